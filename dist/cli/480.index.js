export const id = 480;
export const ids = [480,5331,7304];
export const modules = {

/***/ 65336:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ distance)
/* harmony export */ });
/* unused harmony export closest */
const peq = new Uint32Array(0x10000);
const myers_32 = (a, b) => {
    const n = a.length;
    const m = b.length;
    const lst = 1 << (n - 1);
    let pv = -1;
    let mv = 0;
    let sc = n;
    let i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        let eq = peq[b.charCodeAt(i)];
        const xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
const myers_x = (b, a) => {
    const n = a.length;
    const m = b.length;
    const mhc = [];
    const phc = [];
    const hsize = Math.ceil(n / 32);
    const vsize = Math.ceil(m / 32);
    for (let i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    let j = 0;
    for (; j < vsize - 1; j++) {
        let mv = 0;
        let pv = -1;
        const start = j * 32;
        const vlen = Math.min(32, m) + start;
        for (let k = start; k < vlen; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (let i = 0; i < n; i++) {
            const eq = peq[a.charCodeAt(i)];
            const pb = (phc[(i / 32) | 0] >>> i) & 1;
            const mb = (mhc[(i / 32) | 0] >>> i) & 1;
            const xv = eq | mv;
            const xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
            let ph = mv | ~(xh | pv);
            let mh = pv & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv = mh | ~(xv | ph);
            mv = ph & xv;
        }
        for (let k = start; k < vlen; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    let mv = 0;
    let pv = -1;
    const start = j * 32;
    const vlen = Math.min(32, m - start) + start;
    for (let k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    let score = m;
    for (let i = 0; i < n; i++) {
        const eq = peq[a.charCodeAt(i)];
        const pb = (phc[(i / 32) | 0] >>> i) & 1;
        const mb = (mhc[(i / 32) | 0] >>> i) & 1;
        const xv = eq | mv;
        const xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        let ph = mv | ~(xh | pv);
        let mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (let k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
const distance = (a, b) => {
    if (a.length < b.length) {
        const tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
const closest = (str, arr) => {
    let min_distance = Infinity;
    let min_index = 0;
    for (let i = 0; i < arr.length; i++) {
        const dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};



/***/ }),

/***/ 87924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ AGENT_VERSION)
/* harmony export */ });
/** The agent's version (SemVer): the tag of its image index, and what `version` prints inside a wrapped image. */
const AGENT_VERSION = '0.1.0';


/***/ }),

/***/ 20480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommand: () => (/* binding */ runCommand)
/* harmony export */ });
/* harmony import */ var _agent_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87924);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _spec_near_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58592);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45331);




