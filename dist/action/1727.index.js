export const id = 1727;
export const ids = [1727];
export const modules = {

/***/ 51727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  draftAction: () => (/* binding */ draftAction)
});

// EXTERNAL MODULE: ./lib/src/edge/github.js + 4 modules
var edge_github = __webpack_require__(3556);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/context.js
var pull_request_context = __webpack_require__(62395);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/spec/findings-markdown.js
var findings_markdown = __webpack_require__(50492);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/spec/value-fixes.js
var value_fixes = __webpack_require__(72503);
// EXTERNAL MODULE: ./lib/src/publish/catalog.js
var catalog = __webpack_require__(38853);
// EXTERNAL MODULE: ./node_modules/semver/functions/valid.js
var valid = __webpack_require__(58780);
// EXTERNAL MODULE: ./lib/src/agent/image-environment.js
var image_environment = __webpack_require__(61586);
// EXTERNAL MODULE: ./lib/src/publish/labels.js
var publish_labels = __webpack_require__(16867);
;// CONCATENATED MODULE: ./lib/src/publish/draft.js






/** Set by base images and shells for themselves; nobody tunes an algorithm with them. */
const NOISE = /^(PATH|HOME|USER|PWD|HOSTNAME|TERM|SHLVL|LANG|LANGUAGE|LC_.*|TZ|DEBIAN_FRONTEND|GPG_KEY|LD_.*|AWS_.*|ECS_.*|GITHUB_.*|PIPEWRIGHT_.*|.*_(VERSION|SHA256|HOME|URL|ROOT|DIR|PATH))$/;
/** MB; a start that most tools live with. */
const FIRST_MEMORY_MB = 512;
/**
 * A first spec for an image, from what its config and labels say. It is a draft: folders, memory and the command's
 * arguments are for a person to check.
 * @param digest what the reference points at now; used where the name alone would not hold still
 * @throws Failure `ALREADY_WRAPPED` for an image that wrapping made
 */
