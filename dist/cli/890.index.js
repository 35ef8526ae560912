export const id = 890;
export const ids = [890];
export const modules = {

/***/ 2366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readSpecs)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7304);
/* harmony import */ var _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6562);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7685);




/**
 * Reads the specs that paths name: files, folders that hold a `spec.json`, catalogs, or folders above them.
 * @param paths without any, the `catalog/` or the `spec.json` of the working folder
 * @returns the specs, each once, and a finding for each file that could not be read
 * @throws Failure `FILE_NOT_FOUND` or `NO_SPECS` when a path leads to none
 */
function readSpecs(paths, cwd) {
    const named = paths.length > 0 ? paths : [defaultPath(cwd)];
    const files = new Map(named.flatMap((path) => specsAt(path, cwd)).map((file) => [file.full, file]));
    const entries = [];
    const findings = [];
    for (const file of files.values()) {
        try {
            entries.push(readEntry(file));
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure))
                throw error;
            const { code, message } = error;
            findings.push({ code, severity: 'error', file: file.shown, path: '', message });
        }
    }
    return { entries, findings };
}
function defaultPath(cwd) {
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cwd, 'catalog')) === 'folder')
        return 'catalog';
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cwd, 'spec.json')) === 'file')
        return 'spec.json';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('NO_SPECS', 'There is no catalog/ and no spec.json in this folder. Name a spec, a folder or a catalog.');
}
function specsAt(path, cwd) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path);
    const kind = (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(full);
    if (kind === 'folder') {
        const specs = (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .findSpecs */ .WT)(full, path);
        if (specs.length === 0) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('NO_SPECS', `${path} holds no spec.json, nor does any folder in it.`);
        }
        return specs.map((spec) => ({ full: spec, shown: named(path, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(full, spec)), root: full }));
    }
    if (kind === 'nothing')
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('FILE_NOT_FOUND', `${path} does not exist. Is the path right?`);
    // A link in a checkout could show any file of this machine, even when it is named outright.
    const root = (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .leadsInside */ .uI)(cwd, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(full)) ? cwd : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(full);
    return [{ full, shown: named(path, ''), root }];
}
function named(path, below) {
    const joined = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, below);
    return ((0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? joined : joined.replace(/^\.[\\/]/, '')).replaceAll('\\', '/');
}
function readEntry(spec) {
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(spec.full) !== 'nothing' && !(0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .leadsInside */ .uI)(spec.root, spec.full)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('LINK_OUTSIDE', `${spec.shown} is a link that leads out of the folder. Put the spec itself there.`);
    }
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(spec.full);
    return {
        file: spec.shown,
        full: spec.full,
        text: (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextFile */ .Gu)(spec.full, _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_FILE_BYTES */ .gZ, spec.shown),
        ...((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(spec.full) === 'spec.json' && isCatalog((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder)) && { folder: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(folder) }),
        hasFile: (path) => (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .hasFileInside */ .tc)(folder, path),
    };
}
function isCatalog(folder) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(folder) === 'catalog' || (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'catalog.json')) === 'file';
}


/***/ }),

/***/ 3391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ hasErrors),
/* harmony export */   E: () => (/* binding */ compareFindings)
/* harmony export */ });
const RANK = { error: 0, warning: 1, hint: 2 };
/** Orders findings for a reader: by file, then place, then severity. */
function compareFindings(a, b) {
    return ((a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
        (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
        (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0) ||
        RANK[a.severity] - RANK[b.severity]);
}
function hasErrors(findings) {
    return findings.some((f) => f.severity === 'error');
}


/***/ }),

/***/ 8873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wx: () => (/* binding */ specDigest),
/* harmony export */   ZQ: () => (/* binding */ completeSpec),
/* harmony export */   dj: () => (/* binding */ canonicalJson)
/* harmony export */ });
/* unused harmony exports DEFAULT_VERSION, DEFAULT_TIMEOUT_MINUTES, DEFAULT_DISK_GB, DEFAULT_OUTPUT_NAME */
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8534);

const DEFAULT_VERSION = '1.0.0';
const DEFAULT_TIMEOUT_MINUTES = 60;
/** What every Fargate task has without asking. */
const DEFAULT_DISK_GB = 20;
const DEFAULT_OUTPUT_NAME = '{name}';
/**
 * Fills in every default and puts the fields in one order, so that specs that mean the same are the same JSON.
 * Of `memory`, a missing `minimal` is the suggested amount. `$schema` is for editors only and is left out.
 */
function completeSpec(spec) {
    return dropUndefined({
        name: spec.name,
        version: spec.version ?? DEFAULT_VERSION,
        description: spec.description,
        license: spec.license,
        maintainers: (spec.maintainers ?? []).map((m) => dropUndefined({ github: m.github, github_id: m.github_id, name: m.name, email: m.email })),
        authors: (spec.authors ?? []).map((a) => dropUndefined({ name: a.name, orcid: a.orcid })),
        homepage: spec.homepage,
        source: spec.source,
        documentation: spec.documentation,
        doi: spec.doi,
        tags: [...(spec.tags ?? [])],
        container_name: spec.container_name,
        system: spec.system,
        executable_path: spec.executable_path,
        run_command: spec.run_command,
        input_file_path: withoutTrailingSlash(spec.input_file_path),
        output_file_path: withoutTrailingSlash(spec.output_file_path),
        output_name: spec.output_name ?? DEFAULT_OUTPUT_NAME,
        inputs: { patterns: [...(spec.inputs?.patterns ?? ['*'])] },
        instance_type: spec.instance_type ?? '',
        memory: { minimal: spec.memory.minimal ?? spec.memory.suggested, suggested: spec.memory.suggested },
        CPU: spec.CPU ?? {},
        gpu: spec.gpu && { count: spec.gpu.count },
        disk_gb: spec.disk_gb ?? DEFAULT_DISK_GB,
        timeout_minutes: spec.timeout_minutes ?? DEFAULT_TIMEOUT_MINUTES,
        user_specified_environment_variables: (spec.user_specified_environment_variables ?? []).map((v) => dropUndefined({
            name: v.name,
            required: v.required ?? false,
            type: v.type ?? 'string',
            default: v.default,
            description: v.description,
            secret: v.secret ?? false,
        })),
        port: (spec.port ?? []).map((p) => ({ port: p.port, protocol: p.protocol ?? 'tcp' })),
        exit_codes: sorted(spec.exit_codes ?? {}),
        tests: (spec.tests ?? []).map(completeTest),
        deprecated: spec.deprecated &&
            dropUndefined({ reason: spec.deprecated.reason, replaced_by: spec.deprecated.replaced_by }),
    });
}
function completeTest(test) {
    const contains = Object.entries(test.expect?.contains ?? {}).map(([file, texts]) => [
        file,
        typeof texts === 'string' ? [texts] : [...texts],
    ]);
    return {
        name: test.name,
        input: test.input,
        env: sorted(test.env ?? {}),
        expect: {
            exit_code: test.expect?.exit_code ?? 0,
            outputs: [...(test.expect?.outputs ?? [])],
            sha256: sorted(test.expect?.sha256 ?? {}),
            contains: sorted(Object.fromEntries(contains)),
        },
    };
}
/** The digest of what a spec means: of its canonical JSON, so that order and spacing of the file do not count. */
function specDigest(spec) {
    return (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(canonicalJson(spec));
}
/**
 * JSON without blanks, keys sorted by UTF-16 units at every level, except that keys which are whole numbers come
 * first in their order, where JavaScript puts them.
 */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, v) => v !== null && typeof v === 'object' && !Array.isArray(v) ? sorted(v) : v);
}
function sorted(record) {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
function dropUndefined(record) {
    return Object.fromEntries(Object.entries(record).filter(([, v]) => v !== undefined));
}
function withoutTrailingSlash(path) {
    return path.length > 1 ? path.replace(/\/+$/, '') : path;
}


/***/ }),

/***/ 2345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HC: () => (/* binding */ replace),
/* harmony export */   TF: () => (/* binding */ remove),
/* harmony export */   Wn: () => (/* binding */ pointer),
/* harmony export */   dz: () => (/* binding */ findingAt),
/* harmony export */   oB: () => (/* binding */ nodeAt),
/* harmony export */   t$: () => (/* binding */ positionAt),
/* harmony export */   w5: () => (/* binding */ fieldName)
/* harmony export */ });
/* unused harmony exports rangeOf, offsetInString */
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

const lineStarts = new WeakMap();
/** The position of an offset (UTF-16 units); line ends are LF, CRLF and CR. */
function positionAt(json, offset) {
    let starts = lineStarts.get(json);
    if (!starts) {
        starts = [0];
        for (const m of json.text.matchAll(/\r\n|\n|\r/g))
            starts.push(m.index + m[0].length);
        lineStarts.set(json, starts);
    }
    let low = 0;
    for (let high = starts.length - 1; low < high;) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
}
function rangeOf(json, offset, length) {
    return { start: positionAt(json, offset), end: positionAt(json, offset + length) };
}
/** The property (for keys) or item that a path leads to, and its value; undefined where the text has none. */
function nodeAt(json, path) {
    let value = json.root;
    let property;
    for (const step of path) {
        if (!value)
            return undefined;
        property = undefined;
        if (value.type === 'object') {
            // The last of doubled keys counts, as it does for JSON.parse.
            property = value.children?.findLast((p) => p.children?.[0]?.value === String(step));
            value = property?.children?.[1];
        }
        else {
            value = value.type === 'array' ? value.children?.[Number(step)] : undefined;
        }
    }
    return value && (property ? { value, property } : { value });
}
/** RFC 6901. */
function pointer(path) {
    return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
/** A path as people say it: `memory.suggested`, `port[0].protocol`; safe to show. */
function fieldName(path) {
    return path
        .map((step, i) => {
        if (typeof step === 'number')
            return `[${step}]`;
        const key = (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(step.length > 60 ? `${step.slice(0, 59)}…` : step);
        return i === 0 ? key : `.${key}`;
    })
        .join('');
}
/** Where in the file the `index`-th UTF-16 unit of a string's value stands; escapes are several characters there. */
function offsetInString(json, node, index) {
    let at = node.offset + 1;
    for (let i = 0; i < index && at < node.offset + node.length - 1; i++) {
        if (json.text[at] !== '\\')
            at += 1;
        else
            at += json.text[at + 1] === 'u' ? 6 : 2;
    }
    return at;
}
function replace(node, text) {
    return { offset: node.offset, length: node.length, text };
}
/** Takes a property or an item out of its object or list, with the comma that held it there. */
function remove(node) {
    const siblings = node.parent?.children ?? [node];
    const i = siblings.indexOf(node);
    const next = siblings[i + 1];
    if (next)
        return { offset: node.offset, length: next.offset - node.offset, text: '' };
    const before = siblings[i - 1];
    const start = before ? before.offset + before.length : node.offset;
    return { offset: start, length: node.offset + node.length - start, text: '' };
}
/** Makes a finding about a place in a JSON file. A value that is not there is shown by the nearest one around it. */
function findingAt(json, severity, code, where, text) {
    const [offset, length] = span(json, where);
    return {
        code,
        severity,
        file: json.file,
        range: rangeOf(json, offset, length),
        path: pointer(where.path),
        message: text.message,
        ...(text.got !== undefined && { got: text.got }),
        ...(text.expected !== undefined && { expected: text.expected }),
        ...(text.fix && { fix: text.fix }),
    };
}
function span(json, where) {
    if (where.at === 'file')
        return [where.offset, where.length];
    const found = nodeAt(json, where.path);
    if (!found) {
        for (let up = where.path.slice(0, -1);; up = up.slice(0, -1)) {
            const around = nodeAt(json, up)?.value;
            if (around)
                return [around.offset, 1];
            if (up.length === 0)
                return [0, Math.min(1, json.text.length)];
        }
    }
    const { value, property } = found;
    const key = property?.children?.[0];
    if (where.at === 'key' && key)
        return [key.offset, key.length];
    if (where.at === 'string' && value.type === 'string') {
        const start = offsetInString(json, value, where.start);
        return [start, offsetInString(json, value, where.end) - start];
    }
    // A whole object or list would fill the screen: its opening bracket stands for it.
    if (value.type === 'object' || value.type === 'array')
        return [value.offset, 1];
    return [value.offset, value.length];
}


/***/ }),

/***/ 6562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gZ: () => (/* binding */ MAX_FILE_BYTES),
  Vh: () => (/* binding */ readJson)
});

// UNUSED EXPORTS: MAX_DEPTH

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/esm/main.js + 5 modules
var main = __webpack_require__(9370);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
;// CONCATENATED MODULE: ./lib/src/spec/json/scan-json.js

// The scanner's kinds (jsonc-parser's SyntaxKind is a const enum, which exists only in its types).
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COMMA = 5;
const LINE_COMMENT = 12;
const BLOCK_COMMENT = 13;
const LINE_BREAK = 14;
const BLANK = 15;
const END = 17;
/** Scans a text in one pass, without recursion, so that no nesting can exhaust the stack. */
function scanJson(text) {
    const scanner = (0,main/* createScanner */.z1)(text, false);
    const comments = [];
    const trailingCommas = [];
    const ends = [];
    let level = 0;
    let depth = 0;
    let comma;
    for (;;) {
        const kind = scanner.scan();
        if (kind === END)
            return { depth, comments, trailingCommas, ends };
        const token = { offset: scanner.getTokenOffset(), length: scanner.getTokenLength() };
        if (kind === LINE_BREAK || kind === BLANK || (token.offset === 0 && text[0] === '\ufeff'))
            continue;
        if (kind === LINE_COMMENT || kind === BLOCK_COMMENT) {
            comments.push(token);
            continue;
        }
        if (kind === OPEN_BRACE || kind === OPEN_BRACKET)
            depth = Math.max(depth, ++level);
        if (kind === CLOSE_BRACE || kind === CLOSE_BRACKET) {
            if (comma)
                trailingCommas.push(comma);
            level--;
        }
        comma = kind === COMMA ? token : undefined;
        ends.push(token.offset + token.length);
    }
}

