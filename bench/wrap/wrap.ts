/**
 * The figures of wrapping, each beside its peer in the same run:
 *
 *     node bench/wrap/wrap.ts [--quick]
 *
 * Registries are Debian's docker-registry on loopback. `--quick` uses images of a tenth of the size, to check
 * the benchmark itself.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAgent } from '../../scripts/build-agent.ts';
import { ensureGoTool, Services, settingOf } from '../../scripts/services.ts';
import { AGENT_ENTRYPOINT, type AgentRelease } from '../../src/wrap/agent-release.ts';
import { startRealRegistry } from '../../test/fakes/real-registry.ts';
import { writeImage } from './images.ts';
import { measure, median, middle, printTable, type Row, type Sample } from './measure.ts';

const quick = process.argv.includes('--quick');
const scale = quick ? 0.1 : 1;
const CLI = join(import.meta.dirname, '../../dist/cli/index.js');
const KIB = 1024;
const MB = 1_000_000;
const TURNS = 15;
const rows: Row[] = [];

await using services = new Services();
const engine = await services.engine('docker');
await services.tools(['skopeo', 'docker-registry']);
const crane = await ensureGoTool(settingOf(), 'crane');
const { layout: agentLayout, release } = await buildAgent({});
await using here = await startRealRegistry();
await using there = await startRealRegistry();
const folder = await mkdtemp(join(tmpdir(), 'pipewright-bench-'));
try {
  await skopeo(`oci:${agentLayout}`, `docker://${here.host}/agent:1`);
  await compareSizes();
  await compareAcross();
  printTable(rows);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = rows.every((row) => row.met) ? 0 : 1;

async function compareSizes(): Promise<void> {
  const images = [
    { name: '100 MB', megabytes: 100, layers: 5 },
    { name: '1 GB', megabytes: 1000, layers: 10 },
    { name: '5 GB', megabytes: 5000, layers: 20 },
  ].map((image) => ({ ...image, source: `${here.host}/source-${image.megabytes}` }));
  for (const { megabytes, layers, source } of images) {
    const layout = join(folder, `image-${megabytes}`);
    await writeImage(layout, megabytes * scale, layers);
    await skopeo(`oci:${layout}`, `docker://${source}:1`);
    await rm(layout, { recursive: true });
  }
  // Everything is written to disk before anything is timed, and sizes alternate, so that all see the same
  // load.
  await measure('sync', []);
  const samples = images.map(() => ({ ours: [] as Sample[], cranes: [] as Sample[] }));
  const starts: Sample[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    starts.push(await measure(process.execPath, ['-e', '0']));
    for (const [i, { megabytes, source }] of images.entries()) {
      const spec = await writeSpec(`bench-${megabytes}`, `${source}:1`);
      samples[i]!.ours.push(await wrap(spec, `${here.host}/ours-${megabytes}-${turn}:1`));
      samples[i]!.cranes.push(await craneAppend(`${source}:1`, `${here.host}/crane-${megabytes}-${turn}:1`));
    }
  }
  const ours = samples.map((each) => middle(each.ours));
  const cranes = samples.map((each) => middle(each.cranes));
  for (const [i, { name }] of images.entries()) {
    const [crane, wrapped] = [cranes[i]!.seconds, ours[i]!.seconds];
    rows.push({
      figure: `${name}: crane append + mutate ÷ wrap`,
      measured: `${(crane / wrapped).toFixed(1)} (${crane.toFixed(2)} s ÷ ${wrapped.toFixed(2)} s)`,
      goal: 'at least 1',
      met: crane >= wrapped,
    });
  }
  const [small, middling, large] = ours as [Sample, Sample, Sample];
  rows.push({
    figure: '1 GB: wrap, whole process',
    measured: `${middling.seconds.toFixed(2)} s`,
    goal: 'under 0.7 s',
    met: middling.seconds < 0.7,
  });
  const start = middle(starts).seconds;
  rows.push({
    figure: '1 GB: wrap ÷ node -e 0',
    measured: `${(middling.seconds / start).toFixed(1)} (${milliseconds(middling.seconds)} ÷ ${milliseconds(start)})`,
    goal: 'at most 3.5',
    met: middling.seconds <= 3.5 * start,
  });
  const { bytes_sent } = JSON.parse(middling.stdout) as { bytes_sent: number };
  rows.push({
    figure: '1 GB: bytes sent by wrap',
    measured: `${(bytes_sent / KIB).toFixed(1)} KiB`,
    goal: 'at most 64 KiB',
    met: bytes_sent <= 64 * KIB,
  });
  const ratio = large.seconds / small.seconds;
  rows.push({
    figure: '5 GB ÷ 100 MB',
    measured: ratio.toFixed(2),
    goal: 'at most 1.15',
    met: ratio <= 1.15,
  });
  const docker = await dockerBuild(`${images[1]!.source}:1`);
  rows.push({
    figure: '1 GB: docker build + push ÷ wrap',
    measured: `${(docker.cold / middling.seconds).toFixed(0)} (${docker.cold.toFixed(1)} s, on a machine without the image, as ours)`,
    goal: 'at least 30',
    met: docker.cold / middling.seconds >= 30,
  });
  rows.push({
    figure: '1 GB: the same, image and layer known to Docker',
    measured: `${(docker.warm / middling.seconds).toFixed(1)} (${docker.warm.toFixed(1)} s)`,
    goal: '',
    met: true,
  });
}

async function compareAcross(): Promise<void> {
  const megabytes = 2000 * scale;
  const layout = join(folder, 'image-across');
  await writeImage(layout, megabytes, 1);
  const image = `${here.host}/across:1`;
  await skopeo(`oci:${layout}`, `docker://${image}`);
  await rm(layout, { recursive: true });
  await skopeo(`oci:${agentLayout}`, `docker://${there.host}/agent:1`);
  const spec = await writeSpec('bench-across', image);
  const ours: Sample[] = [];
  const skopeos: Sample[] = [];
  // Alternating, so that both see the same load. No target registry has the layer yet.
  for (let turn = 0; turn < 3; turn += 1) {
    await using first = await startRealRegistry();
    await using second = await startRealRegistry();
    await skopeo(`oci:${agentLayout}`, `docker://${first.host}/agent:1`);
    skopeos.push(await skopeo(`docker://${image}`, `docker://${second.host}/across:1`));
    ours.push(await wrap(spec, `${first.host}/across:1`, `${first.host}/agent:1`, true));
  }
  const [mine, peer] = [middle(ours), middle(skopeos)];
  const peak = Math.max(...ours.map((sample) => sample.peakMemory));
  rows.push({
    figure: `across registries, one layer of ${megabytes} MB: memory`,
    measured: `${(peak / MB).toFixed(0)} MB`,
    goal: 'under 160 MB',
    met: peak < 160 * MB,
  });
  const ratio = peer.seconds / mine.seconds;
  rows.push({
    figure: 'across registries: throughput ÷ skopeo copy',
    measured: `${ratio.toFixed(2)} (${(megabytes / mine.seconds).toFixed(0)} ÷ ${(megabytes / peer.seconds).toFixed(0)} MB/s)`,
    goal: 'at least 1',
    met: ratio >= 1,
  });
}

function wrap(spec: string, to: string, agent = `${here.host}/agent:1`, memory = false): Promise<Sample> {
  const args = [CLI, 'wrap', spec, '--to', to, '--agent', agent, '--no-write', '--json'];
  return measure(process.execPath, args, {}, memory);
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}

/** The same change with crane: the layer, then everything that the config gains. */
async function craneAppend(from: string, to: string): Promise<Sample> {
  const layer = join(agentLayout, 'blobs', 'sha256', agentLayer(release).slice(7));
  const append = await measure(crane, [
    'append',
    '--insecure',
    '--base',
    from,
    '--new_layer',
    layer,
    '--new_tag',
    to,
  ]);
  const mutate = await measure(crane, [
    'mutate',
    '--insecure',
    to,
    `--entrypoint=${AGENT_ENTRYPOINT.join(',')}`,
    '--env=PIPEWRIGHT_SPEC={}',
    '--label=org.opencontainers.image.title=bench',
    `--tag=${to}`,
  ]);
  return { seconds: append.seconds + mutate.seconds, peakMemory: 0, stdout: '' };
}