function draftSpec(reference, digest, config, name) {
    const runtime = config.config ?? {};
    const labels = runtime.Labels ?? {};
    const record = (0,publish_labels/* readWrapRecord */.Qp)(labels);
    if (record) {
        throw new failure/* Failure */.H('ALREADY_WRAPPED', `${(0,image_reference/* formatReference */.FH)(reference)} is a wrapped image. Name its source instead: ${labels[publish_labels/* BASE_NAME */.IG]}`);
    }
    const label = (key) => labels[publish_labels/* OCI_PREFIX */.Vx + key]?.trim() || undefined;
    const words = [...(runtime.Entrypoint ?? []), ...(runtime.Cmd ?? [])];
    const command = isShell(words)
        ? ['/path/to/your/program']
        : words.length > 0
            ? words
            : ['/path/to/your/program'];
    const version = valid(label('version') ?? '') ?? valid(reference.kind === 'registry' ? (reference.tag ?? '') : '');
    const optional = Object.fromEntries(Object.entries({
        description: label('description') ?? label('title'),
        license: label('licenses'),
        homepage: label('url'),
        source: label('source'),
        documentation: label('documentation'),
        executable_path: command[0]?.startsWith('/') ? command[0] : undefined,
    }).filter(([, value]) => value !== undefined));
    const authors = label('authors');
    return {
        $schema: '../schema/spec.schema.json',
        name: name ?? foldName(reference),
        version: version ?? '1.0.0',
        container_name: pinned(reference, digest),
        ...optional,
        ...(authors && { authors: authors.split(/\s*,\s*/).map((author) => ({ name: author })) }),
        run_command: `${command.map(quote).join(' ')} $input $output`,
        input_file_path: '/tmp/in',
        output_file_path: '/tmp/out',
        memory: { suggested: FIRST_MEMORY_MB },
        CPU: 1,
        user_specified_environment_variables: (runtime.Env ?? []).flatMap(toVariable),
        port: Object.keys(runtime.ExposedPorts ?? {}).map((port) => {
            const [number, protocol] = port.split('/');
            return { port: Number(number), protocol: protocol === 'udp' ? 'udp' : 'tcp' };
        }),
        tests: [],
    };
}
/** A name that the catalog accepts, from the last part of the repository. */
function foldName(reference) {
    const path = reference.kind === 'registry'
        ? reference.repository
        : reference.kind === 'layout'
            ? reference.directory
            : reference.image.replace(/:[^/]*$/, '');
    const last = path.split('/').filter(Boolean).at(-1) ?? 'algorithm';
    return (0,value_fixes/* hyphened */.au)(last) || 'algorithm';
}
/** A tag such as `1.2` is kept for the reader; `latest` or none would be another image tomorrow. */
function pinned(reference, digest) {
    if (reference.kind !== 'registry' || (reference.tag && reference.tag !== 'latest'))
        return (0,image_reference/* formatReference */.FH)(reference);
    const { tag: _, ...rest } = reference;
    return (0,image_reference/* formatReference */.FH)({ ...rest, digest });
}
function isShell(words) {
    return words.length === 1 && /(^|\/)(sh|bash|ash|dash|zsh)$/.test(words[0] ?? '');
}
function toVariable(variable) {
    const at = variable.indexOf('=');
    const name = variable.slice(0, at);
    if (at <= 0 || NOISE.test(name) || image_environment/* HOSTILE_VARIABLES */.J5.some((hostile) => hostile === name))
        return [];
    return [{ name, required: false, default: variable.slice(at + 1) }];
}
function quote(word) {
    return /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

// EXTERNAL MODULE: ./lib/src/publish/inspect.js
var inspect = __webpack_require__(75034);
;// CONCATENATED MODULE: ./lib/src/publish/issue-form.js
/** The labels of .github/ISSUE_TEMPLATE/algorithm.yml: GitHub makes a heading of each. */
const FORM_LABELS = {
    image: 'Image',
    name: 'Name',
    description: 'What it does',
    command: 'Command',
    memory: 'Memory in MB',
    license: 'License',
    sample: 'A small sample',
};
/**
 * Reads the text of an issue that a form made: `### Label`, an empty line, the answer. Of a heading that comes twice, the
 * first counts, since answers are free to hold headings of their own.
 * @returns undefined where it names no image and no algorithm: then no form made it
 */
function readForm(body) {
    const answers = {};
    const parts = body.replace(/\r\n?/g, '\n').split(/^### (.*)$/m);
    for (let at = 1; at + 1 < parts.length; at += 2) {
        const label = parts[at]?.trim();
        const answer = parts[at + 1]?.trim();
        const [key] = Object.entries(FORM_LABELS).find(([, known]) => known === label) ?? [];
        // What GitHub writes for an answer that was left out.
        if (key && answer && answer !== '_No response_')
            answers[key] ??= answer;
    }
    const { image, name, sample: _, ...rest } = answers;
    return image && name ? { image, name, ...rest } : undefined;
}
/**
 * The spec that the answers come to. Nothing of them is mended: what is wrong is for the checks to say, at its line.
 * @param drafted what the image says of itself, where it could be read
 */
function specOfForm(answers, drafted = {}) {
    const { image, name, description, command, license, memory = '' } = answers;
    const { name: _, ...said } = drafted;
    const [, megabytes] = /^(\d+)(?:\s*Mi?B)?$/i.exec(memory) ?? [];
    return {
        $schema: '../schema/spec.schema.json',
        name,
        version: '1.0.0',
        container_name: image,
        ...said,
        ...(description && { description }),
        ...(license && { license }),
        ...(command && { run_command: command }),
        input_file_path: drafted.input_file_path ?? '/tmp/in',
        output_file_path: drafted.output_file_path ?? '/tmp/out',
        memory: megabytes ? { suggested: Number(megabytes) } : memory || drafted.memory,
        tests: [],
    };
}

;// CONCATENATED MODULE: ./lib/src/publish/new-file-link.js


/** GitHub answers longer addresses with 414 (measured by others at 8 KB); a spec has one or two. */
const LONGEST = 8000;
/**
 * The page of GitHub that proposes a new file, filled in: it makes the fork, the branch and the pull request itself.
 * @param repository `owner/name`
 * @param at GitHub's address, and the branch that the file is for
 * @throws Failure `BAD_REPOSITORY`, `LINK_TOO_LONG`
 */
function newFileLink(repository, path, text, at = { server: 'https://github.com', branch: 'main' }) {
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
        throw new failure/* Failure */.H('BAD_REPOSITORY', `"${repository}" is not the name of a repository: write owner/name.`);
    const branch = at.branch.split('/').map(markdown/* encodeUrlPart */.hK).join('/');
    const link = `${at.server}/${repository}/new/${branch}?filename=${(0,markdown/* encodeUrlPart */.hK)(path)}&value=${(0,markdown/* encodeUrlPart */.hK)(text)}`;
    if (link.length <= LONGEST)
        return link;
    throw new failure/* Failure */.H('LINK_TOO_LONG', `The spec makes a link of ${link.length} characters, and GitHub takes some ${LONGEST}. Leave --open out, and add the file that is written with git.`);
}

// EXTERNAL MODULE: ./lib/src/publish/pull-request/examine.js + 7 modules
var examine = __webpack_require__(41895);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/github-types.js
var github_types = __webpack_require__(1181);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/publishing.js + 1 modules
var publishing = __webpack_require__(77232);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/record.js
var record = __webpack_require__(55331);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/talk.js
var pull_request_talk = __webpack_require__(80468);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/draft-mode.js
















/**
 * The action's mode `draft`: turns an issue that was made with the form into a spec, and answers with one comment: the
 * link that proposes it, and what the checks say of it. The issue's text is a stranger's: it is data here, and text in the
 * comment. Nothing is committed, and no image runs.
 */
async function draftMode(context, drafting) {
    const { github, runner } = drafting;
    const answers = readForm(context.body);
    if (!answers) {
        runner.info(`Issue ${context.number} was not made with the form "Propose an algorithm": nothing to draft.`);
        return;
    }
    const text = `${JSON.stringify(specOfForm(answers, await readImage(answers, drafting)), null, 2)}\n`;
    const file = `${drafting.catalog.path}/${folderOf(answers.name)}/spec.json`;
    const view = await drafting.record.view();
    const names = (0,record/* entryNames */.VM)(view);
    const entries = (0,publishing/* readEntries */.$2)([{ file, text, folder: answers.name, hasFile: () => false }], names);
    const recorded = { view, index: await (0,record/* readIndex */.vY)(view), names };
    // It is no entry yet: whatever bears its name is another.
    const anew = entries.map((entry) => ({ ...entry, name: '' }));
    const [report] = await (0,publishing/* examineAll */.lH)(anew, drafting, recorded, () => ({}));
    if (!report)
        return;
    const blocks = draftPage({ ...report, name: answers.name }, context);
    const talk = (0,pull_request_talk/* openTalk */.B)(github, context.repository);
    await talk.comment(context.number, (0,markdown/* fitBlocks */.U8)(blocks, github_types/* COMMENT_BYTES */.G, "the job's summary"));
    await runner.summary((0,markdown/* fitBlocks */.U8)(blocks, github_types/* SUMMARY_BYTES */.R, 'the issue'));
    if (talk.refused.length > 0)
        runner.info('The token may not write comments: give the job "issues: write". The summary has the draft.');
    runner.info(`Drafted ${file} from issue ${context.number}.`);
}
/** What is no name would lead anywhere; the checks say what is wrong with it, and propose this one. */
function folderOf(name) {
    if (/^[a-z0-9][a-z0-9_-]{0,62}$/.test(name))
        return name;
    return (0,value_fixes/* hyphened */.au)(name).slice(0, 63).replace(/-$/, '') || 'NAME';
}
/** What the image says of itself; nothing where it cannot be read, which the checks say again. */
async function readImage({ image, name }, { images, settings }) {
    try {
        // Only names of registries: a stranger's text must not lead to this machine's files or engine.
        const reference = (0,image_reference/* parseRegistryReference */.qq)(image);
        (0,catalog/* checkSourceAllowed */.Wh)(settings, reference);
        (0,catalog/* checkPublicSource */.vC)(settings, reference);
        const source = await images.source(reference);
        const { root, config } = await (0,inspect/* inspectImage */.m)(source, (0,image_reference/* tagOrDigest */.AA)(reference), image);
        return draftSpec(reference, root.digest, config, name);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H)
            return undefined;
        throw error;
    }
}
function draftPage(report, { repository, defaultBranch, server }) {
    const { file, text, findings, name } = report;
    const open = linkTo(repository, file, text, { server, branch: defaultBranch });
    const ours = findings.filter(({ severity }) => severity === 'error').some(examine/* isOurSide */.Y2);
    const next = (0,finding/* hasErrors */.Cs)(findings)
        ? ours
            ? 'The fault is **on our side**: edit the issue later, and it is tried again.'
            : 'The **author** mends what is listed below, by editing the issue, or in the draft itself.'
        : 'The **author** looks through the draft and proposes it as a file; the pull request follows by itself.';
    const shown = findings.filter(({ severity }) => severity !== 'hint');
    return [
        `### 📝 ${(0,markdown/* inlineCode */.ti)(name)}: a draft of its spec\n\n**Next:** ${next}`,
        open.link
            ? `<a href="${open.link}"><b>Open the draft as a new file</b></a>: GitHub makes the fork, the branch and the pull request. Nothing is sent before you press the button there.`
            : `Add this as ${(0,markdown/* inlineCode */.ti)(file)}: ${(0,markdown/* escapeMarkdown */.FV)(open.why ?? '')}`,
        ...(shown.length > 0 ? [`**What the checks say**\n\n${(0,findings_markdown/* findingsTable */.f)(shown.slice(0, 100))}`] : []),
        `The folders, the memory and the command's arguments are a guess where you said nothing. Add a small sample to ${(0,markdown/* inlineCode */.ti)(`${file.slice(0, file.lastIndexOf('/'))}/tests/`)} and name it in ${(0,markdown/* inlineCode */.ti)('tests')}: then everybody sees that it works.`,
        `<details><summary>The draft</summary>\n\n${(0,markdown/* codeBlock */.DV)(text)}\n\n</details>`,
    ];
}
function linkTo(...given) {
    try {
        return { link: newFileLink(...given) };
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H && error.code === 'LINK_TOO_LONG')
            return { why: 'it is too long for a link.' };
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/src/command/action-io.js
var action_io = __webpack_require__(10577);
// EXTERNAL MODULE: ./lib/src/command/publish-parts.js + 12 modules
var publish_parts = __webpack_require__(73010);
;// CONCATENATED MODULE: ./lib/src/command/draft-action.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





/** The action's mode `draft`: GitHub and registries, put together. There is no checkout. */
async function draftAction(inputs, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { runner } = io;
        const context = (0,pull_request_context/* readIssueContext */.rm)(io.env, await (0,action_io/* readEvent */.j_)(io.env));
        const github = (0,action_io/* openGitHubFor */.jb)(edge_github.openGitHub, inputs.token, io);
        const settings = await (0,publish_parts/* settingsOfRepository */.B4)(inputs.catalog, context, github);
        const images = __addDisposableResource(env_1, await (0,publish_parts/* openActionImages */.N2)(inputs, io), true);
        await draftMode(context, {
            runner,
            github,
            record: (0,publish_parts/* openRecord */.C6)(github, inputs, context),
            images,
            agent: publish_parts/* AGENT */.Sr,
            settings,
            catalog: { path: inputs.catalog },
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ })

};
