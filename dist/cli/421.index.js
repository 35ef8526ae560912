export const id = 421;
export const ids = [421,3822];
export const modules = {

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

/***/ 30421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43822);


const USAGE = `pipewright run FILE INPUT… [--wait] [--out DIR]
pipewright run FILE --local INPUT… --out DIR

Sends files through the workflow of FILE: on AWS, where it must have been deployed, or with --local on this machine.

  INPUT…          files, folders (their files keep their paths), or patterns such as 'data/*.csv'; on AWS also
                  s3://bucket/prefix/, which is copied within S3, or read as it lies where that is the workflow's own
                  input prefix
  --out DIR       where results go: DIR/<step>/…
  --catalog REF   a folder, or owner/repo@ref, instead of the catalog that FILE names
  --json          print one JSON object: on AWS run, expected, uploaded, sent, same, taken_back, retried, resumed and
                  left_out[], with --wait also what "pipewright status" says of a run, with --out also results; with
                  --local what run.json says; or findings[] of FILE

On AWS:
  --wait          follow the run until it is over; ends with 1 when an item failed. Without it the run goes on alone,
                  and "pipewright status" tells how it stands
  --out DIR       implies --wait; results of the last steps come to DIR, with DIR/run.json and DIR/report.html
  --run ID        continue that run: only inputs that are missing there, or have other content, are uploaded, and only
                  these and what comes of them are worked on. Inputs may be left out. What failed stays failed (see
                  "pipewright retry") unless its input has changed; a cancelled run goes on
  --run new       begin a run of its own. Without --run, the newest run (of the last 50) of the same inputs, images and
                  variables goes on where there is one: what it has finished stays, and what failed is tried again. With
                  other content of an input that has not failed, other images or other variables, a new run begins
  --backfill      take the objects that were below the workflow's input prefix before it was deployed, as a run; with
                  --run adhoc, as if they were uploaded now
  --time-limit H  hours after which nobody waits for the run any more. Default: 312

With --local:
  The same images, variables and limits as on AWS, in Docker or Podman. Started again with the same DIR it works only on
  what is not finished: items whose input, image or variables have changed, and those that failed. Ends with 1 when an
  item failed. Writes DIR/run.json and DIR/report.html.
  --jobs N        items at once. Default: half the processors, at least 1
  --engine NAME   docker or podman. Default: the first that answers
`;
/** `pipewright run`. @throws Failure for whatever the user can mend */
async function run(argv, io) {
    const text = { type: 'string' };
    const flag = { type: 'boolean' };
    const { values, positionals } = (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .readOptions */ .T)(argv, {
        local: flag,
        out: text,
        jobs: text,
        engine: text,
        catalog: text,
        json: flag,
        wait: flag,
        run: text,
        backfill: flag,
        'time-limit': text,
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const [file, ...names] = positionals;
    if (!file)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_USAGE', values.local
            ? 'Say what to run, on what, and where to: pipewright run FILE --local INPUT… --out DIR'
            : 'Say what to run, and on what: pipewright run FILE INPUT…');
    const { out, catalog, json = false } = values;
    const only = (where, ...options) => {
        const wrong = options.find((option) => values[option] !== undefined);
        if (wrong)
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_USAGE', `--${wrong} is for runs ${where}.`);
    };
    if (values.local) {
        only('on AWS', 'wait', 'run', 'backfill', 'time-limit');
        const { runHere } = await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(3292), __webpack_require__.e(103), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(2076), __webpack_require__.e(5301), __webpack_require__.e(879), __webpack_require__.e(6739), __webpack_require__.e(7130)]).then(__webpack_require__.bind(__webpack_require__, 40581));
        return runHere({ file, names, out, catalog, json, engine: values.engine, jobs: values.jobs }, io);
    }
    only('with --local', 'jobs', 'engine');
    const { runOnAws } = await Promise.all(/* import() */[__webpack_require__.e(4368), __webpack_require__.e(8780), __webpack_require__.e(4377), __webpack_require__.e(8783), __webpack_require__.e(4729), __webpack_require__.e(1431), __webpack_require__.e(2076), __webpack_require__.e(9783), __webpack_require__.e(3099), __webpack_require__.e(73), __webpack_require__.e(6744), __webpack_require__.e(6739), __webpack_require__.e(225), __webpack_require__.e(8411), __webpack_require__.e(953)]).then(__webpack_require__.bind(__webpack_require__, 40953));
    return runOnAws({
        file,
        names,
        out,
        catalog,
        json,
        wait: values.wait === true || out !== undefined,
        run: values.run,
        backfill: values.backfill === true,
        timeLimit: values['time-limit'],
    }, io);
}


/***/ })

};
