export const id = 522;
export const ids = [522,7972];
export const modules = {

/***/ 38785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
/**
 * Does something with each of some values, `lanes` of them at a time. When one fails, no new one is begun, and its error
 * is thrown when those that had begun are over.
 */
async function inParallel(lanes, values, work) {
    const failures = [];
    const running = new Set();
    for await (const value of values) {
        if (failures.length > 0)
            break;
        const job = work(value)
            .catch((error) => void failures.push(error))
            .finally(() => running.delete(job));
        running.add(job);
        if (running.size >= lanes)
            await Promise.race(running);
    }
    await Promise.all(running);
    if (failures.length > 0)
        throw failures[0];
}


/***/ }),

/***/ 58708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf)
/* harmony export */ });
/** Why an item has no result: `exit code 3, not a picture`; `''` where nothing is known. */
function reasonOf({ exit_code, meaning }) {
    const code = typeof exit_code === 'number' && exit_code !== 0 ? `exit code ${exit_code}` : undefined;
    return [code, meaning].filter(Boolean).join(', ');
}


/***/ }),

/***/ 70413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ showLines)
/* harmony export */ });
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18826);

/** How often the living lines are drawn anew, and a plain log says how far it is. Milliseconds. */
const LIVE_EVERY = 200;
const PLAIN_EVERY = 15_000;
/**
 * Shows lines that change: on a terminal in their place, elsewhere now and then, when they have changed; nothing when
 * `quiet`.
 */
function showLines(lines, io, quiet) {
    const live = io.errTty && io.env.TERM !== 'dumb' && !quiet;
    let drawn = 0;
    let said = '';
    const erase = () => (drawn > 0 ? `\u001b[${drawn}A\r\u001b[J` : '');
    const draw = () => {
        const text = lines().map((line) => `${line.slice(0, io.columns() - 1)}\n`);
        io.err(erase() + text.join(''));
        drawn = text.length;
    };
    const report = () => {
        const text = lines().join('\n');
        if (text !== said && text !== '')
            io.err(`${text}\n`);
        said = text;
    };
    const timer = quiet ? undefined : setInterval(live ? draw : report, live ? LIVE_EVERY : PLAIN_EVERY);
    timer?.unref();
    return {
        say(text) {
            if (quiet)
                return;
            io.err(`${erase()}${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inert */ .tJ)(text)}\n`);
            drawn = 0;
            if (live)
                draw();
        },
        end() {
            clearInterval(timer);
            if (quiet)
                return;
            if (live)
                draw();
            else
                report();
            drawn = 0;
        },
    };
}


/***/ }),

/***/ 42257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* unused harmony exports showRun, progressLines */
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18826);
/* harmony import */ var _living_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70413);





/** Shows a run on this machine as it goes on: a line per step, and one that stays for each item that fails. */
function showRun(plan, io, quiet, now = Date.now) {
    let progress = noProgress(plan);
    const lines = showLines(() => progressLines(progress, now()), io, quiet);
    return {
        ...lines,
        tell(event) {
            progress = advance(progress, event);
            if (event.kind === 'ended' && /_ERROR$/.test(event.record.state)) {
                const { step, item } = event.record;
                lines.say(`✗ ${step}: ${item}: ${reasonOf(event.record) || 'failed'}`);
            }
        },
    };
}
/** A line per step: a bar, numbers, rate and time left. @param now milliseconds since 1970 */
function progressLines(progress, now) {
    const name = Math.max(...progress.steps.map(({ id }) => id.length));
    return progress.steps.map((step) => `${step.id.padEnd(name)}  ${describe(progress, step, now)}`);
}
function describe(progress, step, now) {
    const total = expected(progress, step);
    const starting = step.agents?.starting ?? 0;
    const parts = [
        `${ended(step)} of ${total}`,
        step.failed > 0 && `${step.failed} failed`,
        step.canceled > 0 && `${step.canceled} not done`,
        step.reused > 0 && `${step.reused} done before`,
        step.running > 0 && `${step.running} running`,
        waiting(step) > 0 && `${waiting(step)} waiting`,
        starting > 0 && `${plural(starting, 'agent')} starting`,
    ];
    const speed = rate(step, now);
    const left = timeLeft(progress, step, now);
    if (speed !== undefined && left !== undefined && !isOver(progress.state))
        parts.push(`${speed >= 1 ? `${speed.toFixed(1)}/s` : `${(speed * 60).toFixed(1)}/min`}`, `${formatDuration(left)} left`);
    const bar = total > 0 ? drawBar(step, total) : '·'.repeat(BAR);
    return `${bar}  ${parts.filter(Boolean).join(', ')}`;
}
const BAR = 20;
function drawBar(step, total) {
    const share = (count) => Math.floor((count / total) * BAR);
    const done = share(step.complete);
    const failed = Math.min(BAR - done, step.failed + step.canceled > 0 ? Math.max(1, share(step.failed + step.canceled)) : 0);
    return `${'█'.repeat(done)}${'x'.repeat(failed)}${'·'.repeat(BAR - done - failed)}`;
}


/***/ }),

/***/ 70769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ saveReport)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/src/agent/version.js
/** The agent's version (SemVer): the tag of its image index, and what `version` prints inside a wrapped image. */
const AGENT_VERSION = '0.1.0';

// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
// EXTERNAL MODULE: ./lib/src/run/progress.js
var run_progress = __webpack_require__(46997);
;// CONCATENATED MODULE: ./lib/src/run/aws-record.js

/** `run.json` and `report.html` of a run on AWS, of the markers that were read. @param pipewright the release */
function recordAwsRun({ progress, seen }, watched, pipewright) {
    const { run, created_at, workflow, catalog, steps } = seen.run;
    const begun = Date.parse(created_at);
    const last = Math.max(begun, ...progress.steps.map((step) => step.until ?? 0));
    const markers = [...seen.failures.map(({ marker }) => marker), ...seen.samples];
    const order = new Map(steps.map(({ id }, i) => [id, i]));
    const items = markers
        .map(itemRecord)
        .sort((a, b) => (order.get(a.step) ?? 0) - (order.get(b.step) ?? 0) || (a.item < b.item ? -1 : 1));
    const all = progress.steps.reduce((sum, step) => sum + step.complete + step.failed, 0);
    return {
        pipewright,
        workflow,
        catalog: catalog ?? { name: 'not said' },
        state: stateOf(progress.state),
        started: created_at,
        seconds: (((0,run_progress/* isOver */.PU)(progress.state) ? last : seen.at) - begun) / 1000,
        engine: `AWS ${watched.region}, account ${watched.account}`,
        steps: steps.map((step, i) => {
            const { complete, reused, failed, canceled, known } = progress.steps[i];
            const { id, algorithm, image, needs, gather, variables, memory_mb, cpu_units } = step;
            return {
                ...{ id, algorithm, image, needs, gather, variables, memory_mb, cpu_units },
                ...{ complete, reused, failed, canceled },
                waiting: Math.max(0, known - complete - failed - canceled),
                left_out: 0,
            };
        }),
        items,
        left_out: [],
        aws: {
            run,
            results: `s3://${watched.output.bucket}/${watched.output.prefix}`,
            unread: all - items.length,
        },
    };
}
/** A run that goes on is told of as one that was stopped: what is not done is there as such. */
function stateOf(state) {
    return (0,run_progress/* isOver */.PU)(state) ? state : 'CANCELED';
}
function itemRecord(marker) {
    const { step, item, state, attempt, started_at, seconds, exit_code, meaning, log_tail, outputs } = marker;
    return {
        step,
        item,
        state,
        attempts: attempt,
        reused: false,
        started: started_at,
        seconds,
        ...(exit_code !== undefined && { exit_code }),
        ...(meaning !== undefined && { meaning }),
        outputs: outputs.map(({ path, size }) => ({ key: path, bytes: size })),
        ...(log_tail !== undefined && { log_tail }),
    };
}

// EXTERNAL MODULE: ./lib/src/run/observe.js + 1 modules
var observe = __webpack_require__(17904);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
;// CONCATENATED MODULE: ./lib/src/run/report/html.js
/** Markup in which nothing that strangers wrote can be taken for markup. */


/** Safe markup; only `html` and `styleSheet` make it. */
class Html {
    text;
    constructor(text) {
        this.text = text;
    }
    toString() {
        return this.text;
    }
}
/** Nothing at all. */
const NOTHING = new Html('');
/** A template of markup: what is put in is escaped, for text and for quoted attributes, unless it is markup itself. */
function html(markup, ...parts) {
    let text = markup[0];
    for (const [i, part] of parts.entries())
        text += render(part) + markup[i + 1];
    return new Html(text);
}
/** A style sheet of ours. */
function styleSheet(css) {
    return new Html(`<style>${css}</style>`);
}
function render(part) {
    if (part instanceof Html)
        return part.text;
    if (part === undefined || part === false)
        return '';
    if (typeof part === 'number')
        return String(part);
    return typeof part === 'string' ? escapeHtml((0,quote/* escapeUnseen */.YA)(part)) : part.map(render).join('');
}
function escapeHtml(text) {
    return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/**
 * What a program printed, as lines: colours of terminals are taken off, a progress bar's steps get a line each, and
 * everything else that cannot be seen is shown as its code.
 */
function logLines(log) {
    const plain = log
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of (ECMA-48, SGR)
        .replace(/\u001b\[[0-9;:]*m/g, '')
        .replace(/\r\n?/g, '\n')
        .replace(/\s+$/, '');
    // One text node: lines and tabs are kept by <pre>.
    return new Html(plain
        .split('\n')
        .map((line) => line.split('\t').map(render).join('\t'))
        .join('\n'));
}
/**
 * A link to a file beside the page; only its text where the path does not lead to one below the page's folder.
 * @param path relative, with `/`, not encoded
 */
function fileLink(path, text) {
    const url = relativeUrl(path);
    return url === undefined ? html `${text}` : html `<a href="${url}">${text}</a>`;
}
/** A relative URL (RFC 3986); `./` in front, so that no name is taken for a scheme. */
function relativeUrl(path) {
    const names = path.split('/');
    if (names.some((name) => name === '' || name === '.' || name === '..'))
        return undefined;
    return `./${names.map(markdown/* encodeUrlPart */.hK).join('/')}`;
}

;// CONCATENATED MODULE: ./lib/src/run/report/layers.js
/** Laying out a plan in layers (Sugiyama, Tagawa & Toda 1981): each step behind those that it needs. */
const SWEEPS = 8;
/**
 * @param steps each behind those that it needs; a need of anything else is not drawn
 * @param size of a box, across the layers; @param gap between boxes
 */
function layOut(steps, size, gap) {
    const layers = [];
    const boxes = new Map();
    const edges = [];
    const add = (layer, nodeSize) => {
        layers[layer] ??= [];
        const node = {
            layer,
            size: nodeSize,
            before: [],
            after: [],
            order: layers[layer].length,
            across: 0,
        };
        layers[layer].push(node);
        return node;
    };
    for (const { id, needs } of steps) {
        if (boxes.has(id))
            continue;
        const known = [...new Set(needs)].filter((need) => boxes.has(need));
        const box = add(Math.max(-1, ...known.map((need) => boxes.get(need).layer)) + 1, size);
        boxes.set(id, box);
        for (const from of known) {
            let last = boxes.get(from);
            const passes = [];
            while (last.layer + 1 < box.layer) {
                last = joined(last, add(last.layer + 1, gap / 2));
                passes.push(last);
            }
            joined(last, box);
            edges.push({ from, to: id, passes });
        }
    }
    orderAll(layers);
    const breadth = placeAll(layers, gap);
    return {
        boxes: [...boxes].map(([id, { layer, across }]) => ({ id, layer, across })),
        edges: edges.map(({ from, to, passes }) => ({ from, to, through: passes.map(({ across }) => across) })),
        layers: layers.length,
        breadth,
    };
}
function joined(before, after) {
    before.after.push(after);
    after.before.push(before);
    return after;
}
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
/** Fewer crossings: each node goes to the mean place of its neighbours, layer by layer, there and back. */
function orderAll(layers) {
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
        const down = sweep % 2 === 0;
        for (const layer of down ? layers : [...layers].reverse()) {
            const wish = new Map(layer.map((node) => {
                const others = down ? node.before : node.after;
                return [node, others.length > 0 ? mean(others.map(({ order }) => order)) : node.order];
            }));
            layer.sort((a, b) => wish.get(a) - wish.get(b) || a.order - b.order);
            for (const [i, node] of layer.entries())
                node.order = i;
        }
    }
}
/** Straight edges: each node is drawn to the mean of its neighbours as far as those beside it let it. @returns the breadth */
function placeAll(layers, gap) {
    const apart = (a, b) => (a.size + b.size) / 2 + gap;
    for (const layer of layers)
        for (const [i, node] of layer.entries())
            node.across = i === 0 ? 0 : layer[i - 1].across + apart(layer[i - 1], node);
    for (let sweep = 0; sweep < SWEEPS * 2; sweep++) {
        for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
            const wishes = layer.map((node) => {
                const others = [...node.before, ...node.after];
                return others.length > 0 ? mean(others.map(({ across }) => across)) : node.across;
            });
            // Pushed apart from either side, and the middle of both: neither end of the layer is preferred.
            const right = [...wishes];
            for (let i = 1; i < layer.length; i++)
                right[i] = Math.max(wishes[i], right[i - 1] + apart(layer[i - 1], layer[i]));
            const left = [...wishes];
            for (let i = layer.length - 2; i >= 0; i--)
                left[i] = Math.min(wishes[i], left[i + 1] - apart(layer[i], layer[i + 1]));
            for (const [i, node] of layer.entries())
                node.across = (left[i] + right[i]) / 2;
        }
    }
    const nodes = layers.flat();
    const first = Math.min(...nodes.map((node) => node.across - node.size / 2));
    for (const node of nodes)
        node.across -= first;
    return Math.max(0, ...nodes.map((node) => node.across + node.size / 2));
}

// EXTERNAL MODULE: ./lib/src/run/report/words.js
var report_words = __webpack_require__(8154);
;// CONCATENATED MODULE: ./lib/src/run/report/chain.js
/** The plan as a picture: a box for each step with what came of its items, an arrow for each need. */



