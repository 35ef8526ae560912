/**
 * How long the action takes for a pull request from a fork, as a whole process started as the runner starts
 * it, with the loopback GitHub and the local registry: one valid entry without tests, and 200 changed
 * entries. The peer is a process that makes only the requests that are necessary: for the list of changed
 * files, the commit, tree and index of the catalog, and the manifest and config of the image.
 *
 * node bench/publish.ts [ROUNDS]   after `npm run build`
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pullRequestEvent } from '../test/fakes/events.ts';
import { type FakeCatalog, startFakeCatalog, untested } from '../test/fakes/hosted-catalog.ts';
import { openWorkshop } from '../test/fakes/workshop.ts';

const ROUNDS = Number(process.argv[2] ?? 5);
/** Seconds of the whole process for one and for `MANY` entries; requests to GitHub per entry. */
const LIMITS = { one: 1.5, many: 20, calls: 6 };
const MANY = 200;

const PEER = `
const [github, repository, registry, image] = process.argv.slice(1);
const at = github + '/repos/' + repository;
const get = async (url, accept) => (await fetch(url, { headers: { accept } })).json();
await get(at + '/pulls/1/files?per_page=100', 'application/json');
await get(at + '/commits/main', 'application/json');
await get(at + '/git/trees/main?recursive=1', 'application/json');
await get(at + '/contents/catalog/index.json', 'application/json');
const types = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
const base = 'http://' + registry + '/v2/' + image;
const index = await get(base + '/manifests/1.0.0', types);
for (const { digest } of index.manifests ?? []) {
  const manifest = await get(base + '/manifests/' + digest, types);
  await get(base + '/blobs/' + manifest.config.digest, '*/*');
}
`;

const run = promisify(execFile);
await using workshop = await openWorkshop(['csv-summary']);

/**
 * @returns the median seconds of the action for a fork's pull request, and the requests to GitHub of one
 * round
 */
async function measure(catalog: FakeCatalog, names: readonly string[]) {
  const { github, repository } = catalog;
  const fork = github.fork(repository, 'alice');
  fork.commit('change', Object.assign({}, ...names.map((name) => untested(name))));
  const pull = repository.openPull('change', { from: fork });
  const times: number[] = [];
  let calls = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = github.asked.length;
    const started = performance.now();
    const step = await catalog.run(pullRequestEvent(github, repository, pull));
    times.push((performance.now() - started) / 1000);
    if (step.code !== 0) throw new Error(step.log);
    calls = github.asked.length - before;
  }
  return { seconds: median(times), calls };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function peer({ github, repository }: FakeCatalog): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    const image = 'pipewright/images/csv-summary';
    const args = [github.url, repository.fullName, workshop.registry.address, image];
    await run(process.execPath, ['--input-type=module', '-e', PEER, ...args]);
    times.push((performance.now() - started) / 1000);
  }
  return median(times);
}

let failed = false;
function tell(what: string, got: number, limit: number, unit: string, more = ''): void {
  const ok = got <= limit;
  failed ||= !ok;
  process.stdout.write(
    `${ok ? 'ok  ' : 'OVER'}  ${what}: ${got.toFixed(2)} ${unit} (limit ${limit}${unit === 's' ? ' s' : ''})${more}\n`,
  );
}

{
  await using catalog = await startFakeCatalog(workshop);
  const { seconds, calls } = await measure(catalog, ['blur']);
  const other = await peer(catalog);
  tell(
    'one entry',
    seconds,
    LIMITS.one,
    's',
    `; the bare requests ${other.toFixed(2)} s, ratio ${(seconds / other).toFixed(1)}`,
  );
  tell('requests to GitHub for one entry', calls, LIMITS.calls, '');
}
{
  await using catalog = await startFakeCatalog(workshop);
  const names = Array.from({ length: MANY }, (_, i) => `algorithm-number-${i}`);
  const { seconds, calls } = await measure(catalog, names);
  tell(`${MANY} entries`, seconds, LIMITS.many, 's');
  tell(`requests to GitHub per entry of ${MANY}`, calls / MANY, LIMITS.calls, '');
}
process.exitCode = failed ? 1 : 0;
