import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { AGENT_VERSION } from '../agent/agent-version.ts';
import { Failure } from '../core/failure.ts';
import { attemptInContainer } from '../edge/container-attempt.ts';
import { type Engine, findEngine } from '../edge/engine.ts';
import { sha256 } from '../edge/file-digest.ts';
import { writeText } from '../edge/files.ts';
import { loadImage } from '../edge/image-loading.ts';
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
import type { Input } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { openImagesFor } from './images-access.ts';
import type { RunOutcome } from './run-command.ts';
import type { RUN } from './run-commands.ts';
import { showRun } from './run-progress.ts';
import { readPlan } from './workflow-file.ts';

type LocalRequest = Pick<Input<typeof RUN>, 'file' | 'inputs' | 'out' | 'engine' | 'jobs' | 'catalog'>;

/** `pipewright run --local`. @throws Failure for whatever the user can fix */
export async function runLocal(request: LocalRequest, io: CommandIo): Promise<RunOutcome> {
  const { out, jobs = Math.max(1, availableParallelism() >> 1) } = request;
  if (request.inputs.length === 0 || !out)
    throw new Failure(
      'BAD_USAGE',
      'Name what to run on, and where results go: pipewright run FILE --local INPUT… --out DIR',
    );
  const plan = await readPlan(request.file, io, request.catalog);
  const secrets = secretsOf(plan, io.env);
  const folderPath = resolve(io.cwd, out);
  const inputs = await findInputs(request.inputs, io.cwd, folderPath);
  const engine = await findEngine(request.engine);
  await using folder = await openRunFolder(folderPath);
  // Containers of a run that was killed are still running, and their results would be lost.
  await engine.removeAll(folder.label);

  const shown = showRun(plan, io, io.quiet);
  const started = Date.now();
  const engineName = `${engine.command} ${engine.version}`;
  shown.say(`Running ${plan.workflow} on ${engineName}: ${inputs.length} inputs, ${jobs} at once`);
  const images = await loadImages(plan, engine, io, (text) => shown.say(text));
  const context = { plan, engine, folder, images, signal: io.signal };
  const result = await runLocally(
    plan,
    inputs,
    { jobs, secrets },
    {
      digest: sha256,
      find: folder.find,
      forget: folder.forget,
      keep: folder.keep,
      locate: folder.locate,
      attempt: (item) => attemptInContainer(item, context),
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
  return {
    text: `\n${renderLocalRun(record, relative(io.cwd, folderPath) || '.')}`,
    json: record,
    failed: record.state !== 'COMPLETE',
  };
}

/**
 * Values of secret variables, which on AWS come from there.
 * @throws Failure `SECRET_MISSING` that names all of them
 */
function secretsOf(plan: Plan, env: NodeJS.ProcessEnv): Record<string, string> {
  const names = [...new Set(plan.steps.flatMap((step) => Object.keys(step.secrets)))].sort();
  const missing = names.filter((name) => !Object.hasOwn(env, name));
  if (missing.length === 0) return Object.fromEntries(names.map((name) => [name, env[name] ?? '']));
  const [are, them] = missing.length > 1 ? ['are', 'them'] : ['is', 'it'];
  throw new Failure(
    'SECRET_MISSING',
    `${missing.join(', ')} ${are} secret and on AWS read from there; here, put ${them} into the environment: ${missing.map((name) => `${name}=…`).join(' ')} pipewright run …`,
  );
}

/** Loads every step's image into the engine. @returns the names that they have there, by step */
async function loadImages(
  plan: Plan,
  engine: Engine,
  io: CommandIo,
  say: (text: string) => void,
): Promise<Map<string, string>> {
  await using images = await openImagesFor(io);
  const loaded = new Map<string, string>();
  for (const { image, spec } of plan.steps) {
    if (loaded.has(image)) continue;
    const reference = parseReference(image);
    const digest = tagOrDigest(reference);
    if (!isDigest(digest))
      throw new Failure(
        'BAD_CATALOG',
        `The catalog names ${image} without a digest. Restore the file as it was published.`,
      );
    const source = await images.source(reference);
    loaded.set(image, await loadImage(engine, source, digest, spec.name, { signal: io.signal, say }));
  }
  return new Map(plan.steps.map(({ id, image }) => [id, loaded.get(image)!]));
}
