/**
 * Takes the picture of README: `node scripts/pictures.ts`. A workflow really runs on this machine; what the terminal shows
 * and the report that the run leaves become docs/pictures/run-light.png and run-dark.png, through Chromium.
 * It needs Docker, and Chromium, which is installed where we are root on Debian or Ubuntu.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildImages, pushImages } from '../images/build.ts';
import { failureText } from '../src/command/output.ts';
import { Failure } from '../src/core/failure.ts';
import { logLines } from '../src/text/html.ts';
import { Page } from '../test/report/browser.ts';
import { localCatalog } from './demo/catalog.ts';
import { root } from './demo/stage.ts';
import { publishAgent } from './publish-agent.ts';
import { Services } from './services.ts';

const NAMES = ['outliers', 'csv-summary', 'table-merge'];
const FILE = 'graph.workflow.json';
const INPUTS = 'tide-gauges';
/** Of a picture, in pixels. */
const SIZE = { width: 1280, height: 620 };

/**
 * Runs the example `graph` in a folder that looks like a user's.
 * @returns what a terminal shows at the end
 * @throws Failure `PICTURE_FAILED`
 */
async function runIn(folder: string): Promise<string> {
  await using services = new Services();
  await services.engine('docker');
  const registry = await services.registry();
  const env = { ...process.env, CONTAINERS_REGISTRIES_CONF: registry.registriesConf, COLUMNS: '84' };
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

/** The first line and the last state of the progress, which a terminal shows instead of those before. */
function lastScreen(said: string): string {
  const [first = '', ...lines] = said.trimEnd().split('\n');
  const rest = lines.join('\n');
  const table = rest.indexOf('\n\n');
  const progress = rest.slice(0, table).split('\n');
  const steps = new Map(
    progress.filter((line) => /[█·]/.test(line)).map((line) => [line.split(' ')[0], line]),
  );
  return [first, '', ...steps.values(), rest.slice(table + 1)].join('\n');
}

/** A window with the terminal, and beside it one with the report. @param terminal its text */
function pictureHtml(terminal: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><style>
  :root { --page: #fff; --window: #f6f8fa; --edge: #d0d7de; --text: #1f2328 }
  @media (prefers-color-scheme: dark) {
    :root { --page: #0d1117; --window: #161b22; --edge: #30363d; --text: #e6edf3 } }
  body { margin: 0; background: var(--page); display: grid; gap: 16px; padding: 8px; box-sizing: border-box;
    grid-template-columns: 668px 1fr; height: ${SIZE.height}px }
  div { border: 1px solid var(--edge); border-radius: 8px; overflow: hidden; background: var(--window) }
  pre { margin: 0; padding: 20px; font: 12.5px/1.5 "DejaVu Sans Mono", monospace; color: var(--text) }
  iframe { border: 0; width: 920px; height: 1000px; transform: scale(.63); transform-origin: 0 0 }
  </style><div><pre>${logLines(terminal)}</pre></div><div><iframe src="results/report.html"></iframe></div>`;
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
      writeFileSync(join(out, `run-${scheme}.png`), await page.picture({ x: 0, y: 0, ...SIZE }));
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