/** Every command is loaded only when it is called. */
const COMMANDS = {
    validate: {
        does: 'check specs and workflow files, and show what is wrong',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(2076), __webpack_require__.e(3021), __webpack_require__.e(9912)]).then(__webpack_require__.bind(__webpack_require__, 33359))).validate,
    },
    wrap: {
        does: 'put the agent into an image, and push it',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(3292), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(5301), __webpack_require__.e(3099), __webpack_require__.e(3021), __webpack_require__.e(2711), __webpack_require__.e(7637)]).then(__webpack_require__.bind(__webpack_require__, 47637))).wrap,
    },
    verify: {
        does: 'derive a wrapped image again, and compare',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(3292), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(5301), __webpack_require__.e(3099), __webpack_require__.e(3021), __webpack_require__.e(2711), __webpack_require__.e(5561)]).then(__webpack_require__.bind(__webpack_require__, 55561))).verify,
    },
    test: { does: "run a spec's tests in a sandbox", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(3292), __webpack_require__.e(103), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(5301), __webpack_require__.e(3099), __webpack_require__.e(3021), __webpack_require__.e(2711), __webpack_require__.e(879), __webpack_require__.e(1171), __webpack_require__.e(9262)]).then(__webpack_require__.bind(__webpack_require__, 49262))).test },
    publish: {
        does: 'publish what a catalog has and nobody can pull yet',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(3292), __webpack_require__.e(103), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(5301), __webpack_require__.e(3099), __webpack_require__.e(3021), __webpack_require__.e(2711), __webpack_require__.e(879), __webpack_require__.e(6744), __webpack_require__.e(1171), __webpack_require__.e(9068), __webpack_require__.e(481)]).then(__webpack_require__.bind(__webpack_require__, 50481))).publish,
    },
    review: {
        does: 'keep what is said of open pull requests true',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(3292), __webpack_require__.e(103), __webpack_require__.e(1845), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(5301), __webpack_require__.e(3099), __webpack_require__.e(3021), __webpack_require__.e(2711), __webpack_require__.e(879), __webpack_require__.e(6744), __webpack_require__.e(1171), __webpack_require__.e(3556), __webpack_require__.e(9068), __webpack_require__.e(7112)]).then(__webpack_require__.bind(__webpack_require__, 57112))).review,
    },
    plan: {
        does: 'show what a workflow file comes to',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(4377), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(2076), __webpack_require__.e(9783), __webpack_require__.e(5855)]).then(__webpack_require__.bind(__webpack_require__, 5855))).plan,
    },
    deploy: {
        does: 'bring a workflow to AWS, or up to date there',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(4377), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(2076), __webpack_require__.e(9783), __webpack_require__.e(6233)]).then(__webpack_require__.bind(__webpack_require__, 96233))).deploy,
    },
    destroy: {
        does: 'take a workflow back from AWS',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(4377), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(2076), __webpack_require__.e(9783), __webpack_require__.e(911)]).then(__webpack_require__.bind(__webpack_require__, 83292))).destroy,
    },
    policy: {
        does: 'print the AWS rights that deploying needs',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(4377), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(2076), __webpack_require__.e(9783), __webpack_require__.e(1679)]).then(__webpack_require__.bind(__webpack_require__, 61679))).policy,
    },
    run: {
        does: 'send files through a workflow, on AWS or on this machine',
        load: async () => (await __webpack_require__.e(/* import() */ 421).then(__webpack_require__.bind(__webpack_require__, 30421))).run,
    },
    status: {
        does: 'show how runs on AWS stand, and why they do not move',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(4377), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(9783), __webpack_require__.e(3099), __webpack_require__.e(73), __webpack_require__.e(6744), __webpack_require__.e(6739), __webpack_require__.e(225), __webpack_require__.e(8411), __webpack_require__.e(3822)]).then(__webpack_require__.bind(__webpack_require__, 59457))).status,
    },
    cancel: {
        does: 'end a run on AWS before it is over',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(4377), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(2076), __webpack_require__.e(9783), __webpack_require__.e(73), __webpack_require__.e(225), __webpack_require__.e(1403)]).then(__webpack_require__.bind(__webpack_require__, 95283))).cancel,
    },
    retry: {
        does: 'have what failed in a run on AWS tried again',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(4377), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(2076), __webpack_require__.e(9783), __webpack_require__.e(73), __webpack_require__.e(1658)]).then(__webpack_require__.bind(__webpack_require__, 31658))).retry,
    },
    logs: {
        does: 'show what an item of a run on AWS printed',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(4377), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(2076), __webpack_require__.e(9783), __webpack_require__.e(73), __webpack_require__.e(412)]).then(__webpack_require__.bind(__webpack_require__, 60412))).logs,
    },
    init: { does: 'write a first spec for an image', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8780), __webpack_require__.e(3292), __webpack_require__.e(8783), __webpack_require__.e(5301), __webpack_require__.e(547)]).then(__webpack_require__.bind(__webpack_require__, 547))).init },
};
/** Runs `pipewright NAME ARGV…`. @throws Failure `BAD_USAGE`, and what the command throws */
async function runCommand(name, argv, io) {
    switch (name) {
        case undefined:
            io.err(overview());
            return 1;
        case 'help':
        case '--help':
        case '-h':
            if (argv[0] !== undefined)
                return (await find(argv[0]).load())(['--help'], io);
            io.out(overview());
            return 0;
        case 'version':
        case '--version':
        case '-V':
            io.out(argv.includes('--json') ? (0,_output_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonText */ .s)({ version: _agent_version_js__WEBPACK_IMPORTED_MODULE_3__/* .AGENT_VERSION */ .l }) : `${_agent_version_js__WEBPACK_IMPORTED_MODULE_3__/* .AGENT_VERSION */ .l}\n`);
            return 0;
        default:
            return (await find(name).load())(argv, io);
    }
}
function find(name) {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command)
        return command;
    const meant = (0,_spec_near_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, Object.keys(COMMANDS));
    const remedy = meant ? `Did you mean "${meant}"?` : `There are ${Object.keys(COMMANDS).join(', ')}.`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_USAGE', `There is no command "${name}". ${remedy}`);
}
function overview() {
    const lines = Object.entries(COMMANDS).map(([name, { does }]) => `  ${name.padEnd(10)}${does}`);
    return `pipewright ${_agent_version_js__WEBPACK_IMPORTED_MODULE_3__/* .AGENT_VERSION */ .l}: publish containerized algorithms, and run them over your data

${lines.join('\n')}

"pipewright help COMMAND" says more about one. Every command takes --json: one JSON document on standard output.
`;
}


