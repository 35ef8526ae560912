export const id = 562;
export const ids = [562];
export const modules = {

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

/***/ 6584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ quoteList),
/* harmony export */   YA: () => (/* binding */ escapeUnseen),
/* harmony export */   hD: () => (/* binding */ quote)
/* harmony export */ });
/** Showing text that strangers wrote: nothing in it may move a cursor, hide, or end a line. */
/** Longest quotation in a finding, in characters (UTF-16 units may be twice as many). */
const LONGEST = 60;
// What cannot be seen or steers a terminal: control characters (C0, DEL, C1), lone surrogates, soft hyphen, directions,
// zero widths, line and paragraph separators, invisible operators, byte order mark, interlinear marks, tags.
const UNSEEN = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** A value as JSON in one line, unseen characters escaped, shortened to 60 characters with `…`. */
function quote(value) {
    const json = JSON.stringify(value, (_key, v) => (typeof v === 'bigint' ? String(v) : v)) ?? 'nothing';
    return shorten(escapeUnseen(json));
}
/** Replaces characters that cannot be seen or that steer a terminal by `\u` escapes; line ends too. */
function escapeUnseen(text) {
    return text.replace(UNSEEN, (character) => {
        const code = character.codePointAt(0);
        return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
    });
}
function shorten(json) {
    if (json.length <= LONGEST)
        return json;
    const characters = Array.from(json.slice(0, LONGEST * 2));
    if (characters.length <= LONGEST && json.length <= LONGEST * 2)
        return json;
    const end = /["}\]]$/.exec(json)?.[0] ?? '';
    return `${characters.slice(0, LONGEST - 1 - end.length).join('')}…${end}`;
}
/** A list of words as a sentence has it: `"a", "b" or "c"`. */
function quoteList(words, joint) {
    const quoted = words.map((word) => quote(word));
    return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${joint} ${quoted.at(-1)}`;
}


/***/ })

};