;// CONCATENATED MODULE: ./lib/src/spec/json/syntax-findings.js



/** After so many broken lines, more of them say nothing new. */
const MOST_ERRORS = 10;
/**
 * The mistakes in a text's JSON syntax. One mistake often makes the parser stumble several times, so each line is
 * reported once. Comments, trailing commas and a byte order mark do not break the document and are reported apart.
 */
function syntaxFindings(json, scan, errors) {
    const findings = [];
    const add = (code, where, message, fix) => {
        findings.push((0,json_text/* findingAt */.dz)(json, 'error', code, { path: [], at: 'file', ...where }, {
            message,
            got: where.length > 0 ? (0,quote/* quote */.hD)(json.text.slice(where.offset, where.offset + where.length)) : undefined,
            fix,
        }));
    };
    if (json.text.startsWith('\ufeff')) {
        const mark = { offset: 0, length: 1 };
        add('BYTE_ORDER_MARK', mark, 'The file starts with a byte order mark, which JSON does not allow.', {
            title: 'remove it',
            edits: [(0,json_text/* replace */.HC)(mark, '')],
            safe: true,
        });
    }
    const lines = new Set();
    for (const error of errors) {
        const mistake = explainError(json.text, scan, error);
        const { line } = (0,json_text/* positionAt */.t$)(json, mistake.where.offset);
        if (lines.has(line) || lines.size === MOST_ERRORS)
            continue;
        lines.add(line);
        add('NOT_JSON', mistake.where, mistake.message, mistake.fix);
    }
    for (const comma of scan.trailingCommas) {
        if (errors.some((error) => error.offset === comma.offset))
            continue;
        add('TRAILING_COMMA', comma, 'JSON allows no comma after the last entry.', {
            title: 'remove the comma',
            edits: [(0,json_text/* replace */.HC)(comma, '')],
            safe: true,
        });
    }
    for (const comment of scan.comments) {
        add('COMMENT', comment, 'JSON allows no comments. What readers should know belongs into "description".', {
            title: 'remove the comment',
            edits: [removeComment(json.text, comment)],
            safe: true,
        });
    }
    return findings;
}
/** A comment that has its lines to itself goes with them. */
function removeComment(text, { offset, length }) {
    const before = /(?:^|\n)[ \t]*$/.exec(text.slice(0, offset));
    const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(offset + length));
    if (!before || !after)
        return { offset, length, text: '' };
    const blanks = before[0].replace('\n', '').length;
    return { offset: offset - blanks, length: blanks + length + after[0].length, text: '' };
}
/** Words of other languages for JSON's own. */
const OTHER_WORDS = {
    True: 'true',
    TRUE: 'true',
    False: 'false',
    FALSE: 'false',
    None: 'null',
    nil: 'null',
    NULL: 'null',
    undefined: 'null',
};
function explainError(text, scan, { error, offset, length }) {
    const where = { offset: Math.min(offset, text.length), length: Math.min(length, text.length - offset) };
    const symbol = text.slice(offset, offset + length);
    const behind = scan.ends.findLast((end) => end <= offset) ?? 0;
    switch ((0,main/* printParseErrorCode */._n)(error)) {
        case 'InvalidSymbol':
            return explainSymbol(text, where, symbol);
        case 'CommaExpected':
            return {
                where: { offset: behind, length: 0 },
                message: `A comma is missing before ${(0,quote/* quote */.hD)(symbol.replace(/^"|"$/g, ''))}.`,
                fix: { title: 'insert a comma', edits: [{ offset: behind, length: 0, text: ',' }], safe: true },
            };
        case 'ColonExpected':
            return { where, message: 'A field is written "name": value; here the colon is missing.' };
        case 'PropertyNameExpected':
            return { where, message: `The name of a field must stand here, in double quotes${instead(symbol)}.` };
        case 'ValueExpected':
            return { where, message: `A value is missing here${instead(symbol)}.` };
        case 'CloseBraceExpected':
            return { where: { offset: behind, length: 0 }, message: 'A "{" is never closed: "}" is missing here.' };
        case 'CloseBracketExpected':
            return { where: { offset: behind, length: 0 }, message: 'A "[" is never closed: "]" is missing here.' };
        case 'EndOfFileExpected':
            return {
                where,
                message: 'The document is over before this; a spec is one JSON object and nothing else.',
            };
        case 'UnexpectedEndOfString':
            return { where, message: 'This text is never closed: its last double quote is missing in this line.' };
        case 'UnexpectedEndOfComment':
            return { where, message: 'This comment is never closed, and JSON allows no comments.' };
        case 'UnexpectedEndOfNumber':
        case 'InvalidNumberFormat':
            return { where, message: `${(0,quote/* quote */.hD)(symbol)} is not a number as JSON writes it.` };
        case 'InvalidUnicode':
            return { where, message: 'After \\u in a text, four hex digits must follow.' };
        case 'InvalidEscapeCharacter':
            return {
                where,
                message: 'This text has a backslash before a character that needs none; a backslash itself is written \\\\.',
            };
        case 'InvalidCharacter':
            return explainRawCharacter(where, symbol);
        default:
            return { where, message: 'This is not JSON.' };
    }
}
function instead(symbol) {
    return symbol === '' ? '' : `, not ${(0,quote/* quote */.hD)(symbol)}`;
}
function explainSymbol(text, where, symbol) {
    const single = /'((?:[^'\\\r\n]|\\.)*)'/y;
    single.lastIndex = where.offset;
    const quoted = single.exec(text);
    if (quoted) {
        const inner = quoted[1].replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"');
        const span = { offset: where.offset, length: quoted[0].length };
        return {
            where: span,
            message: 'JSON writes text in double quotes, not in single ones.',
            fix: { title: 'use double quotes', edits: [(0,json_text/* replace */.HC)(span, `"${inner}"`)], safe: true },
        };
    }
    const word = Object.hasOwn(OTHER_WORDS, symbol) ? OTHER_WORDS[symbol] : undefined;
    if (word) {
        return {
            where,
            message: `JSON writes ${word}, not ${symbol}.`,
            fix: { title: `write ${word}`, edits: [(0,json_text/* replace */.HC)(where, word)], safe: true },
        };
    }
    const key = /^([A-Za-z_$][\w$-]*)(:?)$/.exec(symbol);
    if (key &&
        (key[2] || /^\s*:/.test(text.slice(where.offset + symbol.length, where.offset + symbol.length + 50)))) {
        return {
            where,
            message: `The name of a field must be in double quotes: "${key[1]}".`,
            fix: { title: 'put it in double quotes', edits: [(0,json_text/* replace */.HC)(where, `"${key[1]}"${key[2]}`)], safe: true },
        };
    }
    return {
        where,
        message: `${(0,quote/* quote */.hD)(symbol)} is no JSON value. Text must be in double quotes.`,
    };
}
function explainRawCharacter(where, symbol) {
    const message = 'This text holds a tab or another control character as it is; JSON writes it as an escape such as \\t.';
    if (/[^\t\u0020-\uffff]/.test(symbol))
        return { where, message };
    const fix = { title: 'write \\t', edits: [(0,json_text/* replace */.HC)(where, symbol.replace(/\t/g, '\\t'))], safe: true };
    return { where, message, fix };
}

;// CONCATENATED MODULE: ./lib/src/spec/json/read-json.js





/** Specs are a kilobyte or two; what is larger is no spec. In bytes of UTF-8. */
const MAX_FILE_BYTES = 256 * 1024;
/** Nothing in a spec is deeper than five levels. */
const MAX_DEPTH = 32;
// Setting or reading these by name reaches into JavaScript's objects, and `JSON.parse`'s readers differ on them.
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/**
 * Reads JSON with its mistakes: as much of the document as can be understood, and one finding per mistake in the
 * syntax, per doubled or forbidden key and per character that cannot be seen. Never throws.
 * @param prose fields whose text may have several lines; everywhere else a control character is a mistake
 */