/***/ }),

/***/ 45331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ wantsColour),
/* harmony export */   failureJson: () => (/* binding */ failureJson),
/* harmony export */   failureText: () => (/* binding */ failureText),
/* harmony export */   s: () => (/* binding */ jsonText)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18826);


// Control and format characters, halves of pairs, line and paragraph separators: JSON.stringify leaves most of them.
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/**
 * A value as JSON for people and machines: indented, and in ASCII wherever a character could steer the terminal or the
 * runner that shows it. Reading it gives the same value.
 */
function jsonText(value) {
    const lines = JSON.stringify(value, null, 2).split('\n');
    return `${lines.map((line) => line.replace(STEERING, escapeUnits).replaceAll('##[', '#\\u0023[')).join('\n')}\n`;
}
/** Each UTF-16 unit as JSON escapes it. */
function escapeUnits(character) {
    return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}
/** Colours are for terminals that know them, and for people who did not say NO_COLOR (no-color.org). */
function wantsColour(io, stream = 'out') {
    return (stream === 'out' ? io.tty : io.errTty) && !io.env.NO_COLOR && io.env.TERM !== 'dumb';
}
/**
 * `error IMAGE_NOT_FOUND: …`: one line with the word to look for in the README. A fault of ours says that it is one.
 * @param debug with the place in the code, for whoever mends it
 */
function failureText(error, debug = false) {
    const message = (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .inert */ .tJ)((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error));
    const stack = debug && error instanceof Error ? `${(error.stack ?? '').split('\n').map(_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .inert */ .tJ).join('\n')}\n` : '';
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure
        ? `error ${error.code}: ${message}\n${stack}`
        : `error FAULT: this is a fault of pipewright's own, not of yours: ${message}. PIPEWRIGHT_DEBUG=1 shows where.\n${stack}`;
}
/** The one JSON document of a command that failed. */
function failureJson(error) {
    const code = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure ? error.code : 'FAULT';
    return jsonText({ error: { code, message: (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error) } });
}


/***/ }),

/***/ 57304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Failure: () => (/* binding */ Failure),
/* harmony export */   W: () => (/* binding */ explain)
/* harmony export */ });
/**
 * A failure the person at the keyboard can mend: bad input, missing rights, a registry that says no.
 * The message is one or two sentences: what was being done, what was found, and what to do about it.
 * Any other error is a fault of ours and keeps its stack.
 */