const HEIGHT = 80;
const WIDE = 216;
/** Two of these fit beside each other on a small phone. */
const NARROW = 152;
/** What a page has room for. */
const ROOM = 1080;
const MARGIN = 2;
/** The picture, for wide and for narrow screens. */
function chainPicture(steps) {
    const down = { right: false, width: WIDE, gaps: [34, 22] };
    const { layers, breadth } = layoutIn(down, steps);
    const rightwards = [
        { right: true, width: WIDE, gaps: [56, 22] },
        { right: true, width: NARROW, gaps: [28, 22] },
    ];
    const wide = rightwards.find(({ width, gaps }) => layers * width + (layers - 1) * gaps[0] + 2 * MARGIN <= ROOM) ??
        down;
    const isColumn = breadth <= WIDE;
    const narrow = isColumn ? down : { right: false, width: NARROW, gaps: [34, 12] };
    if (wide === narrow)
        return scrolled('', draw(steps, wide));
    return html `${scrolled('only-wide', draw(steps, wide))}
${scrolled('only-narrow', draw(steps, narrow))}`;
}
function scrolled(className, picture) {
    return html `<div class="scroll chain ${className}" tabindex="0" role="region" aria-label="Picture of the plan">${picture}</div>`;
}
function layoutIn({ right, width, gaps }, steps) {
    return layOut(steps, right ? HEIGHT : width, gaps[1]);
}
function draw(steps, frame) {
    const layout = layoutIn(frame, steps);
    const byId = new Map(steps.map((step) => [step.id, step]));
    const length = frame.right ? frame.width : HEIGHT;
    const along = layout.layers * length + (layout.layers - 1) * frame.gaps[0] + 2 * MARGIN;
    const across = layout.breadth + 2 * MARGIN;
    const [width, height] = (frame.right ? [along, across] : [across, along]).map(Math.ceil);
    const inWords = steps
        .map(({ id, needs }) => (needs.length > 0 ? `${id} after ${needs.join(' and ')}` : id))
        .join('; ');
    return html `<svg role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-label="The steps: ${inWords}">
${layout.edges.map((edge) => arrow(edge, layout, frame, byId.get(edge.to).gather))}
${layout.boxes.map((box) => stepBox(byId.get(box.id), corner(box, frame), frame.width))}</svg>`;
}
/** Left upper corner of a box. */
function corner({ layer, across }, { right, width, gaps }) {
    const along = MARGIN + layer * ((right ? width : HEIGHT) + gaps[0]);
    const beside = MARGIN + across - (right ? HEIGHT : width) / 2;
    return right ? [along, round(beside)] : [round(beside), along];
}
const round = (value) => Math.round(value * 10) / 10;
function arrow(edge, layout, frame, gathers) {
    const length = frame.right ? frame.width : HEIGHT;
    const from = layout.boxes.find(({ id }) => id === edge.from);
    const to = layout.boxes.find(({ id }) => id === edge.to);
    const start = (layer) => MARGIN + layer * (length + frame.gaps[0]);
    const point = (along, across) => {
        const [x, y] = frame.right ? [along, across + MARGIN] : [across + MARGIN, along];
        return `${round(x)} ${round(y)}`;
    };
    const tip = start(to.layer) - (gathers ? 5 : 1);
    let along = start(from.layer) + length;
    let { across } = from;
    let path = `M${point(along, across)}`;
    const curveTo = (nextAlong, nextAcross) => {
        const middle = (along + nextAlong) / 2;
        path += `C${point(middle, across)} ${point(middle, nextAcross)} ${point(nextAlong, nextAcross)}`;
        along = nextAlong;
        across = nextAcross;
    };
    for (const [i, through] of edge.through.entries()) {
        curveTo(start(from.layer + 1 + i), through);
        along += length;
        path += `L${point(along, through)}`;
    }
    curveTo(tip - 7, to.across);
    const head = `M${point(tip, across)}L${point(tip - 9, across - 4.5)}L${point(tip - 9, across + 4.5)}Z`;
    const bar = `M${point(tip + 2, across - 16)}L${point(tip + 2, across + 16)}`;
    return html `<path class="edge" d="${path}"/><path class="head" d="${head}"/>${gathers && html `<path class="gather" d="${bar}"/>`}`;
}
function stepBox(step, [x, y], width) {
    const t = (0,report_words/* tally */.N4)([step]);
    const inner = width - 24;
    const troubled = t.failed > 0 ? ' bad' : t.canceled + t.waiting > 0 || t.all === 0 ? ' idle' : '';
    const words = outcome(step);
    // 14 px bold and 12 px letters are about 8 and 6.6 px wide; the frame of an inner svg cuts what is wider.
    const gather = step.gather ? 58 : 0;
    return html `<svg class="step${troubled}" x="${x}" y="${y}" width="${width}" height="${HEIGHT}"><title>${step.id} (${step.algorithm})${step.gather && ', gathers all results before it'}: ${words}</title>
<rect x="1" y="1" width="${width - 2}" height="${HEIGHT - 2}" rx="7"/>
<svg x="12" y="0" width="${inner}" height="${HEIGHT}"><svg width="${inner - gather}" height="30"><text class="id" y="23">${(0,report_words/* shortened */.vI)(step.id, Math.floor((inner - gather) / 8))}</text></svg>${step.gather && html `<text class="note" x="${inner}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${(0,report_words/* shortened */.vI)(step.algorithm, Math.floor(inner / 6.6))}</text>
${bar(t, inner, 50)}<text class="count" y="70">${words}</text></svg></svg>`;
}
/** `47 of 50 · 3 failed` */
function outcome(step) {
    const { all, complete, failed, canceled, waiting } = (0,report_words/* tally */.N4)([step]);
    if (all === 0)
        return 'no items';
    if (complete === all)
        return all === 1 ? '1 done' : `all ${(0,report_words/* count */.U9)(all)} done`;
    const worst = failed > 0
        ? `${(0,report_words/* count */.U9)(failed)} failed`
        : canceled > 0
            ? `${(0,report_words/* count */.U9)(canceled)} canceled`
            : `${(0,report_words/* count */.U9)(waiting)} left`;
    return `${(0,report_words/* count */.U9)(complete)} of ${(0,report_words/* count */.U9)(all)} · ${worst}`;
}
/** What came of items as one bar, 6 pixels high. @param width pixels */
function bar(t, width, y) {
    const parts = [
        ['done', t.complete - t.reused],
        ['reused', t.reused],
        ['failed', t.failed],
        ['canceled', t.canceled],
        ['waiting', t.waiting],
    ];
    let x = 0;
    const drawn = parts.map(([look, n]) => {
        if (n <= 0)
            return undefined;
        // One failure among thousands is still to be seen.
        const w = Math.max((n / t.all) * width, 3);
        const part = html `<rect class="${look}" x="${round(Math.min(x, width - 3))}" y="${y}" width="${round(Math.min(w, width))}" height="6"><title>${(0,report_words/* count */.U9)(n)} ${report_words/* LOOK_WORDS */.o5[look]}</title></rect>`;
        x += w;
        return part;
    });
    return html `<rect class="track" y="${y}" width="${width}" height="6"/>${drawn}`;
}

;// CONCATENATED MODULE: ./lib/src/run/report/failures.js
/** What failed, and why: items that failed alike are told of together. */


/** Of a group, told of one by one; and only named. */
const MOST_TOLD = 5;
const MOST_NAMED = 100;
const MOST_GROUPS = 50;
/** Characters: of the end of one log, and of all on the page. */
const LOG_END = 4000;
const ALL_LOGS = 200_000;
const LONGEST_MEANING = 1000;
/** The section's content; nothing when every item is done. */
function failures(record) {
    const groups = Map.groupBy(record.items.filter(({ state }) => state !== 'COMPLETE'), (item) => JSON.stringify([item.step, item.state, item.exit_code ?? null, item.meaning ?? '']));
    if (groups.size === 0)
        return NOTHING;
    // What was canceled is a consequence, of a failure or of stopping: it comes last.
    const sorted = [...groups.values()].sort((a, b) => Number(a[0].state === 'CANCELED') - Number(b[0].state === 'CANCELED') || b.length - a.length);
    const logs = { left: ALL_LOGS };
    const more = sorted.length - MOST_GROUPS;
    return html `${sorted.slice(0, MOST_GROUPS).map((items) => group(items, logs))}
${more > 0 && html `<p class="note">${(0,report_words/* counted */.hS)(more, 'more reason')} ${more === 1 ? 'is' : 'are'} in ${fileLink('run.json', 'run.json')}.</p>`}`;
}
function group(items, logs) {
    const [first] = items;
    const named = items.slice(MOST_TOLD, MOST_TOLD + MOST_NAMED);
    const more = items.length - MOST_TOLD - named.length;
    const canceled = first.state === 'CANCELED';
    return html `<article class="trouble${canceled && ' canceled'}">
<h3><span class="step-name">${first.step}</span> ${(0,report_words/* counted */.hS)(items.length, 'item')} ${canceled ? 'canceled' : 'failed'}</h3>
<p class="why">${why(first)}</p>
<ul>${items.slice(0, MOST_TOLD).map((item) => told(item, logs))}</ul>
${named.length > 0 && html `<details><summary>${(0,report_words/* counted */.hS)(items.length - MOST_TOLD, 'more item')}</summary><ul class="names">${named.map((item) => html `<li>${item.log === undefined ? item.item : fileLink(item.log, item.item)}`)}</ul>${more > 0 && html `<p class="note">${(0,report_words/* count */.U9)(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}</details>`}
</article>`;
}
/** `Exit code 3: not a picture` */
function why({ state, exit_code, meaning, attempts }) {
    const said = (meaning ?? '').slice(0, LONGEST_MEANING);
    const words = said === '' ? undefined : `${said[0].toUpperCase()}${said.slice(1)}`;
    if (state === 'SYSTEM_ERROR')
        return html `<strong>A fault of the machine, not of the algorithm.</strong> ${words ?? 'Nothing else is known of it.'}`;
    if (state === 'EXECUTOR_ERROR' && typeof exit_code === 'number')
        return html `<strong>Exit code ${exit_code}.</strong> ${words ?? 'Its spec does not say what that means ("exit_codes").'}`;
    return html `${words ?? (attempts > 0 ? 'It ended without an exit code.' : 'It was not begun.')}`;
}
function told(item, logs) {
    const facts = html `${(0,report_words/* counted */.hS)(item.attempts, 'attempt')}${item.attempts > 1 ? ', the last took ' : ', took '}${(0,report_words/* duration */.p0)(item.seconds)}`;
    const end = item.log_tail?.trimEnd().slice(-LOG_END) ?? '';
    const shown = end !== '' && end.length <= logs.left;
    if (shown)
        logs.left -= end.length;
    return html `<li><div class="line"><b class="name">${item.item}</b>${item.attempts > 0 && html `<span class="note">${facts}</span>`}${item.log !== undefined && html `<span>${fileLink(item.log, 'whole log')}</span>`}</div>${shown && html `<details><summary>The last it printed</summary><pre tabindex="0">${logLines(end)}</pre></details>`}</li>`;
}

// EXTERNAL MODULE: ./lib/src/units.js
var units = __webpack_require__(82913);
;// CONCATENATED MODULE: ./lib/src/run/report/items.js
/** Every item with its results, and what was run on them. */



/** Bytes of all rows: a page of 10,000 items opens at once on any machine; `run.json` has the rest. */
const items_ROOM = 1_100_000;
/** Up to so many, a step's items are shown unfolded. */
const MOST_OPEN = 25;
const MOST_RESULTS = 6;
const MOST_LEFT_OUT = 500;
const LONGEST_VALUE = 2000;
/** The section's content: a table for each step. */
function itemTables(record) {
    const byStep = Map.groupBy(record.items, ({ step }) => step);
    const steps = record.steps.filter(({ id }) => byStep.has(id));
    let room = items_ROOM;
    return html `${steps.map((step, i) => {
        const items = byStep.get(step.id);
        const { rows, used } = rowsWithin(items, record, room / (steps.length - i));
        room -= used;
        const more = items.length - rows.length;
        return html `<details${items.length <= MOST_OPEN && OPEN}><summary><h3 class="step-name">${step.id}</h3> ${(0,report_words/* counted */.hS)(items.length, 'item')}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Items of ${step.id}"><table class="items"><thead><tr><th scope="col">Item<th scope="col">State<th scope="col">Results<th scope="col">Began after<th scope="col">Took<th scope="col">Attempts<th scope="col">Peak memory<th scope="col">Log</thead><tbody>
${rows}</tbody></table></div>${more > 0 && html `<p class="note">${(0,report_words/* count */.U9)(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}</details>
`;
    })}`;
}
const OPEN = html ` open`;
function rowsWithin(items, run, room) {
    const rows = [];
    let used = 0;
    for (const item of items) {
        const row = itemRow(item, run);
        const bytes = Buffer.byteLength(row.text);
        if (used + bytes > room)
            break;
        used += bytes;
        rows.push(row);
    }
    return { rows, used };
}
/** End tags that HTML does without are left out: there may be thousands of rows. */
function itemRow(item, run) {
    const look = (0,report_words/* lookOf */.Li)(item);
    const began = (Date.parse(item.started ?? '') - Date.parse(run.started)) / 1000;
    const ran = item.attempts > 0;
    const after = item.reused || !ran || !(began >= 0) ? '–' : (0,report_words/* duration */.p0)(began);
    const memory = item.peak_memory_bytes;
    return html `<tr><th scope="row">${item.item}<td class="${look}">${look === 'reused' ? 'reused' : report_words/* LOOK_WORDS */.o5[look]}<td>${results(item, run.aws === undefined)}<td>${after}<td>${ran ? (0,report_words/* duration */.p0)(item.seconds) : '–'}<td>${item.attempts}<td>${memory === undefined ? '–' : (0,report_words/* mebibytes */.jh)(memory)}<td>${item.log === undefined ? '–' : fileLink(item.log, 'log')}
`;
}
/** @param here the results lie beside the report */
function results({ step, outputs }, here) {
    if (outputs.length === 0)
        return html `–`;
    const more = outputs.slice(MOST_RESULTS);
    return html `${outputs
        .slice(0, MOST_RESULTS)
        .map(({ key, bytes }, i) => html `${i > 0 && html `<br>`}${here ? fileLink(`${step}/${key}`, key) : key} <small>${(0,units/* formatBytes */.z3)(bytes)}</small>`)}${more.length > 0 && html `<br><small>and ${(0,report_words/* counted */.hS)(more.length, 'more file')}, ${(0,units/* formatBytes */.z3)(sizeOf(more))}</small>`}`;
}
const sizeOf = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0);
/** What ran: images by digest, what they were given, and the workflow's variables. */
function setups(steps) {
    return html `${steps.map((step) => {
        const variables = Object.entries(step.variables);
        return html `<section class="setup"><h3 class="step-name">${step.id}</h3><dl>
<dt>Algorithm</dt><dd>${step.algorithm}</dd>
<dt>Image</dt><dd><code>${step.image}</code></dd>
<dt>Given</dt><dd>${(0,report_words/* count */.U9)(step.memory_mb)} MiB of memory, ${step.cpu_units / 1024} vCPU</dd>
<dt>Variables</dt><dd>${variables.length === 0 ? 'none' : html `<ul class="plain">${variables.map(([name, value]) => html `<li><code><b>${name}</b>=${cut(value)}</code></li>`)}</ul>`}</dd></dl></section>
`;
    })}`;
}
function cut(value) {
    return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE)}…`;
}
/** Inputs that no step takes; nothing when there are none. */
function leftOut(paths) {
    if (paths.length === 0)
        return NOTHING;
    const more = paths.length - MOST_LEFT_OUT;
    const list = html `<ul class="names">${paths.slice(0, MOST_LEFT_OUT).map((path) => html `<li>${path}</li>`)}</ul>${more > 0 && html `<p class="note">${(0,report_words/* count */.U9)(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}`;
    return html `<p>No step's patterns take ${paths.length === 1 ? 'this file' : `these ${(0,report_words/* counted */.hS)(paths.length, 'file')}`} ("inputs" of the spec).</p>
${paths.length <= MOST_OPEN ? list : html `<details><summary>${(0,report_words/* counted */.hS)(paths.length, 'file')}</summary>${list}</details>`}`;
}

// EXTERNAL MODULE: ./lib/src/run/container.js
var container = __webpack_require__(56267);
;// CONCATENATED MODULE: ./lib/src/run/report/steps.js
/** The steps in numbers: what came of their items, how long these took, and the memory they held. */



/** Numbers of items; a column of nothing is left out, but that nothing failed is worth telling. */
const COLUMNS = [
    ['all', 'all'],
    ['complete', 'done'],
    ['failed', 'failed'],
    ['reused', 'reused'],
    ['canceled', 'canceled'],
    ['waiting', 'not begun'],
];
/** The section's content. */
function stepTable(record) {
    const byStep = Map.groupBy(record.items, ({ step }) => step);
    const whole = (0,report_words/* tally */.N4)(record.steps);
    const columns = COLUMNS.filter(([key], i) => i < 3 || whole[key] > 0);
    const numbers = (t) => columns.map(([key], i) => cell(t[key] === 0 ? '–' : (0,report_words/* count */.U9)(t[key]), i === 0 ? 'first' : key === 'failed' && t.failed > 0 ? 'bad' : ''));
    return html `<div class="scroll" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${columns.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="3" scope="colgroup">Peak memory</th></tr>
<tr><th scope="col">Step</th>${columns.map(([, words], i) => html `<th scope="col"${i === 0 && FIRST}>${words}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">added up</th><th scope="col" class="first">median</th><th scope="col">highest</th><th scope="col">asked for</th></tr>
</thead><tbody>${record.steps.map((step) => row(step, byStep.get(step.id) ?? [], numbers))}</tbody>${record.steps.length > 1 &&
        html `<tfoot><tr><th scope="row">All steps</th>${numbers(whole)}<td class="first"></td><td></td><td></td>${cell((0,report_words/* duration */.p0)(spent(record.items)))}<td class="first"></td><td></td><td></td></tr></tfoot>`}</table></div>
<p class="note">${whole.reused > 0 && 'Reused items are among those done: an earlier run had finished them, from the same input, image and variables. '}Shortest, median and longest are of items that are done${whole.reused > 0 && ', reused ones included'}; added up is what this run spent on their last attempts. Peak memory is that of the whole container: the algorithm, the agent beside it, for which there are ${container/* AGENT_MEMORY_MB */.AA} MiB more, and files that the kernel kept in memory for them.</p>`;
}
const FIRST = html ` class="first"`;
function row(step, items, numbers) {
    const times = sorted(items.filter(({ state }) => state === 'COMPLETE').map(({ seconds }) => seconds));
    const peaks = sorted(items.flatMap(({ peak_memory_bytes }) => peak_memory_bytes ?? []));
    const sum = spent(items);
    return html `<tr><th scope="row"><span class="step-name">${step.id}</span><small>${step.algorithm}${step.needs.length > 0 && html `<br>${step.gather ? 'gathers' : 'after'} ${step.needs.join(', ')}`}${step.left_out > 0 && html `<br>${(0,report_words/* counted */.hS)(step.left_out, 'result')} before it not taken`}</small></th>
${numbers((0,report_words/* tally */.N4)([step]))}
${[times[0], median(times), times.at(-1)].map((time, i) => cell(time === undefined ? '–' : (0,report_words/* duration */.p0)(time), i === 0 ? 'first' : ''))}${cell(sum > 0 ? (0,report_words/* duration */.p0)(sum) : '–')}
${[median(peaks), peaks.at(-1)].map((peak, i) => cell(peak === undefined ? '–' : (0,report_words/* mebibytes */.jh)(peak), i === 0 ? 'first' : ''))}<td>${(0,report_words/* mebibytes */.jh)(step.memory_mb * 2 ** 20)}${peaks.length > 0 && advice(peaks.at(-1), step)}</td></tr>
`;
}
/** Seconds of this run. */
function spent(items) {
    return items.reduce((sum, { seconds, reused }) => sum + (reused ? 0 : seconds), 0);
}
function cell(words, className = '') {
    return className === '' ? html `<td>${words}</td>` : html `<td class="${className}">${words}</td>`;
}
/** A bar of how much was used, and what the author may want to change. */
function advice(peak, { memory_mb }) {
    const share = Math.min(1, peak / 2 ** 20 / (memory_mb + container/* AGENT_MEMORY_MB */.AA));
    const [words, className] = share > 0.9
        ? ['near its limit', 'bad']
        : share < 0.4 && memory_mb >= 2 * container/* AGENT_MEMORY_MB */.AA
            ? ['could ask for less', 'note']
            : ['', ''];
    return html `<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(share * 100)} % of what the container may hold"><rect class="track" width="100%" height="5"/><rect class="${share > 0.9 ? 'failed' : 'done'}" width="${Math.round(share * 100)}%" height="5"/></svg>${words !== '' && html `<small class="${className}">${words}</small>`}`;
}
function sorted(values) {
    return [...values].sort((a, b) => a - b);
}
function median(values) {
    const middle = values.length >> 1;
    return values.length % 2 === 1
        ? values[middle]
        : values.length > 0
            ? (values[middle - 1] + values[middle]) / 2
            : undefined;
}

;// CONCATENATED MODULE: ./lib/src/run/report/styles.js
/** How the report looks: quiet, for reading; light and dark, from a phone to a wide screen, and on paper. */
const STYLES = `
:root {
  color-scheme: light dark;
  --paper: #fff; --raised: #f6f7f8; --ink: #1c2327; --quiet: #59636a; --line: #dde1e4; --link: #175a8c;
  --done: #34779b; --failed: #b3261e; --fault: #84469c; --canceled: #7a838a; --waiting: #b9c1c7; --track: #e9ecee;
  --wash: #fcf3f2;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", "DejaVu Serif", serif;
  --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181b; --raised: #1c2226; --ink: #e2e6e9; --quiet: #a2acb3; --line: #333b41; --link: #8cc4f0;
    --done: #5ba3c7; --failed: #ff8f85; --fault: #cf9fe4; --canceled: #8b959c; --waiting: #56616a; --track: #2a3136;
    --wash: #2a1d1d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 2.5rem) 4rem; max-width: 74rem;
  background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans);
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { margin: 0; font-size: clamp(1.7rem, 1.3rem + 2vw, 2.5rem); letter-spacing: -.01em; }
h2 { margin: 0 0 1rem; font-size: 1.4rem; }
h3 { margin: 0; font-size: 1rem; font-weight: 600; line-height: 1.4; }
p { margin: 0 0 .75rem; max-width: 44rem; }
small { font-size: .8125rem; font-weight: 400; color: var(--quiet); }
.note { font-size: .8125rem; color: var(--quiet); }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
code, pre { font-family: var(--mono); font-size: .8125rem; }
/* Names of any script, and with any number of spaces, stay what they are and move nothing beside them. */
a, b, code, h1, h3, li, dd, td, th, .step-name, .name { unicode-bidi: isolate; }
h1, .name, .names li, .items th, .items a, code { white-space: pre-wrap; }
.skip { position: absolute; left: -100rem; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
ul { margin: 0; padding: 0; list-style: none; }

.kicker { margin: 0 0 .35rem; font-size: .8125rem; letter-spacing: .04em; color: var(--quiet); }
.state { margin: .6rem 0 1rem; max-width: none; font-size: 1.25rem; line-height: 1.4; }
.state::before { content: ""; display: inline-block; width: .62em; height: .62em; margin-right: .5em; border-radius: 50%; background: var(--done); }
.state.bad::before { border-radius: 1px; background: var(--failed); }
.state.canceled::before { background: none; border: 2px solid var(--canceled); }
.whole { display: block; border-radius: 4px; }
.facts { display: flex; flex-wrap: wrap; gap: .9rem 2.75rem; margin: 1.4rem 0 1.6rem; }
.facts > div { min-width: 0; max-width: 24rem; }
dt { font-size: .8125rem; color: var(--quiet); }
dd { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: .75rem 0; border-block: 1px solid var(--line); font-size: .9375rem; }
main > section { padding-top: 2.75rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; color: var(--quiet); }

.trouble { padding: .9rem 1.1rem 1rem; border-left: 3px solid var(--failed); background: var(--wash); }
.trouble.canceled { border-left-color: var(--canceled); background: var(--raised); }
.trouble + .trouble { margin-top: 1rem; }
.trouble h3 { font-weight: 400; }
.step-name { font-weight: 600; }
.trouble .why { margin: .15rem 0 .6rem; }
.trouble > ul > li { padding: .5rem 0; border-top: 1px solid var(--line); }
.trouble > ul > li:last-child { padding-bottom: 0; }
.line { display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: baseline; }
.name { font-weight: 500; }
summary { cursor: pointer; color: var(--quiet); font-size: .875rem; width: fit-content; max-width: 100%; }
summary:hover { color: var(--ink); }
pre { margin: .4rem 0 0; padding: .75rem .9rem; max-height: 24rem; overflow: auto; white-space: pre-wrap; background: var(--paper); border: 1px solid var(--line); line-height: 1.5; tab-size: 4; }
.names { columns: 18rem; column-gap: 2rem; margin-top: .5rem; font-size: .875rem; }
.names li { break-inside: avoid; padding: .1rem 0; }

.scroll { overflow-x: auto; }
.only-narrow { display: none; }
.chain svg { display: block; margin: 0 auto 0 0; }
.chain text { fill: var(--ink); font-family: var(--sans); font-size: 12px; }
.chain .id { font-size: 14px; font-weight: 600; }
.chain .note { fill: var(--quiet); }
.step > rect { fill: var(--raised); stroke: var(--line); stroke-width: 1.25; }
.step.bad > rect { stroke: var(--failed); }
.step.idle > rect { stroke-dasharray: 4 3; stroke: var(--canceled); }
.edge { fill: none; stroke: var(--quiet); stroke-width: 1.25; }
.head { fill: var(--quiet); }
.gather { stroke: var(--quiet); stroke-width: 4; }

rect.track { fill: var(--track); }
rect.done { fill: var(--done); }
rect.reused { fill: var(--paper); stroke: var(--done); stroke-width: 1.25; }
rect.failed { fill: var(--failed); }
rect.fault { fill: var(--fault); }
rect.canceled { fill: var(--track); stroke: var(--canceled); stroke-width: 1; stroke-dasharray: 3 2; }
rect.waiting { fill: var(--waiting); }

table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; width: 100%; overflow-wrap: normal; }
th, td { padding: .45rem .6rem; text-align: right; vertical-align: top; white-space: nowrap; }
thead th { font-weight: 400; color: var(--quiet); vertical-align: bottom; font-size: .8125rem; line-height: 1.3; white-space: normal; }
th:first-child, .items :is(td, th):is(:nth-child(2), :nth-child(3)) { text-align: left; }
th:first-child { padding-left: 0; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 400; }
tfoot tr { border-top: 1px solid var(--quiet); }
tfoot th { font-weight: 600; }
.steps thead tr:first-child > * { padding-bottom: .2rem; text-align: left; color: var(--ink); }
.steps th[colspan] { background: linear-gradient(var(--line), var(--line)) 1.6rem 100% / calc(100% - 1.6rem) 1px no-repeat; }
th:last-child, td:last-child { padding-right: 0; }
.steps .first, .steps th[colspan] { padding-left: 1.6rem; }
.scroll + .note { margin-top: .75rem; }
.steps tbody th small { display: block; }
.steps tbody th { min-width: 9rem; max-width: 18rem; white-space: normal; overflow-wrap: anywhere; }
.steps td small { display: block; }
td.bad, .bad > td, small.bad, td.failed, td.fault { color: var(--failed); }
td.bad { font-weight: 600; }
td.fault { color: var(--fault); }
td.reused, td.canceled { color: var(--quiet); }
.meter { display: block; margin: .35rem 0 .2rem auto; max-width: 6rem; }
.items th[scope=row], .items td:nth-child(3) { max-width: 22rem; min-width: 8rem; overflow-wrap: anywhere; }
.items td:nth-child(3) { white-space: normal; }
#items details { border-top: 1px solid var(--line); padding: .6rem 0; }
#items summary h3 { display: inline; color: var(--ink); }

.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; margin-bottom: 1rem; font-size: .8125rem; color: var(--quiet); }
.legend svg { margin-right: .45rem; }
.timeline svg { display: block; overflow: visible; }
.lanes, .axis { display: grid; grid-template-columns: clamp(6rem, 22%, 15rem) minmax(0, 1fr); column-gap: 1rem; }
.lanes > svg, .axis > svg { grid-column: 2; }
.lanes h3 { grid-column: 1 / -1; margin-top: 1rem; }
.lanes.block { margin-top: 1.25rem; }
.lanes.block h3 { margin: 0; }
.lanes .note, .lanes-of { margin: 0; }
.lanes-of { margin-top: .75rem; }
.lanes ol { margin: 0; padding: 0; list-style: none; min-width: 0; }
.lanes li { height: 20px; line-height: 20px; font-size: 12px; overflow: hidden; white-space: pre; text-overflow: ellipsis; }
.lanes g > rect.done { stroke: var(--done); }
.lanes g > rect.failed { stroke: var(--failed); }
.lanes g > rect.fault { stroke: var(--fault); }
.lanes text, .axis text { font: 11px var(--sans); fill: var(--quiet); }
.lanes .within { fill: var(--paper); font-size: 10px; }
.grid { stroke: var(--line); stroke-width: 1; }
.area { fill: var(--done); }

.setup { padding: .8rem 0; border-top: 1px solid var(--line); }
.setup dl { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .2rem 1rem; margin: .3rem 0 0; font-size: .9375rem; }

@media (max-width: 46rem) {
  body { padding-top: 1.5rem; }
  .only-wide { display: none; }
  .only-narrow { display: block; }
  .axis .odd { display: none; }
  .steps tbody th { min-width: 7.5rem; }
  .setup dl { grid-template-columns: minmax(0, 1fr); }
  .setup dd { margin-bottom: .4rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --wash: #fff;
    --done: #34779b; --failed: #b3261e; --fault: #84469c; --canceled: #7a838a; --waiting: #b9c1c7; --track: #e9ecee;
  }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav, .skip { display: none; }
  .scroll { overflow: visible; }
  pre { max-height: none; }
  .trouble li, tr, .setup, .chain svg { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  rect, path, .state::before, .steps th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  #failures details::details-content { content-visibility: visible; block-size: auto; }
}
`;

;// CONCATENATED MODULE: ./lib/src/run/report/timeline.js
/** When each item ran: a lane per item, or, of thousands, lanes of the failed and the slowest and a strip for all. */


/** Above so many items a lane for each is no picture any more. */
const MOST_LANES = 300;
/** Up to so many, lanes have names beside them. */
const timeline_MOST_NAMED = 80;
/** Of a step that has a strip. */
const MOST_FAILED = 20;
const MOST_SLOW = 10;
/** Pixels. */
const LANE = 20;
const THIN_LANE = 7;
const STRIP = 56;
const BINS = 160;
/** The section's content; nothing where no item was ever begun. */
function timeline(record) {
    const spans = record.items.filter(({ attempts }) => attempts > 0).map((item) => spanOf(item, record));
    if (spans.length === 0 || !(record.seconds > 0))
        return NOTHING;
    const byStep = Map.groupBy(spans, ({ item }) => item.step);
    const ticks = ticksOf(record.seconds);
    const looks = [...new Set(spans.map(({ look }) => look))];
    return html `<ul class="legend">${['done', 'reused', 'failed', 'fault', 'canceled']
        .filter((look) => looks.includes(look))
        .map((look) => html `<li><svg width="18" height="10" aria-hidden="true">${mark(look, '1', '16', 1, 8)}</svg>${report_words/* LOOK_WORDS */.o5[look]}</li>`)}</ul>
<div class="timeline">${axis(ticks)}
${record.steps.map((step) => {
        const ofStep = byStep.get(step.id);
        return ofStep && stepLanes(step, ofStep, ticks, spans.length);
    })}${axis(ticks)}</div>`;
}
function spanOf(item, run) {
    const look = (0,report_words/* lookOf */.Li)(item);
    // It took none of this run's time.
    if (item.reused)
        return { item, look, from: 0, to: 0 };
    const began = (Date.parse(item.started ?? '') - Date.parse(run.started)) / 1000 / run.seconds;
    const from = Number.isFinite(began) ? clamp(began) : 0;
    return { item, look, from, to: clamp(from + Math.max(0, item.seconds) / run.seconds) };
}
const clamp = (value) => Math.min(1, Math.max(0, value));
const percent = (fraction) => `${+(fraction * 100).toFixed(2)}%`;
/** Four to eight round times. */
function ticksOf(seconds) {
    const step = STEPS.find((s) => seconds / s <= 8) ?? 86_400 * Math.ceil(seconds / 86_400 / 8);
    const ticks = [];
    for (let i = 0; i * step <= seconds; i++)
        ticks.push({ at: (i * step) / seconds, words: tickWords(i * step, step) });
    return ticks;
}
const STEPS = [
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400,
    28_800, 43_200, 86_400,
];
function tickWords(seconds, step) {
    if (seconds === 0)
        return '0';
    if (step < 1)
        return `${seconds.toFixed(step < 0.1 ? 2 : 1)} s`;
    return (0,report_words/* duration */.p0)(seconds)
        .replace(/^(\d)\.0 s$/, '$1 s')
        .replace(/ 00 (s|min|h)$/, '');
}
function axis(ticks) {
    return html `<div class="axis" aria-hidden="true"><svg width="100%" height="18">${ticks.map(({ at, words }, i) => html `<text class="${i % 2 === 1 && 'odd'}" x="${percent(at)}" y="13" text-anchor="${i === 0 ? 'start' : at > 0.96 ? 'end' : 'middle'}">${words}</text>`)}</svg></div>`;
}
const gridLines = (ticks) => ticks.map(({ at }) => html `<line class="grid" x1="${percent(at)}" x2="${percent(at)}" y2="100%"/>`);
function stepLanes(step, spans, ticks, all) {
    const title = html `<h3 class="step-name">${step.id}</h3>`;
    const reused = spans.filter(({ look }) => look === 'reused').length;
    const number = html `<p class="note">${(0,report_words/* counted */.hS)(spans.length, 'item')}${reused > 0 && `, ${(0,report_words/* count */.U9)(reused)} ${report_words/* LOOK_WORDS */.o5.reused}`}</p>`;
    if (all <= timeline_MOST_NAMED)
        return html `<div class="lanes">${title}</div>${namedLanes(spans, ticks, step.id)}`;
    if (all <= MOST_LANES)
        return html `<div class="lanes block"><div>${title}${number}</div>${lanes(spans, ticks, THIN_LANE, step.id)}</div>`;
    const failed = spans.filter(({ look }) => look === 'failed' || look === 'fault');
    const slow = spans
        .filter(({ look }) => look === 'done')
        .sort((a, b) => b.item.seconds - a.item.seconds)
        .slice(0, MOST_SLOW);
    const shown = failed.slice(0, MOST_FAILED);
    const which = failed.length > shown.length
        ? `The first ${shown.length} of ${(0,report_words/* count */.U9)(failed.length)} that failed`
        : 'Those that failed';
    return html `<div class="lanes block"><div>${title}${number}</div>${strip(spans, ticks, step.id)}</div>
${failed.length > 0 && html `<p class="note lanes-of">${which}</p>${namedLanes(shown, ticks, step.id)}`}
${slow.length > 0 && html `<p class="note lanes-of">The slowest that were done</p>${namedLanes(slow, ticks, step.id)}`}`;
}
function namedLanes(spans, ticks, step) {
    const folder = commonFolder(spans.map(({ item }) => item.item));
    return html `<div class="lanes"><ol aria-hidden="true">${inOrder(spans).map(({ item }) => html `<li title="${item.item}">${item.item.slice(folder)}</li>`)}</ol>${lanes(spans, ticks, LANE, step)}</div>`;
}
/** Length of the folder that all paths begin with, its `/` included: names tell lanes apart by their ends. */
function commonFolder(paths) {
    const [first = '', ...others] = paths;
    let length = first.lastIndexOf('/') + 1;
    while (length > 0 && !others.every((path) => path.startsWith(first.slice(0, length))))
        length = first.lastIndexOf('/', length - 2) + 1;
    return length;
}
const inOrder = (spans) => [...spans].sort((a, b) => a.from - b.from || a.to - b.to);
/** @param height of a lane, pixels; tall ones have their length in words */
function lanes(spans, ticks, height, step) {
    const tall = height === LANE;
    const pad = tall ? 4 : 1;
    const drawn = inOrder(spans).map(({ item, look, from, to }, i) => {
        const took = (0,report_words/* duration */.p0)(item.seconds);
        const words = `${item.item}: ${report_words/* LOOK_WORDS */.o5[look]}, ${took}${item.attempts > 1 ? `, attempt ${item.attempts}` : ''}`;
        const y = i * height;
        const bar = mark(look, percent(from), look === 'reused' ? '10' : percent(to - from), y + pad, height - 2 * pad);
        return html `<g><title>${words}</title>${bar}${tall && lengthWords(took, from, to, look, y + 14)}</g>`;
    });
    return html `<svg role="img" width="100%" height="${spans.length * height}" aria-label="When the items of ${step} ran; the table of items has the same in numbers">${gridLines(ticks)}${drawn}</svg>`;
}
/** Behind the bar, where there is room on a phone too; else before it; else in it. */
function lengthWords(took, from, to, look, y) {
    if (to <= 0.65)
        return html `<text x="${percent(to)}" y="${y}" dx="${look === 'reused' ? 16 : 6}">${took}</text>`;
    if (from >= 0.35)
        return html `<text x="${percent(from)}" y="${y}" dx="-6" text-anchor="end">${took}</text>`;
    return html `<text class="within" x="${percent(to)}" y="${y - 1}" dx="-6" text-anchor="end">${took}</text>`;
}
/** A bar of a lane. What came of the item is told by more than colour: hollow, dashed, or crossed at its end. */
function mark(look, x, width, y, height) {
    return html `<rect class="${look}" x="${x}" y="${y}" width="${width}" height="${height}" rx="1.5"/>`;
}
/** How many items ran at once through the run, and when items failed. */
function strip(spans, ticks, step) {
    const running = new Array(BINS).fill(0);
    const failing = new Set();
    const own = spans.filter(({ look }) => look !== 'reused');
    for (const { from, to, look } of own) {
        const [first, last] = [binOf(from), binOf(to)];
        for (let bin = first; bin <= last; bin++)
            running[bin] += Math.max(0, Math.min(to, (bin + 1) / BINS) - Math.max(from, bin / BINS)) * BINS;
        if (look === 'failed' || look === 'fault')
            failing.add(last);
    }
    const most = Math.max(...running, 1);
    const top = (value) => Math.round((1 - value / most) * (STRIP - 8) * 10) / 10 + 2;
    const highest = String(most < 9.95 ? Number(most.toFixed(1)) : Math.round(most));
    const area = running.map((value, bin) => `L${bin} ${top(value)}L${bin + 1} ${top(value)}`).join('');
    return html `<svg role="img" width="100%" height="${STRIP + 18}" aria-label="How many items of ${step} ran at once, up to ${highest}">${gridLines(ticks)}<svg y="18" viewBox="0 0 ${BINS} ${STRIP}" width="100%" height="${STRIP}" preserveAspectRatio="none"><path class="area" d="M0 ${STRIP - 6}${area}L${BINS} ${STRIP - 6}Z"/></svg><text x="4" y="10">up to ${highest} at once</text>${[...failing].map((bin) => html `<rect class="failed" x="${percent(bin / BINS)}" y="${STRIP + 13}" width="${percent(1 / BINS)}" height="5"/>`)}</svg>`;
}
const binOf = (fraction) => Math.min(BINS - 1, Math.floor(fraction * BINS));

;// CONCATENATED MODULE: ./lib/src/run/report-html.js
/**
 * `report.html`: what a run came to, for people. One page that needs nothing else and asks nobody: no scripts, no
 * pictures from elsewhere, and a policy that forbids both (Content Security Policy 3).
 */









const POLICY = `default-src 'none'; style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(STYLES).digest('base64')}'; base-uri 'none'; form-action 'none'`;
/**
 * The page, as text in UTF-8. Its links to logs and results are relative to the run's folder, where it belongs.
 * It shows everything of a run of some hundred items; of thousands it shows what matters, and names `run.json` for the rest.
 */
function reportHtml(record) {
    const { steps, items } = record;
    const some = steps.length > 0;
    const isBad = record.state !== 'COMPLETE';
    const t = (0,report_words/* tally */.N4)(steps);
    const sections = [
        { id: 'failures', title: t.failed > 0 ? 'What failed' : 'What was canceled', content: failures(record) },
        { id: 'plan', title: 'Plan', content: some ? chainPicture(steps) : NOTHING },
        { id: 'steps', title: 'Steps', content: some ? stepTable(record) : NOTHING },
        { id: 'timeline', title: 'Timeline', content: timeline(record) },
        { id: 'items', title: 'Items and results', content: items.length > 0 ? itemTables(record) : NOTHING },
        { id: 'setup', title: 'What ran', content: some ? setups(steps) : NOTHING },
        { id: 'left-out', title: 'Inputs that no step took', content: leftOut(record.left_out) },
    ].filter(({ content }) => content !== NOTHING);
    return html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${record.workflow}: ${(0,report_words/* stateSentence */.lv)(record)}</title>
${styleSheet(STYLES)}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kicker">Run report</p>
<h1>${record.workflow}</h1>
<p class="state ${record.state === 'CANCELED' ? 'canceled' : isBad ? 'bad' : 'good'}">${(0,report_words/* stateSentence */.lv)(record)}</p>
${t.all > 0 && html `<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${bar(t, 1000, 0)}</svg>`}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${record.started}">${(0,report_words/* dateTime */.KQ)(record.started)}</time></dd></div>
<div><dt>Took</dt><dd>${(0,report_words/* duration */.p0)(record.seconds)}</dd></div>
<div><dt>Engine</dt><dd>${record.engine}</dd></div>
${record.jobs !== undefined && html `<div><dt>At once</dt><dd>${(0,report_words/* count */.U9)(record.jobs)} ${record.jobs === 1 ? 'item' : 'items'} at most</dd></div>`}
${record.aws && html `<div><dt>Run</dt><dd>${record.aws.run}</dd></div><div><dt>Results in</dt><dd>${record.aws.results}<small>STEP/${record.aws.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${record.catalog.name}${record.catalog.commit !== undefined && html ` <small>at ${record.catalog.commit.slice(0, 12)}</small>`}</dd></div>
</dl>
${record.aws && record.aws.unread > 0 && html `<p class="note">Of ${(0,report_words/* count */.U9)(record.aws.unread + items.length)} items that ended, this page tells of ${(0,report_words/* count */.U9)(items.length)} one by one: the first that failed, and some of those that are done. Times are of these; the numbers of the steps are of all.</p>`}
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html `<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main id="content" tabindex="-1">
${sections.map(({ id, title, content, }) => html `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}
</section>
`)}</main>
<footer><p>Written by Pipewright ${record.pipewright}. The same for machines is in <a href="./run.json">run.json</a>.</p></footer>
</body>
</html>
`.text;
}

// EXTERNAL MODULE: ./lib/src/run/watch.js + 2 modules
var run_watch = __webpack_require__(84083);
;// CONCATENATED MODULE: ./lib/src/command/run-report.js







/**
 * Writes report.html and run.json of a run on AWS, as of now.
 * @param folder is made where it is missing
 */
async function saveReport({ run, watched, world }, folder, signal) {
    signal.throwIfAborted();
    const seen = await (0,observe/* observe */.lB)(run, watched, world, Date.now(), (0,observe/* nothingKnown */.Hx)(), observe/* REPORT_READS */.HV);
    // It was over before, or it is told of as it stands.
    const watch = (0,run_watch/* look */.O)({ agreed: 1 }, seen, watched);
    const record = recordAwsRun(watch, watched, AGENT_VERSION);
    await (0,files/* writeText */.x3)((0,external_node_path_.join)(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
    await (0,files/* writeText */.x3)((0,external_node_path_.join)(folder, 'report.html'), reportHtml(record));
}


/***/ }),

/***/ 99966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   av: () => (/* binding */ watchJson)
/* harmony export */ });
/* unused harmony exports renderWatch, troubleLines, failureLines */
/* harmony import */ var _run_check_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88420);
/* harmony import */ var _run_check_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14777);
/* harmony import */ var _run_results_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56166);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18826);
/* harmony import */ var _run_progress_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42257);






/** Failures that are shown one by one. */
const SHOWN_FAILURES = 10;
const LOG_LINES = 5;
const LONGEST_LINE = 300;
/** Of states that the title does not tell. */
const STATES = {
    QUEUED: 'waiting',
    INITIALIZING: 'starting',
    RUNNING: 'running',
};
/** How a run on AWS stands, for a terminal: its steps, what keeps it, what failed, and where the results are. */
function renderWatch(watch, watched) {
    const { progress, seen } = watch;
    const state = STATES[progress.state];
    const failed = progress.steps.reduce((sum, step) => sum + step.failed, 0);
    const shown = seen.failures.slice(0, SHOWN_FAILURES);
    return [
        `${inert(seen.run.run)} of ${inert(watched.workflow)}: ${state === undefined ? '' : `${state}; `}${inert(titleOf(watch))}`,
        ...progressLines(progress, seen.at).map((line) => `  ${inert(line)}`),
        ...troubleLines(watch),
        ...shown.flatMap(failureLines),
        ...(failed > shown.length ? [`  … and ${failed - shown.length} more failures`] : []),
        ...resultLines(watch, watched),
        '',
    ].join('\n');
}
/** What keeps a run, each with what to do. */
function troubleLines({ progress }) {
    return progress.troubles.flatMap(({ what, remedy, said }) => [
        `! ${inert(what)}`,
        `  ${inert(remedy)}`,
        ...(said === undefined ? [] : [`  AWS says: ${inert(said)}`]),
    ]);
}
function failureLines({ marker }) {
    const { step, item, attempt } = marker;
    const why = reasonOf(marker) || 'failed';
    const log = logTail(marker)
        .split('\n')
        .filter((line) => line !== '')
        .slice(-LOG_LINES)
        .map((line) => `    | ${inert(line.replaceAll('\t', '  ')).slice(0, LONGEST_LINE)}`);
    return [
        `✗ ${inert(`${step}: ${item}`)}: ${inert(why)}${attempt > 1 ? ` (${plural(attempt, 'attempt')})` : ''}`,
        ...log,
    ];
}
function resultLines({ progress, seen }, { output }) {
    const some = new Set(progress.steps.filter(({ complete }) => complete > 0).map(({ id }) => id));
    return resultFolders(progress.steps, output.prefix, seen.run.run)
        .filter(({ step }) => some.has(step))
        .map(({ key }) => `results: ${inert(`s3://${output.bucket}/${key}`)}`);
}
/** As `--json` has it. */
function watchJson({ progress, seen, timedOut }, watched) {
    const { run, repository, commit, file, created_at } = seen.run;
    return {
        run,
        workflow: watched.workflow,
        state: progress.state,
        ...(timedOut && { timed_out: true }),
        created_at,
        ...(repository !== undefined && { repository }),
        ...(commit !== undefined && { commit }),
        ...(file !== undefined && { file }),
        steps: progress.steps.map(({ id, known, running, complete, failed, canceled, agents }) => ({
            id,
            known,
            running,
            complete,
            failed,
            canceled,
            ...(agents && { agents }),
        })),
        troubles: progress.troubles,
        failures: seen.failures.map(({ marker, stream }) => ({
            step: marker.step,
            item: marker.item,
            state: marker.state,
            attempts: marker.attempt,
            ...(marker.exit_code !== undefined && { exit_code: marker.exit_code }),
            ...(marker.meaning !== undefined && { meaning: marker.meaning }),
            ...(marker.log_tail !== undefined && { log_tail: marker.log_tail }),
            ...(stream !== undefined && { log_stream: stream }),
        })),
    };
}


/***/ }),

/***/ 31831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ showRuns),
/* harmony export */   i: () => (/* binding */ surroundings)
/* harmony export */ });
/* harmony import */ var _deploy_run_cost_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38183);
/* harmony import */ var _publish_pull_request_github_types_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1181);
/* harmony import */ var _run_check_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14777);
/* harmony import */ var _run_results_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56166);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27479);
/* harmony import */ var _action_io_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10577);
/* harmony import */ var _run_status_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99966);







/** What runs are looked at with, inside a job. */
async function surroundings(io, token) {
    const { cwd, env, signal, runner } = io;
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(1845), __webpack_require__.e(3556)]).then(__webpack_require__.bind(__webpack_require__, 3556));
    return {
        cwd,
        env,
        signal,
        say: (text) => runner.info(text),
        ...(token && { github: (0,_action_io_js__WEBPACK_IMPORTED_MODULE_3__/* .openGitHubFor */ .jb)(openGitHub, token, io) }),
    };
}
/** Runs as outputs of the step, of the first one in particular, and as the job's summary. */
async function showRuns(looked, runner) {
    runner.output('runs', JSON.stringify(looked.map(({ watch, watched }) => (0,_run_status_text_js__WEBPACK_IMPORTED_MODULE_4__/* .watchJson */ .av)(watch, watched))));
    const [first] = looked;
    if (first) {
        const { progress, seen } = first.watch;
        const sum = (number) => String(progress.steps.reduce((total, step) => total + number(step), 0));
        runner.output('state', progress.state);
        runner.output('done', sum((step) => step.complete));
        runner.output('failed', sum((step) => step.failed));
        runner.output('results', resultsOf(first, seen.run.run).join('\n'));
    }
    const blocks = looked.flatMap(({ watch, watched }) => {
        const { title, head, more } = (0,_run_check_page_js__WEBPACK_IMPORTED_MODULE_1__/* .runPage */ .f)(watch, watched, (0,_deploy_run_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .runCost */ .p)(watch));
        return [`### ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(title)}`, ...head, ...more];
    });
    if (blocks.length > 0)
        await runner.summary((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)(blocks, _publish_pull_request_github_types_js__WEBPACK_IMPORTED_MODULE_6__/* .SUMMARY_BYTES */ .R, 'the check run'));
}
function resultsOf({ watch, watched }, run) {
    const { bucket, prefix } = watched.output;
    return (0,_run_results_js__WEBPACK_IMPORTED_MODULE_2__/* .resultFolders */ .l)(watch.progress.steps, prefix, run).map(({ key }) => `s3://${bucket}/${key}`);
}


/***/ }),

/***/ 92956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oY: () => (/* binding */ followHere),
  ky: () => (/* binding */ runsOf),
  eF: () => (/* binding */ watchedIn)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/src/deploy/target.js
var target = __webpack_require__(37679);
// EXTERNAL MODULE: ./lib/src/deploy/watched.js
var deploy_watched = __webpack_require__(1666);
// EXTERNAL MODULE: ./lib/src/edge/clock.js
var clock = __webpack_require__(27972);
// EXTERNAL MODULE: ./lib/src/edge/specs.js
var specs = __webpack_require__(62366);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/deploy/run-cost.js
var run_cost = __webpack_require__(38183);
// EXTERNAL MODULE: ./lib/src/run/progress.js
var run_progress = __webpack_require__(46997);
// EXTERNAL MODULE: ./lib/src/run/run-folder.js
var run_folder = __webpack_require__(53810);
// EXTERNAL MODULE: ./lib/src/agent/item-report.js
var item_report = __webpack_require__(58708);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/check-run.js
var check_run = __webpack_require__(98068);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/workflow/parse.js + 4 modules
var parse = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/src/run/report/words.js
var words = __webpack_require__(8154);
// EXTERNAL MODULE: ./lib/src/run/check/failures.js
var failures = __webpack_require__(88420);
;// CONCATENATED MODULE: ./lib/src/run/check/annotations.js







/** Lines of a log; and characters of one. */
const LOG_LINES = 10;
const LONGEST_LINE = 300;
const NAMES = 5;
/** What failed, and what kept the run, at the lines of the workflow file that name the steps. */
function runFindings({ progress, seen }, { file, text }) {
    const { report, steps: drafts } = (0,parse/* examineWorkflow */.D7)(text, file);
    const at = (step, code, message) => {
        const draft = drafts.find(({ id }) => id === step);
        const path = draft ? [...draft.path, 'name'] : ['process'];
        return (0,json_text/* findingAt */.dz)(report.json, 'error', code, { path, at: draft ? 'value' : 'key' }, { message });
    };
    const failed = progress.steps.filter((step) => step.failed > 0);
    return [
        ...failed.map(({ id, failed: items, known }) => {
            const markers = seen.failures.map(({ marker }) => marker).filter(({ step }) => step === id);
            return at(id, 'ITEMS_FAILED', `${items} of ${(0,words/* counted */.hS)(known, 'item')} of ${id} failed.\n${story(markers)}`);
        }),
        ...progress.troubles.map(({ step, code, what, remedy, said }) => at(step, code, `${what}. ${remedy}${said === undefined ? '' : `\nAWS says: ${said}`}`)),
    ];
}
function runAnnotations(watch, workflow) {
    return runFindings(watch, workflow).map(check_run/* annotationOf */.lW);
}
/** The first failure in full, and names of the others. */
function story(markers) {
    const [first, ...others] = markers;
    if (!first)
        return '';
    const why = (0,item_report/* reasonOf */.A)(first);
    const log = (0,failures/* logTail */.R)(first)
        .split('\n')
        .slice(-LOG_LINES)
        .map((line) => (0,markdown/* clip */.$Q)(line, LONGEST_LINE));
    const names = others.slice(0, NAMES).map((marker) => (0,markdown/* clip */.$Q)(marker.item, LONGEST_LINE));
    return [
        `${(0,markdown/* clip */.$Q)(first.item, LONGEST_LINE)}: ${why || 'it gave no result'}`,
        ...log,
        ...(names.length > 0 ? [`Also: ${names.join(', ')}${others.length > NAMES ? ', …' : ''}`] : []),
    ].join('\n');
}

;// CONCATENATED MODULE: ./lib/src/run/check/keep.js


/** Longer than GitHub is waited for. */
const CLAIM_MS = 6 * 60_000;
/**
 * Brings a run's check run to what it shall be: makes it, changes it only when its content changed, completes it once.
 * Several jobs may do this at once: one writes, and the others leave it to that one. What GitHub may have done though its
 * answer was lost is found out before anything is repeated.
 * @throws Failure `GITHUB_…`; the next call goes on from there
 */
async function keepCheck(wish, place, parts) {
    const { notes, clock, token } = parts;
    const found = await notes.read(place);
    const before = readNote(found?.text);
    const again = goesOn(before, wish, place.sha);
    if (!again && (before.completed || before.digest === wish.digest))
        return 'same';
    if (before.claim && before.claim.by !== token && before.claim.until > clock.now())
        return 'busy';
    const { claim: _, ...rest } = again ? { version: 1, round: before.round + 1 } : before;
    const claimed = { ...rest, claim: { by: token, until: clock.now() + CLAIM_MS } };
    if (!(await notes.replace(place, writeNote(claimed), found?.etag)))
        return 'busy';
    let after = rest;
    try {
        after = await write(wish, rest, place, parts);
    }
    finally {
        // Whoever comes next finds what is true by now, also after a failure. Nobody else has written: the claim was ours.
        const now = await notes.read(place);
        if (readNote(now?.text).claim?.by === token)
            await notes.replace(place, writeNote(after), now?.etag);
    }
    return 'written';
}
/**
 * Completed, and seen later to go on, to have come to another end, or to be of another commit. A look from before says
 * nothing new.
 */
function goesOn({ completed, sha }, { at, conclusion, outcome }, commit) {
    if (completed === undefined || at <= completed.at)
        return false;
    const moved = sha !== undefined && sha !== commit;
    return moved || conclusion === undefined || outcome !== completed.outcome;
}
async function write(wish, note, { run, repository, sha }, { github }) {
    const mark = `pipewright:run:${run}:${note.round}:`;
    const externalId = mark + wish.digest;
    const last = wish.states.length - 1;
    // Ended by the last part only: whoever finds it ended may rely on its being whole.
    const states = wish.states.map((state, i) => {
        if (i === last)
            return { ...state, externalId };
        const { conclusion: _, ...rest } = state;
        return { ...rest, status: 'in_progress', externalId: mark };
    });
    const there = async () => (await github.checkRunsNamed(repository, sha, wish.name)).find((each) => each.externalId.startsWith(mark));
    const done = (id) => ({
        version: 1,
        round: note.round,
        id,
        sha,
        digest: wish.digest,
        ...(wish.conclusion !== undefined && { completed: { at: wish.at, outcome: wish.outcome } }),
    });
    // Before one is made, and before what cannot be taken back: a job before this one may have died in between.
    const found = note.id === undefined || wish.conclusion !== undefined ? await there() : undefined;
    if (found && (found.status === 'completed' || found.externalId === externalId))
        return done(found.id);
    let id = found?.id ?? note.id;
    // Annotations add up: parts that are there are not sent again.
    const begun = found?.externalId === mark ? partsIn(found) : 0;
    for (const [part, state] of [...states.entries()].slice(Math.min(begun, last))) {
        try {
            if (id === undefined)
                id = await github.createCheckRun(repository, sha, wish.name, state);
            else
                await github.updateCheckRun(repository, id, state);
        }
        catch (error) {
            // The answer was lost, or came too late: it may be done all the same.
            if (!(error instanceof failure/* Failure */.H) || error.code !== 'GITHUB_UNREACHABLE')
                throw error;
            const now = await there();
            if (now === undefined || now.externalId !== state.externalId)
                throw error;
            if (part < last && partsIn(now) <= part)
                throw error;
            id = now.id;
        }
    }
    return done(id);
}
/** How many full parts of annotations a check run has. */
function partsIn({ annotations }) {
    return Math.floor(annotations / check_run/* ANNOTATIONS_A_REQUEST */.TK);
}
function readNote(text) {
    try {
        const value = JSON.parse(text ?? 'null');
        if (value?.version === 1 && value.round > 0)
            return value;
    }
    catch {
        // What is none of ours is written anew; the check run is found by its mark.
    }
    return { version: 1, round: 1 };
}
function writeNote(note) {
    return JSON.stringify(note);
}

// EXTERNAL MODULE: ./lib/src/run/check/page.js + 2 modules
var page = __webpack_require__(14777);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var image_digest = __webpack_require__(28534);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
;// CONCATENATED MODULE: ./lib/src/run/check/state.js





/** `pipewright / tides` */
function runCheckName(workflow) {
    return `pipewright / ${(0,markdown/* clip */.$Q)((0,quote/* escapeUnseen */.YA)(workflow), 80)}`;
}
/** @param annotations shown when the run is over, and then only: they can be added, and never taken back */
function checkWish(watch, { title, head, more }, annotations, elsewhere) {
    const conclusion = conclusionOf(watch);
    const output = {
        title: (0,quote/* escapeUnseen */.YA)(title),
        summary: (0,markdown/* fitBlocks */.U8)(head, check_run/* FIELD_BYTES */.xZ, elsewhere),
        text: (0,markdown/* fitBlocks */.U8)(more, check_run/* FIELD_BYTES */.xZ, elsewhere),
    };
    const shown = conclusion === undefined ? [] : annotations;
    const status = conclusion === undefined ? 'in_progress' : 'completed';
    const base = { status, ...(conclusion && { conclusion }) };
    const first = {
        ...base,
        output: { ...output, ...(shown.length > 0 && { annotations: shown.slice(0, check_run/* ANNOTATIONS_A_REQUEST */.TK) }) },
    };
    const further = [];
    for (let at = check_run/* ANNOTATIONS_A_REQUEST */.TK; at < shown.length; at += check_run/* ANNOTATIONS_A_REQUEST */.TK)
        further.push({
            ...base,
            output: { ...output, annotations: shown.slice(at, at + check_run/* ANNOTATIONS_A_REQUEST */.TK) },
        });
    const digest = (0,image_digest/* digestOf */.o)(JSON.stringify([first, further])).slice('sha256:'.length, 'sha256:'.length + 32);
    return {
        name: runCheckName(watch.seen.run.workflow),
        digest,
        ...(conclusion && { conclusion }),
        at: watch.seen.at,
        outcome: outcomeOf(watch),
        states: [first, ...further],
    };
}
function outcomeOf({ progress }) {
    const numbers = progress.steps.map(({ complete, failed, canceled }) => [complete, failed, canceled]);
    return JSON.stringify([progress.state, ...numbers]);
}
/** Undefined as long as the run goes on. */
function conclusionOf({ progress, timedOut }) {
    if (timedOut)
        return 'timed_out';
    if (!(0,run_progress/* isOver */.PU)(progress.state))
        return undefined;
    return ({ COMPLETE: 'success', CANCELED: 'cancelled' }[progress.state] ??
        'failure');
}

;// CONCATENATED MODULE: ./lib/src/run/check/tell.js








/** GitHub gives a job 1,000 requests an hour, and several runs may be followed: milliseconds between two changes. */
const BETWEEN_MS = 30_000;
/**
 * Keeps what others see of a run: its check run where it was started from a repository, and the note that it is over. No
 * trouble with GitHub ends the following; what was not told now is told by the next `status`.
 * @returns what is to be called with every look
 */
function teller(telling) {
    let told = Number.NEGATIVE_INFINITY;
    let mayNot = false;
    return async (watch) => {
        const { github, say, clock } = telling;
        const { repository, commit } = watch.seen.run;
        const over = (0,run_progress/* isOver */.PU)(watch.progress.state);
        // It seems over, and the next look decides: what is complete already is not opened once more for it.
        if (watch.agreed > 0 && !over)
            return;
        const wantsCheck = repository !== undefined && commit !== undefined;
        let shown = !wantsCheck;
        if (wantsCheck && github && !mayNot && (over || clock.now() - told >= BETWEEN_MS)) {
            try {
                const kept = await keep(watch, repository, commit, { ...telling, github });
                if (kept === 'written')
                    told = clock.now();
                shown = kept !== 'busy';
            }
            catch (error) {
                if (!(error instanceof failure/* Failure */.H) || error.code === 'INTERRUPTED')
                    throw error;
                mayNot = error.code === 'GITHUB_READ_ONLY' || error.code === 'GITHUB_TOKEN_REFUSED';
                told = clock.now();
                say(`The check run of ${watch.seen.run.run} could not be brought up to date: ${(0,failure/* explain */.W)(error)}`);
            }
        }
        // A run whose check run is not completed stays with those that `status` looks at.
        if (over && shown)
            await noteEnd(watch, telling);
    };
}
async function keep(watch, repository, sha, { watched, github, notes, clock, token }) {
    const { run, file } = watch.seen.run;
    const text = (0,run_progress/* isOver */.PU)(watch.progress.state) && file !== undefined
        ? await github.readFile(repository, file, sha)
        : undefined;
    const annotations = text === undefined ? [] : runAnnotations(watch, { file: file, text });
    const wish = checkWish(watch, (0,page/* runPage */.f)(watch, watched, (0,run_cost/* runCost */.p)(watch)), annotations, 'the run’s report');
    const { bucket, prefix } = watched.output;
    const key = (0,run_folder/* runCheckKey */.d4)(prefix, run);
    return keepCheck(wish, { run, repository, sha, bucket, key }, { github, notes, clock, token });
}
/** ended.json: newer than run.json, it says that nobody need look at the run any more. */
async function noteEnd({ progress, seen }, { watched, notes, say }) {
    const { bucket, prefix } = watched.output;
    const key = (0,run_folder/* runEndedKey */.BI)(prefix, seen.run.run);
    const note = {
        version: 1,
        state: progress.state,
        ended_at: new Date(seen.at).toISOString(),
        steps: progress.steps.map(({ id, complete, failed, canceled }) => ({ id, complete, failed, canceled })),
    };
    try {
        const before = await notes.read({ bucket, key });
        await notes.replace({ bucket, key }, JSON.stringify(note), before?.etag);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H) || error.code === 'INTERRUPTED')
            throw error;
        say(`That ${seen.run.run} is over could not be written down: ${(0,failure/* explain */.W)(error)}`);
    }
}

