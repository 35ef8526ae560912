export const id = 1431;
export const ids = [1431];
export const modules = {

/***/ 21431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ loadWorkflow),
  V: () => (/* binding */ nameOf)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/value-fixes.js
var value_fixes = __webpack_require__(72503);
// EXTERNAL MODULE: ./lib/src/workflow/parse.js + 4 modules
var parse = __webpack_require__(2730);
;// CONCATENATED MODULE: ./lib/src/workflow/plan.js
const DEFAULT_MAX_AGENTS = 10;
const DEFAULT_MAX_ATTEMPTS = 3;
/**
 * What a valid workflow comes to.
 * @param name the workflow's, where the file gives none
 * @param prefixes each `''` or ending in `/`
 * @param steps in any order, without cycles
 */
function compilePlan(workflow, name, catalog, prefixes, steps) {
    const { input_s3_name, output_s3_name, region, account_id, key_pair } = workflow;
    return {
        workflow: workflow.name ?? name,
        catalog: { name: catalog.name, ...(catalog.commit !== undefined && { commit: catalog.commit }) },
        input: { ...(input_s3_name !== undefined && { bucket: input_s3_name }), prefix: prefixes.input },
        output: { ...(output_s3_name !== undefined && { bucket: output_s3_name }), prefix: prefixes.output },
        ...(region !== undefined && { region }),
        ...(account_id !== undefined && { account_id }),
        ...(key_pair !== undefined && { key_pair }),
        network: workflow.network ?? 'open',
        subnets: workflow.subnets ?? [],
        port_sources: workflow.port_sources ?? [],
        steps: inOrder(steps).map((step) => planStep(workflow, prefixes, step)),
    };
}
function planStep(workflow, prefixes, { id, needs, gather, algorithm, spec, ports }) {
    const declared = spec.user_specified_environment_variables;
    const secrets = declared.flatMap(({ name }) => {
        const arn = workflow.secrets?.[name];
        return arn === undefined ? [] : [[name, arn]];
    });
    const values = declared.flatMap(({ name, default: standard }) => {
        const value = algorithm.variables?.[name] ?? standard;
        return value === undefined || workflow.secrets?.[name] !== undefined
            ? []
            : [[name, String(value)]];
    });
    return {
        id,
        algorithm: `${spec.name}@${spec.version}`,
        image: spec.container_name,
        needs,
        gather,
        variables: Object.fromEntries(values),
        secrets: Object.fromEntries(secrets),
        ports,
        compute: algorithm.compute ?? workflow.compute ?? 'auto',
        cpu_units: spec.cpu_units,
        memory_mb: spec.memory_mb,
        disk_gb: spec.disk_gb,
        gpu_count: spec.gpu?.count ?? 0,
        timeout_minutes: spec.timeout_minutes,
        max_attempts: algorithm.max_attempts ?? workflow.max_attempts ?? DEFAULT_MAX_ATTEMPTS,
        max_agents: algorithm.max_agents ?? workflow.max_agents ?? DEFAULT_MAX_AGENTS,
        reads: needs.length > 0 ? needs.map((need) => `${prefixes.output}${need}/`) : [prefixes.input],
        writes: `${prefixes.output}${id}/`,
        spec,
    };
}
/** Each behind those that it needs; as the file has them otherwise. */
function inOrder(steps) {
    const left = new Set(steps);
    const sorted = [];
    while (left.size > 0) {
        const done = new Set(sorted.map((step) => step.id));
        const next = steps.find((step) => left.has(step) && step.needs.every((need) => done.has(need)));
        if (!next)
            throw new Error('the steps wait for each other');
        left.delete(next);
        sorted.push(next);
    }
    return sorted;
}

// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var compare = __webpack_require__(78469);
// EXTERNAL MODULE: ./lib/src/spec/near.js
var near = __webpack_require__(58592);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(13026);
// EXTERNAL MODULE: ./node_modules/semver/functions/prerelease.js
var prerelease = __webpack_require__(15714);
;// CONCATENATED MODULE: ./lib/src/workflow/catalog.js