function readJson(text, file, prose = () => false) {
    const empty = { file, text, broken: true };
    const whole = (code, message) => ({
        json: empty,
        findings: [{ code, severity: 'error', file, path: '', message }],
    });
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_FILE_BYTES) {
        return whole('FILE_TOO_LARGE', `The file has ${bytes} bytes; a spec may have ${MAX_FILE_BYTES}. Keep data in files of its own.`);
    }
    if (/^\ufeff?\s*$/.test(text))
        return whole('EMPTY_FILE', 'The file is empty; it must hold one JSON object.');
    const scan = scanJson(text);
    if (scan.depth > MAX_DEPTH) {
        return whole('TOO_DEEP', `Objects and lists are ${scan.depth} levels deep in each other; ${MAX_DEPTH} are allowed.`);
    }
    const errors = [];
    // The mark at the start stays a character of the text, so that offsets hold; the parser gets a blank for it.
    const parsed = (0,main/* parseTree */.cZ)(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true });
    const json = { file, text, broken: errors.length > 0, ...(parsed && { root: parsed }) };
    const findings = syntaxFindings(json, scan, errors);
    if (!parsed)
        return { json, findings };
    const content = new Content(json, prose, findings);
    const value = content.read(parsed, []);
    if (parsed.type !== 'object' && errors.length === 0) {
        findings.push((0,json_text/* findingAt */.dz)(json, 'error', 'NOT_AN_OBJECT', { path: [] }, {
            message: 'The file must hold one JSON object: { … }.',
            got: (0,quote/* quote */.hD)(value),
            expected: 'an object',
        }));
    }
    return { json: { ...json, value }, findings };
}
/** Turns the tree into plain values and reports what JSON's grammar allows but nobody means. */
class Content {
    json;
    prose;
    findings;
    constructor(json, prose, findings) {
        this.json = json;
        this.prose = prose;
        this.findings = findings;
    }
    read(node, path) {
        if (node.type === 'object')
            return this.object(node, path);
        if (node.type === 'array')
            return (node.children ?? []).map((item, i) => this.read(item, [...path, i]));
        if (typeof node.value === 'string')
            this.checkCharacters(node, path, 'value');
        if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
            const written = this.json.text.slice(node.offset, node.offset + node.length);
            this.add('NUMBER_TOO_LARGE', node, path, `"${(0,json_text/* fieldName */.w5)(path)}" is larger than any number that JSON readers can hold.`, written);
        }
        return node.value;
    }
    object(node, path) {
        const value = {};
        const first = new Map();
        for (const property of node.children ?? []) {
            const [key, item] = property.children ?? [];
            if (!key)
                continue;
            const name = String(key.value);
            const here = [...path, name];
            if (FORBIDDEN_KEYS.has(name)) {
                this.add('FORBIDDEN_KEY', key, here, `The key ${(0,quote/* quote */.hD)(name)} is not allowed anywhere in a spec. Take it out.`, (0,quote/* quote */.hD)(name));
                continue;
            }
            this.checkCharacters(key, here, 'key');
            const earlier = first.get(name);
            if (earlier)
                this.addDouble(property, earlier, here);
            else
                first.set(name, property);
            if (item)
                value[name] = this.read(item, here);
        }
        return value;
    }
    addDouble(property, earlier, path) {
        const { json } = this;
        const line = json.text.slice(0, earlier.offset).split(/\r\n|\n|\r/).length;
        const source = (n) => n && json.text.slice(n.offset, n.offset + n.length);
        const same = source(property.children?.[1]) === source(earlier.children?.[1]);
        const key = property.children[0];
        this.add('DUPLICATE_KEY', key, path, `The field "${(0,json_text/* fieldName */.w5)(path)}" stands here a second time; the first is in line ${line}. Programs differ in which one they read: keep one.`, (0,quote/* quote */.hD)(key.value), same
            ? { title: 'remove the second, which says the same', edits: [(0,json_text/* remove */.TF)(property)], safe: true }
            : undefined);
    }
    checkCharacters(node, path, part) {
        const found = read_json_hidden(String(node.value), part === 'value' && this.prose(path));
        // Raw control characters are not JSON and are reported as such.
        const raw = this.json.text.slice(node.offset, node.offset + node.length);
        if (!found || (found < ' ' && raw.includes(found)))
            return;
        const code = `U+${found.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
        this.add('HIDDEN_CHARACTER', node, path, `"${(0,json_text/* fieldName */.w5)(path)}" has the character ${code} in its ${part === 'key' ? 'name' : 'text'}, which cannot be seen or steers what is shown. Take it out.`, (0,quote/* quote */.hD)(node.value));
    }
    add(code, node, path, message, got, fix) {
        const { offset, length } = node;
        const finding = (0,json_text/* findingAt */.dz)(this.json, 'error', code, { path, at: 'file', offset, length }, {
            message,
            got,
            fix,
        });
        this.findings.push({ ...finding, path: (0,json_text/* pointer */.Wn)(path) });
    }
}
// Joiners (U+200C, U+200D) are left alone: scripts and emoji need them. Lone surrogates have no UTF-8.
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** The first hidden character. In prose, tabs and line ends are no surprise. */
function read_json_hidden(text, prose) {
    for (const [character] of text.matchAll(HIDDEN))
        if (!prose || !/[\t\r\n]/.test(character))
            return character;
    return undefined;
}


/***/ }),

/***/ 287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hd: () => (/* binding */ examineSpec),
  F9: () => (/* binding */ parseSpec)
});

// UNUSED EXPORTS: MAX_SPEC_BYTES

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(8873);
// EXTERNAL MODULE: ./lib/src/spec/json/read-json.js + 2 modules
var read_json = __webpack_require__(6562);
// EXTERNAL MODULE: ./lib/src/spec/near.js + 1 modules
var near = __webpack_require__(6785);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(3026);
// EXTERNAL MODULE: ./lib/src/spec/words.js
var spec_words = __webpack_require__(4161);
;// CONCATENATED MODULE: ./lib/src/spec/rules/command.js




const FIELD = ['run_command'];
/** Programs that run a script given as an argument, and the option that gives it. */
const SCRIPT_OPTIONS = [
    [/^(?:ba|da|a|k|z)?sh$/, /^-[a-z]*c$/],
    [/^python[\d.]*$/, /^-c$/],
    [/^(?:perl|ruby|node|Rscript)$/, /^-e$/],
];
/** `run_command`: it splits into words, names what it is given, and needs no shell that is not there. */
function checkCommand(report) {
    const command = report.text(FIELD);
    if (command === undefined)
        return;
    let words;
    try {
        words = (0,spec_words/* splitWords */.yM)(command);
    }
    catch (error) {
        if (!(error instanceof spec_words/* UnfinishedQuote */.IP))
            throw error;
        report.add('error', 'UNFINISHED_QUOTE', at(error.offset, error.offset + 1), {
            message: `"run_command" cannot be split into words: ${error.message}.`,
            got: (0,quote/* quote */.hD)(command),
        });
        return;
    }
    if (words.length === 0 || (0,spec_words/* wordText */.en)(words[0]) === '') {
        report.add('error', 'EMPTY', { path: FIELD }, {
            message: '"run_command" names no program to run.',
            got: (0,quote/* quote */.hD)(command),
            expected: 'a program and its arguments',
        });
        return;
    }
    const uses = (0,spec_words/* namesIn */.wX)(words);
    const script = scriptOf(words);
    const meant = checkNames(report, uses);
    checkInputAndOutput(report, command, uses, meant);
    if (script === undefined)
        checkShellSyntax(report, command, words);
    else
        checkScript(report, uses, script);
    const executable = report.text(['executable_path']);
    if (executable?.startsWith('/') && !command.includes(executable)) {
        report.add('hint', 'EXECUTABLE_NOT_RUN', { path: ['executable_path'] }, {
            message: `"run_command" does not run ${(0,quote/* quote */.hD)(executable)}, the "executable_path".`,
            got: (0,quote/* quote */.hD)(executable),
        });
    }
}
function at(start, end) {
    return { path: FIELD, at: 'string', start, end };
}
function checkInputAndOutput(report, command, uses, meant) {
    const used = new Set([...meant, ...uses.filter((use) => !use.literal).map((use) => use.name)]);
    const quoted = uses.find((use) => use.literal && use.name === 'input');
    if (!['input', 'input_name', 'input_stem'].some((name) => used.has(name))) {
        report.add('warning', 'NO_INPUT', quoted ? at(quoted.offset, quoted.offset + quoted.text.length) : { path: FIELD }, {
            message: quoted
                ? '"run_command" has $input only in single quotes, where it stays as it is. Use double quotes or none.'
                : '"run_command" does not say $input, so the algorithm is not told which file to read.',
            got: (0,quote/* quote */.hD)(command),
            expected: '$input',
        });
    }
    if (!['output', 'output_dir'].some((name) => used.has(name))) {
        report.add('hint', 'NO_OUTPUT', { path: FIELD }, {
            message: '"run_command" says neither $output nor $output_dir: the algorithm must leave its files in "output_file_path" by itself.',
            got: (0,quote/* quote */.hD)(command),
            expected: '$output',
        });
    }
}
/** Reports names that are not declared; gives those that were probably meant, so that they are not missed as well. */
function checkNames(report, uses) {
    const guessed = new Set();
    const declared = report
        .items(['user_specified_environment_variables'])
        .map((path) => report.text([...path, 'name']))
        .filter((name) => name !== undefined);
    const known = [...reserved/* COMMAND_NAMES */.nZ, ...declared];
    for (const use of uses) {
        if (use.literal || known.includes(use.name))
            continue;
        const meant = (0,near/* nearest */.p)(use.name, known);
        if (meant)
            guessed.add(meant);
        const command = report.text(FIELD);
        const right = meant && (use.text.startsWith('${') ? `\${${meant}}` : `$${meant}`);
        const end = use.offset + use.text.length;
        report.add('warning', 'UNKNOWN_VARIABLE', at(use.offset, end), {
            message: right
                ? `"run_command" says ${(0,quote/* quote */.hD)(use.text)}, which is not declared; did you mean "${right}"?`
                : `"run_command" says ${(0,quote/* quote */.hD)(use.text)}, which is not declared: it would stay as it is. Declare it in "user_specified_environment_variables", or put it in single quotes.`,
            got: (0,quote/* quote */.hD)(use.text),
            expected: right,
            fix: right
                ? report.rewrite(FIELD, command.slice(0, use.offset) + right + command.slice(end), false, `write ${right}`)
                : undefined,
        });
    }
    return guessed;
}
// What a shell would act on outside quotes: operators, substitutions, patterns of file names, the home directory.
const OPERATOR = /\|\|?|&&?|;|>>?|<<?|`|\$[({@*#?$!0-9-]|[*]|^~(?=\/|$)|^\(|\)$/;
const BUILTIN = /^(?:cd|export|source|\.|set|ulimit|umask|eval|exec|[A-Za-z_]\w*=.*)$/s;
function checkShellSyntax(report, command, words) {
    const first = words[0];
    let found;
    if (BUILTIN.test((0,spec_words/* wordText */.en)(first)))
        found = { text: (0,spec_words/* wordText */.en)(first), start: first.start };
    for (const word of words) {
        for (const part of found ? [] : word.parts) {
            const m = part.quoting === 'bare'
                ? OPERATOR.exec(part.text.replace(/\$\{[A-Za-z_]\w*\}/g, (s) => ' '.repeat(s.length)))
                : null;
            if (m)
                found = { text: m[0], start: part.offset + m.index };
        }
    }
    for (let i = 1; i < words.length && !found; i++) {
        const line = command
            .slice(words[i - 1].end, words[i].start)
            .replace('\\\n', '  ')
            .indexOf('\n');
        if (line >= 0)
            found = { text: '\n', start: words[i - 1].end + line };
    }
    if (!found)
        return;
    report.add('warning', 'NEEDS_SHELL', at(found.start, found.start + Math.min(found.text.length, 60)), {
        message: `"run_command" has ${(0,quote/* quote */.hD)(found.text)}, but no shell runs it: it is given to the program as it is. If that is meant, quote it; if a shell is meant, write: ${SHELL_FORM}`,
        got: (0,quote/* quote */.hD)(found.text),
        fix: shellFix(report, command),
    });
}
const SHELL_FORM = `sh -c '… "$1" … "$2"' sh $input $output`;
/** The command as a script of `sh`, with the files as arguments, so that no file's name is ever read as a script. */
function shellFix(report, command) {
    if (command.includes("'") || /\$\d/.test(command))
        return undefined;
    const names = [];
    const script = command.replace(/"?\$(?:\{(\w+)\}|([A-Za-z_]\w*))"?/g, (written, braced, plain) => {
        const name = (braced ?? plain);
        if (!reserved/* COMMAND_NAMES */.nZ.includes(name))
            return written;
        if (!names.includes(name))
            names.push(name);
        return `"$${names.indexOf(name) + 1}"`;
    });
    const fixed = `sh -c '${script}' sh${names.map((name) => ` $${name}`).join('')}`;
    return report.rewrite(FIELD, fixed, false);
}
/** The index of the word that is a script for a shell or another interpreter. */
function scriptOf(words) {
    const program = (0,spec_words/* wordText */.en)(words[0]).split('/').at(-1);
    const option = SCRIPT_OPTIONS.find(([name]) => name.test(program))?.[1];
    const i = option ? words.findIndex((word, at) => at > 0 && option.test((0,spec_words/* wordText */.en)(word))) : -1;
    return i < 0 || i + 1 >= words.length ? undefined : i + 1;
}
function checkScript(report, uses, script) {
    const use = uses.find((u) => u.word === script && !u.literal);
    if (!use)
        return;
    report.add('warning', 'VALUE_IN_SCRIPT', at(use.offset, use.offset + use.text.length), {
        message: `"run_command" puts ${(0,quote/* quote */.hD)(use.text)} into a script, so that a file's name could be run as a command. Put the script in single quotes and give the value as an argument: ${SHELL_FORM}`,
        got: (0,quote/* quote */.hD)(use.text),
    });
}

;// CONCATENATED MODULE: ./lib/src/spec/template.js
/** `output_name`: how an output's file name is made from its input's. */
const PLACEHOLDER = /\{([^{}]*)\}/g;
const PLACEHOLDERS = ['name', 'stem', 'ext'];
/**
 * Names an output after its input. `{name}` is the input's file name, `{stem}` that without its last ending, `{ext}`
 * the ending without its dot. An input without an ending takes the dot before `{ext}` along: `{stem}.{ext}` of
 * `README` is `README`.
 */
function outputName(template, inputName) {
    const dot = inputName.lastIndexOf('.');
    const stem = dot > 0 ? inputName.slice(0, dot) : inputName;
    const ext = dot > 0 ? inputName.slice(dot + 1) : '';
    const parts = { name: inputName, stem, ext };
    // In one pass: what stands for a placeholder may look like one.
    return (ext === '' ? template.replaceAll('.{ext}', '') : template).replace(/\{(name|stem|ext)\}/g, (_, part) => parts[part]);
}
/** The placeholders of a template: what is in the braces, and where the brace opens. */
function placeholdersIn(template) {
    return [...template.matchAll(PLACEHOLDER)].map((m) => ({
        name: m[1],
        offset: m.index,
        length: m[0].length,
    }));
}

;// CONCATENATED MODULE: ./lib/src/spec/rules/identity.js




// semver.org, "Is there a suggested regular expression", without build metadata: a version is an image's tag too,
// and tags have no "+".
const NUMBER = '(?:0|[1-9]\\d*)';
const IDENTIFIER = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)';
const SEMVER = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${IDENTIFIER}(?:\\.${IDENTIFIER})*)?$`);
/** Who the algorithm is: name, version, people, addresses, and how its outputs are called. */
function checkIdentity(report, folder) {
    checkName(report, folder);
    checkVersion(report);
    checkPeople(report);
    checkAddresses(report);
    checkDoubles(report, ['tags'], 'tag');
    checkOutputName(report);
    const name = report.text(['name']);
    const replacement = report.text(['deprecated', 'replaced_by']);
    if (name !== undefined && replacement !== undefined && (0,reserved/* foldName */.zN)(name) === (0,reserved/* foldName */.zN)(replacement)) {
        report.add('error', 'REPLACED_BY_ITSELF', { path: ['deprecated', 'replaced_by'] }, {
            message: `"deprecated.replaced_by" names this algorithm itself, ${(0,quote/* quote */.hD)(replacement)}.`,
            got: (0,quote/* quote */.hD)(replacement),
        });
    }
}
/** What a good entry has besides, as hints: publishing works without. */
function hintAtMissing(report) {
    const wishes = [
        ['version', 'without it, this is version 1.0.0'],
        ['description', 'it is what people read when they look for an algorithm'],
        ['license', 'without one, nobody knows whether they may use it'],
        ['maintainers', 'they are asked before somebody else changes the entry'],
        ['tests', 'a test on a small sample shows that the wrapped image works'],
    ];
    for (const [field, why] of wishes) {
        if (report.has([field]))
            continue;
        report.add('hint', 'NOT_SAID', { path: [field] }, { message: `"${field}" is not there: ${why}.` });
    }
}
function checkName(report, folder) {
    const name = report.text(['name']);
    if (name === undefined)
        return;
    if ((0,reserved/* isReservedName */.ce)(name)) {
        report.add('error', 'RESERVED_NAME', { path: ['name'] }, {
            message: `"name" is ${(0,quote/* quote */.hD)(name)}, which the catalog or an operating system needs for itself. Choose another.`,
            got: (0,quote/* quote */.hD)(name),
        });
    }
    else if (folder !== undefined && folder !== name) {
        report.add('error', 'NAME_IS_NOT_FOLDER', { path: ['name'] }, {
            message: `"name" is ${(0,quote/* quote */.hD)(name)}, but the file is in the folder ${(0,quote/* quote */.hD)(folder)}; they must be the same.`,
            got: (0,quote/* quote */.hD)(name),
            expected: (0,quote/* quote */.hD)(folder),
            fix: report.rewrite(['name'], folder, false),
        });
    }
}
function checkVersion(report) {
    const version = report.text(['version']);
    if (version === undefined || SEMVER.test(version))
        return;
    const plain = version.trim().replace(/^[vV=]\s*/, '');
    const better = [plain, `${plain}.0`, `${plain}.0.0`, plain.replace(/\+.*/s, '')].find((v) => SEMVER.test(v));
    report.add('error', 'NOT_SEMVER', { path: ['version'] }, {
        message: `"version" is ${(0,quote/* quote */.hD)(version)}; it must have three numbers such as 1.2.0${version.includes('+') ? ', and nothing after "+"' : ''}.${better ? ` Did you mean "${better}"?` : ''}`,
        got: (0,quote/* quote */.hD)(version),
        expected: better ?? 'a version such as 1.2.0',
        fix: better ? report.rewrite(['version'], better, !version.includes('+')) : undefined,
    });
}
function checkPeople(report) {
    const logins = report.items(['maintainers']).map((path) => [...path, 'github']);
    const first = new Set();
    for (const path of logins) {
        const login = report.text(path)?.toLowerCase();
        if (login === undefined)
            continue;
        if (first.has(login)) {
            report.add('warning', 'DUPLICATE_ENTRY', { path }, {
                message: `${(0,quote/* quote */.hD)(report.text(path))} is in "maintainers" twice.`,
                got: (0,quote/* quote */.hD)(report.text(path)),
            });
        }
        first.add(login);
    }
    for (const path of report.items(['authors'])) {
        const orcid = report.text([...path, 'orcid']);
        if (orcid === undefined || orcid.endsWith(orcidCheck(orcid)))
            continue;
        report.add('error', 'NOT_AN_ORCID', { path: [...path, 'orcid'] }, {
            message: `${(0,quote/* quote */.hD)(orcid)} is no ORCID iD: its last character does not fit the others. Is a digit mistyped?`,
            got: (0,quote/* quote */.hD)(orcid),
        });
    }
}
/** The last character of an ORCID iD (ISO/IEC 7064, MOD 11-2). */
function orcidCheck(orcid) {
    let total = 0;
    for (const digit of orcid.replace(/-/g, '').slice(0, 15))
        total = ((total + Number(digit)) * 2) % 11;
    const check = (12 - total) % 11;
    return check === 10 ? 'X' : String(check);
}
function checkAddresses(report) {
    for (const field of ['homepage', 'source', 'documentation']) {
        const address = report.text([field]);
        if (address === undefined)
            continue;
        const url = URL.parse(address);
        if (url && !url.username && !url.password)
            continue;
        report.add('error', 'BAD_ADDRESS', { path: [field] }, {
            message: url
                ? `"${field}" has a user name or a password in it, which everybody could read. Take it out.`
                : `"${field}" is ${(0,quote/* quote */.hD)(address)}, which is no address a browser could open.`,
            got: url ? (0,quote/* quote */.hD)(`${url.protocol}//…@${url.host}`) : (0,quote/* quote */.hD)(address),
            expected: 'an address such as https://example.org/blur',
        });
    }
}
function checkDoubles(report, list, what) {
    const first = new Set();
    for (const path of report.items(list)) {
        const text = report.text(path);
        if (text === undefined)
            continue;
        if (first.has(text)) {
            report.add('warning', 'DUPLICATE_ENTRY', { path }, {
                message: `The ${what} ${(0,quote/* quote */.hD)(text)} is there twice.`,
                got: (0,quote/* quote */.hD)(text),
            });
        }
        first.add(text);
    }
}
function checkOutputName(report) {
    const path = ['output_name'];
    const template = report.text(path);
    if (template === undefined)
        return;
    const bare = template.replace(/\{(?:name|stem|ext)\}/g, '');
    const known = placeholdersIn(template).filter((p) => PLACEHOLDERS.includes(p.name));
    for (const { name, offset, length } of placeholdersIn(template)) {
        if (PLACEHOLDERS.includes(name))
            continue;
        const meant = (0,near/* nearest */.p)(name, PLACEHOLDERS);
        report.add('error', 'UNKNOWN_PLACEHOLDER', { path, at: 'string', start: offset, end: offset + length }, {
            message: `"output_name" has ${(0,quote/* quote */.hD)(`{${name}}`)}; there are {name}, {stem} and {ext}.${meant ? ` Did you mean {${meant}}?` : ''}`,
            got: (0,quote/* quote */.hD)(`{${name}}`),
            expected: '{name}, {stem} or {ext}',
            fix: meant
                ? report.rewrite(path, `${template.slice(0, offset)}{${meant}}${template.slice(offset + length)}`, false)
                : undefined,
        });
    }
    if (/[/\\]/.test(template) || /^\.{0,2}$/.test(template.trim())) {
        report.add('error', 'BAD_OUTPUT_NAME', { path }, {
            message: `"output_name" is ${(0,quote/* quote */.hD)(template)}; it must be the name of a file, without "/" or "\\".`,
            got: (0,quote/* quote */.hD)(template),
            expected: 'a name such as {stem}.json',
        });
    }
    else if (/[{}]/.test(bare) && placeholdersIn(template).length === known.length) {
        report.add('error', 'UNKNOWN_PLACEHOLDER', { path }, {
            message: `"output_name" is ${(0,quote/* quote */.hD)(template)}, which has a brace without its partner.`,
            got: (0,quote/* quote */.hD)(template),
            expected: '{name}, {stem} or {ext}',
        });
    }
    else if (placeholdersIn(template).length === 0) {
        report.add('warning', 'OUTPUTS_OVERWRITE', { path }, {
            message: `"output_name" is ${(0,quote/* quote */.hD)(template)} for every input, so that two inputs of one folder overwrite each other's output. Put {stem} into it.`,
            got: (0,quote/* quote */.hD)(template),
            expected: 'a name such as {stem}.json',
        });
    }
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
;// CONCATENATED MODULE: ./lib/src/spec/rules/image.js



const image_FIELD = ['container_name'];
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)(?::\d+)?$/;
/** `container_name`: an image name that others can pull, best one that always means the same image. */
function checkImage(report) {
    const name = report.text(image_FIELD);
    if (name === undefined)
        return;
    let reference;
    try {
        reference = (0,image_reference/* parseReference */.F2)(name);
    }
    catch (error) {
        if (!(error instanceof failure.Failure))
            throw error;
        const better = improved(name);
        report.add('error', 'BAD_REFERENCE', { path: image_FIELD }, {
            message: `"container_name": ${reason(error.message, name)}${better ? ` Did you mean ${(0,quote/* quote */.hD)(better)}?` : ''}`,
            got: (0,quote/* quote */.hD)(name),
            expected: 'an image name as `docker pull` takes it',
            fix: better ? report.rewrite(image_FIELD, better, true) : undefined,
        });
        return;
    }
    if (reference.kind !== 'registry' || LOOPBACK.test(reference.registry)) {
        report.add('warning', 'ONLY_ON_THIS_MACHINE', { path: image_FIELD }, {
            message: `"container_name" is ${(0,quote/* quote */.hD)(name)}, an image that only this machine has. Push it to a registry before you publish.`,
            got: (0,quote/* quote */.hD)(name),
        });
    }
    else if (!reference.digest && (reference.tag ?? 'latest') === 'latest') {
        report.add('hint', 'MOVING_TAG', { path: image_FIELD }, {
            message: `"container_name" is ${(0,quote/* quote */.hD)(name)}, whose tag "latest" moves: name a version, so that it stays the same image.`,
            got: (0,quote/* quote */.hD)(name),
            expected: `${name.replace(/:latest$/, '')}:1.0`,
        });
    }
}
/** The same sentence with the name quoted as all findings quote, and nothing in the reason that cannot be seen. */
function reason(message, name) {
    const marker = ' is not an image name: ';
    const why = (0,quote/* escapeUnseen */.YA)(message.slice(message.indexOf(marker) + marker.length));
    return `${(0,quote/* quote */.hD)(name)}${marker}${why.length > 160 ? `${why.slice(0, 159)}…` : why}`;
}
/** The image name in what people copy: a whole command, an address, capital letters. */
function improved(name) {
    const bare = name
        .trim()
        .replace(/^(?:sudo\s+)?(?:docker|podman)\s+(?:image\s+)?pull\s+/, '')
        .replace(/^https?:\/\/hub\.docker\.com\/(?:r|repository\/docker)\/([^/]+\/[^/]+).*$/, '$1')
        .replace(/^https?:\/\/hub\.docker\.com\/_\/([^/]+).*$/, '$1')
        .replace(/^https?:\/\//, '')
        .replace(/\/$/, '');
    const cut = bare.search(/[:@](?!.*\/)/);
    const lower = cut < 0 ? bare.toLowerCase() : bare.slice(0, cut).toLowerCase() + bare.slice(cut);
    for (const candidate of [bare, lower]) {
        if (candidate === name)
            continue;
        try {
            (0,image_reference/* parseReference */.F2)(candidate);
            return candidate;
        }
        catch {
            // not this one either
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/spdx-expression-parse/index.js
var spdx_expression_parse = __webpack_require__(3326);
;// CONCATENATED MODULE: ./lib/src/spec/rules/license.js


/** What people write for common licenses, flattened, and the identifier that it names without doubt. */
const COMMON = {
    mit: 'MIT',
    mitlicense: 'MIT',
    themitlicense: 'MIT',
    apache: 'Apache-2.0',
    apache2: 'Apache-2.0',
    apache20: 'Apache-2.0',
    apachev2: 'Apache-2.0',
    apachelicense20: 'Apache-2.0',
    apachelicense2: 'Apache-2.0',
    apachelicenseversion20: 'Apache-2.0',
    bsd2: 'BSD-2-Clause',
    bsd2clause: 'BSD-2-Clause',
    bsd3: 'BSD-3-Clause',
    bsd3clause: 'BSD-3-Clause',
    isc: 'ISC',
    gplv2: 'GPL-2.0-only',
    gpl2: 'GPL-2.0-only',
    gplv3: 'GPL-3.0-only',
    gpl3: 'GPL-3.0-only',
    gplv2orlater: 'GPL-2.0-or-later',
    gplv3orlater: 'GPL-3.0-or-later',
    lgplv3: 'LGPL-3.0-only',
    lgpl3: 'LGPL-3.0-only',
    agplv3: 'AGPL-3.0-only',
    agpl3: 'AGPL-3.0-only',
    mpl2: 'MPL-2.0',
    mpl20: 'MPL-2.0',
    cc0: 'CC0-1.0',
    ccby4: 'CC-BY-4.0',
    ccby40: 'CC-BY-4.0',
    publicdomain: 'CC0-1.0',
    proprietary: 'LicenseRef-Proprietary',
    unlicensed: 'LicenseRef-Proprietary',
};
/** These say something else than what they were written for, or add a version that nobody wrote. */
const GUESSES = new Set([
    'apache',
    'publicdomain',
    'unlicensed',
    'proprietary',
    'gpl2',
    'gpl3',
    'lgpl3',
    'agpl3',
]);
/** `license`: an expression of the System Package Data Exchange, so that machines can tell what is allowed. */
function checkLicense(report) {
    const license = report.text(['license']);
    if (license === undefined || isSpdx(license))
        return;
    const flat = license.toLowerCase().replace(/[^a-z0-9]/g, '');
    const better = Object.hasOwn(COMMON, flat)
        ? COMMON[flat]
        : [license.trim(), license.toUpperCase()].find(isSpdx);
    report.add('error', 'NOT_SPDX', { path: ['license'] }, {
        message: `"license" is ${(0,quote/* quote */.hD)(license)}; it must be an SPDX expression such as MIT, Apache-2.0 or GPL-3.0-or-later.${better ? ` Did you mean "${better}"?` : ' A license of your own is LicenseRef-Name.'}`,
        got: (0,quote/* quote */.hD)(license),
        expected: better ?? 'an SPDX expression',
        fix: better ? report.rewrite(['license'], better, !GUESSES.has(flat)) : undefined,
    });
}
function isSpdx(text) {
    try {
        spdx_expression_parse(text);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/src/spec/rules/paths.js

/** Where the system or we live: nothing of an algorithm's may be put there. */
const RESERVED_PATH = /^\/(?:proc|sys|dev|\.pipewright)(?:\/|$)/;
/** The three paths inside the image: full, without detours, and not where the system lives. */
function checkPaths(report) {
    for (const field of ['input_file_path', 'output_file_path', 'executable_path']) {
        const path = report.text([field]);
        if (path === undefined)
            continue;
        if (!path.startsWith('/')) {
            report.add('error', 'NOT_A_FULL_PATH', { path: [field] }, {
                message: `"${field}" is ${(0,quote/* quote */.hD)(path)}; it must be a full path inside the image, starting with "/".`,
                got: (0,quote/* quote */.hD)(path),
                expected: 'a full path',
                fix: /^[\w.-]/.test(path) ? report.rewrite([field], `/${path}`, false) : undefined,
            });
            continue;
        }
        const normal = normalised(path);
        const written = path.length > 1 && field !== 'executable_path' ? path.replace(/\/$/, '') : path;
        if (normal !== written) {
            const climbs = path.split('/').includes('..');
            report.add('error', 'PATH_WITH_DETOUR', { path: [field] }, {
                message: `"${field}" is ${(0,quote/* quote */.hD)(path)}; it must have no "..", "." or doubled "/" in it. Did you mean ${(0,quote/* quote */.hD)(normal)}?`,
                got: (0,quote/* quote */.hD)(path),
                expected: normal,
                fix: report.rewrite([field], normal, !climbs),
            });
        }
        else if (RESERVED_PATH.test(normal)) {
            report.add('error', 'RESERVED_PATH', { path: [field] }, {
                message: `"${field}" is ${(0,quote/* quote */.hD)(path)}, which belongs to the system. Choose a folder of the algorithm's own.`,
                got: (0,quote/* quote */.hD)(path),
            });
        }
    }
    const input = report.text(['input_file_path']);
    const output = report.text(['output_file_path']);
    if (!input?.startsWith('/') || !output?.startsWith('/'))
        return;
    const [a, b] = [normalised(input), normalised(output)];
    if (a === b || within(a, b) || within(b, a)) {
        report.add('hint', 'SHARED_FOLDER', { path: ['output_file_path'] }, {
            message: a === b
                ? `Inputs and outputs share the folder ${(0,quote/* quote */.hD)(a)}; folders of their own keep an input from being taken for an output.`
                : `${(0,quote/* quote */.hD)(within(a, b) ? a : b)} lies inside ${(0,quote/* quote */.hD)(within(a, b) ? b : a)}; folders of their own keep inputs and outputs apart.`,
            got: (0,quote/* quote */.hD)(output),
        });
    }
}
function within(inner, outer) {
    return inner.startsWith(outer === '/' ? '/' : `${outer}/`);
}
function normalised(path) {
    const steps = [];
    for (const step of path.split('/')) {
        if (step === '..')
            steps.pop();
        else if (step !== '' && step !== '.')
            steps.push(step);
    }
    return `/${steps.join('/')}`;
}

// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/spec/schema-findings.js + 4 modules
var schema_findings = __webpack_require__(5625);
;// CONCATENATED MODULE: ./lib/src/spec/rules/report.js


/** What the rules get: a document whose shape was checked, and a place for what they find. */
class Report {
    findings;
    json;
    /** Values that already have an error: rules have nothing to add to them. */
    wrong;
    constructor(json, findings) {
        this.json = json;
        this.findings = [...findings];
        this.wrong = new Set(findings.filter((f) => f.severity === 'error').map((f) => f.path));
    }
    add(severity, code, where, text) {
        this.findings.push((0,json_text/* findingAt */.dz)(this.json, severity, code, where, text));
    }
    /** The value at a path; undefined where it is missing or already has an error. */
    value(path) {
        return this.wrong.has((0,json_text/* pointer */.Wn)(path)) ? undefined : (0,schema_findings/* valueAt */.f)(this.json.value, path);
    }
    text(path) {
        const value = this.value(path);
        return typeof value === 'string' ? value : undefined;
    }
    number(path) {
        const value = this.value(path);
        return typeof value === 'number' ? value : undefined;
    }
    /** The paths of a list's items. */
    items(path) {
        const value = this.value(path);
        return Array.isArray(value) ? value.map((_, i) => [...path, i]) : [];
    }
    /** The keys of an object and the paths of their values. */
    entries(path) {
        const value = this.value(path);
        return value !== null && typeof value === 'object' && !Array.isArray(value)
            ? Object.keys(value).map((key) => [key, [...path, key]])
            : [];
    }
    /** The document has this field, whatever is in it. */
    has(path) {
        return (0,schema_findings/* valueAt */.f)(this.json.value, path) !== undefined;
    }
    node(path) {
        return (0,json_text/* nodeAt */.oB)(this.json, path);
    }
    /** A fix that writes another value. */
    rewrite(path, value, safe, title) {
        const node = this.node(path)?.value;
        const text = JSON.stringify(value);
        return (node && {
            title: title ?? `write ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`,
            edits: [(0,json_text/* replace */.HC)(node, text)],
            safe,
        });
    }
}

;// CONCATENATED MODULE: ./lib/src/spec/rules/resources.js

// The largest Fargate task (Amazon ECS Developer Guide, "Task CPU and memory", "Fargate task ephemeral storage").
const FARGATE_MEMORY_MB = 122_880;
const FARGATE_CPU = 16;
const FARGATE_DISK_GB = 200;
/** EC2 families with GPUs that ECS can hand out. */
const GPU_FAMILY = /^[gp]\d/;
/** Memory, CPU, GPU, disk, ports: that they fit together. */
function checkResources(report) {
    const minimal = report.number(['memory', 'minimal']);
    const suggested = report.number(['memory', 'suggested']);
    if (minimal !== undefined && suggested !== undefined && minimal > suggested) {
        report.add('error', 'MEMORY_ORDER', { path: ['memory', 'minimal'] }, {
            message: `"memory.minimal" is ${minimal}, more than the ${suggested} of "memory.suggested"; it must be that or less.`,
            got: String(minimal),
            expected: `${suggested} or less`,
            fix: report.rewrite(['memory', 'minimal'], suggested, false),
        });
    }
    const type = report.text(['instance_type']);
    const gpus = report.number(['gpu', 'count']);
    if (gpus !== undefined && type && !GPU_FAMILY.test(type)) {
        report.add('warning', 'NO_GPU_THERE', { path: ['instance_type'] }, {
            message: `"instance_type" is ${(0,quote/* quote */.hD)(type)}, which has no GPU, but "gpu.count" is ${gpus}. Name a type such as g5.xlarge, or none.`,
            got: (0,quote/* quote */.hD)(type),
        });
    }
    if (!type && gpus === undefined)
        checkFargate(report, suggested);
    checkPorts(report);
}
function checkFargate(report, memory) {
    const limits = [
        [['memory', 'suggested'], memory, FARGATE_MEMORY_MB, 'MB of memory'],
        [['CPU'], report.number(['CPU']), FARGATE_CPU, 'vCPUs'],
        [['disk_gb'], report.number(['disk_gb']), FARGATE_DISK_GB, 'GB of disk'],
    ];
    for (const [path, value, most, unit] of limits) {
        if (value === undefined || value <= most)
            continue;
        report.add('hint', 'LARGER_THAN_FARGATE', { path }, {
            message: `"${path.join('.')}" is ${value}; Fargate has ${most} ${unit} at most, so that an EC2 instance is started. Name one in "instance_type".`,
            got: String(value),
            expected: `${most} or less, or an "instance_type"`,
        });
    }
}
function checkPorts(report) {
    const first = new Map();
    for (const [i, path] of report.items(['port']).entries()) {
        const port = report.number([...path, 'port']);
        if (port === undefined)
            continue;
        const key = `${port}/${report.text([...path, 'protocol']) ?? 'tcp'}`;
        const earlier = first.get(key);
        if (earlier === undefined)
            first.set(key, i);
        else {
            report.add('error', 'DUPLICATE_PORT', { path: [...path, 'port'] }, {
                message: `"port" has ${key} twice, as entry ${earlier + 1} and as entry ${i + 1}. Keep one.`,
                got: String(port),
            });
        }
    }
}

;// CONCATENATED MODULE: ./lib/src/spec/rules/variables.js


/** The types a variable may have, in words. */
const TYPES = {
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
};
/** What users may set: names that are free, values that fit. */
function checkVariables(report) {
    const first = new Map();
    for (const [i, path] of report.items(['user_specified_environment_variables']).entries()) {
        const name = report.text([...path, 'name']);
        if (name !== undefined) {
            variables_checkName(report, [...path, 'name'], name);
            const earlier = first.get(name);
            if (earlier === undefined)
                first.set(name, i);
            else {
                report.add('error', 'DUPLICATE_VARIABLE', { path: [...path, 'name'] }, {
                    message: `The variable ${(0,quote/* quote */.hD)(name)} is declared twice, as entry ${earlier + 1} and as entry ${i + 1}. Keep one.`,
                    got: (0,quote/* quote */.hD)(name),
                });
            }
        }
        checkDefault(report, path, name ?? '');
    }
}
function variables_checkName(report, path, name) {
    const ours = reserved/* COMMAND_NAMES */.nZ.includes(name);
    if (!ours && !(0,reserved/* isReservedVariable */.x4)(name))
        return;
    report.add('error', 'RESERVED_VARIABLE', { path }, {
        message: ours
            ? `The variable ${(0,quote/* quote */.hD)(name)} has the name of one that "run_command" always has. Choose another name.`
            : `The variable ${(0,quote/* quote */.hD)(name)} belongs to the system; users may not set it. Choose another name.`,
        got: (0,quote/* quote */.hD)(name),
        expected: 'no PATH, LD_*, AWS_*, ECS_*, GITHUB_*, PIPEWRIGHT_* or NODE_OPTIONS',
    });
}
function checkDefault(report, path, name) {
    const field = [...path, 'default'];
    const value = report.value(field);
    if (value === undefined)
        return;
    const type = report.text([...path, 'type']) ?? 'string';
    if (!fits(value, type)) {
        const better = converted(value, type);
        report.add('error', 'WRONG_DEFAULT', { path: field }, {
            message: `The default of ${(0,quote/* quote */.hD)(name)} is ${(0,quote/* quote */.hD)(value)}, but its type is "${type}": it must be ${TYPES[type]}.`,
            got: (0,quote/* quote */.hD)(value),
            expected: TYPES[type],
            fix: better === undefined ? undefined : report.rewrite(field, better, true),
        });
    }
    if (report.value([...path, 'required']) === true) {
        report.add('warning', 'DEFAULT_NEVER_USED', { path: field }, {
            message: `${(0,quote/* quote */.hD)(name)} is required, so that its default is never used. Drop one of the two.`,
            got: (0,quote/* quote */.hD)(value),
        });
    }
    if (report.value([...path, 'secret']) === true) {
        report.add('warning', 'SECRET_IN_SPEC', { path: field }, {
            message: `${(0,quote/* quote */.hD)(name)} is secret, but its default stands here for everybody to read. Take the default out.`,
        });
    }
}
/** Whether a value, as JSON has it or as the text of an environment variable, is of a variable's type. */
function fits(value, type) {
    if (type === 'string')
        return typeof value === 'string';
    if (type === 'boolean')
        return typeof value === 'boolean';
    return typeof value === 'number' && (type === 'number' || Number.isInteger(value));
}
/** The same value in the right type, where there is no doubt. */
function converted(value, type) {
    if (type === 'string')
        return String(value);
    if (typeof value !== 'string')
        return undefined;
    if (type === 'boolean')
        return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined;
    const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : Number.NaN;
    return Number.isFinite(number) && fits(number, type) ? number : undefined;
}

;// CONCATENATED MODULE: ./lib/src/spec/rules/tests.js



/** `tests`: samples that are in the spec's folder, variables that are declared. */
function checkTests(report, hasFile) {
    const variables = new Map(report
        .items(['user_specified_environment_variables'])
        .map((path) => [report.text([...path, 'name']) ?? '', path]));
    const names = new Set();
    for (const path of report.items(['tests'])) {
        const name = report.text([...path, 'name']);
        if (name !== undefined && names.has(name)) {
            report.add('warning', 'DUPLICATE_ENTRY', { path: [...path, 'name'] }, {
                message: `Two tests are called ${(0,quote/* quote */.hD)(name)}; reports cannot tell them apart.`,
                got: (0,quote/* quote */.hD)(name),
            });
        }
        if (name !== undefined)
            names.add(name);
        checkInput(report, [...path, 'input'], hasFile);
        checkEnvironment(report, path, variables);
        checkOutputs(report, [...path, 'expect']);
    }
}
function checkInput(report, path, hasFile) {
    const input = report.text(path);
    if (input === undefined)
        return;
    const got = (0,quote/* quote */.hD)(input);
    const wrong = wrongWith(input);
    if (wrong) {
        report.add('error', 'SAMPLE_OUTSIDE', { path }, {
            message: `The test's "input" is ${got}, ${wrong}; it must be a path inside the spec's own folder such as tests/small.png.`,
            got,
            expected: 'a path inside the folder',
            fix: /^\.\//.test(input) ? report.rewrite(path, input.replace(/^(?:\.\/+)+/, ''), true) : undefined,
        });
    }
    else if (hasFile && !hasFile(input)) {
        report.add('error', 'SAMPLE_NOT_FOUND', { path }, {
            message: `The test's "input" is ${got}, but the spec's folder has no such file.`,
            got,
        });
    }
}
/** Why a path does not simply name a file inside the folder it is read in; undefined when it does. */
function wrongWith(path) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path))
        return 'an address';
    if (path.startsWith('/') || /^[a-z]:/i.test(path))
        return 'a full path';
    if (path.includes('\\'))
        return 'which has a backslash in it';
    const steps = path.split('/');
    if (steps.includes('..'))
        return 'which leads outside';
    if (steps.some((step) => step === '' || step === '.'))
        return 'which has "." or an empty step in it';
    return undefined;
}
function checkEnvironment(report, test, variables) {
    const given = new Set();
    for (const [name, path] of report.entries([...test, 'env'])) {
        given.add(name);
        const variable = variables.get(name);
        if (!variable) {
            const meant = (0,near/* nearest */.p)(name, variables.keys());
            report.add('error', 'UNDECLARED_VARIABLE', { path, at: 'key' }, {
                message: `The test sets ${(0,quote/* quote */.hD)(name)}, which "user_specified_environment_variables" does not declare${meant ? `; did you mean "${meant}"?` : '.'}`,
                got: (0,quote/* quote */.hD)(name),
                expected: meant,
            });
            continue;
        }
        const type = report.text([...variable, 'type']) ?? 'string';
        const value = report.text(path);
        if (value !== undefined && type !== 'string' && converted(value, type) === undefined) {
            report.add('error', 'WRONG_TEST_VALUE', { path }, {
                message: `The test sets ${(0,quote/* quote */.hD)(name)} to ${(0,quote/* quote */.hD)(value)}, but its type is "${type}".`,
                got: (0,quote/* quote */.hD)(value),
                expected: type,
            });
        }
    }
    for (const [name, path] of variables) {
        if (!name || given.has(name) || report.value([...path, 'required']) !== true)
            continue;
        report.add('error', 'TEST_WITHOUT_VARIABLE', { path: test }, {
            message: `The test does not set ${(0,quote/* quote */.hD)(name)}, which is required. Add it to the test's "env".`,
            expected: name,
        });
    }
}
function checkOutputs(report, expect) {
    const names = [
        ...report.entries([...expect, 'sha256']),
        ...report.entries([...expect, 'contains']),
    ];
    for (const [name, path] of names) {
        if (wrongWith(name) === undefined)
            continue;
        report.add('error', 'BAD_OUTPUT_PATH', { path, at: 'key' }, {
            message: `${(0,quote/* quote */.hD)(name)} names no output: write its path inside the output folder such as result.json.`,
            got: (0,quote/* quote */.hD)(name),
            expected: 'a path such as result.json',
        });
    }
    for (const path of report.items([...expect, 'outputs'])) {
        const pattern = report.text(path);
        if (pattern === undefined || wrongWith(pattern) === undefined)
            continue;
        report.add('error', 'BAD_OUTPUT_PATH', { path }, {
            message: `${(0,quote/* quote */.hD)(pattern)} can match no output: write a pattern of its path inside the output folder such as *.png.`,
            got: (0,quote/* quote */.hD)(pattern),
            expected: 'a pattern such as *.png',
        });
    }
}

;// CONCATENATED MODULE: ./lib/src/spec/parse.js













/** One file cannot flood a report. */
const MOST_FINDINGS = 100;
/**
 * The spec becomes one environment variable of the image. Linux refuses to start a program with a longer one
 * (execve(2), MAX_ARG_STRLEN: 128 KiB with its name); some is kept for the name and for what wrapping adds.
 */
const MAX_SPEC_BYTES = 120 * 1024;
/**
 * Reads a spec with all its mistakes: in the syntax, in the fields, and between fields. Pure; never throws,
 * whatever the text.
 * @param file the file as the user named it, for the findings
 * @returns the findings in the order of the text, and the spec when none of them is an error
 */
function parseSpec(text, file, options = {}) {
    const { spec, findings } = examineSpec(text, file, options);
    return spec ? { spec, findings } : { findings };
}
/** As `parseSpec`, with the document itself. */
function examineSpec(text, file, options = {}) {
    const { json, findings } = (0,read_json/* readJson */.Vh)(text, file, isProse);
    if (!isObject(json.value))
        return { json, findings: limited(findings, file) };
    // A hidden character breaks a value's form as well: that is one mistake.
    const hidden = new Set(findings.filter((f) => f.code === 'HIDDEN_CHARACTER').map((f) => f.path));
    const shape = (0,schema_findings/* schemaFindings */.I)(json).filter((f) => f.code === 'UNKNOWN_FIELD' || !hidden.has(f.path));
    const report = new Report(json, [...findings, ...shape]);
    checkIdentity(report, options.folder ?? folderOf(file));
    checkLicense(report);
    checkImage(report);
    checkCommand(report);
    checkPaths(report);
    checkResources(report);
    checkVariables(report);
    checkTests(report, options.hasFile);
    if (!json.broken)
        hintAtMissing(report);
    if ((0,finding/* hasErrors */.C)(report.findings))
        return { json, findings: limited(report.findings, file) };
    const spec = json.value;
    // Defaults add a few kilobytes at most: far from the limit nothing needs to be counted.
    const bytes = text.length * 3 < MAX_SPEC_BYTES ? 0 : Buffer.byteLength((0,complete/* canonicalJson */.dj)((0,complete/* completeSpec */.ZQ)(spec)));
    if (bytes > MAX_SPEC_BYTES) {
        report.add('error', 'SPEC_TOO_LARGE', { path: [] }, {
            message: `The spec has ${bytes} bytes without its blanks; ${MAX_SPEC_BYTES} fit into the image. Shorten its longest texts.`,
            got: `${bytes} bytes`,
            expected: `${MAX_SPEC_BYTES} bytes at most`,
        });
        return { json, findings: limited(report.findings, file) };
    }
    return { json, spec, findings: limited(report.findings, file) };
}
/** Texts for people, and texts to look for in outputs, may have several lines. */
function isProse(path) {
    return (path.at(-1) === 'description' ||
        path[0] === 'run_command' ||
        path[0] === 'exit_codes' ||
        (path[0] === 'deprecated' && path[1] === 'reason') ||
        (path[0] === 'tests' && path[3] === 'contains'));
}
function folderOf(file) {
    return /(?:^|\/)catalog\/([^/]+)\/spec\.json$/.exec(file.replace(/\\/g, '/'))?.[1];
}
function isObject(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}
function limited(findings, file) {
    const sorted = findings.sort(finding/* compareFindings */.E);
    if (sorted.length <= MOST_FINDINGS)
        return sorted;
    // Errors first: a cut must never make a broken file look sound.
    const errors = sorted.filter((f) => f.severity === 'error');
    const kept = [...errors, ...sorted.filter((f) => f.severity !== 'error')].slice(0, MOST_FINDINGS);
    return [
        ...kept.sort(finding/* compareFindings */.E),
        {
            code: 'MORE_FINDINGS',
            severity: errors.length > 0 ? 'error' : 'hint',
            file,
            path: '',
            message: `There are ${sorted.length - MOST_FINDINGS} more findings in this file; mend these first.`,
        },
    ];
}


/***/ }),

/***/ 3026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ce: () => (/* binding */ isReservedName),
/* harmony export */   nZ: () => (/* binding */ COMMAND_NAMES),
/* harmony export */   x4: () => (/* binding */ isReservedVariable),
/* harmony export */   zN: () => (/* binding */ foldName)
/* harmony export */ });
/** Names that are equal for people are equal for the catalog: lower case, `-` and `_` the same. */
function foldName(name) {
    return name.toLowerCase().replace(/[-_]+/g, '-');
}
// Folders and files of the catalog itself, and names that Windows cannot check out.
const RESERVED_NAMES = /^(?:schema|index|catalog|pipewright|con|prn|aux|nul|com\d|lpt\d)$/;
function isReservedName(name) {
    return RESERVED_NAMES.test(foldName(name));
}
// The last four steer the agent's own runtime (nodejs.org/api/cli.html, ld.so(8)) before it can set anything aside.
const RESERVED_VARIABLES = /^(?:PATH|LD_.*|AWS_.*|ECS_.*|GITHUB_.*|PIPEWRIGHT_.*|NODE_OPTIONS|NODE_PATH|NODE_EXTRA_CA_CERTS|NODE_TLS_REJECT_UNAUTHORIZED|GLIBC_TUNABLES)$/;
/** Variables that belong to the system, to AWS or to us: a workflow must not be able to set them. */
function isReservedVariable(name) {
    return RESERVED_VARIABLES.test(name);
}
/** What `run_command` may say besides declared variables. */
const COMMAND_NAMES = ['input', 'output', 'output_dir', 'input_name', 'input_stem'];