// EXTERNAL MODULE: ./lib/src/run/observe.js + 1 modules
var observe = __webpack_require__(17904);
// EXTERNAL MODULE: ./lib/src/run/watch.js + 2 modules
var run_watch = __webpack_require__(84083);
;// CONCATENATED MODULE: ./lib/src/run/follow.js




const PAUSE_MS = 10_000;
/** A look at a large run may take long: it is not to be looked at without end. */
const PAUSE_FACTOR = 3;
/** What AWS does not answer so often in a row is told. */
const FAILED_LOOKS = 5;
/** Nothing will change these. */
const FINAL = ['CREDENTIALS_LOST', 'ACCESS_DENIED', 'BUCKET_GONE', 'RUN_NOT_FOUND', 'BAD_RUN_MANIFEST'];
/**
 * Follows a run until it is over, and gives the last look at it.
 * @throws Failure when AWS does not answer again and again, or refuses
 */
async function followRun(following) {
    const { run, watched, world, clock, signal, show } = following;
    const pause = following.pause ?? PAUSE_MS;
    const known = (0,observe/* nothingKnown */.Hx)();
    let watch;
    let failed = 0;
    for (let looks = 1;; looks++) {
        signal.throwIfAborted();
        const begin = clock.now();
        try {
            const seen = await (0,observe/* observe */.lB)(run, watched, world, begin, known);
            watch = (0,run_watch/* look */.O)(watch, seen, watched);
            failed = 0;
        }
        catch (error) {
            signal.throwIfAborted();
            failed += 1;
            if (!(error instanceof failure/* Failure */.H) || FINAL.includes(error.code) || failed === FAILED_LOOKS)
                throw error;
            following.onTrouble?.(error);
        }
        if (watch && failed === 0) {
            await show(watch);
            if ((0,run_progress/* isOver */.PU)(watch.progress.state))
                return watch;
            if (looks >= (following.looks ?? Number.POSITIVE_INFINITY) && watch.agreed === 0)
                return watch;
        }
        const long = following.looks === undefined ? PAUSE_FACTOR * (clock.now() - begin) : 0;
        await clock.sleep(Math.max(pause, long), signal);
    }
}

