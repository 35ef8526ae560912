export const id = 1611;
export const ids = [1611];
export const modules = {

/***/ 21611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRunWorld: () => (/* binding */ openRunWorld)
});

// EXTERNAL MODULE: ./lib/src/edge/aws/cloudwatch-logs.js
var cloudwatch_logs = __webpack_require__(40816);
// EXTERNAL MODULE: ./lib/src/edge/aws/ecs-agents.js
var ecs_agents = __webpack_require__(9128);
// EXTERNAL MODULE: ./lib/src/edge/aws/s3-run.js + 6 modules
var s3_run = __webpack_require__(94179);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/SQSClient.js + 9 modules
var SQSClient = __webpack_require__(1664);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/GetQueueAttributesCommand.js
var GetQueueAttributesCommand = __webpack_require__(17210);
// EXTERNAL MODULE: ./lib/src/edge/aws/account-failure.js
var account_failure = __webpack_require__(25992);
;// CONCATENATED MODULE: ./lib/src/edge/aws/sqs-count.js


/** How many messages a queue has, roughly; undefined where there is none. */
function openQueueCounts(region, signal) {
    const client = new SQSClient/* SQSClient */.h({ ...account_failure/* CLIENT */.G$, region });
    return async (url) => {
        try {
            const { Attributes = {} } = await client.send(new GetQueueAttributesCommand/* GetQueueAttributesCommand */.K({
                QueueUrl: url,
                AttributeNames: [
                    'ApproximateNumberOfMessages',
                    'ApproximateNumberOfMessagesDelayed',
                    'ApproximateNumberOfMessagesNotVisible',
                ],
            }), (0,account_failure/* callLimit */.MB)(signal));
            const count = (name) => Number(Attributes[`ApproximateNumberOfMessages${name}`] ?? 0);
            return { waiting: count('') + count('Delayed'), taken: count('NotVisible') };
        }
        catch (error) {
            signal.throwIfAborted();
            if (/QueueDoesNotExist|NonExistentQueue|QueueDeletedRecently/.test(error.name))
                return undefined;
            throw (0,account_failure/* accountFailure */.GB)(error, `Counting what waits in ${url}`, 'sqs:GetQueueAttributes');
        }
    };
}

;// CONCATENATED MODULE: ./lib/src/edge/run-world.js




/** A look takes what comes soon: what is far in a long log is found by the next. */
const LOOK_PAGES = 5;
/** AWS as looking at runs needs it; credentials come from the environment, as with AWS's own command line. */
function openRunWorld(region, env, signal) {
    const logs = (0,cloudwatch_logs/* openLogs */.q)(region, signal);
    return {
        ...(0,s3_run/* openRunStorage */.t)(region, env.AWS_ENDPOINT_URL || undefined, signal),
        queue: openQueueCounts(region, signal),
        agents: (0,ecs_agents/* openAgents */.J)(region, signal),
        async log(group, from, stream) {
            const streams = stream === undefined ? {} : { streams: [stream] };
            const events = await logs.filter(group, { from, ...streams, pages: LOOK_PAGES });
            return events.map(({ message }) => message);
        },
        async find(group, word, from, to) {
            const events = await logs.filter(group, { pattern: JSON.stringify(word), from, to, pages: LOOK_PAGES });
            return events.map(({ stream, message }) => ({ stream, text: message }));
        },
    };
}


/***/ })

};
