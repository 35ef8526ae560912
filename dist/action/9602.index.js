export const id = 9602;
export const ids = [9602];
export const modules = {

/***/ 39602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deployAction: () => (/* binding */ deployAction)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var src_failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/deploy/code.js
var code = __webpack_require__(21275);
// EXTERNAL MODULE: ./lib/src/deploy/deploy.js + 1 modules
var deploy = __webpack_require__(21661);
// EXTERNAL MODULE: ./lib/src/deploy/names.js
var deploy_names = __webpack_require__(28068);
// EXTERNAL MODULE: ./lib/src/deploy/stack.js
var stack = __webpack_require__(292);
// EXTERNAL MODULE: ./lib/src/deploy/subscribe.js
var subscribe = __webpack_require__(19864);
// EXTERNAL MODULE: ./lib/src/deploy/target.js
var target = __webpack_require__(37679);
;// CONCATENATED MODULE: ./lib/src/deploy/destroy.js









const POLL_MS = 1000;
/** Longer than ECS lets a task end itself. */
const MOST_POLLS = 240;
/**
 * Takes a workflow back: no new uploads, no new agents, then the agents, then the stack. Data stays. Safe to repeat,
 * whatever is left of it.
 * @throws Failure `DESTROY_FAILED`, naming what could not be deleted
 */
async function destroy(plan, cloud, say) {
    const account = await cloud.account();
    (0,target/* checkAccount */.g4)(plan, account);
    const { region, endpoint } = cloud;
    const names = (0,deploy_names/* namesOf */.e)(plan.workflow, { account, region, ...(endpoint !== undefined && { endpoint }) });
    const { base } = names;
    // As it was deployed: the file may have been changed since.
    const deployed = (0,deploy/* deployedOf */.qj)(await cloud.stacks.template(base)) ?? {
        input: { bucket: plan.input.bucket ?? '', prefix: plan.input.prefix },
        output: { bucket: plan.output.bucket ?? '', prefix: plan.output.prefix },
    };
    for (const bucket of new Set([deployed.input.bucket, plan.input.bucket ?? ''].filter(Boolean)))
        if (await (0,subscribe/* unsubscribe */.a)(cloud, bucket, base))
            say(`Uploads to ${bucket} do not go to the workflow any more`);
    await cloud.agents.pause(names.dispatcher);
    await stopAgents(base, cloud, say);
    await deleteStack(base, cloud, say);
    if (deployed.output.bucket)
        await cloud.buckets.removeAll(deployed.output.bucket, (0,code/* deployFolder */.CT)(deployed.output.prefix));
    const left = [];
    for (const place of [deployed.input, deployed.output]) {
        const size = place.bucket ? await cloud.buckets.measure(place.bucket, place.prefix) : undefined;
        if (size)
            left.push({ ...place, ...size });
    }
    return left;
}
async function stopAgents(cluster, cloud, say) {
    const stopped = new Set();
    for (let poll = 0;; poll++) {
        const tasks = await cloud.agents.list(cluster);
        for (const task of tasks.filter((each) => !stopped.has(each))) {
            stopped.add(task);
            await cloud.agents.stop(cluster, task, 'The workflow is being destroyed.');
        }
        if (tasks.length === 0)
            break;
        if (poll === 0)
            say(`Ending ${(0,findings_text/* plural */.LS)(tasks.length, 'agent')}`);
        if (poll === MOST_POLLS)
            throw new src_failure/* Failure */.H('DESTROY_FAILED', `${(0,findings_text/* plural */.LS)(tasks.length, 'agent')} of ${cluster} still not ended: ${tasks.slice(0, 3).join(', ')}. Stop them in the ECS console, then repeat this.`);
        await cloud.sleep(POLL_MS);
    }
}
async function deleteStack(base, cloud, say) {
    const state = await (0,stack/* follow */.e6)(base, cloud, () => { }, new Set());
    if (!state) {
        say(`There is no stack ${base} (any more)`);
        return;
    }
    say(`Deleting the stack ${base}`);
    const told = await (0,stack/* eventsSoFar */.zS)(base, cloud);
    await cloud.stacks.delete(base);
    const after = await (0,stack/* follow */.e6)(base, cloud, say, told);
    if (!after)
        return;
    const failed = (await cloud.stacks.events(base)).filter(({ status }) => status === 'DELETE_FAILED');
    throw new src_failure/* Failure */.H('DESTROY_FAILED', `The stack ${base} could not be deleted (${after.status}): ${failed.map(({ resource, reason }) => `${resource}: ${reason ?? 'no reason given'}`).join('; ') || (after.reason ?? 'no reason given')}. Mend that and repeat this.`);
}
/** What stays, and how to be rid of it, for people. */
function leftText(left) {
    return left
        .map(({ bucket, prefix, objects, bytes, more }) => `Stays: s3://${bucket}/${prefix} (${more ? 'more than ' : ''}${plural(objects, 'object')}, ${formatBytes(bytes)}). To delete it: aws s3 rm --recursive s3://${bucket}/${prefix}\n`)
        .join('');
}

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/findings-markdown.js
var findings_markdown = __webpack_require__(50492);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/units.js
var units = __webpack_require__(82913);
;// CONCATENATED MODULE: ./lib/src/workflow/plan-text.js

/** A plan as a table for terminals, with what holds for all steps above and below it. */
function plan_text_planTable(plan) {
    const rows = plan.steps.map((step) => [
        step.id,
        step.algorithm,
        step.needs.length > 0 ? `${step.gather ? 'all of ' : ''}${step.needs.join(', ')}` : 'inputs',
        `${step.cpu_units / 1024}`,
        `${step.memory_mb} MB`,
        step.gpu_count > 0 ? `${step.compute}, ${(0,findings_text/* plural */.LS)(step.gpu_count, 'GPU')}` : step.compute,
        `${step.timeout_minutes}`,
        `${step.max_attempts}`,
        `${step.max_agents}`,
    ]);
    const commit = plan.catalog.commit === undefined ? '' : ` at ${plan.catalog.commit.slice(0, 12)}`;
    const facts = [
        ['workflow', plan.workflow],
        ['catalog', `${plan.catalog.name}${commit}`],
        ['inputs', place(plan.input, '<run>/')],
        ['results', place(plan.output, '<step>/<run>/')],
        ['region', plan.region],
        ['account', plan.account_id],
        ['network', plan.network],
        ['subnets', plan.subnets.join(', ') || undefined],
        ['ports', portsOf(plan)],
    ].filter((fact) => fact[1] !== undefined);
    const head = ['step', 'algorithm', 'takes', 'vCPU', 'memory', 'compute', 'minutes', 'attempts', 'agents'];
    const details = plan.steps.flatMap(detailsOf);
    return inLines([
        ...facts.map(([name, value]) => `${name.padEnd(9)} ${value}`),
        '',
        ...columns([head, ...rows]),
        ...(details.length > 0 ? ['', ...details] : []),
    ]);
}
/** A plan as a Mermaid flowchart (mermaid.js.org, "Flowcharts"), for READMEs and pull requests on GitHub. */
function plan_text_planMermaid(plan) {
    const number = new Map(plan.steps.map((step, i) => [step.id, `s${i}`]));
    const taken = new Set(plan.steps.flatMap((step) => step.needs));
    const lines = ['flowchart LR', `  inputs[(${label(['inputs', shortPlace(plan.input)])})]`];
    for (const step of plan.steps) {
        const [open, close] = step.gather ? ['[[', ']]'] : ['[', ']'];
        lines.push(`  ${number.get(step.id)}${open}${label([step.id, step.algorithm])}${close}`);
    }
    lines.push(`  results[(${label(['results', shortPlace(plan.output)])})]`);
    for (const step of plan.steps) {
        const to = number.get(step.id);
        const arrow = step.gather ? '-- all --> ' : '--> ';
        for (const need of step.needs)
            lines.push(`  ${number.get(need)} ${arrow}${to}`);
        if (step.needs.length === 0)
            lines.push(`  inputs ${arrow}${to}`);
        // Every step's results are kept; an arrow for each would hide how the steps follow one another.
        if (!taken.has(step.id))
            lines.push(`  ${to} --> results`);
    }
    return `${lines.join('\n')}\n`;
}
function detailsOf({ id, variables, secrets, image, spec }) {
    const hidden = new Set(spec.user_specified_environment_variables.filter((v) => v.secret).map((v) => v.name));
    const values = [
        ...Object.entries(variables).map(([name, value]) => `${name}=${hidden.has(name) ? '***' : value}`),
        ...Object.entries(secrets).map(([name, arn]) => `${name} from ${arn}`),
    ];
    return [`${id}: ${image}`, ...values.map((value) => `  ${value}`)];
}
function portsOf(plan) {
    const ports = plan.steps.flatMap((step) => step.ports.map((p) => `${step.id} ${p.port}/${p.protocol}`));
    if (ports.length === 0)
        return undefined;
    const who = plan.port_sources.join(', ') || 'nobody: "port_sources" names no addresses';
    return `${ports.join(', ')}, open to ${who}`;
}
function place({ bucket, prefix }, below) {
    return bucket === undefined ? `no bucket named, ${prefix}${below}` : `s3://${bucket}/${prefix}${below}`;
}
function shortPlace({ bucket, prefix }) {
    return bucket === undefined ? prefix : `${bucket}/${prefix}`;
}
/** Mermaid's own escapes: a number sign, the character's code and a semicolon. */
function label(lines) {
    const escaped = lines
        .filter((line) => line !== '')
        .map((line) => (0,findings_text/* inert */.tJ)(line).replace(/[^\w ./@-]/gu, (c) => `#${c.codePointAt(0)};`));
    return `"${escaped.join('<br/>')}"`;
}
function columns(rows) {
    const shown = rows.map((row) => row.map(findings_text/* inert */.tJ));
    const widths = shown[0].map((_, i) => Math.max(...shown.map((row) => row[i].length)));
    return shown.map((row) => row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd());
}
function inLines(lines) {
    return lines.map((line) => `${(0,findings_text/* inert */.tJ)(line)}\n`).join('');
}

// EXTERNAL MODULE: ./lib/src/deploy/changes.js
var deploy_changes = __webpack_require__(37458);
// EXTERNAL MODULE: ./lib/src/deploy/compute.js
var deploy_compute = __webpack_require__(89333);
;// CONCATENATED MODULE: ./lib/src/deploy/page.js








function planPage(planned) {
    const { name, plan, findings, costs, preview } = planned;
    const bad = (0,finding/* hasErrors */.Cs)(findings);
    const known = preview && !('unknown' in preview) ? preview : undefined;
    const state = bad ? 'cannot be deployed as it is' : known ? comesTo(known) : 'is sound';
    const said = bad
        ? `**Next:** mend ${(0,findings_text/* plural */.LS)(findings.filter(({ severity }) => severity === 'error').length, 'mistake')}; each is listed below with its line.`
        : preview && 'unknown' in preview
            ? `It was not compared with what is deployed: ${(0,markdown/* escapeMarkdown */.FV)(preview.unknown)}`
            : known && !known.first && known.changes.length === 0
                ? 'Deploying it changes nothing.'
                : '';
    return page(bad ? '❌' : '🗺️', name, state, said, [
        ...findingBlocks(findings),
        ...(known ? warningBlocks(known) : []),
        ...(costs ? [costLine(costs)] : []),
        ...(plan ? planBlocks(plan, known?.network) : []),
        ...(known && known.changes.length > 0 ? [changesBlock(known.changes)] : []),
        ...hintBlocks(findings),
    ]);
}
function deployPage(name, result, findings) {
    const { changes, stack, network, outputs } = result;
    const rows = [
        ['Upload to', (0,markdown/* inlineCode */.ti)(`${outputs.UploadTo ?? ''}RUN/`)],
        ['Results come in', (0,markdown/* inlineCode */.ti)(`${outputs.ResultsIn ?? ''}STEP/RUN/`)],
        ['Stack', (0,markdown/* inlineCode */.ti)(stack)],
        ['Agents run in', (0,markdown/* escapeMarkdown */.FV)(network)],
    ];
    const state = changes ? `deployed, ${(0,findings_text/* plural */.LS)(changes.length, 'resource')} changed` : 'up to date';
    return page('🚀', name, state, '', [
        factsTable(rows),
        ...findingBlocks(findings),
        ...(changes ? [changesBlock(changes)] : []),
        ...hintBlocks(findings),
    ]);
}
function destroyPage(name, left) {
    const rows = left.map(({ bucket, prefix, objects, bytes, more }) => `| ${(0,markdown/* inlineCode */.ti)(`s3://${bucket}/${prefix}`)} | ${more ? 'more than ' : ''}${objects} | ${(0,units/* formatBytes */.z3)(bytes)} | ${(0,markdown/* inlineCode */.ti)(`aws s3 rm --recursive s3://${bucket}/${prefix}`)} |`);
    return page('🧹', name, 'taken back', 'Nothing of it is left in AWS but its data.', [
        ...(rows.length > 0
            ? [`| What stays | Objects | Size | To delete it |\n|---|--:|--:|---|\n${rows.join('\n')}`]
            : []),
    ]);
}
/** Of something that went wrong on the way. */
function failurePage(name, what, message, findings) {
    return page('❌', name, `${what} failed`, (0,markdown/* escapeMarkdown */.FV)(message), [
        ...findingBlocks(findings),
        ...hintBlocks(findings),
    ]);
}
function page(sign, name, state, said, blocks) {
    const head = `### ${sign} ${(0,markdown/* escapeMarkdown */.FV)(name)}: ${(0,markdown/* escapeMarkdown */.FV)(state)}`;
    return { title: `${name}: ${state}`, blocks: [said ? `${head}\n\n${said}` : head, ...blocks] };
}
function comesTo({ first, changes }) {
    if (first)
        return `would be made, ${(0,findings_text/* plural */.LS)(changes.length, 'resource')}`;
    const count = (...words) => changes.filter((each) => words.includes((0,deploy_changes/* changeWord */.dY)(each))).length;
    const parts = [
        [count('+ create', '+ take over'), 'to create'],
        [count('~ change'), 'to change'],
        [count('± replace'), 'to replace'],
        [count('- delete'), 'to delete'],
    ].filter(([number]) => number !== 0);
    return parts.length > 0 ? parts.map((part) => part.join(' ')).join(', ') : 'is up to date';
}
/** What somebody must agree to. */
function warningBlocks({ first, changes }) {
    const gone = changes.filter((each) => each.type === 'AWS::SQS::Queue' && /replace|delete/.test((0,deploy_changes/* changeWord */.dY)(each)));
    const rights = first ? [] : (0,deploy_changes/* rightsIn */.nN)(changes);
    return [
        ...(gone.length > 0
            ? [
                `> [!WARNING]\n> ${gone.length === 1 ? 'A queue goes' : `${gone.length} queues go`}: ${gone.map(({ id }) => (0,markdown/* inlineCode */.ti)(id)).join(', ')}. Items that wait in a step's are done first, or deploying is refused.`,
            ]
            : []),
        ...(rights.length > 0
            ? [
                `> [!IMPORTANT]\n> Rights change: ${rights.map(markdown/* inlineCode */.ti).join(', ')}. Look at these before you agree.`,
            ]
            : []),
    ];
}
function costLine({ month_at_rest, thousand_items, seconds_per_item, without, region, date, }) {
    const left = without.length > 0 ? `, without the instances of ${without.map(markdown/* inlineCode */.ti).join(', ')}` : '';
    return `**Costs:** about <span>&#36;</span>${month_at_rest.toFixed(2)} a month at rest, <span>&#36;</span>${thousand_items.toFixed(2)} per 1,000 inputs of ${seconds_per_item} s a step${left} (list prices of ${region}, ${date})`;
}
function planBlocks(plan, network) {
    const rows = [
        ['Inputs', (0,markdown/* inlineCode */.ti)(placed(plan.input, 'RUN/'))],
        ['Results', (0,markdown/* inlineCode */.ti)(placed(plan.output, 'STEP/RUN/'))],
        ...(plan.region === undefined ? [] : [['Region', (0,markdown/* escapeMarkdown */.FV)(plan.region)]]),
        ...(network === undefined ? [] : [['Agents run in', (0,markdown/* escapeMarkdown */.FV)(network)]]),
        ['Catalog', (0,markdown/* inlineCode */.ti)(plan.catalog.name)],
    ];
    const steps = plan.steps.map((step) => `| ${(0,markdown/* escapeMarkdown */.FV)(step.id)} | ${(0,markdown/* escapeMarkdown */.FV)(step.algorithm)} | ${step.cpu_units / 1024} | ${step.memory_mb} MB | ${runsOn(step)} | ${step.gather ? 1 : step.max_agents} |`);
    const images = plan.steps.map((step) => `| ${(0,markdown/* escapeMarkdown */.FV)(step.id)} | ${(0,markdown/* inlineCode */.ti)(step.image)} |`);
    return [
        `\`\`\`mermaid\n${plan_text_planMermaid(plan)}\`\`\``,
        `| Step | Algorithm | vCPU | Memory | Runs on | Agents at most |\n|---|---|--:|--:|---|--:|\n${steps.join('\n')}`,
        factsTable(rows),
        folded('Images', `| Step | Image |\n|---|---|\n${images.join('\n')}`),
    ];
}
function placed({ bucket, prefix }, below) {
    return bucket === undefined ? `${prefix}${below}` : `s3://${bucket}/${prefix}${below}`;
}
function runsOn(step) {
    const compute = (0,deploy_compute/* computeOf */.LQ)(step);
    if (compute.kind === 'fargate')
        return compute.spotFirst ? 'Fargate, Spot first' : 'Fargate';
    const { type, spot, gpus } = compute.wish;
    const what = type === undefined ? 'instances' : (0,markdown/* inlineCode */.ti)(type);
    return `${what}${spot ? ', Spot' : ''}${gpus > 0 ? `, ${(0,findings_text/* plural */.LS)(gpus, 'GPU')}` : ''}`;
}
function changesBlock(changes) {
    const rows = changes.map((change) => {
        const what = [...new Set(change.details.map(({ property }) => property).filter(Boolean))].slice(0, 5);
        return `| ${(0,deploy_changes/* changeWord */.dY)(change)} | ${(0,markdown/* inlineCode */.ti)(change.id)} | ${(0,markdown/* escapeMarkdown */.FV)(change.type)} | ${what.map(markdown/* inlineCode */.ti).join('<br>')} |`;
    });
    const table = `| | Resource | Type | What |\n|---|---|---|---|\n${rows.join('\n')}`;
    return folded((0,findings_text/* plural */.LS)(changes.length, 'change'), table);
}
function findingBlocks(findings) {
    const shown = findings.filter(({ severity }) => severity !== 'hint');
    return shown.length > 0 ? [(0,findings_markdown/* findingsTable */.f)(shown.slice(0, 100))] : [];
}
function hintBlocks(findings) {
    const hints = findings.filter(({ severity }) => severity === 'hint');
    return hints.length > 0 ? [folded((0,findings_text/* plural */.LS)(hints.length, 'hint'), (0,findings_markdown/* findingsTable */.f)(hints.slice(0, 100)))] : [];
}
function factsTable(rows) {
    return `| | |\n|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`;
}
function folded(title, body) {
    return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

// EXTERNAL MODULE: ./lib/src/publish/pull-request/annotate.js
var annotate = __webpack_require__(83610);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/check-run.js
var check_run = __webpack_require__(98068);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/context.js
var pull_request_context = __webpack_require__(62395);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/github-types.js
var github_types = __webpack_require__(1181);
// EXTERNAL MODULE: ./lib/src/command/account.js + 3 modules
var account = __webpack_require__(89783);
// EXTERNAL MODULE: ./lib/src/command/action-io.js
var action_io = __webpack_require__(10577);
// EXTERNAL MODULE: ./lib/src/deploy/compile.js + 2 modules
var compile = __webpack_require__(83491);
// EXTERNAL MODULE: ./lib/src/deploy/estimate.js
var estimate = __webpack_require__(47684);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/command/workflow-file.js + 3 modules
var workflow_file = __webpack_require__(79488);
;// CONCATENATED MODULE: ./lib/src/command/plan.js











const USAGE = (/* unused pure expression or super */ null && (`pipewright plan FILE

Shows what a workflow file comes to: its steps, what each takes and gives, sizes, limits and images, and, where the file
names its buckets, what it costs on AWS. Nothing is run, nothing is changed, and no cloud account is needed.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --format FORMAT   table (default), mermaid (a picture for READMEs and pull requests) or json (as --json)
  --changes         also ask AWS what would keep it from running there (quotas, subnets, instance types, secrets,
                    images), and what deploying would create, change and delete; needs the rights of
                    "pipewright policy --for plan"
  --json            print one JSON object: plan (missing when there are errors), findings, costs, and with --changes
                    stack, network and changes
`));
const FORMATS = (/* unused pure expression or super */ null && (['table', 'mermaid', 'json']));
/**
 * The command `plan`.
 * @returns the exit code: 1 when a finding is an error, else 0
 * @throws Failure when an argument is wrong or the file cannot be read
 */
async function plan(argv, io) {
    const { values, positionals } = readOptions(argv, {
        catalog: { type: 'string' },
        changes: { type: 'boolean' },
        format: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const format = values.json ? 'json' : (values.format ?? 'table');
    if (!FORMATS.includes(format))
        throw new Failure('BAD_USAGE', `There is no format "${format}". It has ${FORMATS.join(', ')}.`);
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0)
        throw new Failure('BAD_USAGE', 'Name one workflow file: pipewright plan my.workflow.json');
    const loaded = await loadWorkflowFile(path, io, values.catalog);
    const { plan, shown } = loaded;
    const costs = plan && costsOf(plan);
    const seen = plan && values.changes ? await preflightOf(plan, loaded, io) : [];
    const findings = [...loaded.findings, ...seen];
    // With these there is nothing to compare.
    const asked = plan && values.changes && !hasErrors(seen) ? await previewOf(plan, io) : undefined;
    if (format === 'json')
        io.out(jsonText({ ...(plan && { plan }), findings, ...(costs && { costs }), ...asked }));
    else {
        io.err(shown);
        io.err(shownFindings(seen, loaded, io, 'all'));
        if (plan)
            io.out(format === 'mermaid' ? planMermaid(plan) : planTable(plan));
        if (costs && format === 'table')
            io.out(estimateText(costs));
        if (asked)
            io.out(previewText(asked));
    }
    return hasErrors(findings) ? 1 : 0;
}
/** The costs of a workflow that says where it goes; where that is does not matter for them. */
function costsOf(plan) {
    if (plan.input.bucket === undefined || plan.output.bucket === undefined)
        return undefined;
    const target = {
        account: plan.account_id ?? '000000000000',
        region: plan.region ?? 'us-east-1',
        network: { kind: 'own' },
    };
    return (0,estimate/* estimate */.jA)(plan, (0,compile/* compile */.w)(plan, target, () => ({ bucket: 'none', key: 'none' })).template);
}
function previewText({ stack, network, first, changes }) {
    const head = first
        ? `Deploying makes the stack ${stack}; agents run in ${network}:`
        : changes.length > 0
            ? `Deploying changes the stack ${stack}; agents run in ${network}:`
            : `The stack ${stack} is up to date.`;
    return ['', head, ...changeLines(changes).map((line) => `  ${line}`)]
        .map((line) => `${inert(line)}\n`)
        .join('');
}

;// CONCATENATED MODULE: ./lib/src/command/deploy-action.js















/**
 * The action's modes `plan`, `deploy` and `destroy`: findings at the lines of the workflow file, a page in the job's
 * summary and in a check run, and outputs for the steps behind it.
 * @throws Failure after everything was told
 */
async function deployAction(inputs, given) {
    const { mode, workflows, catalog, token } = inputs;
    const io = (0,action_io/* withToken */.ub)(given, token);
    const reports = [];
    for (const path of workflows) {
        const report = await io.runner.group(`${mode} ${path}`, () => one(mode, path, io, catalog));
        reports.push(report);
        // What comes after it may build on it.
        if (!report.ok && mode !== 'plan')
            break;
    }
    const findings = reports.flatMap((report) => report.findings).sort(finding/* compareFindings */.Eg);
    (0,annotate/* annotate */.f)(findings, io.runner);
    const line = (of) => reports.map((report) => of(report) ?? '').join('\n');
    io.runner.output('stack', line(({ stack }) => stack));
    io.runner.output('changes', line(({ changes }) => changes));
    if (mode === 'deploy') {
        io.runner.output('upload-to', line(({ uploadTo }) => uploadTo));
        io.runner.output('results-in', line(({ resultsIn }) => resultsIn));
    }
    const refused = await writeChecks(mode, reports, token, io);
    const blocks = reports.flatMap((report) => report.blocks);
    await io.runner.summary((0,markdown/* fitBlocks */.U8)([...blocks, ...refused], github_types/* SUMMARY_BYTES */.R, 'the log'));
    for (const { title } of reports)
        io.runner.info(title);
    const failure = reports.find((report) => report.failure !== undefined)?.failure;
    if (failure !== undefined)
        throw failure;
    if ((0,finding/* hasErrors */.Cs)(findings))
        throw new src_failure/* Failure */.H('NOT_DEPLOYABLE', `${reports.flatMap(({ ok, name }) => (ok ? [] : [(0,findings_text/* inert */.tJ)(name)])).join(', ')} cannot be ${mode === 'destroy' ? 'taken back' : 'deployed'} as it is, and ${mode === 'plan' ? 'would be refused' : 'nothing of it was done'}: see the job summary for what to mend.`);
}
/** One workflow file. What fails is told like everything else, before it is thrown. */
async function one(mode, path, io, catalog) {
    let seen = { name: path, findings: [] };
    const texts = new Map();
    try {
        const read = await (0,workflow_file/* readWorkflow */.S6)(path, io, catalog);
        texts.set(read.file, read.text);
        seen = {
            name: read.plan?.workflow ?? path,
            findings: read.findings,
            ...(read.plan && { plan: read.plan }),
        };
        if (!read.plan)
            return { ...seen, ...planPage(seen), ok: false };
        if (mode === 'destroy') {
            const left = await destroy(read.plan, await (0,account/* accountOf */.XP)(read.plan, io), io.runner.info);
            return { ...seen, ...destroyPage(seen.name, left), ok: true };
        }
        seen = await look(read, seen, mode, io);
        const ok = !(0,finding/* hasErrors */.Cs)(seen.findings);
        if (mode === 'plan' || !ok) {
            const preview = seen.preview && 'stack' in seen.preview ? seen.preview : undefined;
            return {
                ...seen,
                ...planPage(seen),
                ok,
                ...(preview && { stack: preview.stack, changes: preview.changes.length }),
            };
        }
        const result = await (0,account/* deployTo */.fw)(read.plan, io, io.runner.info);
        return {
            ...seen,
            ...deployPage(seen.name, result, seen.findings),
            ok,
            stack: result.stack,
            changes: result.changes?.length ?? 0,
            uploadTo: result.outputs.UploadTo,
            resultsIn: result.outputs.ResultsIn,
        };
    }
    catch (failure) {
        if (!(failure instanceof src_failure/* Failure */.H))
            throw failure;
        const { name, findings } = seen;
        return { name, findings, ...failurePage(name, mode, (0,src_failure/* explain */.W)(failure), findings), ok: false, failure };
    }
    finally {
        const told = (0,findings_text/* renderFindings */.vO)(seen.findings, { texts });
        if (told)
            io.runner.info(told);
    }
}
/** What is known before anything is done; the account is asked where there are credentials for one. */
async function look(read, seen, mode, io) {
    const plan = read.plan;
    io.runner.info(plan_text_planTable(plan));
    const costs = costsOf(plan);
    const planned = { ...seen, ...(costs && { costs }) };
    if (mode === 'plan' && !hasCredentials(io.env))
        return {
            ...planned,
            preview: {
                unknown: 'this job has no AWS credentials. For a change from a fork that is as it should be; elsewhere, use aws-actions/configure-aws-credentials before this step.',
            },
        };
    const findings = [...seen.findings, ...(await (0,account/* preflightOf */.lM)(plan, read, io))].sort(finding/* compareFindings */.Eg);
    if (mode === 'deploy' || (0,finding/* hasErrors */.Cs)(findings))
        return { ...planned, findings };
    try {
        return { ...planned, findings, preview: await (0,account/* previewOf */.oW)(plan, io) };
    }
    catch (error) {
        if (!(error instanceof src_failure/* Failure */.H) || error.code !== 'ACCESS_DENIED')
            throw error;
        return { ...planned, findings, preview: { unknown: error.message } };
    }
}
/** Where the SDK finds credentials without asking the network. */
function hasCredentials(env) {
    return [
        'AWS_ACCESS_KEY_ID',
        'AWS_PROFILE',
        'AWS_WEB_IDENTITY_TOKEN_FILE',
        'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
        'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    ].some((name) => env[name]);
}
/** @returns what the page has to say of it */
async function writeChecks(mode, reports, token, io) {
    const context = (0,pull_request_context/* readContext */.yI)(io.env, await (0,action_io/* readEvent */.j_)(io.env));
    if (!context || !token)
        return [];
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(1845), __webpack_require__.e(3556), __webpack_require__.e(7972)]).then(__webpack_require__.bind(__webpack_require__, 3556));
    const github = (0,action_io/* openGitHubFor */.jb)(openGitHub, token, io);
    const { repository, runUrl } = context;
    for (const { name, title, ok, blocks, findings } of reports) {
        const [summary = '', ...text] = blocks;
        const output = {
            title: (0,markdown/* clip */.$Q)(title, 200),
            summary: (0,markdown/* fitBlocks */.U8)([summary], check_run/* FIELD_BYTES */.xZ, "the job's summary"),
            ...(text.length > 0 && { text: (0,markdown/* fitBlocks */.U8)(text, check_run/* FIELD_BYTES */.xZ, "the job's summary") }),
        };
        const about = runUrl === undefined ? {} : { detailsUrl: runUrl };
        const check = (0,check_run/* checkOf */.EG)(`pipewright / ${mode} ${(0,markdown/* clip */.$Q)(name, 80)}`, ok, output, findings, about);
        try {
            if (await (0,check_run/* writeCheck */.ac)(github, repository, (0,pull_request_context/* shaOf */.ye)(context), check))
                continue;
            return [note("This job's token may only read, so it wrote no check run")];
        }
        catch (error) {
            // What was deployed must be told of all the same.
            if (!(error instanceof src_failure/* Failure */.H))
                throw error;
            return [note(`No check run could be written: ${(0,markdown/* escapeMarkdown */.FV)(error.message)}`)];
        }
    }
    return [];
}
function note(what) {
    return `> [!NOTE]\n> ${what}: everything there is to know is on this page.`;
}


/***/ }),

/***/ 43822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* unused harmony export readOptions */
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
        return parseArgs({ args: argv, options: all, allowPositionals: true, strict: true });
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
        const meant = nearest(unknown.replace(/^-+/, ''), names);
        const remedy = meant
            ? `Did you mean --${meant}?`
            : `It has ${names.map((name) => `--${name}`).join(', ')}.`;
        return new Failure('BAD_USAGE', `There is no option ${unknown}. ${remedy}`);
    }
    const what = !known
        ? said.split('. ')[0]
        : said.includes('does not take')
            ? `--${known} stands alone: write it without a value`
            : `--${known} needs a value: write --${known} VALUE`;
    return new Failure('BAD_USAGE', `${what}.`);
}


/***/ }),

/***/ 83610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ annotate)
/* harmony export */ });
/** GitHub shows this many annotations of a level per step (workflow commands, limits); the rest would vanish. */
const SHOWN_PER_LEVEL = 10;
/** Shows the first findings of each level at their lines, and counts all of them as outputs. */
function annotate(findings, runner) {
    for (const [severity, output] of [
        ['error', 'errors'],
        ['warning', 'warnings'],
        ['hint', 'hints'],
    ]) {
        const ofLevel = findings.filter((finding) => finding.severity === severity);
        for (const finding of ofLevel.slice(0, SHOWN_PER_LEVEL))
            runner.annotate(finding);
        runner.output(output, String(ofLevel.length));
    }
}


/***/ })

};
