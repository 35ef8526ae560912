export const id = 1355;
export const ids = [1355];
export const modules = {

/***/ 61355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readDispatcherCode: () => (/* binding */ readDispatcherCode)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57304);




/** Beside our own bundle in `dist/`, and there too when the sources are run. */
const PLACES = ['../dispatch/index.js', '../../dist/dispatch/index.js'];
/** The dispatcher's bundle. @throws Failure `NO_DISPATCHER` */
async function readDispatcherCode() {
    const here = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(import.meta.url));
    for (const place of PLACES) {
        try {
            return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(here, place));
        }
        catch (error) {
            if (error.code !== 'ENOENT')
                throw error;
        }
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .H('NO_DISPATCHER', 'The dispatcher is not built. Run "npm run build", then repeat this.');
}


/***/ })

};
