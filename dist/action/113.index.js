export const id = 113;
export const ids = [113];
export const modules = {

/***/ 9113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ readSpecs)
});

// UNUSED EXPORTS: readDocuments

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/spec/json/read-json.js + 2 modules
var read_json = __webpack_require__(6562);
;// CONCATENATED MODULE: ./lib/catalog/schema/workflow.schema.json
const workflow_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/workflow.schema.json","title":"Pipewright workflow file","description":"What a person writes about a chain of algorithms, and where its data lies.","type":"object","additionalProperties":false,"required":["process"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"name":{"description":"The workflow\'s name; the file\'s own, when it is left out.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them","examples":["tide-gauges"]},"catalog":{"description":"Where the algorithms are: a folder, relative to this file, or owner/repo@ref on GitHub. Left out, it is the catalog/ beside or above this file.","type":"string","minLength":1,"maxLength":500,"examples":["../catalog","pipewright/pipewright@v1"]},"input_s3_name":{"description":"The S3 bucket that inputs are uploaded to.","type":"string","minLength":3,"maxLength":63,"pattern":"^(?!xn--|sthree-|.*\\\\.\\\\.|\\\\d+\\\\.\\\\d+\\\\.\\\\d+\\\\.\\\\d+$)[a-z0-9][a-z0-9.-]*[a-z0-9]$","patternErrorMessage":"the name of an S3 bucket: lower-case letters, digits, \\"-\\" and \\".\\", without s3:// and without folders","examples":["container-clouds-input"]},"output_s3_name":{"description":"The S3 bucket that results are written to.","type":"string","minLength":3,"maxLength":63,"pattern":"^(?!xn--|sthree-|.*\\\\.\\\\.|\\\\d+\\\\.\\\\d+\\\\.\\\\d+\\\\.\\\\d+$)[a-z0-9][a-z0-9.-]*[a-z0-9]$","patternErrorMessage":"the name of an S3 bucket: lower-case letters, digits, \\"-\\" and \\".\\", without s3:// and without folders","examples":["container-clouds-output"]},"prefix":{"description":"The folder in both buckets below which this workflow\'s data lies, or one for each.","type":["string","object"],"maxLength":500,"pattern":"^(?!.*(?:^|/)\\\\.{0,2}/)(?!.*(?:^|/)\\\\.\\\\.?$).*$","patternErrorMessage":"folders such as project/2026/, without \\"/\\" at the start and without \\".\\" or \\"..\\" among them","additionalProperties":false,"properties":{"input":{"description":"The folder in the input bucket.","type":"string","maxLength":500,"pattern":"^(?!.*(?:^|/)\\\\.{0,2}/)(?!.*(?:^|/)\\\\.\\\\.?$).*$","patternErrorMessage":"folders such as project/2026/, without \\"/\\" at the start and without \\".\\" or \\"..\\" among them","examples":["gauges/raw/"]},"output":{"description":"The folder in the output bucket.","type":"string","maxLength":500,"pattern":"^(?!.*(?:^|/)\\\\.{0,2}/)(?!.*(?:^|/)\\\\.\\\\.?$).*$","patternErrorMessage":"folders such as project/2026/, without \\"/\\" at the start and without \\".\\" or \\"..\\" among them","examples":["gauges/results/"]}},"examples":["gauges/",{"input":"raw/","output":"results/"}]},"region":{"description":"The AWS region that everything is in.","type":"string","minLength":1,"maxLength":40,"pattern":"^[a-z]{2,5}(?:-[a-z]+)+-\\\\d$","patternErrorMessage":"an AWS region such as us-east-1","examples":["us-east-1","eu-central-1"]},"account_id":{"description":"The AWS account to deploy to: with credentials of another one, nothing is done.","type":"string","minLength":1,"maxLength":100,"pattern":"^\\\\d{12}$","patternErrorMessage":"the 12 digits of an AWS account in double quotes; to work with any account, leave it out","examples":["183351756044"]},"key_pair":{"description":"Name of an EC2 key pair; used only where an instance needs one.","type":"string","minLength":1,"maxLength":255,"examples":["wyx-cci"]},"compute":{"$ref":"#/definitions/compute"},"max_agents":{"$ref":"#/definitions/max_agents"},"max_attempts":{"$ref":"#/definitions/max_attempts"},"network":{"description":"Whether algorithms can reach the internet: open, or isolated, where they reach nothing but S3 and what agents need.","type":"string","enum":["open","isolated"],"default":"open","examples":["isolated"]},"subnets":{"description":"Subnets to run in. Left out, they are those of the default VPC, or of a new one.","type":"array","maxItems":16,"items":{"type":"string","minLength":1,"maxLength":40,"pattern":"^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$","patternErrorMessage":"a subnet\'s id such as subnet-0a1b2c3d4e5f67890"},"examples":[["subnet-0a1b2c3d4e5f67890"]]},"secrets":{"description":"Variables whose values are kept in AWS: the ARN of an SSM parameter or of a Secrets Manager secret for each.","type":"object","maxProperties":100,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"the name of a variable"},"additionalProperties":{"type":"string","minLength":1,"maxLength":2048,"pattern":"^arn:aws[a-z0-9-]*:(?:ssm:[a-z0-9-]+:\\\\d{12}:parameter/\\\\S+|secretsmanager:[a-z0-9-]+:\\\\d{12}:secret:\\\\S+)$","patternErrorMessage":"the ARN of an SSM parameter or of a Secrets Manager secret, such as arn:aws:ssm:us-east-1:183351756044:parameter/token"},"examples":[{"TOKEN":"arn:aws:ssm:us-east-1:183351756044:parameter/token"}]},"port_sources":{"description":"Addresses, in CIDR form, that may reach the ports which algorithms open. None may, when it is left out.","type":"array","maxItems":50,"items":{"type":"string","minLength":1,"maxLength":50,"pattern":"^(?:(?:(?:25[0-5]|2[0-4]\\\\d|1?\\\\d?\\\\d)\\\\.){3}(?:25[0-5]|2[0-4]\\\\d|1?\\\\d?\\\\d)/(?:3[0-2]|[12]?\\\\d)|[0-9a-f:]*:[0-9a-f:]*/(?:12[0-8]|1[01]\\\\d|[1-9]?\\\\d))$","patternErrorMessage":"addresses in CIDR form such as 192.0.2.0/24"},"examples":[["192.0.2.0/24"]]},"process":{"description":"The algorithms, and how they follow one another.","type":"object","additionalProperties":false,"required":["type","algorithms"],"properties":{"type":{"description":"How they follow one another: single_run has one algorithm, in sequence_run each takes the results of the one before, in graph each names in needs whose results it takes.","type":"string","enum":["single_run","sequence_run","graph"],"examples":["sequence_run"]},"algorithms":{"description":"The steps.","type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/definitions/algorithm"},"defaultSnippets":[{"label":"algorithm","body":[{"name":"$1"}]}]}}}},"definitions":{"compute":{"description":"What runs it: auto takes Fargate Spot where it fits, and EC2 for a GPU or a named instance type.","type":"string","enum":["auto","fargate","fargate-spot","ec2","ec2-spot"],"default":"auto","examples":["fargate-spot"]},"max_agents":{"description":"How many agents may work on a step at once.","type":"integer","minimum":1,"maximum":5000,"default":10,"examples":[20]},"max_attempts":{"description":"How often an item is tried before it counts as failed.","type":"integer","minimum":1,"maximum":20,"default":3,"examples":[1]},"algorithm":{"description":"One step: an algorithm, and what it is given.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"The algorithm, as the catalog calls it; best with its version.","type":"string","minLength":1,"maxLength":128,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*(?:@[0-9A-Za-z.-]+)?$","patternErrorMessage":"an algorithm\'s name, with or without a version, such as csv-summary@1.0.0","examples":["csv-summary@1.0.0","outliers"]},"id":{"description":"The step\'s name in this workflow; the algorithm\'s, when it is left out.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them","examples":["summary"]},"port":{"description":"Ports of the algorithm that are opened; all that it has, when left out.","type":"array","maxItems":50,"items":{"type":["integer","object"],"minimum":1,"maximum":65535,"additionalProperties":false,"required":["port"],"properties":{"port":{"description":"The port\'s number.","type":"integer","minimum":1,"maximum":65535,"examples":[9090]},"protocol":{"description":"The protocol spoken there.","type":"string","enum":["tcp","udp"],"default":"tcp","examples":["tcp"]}}},"examples":[[],[9090],[{"port":9090,"protocol":"tcp"}]]},"variables":{"description":"Values of the variables that the algorithm declares.","type":"object","maxProperties":100,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"the name of a variable that the algorithm declares"},"additionalProperties":{"type":["string","number","boolean"],"maxLength":4096},"examples":[{"THRESHOLD":3,"COLUMN":"water_level_cm"}]},"needs":{"description":"In a graph, the ids of the steps whose results this one takes; without any it takes the workflow\'s inputs.","type":"array","maxItems":50,"items":{"type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"the id of another step"},"examples":[["outliers"]]},"gather":{"description":"Takes all results of the steps before it at once, as one folder, when they are all there.","type":"boolean","default":false,"examples":[true]},"compute":{"$ref":"#/definitions/compute"},"max_agents":{"$ref":"#/definitions/max_agents"},"max_attempts":{"$ref":"#/definitions/max_attempts"}}}}}');
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/spec/read-document.js + 1 modules
var read_document = __webpack_require__(777);
// EXTERNAL MODULE: ./lib/src/spec/schema.js
var schema = __webpack_require__(5269);
;// CONCATENATED MODULE: ./lib/src/workflow/field-names.js
/** Names that people write for a workflow file's fields. */
const WORKFLOW_WORDS = {
    same: {
        input_bucket: 'input_s3_name',
        input_s3: 'input_s3_name',
        input_bucket_name: 'input_s3_name',
        output_bucket: 'output_s3_name',
        output_s3: 'output_s3_name',
        output_bucket_name: 'output_s3_name',
        aws_region: 'region',
        account: 'account_id',
        aws_account: 'account_id',
        aws_account_id: 'account_id',
        keypair: 'key_pair',
        key_name: 'key_pair',
        workflow: 'process',
        steps: 'algorithms',
        algorithm: 'name',
        ports: 'port',
        env: 'variables',
        environment: 'variables',
        environment_variables: 'variables',
        user_specified_environment_variables: 'variables',
        depends_on: 'needs',
        subnet: 'subnets',
        secret: 'secrets',
        attempts: 'max_attempts',
        agents: 'max_agents',
    },
    near: {
        bucket: 'input_s3_name',
        input: 'input_s3_name',
        output: 'output_s3_name',
        folder: 'prefix',
        parameters: 'variables',
        after: 'needs',
        from: 'needs',
        retries: 'max_attempts',
        parallelism: 'max_agents',
        concurrency: 'max_agents',
        jobs: 'max_agents',
        merge: 'gather',
        cidrs: 'port_sources',
        image: 'name',
        instance_type: 'compute',
    },
};