class Failure extends Error {
    name = 'Failure';
    /** A stable word for machines (`--json`) and docs anchors, e.g. `IMAGE_NOT_FOUND`. */
    code;
    constructor(code, message, options) {
        super(message, options);
        this.code = code;
    }
}
/** The message of anything thrown, with its chain of causes, in one line: `what failed. Cause: why`. */
function explain(error) {
    const parts = [];
    for (let e = error; e !== undefined && parts.length < 5; e = e instanceof Error ? e.cause : undefined) {
        const text = e instanceof Error ? e.message || e.name : String(e);
        if (text && !parts.some((p) => p.includes(text)))
            parts.push(text);
    }
    return parts
        .reduce((text, cause) => (text ? `${text}${/[.?!]$/.test(text) ? ' Cause:' : ':'} ${cause}` : cause), '')
        .replace(/\s+/g, ' ');
}


/***/ }),

/***/ 18826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   fS: () => (/* binding */ summarise),
/* harmony export */   tJ: () => (/* binding */ inert),
/* harmony export */   vO: () => (/* binding */ renderFindings)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26584);

const COLOURS = { error: 31, warning: 33, hint: 36 };
const BOLD = 1;
const DIM = 2;
/** Columns of source that are shown of a long line. */
const WIDEST = 100;
/** On narrower terminals nothing is folded any more. */
const NARROWEST = 40;
/**
 * Findings as a compiler prints them: the place, what is wrong, the line with the characters meant, and the fix.
 * Texts of strangers are escaped: they cannot steer a terminal or a runner that reads the output.
 */
function renderFindings(findings, options = {}) {
    const paint = options.colour
        ? (code, text) => `\u001b[${code}m${text}\u001b[0m`
        : (_code, text) => text;
    const lines = new Map();
    const blocks = [];
    let file;
    for (const finding of findings) {
        if (file !== undefined && finding.file !== file)
            blocks.push('');
        file = finding.file;
        const { start } = finding.range ?? {};
        const place = start ? `${inert(file)}:${start.line}:${start.column}` : inert(file);
        const head = `${place} ${finding.severity} ${finding.code}:`;
        const [first, ...more] = fold(inert(finding.message), width(head) + 1, options.width);
        blocks.push(`${paint(BOLD, place)} ${paint(COLOURS[finding.severity], finding.severity)} ${paint(DIM, `${finding.code}:`)} ${first}`, ...more);
        const text = options.texts?.get(file);
        if (text !== undefined && !lines.has(file))
            lines.set(file, text.split(/\r\n|\n|\r/));
        blocks.push(...excerpt(finding, lines.get(file), paint, options.width));
        if (finding.fix) {
            const how = finding.fix.safe ? ` ${paint(DIM, '(--fix does it)')}` : '';
            blocks.push(`  fix: ${inert(finding.fix.title)}${how}`);
        }
    }
    return blocks.map((block) => `${block}\n`).join('');
}
/**
 * `2 errors, 1 hint in 1 spec; 1 can be fixed with --fix`
 * @param looked what was looked at: `1 spec`
 */
