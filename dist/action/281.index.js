export const id = 281;
export const ids = [281];
export const modules = {

/***/ 8281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reviewAction: () => (/* binding */ reviewAction)
/* harmony export */ });
async function reviewAction(_inputs, _io) { }


/***/ })

};
