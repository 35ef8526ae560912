export const id = 3021;
export const ids = [3021,3822];
export const modules = {

/***/ 93326:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



var scan = __webpack_require__(86849)
var parse = __webpack_require__(25501)

module.exports = function (source) {
  return parse(scan(source))
}


/***/ }),

/***/ 25501:
/***/ ((module) => {



// The ABNF grammar in the spec is totally ambiguous.
//
// This parser follows the operator precedence defined in the
// `Order of Precedence and Parentheses` section.

module.exports = function (tokens) {
  var index = 0

  function hasMore () {
    return index < tokens.length
  }

  function token () {
    return hasMore() ? tokens[index] : null
  }

  function next () {
    if (!hasMore()) {
      throw new Error()
    }
    index++
  }

  function parseOperator (operator) {
    var t = token()
    if (t && t.type === 'OPERATOR' && operator === t.string) {
      next()
      return t.string
    }
  }

  function parseWith () {
    if (parseOperator('WITH')) {
      var t = token()
      if (t && t.type === 'EXCEPTION') {
        next()
        return t.string
      }
      throw new Error('Expected exception after `WITH`')
    }
  }

  function parseLicenseRef () {
    // TODO: Actually, everything is concatenated into one string
    // for backward-compatibility but it could be better to return
    // a nice structure.
    var begin = index
    var string = ''
    var t = token()
    if (t.type === 'DOCUMENTREF') {
      next()
      string += 'DocumentRef-' + t.string + ':'
      if (!parseOperator(':')) {
        throw new Error('Expected `:` after `DocumentRef-...`')
      }
    }
    t = token()
    if (t === null) {
      throw new Error('Unexpected end of input')
    }
    if (t.type === 'LICENSEREF') {
      next()
      string += 'LicenseRef-' + t.string
      var node = { license: string }
      var exception = parseWith()
      if (exception) {
        node.exception = exception
      }
      return node
    }
    index = begin
  }

  function parseLicense () {
    var t = token()
    if (t && t.type === 'LICENSE') {
      next()
      var node = { license: t.string }
      if (parseOperator('+')) {
        node.plus = true
      }
      var exception = parseWith()
      if (exception) {
        node.exception = exception
      }
      return node
    }
  }

  function parseParenthesizedExpression () {
    var left = parseOperator('(')
    if (!left) {
      return
    }

    var expr = parseExpression()

    if (!parseOperator(')')) {
      throw new Error('Expected `)`')
    }

    return expr
  }

  function parseAtom () {
    return (
      parseParenthesizedExpression() ||
      parseLicenseRef() ||
      parseLicense()
    )
  }

  function makeBinaryOpParser (operator, nextParser) {
    return function parseBinaryOp () {
      var left = nextParser()
      if (!left) {
        return
      }

      if (!parseOperator(operator)) {
        return left
      }

      var right = parseBinaryOp()
      if (!right) {
        throw new Error('Expected expression')
      }
      return {
        left: left,
        conjunction: operator.toLowerCase(),
        right: right
      }
    }
  }

  var parseAnd = makeBinaryOpParser('AND', parseAtom)
  var parseExpression = makeBinaryOpParser('OR', parseAnd)

  var node = parseExpression()
  if (!node || hasMore()) {
    throw new Error('Syntax error')
  }
  return node
}


/***/ }),

/***/ 86849:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



var licenses = []
  .concat(__webpack_require__(75204))
  .concat(__webpack_require__(3389))
var exceptions = __webpack_require__(53988)

