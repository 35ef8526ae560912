export const id = 9411;
export const ids = [9411];
export const modules = {

/***/ 59411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   statusAction: () => (/* binding */ statusAction)
/* harmony export */ });
/* harmony import */ var _run_check_page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14777);
/* harmony import */ var _runs_action_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31831);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71636);
/* harmony import */ var _watched_runs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92956);




/** Runs that are looked at side by side. */
const LANES = 4;
/** The action's mode `status`: every run that is not over, or that one; their check runs are what it is for. */
async function statusAction({ workflows, run, token }, io) {
    const { runner } = io;
    const around = await (0,_runs_action_js__WEBPACK_IMPORTED_MODULE_1__/* .surroundings */ .i)(io, token);
    const runs = await (0,_watched_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .runsOf */ .ky)(await (0,_watched_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .watchedIn */ .eF)(workflows, around), { run });
    if (runs.length === 0)
        runner.info('There are no runs that are not over.');
    const looked = await (0,_status_js__WEBPACK_IMPORTED_MODULE_2__/* .lookAll */ .R_)(runs, around, LANES);
    for (const { watch } of looked)
        runner.info(`${watch.seen.run.run}: ${(0,_run_check_page_js__WEBPACK_IMPORTED_MODULE_0__/* .titleOf */ .G)(watch)}`);
    await (0,_runs_action_js__WEBPACK_IMPORTED_MODULE_1__/* .showRuns */ .A)(looked, runner);
}


/***/ })

};