/** The newest version that is there and no pre-release; the newest of all that are there, where all are. */
function newestVersion(versions) {
    const there = Object.keys(versions).filter((version) => !versions[version]?.removed);
    const sorted = there.sort(compare).reverse();
    return sorted.find((version) => !prerelease(version)) ?? sorted[0];
}

;// CONCATENATED MODULE: ./lib/src/workflow/rules/algorithms.js





/** Looks a step's algorithm up; undefined, with a finding, where the catalog has none like it. */
function chooseVersion(report, step, index, catalog) {
    const path = [...step, 'name'];
    const written = report.text(path);
    if (written === undefined)
        return undefined;
    const [name = '', version] = written.split('@');
    if (!Object.hasOwn(index.algorithms, name)) {
        unknownAlgorithm(report, path, name, version, Object.keys(index.algorithms), catalog);
        return undefined;
    }
    const { versions, removed } = index.algorithms[name];
    const newest = newestVersion(versions);
    const chosen = version ?? newest;
    if (newest === undefined || chosen === undefined || versions[chosen]?.removed) {
        removedVersion(report, path, name, version, newest);
        return undefined;
    }
    if (!Object.hasOwn(versions, chosen)) {
        unknownVersion(report, path, name, chosen, Object.keys(versions));
        return undefined;
    }
    if (removed) {
        report.add('warning', 'REMOVED_ALGORITHM', { path }, {
            message: `${(0,quote/* quote */.hD)(name)} was taken out of the catalog: its versions still run, but there will be no new ones. Look for another.`,
            got: (0,quote/* quote */.hD)(name),
        });
    }
    if (version === undefined) {
        report.add('hint', 'VERSION_NOT_PINNED', { path }, {
            message: `"name" is ${(0,quote/* quote */.hD)(name)} without a version: the newest is taken, ${newest} today. Write ${(0,quote/* quote */.hD)(`${name}@${newest}`)} to get the same results tomorrow.`,
            got: (0,quote/* quote */.hD)(name),
            expected: `${name}@${newest}`,
            fix: report.rewrite(path, `${name}@${newest}`, false),
        });
    }
    // A published spec never changes: that an algorithm is deprecated is said by a later version of it.
    const deprecatedIn = [chosen, newest].find((each) => versions[each]?.deprecated !== undefined);
    return { name, version: chosen, ...(deprecatedIn !== undefined && { deprecatedIn }) };
}
/** Tells of an algorithm that its authors have given up, and what to take instead. */
function tellDeprecated(report, step, spec) {
    const { reason, replaced_by } = spec.deprecated ?? {};
    if (reason === undefined)
        return;
    report.add('warning', 'DEPRECATED_ALGORITHM', { path: [...step, 'name'] }, {
        message: `${(0,quote/* quote */.hD)(spec.name)} is deprecated since ${spec.version}: ${(0,quote/* quote */.hD)(reason)}.${replaced_by ? ` Take "${replaced_by}" instead.` : ''}`,
        got: (0,quote/* quote */.hD)(spec.name),
        expected: replaced_by,
    });
}
/** That the step can run on what its `compute`, or the workflow's, asks for. */
function checkCompute(report, step, spec) {
    const own = report.text([...step, 'compute']);
    const compute = own ?? report.text(['compute']);
    if (!compute?.startsWith('fargate') || spec.fargate !== null)
        return;
    const why = spec.gpu
        ? 'needs a GPU'
        : `needs ${spec.cpu_units / 1024} vCPUs and ${spec.memory_mb} MB of memory`;
    report.add('error', 'TOO_LARGE_FOR_FARGATE', { path: own === undefined ? ['compute'] : [...step, 'compute'] }, {
        message: `"compute" is ${(0,quote/* quote */.hD)(compute)}, but ${spec.name} ${why}, which Fargate has not. Write "auto" or "ec2" for this step.`,
        got: (0,quote/* quote */.hD)(compute),
        expected: '"auto" or "ec2"',
    });
}
function unknownAlgorithm(report, path, name, version, names, catalog) {
    const meant = names.find((each) => (0,reserved/* foldName */.zN)(each) === (0,reserved/* foldName */.zN)(name)) ?? (0,near/* nearest */.p)(name, names);
    const right = meant && (version === undefined ? meant : `${meant}@${version}`);
    report.add('error', 'UNKNOWN_ALGORITHM', { path }, {
        message: `The catalog ${(0,quote/* quote */.hD)(catalog)} has no algorithm ${(0,quote/* quote */.hD)(name)}${meant ? `; did you mean "${meant}"?` : names.length > 0 && names.length <= 12 ? `; it has ${(0,quote/* quoteList */.JN)(names, 'and')}.` : '.'}`,
        got: (0,quote/* quote */.hD)(name),
        expected: meant,
        fix: right ? report.rewrite(path, right, (0,reserved/* foldName */.zN)(meant) === (0,reserved/* foldName */.zN)(name)) : undefined,
    });
}
function removedVersion(report, path, name, version, newest) {
    const what = version === undefined ? (0,quote/* quote */.hD)(name) : `Version ${(0,quote/* quote */.hD)(version)} of ${(0,quote/* quote */.hD)(name)}`;
    report.add('error', 'REMOVED_VERSION', { path }, {
        message: `${what} was taken out of the catalog. ${newest === undefined ? 'There is no other: take another algorithm.' : `There is ${newest}.`}`,
        got: (0,quote/* quote */.hD)(version ?? name),
        expected: newest,
        fix: newest === undefined ? undefined : report.rewrite(path, `${name}@${newest}`, false),
    });
}
function unknownVersion(report, path, name, version, versions) {
    const plain = version.replace(/^[vV]/, '');
    const same = [plain, `${plain}.0`, `${plain}.0.0`].find((each) => versions.includes(each));
    const newestFirst = [...versions].sort(compare).reverse();
    const shown = newestFirst.slice(0, 5).join(', ');
    report.add('error', 'UNKNOWN_VERSION', { path }, {
        message: `${(0,quote/* quote */.hD)(name)} has no version ${(0,quote/* quote */.hD)(version)}${same ? `; did you mean ${same}?` : `; it has ${shown}${versions.length > 5 ? ' and older ones' : ''}.`}`,
        got: (0,quote/* quote */.hD)(version),
        expected: same ?? shown,
        fix: same ? report.rewrite(path, `${name}@${same}`, same === plain) : undefined,
    });
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/spec/template.js
var template = __webpack_require__(82532);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/chain.js



/**
 * That a step takes something of what the step before it gives, by their names. What a step gives is known from its
 * `output_name`, and from the outputs that its spec's tests expect: those the author has seen.
 */
function checkChain(report, steps) {
    for (const { id, path, needs, spec } of steps) {
        for (const [i, need] of needs.entries()) {
            const before = steps.find((step) => step.id === need);
            if (!spec || !before?.spec)
                continue;
            const { names, tested } = outputsOf(before.spec);
            const { patterns } = spec.inputs;
            if (names.length === 0 || names.some((name) => takes(patterns, name)))
                continue;
            const field = [...path, 'needs', i];
            report.add(tested ? 'error' : 'warning', 'NOTHING_FITS', { path: report.has(field) ? field : [...path, 'name'] }, {
                message: `The step ${(0,quote/* quote */.hD)(id)} takes ${(0,quote/* quoteList */.JN)(patterns, 'or')}, but ${(0,quote/* quote */.hD)(need)} gives files such as ${(0,quote/* quoteList */.JN)(names.slice(0, 3), 'and')}: ${tested ? 'it would get nothing' : 'unless it writes folders that hold others, it would get nothing'}.`,
                got: (0,quote/* quote */.hD)(names[0]),
                expected: patterns.join(', '),
            });
        }
    }
}
/** Whether a file of this relative path is one that the patterns mean: agents look at it in the same way. */
function takes(patterns, path) {
    return patterns.some((pattern) => (0,external_node_path_.matchesGlob)(path, pattern) || (0,external_node_path_.matchesGlob)(external_node_path_.posix.basename(path), pattern));
}
/** Names that an algorithm's results may have; none where they could be any. */
function outputsOf(spec) {
    const expected = spec.tests.flatMap(({ expect }) => [
        ...expect.outputs,
        ...Object.keys(expect.sha256),
        ...Object.keys(expect.contains),
    ]);
    const seen = expected.map(sampleName);
    const inputs = spec.inputs.patterns.map(sampleName);
    // The result of any file may be any file, if its name keeps the input's ending; and so may what a test calls `out/*`.
    const open = seen.includes(undefined) || (/\{(?:name|ext)\}/.test(spec.output_name) && inputs.includes(undefined));
    if (open)
        return { names: [], tested: false };
    const derived = inputs.map((name) => (0,template/* outputName */.Vf)(spec.output_name, name ?? 'sample'));
    const names = [...seen, ...derived].filter((name) => name !== undefined);
    return { names: [...new Set(names)], tested: seen.length > 0 };
}
/** A name that a pattern matches: `*.csv` → `sample.csv`; undefined for one that says nothing of the ending. */
function sampleName(pattern) {
    const name = pattern
        .replace(/\{([^{},]*)(?:,[^{}]*)?\}/g, '$1')
        .replace(/\[[!^]?(.)[^\]]*\]/g, '$1')
        .replace(/\*+/g, 'sample')
        .replace(/\?/g, 'x');
    return /(?:\*|\?|\])$/.test(pattern) ? undefined : name;
}

