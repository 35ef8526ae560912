import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { AGENT_VERSION } from '../agent/agent-version.ts';
import { Failure } from '../core/failure.ts';
import { attemptInContainer, fileDigest } from '../edge/container-attempt.ts';
import { findEngine } from '../edge/engine.ts';
import { writeText } from '../edge/files.ts';
import { loadImage } from '../edge/image-loading.ts';
import { openImages } from '../edge/images.ts';
import { findInputs } from '../edge/local-inputs.ts';
import { openRunFolder } from '../edge/local-run-folder.ts';
import { systemClock } from '../edge/system-clock.ts';
import { runLocally } from '../local/local-run.ts';
import { isDigest } from '../oci/digest.ts';
import { parseReference, tagOrDigest } from '../oci/reference.ts';
import { recordLocalRun } from '../progress/local-record.ts';
import { reportHtml } from '../report/report-html.ts';
import { renderLocalRun } from '../report/run-text.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './command-io.ts';
import { jsonText } from './output.ts';
import { showRun } from './run-progress.ts';
import { readWorkflowFile } from './workflow-file.ts';

/** What `run --local` is told. */
export interface LocalOrder {
  readonly file: string;
  /** Files, folders and patterns. */
  readonly names: readonly string[];
  readonly out?: string | undefined;
  readonly engine?: string | undefined;
  readonly jobs?: string | undefined;
  readonly catalog?: string | undefined;
  readonly json: boolean;
}

/** `pipewright run --local`. @throws Failure for whatever the user can mend */
export async function runLocal(order: LocalOrder, io: CommandIo): Promise<number> {
  const { file, names, out, engine: wanted, json: quiet } = order;
  if (names.length === 0 || !out)
    throw new Failure(
      'BAD_USAGE',
      'Say what to run, on what, and where to: pipewright run FILE --local INPUT… --out DIR',
    );
  if (wanted !== undefined && wanted !== 'docker' && wanted !== 'podman')
    throw new Failure('BAD_USAGE', `--engine is docker or podman, not "${wanted}".`);
  const jobs = readJobs(order.jobs);

  const plan = await readWorkflowFile(file, io, {
    json: quiet,
    ...(order.catalog && { catalog: order.catalog }),
  });
  if (!plan) return 1;
  const secrets = secretsOf(plan, io.env);
  const folderPath = resolve(io.cwd, out);
  const inputs = await findInputs(names, io.cwd, folderPath);
  const engine = await findEngine(wanted);
  await using folder = await openRunFolder(folderPath);
  // Of a run that was killed: its containers went on, and nobody waits for them any more.
  await engine.removeAll(folder.label);

  const shown = showRun(plan, io, quiet);
  const started = Date.now();
  const engineName = `${engine.command} ${engine.version}`;
  shown.say(`Running ${plan.workflow} on ${engineName}: ${inputs.length} inputs, ${jobs} at once`);
  const images = await bringImages(plan, engine, io, (text) => shown.say(text));
  const bench = { plan, engine, folder, images, signal: io.signal };
  const result = await runLocally(
    plan,
    inputs,
    { jobs, secrets },
    {
      digest: fileDigest,
      find: folder.find,
      forget: folder.forget,
      keep: folder.keep,
      locate: folder.locate,
      attempt: (item) => attemptInContainer(item, bench),
      now: Date.now,
      sleep: (milliseconds) => systemClock.sleep(milliseconds, io.signal).catch(() => undefined),
      stop: io.signal,
    },
    shown.onEvent,
  ).finally(shown.end);
  const record = recordLocalRun(plan, result, {
    pipewright: AGENT_VERSION,
    engine: engineName,
    jobs,
    started,
    ended: Date.now(),
    stopped: io.signal.aborted,
  });
  await writeText(join(folderPath, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
  await writeText(join(folderPath, 'report.html'), reportHtml(record));
  if (quiet) io.out(jsonText(record));
  else io.out(`\n${renderLocalRun(record, relative(io.cwd, folderPath) || '.')}`);
  io.signal.throwIfAborted();
  return record.state === 'COMPLETE' ? 0 : 1;
}

/** @throws Failure `BAD_USAGE` */
function readJobs(written: string | undefined): number {
  if (written === undefined) return Math.max(1, availableParallelism() >> 1);
  const jobs = Number(written);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 1024) return jobs;
  throw new Failure('BAD_USAGE', `--jobs is a whole number from 1 to 1024, not "${written}".`);
}

/**
 * Values of secret variables, which on AWS come from there.
 * @throws Failure `SECRET_MISSING` that names all of them
 */
function secretsOf(plan: Plan, env: NodeJS.ProcessEnv): Record<string, string> {
  const names = [...new Set(plan.steps.flatMap((step) => Object.keys(step.secrets)))].sort();
  const missing = names.filter((name) => env[name] === undefined);
  if (missing.length === 0) return Object.fromEntries(names.map((name) => [name, env[name] ?? '']));
  throw new Failure(
    'SECRET_MISSING',
    `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} secret and on AWS taken from there; here, put ${missing.length > 1 ? 'them' : 'it'} into the environment: ${missing.map((name) => `${name}=…`).join(' ')} pipewright run …`,
  );
}

/** Brings every step's image into the engine. @returns the names that they have there, by step */
async function bringImages(
  plan: Plan,
  engine: Awaited<ReturnType<typeof findEngine>>,
  io: CommandIo,
  say: (text: string) => void,
): Promise<Map<string, string>> {
  await using images = await openImages({ env: io.env, signal: io.signal });
  const byDigest = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { id, image, spec } of plan.steps) {
    const reference = parseReference(image);
    if (!byDigest.has(image)) {
      const digest = tagOrDigest(reference);
      if (!isDigest(digest))
        throw new Failure(
          'BAD_CATALOG',
          `The catalog names ${image} without a digest. Restore the file as it was published.`,
        );
      const source = await images.source(reference);
      byDigest.set(image, await loadImage(engine, source, digest, spec.name, { signal: io.signal, say }));
    }
    names.set(id, byDigest.get(image)!);
  }
  return names;
}
