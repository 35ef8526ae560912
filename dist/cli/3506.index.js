export const id = 3506;
export const ids = [3506];
export const modules = {

/***/ 23506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openRunWorld: () => (/* binding */ openRunWorld)
/* harmony export */ });
/* harmony import */ var _aws_cloudwatch_logs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40816);
/* harmony import */ var _aws_ecs_agents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9128);
/* harmony import */ var _aws_s3_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62380);
/* harmony import */ var _aws_sqs_count_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38527);




/** AWS as looking at runs needs it; credentials come from the environment, as with AWS's own command line. */
function openRunWorld(region, env, signal) {
    return {
        ...(0,_aws_s3_run_js__WEBPACK_IMPORTED_MODULE_2__/* .openRunStorage */ .t)(region, env.AWS_ENDPOINT_URL || undefined, signal),
        queue: (0,_aws_sqs_count_js__WEBPACK_IMPORTED_MODULE_3__/* .openQueueCounts */ .G)(region, signal),
        agents: (0,_aws_ecs_agents_js__WEBPACK_IMPORTED_MODULE_1__/* .openAgents */ .J)(region, signal),
        logs: (0,_aws_cloudwatch_logs_js__WEBPACK_IMPORTED_MODULE_0__/* .openLogs */ .q)(region, signal),
    };
}


/***/ })

};