module.exports = function (source) {
  var index = 0

  function hasMore () {
    return index < source.length
  }

  // `value` can be a regexp or a string.
  // If it is recognized, the matching source string is returned and
  // the index is incremented. Otherwise `undefined` is returned.
  function read (value) {
    if (value instanceof RegExp) {
      var chars = source.slice(index)
      var match = chars.match(value)
      if (match) {
        index += match[0].length
        return match[0]
      }
    } else {
      if (source.indexOf(value, index) === index) {
        index += value.length
        return value
      }
    }
  }

  function skipWhitespace () {
    read(/[ ]*/)
  }

  function operator () {
    var string
    var possibilities = [/^WITH/i, /^AND/i, /^OR/i, '(', ')', ':', '+']
    for (var i = 0; i < possibilities.length; i++) {
      string = read(possibilities[i])
      if (string) {
        break
      }
    }

    if (string === '+' && index > 1 && source[index - 2] === ' ') {
      throw new Error('Space before `+`')
    }

    return string && {
      type: 'OPERATOR',
      string: string.toUpperCase()
    }
  }

  function idstring () {
    return read(/[A-Za-z0-9-.]+/)
  }

  function expectIdstring () {
    var string = idstring()
    if (!string) {
      throw new Error('Expected idstring at offset ' + index)
    }
    return string
  }

  function documentRef () {
    if (read('DocumentRef-')) {
      var string = expectIdstring()
      return { type: 'DOCUMENTREF', string: string }
    }
  }

  function licenseRef () {
    if (read('LicenseRef-')) {
      var string = expectIdstring()
      return { type: 'LICENSEREF', string: string }
    }
  }

  function identifier () {
    var begin = index
    var string = idstring()

    if (licenses.indexOf(string) !== -1) {
      return {
        type: 'LICENSE',
        string: string
      }
    } else if (exceptions.indexOf(string) !== -1) {
      return {
        type: 'EXCEPTION',
        string: string
      }
    }

    index = begin
  }

  // Tries to read the next token. Returns `undefined` if no token is
  // recognized.
  function parseToken () {
    // Ordering matters
    return (
      operator() ||
      documentRef() ||
      licenseRef() ||
      identifier()
    )
  }

  var tokens = []
  while (hasMore()) {
    skipWhitespace()
    if (!hasMore()) {
      break
    }

    var token = parseToken()
    if (!token) {
      throw new Error('Unexpected `' + source[index] +
                      '` at offset ' + index)
    }

    tokens.push(token)
  }
  return tokens
}


/***/ }),

/***/ 43822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptions)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _spec_near_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58592);



/**
 * Reads a command's arguments. `--help` is every command's.
 * @param usage the command's help text; printed by the caller when `help` comes back
 * @throws Failure `BAD_USAGE` with a suggestion for a misspelt option
 */
function readOptions(argv, options) {
    const all = { ...options, help: { type: 'boolean', short: 'h' } };
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: argv, options: all, allowPositionals: true, strict: true });
    }
    catch (error) {
        throw badOption(error.message, Object.keys(all));
    }
}
/** What `parseArgs` says, in our words (Node's own: lib/internal/util/parse_args/parse_args.js). */
function badOption(said, names) {
    const unknown = /Unknown option '(?:-\w, )?(-[^' ]+)/.exec(said)?.[1];
    const known = /option '(?:-\w, )?--([^' ]+)/i.exec(said)?.[1];
    if (unknown) {
        const meant = (0,_spec_near_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(unknown.replace(/^-+/, ''), names);
        const remedy = meant
            ? `Did you mean --${meant}?`
            : `It has ${names.map((name) => `--${name}`).join(', ')}.`;
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `There is no option ${unknown}. ${remedy}`);
    }
    const what = !known
        ? said.split('. ')[0]
        : said.includes('does not take')
            ? `--${known} stands alone: write it without a value`
            : `--${known} needs a value: write --${known} VALUE`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `${what}.`);
}


/***/ }),

/***/ 82788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hd: () => (/* binding */ examineSpec),
  F9: () => (/* binding */ parseSpec)
});

// UNUSED EXPORTS: MAX_SPEC_BYTES

// EXTERNAL MODULE: ./lib/catalog/schema/spec.schema.json
var spec_schema = __webpack_require__(23670);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(38873);
// EXTERNAL MODULE: ./lib/src/spec/field-names.js
var field_names = __webpack_require__(83761);
// EXTERNAL MODULE: ./lib/src/spec/read-document.js + 1 modules
var read_document = __webpack_require__(70777);
// EXTERNAL MODULE: ./lib/src/spec/near.js
var near = __webpack_require__(58592);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(13026);
// EXTERNAL MODULE: ./lib/src/spec/words.js
var spec_words = __webpack_require__(54161);
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