function summarise(findings, looked) {
    const count = (severity) => findings.filter((f) => f.severity === severity).length;
    const parts = ['error', 'warning', 'hint']
        .map((severity) => plural(count(severity), severity))
        .filter((part) => !part.startsWith('0 '));
    const fixable = findings.filter((f) => f.fix?.safe).length;
    const found = parts.length > 0 ? parts.join(', ') : 'nothing to mend';
    return `${found} in ${looked}${fixable > 0 ? `; ${fixable} can be fixed with --fix` : ''}`;
}
function plural(count, noun, many = `${noun}s`) {
    return `${count} ${count === 1 ? noun : many}`;
}
function excerpt(finding, lines, paint, columns) {
    const { range } = finding;
    const line = range && lines?.[range.start.line - 1];
    if (!range || line === undefined)
        return [];
    const from = range.start.column - 1;
    const to = range.end.line === range.start.line ? range.end.column - 1 : line.length;
    // An opening bracket stands for a field that is not there: the line would show nothing.
    if (to - from === 1 && /[{[]/.test(line[from] ?? ''))
        return [];
    const margin = String(range.start.line).length;
    const widest = Math.min(WIDEST, Math.max(columns ?? WIDEST, NARROWEST) - margin - 5);
    const start = from > widest - 20 ? from - 20 : 0;
    const shown = line.slice(start, start + widest);
    const meant = line.slice(from, Math.min(to, start + widest));
    const before = start > 0 ? '…' : '';
    const after = start + widest < line.length ? '…' : '';
    const indent = width(before) + width(line.slice(start, from));
    return [
        `${paint(DIM, `${range.start.line} |`)} ${before}${visible(shown)}${after}`,
        `${paint(DIM, `${' '.repeat(margin)} |`)} ${' '.repeat(indent)}${paint(COLOURS[finding.severity], '^'.repeat(Math.max(1, width(meant))))}`,
    ];
}
/** As long on the screen as before, but harmless: one sign for each character that cannot be shown. */
function visible(line) {
    return Array.from(line, (c) => (c === '\t' ? ' ' : (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(c) === c ? c : '·'))
        .join('')
        .replaceAll('##[', '##(');
}
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Columns that a text takes on a terminal. */
function width(text) {
    let columns = 0;
    for (const c of text)
        columns += /\p{Mn}/u.test(c) ? 0 : WIDE.test(c) ? 2 : 1;
    return columns;
}
/** Breaks a text between words, the first line after `taken` columns, the others indented by two. */
function fold(text, taken, columns) {
    if (columns === undefined || columns < NARROWEST)
        return [text];
    const lines = [];
    let line = '';
    let room = columns - taken;
    for (const word of text.split(' ')) {
        const next = line === '' ? word : `${line} ${word}`;
        if (width(next) <= room || (line === '' && lines.length > 0)) {
            line = next;
            continue;
        }
        lines.push(line);
        line = `  ${word}`;
        room = columns;
    }
    return [...lines, line];
}
/**
 * Text of strangers for a line of output: unseen characters escaped, line ends too, and nothing in it that a GitHub
 * runner takes for a command: `##[` anywhere, `::` at the start of a line.
 */
function inert(text) {
    return (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(text)
        .replaceAll('##[', '##(')
        .replace(/^\s*::/, ': :');
}


/***/ }),

/***/ 58592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65336);

/** Longer words are no typing mistakes, and comparing them costs. */
const LONGEST = 64;
/**
 * The word that was probably meant: equal but for case, `-`, `_` and blanks, or at most a third of its letters off
 * (two changes at most). Undefined when none is near or two are equally near.
 */
function nearest(written, words) {
    if (written.length > LONGEST)
        return undefined;
    const plain = flatten(written);
    let best;
    let least = Number.POSITIVE_INFINITY;
    let tied = false;
    for (const word of words) {
        if (word === written)
            continue;
        const steps = flatten(word) === plain ? 0 : changes(written.toLowerCase(), word.toLowerCase());
        if (steps > Math.min(2, Math.floor(Math.max(word.length, written.length) / 3)))
            continue;
        tied = steps === least;
        if (steps < least)
            [best, least] = [word, steps];
    }
    return tied ? undefined : best;
}
/** Levenshtein's distance, but two letters that changed places are one mistake of the fingers. */
function changes(a, b) {
    const steps = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .I)(a, b);
    return steps === 2 && a.length === b.length && Array.from(a).sort().join() === Array.from(b).sort().join()
        ? 1
        : steps;
}
function flatten(word) {
    return word.toLowerCase().replace(/[-_ ]/g, '');
}


/***/ }),

/***/ 26584:
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