/**
 * The same change with Docker, in seconds. `cold` is as on a runner: its engine has neither the image nor the
 * layer, so the build pulls. `warm` is the best case: the image is there and Docker remembers that it pushed
 * the layer.
 */
async function dockerBuild(from: string): Promise<{ cold: number; warm: number }> {
  const context = join(folder, 'context');
  await measure('mkdir', ['-p', context]);
  const layer = join(agentLayout, 'blobs', 'sha256', agentLayer(release).slice(7));
  await measure('cp', [layer, join(context, 'agent.tar.gz')]);
  const once = async (to: string): Promise<Sample> => {
    const build = await measure(engine.command, ['build', '--quiet', '--no-cache', '--tag', to, context]);
    const push = await measure(engine.command, ['push', '--quiet', to]);
    return { seconds: build.seconds + push.seconds, peakMemory: 0, stdout: '' };
  };
  const cold = await median(3, async (i) => {
    await using fresh = await startRealRegistry();
    await skopeo(`docker://${from}`, `docker://${fresh.host}/source:1`);
    const to = `${fresh.host}/docker:${i}`;
    await writeFile(join(context, 'Dockerfile'), dockerfile(`${fresh.host}/source:1`));
    const sample = await once(to);
    await measure(engine.command, ['rmi', to, `${fresh.host}/source:1`]);
    return sample;
  });
  await writeFile(join(context, 'Dockerfile'), dockerfile(from));
  await measure(engine.command, ['pull', '--quiet', from]);
  const warm = await median(3, async (i) => {
    const sample = await once(`${here.host}/docker-${i}:1`);
    await measure(engine.command, ['rmi', `${here.host}/docker-${i}:1`]);
    return sample;
  });
  await measure(engine.command, ['rmi', from]);
  return { cold: cold.seconds, warm: warm.seconds };
}

function dockerfile(from: string): string {
  return `FROM ${from}
ADD agent.tar.gz /
ENV PIPEWRIGHT_SPEC={}
LABEL org.opencontainers.image.title=bench
ENTRYPOINT ${JSON.stringify(AGENT_ENTRYPOINT)}
`;
}

function skopeo(from: string, to: string): Promise<Sample> {
  const open = ['--src-tls-verify=false', '--dest-tls-verify=false'];
  return measure('skopeo', ['--insecure-policy', 'copy', '--quiet', '--all', ...open, from, to]);
}

function agentLayer(agent: AgentRelease): string {
  return agent.platforms['linux/amd64']?.digest ?? '';
}

async function writeSpec(name: string, image: string): Promise<string> {
  const file = join(folder, `${name}.json`);
  await writeFile(
    file,
    JSON.stringify({
      name,
      container_name: image,
      run_command: '/bin/true $input $output',
      input_file_path: '/in',
      output_file_path: '/out',
      memory: { suggested: 128 },
    }),
  );
  return file;
}