// EXTERNAL MODULE: ./lib/src/workflow/rules/places.js
var places = __webpack_require__(90896);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/ports.js
/**
 * The ports that a step opens: those it names of the algorithm's, all of them where it names none.
 * Tells of those that the algorithm has not.
 */
function checkPorts(report, step, spec) {
    const field = [...step, 'port'];
    if (!report.has(field))
        return spec.port;
    const open = [];
    for (const path of report.items(field)) {
        const number = report.number(path) ?? report.number([...path, 'port']);
        const protocol = report.text([...path, 'protocol']);
        if (number === undefined)
            continue;
        const known = spec.port.filter((each) => each.port === number && (protocol === undefined || each.protocol === protocol));
        open.push(...known.filter((each) => !open.includes(each)));
        if (known.length > 0)
            continue;
        const has = spec.port.map((each) => `${each.port}/${each.protocol}`).join(', ');
        report.add('error', 'UNKNOWN_PORT', { path }, {
            message: `${spec.name} has no port ${number}${protocol ? `/${protocol}` : ''}; it has ${has || 'none'}.`,
            got: String(number),
            expected: has || 'no port',
        });
    }
    return open;
}

// EXTERNAL MODULE: ./lib/src/spec/rules/variables.js
var variables = __webpack_require__(72993);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/variables.js