/***/ }),

/***/ 5625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ schemaFindings),
  f: () => (/* binding */ valueAt)
});

// EXTERNAL MODULE: ./lib/src/spec/near.js + 1 modules
var near = __webpack_require__(6785);
;// CONCATENATED MODULE: ./lib/src/spec/field-names.js

/** Names that people write for fields of ours; the value means the same, so renaming is safe. */
const SAME_MEANING = {
    executable: 'executable_path', // the seed's own template has both
    image: 'container_name',
    container: 'container_name',
    container_image: 'container_name',
    docker_image: 'container_name',
    command: 'run_command',
    cmd: 'run_command',
    input_path: 'input_file_path',
    output_path: 'output_file_path',
    cpu: 'CPU',
    cpus: 'CPU',
    vcpu: 'CPU',
    ports: 'port',
    env: 'user_specified_environment_variables',
    environment: 'user_specified_environment_variables',
    environment_variables: 'user_specified_environment_variables',
    variables: 'user_specified_environment_variables',
    user_specified_environment_variable: 'user_specified_environment_variables',
    licence: 'license',
    author: 'authors',
    maintainer: 'maintainers',
    keywords: 'tags',
    test: 'tests',
    min: 'minimal',
    minimum: 'minimal',
    recommended: 'suggested',
    timeout_min: 'timeout_minutes',
};
/** Names that are near in meaning, but whose value may need another unit or form. */
const NEAR_MEANING = {
    timeout: 'timeout_minutes',
    disk: 'disk_gb',
    gpus: 'gpu',
    ram: 'memory',
    mem: 'memory',
    maximum: 'suggested',
    max: 'suggested',
    url: 'homepage',
    repository: 'source',
    docs: 'documentation',
    entrypoint: 'run_command',
    inputs: 'input_file_path',
    outputs: 'output_file_path',
    value: 'default',
};
/**
 * The field that an unknown name was meant to be, among those that its place allows and does not have yet.
 * `safe` when renaming cannot change what was meant: another name for the same, another case, or a typing mistake.
 */
