export const id = 6739;
export const ids = [6739];
export const modules = {

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

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ progressLines),
/* harmony export */   X: () => (/* binding */ showRun)
/* harmony export */ });
/* harmony import */ var _agent_item_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58708);
/* harmony import */ var _run_progress_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46997);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18826);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82913);
/* harmony import */ var _living_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70413);





/** Shows a run on this machine as it goes on: a line per step, and one that stays for each item that fails. */
function showRun(plan, io, quiet, now = Date.now) {
    let progress = (0,_run_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .noProgress */ .nd)(plan);
    const lines = (0,_living_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .showLines */ .P)(() => progressLines(progress, now()), io, quiet);
    return {
        ...lines,
        tell(event) {
            progress = (0,_run_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .advance */ .np)(progress, event);
            if (event.kind === 'ended' && /_ERROR$/.test(event.record.state)) {
                const { step, item } = event.record;
                lines.say(`✗ ${step}: ${item}: ${(0,_agent_item_report_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonOf */ .A)(event.record) || 'failed'}`);
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
    const total = (0,_run_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .expected */ .p6)(progress, step);
    const starting = step.agents?.starting ?? 0;
    const parts = [
        `${(0,_run_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .ended */ .v6)(step)} of ${total}`,
        step.failed > 0 && `${step.failed} failed`,
        step.canceled > 0 && `${step.canceled} not done`,
        step.reused > 0 && `${step.reused} done before`,
        step.running > 0 && `${step.running} running`,
        (0,_run_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .waiting */ .eg)(step) > 0 && `${(0,_run_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .waiting */ .eg)(step)} waiting`,
        starting > 0 && `${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(starting, 'agent')} starting`,
    ];
    const speed = (0,_run_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .rate */ .TS)(step, now);
    const left = (0,_run_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .timeLeft */ .f$)(progress, step, now);
    if (speed !== undefined && left !== undefined && !(0,_run_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .isOver */ .PU)(progress.state))
        parts.push(`${speed >= 1 ? `${speed.toFixed(1)}/s` : `${(speed * 60).toFixed(1)}/min`}`, `${(0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(left)} left`);
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

/***/ 46997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   TS: () => (/* binding */ rate),
/* harmony export */   XO: () => (/* binding */ noStepProgress),
/* harmony export */   eg: () => (/* binding */ waiting),
/* harmony export */   f$: () => (/* binding */ timeLeft),
/* harmony export */   nd: () => (/* binding */ noProgress),
/* harmony export */   np: () => (/* binding */ advance),
/* harmony export */   p6: () => (/* binding */ expected),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
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

/***/ 25555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ reportHtml)
});

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

/***/ 82913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];
/** Bytes for people, in powers of 1,000 as registries count: `43.4 MB`. */
function formatBytes(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${UNITS[unit]}`;
}
/** Milliseconds for people: `0.42 s`. */
function formatSeconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(2)} s`;
}
/** Seconds for people: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
function formatDuration(seconds) {
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}


/***/ })

};
