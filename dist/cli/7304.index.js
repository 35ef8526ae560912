export const id = 7304;
export const ids = [7304];
export const modules = {

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


/***/ })

};