// EXTERNAL MODULE: ./lib/src/run/stored-run.js
var stored_run = __webpack_require__(89925);
// EXTERNAL MODULE: ./lib/src/workflow/load.js + 6 modules
var load = __webpack_require__(21431);
// EXTERNAL MODULE: ./lib/src/workflow/rules/places.js
var places = __webpack_require__(90896);
;// CONCATENATED MODULE: ./lib/src/workflow/places.js



/** @returns undefined where the text is no workflow file that could be understood so far */
function workflowPlaces(text, file) {
    const { report, document } = (0,parse/* examineWorkflow */.D7)(text, file);
    if (!document)
        return undefined;
    const { input, output } = (0,places/* prefixes */.$F)(report);
    const place = (field, prefix) => {
        const bucket = report.text([field]);
        return { ...(bucket !== undefined && { bucket }), prefix };
    };
    const region = report.text(['region']);
    const account = report.text(['account_id']);
    return {
        workflow: report.text(['name']) ?? (0,load/* nameOf */.V)(file),
        input: place('input_s3_name', input),
        output: place('output_s3_name', output),
        ...(region !== undefined && { region }),
        ...(account !== undefined && { account_id: account }),
    };
}

// EXTERNAL MODULE: ./lib/src/command/account.js + 3 modules
var command_account = __webpack_require__(89783);
;// CONCATENATED MODULE: ./lib/src/command/watched-runs.js











/**
 * The workflows of some files, where they are on AWS.
 * @param files without any, every workflow file below the working folder that names its buckets
 * @throws Failure `NO_WORKFLOWS`, `NOT_SAID`, `WRONG_ACCOUNT`, and what reading files throws
 */
async function watchedIn(files, { cwd, env, signal }) {
    const all = placesIn(files, cwd);
    const named = files.length > 0;
    const deployed = all.filter(({ input, output }) => named || (input.bucket && output.bucket));
    if (deployed.length === 0)
        throw new failure/* Failure */.H('NO_WORKFLOWS', 'There is no workflow file here that names its buckets. Name one: pipewright status my.workflow.json');
    const { openRunWorld } = await Promise.all(/* import() */[__webpack_require__.e(6719), __webpack_require__.e(9155), __webpack_require__.e(1172), __webpack_require__.e(9128), __webpack_require__.e(3506)]).then(__webpack_require__.bind(__webpack_require__, 23506));
    const { callerAccount } = await Promise.all(/* import() */[__webpack_require__.e(6719), __webpack_require__.e(136), __webpack_require__.e(6241)]).then(__webpack_require__.bind(__webpack_require__, 92008));
    const endpoint = env.AWS_ENDPOINT_URL;
    return Promise.all(deployed.map(async (places) => {
        const region = (0,command_account/* regionOf */.AP)(places, env);
        const account = await callerAccount(region, signal);
        (0,target/* checkAccount */.g4)(places, account);
        const watched = (0,deploy_watched/* watchedOf */.g)(places, { account, region, ...(endpoint && { endpoint }) });
        return { watched, world: openRunWorld(region, env, signal) };
    }));
}
function placesIn(files, cwd) {
    let found;
    try {
        found = (0,specs/* readDocuments */.r)(files.length > 0 ? files : ['.'], cwd);
    }
    catch (error) {
        if (files.length === 0 && error instanceof failure/* Failure */.H && error.code === 'NO_SPECS')
            return [];
        throw error;
    }
    const [unreadable] = found.findings;
    if (files.length > 0 && unreadable)
        throw new failure/* Failure */.H(unreadable.code, `${unreadable.file}: ${unreadable.message}`);
    return found.workflows.flatMap(({ text, file }) => workflowPlaces(text, file) ?? []);
}
/**
 * Runs of some workflows: one that is named, else all that are not over.
 * @param options.newest where none is open, the newest one of each workflow
 * @throws Failure `RUN_NOT_FOUND`
 */
async function runsOf(workflows, options) {
    const lists = await Promise.all(workflows.map(async (here) => (await (0,stored_run/* findRuns */.sj)(here.watched, here.world)).map((found) => ({ ...here, ...found }))));
    const all = lists.flat();
    if (options.run !== undefined) {
        const named = all.filter(({ run }) => run === options.run);
        if (named.length > 0)
            return named;
        const newest = all.slice(-5).map(({ run }) => run);
        throw new failure/* Failure */.H('RUN_NOT_FOUND', `No workflow here has a run ${options.run}. ${newest.length > 0 ? `There are ${newest.join(', ')}.` : 'There are none yet.'}`);
    }
    return lists.flatMap((runs) => {
        const open = runs.filter((each) => each.open);
        return open.length > 0 || !options.newest ? open : runs.slice(-1);
    });
}
/**
 * Follows a run, and keeps what GitHub and others see of it.
 * @param options.looks end after so many, over or not
 */
function followHere({ run, watched, world }, { env, signal, github, say }, show, options = {}) {
    const parts = { notes: world, clock: clock/* systemClock */.m, token: (0,external_node_crypto_.randomBytes)(8).toString('hex') };
    const tell = teller({ watched, ...(github && { github }), ...parts, say });
    return followRun({
        run,
        watched,
        world,
        clock: clock/* systemClock */.m,
        signal,
        show: async (watch) => {
            show(watch);
            await tell(watch);
        },
        onTrouble: ({ message }) => say(message),
        ...pauseOf(env),
        ...options,
    });
}
/** For tests and demonstrations, as the emulator is fast: seconds between two looks. */
function pauseOf({ PIPEWRIGHT_POLL_SECONDS }) {
    const seconds = Number(PIPEWRIGHT_POLL_SECONDS);
    return seconds > 0 ? { pause: seconds * 1000 } : {};
}


/***/ }),

/***/ 38183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ runCost)
/* harmony export */ });
/* harmony import */ var _publish_fargate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68088);
/* harmony import */ var _run_progress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46997);
/* harmony import */ var _estimate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47684);
/* harmony import */ var _prices_json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74181);




/** From how long the items took that were read; undefined while there are none. */
function runCost({ progress, seen }) {
    let soFar = 0;
    let atEnd = 0;
    const without = [];
    const markers = [...seen.samples, ...seen.failures.map(({ marker }) => marker)];
    for (const step of progress.steps) {
        const planned = seen.run.steps.find(({ id }) => id === step.id);
        const times = markers.filter((marker) => marker.step === step.id).map(({ seconds }) => seconds);
        const size = (0,_publish_fargate_js__WEBPACK_IMPORTED_MODULE_2__/* .fargateSize */ .E)(planned.cpu_units, planned.memory_mb);
        if (times.length === 0 || size === null || planned.fargate === undefined) {
            if ((0,_run_progress_js__WEBPACK_IMPORTED_MODULE_3__/* .expected */ .p6)(progress, step) > step.canceled)
                without.push(step.id);
            continue;
        }
        const mean = times.reduce((sum, seconds) => sum + seconds, 0) / times.length;
        // An open network is the usual one.
        const agent = { size, spot: planned.fargate === 'spot', publicIp: true };
        const worked = (0,_run_progress_js__WEBPACK_IMPORTED_MODULE_3__/* .ended */ .v6)(step) - step.canceled;
        soFar += (0,_estimate_js__WEBPACK_IMPORTED_MODULE_0__/* .itemsCost */ .Gl)(agent, worked, mean);
        atEnd += (0,_estimate_js__WEBPACK_IMPORTED_MODULE_0__/* .itemsCost */ .Gl)(agent, Math.max(worked, (0,_run_progress_js__WEBPACK_IMPORTED_MODULE_3__/* .expected */ .p6)(progress, step) - step.canceled), mean);
    }
    if (without.length === progress.steps.length)
        return undefined;
    return { soFar, atEnd, without, region: _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .region */ .Ny, date: _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .date */ .p6 };
}


/***/ }),

/***/ 1666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ watchedOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28068);


/**
 * Where everything of a deployed workflow is, from what its file says and whose account it is.
 * @throws Failure `NOT_SAID` where the file names no bucket
 */
function watchedOf({ workflow, input, output }, site) {
    if (input.bucket === undefined || output.bucket === undefined)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('NOT_SAID', `The workflow ${workflow} has no runs on AWS: it names no "input_s3_name" or no "output_s3_name".`);
    return {
        workflow,
        region: site.region,
        account: site.account,
        input: { bucket: input.bucket, prefix: input.prefix },
        output: { bucket: output.bucket, prefix: output.prefix },
        names: (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .e)(workflow, site),
    };
}


/***/ }),

/***/ 91784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   lW: () => (/* binding */ pathIn)
/* harmony export */ });
/* unused harmony exports route, isHeld */
/* harmony import */ var _run_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44477);


/** Which steps' work queues a notice leads to. A step that gathers is begun by `gather.ts`. */
function route(notice, plan) {
    switch (notice.kind) {
        case 'upload':
            return routeUpload(notice, plan);
        case 'output':
            return routeOutput(notice.output, plan);
        case 'item':
            return plan.steps.some(({ id }) => id === notice.message.step)
                ? { work: [notice.message] }
                : nothing('of a step that the workflow does not have');
    }
}
function routeUpload(upload, plan) {
    const { bucket, key, etag, size } = upload;
    const prefix = plan.input.prefix;
    if (bucket !== plan.input.bucket || !key.startsWith(prefix))
        return nothing('outside the prefix');
    // A folder that was made in the console: an object of no bytes.
    if (key.endsWith('/'))
        return nothing('a folder');
    if (isOurs(bucket, key, plan))
        return nothing('a result or marker');
    const path = key.slice(prefix.length);
    const [first = '', rest] = cut(path);
    const named = rest !== undefined && isRunId(first);
    const item = named ? rest : path;
    const input = { bucket, key, ...(etag && { etag }), ...(size !== undefined && { size }) };
    const steps = plan.steps.filter((step) => step.needs.length === 0 && takes(step.patterns, item));
    if (steps.length === 0)
        return nothing('no step takes it');
    return {
        work: steps.map(({ id }) => ({
            run: named ? first : ADHOC,
            step: id,
            item,
            input,
            gather: false,
            attempt: 1,
            trace: [],
        })),
    };
}
function routeOutput(output, plan) {
    if (!plan.steps.some(({ id }) => id === output.step))
        return nothing('of a step that the workflow does not have');
    const steps = plan.steps.filter((step) => step.needs.includes(output.step));
    const work = steps.flatMap((step) => {
        const item = pathIn(step, output.step, output.path);
        if (step.gather || !takes(step.patterns, item))
            return [];
        const { run, object, trace } = output;
        return [{ run, step: step.id, item, input: object, gather: false, attempt: 1, trace }];
    });
    // The last step's results are where they shall be, and a gatherer's wait: neither is worth a word.
    return work.length > 0 || !steps.some((step) => !step.gather) ? { work } : nothing('no step takes it');
}
/** The path of a result within a step that needs it: of several, each has a folder. */
function pathIn(step, from, path) {
    return step.needs.length > 1 ? `${from}/${path}` : path;
}
/** Whether a notice must stay in the inbox, as it leads from outside to a step that takes nothing new. */
function isHeld(notice, { work }, { closed = [] }) {
    // What a closed step made belongs to what the workflow was.
    const inside = notice.kind === 'output' && closed.includes(notice.output.step);
    return !inside && work.some(({ step }) => closed.includes(step));
}
/** What we wrote ourselves must not start the workflow again. */
function isOurs(bucket, key, { output, steps }) {
    if (bucket !== output.bucket || !key.startsWith(output.prefix))
        return false;
    const [first, rest] = cut(key.slice(output.prefix.length));
    return rest !== undefined && (first === '.pipewright' || steps.some(({ id }) => id === first));
}
function cut(path) {
    const slash = path.indexOf('/');
    return slash < 0 ? [path] : [path.slice(0, slash), path.slice(slash + 1)];
}
function nothing(ignored) {
    return { work: [], ignored };
}


/***/ }),

/***/ 27972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
const systemClock = {
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(signal.reason);
        const timer = setTimeout(done, milliseconds);
        function done() {
            signal?.removeEventListener('abort', stop);
            resolve();
        }
        function stop() {
            clearTimeout(timer);
            reject(signal?.reason);
        }
        signal?.addEventListener('abort', stop, { once: true });
    }),
};


/***/ }),

/***/ 62366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readSpecs),
/* harmony export */   r: () => (/* binding */ readDocuments)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46562);
/* harmony import */ var _workflow_parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2730);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57685);





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
        const base = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file.full);
        if (base !== 'spec.json' && (isWorkflowName(base) || (0,_workflow_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .hasProcess */ .i4)(text)))
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
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H))
                throw error;
            const { code, message } = error;
            findings.push({ code, severity: 'error', file: file.shown, path: '', message });
        }
    }
    return findings;
}
function defaultPath(cwd) {
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cwd, 'catalog')) === 'folder')
        return 'catalog';
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cwd, 'spec.json')) === 'file')
        return 'spec.json';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('NO_SPECS', 'There is no catalog/ and no spec.json in this folder. Name a spec, a folder or a catalog.');
}
function specsAt(path, cwd, also) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path);
    const kind = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(full);
    if (kind === 'folder') {
        const specs = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .findSpecs */ .WT)(full, path, also);
        if (specs.length === 0) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('NO_SPECS', `${path} holds no spec.json${also ? ' and no …workflow.json' : ''}, nor does any folder in it.`);
        }
        return specs.map((spec) => ({ full: spec, shown: named(path, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(full, spec)), root: full }));
    }
    if (kind === 'nothing')
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('FILE_NOT_FOUND', `${path} does not exist. Is the path right?`);
    // A link in a checkout could show any file of this machine, even when it is named outright.
    const root = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .leadsInside */ .uI)(cwd, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(full)) ? cwd : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(full);
    return [{ full, shown: named(path, ''), root }];
}
function named(path, below) {
    const joined = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, below);
    return ((0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? joined : joined.replace(/^\.[\\/]/, '')).replaceAll('\\', '/');
}
function readInside(file) {
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(file.full) !== 'nothing' && !(0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .leadsInside */ .uI)(file.root, file.full)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('LINK_OUTSIDE', `${file.shown} is a link that leads out of the folder. Put the file itself there.`);
    }
    return (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readTextFile */ .Gu)(file.full, _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_FILE_BYTES */ .gZ, file.shown);
}
function specEntry(file, text) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(file.full);
    return {
        file: file.shown,
        full: file.full,
        text,
        ...((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file.full) === 'spec.json' && isCatalog((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder)) && { folder: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(folder) }),
        hasFile: (path) => (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .hasFileInside */ .tc)(folder, path),
    };
}
function isCatalog(folder) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(folder) === 'catalog' || (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'catalog.json')) === 'file';
}


/***/ }),