// EXTERNAL MODULE: ./lib/src/spec/near.js
var near = __webpack_require__(8592);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/steps.js



const STEPS = (/* unused pure expression or super */ null && (['process', 'algorithms']));
/**
 * Folders that runs themselves have in the bucket of the results (design sections 8 and 9): a step's results would lie
 * among them.
 */
const RESERVED_IDS = (/* unused pure expression or super */ null && (['runs', 'markers']));
/**
 * How the steps follow one another: their ids, what each takes, and that there is a beginning.
 * @returns the steps in the file's order
 */
function steps_checkSteps(report) {
    const type = report.text(['process', 'type']);
    const paths = report.items(STEPS);
    if (type === 'single_run' && paths.length > 1) {
        report.add('error', 'SEVERAL_ALGORITHMS', { path: ['process', 'type'] }, {
            message: `"process.type" is "single_run", but there are ${paths.length} algorithms. To give each one's results to the next, write "sequence_run".`,
            got: '"single_run"',
            expected: '"sequence_run" or "graph"',
            fix: report.rewrite(['process', 'type'], 'sequence_run', false),
        });
    }
    const ids = stepIds(report, paths);
    const steps = paths.map((path, i) => {
        const written = neededBy(report, path, ids, i, type);
        const before = type === 'sequence_run' && i > 0 ? [ids[i - 1]] : written;
        return { path, id: ids[i], needs: before, gather: report.value([...path, 'gather']) === true };
    });
    for (const step of steps) {
        const field = [...step.path, 'gather'];
        // Needs that name no step are told of already.
        const written = report.has([...step.path, 'needs']) && report.items([...step.path, 'needs']).length !== 0;
        if (!step.gather || step.needs.length > 0 || written || type === undefined)
            continue;
        report.add('error', 'NOTHING_TO_GATHER', { path: field }, {
            message: `The step ${quote(step.id)} gathers the results of the steps before it, but there is none. Take "gather" out, or say in "needs" whose results it takes.`,
        });
    }
    if (type === 'graph')
        checkOrder(report, steps);
    return steps;
}
/** Ids as they are written; elsewhere the algorithm's name, with a number behind it where that is taken. */
function stepIds(report, paths) {
    const written = paths.map((path) => report.text([...path, 'id']));
    const taken = new Map();
    for (const [i, id] of written.entries()) {
        if (id === undefined)
            continue;
        const path = [...paths[i], 'id'];
        const earlier = taken.get(id);
        if (earlier === undefined)
            taken.set(id, i);
        else {
            report.add('error', 'DUPLICATE_ID', { path }, {
                message: `The steps ${earlier + 1} and ${i + 1} both have the id ${quote(id)}: their results would overwrite each other. Choose another.`,
                got: quote(id),
            });
        }
        if (RESERVED_IDS.includes(id)) {
            report.add('error', 'RESERVED_ID', { path }, {
                message: `"id" is ${quote(id)}, which is a folder that runs keep their own files in. Choose another.`,
                got: quote(id),
            });
        }
    }
    return written.map((id, i) => {
        if (id !== undefined)
            return id;
        const name = report.text([...paths[i], 'name'])?.split('@')[0] ?? `step-${i + 1}`;
        const base = RESERVED_IDS.includes(name) ? `${name}-1` : name;
        let free = base;
        for (let n = 2; taken.has(free); n++)
            free = `${base}-${n}`;
        taken.set(free, i);
        return free;
    });
}
function neededBy(report, path, ids, self, type) {
    const field = [...path, 'needs'];
    if (!report.has(field) || type === undefined)
        return [];
    if (type !== 'graph') {
        report.add('error', 'NEEDS_OUTSIDE_GRAPH', { path: field, at: 'key' }, {
            message: `"needs" is for graphs, and "process.type" is ${quote(type)}${type === 'sequence_run' ? ', where each step takes the results of the one before' : ''}. Write "graph" there, or take "needs" out.`,
            expected: '"graph" as "process.type"',
        });
        return [];
    }
    const needs = [];
    for (const item of report.items(field)) {
        const need = report.text(item);
        if (need === undefined)
            continue;
        if (need === ids[self]) {
            report.add('error', 'NEEDS_ITSELF', { path: item }, { message: `The step ${quote(need)} needs its own results.`, got: quote(need) });
        }
        else if (!ids.includes(need)) {
            const others = ids.filter((_, i) => i !== self);
            const meant = nearest(need, others);
            report.add('error', 'UNKNOWN_STEP', { path: item }, {
                message: `There is no step ${quote(need)}${meant ? `; did you mean "${meant}"?` : others.length > 0 && others.length <= 8 ? `; there ${others.length === 1 ? 'is' : 'are'} ${quoteList(others, 'and')}.` : '.'}`,
                got: quote(need),
                expected: meant,
                fix: meant ? report.rewrite(item, meant, false) : undefined,
            });
        }
        else if (needs.includes(need)) {
            report.add('warning', 'DUPLICATE_ENTRY', { path: item }, { message: `${quote(need)} is in "needs" twice.`, got: quote(need) });
        }
        else
            needs.push(need);
    }
    return needs;
}