// EXTERNAL MODULE: ./lib/src/spec/template.js
var spec_template = __webpack_require__(82532);
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
        if (report.hasOrMeans(field))
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
    const known = (0,spec_template/* placeholdersIn */.Qf)(template).filter((p) => spec_template/* PLACEHOLDERS */.je.includes(p.name));
    for (const { name, offset, length } of (0,spec_template/* placeholdersIn */.Qf)(template)) {
        if (spec_template/* PLACEHOLDERS */.je.includes(name))
            continue;
        const meant = (0,near/* nearest */.p)(name, spec_template/* PLACEHOLDERS */.je);
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
    else if (/[{}]/.test(bare) && (0,spec_template/* placeholdersIn */.Qf)(template).length === known.length) {
        report.add('error', 'UNKNOWN_PLACEHOLDER', { path }, {
            message: `"output_name" is ${(0,quote/* quote */.hD)(template)}, which has a brace without its partner.`,
            got: (0,quote/* quote */.hD)(template),
            expected: '{name}, {stem} or {ext}',
        });
    }
    else if ((0,spec_template/* placeholdersIn */.Qf)(template).length === 0) {
        report.add('warning', 'OUTPUTS_OVERWRITE', { path }, {
            message: `"output_name" is ${(0,quote/* quote */.hD)(template)} for every input, so that two inputs of one folder overwrite each other's output. Put {stem} into it.`,
            got: (0,quote/* quote */.hD)(template),
            expected: 'a name such as {stem}.json',
        });
    }
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
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
var spdx_expression_parse = __webpack_require__(93326);
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

// EXTERNAL MODULE: ./lib/src/spec/rules/variables.js
var rules_variables = __webpack_require__(72993);
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
        if (value !== undefined && type !== 'string' && (0,rules_variables/* converted */.H$)(value, type) === undefined) {
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

// EXTERNAL MODULE: ./lib/src/spec/schema.js
var schema = __webpack_require__(15269);
;// CONCATENATED MODULE: ./lib/src/spec/parse.js














const SCHEMA = new schema/* DocumentSchema */.x(spec_schema, field_names/* SPEC_WORDS */._);
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
    const { report, document } = (0,read_document/* readDocument */.u)(text, file, SCHEMA, isProse);
    const { json } = report;
    if (!document)
        return { json, findings: (0,finding/* limitFindings */.uL)(report.findings, file) };
    checkIdentity(report, options.folder ?? folderOf(file));
    checkLicense(report);
    checkImage(report);
    checkCommand(report);
    checkPaths(report);
    checkResources(report);
    (0,rules_variables/* checkVariables */.kL)(report);
    checkTests(report, options.hasFile);
    if (!json.broken)
        hintAtMissing(report);
    if ((0,finding/* hasErrors */.Cs)(report.findings))
        return { json, findings: (0,finding/* limitFindings */.uL)(report.findings, file) };
    const spec = document;
    // Defaults add a few kilobytes at most: far from the limit nothing needs to be counted.
    const bytes = text.length * 3 < MAX_SPEC_BYTES ? 0 : Buffer.byteLength((0,complete/* canonicalJson */.dj)((0,complete/* completeSpec */.ZQ)(spec)));
    if (bytes > MAX_SPEC_BYTES) {
        report.add('error', 'SPEC_TOO_LARGE', { path: [] }, {
            message: `The spec has ${bytes} bytes without its blanks; ${MAX_SPEC_BYTES} fit into the image. Shorten its longest texts.`,
            got: `${bytes} bytes`,
            expected: `${MAX_SPEC_BYTES} bytes at most`,
        });
        return { json, findings: (0,finding/* limitFindings */.uL)(report.findings, file) };
    }
    return { json, spec, findings: (0,finding/* limitFindings */.uL)(report.findings, file) };
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


/***/ }),