/** What a step is given, against what its algorithm declares. */
function checkStepVariables(report, step, spec) {
    const declared = new Map(spec.user_specified_environment_variables.map((v) => [v.name, v]));
    const secrets = new Set(report.entries(['secrets']).map(([name]) => name));
    const given = new Map(report.entries([...step, 'variables']));
    const meant = new Set();
    for (const [name, path] of given) {
        const variable = declared.get(name);
        if (!variable) {
            const guess = unknownVariable(report, path, name, spec, given);
            if (guess !== undefined)
                meant.add(guess);
            continue;
        }
        checkValue(report, path, variable);
        if (secrets.has(name)) {
            report.add('error', 'GIVEN_TWICE', { path, at: 'key' }, {
                message: `${(0,quote/* quote */.hD)(name)} is in "secrets" and here: which one is meant? Keep one.`,
                got: (0,quote/* quote */.hD)(name),
            });
        }
        else if (variable.secret) {
            report.add('warning', 'PLAIN_SECRET', { path }, {
                message: `${(0,quote/* quote */.hD)(name)} is secret, but its value stands here for everybody who reads this file. Keep it in AWS and name its ARN in "secrets".`,
            });
        }
    }
    const field = [...step, 'variables'];
    const unreadable = report.has(field) && report.value(field) === undefined;
    for (const { name, required } of unreadable ? [] : declared.values()) {
        if (!required || given.has(name) || secrets.has(name) || meant.has(name))
            continue;
        report.add('error', 'MISSING_VARIABLE', { path: field }, {
            message: `${spec.name} needs the variable ${(0,quote/* quote */.hD)(name)}: add it to "variables"${declared.get(name).secret ? ', or better its ARN to "secrets"' : ''}.${said(declared.get(name))}`,
            expected: name,
        });
    }
}
/** `secrets` must be secrets of somebody: a name that no step declares is a mistake, or left over. */
function checkSecrets(report, specs) {
    const declared = specs.flatMap((spec) => spec.user_specified_environment_variables.map((v) => v.name));
    for (const [name, path] of report.entries(['secrets'])) {
        if (declared.includes(name))
            continue;
        const right = (0,near/* nearest */.p)(name, new Set(declared));
        report.add('error', 'UNKNOWN_VARIABLE', { path, at: 'key' }, {
            message: `"secrets" has ${(0,quote/* quote */.hD)(name)}, which no algorithm of this workflow declares${right ? `; did you mean "${right}"?` : '.'}`,
            got: (0,quote/* quote */.hD)(name),
            expected: right,
            fix: right ? report.renameKey(path, right, (0,reserved/* foldName */.zN)(right) === (0,reserved/* foldName */.zN)(name)) : undefined,
        });
    }
}
function said({ description }) {
    return description ? ` It says: ${(0,quote/* quote */.hD)(description)}` : '';
}
function unknownVariable(report, path, name, spec, given) {
    const names = spec.user_specified_environment_variables.map((v) => v.name);
    if ((0,reserved/* isReservedVariable */.x4)(name)) {
        report.add('error', 'RESERVED_VARIABLE', { path, at: 'key' }, {
            message: `The variable ${(0,quote/* quote */.hD)(name)} belongs to the system; workflows may not set it. Take it out.`,
            got: (0,quote/* quote */.hD)(name),
        });
        return undefined;
    }
    const right = (0,near/* nearest */.p)(name, names.filter((each) => !given.has(each)));
    const there = names.length === 0
        ? '; it declares none.'
        : names.length <= 8
            ? `; it declares ${(0,quote/* quoteList */.JN)(names, 'and')}.`
            : '.';
    report.add('error', 'UNKNOWN_VARIABLE', { path, at: 'key' }, {
        message: `${spec.name} declares no variable ${(0,quote/* quote */.hD)(name)}${right ? `; did you mean "${right}"?` : there}`,
        got: (0,quote/* quote */.hD)(name),
        expected: right,
        fix: right ? report.renameKey(path, right, (0,reserved/* foldName */.zN)(right) === (0,reserved/* foldName */.zN)(name)) : undefined,
    });
    return right;
}
function checkValue(report, path, { name, type, secret }) {
    const value = report.value(path);
    if (value === undefined || (0,variables/* fits */.lA)(value, type))
        return;
    // A number is given as it is written: 1.10 must not become 1.1.
    const node = report.node(path)?.value;
    const source = node ? report.json.text.slice(node.offset, node.offset + node.length) : '';
    const better = type === 'string' ? source : (0,variables/* converted */.H$)(value, type);
    report.add('error', 'WRONG_VALUE', { path }, {
        message: `${(0,quote/* quote */.hD)(name)} ${secret ? 'has a value of another kind' : `is ${(0,quote/* quote */.hD)(value)}`}, but its type is "${type}": it must be ${variables/* TYPES */.QE[type]}.`,
        got: secret ? undefined : (0,quote/* quote */.hD)(value),
        expected: variables/* TYPES */.QE[type],
        fix: better === undefined ? undefined : report.rewrite(path, better, true),
    });
}