;// CONCATENATED MODULE: ./lib/src/workflow/parse.js








const SCHEMA = new schema/* DocumentSchema */.x(workflow_schema_namespaceObject, WORKFLOW_WORDS);
/**
 * Reads a workflow file with all the mistakes that show without its catalog. Pure; never throws, whatever the text.
 * @param file the file as the user named it, for the findings
 */
function examineWorkflow(text, file) {
    const { report, document } = readDocument(text, file, SCHEMA, isProse);
    if (!document)
        return { report, steps: [] };
    const steps = checkSteps(report);
    checkPlaces(report);
    if (!report.json.broken)
        hintAtMissing(report);
    return { report, steps, document };
}
/**
 * As `examineWorkflow`.
 * @returns the findings in the order of the text, and the workflow when none of them is an error
 */
function parseWorkflow(text, file) {
    const { report, document } = examineWorkflow(text, file);
    const findings = limitFindings(report.findings, file);
    return document && !hasErrors(findings)
        ? { workflow: document, findings }
        : { findings };
}
/** Whether a text, sound or not, is a workflow file: no other document of ours has a `process`. */
function parse_hasProcess(text) {
    const { value } = readJson(text, '').json;
    return value !== null && typeof value === 'object' && Object.hasOwn(value, 'process');
}
/** A variable's value may have several lines. */
function isProse(path) {
    return path[0] === 'process' && path[3] === 'variables' && path.length === 5;
}

// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(7685);
;// CONCATENATED MODULE: ./lib/src/edge/specs.js





/**
 * Reads the specs that paths name: files, folders that hold a `spec.json`, catalogs, or folders above them.
 * @param paths without any, the `catalog/` or the `spec.json` of the working folder
 * @returns the specs, each once, and a finding for each file that could not be read
 * @throws Failure `FILE_NOT_FOUND` or `NO_SPECS` when a path leads to none
 */
function readSpecs(paths, cwd) {
    const entries = [];
    const findings = readEach(filesAt(paths, cwd), (file, text) => entries.push(specEntry(file, text)));
    return { entries, findings };
}
/**
 * As `readSpecs`, with workflow files among them: those named `….workflow.json` wherever they are, and files with a
 * `process` when they are named themselves. No spec has that field.
 */
function readDocuments(paths, cwd) {
    const specs = [];
    const workflows = [];
    const findings = readEach(filesAt(paths, cwd, isWorkflowName), (file, text) => {
        const base = basename(file.full);
        if (base !== 'spec.json' && (isWorkflowName(base) || hasProcess(text)))
            workflows.push({ file: file.shown, full: file.full, text });
        else
            specs.push(specEntry(file, text));
    });
    return { specs, workflows, findings };
}
function isWorkflowName(name) {
    return name.endsWith('.workflow.json');
}
function filesAt(paths, cwd, also) {
    const named = paths.length > 0 ? paths : [defaultPath(cwd)];
    return new Map(named.flatMap((path) => specsAt(path, cwd, also)).map((file) => [file.full, file])).values();
}
function readEach(files, take) {
    const findings = [];
    for (const file of files) {
        try {
            take(file, readInside(file));
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.H))
                throw error;
            const { code, message } = error;
            findings.push({ code, severity: 'error', file: file.shown, path: '', message });
        }
    }
    return findings;
}
function defaultPath(cwd) {
    if ((0,files/* kindOf */.I)((0,external_node_path_.join)(cwd, 'catalog')) === 'folder')
        return 'catalog';
    if ((0,files/* kindOf */.I)((0,external_node_path_.join)(cwd, 'spec.json')) === 'file')
        return 'spec.json';
    throw new failure/* Failure */.H('NO_SPECS', 'There is no catalog/ and no spec.json in this folder. Name a spec, a folder or a catalog.');
}
function specsAt(path, cwd, also) {
    const full = (0,external_node_path_.resolve)(cwd, path);
    const kind = (0,files/* kindOf */.I)(full);
    if (kind === 'folder') {
        const specs = (0,files/* findSpecs */.WT)(full, path, also);
        if (specs.length === 0) {
            throw new failure/* Failure */.H('NO_SPECS', `${path} holds no spec.json${also ? ' and no …workflow.json' : ''}, nor does any folder in it.`);
        }
        return specs.map((spec) => ({ full: spec, shown: named(path, (0,external_node_path_.relative)(full, spec)), root: full }));
    }
    if (kind === 'nothing')
        throw new failure/* Failure */.H('FILE_NOT_FOUND', `${path} does not exist. Is the path right?`);
    // A link in a checkout could show any file of this machine, even when it is named outright.
    const root = (0,files/* leadsInside */.uI)(cwd, (0,external_node_path_.dirname)(full)) ? cwd : (0,external_node_path_.dirname)(full);
    return [{ full, shown: named(path, ''), root }];
}
function named(path, below) {
    const joined = (0,external_node_path_.join)(path, below);
    return ((0,external_node_path_.isAbsolute)(path) ? joined : joined.replace(/^\.[\\/]/, '')).replaceAll('\\', '/');
}
function readInside(file) {
    if ((0,files/* kindOf */.I)(file.full) !== 'nothing' && !(0,files/* leadsInside */.uI)(file.root, file.full)) {
        throw new failure/* Failure */.H('LINK_OUTSIDE', `${file.shown} is a link that leads out of the folder. Put the file itself there.`);
    }
    return (0,files/* readTextFile */.Gu)(file.full, read_json/* MAX_FILE_BYTES */.gZ, file.shown);
}
function specEntry(file, text) {
    const folder = (0,external_node_path_.dirname)(file.full);
    return {
        file: file.shown,
        full: file.full,
        text,
        ...((0,external_node_path_.basename)(file.full) === 'spec.json' && isCatalog((0,external_node_path_.dirname)(folder)) && { folder: (0,external_node_path_.basename)(folder) }),
        hasFile: (path) => (0,files/* hasFileInside */.tc)(folder, path),
    };
}
function isCatalog(folder) {
    return (0,external_node_path_.basename)(folder) === 'catalog' || (0,files/* kindOf */.I)((0,external_node_path_.join)(folder, 'catalog.json')) === 'file';
}


/***/ })

};