/***/ 53988:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('["389-exception","Asterisk-exception","Autoconf-exception-2.0","Autoconf-exception-3.0","Autoconf-exception-generic","Autoconf-exception-generic-3.0","Autoconf-exception-macro","Bison-exception-1.24","Bison-exception-2.2","Bootloader-exception","Classpath-exception-2.0","CLISP-exception-2.0","cryptsetup-OpenSSL-exception","DigiRule-FOSS-exception","eCos-exception-2.0","Fawkes-Runtime-exception","FLTK-exception","fmt-exception","Font-exception-2.0","freertos-exception-2.0","GCC-exception-2.0","GCC-exception-2.0-note","GCC-exception-3.1","Gmsh-exception","GNAT-exception","GNOME-examples-exception","GNU-compiler-exception","gnu-javamail-exception","GPL-3.0-interface-exception","GPL-3.0-linking-exception","GPL-3.0-linking-source-exception","GPL-CC-1.0","GStreamer-exception-2005","GStreamer-exception-2008","i2p-gpl-java-exception","KiCad-libraries-exception","LGPL-3.0-linking-exception","libpri-OpenH323-exception","Libtool-exception","Linux-syscall-note","LLGPL","LLVM-exception","LZMA-exception","mif-exception","OCaml-LGPL-linking-exception","OCCT-exception-1.0","OpenJDK-assembly-exception-1.0","openvpn-openssl-exception","PS-or-PDF-font-exception-20170817","QPL-1.0-INRIA-2004-exception","Qt-GPL-exception-1.0","Qt-LGPL-exception-1.1","Qwt-exception-1.0","SANE-exception","SHL-2.0","SHL-2.1","stunnel-exception","SWI-exception","Swift-exception","Texinfo-exception","u-boot-exception-2.0","UBDL-exception","Universal-FOSS-exception-1.0","vsftpd-openssl-exception","WxWindows-exception-3.1","x11vnc-openssl-exception"]');

/***/ }),

/***/ 3389:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('["AGPL-1.0","AGPL-3.0","BSD-2-Clause-FreeBSD","BSD-2-Clause-NetBSD","GFDL-1.1","GFDL-1.2","GFDL-1.3","GPL-1.0","GPL-2.0","GPL-2.0-with-GCC-exception","GPL-2.0-with-autoconf-exception","GPL-2.0-with-bison-exception","GPL-2.0-with-classpath-exception","GPL-2.0-with-font-exception","GPL-3.0","GPL-3.0-with-GCC-exception","GPL-3.0-with-autoconf-exception","LGPL-2.0","LGPL-2.1","LGPL-3.0","Net-SNMP","Nunit","StandardML-NJ","bzip2-1.0.5","eCos-2.0","wxWindows"]');

/***/ }),