function meantField(written, allowed) {
    for (const [table, safe] of [
        [SAME_MEANING, true],
        [NEAR_MEANING, false],
    ]) {
        const name = Object.hasOwn(table, written.toLowerCase()) ? table[written.toLowerCase()] : undefined;
        if (name && allowed.includes(name))
            return { name, safe };
    }
    const name = (0,near/* nearest */.p)(written, allowed);
    return name === undefined ? undefined : { name, safe: true };
}

// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./node_modules/ajv/dist/ajv.js
var dist_ajv = __webpack_require__(2463);
;// CONCATENATED MODULE: ./lib/catalog/schema/spec.schema.json
const spec_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/spec.schema.json","title":"Pipewright spec","description":"What a person writes about a containerized algorithm: catalog/<name>/spec.json.","type":"object","additionalProperties":false,"required":["name","container_name","run_command","input_file_path","output_file_path","memory"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"name":{"description":"The name people use for this algorithm. Unique in the catalog, and the name of its folder.","markdownDescription":"The name people use for this algorithm. Unique in the catalog (`-` and `_` count as equal) and the name of its folder.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them","examples":["gaussian-blur"]},"version":{"description":"Version of this entry (SemVer). A published version never changes.","type":"string","minLength":1,"maxLength":64,"default":"1.0.0","examples":["1.0.0","2.1.0-beta.1"]},"description":{"description":"What the algorithm does, in a sentence or two.","type":"string","minLength":1,"maxLength":1000,"pattern":"\\\\S","patternErrorMessage":"a sentence","examples":["Blurs an image."]},"license":{"description":"License of the algorithm, as an SPDX expression.","type":"string","minLength":1,"maxLength":200,"examples":["MIT","Apache-2.0","GPL-3.0-or-later"]},"maintainers":{"description":"Who answers for this entry.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/maintainer"},"defaultSnippets":[{"label":"maintainer","body":[{"github":"$1"}]}]},"authors":{"description":"Who made the algorithm.","type":"array","maxItems":200,"items":{"$ref":"#/definitions/author"}},"homepage":{"description":"The algorithm\'s home page.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur"]},"source":{"description":"Where its source code is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur.git"]},"documentation":{"description":"Where its manual is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur/manual"]},"doi":{"description":"DOI of the paper to cite.","type":"string","minLength":1,"maxLength":300,"pattern":"^10\\\\.\\\\d{4,9}/\\\\S+$","patternErrorMessage":"a DOI such as 10.1000/182, without an address before it","examples":["10.1000/182"]},"tags":{"description":"Words to find it by.","type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":40,"pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","patternErrorMessage":"lower-case letters, digits and single hyphens"},"examples":[["imaging","filter"]]},"container_name":{"description":"The image that holds the algorithm, as `docker pull` takes it.","markdownDescription":"The image that holds the algorithm, as `docker pull` takes it. Best with a tag or a digest, so that it names one image.","type":"string","minLength":1,"maxLength":500,"examples":["ghcr.io/alice/blur:1.2","wangyx2005/change123"]},"system":{"description":"The system the image is built on. Information only: every Linux image works.","type":"string","maxLength":200,"examples":["ubuntu","debian:13","alpine"]},"executable_path":{"description":"Full path of the algorithm\'s program inside the image.","type":"string","minLength":1,"maxLength":1000,"examples":["/change123"]},"run_command":{"description":"The command that runs the algorithm: $input is the input file, $output the output file or folder.","markdownDescription":"The command that runs the algorithm. It is split into words as a shell would, but **no shell runs it**. Replaced, inside words too: `$input` (the input file), `$output` (the output file or folder), `$output_dir`, `$input_name`, `$input_stem`, and every declared variable (`$NAME`, `${NAME}`).","type":"string","minLength":1,"maxLength":10000,"examples":["sh /change123.sh $input $output","/blur --sigma=$SIGMA --in=$input --out=$output"]},"input_file_path":{"description":"The folder in the image where the input file is put.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/in","examples":["/data/in"]},"output_file_path":{"description":"The folder in the image where the algorithm leaves its output.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/out","examples":["/data/out"]},"output_name":{"description":"How an output is named after its input: {name} is the input\'s name, {stem} the name without its ending, {ext} the ending without its dot.","markdownDescription":"How an output is named after its input: `{name}` is the input\'s file name (`a.b.png`), `{stem}` the name without its ending (`a.b`), `{ext}` the ending without its dot (`png`).","type":"string","minLength":1,"maxLength":200,"default":"{name}","examples":["{stem}.json","{stem}-blurred.{ext}"]},"inputs":{"description":"Which files it takes.","type":"object","additionalProperties":false,"required":["patterns"],"properties":{"patterns":{"description":"Patterns of file names, such as *.png. Other files are refused before they cost anything.","type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^/]+$","patternErrorMessage":"a pattern of a file\'s name such as *.png, without \\"/\\""},"examples":[["*.png","*.jpg"]]}}},"instance_type":{"description":"The EC2 instance type the algorithm prefers. Empty: chosen from memory and CPU.","type":"string","maxLength":60,"pattern":"^(?:[a-z][a-z0-9-]*\\\\.[a-z0-9-]+)?$","patternErrorMessage":"an EC2 instance type such as t3.small, or nothing","default":"","examples":["","t3.small","g5.xlarge"]},"memory":{"description":"Memory in MB.","markdownDescription":"Memory in MB. `suggested` is what it gets; `minimal`, which may be left out, is what it cannot do without.","type":"object","additionalProperties":false,"required":["suggested"],"properties":{"minimal":{"description":"What it cannot do without, in MB. May be left out.","type":"integer","minimum":4,"maximum":25165824,"examples":[50]},"suggested":{"description":"What it should get, in MB.","type":"integer","minimum":4,"maximum":25165824,"examples":[128]}},"examples":[{"minimal":50,"suggested":128}]},"CPU":{"description":"How many vCPUs it should get, such as 0.5 or 2. {} means not said.","type":["number","object"],"minimum":0.125,"maximum":1024,"maxProperties":0,"examples":[1,0.5,{}]},"gpu":{"description":"GPUs it needs.","type":"object","additionalProperties":false,"required":["count"],"properties":{"count":{"description":"How many.","type":"integer","minimum":1,"maximum":16,"examples":[1]}}},"disk_gb":{"description":"Disk space it needs, in GB.","type":"integer","minimum":1,"maximum":16384,"default":20},"timeout_minutes":{"description":"How long one input may take, in minutes, before it counts as failed.","type":"integer","minimum":1,"maximum":690,"default":60},"user_specified_environment_variables":{"description":"Variables that the user of the algorithm may set.","type":"array","maxItems":100,"items":{"$ref":"#/definitions/variable"},"defaultSnippets":[{"label":"variable","body":[{"name":"$1","required":false}]}]},"port":{"description":"Ports that the algorithm listens on.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/port"}},"exit_codes":{"description":"What an exit code of the algorithm means, for people.","type":"object","maxProperties":256,"propertyNames":{"pattern":"^(?:0|[1-9]\\\\d?|1\\\\d\\\\d|2[0-4]\\\\d|25[0-5])$"},"additionalProperties":{"type":"string","minLength":1,"maxLength":500},"examples":[{"3":"input is not an image"}]},"tests":{"description":"Tries on small samples. They run when the entry is published.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/test"},"defaultSnippets":[{"label":"test","body":[{"name":"$1","input":"tests/$2","expect":{"outputs":["*"]}}]}]},"deprecated":{"description":"Set when nobody should start using it any more.","type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"description":"Why.","type":"string","minLength":1,"maxLength":500},"replaced_by":{"description":"The algorithm to use instead.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them"}}}},"definitions":{"maintainer":{"description":"Somebody who answers for this algorithm.","type":"object","additionalProperties":false,"required":["github"],"properties":{"github":{"description":"Login on GitHub, without @.","type":"string","minLength":1,"maxLength":39,"pattern":"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$","patternErrorMessage":"a GitHub login: letters, digits and single hyphens, without \\"@\\"","examples":["alice"]},"github_id":{"description":"The account\'s number on GitHub. It stays when the login changes, so nobody can take over the name.","type":"integer","minimum":1,"maximum":9007199254740991,"examples":[583231]},"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200},"email":{"description":"Where to write to.","type":"string","minLength":3,"maxLength":254,"pattern":"^[^\\\\s@<>]+@[^\\\\s@<>]+$","patternErrorMessage":"an e-mail address such as alice@example.org"}}},"author":{"description":"Somebody who made the algorithm.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200,"examples":["Ada Lovelace"]},"orcid":{"description":"ORCID iD, four groups of four.","type":"string","pattern":"^\\\\d{4}-\\\\d{4}-\\\\d{4}-\\\\d{3}[\\\\dX]$","patternErrorMessage":"an ORCID iD such as 0000-0002-1825-0097","examples":["0000-0002-1825-0097"]}}},"variable":{"description":"One variable that the user of the algorithm may set.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name of the environment variable. In run_command, $NAME stands for its value.","markdownDescription":"Name of the environment variable. In `run_command`, `$NAME` and `${NAME}` stand for its value. Reserved: `PATH`, `LD_*`, `AWS_*`, `ECS_*`, `GITHUB_*`, `PIPEWRIGHT_*`, `NODE_OPTIONS`.","type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"letters, digits and \\"_\\", not starting with a digit","examples":["SIGMA","SEED"]},"required":{"description":"The user must set it.","type":"boolean","default":false},"type":{"description":"What values it takes. Values are checked before anything is deployed.","type":"string","enum":["string","number","integer","boolean"],"default":"string"},"default":{"description":"Its value when the user sets none; of the type above.","type":["string","number","boolean"],"maxLength":4096},"description":{"description":"What it does, for the user.","type":"string","minLength":1,"maxLength":1000},"secret":{"description":"Its value is kept out of plans and logs and comes from SSM or Secrets Manager.","type":"boolean","default":false}}},"port":{"description":"One port that the algorithm listens on.","type":"object","additionalProperties":false,"required":["port"],"properties":{"port":{"description":"Port number.","type":"integer","minimum":1,"maximum":65535,"examples":[9090]},"protocol":{"description":"tcp or udp.","type":"string","enum":["tcp","udp"],"default":"tcp"}}},"test":{"description":"One try of the algorithm on a small sample, with what must come out.","type":"object","additionalProperties":false,"required":["name","input"],"properties":{"name":{"description":"What the test shows, in a few words.","type":"string","minLength":1,"maxLength":100,"pattern":"\\\\S","patternErrorMessage":"a few words","examples":["blurs a small picture"]},"input":{"description":"The sample, relative to the folder of this file.","type":"string","minLength":1,"maxLength":500,"examples":["tests/small.png"]},"env":{"description":"Values for the declared variables.","type":"object","maxProperties":100,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"type":"string","maxLength":4096},"examples":[{"SIGMA":"2"}]},"expect":{"description":"What must come out.","type":"object","additionalProperties":false,"properties":{"exit_code":{"description":"Exit code of the command.","type":"integer","minimum":0,"maximum":255,"default":0},"outputs":{"description":"Patterns of file names; each must match at least one output.","type":"array","maxItems":100,"items":{"type":"string","minLength":1,"maxLength":500},"examples":[["*.png"]]},"sha256":{"description":"Output\'s name to the SHA-256 of its content.","type":"object","maxProperties":100,"additionalProperties":{"type":"string","pattern":"^[0-9a-f]{64}$","patternErrorMessage":"64 lower-case hex digits"}},"contains":{"description":"Output\'s name to a text, or several, that must occur in it.","type":"object","maxProperties":100,"additionalProperties":{"type":["string","array"],"minLength":1,"maxLength":10000,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":10000}}}}}}}},"examples":[{"container_name":"wangyx2005/change123","system":"ubuntu","input_file_path":"/","output_file_path":"/","executable_path":"/change123","run_command":"sh /change123.sh $input $output","name":"change123-s3","instance_type":"","memory":{"minimal":50,"suggested":128},"CPU":{},"user_specified_environment_variables":[{"name":"TEST_ENV","required":true}],"port":[{"port":9090,"protocol":"tcp"}]}]}');
;// CONCATENATED MODULE: ./lib/src/spec/schema.js