/***/ 31837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Te: () => (/* binding */ beginRun),
  EX: () => (/* binding */ expectedOf),
  f5: () => (/* binding */ settingsOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/src/deploy/compute.js
var deploy_compute = __webpack_require__(89333);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(38873);
;// CONCATENATED MODULE: ./lib/src/run/local-record.js

/** `run.json` of a local run. */
function recordLocalRun(plan, run, facts) {
    return {
        pipewright: facts.pipewright,
        workflow: plan.workflow,
        catalog: plan.catalog,
        state: runState(run.items, facts.stopped),
        started: new Date(facts.started).toISOString(),
        seconds: (facts.ended - facts.started) / 1000,
        jobs: facts.jobs,
        engine: facts.engine,
        steps: plan.steps.map((step) => {
            const { complete, reused, failed, canceled } = summariseItems(run.items.filter((item) => item.step === step.id));
            const { id, algorithm, image, needs, gather, memory_mb, cpu_units } = step;
            const variables = shownVariables(step);
            return {
                ...{ id, algorithm, image, needs, gather, variables, memory_mb, cpu_units },
                ...{ complete, reused, failed, canceled },
                waiting: run.waiting(id),
                left_out: run.leftOutOf(id),
            };
        }),
        items: run.items,
        left_out: run.leftOut,
    };
}
/** A secret may stand in a workflow file in spite of all warnings; it need not stand in reports too. */
function shownVariables({ spec, variables }) {
    const secret = new Set(spec.user_specified_environment_variables.filter((v) => v.secret).map((v) => v.name));
    return Object.fromEntries(Object.entries(variables).filter(([name]) => !secret.has(name)));
}

// EXTERNAL MODULE: ./lib/src/run/patterns.js
var patterns = __webpack_require__(44477);
// EXTERNAL MODULE: ./lib/src/run/run-manifest.js
var run_manifest = __webpack_require__(20495);
;// CONCATENATED MODULE: ./lib/src/run/begin.js






/** `run.json` of a run that begins. @param inputs paths of all inputs */
function beginRun(plan, inputs, facts) {
    return {
        version: 1,
        workflow: plan.workflow,
        expected: expectedOf(plan, inputs),
        steps: plan.steps.map(runStep),
        time_limit_minutes: run_manifest/* TIME_LIMIT_MINUTES */.WZ,
        catalog: plan.catalog,
        ...facts,
    };
}
/** How many of the inputs each step without needs takes. */
function expectedOf({ steps }, inputs) {
    const first = steps.filter(({ needs }) => needs.length === 0);
    const expected = Object.fromEntries(first.map(({ id }) => [id, 0]));
    for (const path of inputs)
        for (const { id, spec } of first)
            if ((0,patterns/* takes */.n)(spec.inputs.patterns, path))
                expected[id] += 1;
    return expected;
}
function runStep(step) {
    const { id, algorithm, image, needs, gather, cpu_units, memory_mb, spec } = step;
    const variables = shownVariables(step);
    const { patterns } = spec.inputs;
    const compute = (0,deploy_compute/* computeOf */.LQ)(step);
    return {
        id,
        algorithm,
        image,
        needs,
        gather,
        patterns,
        variables,
        cpu_units,
        memory_mb,
        ...(compute.kind === 'fargate' && { fargate: compute.spotFirst ? 'spot' : 'on-demand' }),
        settings: settingsOf(step),
    };
}
/** What else than its input an item's results depend on, as one digest. Of secrets it is where they are kept. */
function settingsOf({ image, variables, secrets }) {
    return (0,external_node_crypto_.createHash)('sha256').update((0,complete/* canonicalJson */.dj)({ image, variables, secrets })).digest('hex');
}


/***/ }),

/***/ 88420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ logTail),
/* harmony export */   p: () => (/* binding */ failureBlocks)
/* harmony export */ });
/* harmony import */ var _agent_item_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58708);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27479);
/* harmony import */ var _console_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8209);
/* harmony import */ var _container_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56267);
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8154);
/** What failed, in the algorithm's own words, for GitHub's pages: items that failed alike are told of together. */





/** Of a group, with the end of their logs; and only named. */
const TOLD = 3;
const NAMED = 20;
const LOG_LINES = 20;
/** Characters. */
const LONGEST_NAME = 200;
const LONGEST_MEANING = 500;
/** A block for each way of failing, the most frequent first. */
function failureBlocks(failures, steps, watched) {
    const groups = Map.groupBy(failures, ({ marker }) => JSON.stringify([marker.step, marker.state, marker.exit_code ?? null, marker.meaning ?? '']));
    const blocks = [...groups.values()]
        .sort((a, b) => b.length - a.length)
        .map((items) => group(items, watched));
    const read = new Map();
    for (const { marker } of failures)
        read.set(marker.step, (read.get(marker.step) ?? 0) + 1);
    const more = steps.flatMap(({ id, failed }) => {
        const rest = failed - (read.get(id) ?? 0);
        return rest > 0 ? [`${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(rest)} more of ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .FV)(id)}`] : [];
    });
    return more.length > 0
        ? [...blocks, `_Not read here: ${more.join(', ')}. Their markers say the same of each of them._`]
        : blocks;
}
function group(items, watched) {
    const [{ marker: first }] = items;
    const named = items.slice(TOLD, TOLD + NAMED);
    const rest = items.length - TOLD - named.length;
    return [
        `#### ${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(items.length, 'item')} of ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .FV)(first.step)} failed: ${why(first)}`,
        ...items.slice(0, TOLD).map((item, i) => told(item, i === 0, watched)),
        ...(named.length > 0
            ? [
                `Alike: ${named.map(({ marker }) => (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .clip */ .$Q)(marker.item, LONGEST_NAME))).join(', ')}${rest > 0 ? ` and ${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(rest)} more` : ''}`,
            ]
            : []),
    ].join('\n\n');
}
/** `exit code 3, not a picture` */
function why(marker) {
    const meaning = (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .FV)((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .clip */ .$Q)(marker.meaning ?? '', LONGEST_MEANING));
    const said = (0,_agent_item_report_js__WEBPACK_IMPORTED_MODULE_4__/* .reasonOf */ .A)({ ...marker, meaning });
    if (said !== '')
        return said;
    return marker.state === 'SYSTEM_ERROR' ? 'it could not be worked on' : 'it gave no result';
}
function told({ marker, stream }, open, watched) {
    const { item, attempt, seconds, input, started_at } = marker;
    const log = logTail(marker);
    const facts = [
        attempt > 1 ? `${attempt} attempts` : '',
        seconds > 0 ? (0,_report_words_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(seconds) : '',
        stream !== undefined
            ? `[log](${(0,_console_js__WEBPACK_IMPORTED_MODULE_0__/* .logUrl */ .gO)(watched, watched.names.agentLogs, { stream, from: Date.parse(started_at) - 1000 })})`
            : '',
        `[input](${(0,_console_js__WEBPACK_IMPORTED_MODULE_0__/* .s3ObjectUrl */ .Lr)(watched, input.bucket, input.key)})`,
    ].filter((fact) => fact !== '');
    return [
        `<details${open ? ' open' : ''}><summary>${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .clip */ .$Q)(item, LONGEST_NAME))}</summary>`,
        '',
        log === '' ? '_It printed nothing._' : (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .codeBlock */ .DV)(log, LOG_LINES),
        '',
        facts.join(' · '),
        '',
        '</details>',
    ].join('\n');
}
/** What the algorithm printed last, without what the agent says between. */
function logTail({ log_tail = '' }) {
    return log_tail
        .split(/\r\n|\n|\r/)
        .filter((line) => line.trim() !== '' && !(0,_container_js__WEBPACK_IMPORTED_MODULE_1__/* .isAgentLine */ .S0)(line))
        .join('\n');
}


/***/ }),

/***/ 14777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ runPage),
  G: () => (/* binding */ titleOf)
});

// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/run/console.js
var console = __webpack_require__(8209);
// EXTERNAL MODULE: ./lib/src/run/progress.js
var run_progress = __webpack_require__(46997);
// EXTERNAL MODULE: ./lib/src/run/report/words.js
var words = __webpack_require__(8154);
// EXTERNAL MODULE: ./lib/src/run/results.js + 1 modules
var run_results = __webpack_require__(56166);
;// CONCATENATED MODULE: ./lib/src/run/check/chain.js
/** The plan as a picture that GitHub draws: Mermaid's flowchart, with the state of each step. */


/** Both of GitHub's papers are behind them: each has its own fill, and a text that is read on it. */
const CLASSES = {
    waiting: 'fill:#eaeef2,stroke:#8c959f,color:#24292f',
    running: 'fill:#ddf4ff,stroke:#0969da,color:#0a3069',
    done: 'fill:#dafbe1,stroke:#1a7f37,color:#0f3d1c',
    failed: 'fill:#ffebe9,stroke:#cf222e,color:#6e1119',
};
function chainDiagram(progress) {
    const { steps } = progress;
    const place = new Map(steps.map(({ id }, i) => [id, i]));
    const boxes = steps.map((step, i) => `  n${i}["${label(step.id)}<br/>${outcome(progress, step)}"]:::${classOf(progress, step)}`);
    const edges = steps.flatMap((step, i) => step.needs.map((need) => `  n${place.get(need)} ${step.gather ? '-- all -->' : '-->'} n${i}`));
    const used = new Set(steps.map((step) => classOf(progress, step)));
    const classes = [...used].map((name) => `  classDef ${name} ${CLASSES[name]}`);
    return ['```mermaid', 'flowchart LR', ...boxes, ...edges, ...classes, '```'].join('\n');
}
function classOf(progress, step) {
    if (step.failed > 0)
        return 'failed';
    if (step.known > 0 && step.complete >= (0,run_progress/* expected */.p6)(progress, step))
        return 'done';
    return step.running > 0 || step.complete > 0 ? 'running' : 'waiting';
}
function outcome(progress, step) {
    const total = (0,run_progress/* expected */.p6)(progress, step);
    if (total === 0)
        return 'nothing to do';
    const parts = [
        step.complete >= total ? `all ${(0,words/* count */.U9)(total)} done` : `${(0,words/* count */.U9)(step.complete)} of ${(0,words/* count */.U9)(total)} done`,
        step.failed > 0 && `${(0,words/* count */.U9)(step.failed)} failed`,
        step.canceled > 0 && `${(0,words/* count */.U9)(step.canceled)} not done`,
        step.running > 0 && `${(0,words/* count */.U9)(step.running)} running`,
        step.running === 0 && (0,run_progress/* ended */.v6)(step) === 0 && (0,run_progress/* waiting */.eg)(step) > 0 && 'waiting',
    ].filter((part) => part !== false);
    return parts.join(', ');
}
/** Mermaid reads entities as `#35;`: everything that is no letter, digit or space becomes one, but for these. */
function label(text) {
    return text.replace(/[^\p{L}\p{N} ._-]/gu, (character) => `#${character.codePointAt(0)};`);
}

// EXTERNAL MODULE: ./lib/src/run/check/failures.js
var failures = __webpack_require__(88420);
;// CONCATENATED MODULE: ./lib/src/run/check/steps.js
/** How far the steps are, for GitHub's pages. */



/** Characters of a bar. */
const BAR = 10;
/**
 * A table with a row per step. Times are reckoned to the last item that ended, not to now: what did not change reads the
 * same, and is not told again.
 */
function stepTable(progress, run) {
    const canceled = progress.steps.some((step) => step.canceled > 0);
    const isOpen = progress.steps.some((step) => (0,run_progress/* ended */.v6)(step) < (0,run_progress/* expected */.p6)(progress, step));
    const head = [
        'Step',
        'Waiting',
        'Running',
        'Done',
        'Failed',
        ...(canceled ? ['Not done'] : []),
        'Progress',
        ...(isOpen ? ['Rate', 'Time left'] : ['Rate']),
    ];
    const rule = head.map((title) => (title === 'Step' || title === 'Progress' ? '---' : '--:'));
    const rows = progress.steps.map((step) => {
        const algorithm = run.steps.find(({ id }) => id === step.id)?.algorithm ?? '';
        const at = step.until ?? 0;
        const left = (0,run_progress/* timeLeft */.f$)(progress, step, at);
        return [
            `**${(0,markdown/* escapeMarkdown */.FV)(step.id)}**<br><sub>${(0,markdown/* inlineCode */.ti)(algorithm)}${step.gather ? ' gathers' : ''}</sub>`,
            number((0,run_progress/* waiting */.eg)(step)),
            number(step.running),
            number(step.complete),
            step.failed > 0 ? `**${(0,words/* count */.U9)(step.failed)}**` : '–',
            ...(canceled ? [number(step.canceled)] : []),
            drawBar(step, (0,run_progress/* expected */.p6)(progress, step)),
            rateWords(step) ?? '–',
            ...(isOpen ? [left === undefined ? '–' : unbroken((0,words/* duration */.p0)(left))] : []),
        ];
    });
    return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
/** In a narrow cell, a unit stays with its number. */
function unbroken(text) {
    return text.replaceAll(' ', '\u00a0');
}
function number(value) {
    return value === 0 ? '–' : (0,words/* count */.U9)(value);
}
/** Between the first and the last item that ended; of one or two that says nothing. */
function rateWords(step) {
    const worked = (0,run_progress/* ended */.v6)(step) - step.canceled - step.reused;
    const { since, until } = step;
    if (worked < 3 || since === undefined || until === undefined || until <= since)
        return undefined;
    const perMinute = ((worked - 1) * 60_000) / (until - since);
    if (perMinute >= 60)
        return `${(perMinute / 60).toFixed(perMinute >= 600 ? 0 : 1)}/s`;
    return perMinute >= 1
        ? `${perMinute.toFixed(perMinute >= 10 ? 0 : 1)}/min`
        : `${(perMinute * 60).toFixed(1)}/h`;
}
/** `▰▰▰▰▰▱▱▱▱▱ 50 %`: what ended with a result; what failed is told beside it. */
function drawBar(step, total) {
    const share = total === 0 ? 0 : Math.min(1, step.complete / total);
    const full = Math.floor(share * BAR);
    return unbroken(`${'▰'.repeat(full)}${'▱'.repeat(BAR - full)} ${Math.floor(share * 100)} %`);
}

;// CONCATENATED MODULE: ./lib/src/run/check/page.js
/** A run on AWS as GitHub shows it: the check run and the job's summary are of the same parts. */








function runPage(watch, watched, cost) {
    const { progress, seen } = watch;
    const { run } = seen;
    return {
        title: (0,markdown/* clip */.$Q)(titleOf(watch), 200),
        head: [
            headline(watch),
            ...progress.troubles.map(troubleBlock),
            stepTable(progress, run),
            links(watch, watched),
            ...(cost ? [costLine(cost, progress)] : []),
        ],
        more: [
            ...(run.steps.length > 1 ? [chainDiagram(progress)] : []),
            ...(0,failures/* failureBlocks */.p)(seen.failures, progress.steps, watched),
            whatRan(watch),
        ],
    };
}
/** `47 of 50 done, 3 failed`. With several steps it counts their items together. */
function titleOf({ progress, timedOut }) {
    const { steps, state, troubles } = progress;
    const sum = (number) => steps.reduce((total, step) => total + number(step), 0);
    const all = sum((step) => (0,run_progress/* expected */.p6)(progress, step));
    const [complete, failed, canceled] = [
        sum((step) => step.complete),
        sum((step) => step.failed),
        sum((step) => step.canceled),
    ];
    const rest = [
        failed > 0 && `${(0,words/* count */.U9)(failed)} failed`,
        canceled > 0 && `${(0,words/* count */.U9)(canceled)} not done`,
    ].filter((part) => part !== false);
    const counts = [`${(0,words/* count */.U9)(complete)} of ${(0,words/* counted */.hS)(all, 'item')} done`, ...rest].join(', ');
    if (timedOut)
        return `Its time is over: ${counts}`;
    switch (state) {
        case 'COMPLETE':
            if (all === 0)
                return 'There was nothing to do';
            return all === 1 ? 'The one item is done' : `All ${(0,words/* counted */.hS)(all, 'item')} done`;
        case 'CANCELED':
            return `Cancelled: ${counts}`;
        case 'EXECUTOR_ERROR':
        case 'SYSTEM_ERROR':
            return counts;
    }
    // What keeps it is worth more than a number that does not change.
    if (troubles.length > 0)
        return `${counts}; ${troubles[0].what}`;
    if (state === 'QUEUED')
        return `Waiting: ${counts}`;
    if (state === 'INITIALIZING')
        return `Agents are starting: ${counts}`;
    const left = Math.max(...steps.map((step) => (0,run_progress/* timeLeft */.f$)(progress, step, step.until ?? 0) ?? 0));
    return left > 0 ? `${counts}, about ${(0,words/* duration */.p0)(left)} left` : counts;
}
function headline({ progress, seen }) {
    const { run } = seen;
    const last = Math.max(0, ...progress.steps.map((step) => step.until ?? 0));
    return [
        `Run ${(0,markdown/* inlineCode */.ti)(run.run)} of **${(0,markdown/* escapeMarkdown */.FV)(run.workflow)}**`,
        `begun ${(0,words/* dateTime */.KQ)(run.created_at)}`,
        ...(last > 0
            ? [`${(0,run_progress/* isOver */.PU)(progress.state) ? 'ended' : 'last item'} ${(0,words/* dateTime */.KQ)(new Date(last).toISOString())}`]
            : []),
        ...(run.cancelled_at !== undefined ? [`cancelled ${(0,words/* dateTime */.KQ)(run.cancelled_at)}`] : []),
    ].join(' · ');
}
/** An alert, as GitHub draws it. */
function troubleBlock({ what, remedy, said }) {
    const lines = [
        '> [!WARNING]',
        `> **${capitalised((0,markdown/* escapeMarkdown */.FV)(what))}.** ${(0,markdown/* escapeMarkdown */.FV)(remedy)}`,
        ...(said === undefined ? [] : ['>', `> AWS says: ${(0,markdown/* inlineCode */.ti)((0,markdown/* clip */.$Q)(said, 500))}`]),
    ];
    return lines.join('\n');
}
function capitalised(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function links({ seen }, watched) {
    const { output, names } = watched;
    const { run, steps } = seen.run;
    const results = (0,run_results/* resultFolders */.l)(steps, output.prefix, run).map(({ step, key }) => `[results of ${(0,markdown/* escapeMarkdown */.FV)(step)}](${(0,console/* s3FolderUrl */.W)(watched, output.bucket, key)})`);
    return [
        ...results,
        `[logs of the agents](${(0,console/* logUrl */.gO)(watched, names.agentLogs)})`,
        `[log of the dispatcher](${(0,console/* logUrl */.gO)(watched, names.dispatcherLogs)})`,
    ].join(' · ');
}
function costLine({ soFar, atEnd, without, region, date }, progress) {
    const rest = without.length > 0 ? `, without ${without.map(markdown/* escapeMarkdown */.FV).join(', ')}` : '';
    const sums = (0,run_progress/* isOver */.PU)(progress.state)
        ? `Cost about ${dollars(soFar)}`
        : `Cost so far about ${dollars(soFar)}, in the end about ${dollars(atEnd)}`;
    return `<sub>${sums}${rest} (list prices of ${region}, ${date}).</sub>`;
}
/** Money in Markdown; GitHub would take two bare dollar signs of a line for a formula. */
function dollars(usd) {
    return `<span>&#36;</span>${usd < 0.995 ? Math.max(0.01, usd).toFixed(2) : usd.toFixed(usd < 100 ? 2 : 0)}`;
}
function whatRan({ seen, progress }) {
    const { steps, catalog } = seen.run;
    const rows = steps.map(({ id, algorithm, image, cpu_units, memory_mb }) => {
        const items = progress.steps.find((step) => step.id === id);
        return `| ${(0,markdown/* escapeMarkdown */.FV)(id)} | ${(0,markdown/* inlineCode */.ti)(algorithm)} | ${(0,markdown/* inlineCode */.ti)((0,markdown/* clip */.$Q)(image, 300))} | ${cpu_units / 1024} | ${(0,words/* count */.U9)(memory_mb)} | ${items === undefined ? '–' : (0,words/* count */.U9)((0,run_progress/* ended */.v6)(items))} |`;
    });
    const from = catalog
        ? ` The catalog was ${(0,markdown/* escapeMarkdown */.FV)((0,markdown/* clip */.$Q)(catalog.name, 200))}${catalog.commit === undefined ? '' : ` at ${(0,markdown/* inlineCode */.ti)(catalog.commit.slice(0, 12))}`}.`
        : '';
    return [
        '<details><summary>What ran</summary>',
        '',
        '| Step | Algorithm | Image | vCPU | Memory, MiB | Items ended |',
        '|---|---|---|--:|--:|--:|',
        ...rows,
        '',
        `${from.trim()}`,
        '',
        '</details>',
    ].join('\n');
}


/***/ }),

/***/ 8209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lr: () => (/* binding */ s3ObjectUrl),
/* harmony export */   W: () => (/* binding */ s3FolderUrl),
/* harmony export */   gO: () => (/* binding */ logUrl)
/* harmony export */ });
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27479);

/** Addresses in AWS's console: what people click on to see the thing itself. */
const HOSTS = {
    aws: 'console.aws.amazon.com',
    'aws-cn': 'console.amazonaws.cn',
    'aws-us-gov': 'console.amazonaws-us-gov.com',
};
/** A folder in S3. @param prefix ends in `/` */
function s3FolderUrl({ region, names }, bucket, prefix) {
    return `https://${hostOf(names.partition)}/s3/buckets/${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUrlPart */ .hK)(bucket)}?region=${region}&prefix=${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUrlPart */ .hK)(prefix)}&showversions=false`;
}
/** One object in S3. */
function s3ObjectUrl({ region, names }, bucket, key) {
    return `https://${hostOf(names.partition)}/s3/object/${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUrlPart */ .hK)(bucket)}?region=${region}&prefix=${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUrlPart */ .hK)(key)}`;
}
/** A log group of CloudWatch; or a stream of it, from a time on (milliseconds since 1970). */
function logUrl({ region, names }, group, at) {
    const base = `https://${region}.${hostOf(names.partition)}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${twice(group)}`;
    return at === undefined
        ? base
        : `${base}/log-events/${twice(at.stream)}$3Fstart$3D${Math.max(0, Math.floor(at.from))}`;
}
function hostOf(partition) {
    return HOSTS[partition] ?? HOSTS.aws;
}
/** What stands behind `#` the console reads with percent signs encoded again, and `$` in place of `%`. */
function twice(text) {
    return encodeURIComponent((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUrlPart */ .hK)(text)).replaceAll('%', '$');
}


/***/ }),

/***/ 56267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ AGENT_MEMORY_MB),
/* harmony export */   Au: () => (/* binding */ OUTPUT_MOUNT),
/* harmony export */   Dy: () => (/* binding */ bindMount),
/* harmony export */   F2: () => (/* binding */ GRACE_SECONDS),
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   S0: () => (/* binding */ isAgentLine),
/* harmony export */   UY: () => (/* binding */ RESULTS_FOLDER),
/* harmony export */   Uq: () => (/* binding */ REPORT_FILE),
/* harmony export */   W: () => (/* binding */ limitArguments),
/* harmony export */   Y8: () => (/* binding */ runCall),
/* harmony export */   eK: () => (/* binding */ readItemReport),
/* harmony export */   ld: () => (/* binding */ memoryMount),
/* harmony export */   zJ: () => (/* binding */ INPUT_MOUNT)
/* harmony export */ });
/** One item in one container of a wrapped image, without AWS: how it is started, and what its end means. */
/** Where folders are mounted: inside our own directory, so that nothing of the image is hidden. */
const INPUT_MOUNT = '/.pipewright/in';
const OUTPUT_MOUNT = '/.pipewright/out';
const REPORT_FILE = 'report.json';
const RESULTS_FOLDER = 'results';
/** MB for the agent beside the algorithm: Node at rest takes about 50. */
const AGENT_MEMORY_MB = 128;
const LEAST_MEMORY_MB = 32;
const DEFAULT_CPUS = 1;
/** Seconds for the engine and the agent around the algorithm's own limit. */
const GRACE_SECONDS = 60;
/**
 * The options of `docker run` that bound a container's memory, CPUs and largest file.
 * @param engineCpus the engine refuses to promise more
 */
