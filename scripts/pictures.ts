/**
 * Takes the pictures of README: `node scripts/pictures.ts`. A workflow really runs on this machine; Chromium
 * then shows the terminal's output beside the run's report, for docs/pictures/run-light.png and run-dark.png.
 * It needs Docker and Chromium, which are installed when this runs as root on Debian or Ubuntu.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildImages, pushImages } from '../images/build.ts';
import { failureText } from '../src/command/output.ts';
import { Failure } from '../src/core/failure.ts';
import { type Html, html } from '../src/text/html.ts';
import { Page } from '../test/report/browser.ts';
import { localCatalog } from './demo/catalog.ts';
import { root } from './demo/stage.ts';
import { publishAgent } from './publish-agent.ts';
import { Services } from './services.ts';

const NAMES = ['outliers', 'csv-summary', 'table-merge'];
const FILE = 'graph.workflow.json';
const INPUTS = 'tide-gauges';
/** The size of a picture in CSS pixels; the file has `DENSITY` times as many, for dense screens. */
const SIZE = { width: 1280, height: 540 };
const DENSITY = 1.4;

/**
 * Runs the example `graph` in a folder that looks like a user's.
 * @returns what a terminal shows at the end
 * @throws Failure `PICTURE_FAILED`
 */
async function runIn(folder: string): Promise<string> {
  await using services = new Services();
  await services.engine('docker');
  const registry = await services.registry();
  const env = {
    ...process.env,
    CONTAINERS_REGISTRIES_CONF: registry.registriesConf,
    COLUMNS: '74',
    FORCE_COLOR: '1',
  };
  await publishAgent(env);
  await pushImages(services.setting, registry, await buildImages(services, NAMES));
  localCatalog(join(folder, 'catalog'), NAMES, registry);
  for (const name of [FILE, INPUTS])
    cpSync(join(root, 'workflows-examples', name), join(folder, name), { recursive: true });
  const pipewright = (...args: string[]): string => {
    const all = [join(root, 'src/cli.ts'), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, {
      ...{ cwd: folder, env, encoding: 'utf8' },
    });
    if (status === 0) return `${stderr}${stdout}`;
    throw new Failure('PICTURE_FAILED', `"pipewright ${args.join(' ')}" ended with ${status}: ${stderr}`);
  };
  for (const name of NAMES) pipewright('wrap', `catalog/${name}`);
  const command = ['run', FILE, '--local', INPUTS, '--out', 'results'];
  const said = pipewright(...command);
  const table = 'results/all-outliers/all-outliers.csv';
  const read = readFileSync(join(folder, table), 'utf8');
  return [
    ...[`$ npx pipewright ${command.join(' ')}`, '', lastScreen(said)],
    ...['', `$ cat ${table}`, read],
  ].join('\n');
}

/** The first line, and everything after the progress, which a terminal erases at the end. */
function lastScreen(said: string): string {
  const [first = '', ...lines] = said.trimEnd().split('\n');
  const rest = lines.join('\n');
  return [first, '', rest.slice(rest.indexOf('\n\n') + 2)].join('\n');
}

/** A terminal's text as HTML, with its colors and bold letters (ECMA-48, SGR). */
function colored(terminal: string): Html[] {
  return terminal.split('\n').map((line) => {
    const parts = line.replace(/^\$ .*/, '\u001b[1m$&').split('\u001b[');
    const [first = '', ...others] = parts;
    const spans = others.map((part) => {
      const [, code, text = ''] = /^([\d;]*)m(.*)$/.exec(part) ?? [];
      return html`<span class="c${code}">${text}</span>`;
    });
    return html`${first}${spans}\n`;
  });
}

/** A page with the terminal in one window and the report in another beside it. @param terminal its text */
function pictureHtml(terminal: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><style>
  :root { --page: #fff; --window: #f6f8fa; --edge: #d0d7de; --text: #1f2328;
    --good: #1a7f37; --bad: #cf222e; --warning: #9a6700; --hint: #0969da }
  @media (prefers-color-scheme: dark) {
    :root { --page: #0d1117; --window: #161b22; --edge: #30363d; --text: #e6edf3;
      --good: #3fb950; --bad: #f85149; --warning: #d29922; --hint: #39c5cf } }
  body { margin: 0; background: var(--page); display: grid; gap: 16px; padding: 8px; box-sizing: border-box;
    grid-template-columns: 668px 1fr; height: ${SIZE.height}px }
  div { border: 1px solid var(--edge); border-radius: 8px; overflow: hidden; background: var(--window) }
  .c1 { font-weight: bold } .c2 { opacity: .7 } .c31 { color: var(--bad) } .c32 { color: var(--good) }
  .c33 { color: var(--warning) } .c36 { color: var(--hint) }
  pre { margin: 0; padding: 20px; font: 14px/1.55 "DejaVu Sans Mono", monospace; color: var(--text) }
  iframe { border: 0; width: 920px; height: 1000px; transform: scale(.63); transform-origin: 0 0;
    mask-image: linear-gradient(#000 ${SIZE.height * 1.3}px, transparent ${SIZE.height * 1.5}px) }
  </style><div><pre>${colored(terminal).join('')}</pre></div><div><iframe src="results/report.html"></iframe></div>`;
}

async function takePictures(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tides-'));
  try {
    writeFileSync(join(folder, 'picture.html'), pictureHtml(await runIn(folder)));
    const out = join(root, 'docs/pictures');
    mkdirSync(out, { recursive: true });
    await using page = await Page.open();
    for (const scheme of ['light', 'dark'] as const) {
      await page.show(`file://${join(folder, 'picture.html')}`, { ...SIZE, scheme });
      // The report in its frame is drawn after the page is loaded.
      await page.evaluate(
        'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
      );
      writeFileSync(join(out, `run-${scheme}.png`), await page.picture({ x: 0, y: 0, ...SIZE }, DENSITY));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await takePictures();
} catch (error) {
  process.stderr.write(failureText(error, !(error instanceof Failure)));
  process.exitCode = 1;
}