/** Words of our schemas that are for editors. */
const FOR_EDITORS = ['markdownDescription', 'patternErrorMessage', 'defaultSnippets'];
let validate;
/** Every mistake that the spec's schema finds in a document. */
function schemaErrors(document) {
    if (!validate) {
        const ajv = new dist_ajv.Ajv({ allErrors: true, allowUnionTypes: true, validateSchema: false });
        ajv.addVocabulary(FOR_EDITORS);
        validate = ajv.compile(spec_schema_namespaceObject);
    }
    return validate(document) ? [] : (validate.errors ?? []);
}
/** The schema at a JSON pointer such as `#/properties/memory`, references followed. */
function schemaAt(at) {
    let here = spec_schema_namespaceObject;
    for (const step of at.split('/').slice(1)) {
        here = here?.[unescapePointer(decodeURIComponent(step))];
    }
    const found = here;
    return found?.$ref ? schemaAt(found.$ref) : found;
}
/** The schema of a list's items or of a field, references followed. */
function follow(found) {
    return found?.$ref ? schemaAt(found.$ref) : found;
}
function unescapePointer(step) {
    return step.replace(/~1/g, '/').replace(/~0/g, '~');
}

// EXTERNAL MODULE: ./lib/src/spec/words.js
var words = __webpack_require__(4161);
;// CONCATENATED MODULE: ./lib/src/spec/value-fixes.js