function limitArguments({ memory, CPU, disk_gb }, engineCpus) {
    const megabytes = `${Math.max(memory.suggested, LEAST_MEMORY_MB) + AGENT_MEMORY_MB}m`;
    const cpus = typeof CPU === 'number' ? CPU : DEFAULT_CPUS;
    return [
        `--ulimit=fsize=${Math.ceil(disk_gb * 1e9)}`,
        `--memory=${megabytes}`,
        `--memory-swap=${megabytes}`,
        `--cpus=${Math.min(cpus, engineCpus)}`,
        // It would ask for the image's own program, which does not run here.
        '--no-healthcheck',
    ];
}
/**
 * The option that mounts a file or folder of this machine. Its value is a line of CSV (RFC 4180).
 * @param source absolute; @param target absolute, in the container
 */
function bindMount(source, target, readonly) {
    return `--mount=type=bind,${csv(`source=${source}`)},${csv(`target=${target}`)}${readonly ? ',readonly' : ''}`;
}
/** The option that puts an empty folder in memory, which every user may write. */
function memoryMount(target) {
    return `--mount=type=tmpfs,${csv(`target=${target}`)},tmpfs-mode=1777`;
}
function csv(field) {
    return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
/** The agent's call for one input. @param input its path in the container; @param gather it is a folder, as a whole */
function runCall(input, gather = false) {
    return [
        'run',
        '--report',
        `${OUTPUT_MOUNT}/${REPORT_FILE}`,
        ...(gather ? ['--gather'] : []),
        input,
        `${OUTPUT_MOUNT}/${RESULTS_FOLDER}`,
    ];
}
/** The exit codes of the agent's `run` by the state of its one item. */
const AGENT_EXIT = { COMPLETE: 0, EXECUTOR_ERROR: 1, SYSTEM_ERROR: 70 };
/** The agent's exit code for arguments, inputs or variables that it cannot begin with. */
const BAD_CALL = 2;
/** Reads a report; undefined for anything that the agent would not write. */
function readItemReport(json) {
    const report = json;
    const item = (Array.isArray(report?.items) ? report.items[0] : undefined);
    if (typeof item !== 'object' || item === null)
        return undefined;
    const { state, exit_code, meaning, outputs, log_tail } = item;
    if (typeof state !== 'string' || !Object.hasOwn(AGENT_EXIT, state))
        return undefined;
    const peak = report?.peak_memory_bytes;
    return {
        state: state,
        exitCode: typeof exit_code === 'number' ? exit_code : null,
        ...(state !== 'COMPLETE' && typeof meaning === 'string' && { reason: meaning }),
        outputs: (Array.isArray(outputs) ? outputs : []).filter(isOutput),
        ...(typeof log_tail === 'string' && { logTail: log_tail }),
        ...(Number.isSafeInteger(peak) && { peakMemory: peak }),
    };
}
function isOutput(value) {
    const output = value;
    return (typeof output?.key === 'string' &&
        Number.isSafeInteger(output.bytes) &&
        typeof output.sha256 === 'string' &&
        /^[0-9a-f]{64}$/.test(output.sha256));
}
/**
 * What a container's end means. The report lies where the algorithm could write too, so it counts only beside the exit
 * code that the engine saw: the agent writes it when everything that the algorithm started has been ended, and ends
 * itself next.
 * @param exitCode the container's
 * @param log the end of what it printed
 */
function settle(exitCode, report, log) {
    if (report && AGENT_EXIT[report.state] === exitCode)
        return report;
    const failed = (state, reason) => ({
        state,
        exitCode: null,
        reason,
        outputs: [],
    });
    if (exitCode === 137)
        return failed('EXECUTOR_ERROR', 'The container was killed, most likely for want of memory: raise "memory" in the spec.');
    const said = log.trim().split('\n').at(-1) ?? '';
    const refusal = exitCode === BAD_CALL ? refusalIn(said) : undefined;
    if (refusal)
        return { ...failed('EXECUTOR_ERROR', refusal), isFinal: true };
    const last = said.slice(0, 500);
    return failed('SYSTEM_ERROR', `The agent ended with ${exitCode ?? 'a signal'} and without a report${last ? `: ${last}` : '.'}`);
}
/** What the agent says when it cannot begin. */
function refusalIn(line) {
    try {
        const { meaning } = JSON.parse(line);
        return typeof meaning === 'string' ? meaning : undefined;
    }
    catch {
        return undefined;
    }
}
/** What the agent itself logs of an item's state; reports say it in words. */
function isAgentLine(line) {
    return /^\{"state":"[A-Z_]+","item":/.test(line);
}


/***/ }),

/***/ 6720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ markerFolder),
/* harmony export */   q: () => (/* binding */ outputFolder)
/* harmony export */ });
/** Where a workflow keeps things in its output bucket. `prefix` is the workflow's: `''`, or ending in `/`. */
/** The folder of a step's outputs in a run, ending in `/`. */
function outputFolder(prefix, step, run) {
    return `${prefix}${step}/${run}/`;
}
/** Where all markers of a run are, ending in `/`; with `step`, those of that step. */
function markerFolder(prefix, run, step) {
    return `${prefix}.pipewright/markers/${run}/${step === undefined ? '' : `${step}/`}`;
}


/***/ }),

/***/ 38088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ug: () => (/* binding */ itemDigest),
/* harmony export */   qF: () => (/* binding */ readMarkerKey),
/* harmony export */   t7: () => (/* binding */ readMarker)
/* harmony export */ });
/* unused harmony exports markerKey, writeMarker */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23455);




/** The key of an item's marker; the same item and input always give the same key. */
function markerKey(prefix, { run, step, item }, etag, state) {
    return `${markerFolder(prefix, run, step)}${itemDigest(item)}.${digest(etag).slice(0, 16)}.${state}`;
}
/** How an item's path is named in the keys of its markers. */
function itemDigest(item) {
    return digest(item).slice(0, 32);
}
const KEY = /(?:^|\/)\.pipewright\/markers\/([^/]+)\/([^/]+)\/([0-9a-f]{32})\.([0-9a-f]{16})\.(done|failed)$/;
/** What a key in a listing says; undefined for what is no marker. */
function readMarkerKey(key) {
    const [, run, step, item, version, state] = KEY.exec(key) ?? [];
    return run === undefined
        ? undefined
        : { run, step: step, item: item, version: version, state: state };
}
function writeMarker(marker) {
    return JSON.stringify(marker);
}
const STATES = ['COMPLETE', 'EXECUTOR_ERROR', 'SYSTEM_ERROR'];
/**
 * Reads a marker object.
 * @throws Failure `BAD_MARKER` when it is not what agents write
 */
function readMarker(text) {
    const bad = (what) => new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('BAD_MARKER', `this is no marker that this release can read: ${what}`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw bad('it is no JSON');
    }
    if (value?.version !== 1)
        throw bad('its version is not 1');
    if (!STATES.includes(value.state))
        throw bad('its state is unknown');
    for (const field of ['run', 'step', 'item', 'started_at', 'agent'])
        if (typeof value[field] !== 'string')
            throw bad(`${field} is missing`);
    if (!Array.isArray(value.outputs) || !Array.isArray(value.trace))
        throw bad('it has no outputs or no trace');
    const complain = (problem) => {
        throw bad(problem);
    };
    (0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .readObject */ .Ag)(value.input, complain);
    for (const output of value.outputs) {
        (0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .readObject */ .Ag)(output, complain);
        if (typeof output.path !== 'string' || output.etag === undefined || output.size === undefined)
            throw bad('an output lacks its path, ETag or size');
    }
    return value;
}
function digest(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}


/***/ }),

/***/ 23455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ readObject),
/* harmony export */   Co: () => (/* binding */ writeWorkMessage),
/* harmony export */   VX: () => (/* binding */ readWorkMessage),
/* harmony export */   sF: () => (/* binding */ KEY_LIMIT_BYTES)
/* harmony export */ });
/* unused harmony exports MESSAGE_VERSION, TRACE_LIMIT, writeOutputMessage, readOutputMessage, extendTrace */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

/**
 * The wire contract between the run, the dispatcher and the agents: what lies in SQS, as JSON. A reader refuses
 * versions that it does not know and leaves out fields that it does not know, so fields can be added and none may
 * change its meaning.
 */
const MESSAGE_VERSION = 1;
/** Ten messages of that many hops with the longest keys stay under the 1 MiB of a batch of SQS. */
const TRACE_LIMIT = 16;
/** S3's limit of a key, in bytes of UTF-8. */
const KEY_LIMIT_BYTES = 1024;
function writeWorkMessage(message) {
    return JSON.stringify({ version: MESSAGE_VERSION, kind: 'work', ...message });
}
function writeOutputMessage(message) {
    return JSON.stringify({ version: MESSAGE_VERSION, kind: 'output', ...message });
}
/**
 * Reads a message of a work queue.
 * @throws Failure `BAD_MESSAGE`, naming every field that is wrong, what is there and what was expected
 */
function readWorkMessage(text) {
    return read(text, 'work', (fields) => ({
        run: fields.name('run'),
        step: fields.name('step'),
        item: fields.path('item'),
        input: fields.object('input'),
        gather: fields.flag('gather'),
        attempt: fields.count('attempt'),
        trace: fields.hops('trace'),
    }));
}
/** Reads an agent's message in the inbox. @throws Failure `BAD_MESSAGE`, as {@link readWorkMessage} */
function readOutputMessage(text) {
    return read(text, 'output', (fields) => ({
        run: fields.name('run'),
        step: fields.name('step'),
        path: fields.path('path'),
        object: fields.object('object'),
        trace: fields.hops('trace'),
    }));
}
/** An {@link ObjectReference} with something else around it, such as a line of a manifest. */
function readObject(value, complain) {
    return new Fields({ value }, complain).object('value');
}
/** The trace of what a message leads to. */
function extendTrace(message, etag) {
    return [...message.trace, { step: message.step, item: message.item, etag }].slice(-TRACE_LIMIT);
}
function read(text, kind, take) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw bad(`it is no JSON but ${show(text)}`);
    }
    if (!isRecord(value))
        throw bad(`it is ${show(value)}, not an object`);
    // The version first: of another one, nothing else may be judged.
    if (value.version !== MESSAGE_VERSION)
        throw bad(`version is ${show(value.version)} and ${MESSAGE_VERSION} is known here: wrap the images and deploy the workflow with the same release`);
    if (value.kind !== kind)
        throw bad(`kind is ${show(value.kind)}, not ${show(kind)}`);
    const problems = [];
    const message = take(new Fields(value, (problem) => problems.push(problem)));
    if (problems.length > 0)
        throw bad(problems.join('; '));
    return message;
}
/** The names of runs and steps are parts of keys, of URLs and of file names. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{2,62}$/;
const ETAG = /^[\x21\x23-\x7e]{1,256}$/;
class Fields {
    #value;
    #complain;
    constructor(value, complain) {
        this.#value = value;
        this.#complain = complain;
    }
    name(field) {
        return this.#text(field, (text) => NAME.test(text), 'a name of letters, digits, ".", "_" and "-"');
    }
    path(field) {
        const fits = (text) => isKey(text) && !text.endsWith('/');
        return this.#text(field, fits, `a path of 1 to ${KEY_LIMIT_BYTES} bytes that does not end in "/"`);
    }
    object(field) {
        const value = this.#value[field];
        if (!isRecord(value)) {
            this.#wrong(field, value, 'an object with bucket and key');
            return { bucket: '', key: '' };
        }
        const inner = new Fields(value, (problem) => this.#complain(`${field}.${problem}`));
        const size = value.size === undefined ? undefined : inner.count('size', 0);
        return {
            bucket: inner.#text('bucket', (text) => BUCKET.test(text), 'the name of a bucket'),
            key: inner.#text('key', isKey, `a key of 1 to ${KEY_LIMIT_BYTES} bytes`),
            ...(value.etag !== undefined && { etag: inner.#etag() }),
            ...(size !== undefined && { size }),
        };
    }
    count(field, least = 1) {
        const value = this.#value[field];
        if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least)
            return value;
        this.#wrong(field, value, `a whole number, at least ${least}`);
        return least;
    }
    flag(field) {
        const value = this.#value[field] ?? false;
        if (typeof value !== 'boolean')
            this.#wrong(field, value, 'true or false');
        return value === true;
    }
    hops(field) {
        const value = this.#value[field] ?? [];
        if (!Array.isArray(value) || value.length > TRACE_LIMIT) {
            this.#wrong(field, value, `a list of at most ${TRACE_LIMIT} steps`);
            return [];
        }
        return value.map((hop, i) => {
            const inner = new Fields(isRecord(hop) ? hop : {}, (problem) => this.#complain(`${field}[${i}].${problem}`));
            return { step: inner.name('step'), item: inner.path('item'), etag: inner.#etag() };
        });
    }
    #etag() {
        return this.#text('etag', (text) => ETAG.test(text), 'an ETag without its quotes');
    }
    #text(field, fits, expected) {
        const value = this.#value[field];
        if (typeof value === 'string' && fits(value))
            return value;
        this.#wrong(field, value, expected);
        return '';
    }
    #wrong(field, got, expected) {
        this.#complain(got === undefined ? `${field} is missing: ${expected}` : `${field} is ${show(got)}, not ${expected}`);
    }
}
function isKey(text) {
    return text !== '' && text.isWellFormed() && Buffer.byteLength(text) <= KEY_LIMIT_BYTES;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function show(value) {
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
function bad(what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_MESSAGE', `this is no message of ours for an agent or the dispatcher: ${what}`);
}


/***/ }),

/***/ 17904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HV: () => (/* binding */ REPORT_READS),
  Hx: () => (/* binding */ nothingKnown),
  lB: () => (/* binding */ observe)
});

// EXTERNAL MODULE: ./lib/src/agent/in-parallel.js
var in_parallel = __webpack_require__(38785);
// EXTERNAL MODULE: ./lib/src/dispatch/route.js
var route = __webpack_require__(91784);
// EXTERNAL MODULE: ./lib/src/run/agent-lines.js
var agent_lines = __webpack_require__(92395);
// EXTERNAL MODULE: ./lib/src/run/marker.js
var run_marker = __webpack_require__(38088);
;// CONCATENATED MODULE: ./lib/src/run/count-markers.js


/** Parts that are listed at once: a page takes some megabytes while it is read. */
const LANES = 4;
const PAGE = 1000;
const HEXADECIMAL = [...'0123456789abcdef'];
/** Keys of one item lie beside each other, so that a million of them need no memory. Many are listed in sixteen parts. */
async function countMarkers(world, bucket, folder, reads) {
    const counted = { reads, done: 0, failed: 0, firstFailed: [], someDone: [] };
    for await (const page of world.pages(bucket, folder)) {
        if (page.length < PAGE)
            countRun(page, counted);
        else
            await (0,in_parallel/* inParallel */.H)(LANES, HEXADECIMAL.values(), (digit) => countPart(world, bucket, folder + digit, counted));
        break;
    }
    counted.firstFailed = earliest(counted.firstFailed, reads.failed);
    counted.someDone = lowest(counted.someDone, reads.done);
    return counted;
}
async function countPart(world, bucket, prefix, counted) {
    let rest = [];
    for await (const page of world.pages(bucket, prefix)) {
        const all = [...rest, ...page];
        // The last item of a page may go on in the next one.
        const last = all.at(-1) && itemOf(all.at(-1).key);
        const cut = all.findLastIndex(({ key }) => itemOf(key) !== last) + 1;
        countRun(all.slice(0, cut), counted);
        rest = all.slice(cut);
    }
    countRun(rest, counted);
}
/** @param objects all of each item that is among them */
function countRun(objects, counted) {
    let item;
    let done;
    let failed;
    const close = () => {
        // Done is final, whatever else is said of an item.
        if (done) {
            counted.done += 1;
            counted.someDone.push(done);
            if (counted.someDone.length > 10 * counted.reads.done)
                counted.someDone = lowest(counted.someDone, counted.reads.done);
        }
        else if (failed) {
            counted.failed += 1;
            counted.firstFailed.push(failed);
            if (counted.firstFailed.length > 10 * counted.reads.failed)
                counted.firstFailed = earliest(counted.firstFailed, counted.reads.failed);
        }
        done = undefined;
        failed = undefined;
    };
    for (const object of objects) {
        const marker = (0,run_marker/* readMarkerKey */.qF)(object.key);
        if (!marker)
            continue;
        if (marker.item !== item)
            close();
        item = marker.item;
        if (marker.state === 'done')
            done = object;
        else
            failed = object;
        counted.first = Math.min(counted.first ?? object.modified, object.modified);
        counted.last = Math.max(counted.last ?? object.modified, object.modified);
    }
    close();
}
function itemOf(key) {
    return key.slice(key.lastIndexOf('/') + 1).split('.', 1)[0];
}
/** By key: which part of a listing came first says nothing. */
function lowest(objects, most) {
    return [...objects].sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, most);
}
function earliest(objects, most) {
    return [...objects].sort((a, b) => a.modified - b.modified || (a.key < b.key ? -1 : 1)).slice(0, most);
}

// EXTERNAL MODULE: ./lib/src/run/layout.js
var layout = __webpack_require__(6720);
// EXTERNAL MODULE: ./lib/src/run/patterns.js
var patterns = __webpack_require__(44477);
// EXTERNAL MODULE: ./lib/src/run/stored-run.js
var stored_run = __webpack_require__(89925);
;// CONCATENATED MODULE: ./lib/src/run/observe.js








function nothingKnown() {
    return { markers: new Map(), streams: new Map() };
}
const READS = { failed: 20, done: 10 };
/** For a report: everything of a run of some hundred items. */
const REPORT_READS = { failed: 300, done: 500 };
/** Of the failures of a step, those whose logs are looked for. */
const STREAMS = 10;
/** Clocks of agents and of CloudWatch are not quite the same; milliseconds. */
const CLOCK_MS = 10_000;
const observe_LANES = 16;
/** Answers of CloudWatch that a look waits for. */
const LOOK_PAGES = 5;
/** The dispatcher is called at least every five minutes. */
const DISPATCHER_LOG_MS = 6 * 60_000;
const AGENT_LOG_MS = 15 * 60_000;
/**
 * Looks at a run once: lists its markers and results, a thousand a call, and asks for queues, agents and the
 * dispatcher's log. Of markers only the first failed ones and a few others are read.
 * @param known is added to
 * @throws Failure `RUN_NOT_FOUND`, `BAD_RUN_MANIFEST`, `BAD_MARKER`, and what the world throws
 */
async function observe(id, watched, world, now, known, reads = READS) {
    const { names } = watched;
    const { manifest: run } = await (0,stored_run/* readRun */.cI)(watched, id, world);
    const [inbox, inboxDead, dispatcher, ...steps] = await Promise.all([
        world.queue(names.queue(names.inbox).url),
        world.queue(names.queue(names.inboxDead).url),
        linesOf(world, names.dispatcherLogs, now - DISPATCHER_LOG_MS),
        ...run.steps.map((step) => observeStep(step, run, watched, world, now, known, reads)),
    ]);
    return {
        at: now,
        run,
        steps: Object.fromEntries(steps.map(({ id, seen }) => [id, seen])),
        ...(inbox && { inbox }),
        inboxDead: inboxDead?.waiting ?? 0,
        dispatcher,
        failures: steps.flatMap(({ failures }) => failures),
        samples: steps.flatMap(({ samples }) => samples),
    };
}
async function observeStep(step, { run, steps }, { names, output }, world, now, known, reads) {
    const { bucket, prefix } = output;
    const after = steps.filter(({ needs }) => needs.includes(step.id));
    const [markers, given, queue, dead, agents] = await Promise.all([
        countMarkers(world, bucket, (0,layout/* markerFolder */.D)(prefix, run, step.id), reads),
        countGiven(world, bucket, (0,layout/* outputFolder */.q)(prefix, step.id, run), step.id, after),
        world.queue(names.queue(names.work(step.id)).url),
        world.queue(names.queue(names.dead(step.id)).url),
        world.agents(names.base, names.family(step.id)),
    ]);
    const failed = await readAll(world, bucket, markers.firstFailed, known);
    const samples = await readAll(world, bucket, markers.someDone, known);
    return {
        id: step.id,
        seen: {
            done: markers.done,
            failed: markers.failed,
            ...(markers.first !== undefined && { first: markers.first, last: markers.last }),
            given,
            ...(queue && { queue }),
            deadLetters: dead?.waiting ?? 0,
            agents: await withLastWords(agents, step.id, names.agentLogs, world, now),
        },
        failures: await withStreams(failed, names.agentLogs, world, known),
        samples,
    };
}
/** How many results each step after takes, by the rule that the dispatcher sends them by. */
async function countGiven(world, bucket, folder, from, after) {
    const given = Object.fromEntries(after.map(({ id }) => [id, 0]));
    if (after.length === 0)
        return given;
    for await (const page of world.pages(bucket, folder))
        for (const { key } of page) {
            if (key.endsWith('/'))
                continue;
            for (const step of after)
                if ((0,patterns/* takes */.n)(step.patterns, (0,route/* pathIn */.lW)(step, from, key.slice(folder.length))))
                    given[step.id] += 1;
        }
    return given;
}
async function readAll(world, bucket, objects, { markers: known }) {
    const markers = new Array(objects.length);
    await (0,in_parallel/* inParallel */.H)(observe_LANES, objects.entries(), async ([i, { key, etag }]) => {
        const name = `${key} ${etag}`;
        let marker = known.get(name);
        if (!marker) {
            const text = (await world.read({ bucket, key }))?.text;
            marker = text === undefined ? undefined : (0,run_marker/* readMarker */.t7)(text);
            if (marker)
                known.set(name, marker);
        }
        markers[i] = marker;
    });
    return markers.filter((marker) => marker !== undefined);
}
/** Where the first of some failed items were worked on: the agent names run and item in its log. */
async function withStreams(markers, group, world, { streams }) {
    await (0,in_parallel/* inParallel */.H)(observe_LANES, markers.slice(0, STREAMS).values(), async (marker) => {
        if (streams.has(marker) || marker.exit_code === undefined)
            return;
        const begin = Date.parse(marker.started_at);
        const end = begin + marker.seconds * 1000;
        const events = await world.logs.filter(group, {
            pattern: (0,agent_lines/* itemPattern */.ac)(marker.run, marker.item),
            from: begin - CLOCK_MS,
            to: end + CLOCK_MS,
            pages: LOOK_PAGES,
        });
        // One path may be an item of several steps, and be tried several times.
        const own = events.find(({ message }) => {
            const line = (0,agent_lines/* readItemLine */.Uj)(message);
            return line?.step === marker.step && line.item === marker.item && line.attempt === marker.attempt;
        });
        streams.set(marker, own?.stream);
    });
    return markers.map((marker) => {
        const stream = streams.get(marker);
        return { marker, ...(stream !== undefined && { stream }) };
    });
}
/** Lines of a log since a time, in milliseconds since the epoch, oldest first; what is far in a long log the next look finds. */
async function linesOf({ logs }, group, from, stream) {
    const events = await logs.filter(group, { from, ...(stream && { streams: [stream] }), pages: LOOK_PAGES });
    return events.map(({ message }) => message);
}
/** The newest agent that ended badly is asked for its last words; nobody needs those of all. */
async function withLastWords(agents, step, group, world, now) {
    if (agents.some(({ status }) => status === 'RUNNING'))
        return agents;
    const bad = agents
        .filter(({ exitCode }) => exitCode !== undefined && exitCode !== 0 && exitCode < 126)
        .sort((a, b) => (b.stopped ?? 0) - (a.stopped ?? 0))[0];
    if (!bad)
        return agents;
    const lines = await linesOf(world, group, now - AGENT_LOG_MS, (0,agent_lines/* agentStream */.eL)(step, bad.id));
    const words = lastWordsIn(lines);
    return words === undefined
        ? agents
        : agents.map((agent) => (agent === bad ? { ...agent, lastWords: words } : agent));
}
/** `VARIABLE_MISSING: …`, of the line with which an agent ends (src/edge/worker.ts). */
function lastWordsIn(lines) {
    const line = lines.findLast((text) => text.startsWith('{') && text.includes('"event":"end"'));
    if (line === undefined)
        return undefined;
    try {
        const { cause, meaning } = JSON.parse(line);
        return [cause, meaning].filter((part) => typeof part === 'string').join(': ') || undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 44477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ takes)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** Whether a step takes a file, by the patterns of its spec's `inputs`: of its path, or of its name. */
function takes(patterns, path) {
    const name = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path);
    return patterns.some((p) => 
    // The usual one is worth a way of its own: a glob is compiled anew each time.
    p === '*' ? !name.startsWith('.') : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(path, p) || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(name, p));
}