;// CONCATENATED MODULE: ./lib/src/workflow/load.js










/**
 * Reads a workflow file, looks its algorithms up, and plans it: from text to plan. What is wrong with the file, or
 * keeps its catalog from being read, is a finding; nothing is thrown for it.
 * @param file the file as the user named it, for the findings
 * @returns every finding, and the plan when none of them is an error
 */
async function loadWorkflow(text, file, openCatalog) {
    const { report, steps, document } = (0,parse/* examineWorkflow */.D7)(text, file);
    const finish = () => (0,finding/* limitFindings */.uL)(report.findings, file);
    if (!document || steps.length === 0)
        return { findings: finish() };
    const opened = await load_open(report, openCatalog);
    if (!opened)
        return { findings: finish() };
    const { catalog, index } = opened;
    const resolved = [];
    for (const step of steps) {
        const spec = await readSpec(report, step.path, catalog, index);
        if (spec) {
            checkCompute(report, step.path, spec);
            checkStepVariables(report, step.path, spec);
        }
        resolved.push({ ...step, spec, ports: spec ? checkPorts(report, step.path, spec) : [] });
    }
    const known = resolved.filter((step) => step.spec !== undefined);
    // Of an algorithm that was not found nobody knows what it declares.
    if (known.length === resolved.length)
        checkSecrets(report, known.map((step) => step.spec));
    checkChain(report, resolved);
    const findings = finish();
    if ((0,finding/* hasErrors */.Cs)(findings))
        return { findings };
    const workflow = document;
    const ready = resolved.map((step, i) => ({
        ...step,
        spec: step.spec,
        algorithm: workflow.process.algorithms[i],
    }));
    return { plan: compilePlan(workflow, nameOf(file), catalog, (0,places/* prefixes */.$F)(report), ready), findings };
}
async function load_open(report, openCatalog) {
    const path = ['catalog'];
    const named = report.text(path);
    // Something is there, but no text that could be opened.
    if (named === undefined && report.has(path))
        return undefined;
    return telling(report, named === undefined ? [] : path, async () => {
        const catalog = await openCatalog(named);
        return { catalog, index: await catalog.index() };
    });
}
async function readSpec(report, step, catalog, index) {
    const choice = chooseVersion(report, step, index, catalog.name);
    if (!choice)
        return undefined;
    const { name, version, deprecatedIn } = choice;
    return telling(report, [...step, 'name'], async () => {
        const spec = await catalog.entry(name, version);
        if (deprecatedIn !== undefined)
            tellDeprecated(report, step, deprecatedIn === version ? spec : await catalog.entry(name, deprecatedIn));
        return spec;
    });
}
/** What keeps a catalog from being read is told at the place in the file that names it. */
async function telling(report, path, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof failure.Failure) || error.code === 'INTERRUPTED')
            throw error;
        report.add('error', error.code, { path }, { message: error.message });
        return undefined;
    }
}
/** A workflow's name where it has none of its own: `tides` of `flows/tides.workflow.json`. */
function nameOf(file) {
    const base = file.replaceAll('\\', '/').split('/').at(-1);
    const name = (0,value_fixes/* hyphened */.au)(base.replace(/\.json$/i, '').replace(/\.workflow$/i, ''));
    return name.slice(0, 63).replace(/-$/, '') || 'workflow';
}


/***/ })

};