/***/ 75204:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('["0BSD","3D-Slicer-1.0","AAL","ADSL","AFL-1.1","AFL-1.2","AFL-2.0","AFL-2.1","AFL-3.0","AGPL-1.0-only","AGPL-1.0-or-later","AGPL-3.0-only","AGPL-3.0-or-later","ALGLIB-Documentation","AMD-newlib","AMDPLPA","AML","AML-glslang","AMPAS","ANTLR-PD","ANTLR-PD-fallback","APAFML","APL-1.0","APSL-1.0","APSL-1.1","APSL-1.2","APSL-2.0","ASWF-Digital-Assets-1.0","ASWF-Digital-Assets-1.1","Abstyles","AdaCore-doc","Adobe-2006","Adobe-Display-PostScript","Adobe-Glyph","Adobe-Utopia","Advanced-Cryptics-Dictionary","Afmparse","Aladdin","Apache-1.0","Apache-1.1","Apache-2.0","App-s2p","Arphic-1999","Artistic-1.0","Artistic-1.0-Perl","Artistic-1.0-cl8","Artistic-2.0","Artistic-dist","Aspell-RU","BOLA-1.1","BSD-1-Clause","BSD-2-Clause","BSD-2-Clause-Darwin","BSD-2-Clause-Patent","BSD-2-Clause-Views","BSD-2-Clause-first-lines","BSD-2-Clause-pkgconf-disclaimer","BSD-2-Clause-pos-unchanged","BSD-3-Clause","BSD-3-Clause-Attribution","BSD-3-Clause-Clear","BSD-3-Clause-HP","BSD-3-Clause-LBNL","BSD-3-Clause-Modification","BSD-3-Clause-No-Military-License","BSD-3-Clause-No-Nuclear-License","BSD-3-Clause-No-Nuclear-License-2014","BSD-3-Clause-No-Nuclear-Warranty","BSD-3-Clause-Open-MPI","BSD-3-Clause-OpenWebUI","BSD-3-Clause-Sun","BSD-3-Clause-Tso","BSD-3-Clause-acpica","BSD-3-Clause-flex","BSD-4-Clause","BSD-4-Clause-Shortened","BSD-4-Clause-UC","BSD-4.3RENO","BSD-4.3TAHOE","BSD-Advertising-Acknowledgement","BSD-Attribution-HPND-disclaimer","BSD-Inferno-Nettverk","BSD-Mark-Modifications","BSD-Protection","BSD-Source-Code","BSD-Source-Code-no-disclaimer","BSD-Source-alt-GPL","BSD-Source-beginning-file","BSD-Systemics","BSD-Systemics-W3Works","BSD-ask-to-endorse","BSL-1.0","BUSL-1.1","Baekmuk","Bahyph","Barr","Beerware","BitTorrent-1.0","BitTorrent-1.1","Bitstream-Charter","Bitstream-Vera","BlueOak-1.0.0","Boehm-GC","Boehm-GC-without-fee","Borceux","Brian-Gladman-2-Clause","Brian-Gladman-3-Clause","Brian-Gladman-3-Clause-no-conversion","Buddy","Bugroff","C-UDA-1.0","CAL-1.0","CAL-1.0-Combined-Work-Exception","CAPEC-tou","CATOSL-1.1","CC-BY-1.0","CC-BY-2.0","CC-BY-2.5","CC-BY-2.5-AU","CC-BY-3.0","CC-BY-3.0-AT","CC-BY-3.0-AU","CC-BY-3.0-DE","CC-BY-3.0-IGO","CC-BY-3.0-NL","CC-BY-3.0-US","CC-BY-4.0","CC-BY-NC-1.0","CC-BY-NC-2.0","CC-BY-NC-2.5","CC-BY-NC-3.0","CC-BY-NC-3.0-DE","CC-BY-NC-3.0-IGO","CC-BY-NC-4.0","CC-BY-NC-ND-1.0","CC-BY-NC-ND-2.0","CC-BY-NC-ND-2.5","CC-BY-NC-ND-3.0","CC-BY-NC-ND-3.0-DE","CC-BY-NC-ND-3.0-IGO","CC-BY-NC-ND-4.0","CC-BY-NC-SA-1.0","CC-BY-NC-SA-2.0","CC-BY-NC-SA-2.0-DE","CC-BY-NC-SA-2.0-FR","CC-BY-NC-SA-2.0-UK","CC-BY-NC-SA-2.5","CC-BY-NC-SA-3.0","CC-BY-NC-SA-3.0-DE","CC-BY-NC-SA-3.0-IGO","CC-BY-NC-SA-4.0","CC-BY-ND-1.0","CC-BY-ND-2.0","CC-BY-ND-2.5","CC-BY-ND-3.0","CC-BY-ND-3.0-DE","CC-BY-ND-4.0","CC-BY-SA-1.0","CC-BY-SA-2.0","CC-BY-SA-2.0-UK","CC-BY-SA-2.1-JP","CC-BY-SA-2.5","CC-BY-SA-3.0","CC-BY-SA-3.0-AT","CC-BY-SA-3.0-DE","CC-BY-SA-3.0-IGO","CC-BY-SA-4.0","CC-PDDC","CC-PDM-1.0","CC-SA-1.0","CC0-1.0","CDDL-1.0","CDDL-1.1","CDL-1.0","CDLA-Permissive-1.0","CDLA-Permissive-2.0","CDLA-Sharing-1.0","CECILL-1.0","CECILL-1.1","CECILL-2.0","CECILL-2.1","CECILL-B","CECILL-C","CERN-OHL-1.1","CERN-OHL-1.2","CERN-OHL-P-2.0","CERN-OHL-S-2.0","CERN-OHL-W-2.0","CFITSIO","CMU-Mach","CMU-Mach-nodoc","CNRI-Jython","CNRI-Python","CNRI-Python-GPL-Compatible","COIL-1.0","CPAL-1.0","CPL-1.0","CPOL-1.02","CUA-OPL-1.0","Caldera","Caldera-no-preamble","Catharon","ClArtistic","Clips","Community-Spec-1.0","Condor-1.1","Cornell-Lossless-JPEG","Cronyx","Crossword","CryptoSwift","CrystalStacker","Cube","D-FSL-1.0","DEC-3-Clause","DL-DE-BY-2.0","DL-DE-ZERO-2.0","DOC","DRL-1.0","DRL-1.1","DSDP","DocBook-DTD","DocBook-Schema","DocBook-Stylesheet","DocBook-XML","Dotseqn","ECL-1.0","ECL-2.0","EFL-1.0","EFL-2.0","EPICS","EPL-1.0","EPL-2.0","ESA-PL-permissive-2.4","ESA-PL-strong-copyleft-2.4","ESA-PL-weak-copyleft-2.4","EUDatagrid","EUPL-1.0","EUPL-1.1","EUPL-1.2","Elastic-2.0","Entessa","ErlPL-1.1","Eurosym","FBM","FDK-AAC","FDK-MPEG-H","FSFAP","FSFAP-no-warranty-disclaimer","FSFUL","FSFULLR","FSFULLRSD","FSFULLRWD","FSL-1.1-ALv2","FSL-1.1-MIT","FTL","Fair","Ferguson-Twofish","Frameworx-1.0","FreeBSD-DOC","FreeImage","Furuseth","GCR-docs","GD","GFDL-1.1-invariants-only","GFDL-1.1-invariants-or-later","GFDL-1.1-no-invariants-only","GFDL-1.1-no-invariants-or-later","GFDL-1.1-only","GFDL-1.1-or-later","GFDL-1.2-invariants-only","GFDL-1.2-invariants-or-later","GFDL-1.2-no-invariants-only","GFDL-1.2-no-invariants-or-later","GFDL-1.2-only","GFDL-1.2-or-later","GFDL-1.3-invariants-only","GFDL-1.3-invariants-or-later","GFDL-1.3-no-invariants-only","GFDL-1.3-no-invariants-or-later","GFDL-1.3-only","GFDL-1.3-or-later","GL2PS","GLWTPL","GPL-1.0-only","GPL-1.0-or-later","GPL-2.0-only","GPL-2.0-or-later","GPL-3.0-only","GPL-3.0-or-later","Game-Programming-Gems","Giftware","Glide","Glulxe","Graphics-Gems","Gutmann","HDF5","HIDAPI","HP-1986","HP-1989","HPND","HPND-DEC","HPND-Fenneberg-Livingston","HPND-INRIA-IMAG","HPND-Intel","HPND-Kevlin-Henney","HPND-MIT-disclaimer","HPND-Markus-Kuhn","HPND-Netrek","HPND-Pbmplus","HPND-SMC","HPND-UC","HPND-UC-export-US","HPND-doc","HPND-doc-sell","HPND-export-US","HPND-export-US-acknowledgement","HPND-export-US-modify","HPND-export2-US","HPND-merchantability-variant","HPND-sell-MIT-disclaimer-xserver","HPND-sell-regexpr","HPND-sell-variant","HPND-sell-variant-MIT-disclaimer","HPND-sell-variant-MIT-disclaimer-rev","HPND-sell-variant-critical-systems","HTMLTIDY","HaskellReport","Hippocratic-2.1","Hippocratic-3.0-core","IBM-pibs","ICU","IEC-Code-Components-EULA","IJG","IJG-short","IPA","IPL-1.0","ISC","ISC-Veillard","ISO-permission","ImageMagick","Imlib2","Info-ZIP","Informatica","Inner-Net-2.0","InnoSetup","Intel","Intel-ACPI","Interbase-1.0","JPL-image","JPNIC","JSON","Jam","JasPer-2.0","Kastrup","Kazlib","Knuth-CTAN","LAL-1.2","LAL-1.3","LGPL-2.0-only","LGPL-2.0-or-later","LGPL-2.1-only","LGPL-2.1-or-later","LGPL-3.0-only","LGPL-3.0-or-later","LGPLLR","LOOP","LPD-document","LPL-1.0","LPL-1.02","LPPL-1.0","LPPL-1.1","LPPL-1.2","LPPL-1.3a","LPPL-1.3c","LZMA-SDK-9.11-to-9.20","LZMA-SDK-9.22","Latex2e","Latex2e-translated-notice","Leptonica","LiLiQ-P-1.1","LiLiQ-R-1.1","LiLiQ-Rplus-1.1","Libpng","Linux-OpenIB","Linux-man-pages-1-para","Linux-man-pages-copyleft","Linux-man-pages-copyleft-2-para","Linux-man-pages-copyleft-var","Lucida-Bitmap-Fonts","MIPS","MIT","MIT-0","MIT-CMU","MIT-Click","MIT-Festival","MIT-Khronos-old","MIT-Modern-Variant","MIT-STK","MIT-Wu","MIT-advertising","MIT-enna","MIT-feh","MIT-open-group","MIT-testregex","MITNFA","MMIXware","MMPL-1.0.1","MPEG-SSG","MPL-1.0","MPL-1.1","MPL-2.0","MPL-2.0-no-copyleft-exception","MS-LPL","MS-PL","MS-RL","MTLL","MVT-1.1","Mackerras-3-Clause","Mackerras-3-Clause-acknowledgment","MakeIndex","Martin-Birgmeier","McPhee-slideshow","Minpack","MirOS","Motosoto","MulanPSL-1.0","MulanPSL-2.0","Multics","Mup","NAIST-2003","NASA-1.3","NBPL-1.0","NCBI-PD","NCGL-UK-2.0","NCL","NCSA","NGPL","NICTA-1.0","NIST-PD","NIST-PD-TNT","NIST-PD-fallback","NIST-Software","NLOD-1.0","NLOD-2.0","NLPL","NOSL","NPL-1.0","NPL-1.1","NPOSL-3.0","NRL","NTIA-PD","NTP","NTP-0","Naumen","NetCDF","Newsletr","Nokia","Noweb","O-UDA-1.0","OAR","OCCT-PL","OCLC-2.0","ODC-By-1.0","ODbL-1.0","OFFIS","OFL-1.0","OFL-1.0-RFN","OFL-1.0-no-RFN","OFL-1.1","OFL-1.1-RFN","OFL-1.1-no-RFN","OGC-1.0","OGDL-Taiwan-1.0","OGL-Canada-2.0","OGL-UK-1.0","OGL-UK-2.0","OGL-UK-3.0","OGTSL","OLDAP-1.1","OLDAP-1.2","OLDAP-1.3","OLDAP-1.4","OLDAP-2.0","OLDAP-2.0.1","OLDAP-2.1","OLDAP-2.2","OLDAP-2.2.1","OLDAP-2.2.2","OLDAP-2.3","OLDAP-2.4","OLDAP-2.5","OLDAP-2.6","OLDAP-2.7","OLDAP-2.8","OLFL-1.3","OML","OPL-1.0","OPL-UK-3.0","OPUBL-1.0","OSC-1.0","OSET-PL-2.1","OSL-1.0","OSL-1.1","OSL-2.0","OSL-2.1","OSL-3.0","OSSP","OpenMDW-1.0","OpenPBS-2.3","OpenSSL","OpenSSL-standalone","OpenVision","PADL","PDDL-1.0","PHP-3.0","PHP-3.01","PPL","PSF-2.0","ParaType-Free-Font-1.3","Parity-6.0.0","Parity-7.0.0","Pixar","Plexus","PolyForm-Noncommercial-1.0.0","PolyForm-Small-Business-1.0.0","PostgreSQL","Python-2.0","Python-2.0.1","QPL-1.0","QPL-1.0-INRIA-2004","Qhull","RHeCos-1.1","RPL-1.1","RPL-1.5","RPSL-1.0","RSA-MD","RSCPL","Rdisc","Ruby","Ruby-pty","SAX-PD","SAX-PD-2.0","SCEA","SGI-B-1.0","SGI-B-1.1","SGI-B-2.0","SGI-OpenGL","SGMLUG-PM","SGP4","SHL-0.5","SHL-0.51","SISSL","SISSL-1.2","SL","SMAIL-GPL","SMLNJ","SMPPL","SNIA","SOFA","SPL-1.0","SSH-OpenSSH","SSH-short","SSLeay-standalone","SSPL-1.0","SUL-1.0","SWL","Saxpath","SchemeReport","Sendmail","Sendmail-8.23","Sendmail-Open-Source-1.1","SimPL-2.0","Sleepycat","Soundex","Spencer-86","Spencer-94","Spencer-99","SugarCRM-1.1.3","Sun-PPP","Sun-PPP-2000","SunPro","Symlinks","TAPR-OHL-1.0","TCL","TCP-wrappers","TGPPL-1.0","TMate","TORQUE-1.1","TOSL","TPDL","TPL-1.0","TTWL","TTYP0","TU-Berlin-1.0","TU-Berlin-2.0","TekHVC","TermReadKey","ThirdEye","TrustedQSL","UCAR","UCL-1.0","UMich-Merit","UPL-1.0","URT-RLE","Ubuntu-font-1.0","UnRAR","Unicode-3.0","Unicode-DFS-2015","Unicode-DFS-2016","Unicode-TOU","UnixCrypt","Unlicense","Unlicense-libtelnet","Unlicense-libwhirlpool","VOSTROM","VSL-1.0","Vim","Vixie-Cron","W3C","W3C-19980720","W3C-20150513","WTFNMFPL","WTFPL","Watcom-1.0","Widget-Workshop","WordNet","Wsuipa","X11","X11-distribute-modifications-variant","X11-no-permit-persons","X11-swapped","XFree86-1.1","XSkat","Xdebug-1.03","Xerox","Xfig","Xnet","YPL-1.0","YPL-1.1","ZPL-1.1","ZPL-2.0","ZPL-2.1","Zed","Zeeff","Zend-2.0","Zimbra-1.3","Zimbra-1.4","Zlib","any-OSI","any-OSI-perl-modules","atc-game","bcrypt-Solar-Designer","blessing","bzip2-1.0.6","check-cvs","checkmk","copyleft-next-0.3.0","copyleft-next-0.3.1","curl","cve-tou","diffmark","dtoa","dvipdfm","eGenix","etalab-2.0","fwlw","gSOAP-1.3b","generic-xts","gnuplot","gtkbook","hdparm","hyphen-bulgarian","iMatix","jove","libpng-1.6.35","libpng-2.0","libselinux-1.0","libtiff","libutil-David-Nugent","lsof","magaz","mailprio","man2html","metamail","mpi-permissive","mpich2","mplus","ngrep","pkgconf","pnmstitch","psfrag","psutils","python-ldap","radvd","snprintf","softSurfer","ssh-keyscan","swrule","threeparttable","ulem","w3m","wwl","xinetd","xkeyboard-config-Zinoviev","xlock","xpp","xzoom","zlib-acknowledgement"]');

/***/ })

};