/***/ }),

/***/ 46997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   XO: () => (/* binding */ noStepProgress),
/* harmony export */   eg: () => (/* binding */ waiting),
/* harmony export */   f$: () => (/* binding */ timeLeft),
/* harmony export */   p6: () => (/* binding */ expected),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
/* unused harmony exports noProgress, advance, rate */
function noProgress({ steps }) {
    return { state: 'QUEUED', steps: steps.map(noStepProgress), troubles: [] };
}
function noStepProgress({ id, needs, gather }) {
    return { id, needs, gather, known: 0, running: 0, complete: 0, reused: 0, failed: 0, canceled: 0 };
}
/** The progress after an event of a run on this machine. */
function advance(progress, event) {
    const id = event.kind === 'ended' ? event.record.step : event.step;
    const steps = progress.steps.map((step) => (step.id === id ? advanceStep(step, event) : step));
    return { ...progress, state: event.kind === 'known' ? progress.state : 'RUNNING', steps };
}
function advanceStep(step, event) {
    switch (event.kind) {
        case 'known':
            return { ...step, known: step.known + 1 };
        case 'started':
            return event.attempt > 1 ? step : { ...step, running: step.running + 1, since: step.since ?? event.at };
        case 'again':
            return step;
        case 'ended': {
            const { state, reused, attempts } = event.record;
            const wasRunning = !reused && attempts > 0;
            return {
                ...step,
                running: step.running - (wasRunning ? 1 : 0),
                complete: step.complete + (state === 'COMPLETE' ? 1 : 0),
                reused: step.reused + (reused ? 1 : 0),
                failed: step.failed + (state === 'EXECUTOR_ERROR' || state === 'SYSTEM_ERROR' ? 1 : 0),
                canceled: step.canceled + (state === 'CANCELED' ? 1 : 0),
                until: event.at,
            };
        }
    }
}
function ended(step) {
    return step.complete + step.failed + step.canceled;
}
/** Items that are known, and not begun or waiting for another attempt. */
function waiting(step) {
    return Math.max(0, step.known - ended(step) - step.running);
}
/** Items per second that were worked on in this run; undefined before there are any. */
function rate(step, now) {
    const worked = ended(step) - step.reused;
    return step.since === undefined || worked === 0 || now <= step.since
        ? undefined
        : (worked * 1000) / (now - step.since);
}
/**
 * How many items a step will have had in the end, as far as can be told: those that are known, and as many more per item
 * before it as there were so far.
 */
function expected({ steps }, step) {
    const before = step.needs.map((id) => steps.find((other) => other.id === id));
    if (step.gather)
        return 1;
    const open = before.reduce((sum, other) => sum + expected({ steps }, other) - ended(other), 0);
    const complete = before.reduce((sum, other) => sum + other.complete, 0);
    return step.known + Math.round(Math.max(0, open) * (complete > 0 ? step.known / complete : 1));
}
/** Seconds that a step will take yet at its rate so far; undefined before that is known, or when it is over. */
function timeLeft(progress, step, now) {
    const speed = rate(step, now);
    const left = expected(progress, step) - ended(step);
    return speed === undefined || left <= 0 ? undefined : left / speed;
}
/** Whether a run has come to its end. */
function isOver(state) {
    return state !== 'QUEUED' && state !== 'INITIALIZING' && state !== 'RUNNING';
}


/***/ }),

/***/ 8154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ dateTime),
/* harmony export */   Li: () => (/* binding */ lookOf),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   jh: () => (/* binding */ mebibytes),
/* harmony export */   lv: () => (/* binding */ stateSentence),
/* harmony export */   o5: () => (/* binding */ LOOK_WORDS),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/** Numbers, times and names as the report's reader sees them. */
/** `10,240` */
function count(value) {
    return value.toLocaleString('en-US');
}
/** `1 item`, `10,240 items` */
function counted(value, noun) {
    return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
/** Seconds for people: `0.42 s`, `4.2 s`, `42 s`, `3 min 05 s`, `2 h 05 min`, `3 d 04 h`. */
function duration(seconds) {
    if (!Number.isFinite(seconds) || seconds < 0)
        return '–';
    if (seconds < 0.995)
        return `${seconds.toFixed(2)} s`;
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return inTwo(whole, 60, 'min', 's');
    const minutes = Math.round(seconds / 60);
    if (minutes < 24 * 60)
        return inTwo(minutes, 60, 'h', 'min');
    return inTwo(Math.round(seconds / 3600), 24, 'd', 'h');
}
function inTwo(value, base, big, small) {
    return `${Math.floor(value / base)} ${big} ${String(value % base).padStart(2, '0')} ${small}`;
}
/** Bytes of memory, in MiB as limits are given: `61 MiB`. */
function mebibytes(bytes) {
    const value = bytes / 2 ** 20;
    return `${value < 9.95 ? value.toFixed(1) : count(Math.round(value))} MiB`;
}
/** `25 November 2026, 03:50 UTC`; what is no date stays as it is. */
function dateTime(iso) {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime()))
        return iso;
    const day = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    const time = date.toLocaleTimeString('en-GB', { timeStyle: 'short', timeZone: 'UTC' });
    return `${day}, ${time} UTC`;
}
function tally(steps) {
    const sum = (key) => steps.reduce((total, step) => total + step[key], 0);
    const [complete, failed, canceled, waiting] = [
        sum('complete'),
        sum('failed'),
        sum('canceled'),
        sum('waiting'),
    ];
    return {
        all: complete + failed + canceled + waiting,
        complete,
        reused: sum('reused'),
        failed,
        canceled,
        waiting,
    };
}
/** The run's state in one sentence. */
function stateSentence(record) {
    const { all, complete, failed, canceled, waiting } = tally(record.steps);
    if (all === 0)
        return 'Nothing ran: there was no item for any step.';
    const rest = [
        failed > 0 && `${count(failed)} failed`,
        canceled > 0 && `${count(canceled)} canceled`,
        waiting > 0 && `${count(waiting)} not begun`,
    ].filter((part) => part !== false);
    const stopped = record.state === 'CANCELED' ? 'Stopped: ' : '';
    if (rest.length === 0)
        return `${stopped}${all === 1 ? 'The one item is done' : `All ${count(all)} items done`}`;
    return `${stopped}${count(complete)} of ${counted(all, 'item')} done, ${rest.join(', ')}`;
}
function lookOf(item) {
    if (item.reused)
        return 'reused';
    switch (item.state) {
        case 'COMPLETE':
            return 'done';
        case 'EXECUTOR_ERROR':
            return 'failed';
        case 'SYSTEM_ERROR':
            return 'fault';
        case 'CANCELED':
            return 'canceled';
    }
}
const LOOK_WORDS = {
    done: 'done',
    reused: 'done by an earlier run',
    failed: 'failed',
    fault: 'failed for a fault of the machine',
    canceled: 'canceled',
    waiting: 'not begun',
};
/** Keeps both ends of a name that is too long for its place; wide characters count twice. */
function shortened(text, columns) {
    const characters = Array.from(text.slice(0, 4 * columns));
    if (text.length <= 4 * columns && fitting(characters, columns) === characters.length)
        return text;
    const half = (columns - 1) / 2;
    const ends = Array.from(text.slice(-4 * columns)).reverse();
    const head = characters.slice(0, fitting(characters, Math.ceil(half)));
    const tail = ends.slice(0, fitting(ends, Math.floor(half))).reverse();
    return `${head.join('')}…${tail.join('')}`;
}
/** How many of the first characters fit. */
function fitting(characters, columns) {
    let used = 0;
    for (const [i, character] of characters.entries()) {
        used += WIDE.test(character) ? 2 : 1;
        if (used > columns)
            return i;
    }
    return characters.length;
}
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff00-\uff60]/u;


/***/ }),

/***/ 56166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ resultFolders)
});

// UNUSED EXPORTS: fetchResults

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/src/agent/local-name.js

/** Linux's limit of a file name (NAME_MAX), in bytes. */
const NAME_LIMIT_BYTES = 255;
/**
 * A segment of a key as a file name: the same, but for what no file can be called. Keys may hold empty segments, `.` and
 * `..`, and segments of 1,024 bytes.
 */
function local_name_localName(segment) {
    if (segment === '')
        return '%2F';
    if (segment === '.' || segment === '..')
        return segment.replaceAll('.', '%2E');
    const name = segment.replaceAll('\0', '%00').replaceAll('/', '%2F');
    if (Buffer.byteLength(name) <= NAME_LIMIT_BYTES)
        return name;
    const dot = name.lastIndexOf('.');
    const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
    return `${createHash('sha256').update(name).digest('hex')}${ending}`;
}
/** A key's path as a path of file names, which never leads out of the folder that it is put into. */
function local_name_localPath(path) {
    return path.split('/').map(local_name_localName).join('/');
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/run/layout.js
var layout = __webpack_require__(6720);
// EXTERNAL MODULE: ./lib/src/run/run-inputs.js
var run_inputs = __webpack_require__(67963);
// EXTERNAL MODULE: ./lib/src/run/stored-run.js
var stored_run = __webpack_require__(89925);
;// CONCATENATED MODULE: ./lib/src/run/results.js






const LANES = 8;
/** More of them are not told one by one. */
const TOLD = 20;
/** What keeps one file from its place, and not all. */
const OF_ONE_FILE = (/* unused pure expression or super */ null && (['NO_PLACE', 'GONE']));
/** Where a run's results are: the folders of the steps whose results no other step takes, ending in `/`. */
function resultFolders(steps, prefix, run) {
    const taken = new Set(steps.flatMap(({ needs }) => needs));
    return steps
        .filter(({ id }) => !taken.has(id))
        .map(({ id }) => ({ step: id, key: (0,layout/* outputFolder */.q)(prefix, id, run) }));
}
/**
 * Brings a run's results to this machine: those of the steps whose results no other step takes, at `<step>/<path>`. What
 * no file can be called (`..`, an empty name) is written in percent signs.
 * @throws Failure as storage and folder do
 */
async function fetchResults(plan, run, storage, folder) {
    const { bucket, prefix } = homeOf(plan);
    let files = 0;
    let bytes = 0;
    let same = 0;
    const refused = [];
    const places = new Map();
    const fetchOne = async ({ key, size, etag }, path) => {
        const place = { bucket, key };
        const there = await folder.look(path);
        const isSame = there?.size === size &&
            (await isSameContent(await there.content(), { etag }, () => storage.checksum(place)));
        if (isSame)
            same += 1;
        else
            await folder.put(path, async (file) => {
                if (!(await storage.download(place, file, size)))
                    throw new Failure('GONE', 'it is not there any more');
            });
        files += 1;
        bytes += size;
    };
    for (const { step, key: own } of resultFolders(plan.steps, prefix, run)) {
        await inParallel(LANES, storage.list(bucket, own), async (object) => {
            // A folder that was made in the console.
            if (object.key.endsWith('/'))
                return;
            const path = `${localName(step)}/${localPath(object.key.slice(own.length))}`;
            try {
                if (places.has(path))
                    throw new Failure('NO_PLACE', `${places.get(path)} is called the same here`);
                places.set(path, object.key);
                await fetchOne(object, path);
            }
            catch (error) {
                if (!(error instanceof Failure) || !OF_ONE_FILE.includes(error.code))
                    throw error;
                if (refused.length < TOLD)
                    refused.push(`s3://${bucket}/${object.key}: ${explain(error)}`);
            }
        });
    }
    return { files, bytes, same, refused };
}


/***/ }),

/***/ 53810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ runEndedKey),
/* harmony export */   Of: () => (/* binding */ gatherManifestKey),
/* harmony export */   Xc: () => (/* binding */ runsFolder),
/* harmony export */   Yg: () => (/* binding */ runManifestKey),
/* harmony export */   d4: () => (/* binding */ runCheckKey),
/* harmony export */   go: () => (/* binding */ runInputsKey),
/* harmony export */   jY: () => (/* binding */ gatherSentKey)
/* harmony export */ });
/* unused harmony exports gatherFolder, ledgerKey */
/** What lies beside a run's results and markers (src/run/layout.ts). `prefix` is as there: `''`, or ending in `/`. */
/** Where `run.json` and the gather steps' manifests of all runs are, ending in `/`. */
function runsFolder(prefix) {
    return `${prefix}.pipewright/runs/`;
}
/** Everything that is said of one run as a whole, ending in `/`. */
function runFolder(prefix, run) {
    return `${runsFolder(prefix)}${run}/`;
}
/** What `run` says of a run: src/run/run-manifest.ts. */
function runManifestKey(prefix, run) {
    return `${runFolder(prefix, run)}run.json`;
}
/** Where the run's check run is, and what it says: src/run/check/keep.ts. */
function runCheckKey(prefix, run) {
    return `${runFolder(prefix, run)}check.json`;
}
/** Says that a run is over, and how it ended. */
function runEndedKey(prefix, run) {
    return `${runFolder(prefix, run)}ended.json`;
}
/** Inputs of a run that lie elsewhere than below its own folder: lines as of src/run/gather.ts. */
function runInputsKey(prefix, run) {
    return `${runFolder(prefix, run)}inputs.jsonl`;
}
/** Everything about the run's steps that gather, ending in `/`. */
function gatherFolder(prefix, run) {
    return `${runFolder(prefix, run)}gather/`;
}
/** The input of a step that gathers: src/run/gather.ts. It is made once per run, by whoever sees first that all is there. */
function gatherManifestKey(prefix, run, step) {
    return `${gatherFolder(prefix, run)}${step}.jsonl`;
}
/** Says that the step's work queue has the item. */
function gatherSentKey(prefix, run, step) {
    return `${gatherFolder(prefix, run)}${step}.sent`;
}
/** What the dispatcher remembers of a step's agents: src/dispatch/ledger.ts. */
function ledgerKey(prefix, step) {
    return `${prefix}.pipewright/agents/${step}.json`;
}


/***/ }),

/***/ 50483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pk: () => (/* binding */ isRunId),
/* harmony export */   Vz: () => (/* binding */ runId),
/* harmony export */   dy: () => (/* binding */ NEW),
/* harmony export */   sQ: () => (/* binding */ ADHOC)
/* harmony export */ });
/**
 * The id of a run that `run` begins: `run-20261125T092236Z-3fa9c1`. Its form is the mark by which the dispatcher tells
 * `<prefix>/<run>/<path>` from a folder that somebody uploaded by hand; such uploads belong to {@link ADHOC}.
 */
const RUN_ID = /^run-\d{8}T\d{6}Z-[0-9a-f]{6}$/;
/** The run of everything that was uploaded without `run`. */
const ADHOC = 'adhoc';
/** In place of an id: a run of its own, though one of the same inputs could go on. */
const NEW = 'new';
/**
 * @param now milliseconds since the epoch
 * @param random 6 lower-case hex digits, for two runs that begin in the same second
 */
function runId(now, random) {
    return `run-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}-${random}`;
}
function isRunId(text) {
    return RUN_ID.test(text);
}


/***/ }),

/***/ 67963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BZ: () => (/* binding */ inputFolder),
/* harmony export */   Ck: () => (/* binding */ isTaken),
/* harmony export */   KA: () => (/* binding */ inputsDigest),
/* harmony export */   L: () => (/* binding */ checkKeys),
/* harmony export */   OI: () => (/* binding */ isSameContent),
/* harmony export */   Ob: () => (/* binding */ splitTaken),
/* harmony export */   Us: () => (/* binding */ isFreshCopy),
/* harmony export */   kP: () => (/* binding */ messagesFor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23455);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44477);




/**
 * Of which inputs a run is, in any order: their paths, and where they come from within S3. What they hold is compared
 * apart. Lower-case hex.
 */
function inputsDigest(inputs) {
    const lines = inputs.map(({ path, from }) => {
        if (from.kind === 'file')
            return [path];
        const { bucket, key } = from.kind === 'copy' ? from : from.object;
        return [path, bucket, key];
    });
    const text = lines.map((line) => JSON.stringify(line)).sort();
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text.join()).digest('hex');
}
/** Whether some first step takes it. */
function isTaken({ steps }, path) {
    return steps.some(({ needs, spec }) => needs.length === 0 && (0,_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .takes */ .n)(spec.inputs.patterns, path));
}
/** Inputs that some first step takes, and the paths of those that none does. */
function splitTaken(plan, inputs) {
    const taken = [];
    const leftOut = [];
    for (const input of inputs)
        if (isTaken(plan, input.path))
            taken.push(input);
        else
            leftOut.push(input.path);
    return { taken, leftOut };
}
/** Where a run's inputs lie, ending in `/`. @param prefix `''` or ending in `/` */
function inputFolder(prefix, run) {
    return `${prefix}${run}/`;
}
/** @throws Failure `KEY_TOO_LONG`, before anything is uploaded */
function checkKeys(folder, inputs) {
    const long = inputs.find(({ path }) => Buffer.byteLength(folder + path) > _message_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_LIMIT_BYTES */ .sF);
    if (long)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('KEY_TOO_LONG', `${long.path.slice(0, 200)}… would have a key of ${Buffer.byteLength(folder + long.path)} bytes in S3, and ${_message_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_LIMIT_BYTES */ .sF} are allowed. Rename it, or name the folder that holds it so that its path gets shorter.`);
}
/**
 * Whether what is there is the file's content: by the ETag, or, where the bucket encrypts with keys of KMS and ETags say
 * nothing of content, by the checksum that S3 keeps.
 * @param checksum asked only when the ETags differ
 */
async function isSameContent(content, there, checksum) {
    return content.etag === there.etag || content.crc32 === (await checksum());
}
/**
 * Whether a copy of an object in S3 needs no renewal: same size, and made after the original last changed. ETags of
 * copies depend on how they were made (the rule of "aws s3 sync").
 */
function isFreshCopy(original, copy) {
    return copy.size === original.size && copy.modified >= original.modified;
}
/** The messages that have an input worked on: one for each first step that takes it. */
function messagesFor({ steps }, run, path, input) {
    return steps
        .filter(({ needs, spec }) => needs.length === 0 && (0,_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .takes */ .n)(spec.inputs.patterns, path))
        .map(({ id }) => ({ run, step: id, item: path, input, gather: false, attempt: 1, trace: [] }));
}


/***/ }),

/***/ 20495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   In: () => (/* binding */ writeRunManifest),
/* harmony export */   WZ: () => (/* binding */ TIME_LIMIT_MINUTES),
/* harmony export */   tT: () => (/* binding */ readRunManifest)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

/** Thirteen days: messages of SQS live for fourteen, and so do GitHub's check runs. */
const TIME_LIMIT_MINUTES = 13 * 24 * 60;
function writeRunManifest(manifest) {
    return JSON.stringify(manifest);
}
/** @throws Failure `BAD_RUN_MANIFEST` when it is not what `run` writes */
function readRunManifest(text) {
    const bad = (what) => new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_RUN_MANIFEST', `this is no run.json that this release can read: ${what}`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw bad('it is no JSON');
    }
    if (value?.version !== 1)
        throw bad('its version is not 1');
    for (const field of ['run', 'workflow', 'created_at'])
        if (typeof value[field] !== 'string')
            throw bad(`${field} is missing`);
    const { expected, steps } = value;
    if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
        throw bad('expected is missing');
    for (const [step, items] of Object.entries(expected))
        if (!Number.isSafeInteger(items) || items < 0)
            throw bad(`expected.${step} is ${JSON.stringify(items)}, not a number of items`);
    if (!Array.isArray(steps))
        throw bad('steps is missing');
    for (const step of steps)
        if (typeof step?.id !== 'string' || !Array.isArray(step.needs))
            throw bad('a step lacks its id or needs');
    if (!(value.time_limit_minutes > 0))
        throw bad('time_limit_minutes is no number of minutes');
    return value;
}


/***/ }),

/***/ 89925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Um: () => (/* binding */ changeRun),
/* harmony export */   cI: () => (/* binding */ readRun),
/* harmony export */   cN: () => (/* binding */ withNewLimit),
/* harmony export */   kG: () => (/* binding */ changedSteps),
/* harmony export */   lt: () => (/* binding */ homeOf),
/* harmony export */   sj: () => (/* binding */ findRuns)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31837);
/* harmony import */ var _run_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53810);
/* harmony import */ var _run_id_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50483);
/* harmony import */ var _run_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20495);





/** Others may change a run's manifest at the same time so often before we give up. */
const ROUNDS = 5;
/** Runs that are named when one is not found. */
const NAMED = 5;
/** Its output bucket, and its prefix there. */
function homeOf({ output }) {
    return { bucket: output.bucket ?? '', prefix: output.prefix };
}
/** A run's manifest as it is stored. @throws Failure `RUN_NOT_FOUND`, naming the newest ones; `BAD_RUN_MANIFEST` */
async function readRun(home, run, storage) {
    const { bucket, prefix } = homeOf(home);
    const found = (0,_run_id_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunId */ .Pk)(run) ? await storage.read({ bucket, key: (0,_run_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .runManifestKey */ .Yg)(prefix, run) }) : undefined;
    if (found)
        return { manifest: (0,_run_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readRunManifest */ .tT)(found.text), etag: found.etag };
    const newest = (await findRuns(home, storage)).slice(-NAMED).reverse();
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('RUN_NOT_FOUND', `The workflow ${home.workflow} has no run ${run} in s3://${bucket}/${(0,_run_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .runsFolder */ .Xc)(prefix)}. ${newest.length > 0 ? `Its newest ones are ${newest.map((each) => each.run).join(', ')}.` : 'It has none yet.'}`);
}
/**
 * All runs of a workflow that have a manifest, oldest first, from one listing.
 * @param only this one
 */
async function findRuns(home, storage, only) {
    const { bucket, prefix } = homeOf(home);
    const folder = (0,_run_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .runsFolder */ .Xc)(prefix);
    const changed = new Map();
    const ended = new Map();
    for await (const { key, modified } of storage.list(bucket, only === undefined ? folder : `${folder}${only}/`)) {
        const [run = '', file] = key.slice(folder.length).split('/');
        if (file === 'run.json' && (0,_run_id_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunId */ .Pk)(run))
            changed.set(run, modified);
        if (file === 'ended.json')
            ended.set(run, modified);
    }
    return [...changed].map(([run, at]) => ({ run, open: (ended.get(run) ?? 0) < at }));
}
/**
 * Changes a run's manifest, whoever else does so at the same time.
 * @param change gives the new one; undefined leaves it
 * @throws Failure `RUN_NOT_FOUND`, `RUN_BUSY`
 */