/**
 * The JSON text that says the same as a value of the wrong type says, but in the right type: `"128"` → `128`,
 * `"alice"` → `{"github":"alice"}`. Undefined when there is no way that could not be a guess.
 * @param source the value as the file has it: `1.10` must not become `1.1`
 */
function fitting(value, source, schema, path) {
    const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
    const wants = (type) => types.includes(type);
    if (typeof value === 'string') {
        const number = /^\s*(-?(?:0|[1-9]\d*)(?:\.\d+)?)\s*(M|MB|MiB)?\s*$/i.exec(value);
        if (number && (!number[2] || path[0] === 'memory')) {
            if (wants('number') || (wants('integer') && Number.isInteger(Number(number[1]))))
                return number[1];
        }
        if (wants('boolean') && /^(?:true|false)$/i.test(value))
            return value.toLowerCase();
    }
    if (wants('string')) {
        if (typeof value === 'number' || typeof value === 'boolean')
            return JSON.stringify(source);
        if (path[0] === 'run_command' && isTexts(value))
            return JSON.stringify((0,words/* joinWords */.yZ)(value));
    }
    if (wants('array') && !Array.isArray(value) && value !== null) {
        const items = follow(schema.items);
        if (!items)
            return undefined;
        if (isOf(value, items))
            return `[${source}]`;
        const item = fitting(value, source, items, [...path, 0]);
        return item === undefined ? undefined : `[${item}]`;
    }
    if (wants('object') && schema.required?.length === 1) {
        const field = schema.required[0];
        const inner = schema.properties?.[field];
        const text = inner && (isOf(value, inner) ? source : fitting(value, source, inner, [...path, field]));
        if (text && !isOf(value, schema))
            return `{ ${JSON.stringify(field)}: ${text} }`;
    }
    return undefined;
}
function isTexts(value) {
    return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');
}
function isOf(value, schema) {
    switch (schema.type) {
        case 'string':
            return typeof value === 'string';
        case 'integer':
            return Number.isInteger(value);
        case 'array':
            return Array.isArray(value);
        case 'object':
            return value !== null && typeof value === 'object' && !Array.isArray(value);
        default:
            return false;
    }
}
/** What people write before the part that a field wants. */
const NEEDLESS_STARTS = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*|https?:\/\/orcid\.org\/|https?:\/\/github\.com\/|@)/i;
/**
 * Another way to write a text so that its schema takes it. Safe are blanks around it, letter case, and a start that
 * only repeats what the field is (`@alice`, `https://doi.org/…`); a near word or other separators are a guess.
 */
function reworded(text, schema) {
    const fits = (candidate) => candidate !== text &&
        candidate.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY) &&
        (schema.enum ? schema.enum.includes(candidate) : new RegExp(schema.pattern ?? '', 'u').test(candidate));
    const trimmed = text.trim();
    const shorter = trimmed.replace(NEEDLESS_STARTS, '').replace(/\/$/, '');
    for (const candidate of [trimmed, trimmed.toLowerCase(), shorter, shorter.toUpperCase()]) {
        if (candidate !== '' && fits(candidate))
            return { text: candidate, safe: true };
    }
    const hyphened = trimmed
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
    const guess = schema.enum ? (0,near/* nearest */.p)(trimmed, schema.enum) : hyphened;
    return guess && /^[\x20-\x7e]*[a-zA-Z][\x20-\x7e]*$/.test(text) && fits(guess)
        ? { text: guess, safe: false }
        : undefined;
}

;// CONCATENATED MODULE: ./lib/src/spec/schema-findings.js





/** One value, one finding: of several keywords that a value breaks, the first of these speaks. */
const ORDER = ['type', 'enum', 'minLength', 'minItems', 'maxLength', 'maxItems', 'maxProperties', 'pattern'];
/** Mapping costs more than finding; a file with more mistakes than this has other problems. */
const MOST_ERRORS = 500;
/** What the schema has to say about a document, in words for the person who wrote it. */
function schemaFindings(json) {
    const errors = schemaErrors(json.value).slice(0, MOST_ERRORS);
    const findings = [];
    const missing = new Map();
    const values = new Map();
    for (const error of errors) {
        // `propertyNames` reports for the key; what it reports about the key's own schema says the same again.
        if (error.schemaPath.includes('/propertyNames/'))
            continue;
        if (error.keyword === 'required') {
            missing.set(`${error.instancePath}/${error.params.missingProperty}`, error);
        }
        else if (error.keyword !== 'additionalProperties' && error.keyword !== 'propertyNames') {
            const other = values.get(error.instancePath);
            if (!other || rank(error) < rank(other))
                values.set(error.instancePath, error);
        }
    }
    const renamed = new Set();
    for (const error of errors) {
        if (error.keyword === 'additionalProperties') {
            const path = [...pathOf(json, error.instancePath), String(error.params.additionalProperty)];
            const parent = schemaAt(parentOf(error.schemaPath));
            const meant = meantFor(json, path, parent, renamed, error.instancePath);
            if (meant) {
                renamed.add(`${error.instancePath}/${meant.name}`);
                // The field is there, under a wrong name: that it is missing too would be the same mistake told twice.
                missing.delete(`${error.instancePath}/${meant.name}`);
            }
            findings.push(unknownField(json, path, parent, meant));
        }
        else if (error.keyword === 'propertyNames' && !error.schemaPath.includes('/propertyNames/')) {
            findings.push(badKey(json, [...pathOf(json, error.instancePath), String(error.params.propertyName)]));
        }
    }
    for (const error of values.values())
        findings.push(badValue(json, error));
    // Where the syntax is broken, what seems to be missing may only be unreadable.
    if (!json.broken)
        for (const error of missing.values())
            findings.push(missingField(json, error));
    return findings;
}
function rank(error) {
    const i = ORDER.indexOf(error.keyword);
    return i < 0 ? ORDER.length : i;
}
/** The steps of ajv's pointer; whether `3` is a key or an index depends on the document. */
function pathOf(json, instancePath) {
    const path = [];
    let node = json.root;
    for (const step of instancePath.split('/').slice(1).map(unescapePointer)) {
        path.push(node?.type === 'array' ? Number(step) : step);
        node = json.root && (0,json_text/* nodeAt */.oB)(json, path)?.value;
    }
    return path;
}
function parentOf(schemaPath) {
    return schemaPath.slice(0, schemaPath.lastIndexOf('/'));
}
function meantFor(json, path, parent, renamed, at) {
    const object = (0,json_text/* nodeAt */.oB)(json, path.slice(0, -1))?.value;
    const present = new Set(object?.children?.map((property) => property.children?.[0]?.value));
    const free = Object.keys(parent?.properties ?? {}).filter((name) => !present.has(name) && !renamed.has(`${at}/${name}`));
    return meantField(String(path.at(-1)), free);
}
function unknownField(json, path, parent, meant) {
    const inside = path.length > 1 ? ` in "${(0,json_text/* fieldName */.w5)(path.slice(0, -1))}"` : '';
    const name = String(path.at(-1));
    const fields = Object.keys(parent?.properties ?? {});
    const key = (0,json_text/* nodeAt */.oB)(json, path)?.property?.children?.[0];
    const advice = meant
        ? `; did you mean "${meant.name}"?`
        : fields.length <= 8 && fields.length > 0
            ? `; there ${fields.length === 1 ? 'is' : 'are'} ${(0,quote/* quoteList */.JN)(fields, 'and')}.`
            : '. Take it out.';
    return (0,json_text/* findingAt */.dz)(json, 'error', 'UNKNOWN_FIELD', { path, at: 'key' }, {
        message: `There is no field ${(0,quote/* quote */.hD)(name)}${inside}${advice}`,
        got: (0,quote/* quote */.hD)(name),
        expected: meant ? meant.name : fields.length <= 8 ? fields.join(', ') : undefined,
        fix: meant && key
            ? {
                title: `rename to "${meant.name}"`,
                edits: [(0,json_text/* replace */.HC)(key, JSON.stringify(meant.name))],
                safe: meant.safe,
            }
            : undefined,
    });
}
function missingField(json, error) {
    const name = String(error.params.missingProperty);
    const path = pathOf(json, error.instancePath);
    const what = schemaAt(`${parentOf(error.schemaPath)}/properties/${name}`)?.description;
    return (0,json_text/* findingAt */.dz)(json, 'error', 'MISSING_FIELD', { path: [...path, name] }, {
        message: `The field "${(0,json_text/* fieldName */.w5)([...path, name])}" is missing${what ? `. It says: ${what}` : '.'}`,
        expected: what,
    });
}
/** A key of `exit_codes` or of a test's `env`: the two places where authors choose the keys. */
function badKey(json, path) {
    const key = String(path.at(-1));
    const node = (0,json_text/* nodeAt */.oB)(json, path)?.property?.children?.[0];
    const isCode = path[0] === 'exit_codes';
    const plain = isCode && /^0*\d{1,3}$/.test(key) && Number(key) <= 255 ? String(Number(key)) : undefined;
    const expected = isCode ? 'an exit code from 0 to 255' : 'the name of a declared variable';
    return (0,json_text/* findingAt */.dz)(json, 'error', 'BAD_KEY', { path, at: 'key' }, {
        message: `"${(0,json_text/* fieldName */.w5)(path.slice(0, -1))}" has the key ${(0,quote/* quote */.hD)(key)}; each key there is ${expected}.`,
        got: (0,quote/* quote */.hD)(key),
        expected,
        fix: plain && node
            ? { title: `write "${plain}"`, edits: [(0,json_text/* replace */.HC)(node, JSON.stringify(plain))], safe: true }
            : undefined,
    });
}
function badValue(json, error) {
    const path = pathOf(json, error.instancePath);
    const schema = schemaAt(parentOf(error.schemaPath)) ?? {};
    const found = (0,json_text/* nodeAt */.oB)(json, path);
    const value = valueAt(json.value, path);
    const node = found?.value;
    const source = node && json.text.slice(node.offset, node.offset + node.length);
    // Numbers are shown as they are written: 1.0 is more than 1.
    const got = typeof value === 'number' && source ? source.slice(0, 60) : (0,quote/* quote */.hD)(value);
    const field = path.length === 0 ? 'The document' : `"${(0,json_text/* fieldName */.w5)(path)}"`;
    const finding = (code, message, expected, fix) => (0,json_text/* findingAt */.dz)(json, 'error', code, { path }, { message, got, expected, fix });
    switch (error.keyword) {
        case 'type': {
            const expected = typeName(schema);
            if (value === null && found?.property) {
                return finding('WRONG_TYPE', `${field} is null; it must be ${expected}. To say nothing, leave it out.`, expected, {
                    title: 'leave it out',
                    edits: [(0,json_text/* remove */.TF)(found.property)],
                    safe: true,
                });
            }
            const text = node && fitting(value, source, schema, path);
            const fix = text && { title: `write ${quoteSource(text)}`, edits: [(0,json_text/* replace */.HC)(node, text)], safe: true };
            return finding('WRONG_TYPE', `${field} is ${got}; it must be ${expected}.`, expected, fix || undefined);
        }
        case 'enum':
        case 'pattern': {
            const expected = error.keyword === 'enum'
                ? (0,quote/* quoteList */.JN)(schema.enum ?? [], 'or')
                : (schema.patternErrorMessage ?? `text like ${schema.pattern}`);
            const better = node && reworded(String(value), schema);
            return finding(error.keyword === 'enum' ? 'NOT_ONE_OF' : 'BAD_FORM', `${field} is ${got}; it must be ${expected}.${error.keyword === 'pattern' ? foreignLetter(String(value)) : ''}${better ? ` Did you mean ${(0,quote/* quote */.hD)(better.text)}?` : ''}`, expected, better && {
                title: `write ${(0,quote/* quote */.hD)(better.text)}`,
                edits: [(0,json_text/* replace */.HC)(node, JSON.stringify(better.text))],
                safe: better.safe,
            });
        }
        case 'minimum':
        case 'maximum': {
            const expected = `from ${schema.minimum} to ${schema.maximum}`;
            return finding('OUT_OF_RANGE', `${field} is ${got}; it must be ${expected}.`, expected);
        }
        case 'minLength':
        case 'minItems':
            return finding('EMPTY', `${field} is empty; write ${typeName(schema)} or leave it out.`, 'something');
        case 'maxLength':
            return finding('TOO_LONG', `${field} has ${Array.from(String(value)).length} characters; ${schema.maxLength} are allowed.`, `${schema.maxLength} characters at most`);
        case 'maxItems':
            return finding('TOO_MANY', `${field} has ${value.length} entries; ${schema.maxItems} are allowed.`, `${schema.maxItems} entries at most`);
        case 'maxProperties': {
            if (schema.maxProperties === 0) {
                return finding('WRONG_TYPE', `${field} must be a number such as 2, or {} for "not said".`, 'a number');
            }
            const count = Object.keys(value).length;
            return finding('TOO_MANY', `${field} has ${count} entries; ${schema.maxProperties} are allowed.`, `${schema.maxProperties} entries at most`);
        }
        default:
            return finding('BAD_VALUE', `${field} is ${got}, which is not allowed here.`, error.message ?? '');
    }
}
/** Names the character that looks like a plain letter and is none: the eye cannot tell them apart. */
function foreignLetter(text) {
    const letter = /[^\p{ASCII}]/u.exec(text)?.[0];
    if (letter === undefined)
        return '';
    const code = letter.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    return ` ${(0,quote/* quote */.hD)(letter)} (U+${code}) is no plain letter.`;
}
function valueAt(document, path) {
    let value = document;
    for (const step of path) {
        if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step))
            return undefined;
        value = value[step];
    }
    return value;
}
function quoteSource(text) {
    return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
const TYPE_NAMES = {
    string: 'text in double quotes',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    array: 'a list: [ … ]',
    object: 'an object: { … }',
};
function typeName(schema) {
    if (schema.maxProperties === 0)
        return 'a number, or {} for "not said"';
    const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
    return types.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
}


/***/ }),

/***/ 4161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ UnfinishedQuote),
/* harmony export */   en: () => (/* binding */ wordText),
/* harmony export */   wX: () => (/* binding */ namesIn),
/* harmony export */   yM: () => (/* binding */ splitWords),
/* harmony export */   yZ: () => (/* binding */ joinWords)
/* harmony export */ });
/* unused harmony export expandWords */
/**
 * `run_command` as words. They are split as a POSIX shell splits them (XCU 2.2 quoting), but no shell ever sees them:
 * nothing is expanded except our own `$name` and `${name}`, and a value is never split again.
 * Imports nothing: the agent inside every wrapped image uses this file too.
 */
/** A command whose quote or backslash is never finished. */
class UnfinishedQuote extends Error {
    name = 'UnfinishedQuote';
    /** Where the quote or backslash stands in the command. */
    offset;
    constructor(quote, offset) {
        super(quote === '\\'
            ? 'the backslash at the end has nothing to quote'
            : `the ${quote === "'" ? 'single' : 'double'} quote is never closed`);
        this.offset = offset;
    }
}
const BLANK = /[ \t\r\n]/;
/**
 * Splits a command into words: blanks separate; single quotes keep everything; double quotes keep everything but
 * `\` before `$`, `` ` ``, `"`, `\` and a line end; a backslash outside quotes keeps the next character. Operators
 * (`|`, `>`, `;` …), `*` and `#` are ordinary characters.
 * @throws UnfinishedQuote
 */
function splitWords(command) {
    const words = [];
    let parts = [];
    let start = -1;
    let at = 0;
    const add = (text, quoting, offset) => {
        const last = parts.at(-1);
        // A stretch that only continues the one before is no part of its own: an opening `"` and the text after it.
        if (last?.quoting === quoting && last.offset + last.text.length === offset) {
            parts[parts.length - 1] = { ...last, text: last.text + text };
        }
        else
            parts.push({ text, quoting, offset });
    };
    const finish = () => {
        if (start >= 0)
            words.push({ parts, start, end: at });
        parts = [];
        start = -1;
    };
    while (at < command.length) {
        const c = command[at];
        if (BLANK.test(c)) {
            finish();
            at++;
        }
        else if (c === '\\' && command[at + 1] === '\n') {
            at += 2; // a continued line: neither a character nor the end of a word
        }
        else {
            if (start < 0)
                start = at;
            if (c === "'")
                at = single(at);
            else if (c === '"')
                at = double(at);
            else if (c === '\\') {
                const quoted = command[at + 1];
                if (quoted === undefined)
                    throw new UnfinishedQuote(c, at);
                add(quoted, 'literal', at + 1);
                at += 2;
            }
            else {
                let end = at + 1;
                while (end < command.length && !/[ \t\r\n'"\\]/.test(command[end]))
                    end++;
                add(command.slice(at, end), 'bare', at);
                at = end;
            }
        }
    }
    finish();
    return words;
    function single(open) {
        const close = command.indexOf("'", open + 1);
        if (close < 0)
            throw new UnfinishedQuote("'", open);
        add(command.slice(open + 1, close), 'literal', open + 1);
        return close + 1;
    }
    function double(open) {
        add('', 'double', open + 1);
        for (let i = open + 1; i < command.length;) {
            const c = command[i];
            if (c === '"')
                return i + 1;
            if (c === '\\' && /[$`"\\]/.test(command[i + 1] ?? '')) {
                add(command[i + 1], 'literal', i + 1);
                i += 2;
            }
            else if (c === '\\' && command[i + 1] === '\n') {
                i += 2;
            }
            else {
                let end = i + 1;
                while (end < command.length && command[end] !== '"' && command[end] !== '\\')
                    end++;
                add(command.slice(i, end), 'double', i);
                i = end;
            }
        }
        throw new UnfinishedQuote('"', open);
    }
}
const NAME = /\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))/g;
/**
 * Gives the arguments that a command's words mean: `$name` and `${name}` are replaced inside words too, except in
 * literal parts. A name that `values` does not hold stays as it is written. A value is neither split nor expanded.
 */
function expandWords(words, values) {
    return words.map((word) => word.parts
        .map((part) => part.quoting === 'literal'
        ? part.text
        : part.text.replace(NAME, (written, braced, plain) => {
            const name = (braced ?? plain);
            return Object.hasOwn(values, name) ? values[name] : written;
        }))
        .join(''));
}
/** Every `$name` and `${name}` of a command's words, in order, those that are not replaced included. */
function namesIn(words) {
    const uses = [];
    for (const [word, { parts }] of words.entries()) {
        for (const part of parts) {
            for (const m of part.text.matchAll(NAME)) {
                const literal = part.quoting === 'literal';
                uses.push({ name: (m[1] ?? m[2]), text: m[0], offset: part.offset + m.index, word, literal });
            }
        }
    }
    return uses;
}
/** A word's text with its quotes taken away and nothing replaced. */
function wordText(word) {
    return word.parts.map((part) => part.text).join('');
}
/** Writes words as one command that splits into them again; `$name` stays replaceable. */
function joinWords(words) {
    return words
        .map((word) => (/^[^\s'"\\|&;<>()`*?#~[\]]+$/.test(word) ? word : `"${word.replace(/[\\"`]/g, '\\$&')}"`))
        .join(' ');
}


/***/ })

};