async function changeRun(plan, run, storage, change) {
    const { bucket, prefix } = homeOf(plan);
    for (let round = 0; round < ROUNDS; round++) {
        const { manifest, etag } = await readRun(plan, run, storage);
        const changed = change(manifest);
        if (!changed)
            return manifest;
        const place = { bucket, key: (0,_run_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .runManifestKey */ .Yg)(prefix, run) };
        if (await storage.replace(place, (0,_run_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .writeRunManifest */ .In)(changed), etag))
            return changed;
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('RUN_BUSY', `Others change the run ${run} at the same time. Repeat this in a moment.`);
}
/** Steps whose image, variables or place in the chain are others than when the run was begun. */
function changedSteps(plan, { steps }) {
    const mark = ({ needs, gather }, settings) => JSON.stringify([settings, gather, [...needs].sort()]);
    const before = new Map(steps.map((step) => [step.id, mark(step, step.settings)]));
    const now = new Map(plan.steps.map((step) => [step.id, mark(step, (0,_begin_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsOf */ .f5)(step))]));
    return [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id) !== now.get(id));
}
/**
 * A manifest of a run that goes on after a while: it gets its time anew.
 * @param now milliseconds since the epoch
 */
function withNewLimit(manifest, now, minutes = _run_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .TIME_LIMIT_MINUTES */ .WZ) {
    const elapsed = Math.ceil(Math.max(0, now - Date.parse(manifest.created_at)) / 60_000);
    return { ...manifest, time_limit_minutes: elapsed + minutes };
}


/***/ }),

/***/ 84083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ look),
  i: () => (/* binding */ lostOf)
});

// EXTERNAL MODULE: ./lib/src/run/progress.js
var run_progress = __webpack_require__(46997);
;// CONCATENATED MODULE: ./lib/src/run/trouble/ecs.js
/** Why ECS stopped a task, in words (Amazon ECS Developer Guide, "Stopped task error messages"). */
/** Says as much whether ECS stops an agent for it, or refuses to start one. */
const NO_QUOTA = {
    code: 'QUOTA',
    what: (step) => `the account may run no more vCPUs at once, so agents of ${step} are not started`,
    remedy: 'Ask for more under Service Quotas, "Fargate On-Demand vCPU resource count" (and "Fargate Spot"), or lower "max_agents".',
};
const NO_ROOM = {
    code: 'NO_CAPACITY',
    what: (step) => `AWS has no room for agents of ${step} at the moment`,
    remedy: 'It is tried again by itself, and on demand where Spot has none. Other subnets or zones may have room.',
};
/** The first that fits counts. */
const RULES = [
    {
        pattern: /exec format error|does not contain descriptor matching platform|no match for platform/i,
        code: 'WRONG_PLATFORM',
        what: (step) => `the image of ${step} is not for the processors that it was started on`,
        remedy: 'Wrap it for linux/amd64, and deploy the workflow again.',
    },
    {
        pattern: /toomanyrequests|rate limit|429 Too Many/i,
        code: 'PULL_LIMIT',
        what: (step) => `the registry lets nobody pull the image of ${step} for now: too many asked`,
        remedy: 'Publish the image to a registry of your own, such as ECR ("registry" in catalog.json).',
    },
    {
        pattern: /CannotPull.*(?:denied|unauthorized|no basic auth|authentication required|403 Forbidden|401)/is,
        code: 'IMAGE_REFUSED',
        what: (step) => `AWS may not pull the image of ${step}, or it is not there`,
        remedy: 'Make the package public, or publish to ECR in the same account, where no password is needed.',
    },
    {
        pattern: /(?:CannotPull|unable to pull image).*(?:manifest unknown|not found|name unknown|does not exist|repository .* not exist)|invalid reference format|No such image/is,
        code: 'IMAGE_NOT_FOUND',
        what: (step) => `the image of ${step} is not where the catalog says`,
        remedy: 'Publish it again, or name another version in the workflow file; then deploy.',
    },
    {
        pattern: /ResourceNotFoundException.*Secrets Manager|Secrets Manager can't find|invalid ssm parameters|ParameterNotFound|did not contain json key/is,
        code: 'SECRET_MISSING',
        what: (step) => `a secret of ${step} is not there`,
        remedy: 'Make it under the ARN that "secrets" in the workflow file names, or name another one.',
    },
    {
        pattern: /unable to (?:pull|retrieve) secrets.*(?:AccessDenied|not authorized)/is,
        code: 'SECRET_REFUSED',
        what: (step) => `a secret of ${step} may not be read`,
        remedy: 'Its key or its own policy forbids it: let the workflow’s execution role use them.',
    },
    {
        pattern: /ResourceInitializationError|i\/o timeout|dial tcp|context deadline exceeded|request canceled|no such host|connection refused/i,
        code: 'NO_ROUTE',
        what: (step) => `agents of ${step} cannot reach what they need to start: registry, secrets or logs`,
        remedy: 'Name "subnets" that lead to the internet, or write "network": "isolated" with images in ECR; then deploy.',
    },
    {
        pattern: /CannotPull/i,
        code: 'IMAGE_NOT_PULLED',
        what: (step) => `the image of ${step} cannot be pulled`,
        remedy: 'What ECS says tells more; it is tried again by itself.',
    },
    { pattern: /number of vCPUs|vCPU limit|quota/i, ...NO_QUOTA },
    { pattern: /Capacity is unavailable|InsufficientInstanceCapacity|RESOURCE:|no.*capacity/i, ...NO_ROOM },
    {
        pattern: /SpotInterruption/,
        code: 'SPOT_TAKEN',
        what: (step) => `AWS took the Spot capacity of ${step} back`,
        remedy: 'Others are started by themselves. "compute": "fargate" is never taken back, and costs about three times as much.',
    },
    {
        pattern: /OutOfMemory/i,
        code: 'OUT_OF_MEMORY',
        what: (step) => `an agent of ${step} ran out of memory as a whole`,
        remedy: 'Raise "memory" in the spec of its algorithm, publish, and deploy.',
    },
    {
        pattern: /CannotStartContainer|CannotCreateContainer|executable file not found|no such file or directory|OCI runtime/i,
        code: 'WRONG_IMAGE',
        what: (step) => `the image of ${step} cannot be started: it is not one that was wrapped`,
        remedy: 'Publish the algorithm again, which wraps it; then deploy the workflow.',
    },
];
/** What the agent's own exit codes mean (src/agent/work.ts). */
const EXITS = {
    66: {
        code: 'QUEUE_GONE',
        what: (step) => `the work queue of ${step} is gone`,
        remedy: 'Deploy the workflow again.',
    },
    69: {
        code: 'NO_ROUTE',
        what: (step) => `agents of ${step} cannot reach AWS`,
        remedy: 'Name "subnets" that lead to the internet, or write "network": "isolated"; then deploy.',
    },
    72: {
        code: 'BUCKET_GONE',
        what: (step) => `a bucket of ${step} is gone`,
        remedy: 'Deploy the workflow again, which makes it.',
    },
    73: {
        code: 'DISK_FULL',
        what: (step) => `the disk of an agent of ${step} is full`,
        remedy: 'Raise "disk_gb" in the spec of its algorithm, publish, and deploy.',
    },
    77: {
        code: 'AGENT_RIGHTS',
        what: (step) => `agents of ${step} lack a right`,
        remedy: 'Deploy the workflow again, which gives their role what it needs.',
    },
    78: {
        code: 'WRONG_SETTINGS',
        what: (step) => `agents of ${step} were started with wrong settings`,
        remedy: 'Deploy the workflow again with the release that wrapped the image.',
    },
};
/** Codes that the agent gives as its last words, and that say more than its exit code. */
const VARIABLE = /^VARIABLE_(?:MISSING|TYPE)\b/;
/** What an agent's end says; undefined for a good end, and for one that we asked for. */
function ecsTrouble(agent, step) {
    const { stopCode = '', reason = '', exitCode, lastWords } = agent;
    if (stopCode === 'UserInitiated' || stopCode === 'ServiceSchedulerInitiated')
        return undefined;
    // Asked to stop, it hands its item back: 128 and the signal's number.
    if (exitCode === 0 || (exitCode === 143 && stopCode !== 'SpotInterruption'))
        return undefined;
    const said = lastWords ?? [reason, exitCode !== undefined && `exit code ${exitCode}`].filter(Boolean).join(', ');
    const trouble = ({ code, what, remedy }) => ({
        code,
        step,
        what: what(step),
        remedy,
        ...(said !== '' && { said: said.replace(/\s+/g, ' ').slice(0, 500) }),
    });
    if (lastWords !== undefined && VARIABLE.test(lastWords))
        return trouble({
            code: 'VARIABLE_MISSING',
            what: () => `a variable of ${step} is missing or not what its algorithm takes`,
            remedy: 'Set it under "variables" in the workflow file, and deploy.',
        });
    const rule = RULES.find(({ pattern }) => pattern.test(`${stopCode} ${reason}`));
    if (rule)
        return trouble(rule);
    const exit = exitCode === undefined ? undefined : EXITS[exitCode];
    if (exit)
        return trouble(exit);
    // A shell's words for a program that is not there, or is none: the agent itself never ran.
    if (exitCode === 126 || exitCode === 127)
        return trouble(RULES.find(({ code }) => code === 'WRONG_IMAGE'));
    return trouble({
        code: 'AGENT_FAILS',
        what: () => `agents of ${step} end at once`,
        remedy: 'The log of the agent has the whole story; others are started by themselves.',
    });
}

;// CONCATENATED MODULE: ./lib/src/run/trouble.js

/** ECS's states of a task that is on its way. */
const STARTING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];
/** For how long a stopped agent says something about now; milliseconds. */
const LATELY_MS = 10 * 60_000;
/** An agent that has run for so long has found its variables, queue and buckets; milliseconds. */
const SETTLED_MS = 30_000;
/** What nobody has moved for so long does not move; milliseconds. */
const STILL_MS = 2 * 60_000;
function agentsOf({ agents }) {
    return {
        running: agents.filter(({ status }) => status === 'RUNNING').length,
        starting: agents.filter(({ status }) => STARTING.includes(status)).length,
    };
}
/**
 * Everything that keeps a run from moving, by what was seen once: each reason shows in the first look that can see it.
 * @param steps how far its steps are, by the same look
 * @param begun when the run was begun, in milliseconds since 1970
 */
function troublesOf(seen, steps, watched, begun) {
    const open = steps.filter(({ known, complete, failed, canceled }) => known > complete + failed + canceled);
    if (open.length === 0)
        return [];
    const gone = open.filter(({ id }) => seen.steps[id]?.queue === undefined);
    if (gone.length > 0)
        return [
            {
                code: 'NOT_DEPLOYED',
                what: `the workflow ${watched.workflow} is not deployed (any more): there is no work queue of ${gone.map(({ id }) => id).join(', ')}`,
                remedy: 'Deploy it again; what was uploaded is still there, and the same "run" again sends it anew.',
            },
        ];
    const ofSteps = open.flatMap((step) => ofStep(step, seen));
    const ofDispatcher = dispatcherTroubles(seen, open);
    const all = [...ofDispatcher, ...ofSteps];
    return all.length > 0 ? all : stillness(seen, open, begun);
}
/** What the agents of a step say. One that works is no trouble, whatever befell others. */
function ofStep(step, seen) {
    const state = seen.steps[step.id];
    const { running, starting } = agentsOf(state);
    const last = newestStopped(state.agents, seen.at);
    const trouble = last && ecsTrouble(last, step.id);
    if (trouble && !isWorking(state, last, seen.at))
        return [trouble];
    if (running > 0)
        return busy(step, state, running);
    return starting > 0 ? slowStart(step, state, seen) : [];
}
/** Whether others do better than the agent that ended last: one that has just started may end as that one did. */
function isWorking({ agents, last = 0 }, { stopped = 0 }, now) {
    return (last > stopped ||
        agents.some(({ status, started = 0 }) => status === 'RUNNING' && now - started > SETTLED_MS));
}
/** The agent that ended last, lately. */
function newestStopped(agents, now) {
    const [newest] = agents
        .filter(({ status, stopped = now }) => status === 'STOPPED' && now - stopped < LATELY_MS)
        .sort((a, b) => (b.stopped ?? now) - (a.stopped ?? now));
    return newest;
}
function busy(step, { queue, last }, running) {
    const open = step.known - step.complete - step.failed - step.canceled;
    const others = (queue?.waiting ?? 0) + (queue?.taken ?? 0) - open;
    // The numbers are approximate: a few more than there should be say nothing.
    if (last !== undefined || others <= Math.max(10, 0.2 * open))
        return [];
    return [
        {
            code: 'BUSY',
            step: step.id,
            what: `all ${running} agents of ${step.id} are at work, and about ${others} items of other runs are in its queue too`,
            remedy: 'It goes on by itself. A higher "max_agents" in the workflow file lets more work at once.',
        },
    ];
}
/** Managed instances take minutes; that an agent is on its way for long without one is worth a word. */
function slowStart(step, state, seen) {
    const waits = state.agents.filter(({ status }) => status === 'PROVISIONING').length;
    const refused = seen.dispatcher.some((line) => /ECS refused/.test(line));
    if (waits === 0 || !refused)
        return [];
    return [
        {
            code: 'NO_CAPACITY',
            step: step.id,
            what: `${waits} agents of ${step.id} wait for a place to run`,
            remedy: 'AWS gives them one when it has it. Another instance type, or "compute": "fargate", may be there sooner.',
        },
    ];
}
/** What the dispatcher said of itself in its newest call, and of steps where the run has something open. */
function dispatcherTroubles({ dispatcher, inboxDead }, open) {
    const found = [];
    const newest = dispatcher.findLast(isCall);
    const crash = dispatcher.findLast((line) => CRASH.test(line));
    if (crash !== undefined && (newest === undefined || dispatcher.indexOf(newest) < dispatcher.indexOf(crash)))
        found.push({
            code: 'DISPATCHER_FAILS',
            what: 'the dispatcher, which starts the agents, fails',
            remedy: 'Deploy the workflow again. If it still fails, its log has the whole story.',
            said: clipped(crash),
        });
    const { errors = [], failures = [], steps = [] } = newest === undefined ? {} : callOf(newest);
    for (const error of errors)
        found.push({
            ...(REFUSED.test(error)
                ? {
                    code: 'DISPATCHER_RIGHTS',
                    what: 'the dispatcher lacks a right',
                    remedy: "Deploy the workflow again, which gives its role what it needs; if a rule of the account forbids it, the account's keeper can tell.",
                }
                : {
                    code: 'DISPATCHER_FAILS',
                    what: 'the dispatcher could not do all of its work',
                    remedy: 'It tries again every five minutes by itself.',
                }),
            said: clipped(error),
        });
    for (const { step, why } of steps) {
        if (!open.some(({ id }) => id === step))
            continue;
        const trouble = why === undefined ? undefined : startTrouble(step, why);
        if (trouble)
            found.push(trouble);
    }
    if (failures.length > 0 || inboxDead > 0)
        found.push({
            code: 'UNREADABLE',
            what: inboxDead > 0
                ? `${inboxDead} messages were put aside because the dispatcher could not read or pass them on`
                : 'the dispatcher cannot read or pass on some messages',
            remedy: 'Deploy the workflow with this release, and wrap its images with the same; then upload again.',
            ...(failures[0] !== undefined && { said: clipped(failures[0]) }),
        });
    return found;
}
const REFUSED = /refused by AWS|AccessDenied|not authorized/i;
/** What Lambda writes of a call that failed ("Task timed out", "Runtime.ImportModuleError", an error of the handler). */
const CRASH = /Task timed out after|\bERROR\b.*(?:Invoke|Uncaught)|Error Type: |"errorType"|Runtime\.[A-Z]\w+/;
function isCall(line) {
    return line.startsWith('{') && line.includes('"event":"dispatch"');
}
function callOf(line) {
    try {
        return JSON.parse(line);
    }
    catch {
        return {};
    }
}
/** @param why what the dispatcher says of a step for which it started too few agents */
function startTrouble(step, why) {
    if (/limit on the number of vCPUs|vCPU limit/i.test(why))
        return { ...NO_QUOTA, step, what: NO_QUOTA.what(step), said: clipped(why) };
    if (/^ECS refused/.test(why))
        return { ...NO_ROOM, step, what: NO_ROOM.what(step), said: clipped(why) };
    if (/^ECS asked for a pause/.test(why))
        return {
            code: 'THROTTLED',
            step,
            what: `ECS lets agents of ${step} start only slowly`,
            remedy: 'It goes on by itself in half a minute.',
        };
    if (REFUSED.test(why))
        return {
            code: 'DISPATCHER_RIGHTS',
            step,
            what: `the dispatcher may not start agents of ${step}`,
            remedy: "Deploy the workflow again, which gives its role what it needs; if a rule of the account forbids it, the account's keeper can tell.",
            said: clipped(why),
        };
    if (/Unable to find|TaskDefinition.*(?:not found|inactive)/i.test(why))
        return {
            code: 'NOT_DEPLOYED',
            step,
            what: `the task definition of ${step} is gone`,
            remedy: 'Deploy the workflow again.',
            said: clipped(why),
        };
    return /^(?:no item waits|enough agents|as many agents|other calls|\d+ were started)/.test(why)
        ? undefined
        : {
            code: 'DISPATCHER_FAILS',
            step,
            what: `agents of ${step} could not be started`,
            remedy: 'It is tried again every five minutes by itself.',
            said: clipped(why),
        };
}
/** Nobody says anything, and nothing moves. */
function stillness(seen, open, begun) {
    const states = open.map(({ id }) => seen.steps[id]);
    const agents = Object.values(seen.steps).reduce((sum, state) => {
        const { running, starting } = agentsOf(state);
        return sum + running + starting;
    }, 0);
    const last = Math.max(begun, ...Object.values(seen.steps).map((state) => state.last ?? 0));
    const inQueues = states.reduce((sum, { queue }) => sum + (queue?.waiting ?? 0) + (queue?.taken ?? 0), 0);
    const inInbox = (seen.inbox?.waiting ?? 0) + (seen.inbox?.taken ?? 0);
    if (agents > 0 || seen.at - last < STILL_MS)
        return [];
    if (inInbox > 0)
        return [
            {
                code: 'DISPATCHER_SILENT',
                what: `${inInbox} messages wait in the inbox, and the dispatcher does not take them`,
                remedy: 'Deploy the workflow again; if it is paused by a "destroy" that was not finished, finish that first.',
            },
        ];
    if (inQueues > 0)
        return [
            {
                code: 'NO_AGENTS',
                what: `${inQueues} items wait in the queues, and no agent is started`,
                remedy: 'The dispatcher looks again every five minutes. If it stays so, deploy the workflow again.',
            },
        ];
    const missing = open.reduce((sum, step) => sum + step.known - step.complete - step.failed - step.canceled, 0);
    const dead = states.reduce((sum, { deadLetters, failed }) => sum + Math.max(0, deadLetters - failed), 0);
    return [
        dead > 0
            ? {
                code: 'LOST_ITEMS',
                what: `${missing} items never came to an end and are in no queue; the dead-letter queues hold ${dead} that nobody reported`,
                remedy: '"pipewright retry" sends them once more.',
            }
            : {
                code: 'NOT_UPLOADED',
                what: `${missing} items are expected and are in no queue`,
                remedy: 'Start "run" again with the same inputs: it uploads what is missing, and sends what was lost. If the bucket does not tell the workflow of uploads, deploy it again first.',
            },
    ];
}
function clipped(text) {
    const line = text.trim().replace(/\s+/g, ' ');
    return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}

;// CONCATENATED MODULE: ./lib/src/run/watch.js


/** Looks in a row that must agree before a run is over. */
const AGREEING = 2;
/** What one more look makes of a run. Pure; looks may be far apart, and made by different jobs. */
function look(before, seen, watched) {
    const { run } = seen;
    const begun = Date.parse(run.created_at);
    const steps = stepsOf(seen);
    const settled = steps.every((step) => (0,run_progress/* ended */.v6)(step) >= step.known);
    const agreed = settled ? (before?.agreed ?? 0) + 1 : 0;
    const timedOut = !settled && seen.at - begun > run.time_limit_minutes * 60_000;
    const troubles = settled || run.cancelled_at !== undefined ? [] : troublesOf(seen, steps, watched, begun);
    const state = timedOut ? 'SYSTEM_ERROR' : agreed >= AGREEING ? endState(steps, seen) : openState(steps);
    return { progress: { state, steps, troubles }, seen, agreed, timedOut };
}
/**
 * What of a run would have to be sent once more, as no queue on the way to what is open has anything: inputs that no agent has ended, or, where items of later
 * steps are lost, all of them. SQS counts approximately; what is sent for nothing is skipped.
 */
function lostOf({ progress, seen }) {
    const { steps } = progress;
    const isOpen = (id) => steps.some((step) => step.id === id && (0,run_progress/* ended */.v6)(step) < step.known);
    // What is to be gathered is expected as soon as anything before it is open.
    const open = steps.filter(({ id, needs, gather }) => isOpen(id) && !(gather && needs.some((need) => isOpen(need))));
    const on = new Set(open.map(({ id }) => id));
    for (const { id, needs } of steps.toReversed())
        if (on.has(id))
            for (const need of needs)
                on.add(need);
    const has = (queue) => (queue?.waiting ?? 0) + (queue?.taken ?? 0) > 0;
    if (open.length === 0 || has(seen.inbox) || [...on].some((id) => has(seen.steps[id]?.queue)))
        return undefined;
    return open.some(({ needs }) => needs.length > 0) ? 'all' : 'unended';
}
function stepsOf(seen) {
    const { run } = seen;
    const steps = [];
    /** Steps with items that have no result, and all steps after them. */
    const incomplete = new Set();
    for (const planned of run.steps) {
        const state = seen.steps[planned.id];
        const before = steps.filter(({ id }) => planned.needs.includes(id));
        const failedBefore = planned.needs.some((id) => incomplete.has(id));
        if (!state) {
            steps.push((0,run_progress/* noStepProgress */.XO)(planned));
            continue;
        }
        const given = planned.needs.reduce((sum, id) => sum + (seen.steps[id]?.given[planned.id] ?? 0), 0);
        const isOpen = before.some((step) => (0,run_progress/* ended */.v6)(step) < step.known);
        const items = state.done + state.failed;
        const known = planned.gather
            ? gathered(given, isOpen, failedBefore, items)
            : Math.max(planned.needs.length === 0 ? (run.expected[planned.id] ?? items) : given, items);
        const left = known - items;
        // What would gather a part only is never begun (src/dispatch/gather.ts).
        const never = planned.gather && !isOpen && failedBefore ? left : 0;
        const canceled = run.cancelled_at !== undefined ? left : never;
        if (failedBefore || state.failed + canceled > 0)
            incomplete.add(planned.id);
        steps.push({
            ...(0,run_progress/* noStepProgress */.XO)(planned),
            known,
            running: canceled > 0 ? 0 : Math.min(state.queue?.taken ?? 0, left),
            complete: state.done,
            failed: state.failed,
            canceled,
            ...(state.first !== undefined && { since: state.first }),
            ...(state.last !== undefined && { until: state.last }),
            agents: agentsOf(state),
        });
    }
    return steps;
}
/** How many items a step that gathers has: one, as soon as it is known that there is something to gather. */
function gathered(given, isOpen, failedBefore, items) {
    return given > 0 || isOpen || failedBefore ? 1 : items;
}
function openState(steps) {
    if (steps.some((step) => step.running > 0 || (0,run_progress/* ended */.v6)(step) > 0))
        return 'RUNNING';
    const agents = steps.map((step) => step.agents ?? { running: 0, starting: 0 });
    return agents.some(({ running, starting }) => running + starting > 0) ? 'INITIALIZING' : 'QUEUED';
}
/** What is ours comes before what is the algorithms'. Of the failures only the first are read. */
function endState(steps, { run, failures }) {
    if (run.cancelled_at !== undefined)
        return 'CANCELED';
    if (steps.every((step) => step.failed + step.canceled === 0))
        return 'COMPLETE';
    if (failures.some(({ marker }) => marker.state === 'SYSTEM_ERROR'))
        return 'SYSTEM_ERROR';
    return steps.some(({ failed }) => failed > 0) ? 'EXECUTOR_ERROR' : 'CANCELED';
}


/***/ })

};
