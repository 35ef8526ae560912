import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import { VERSION } from '../core/own-release.ts';
import { isBelow, pathFrom } from '../core/path-below.ts';
import { cacheFolder } from '../edge/cache-folder.ts';
import { attemptInContainer } from '../edge/container-attempt.ts';
import { type Engine, findEngine } from '../edge/engine.ts';
import { removeOldImages } from '../edge/engine-images.ts';
import { probeMounts, probePlatform } from '../edge/engine-probe.ts';
import { sha256 } from '../edge/file-digest.ts';
import { kindOf, resolvedFolder, writeText } from '../edge/files.ts';
import { loadImage } from '../edge/image-loading.ts';
import { openKnownResults } from '../edge/known-results.ts';
import { openRunFolder } from '../edge/local-run-folder.ts';
import { concernsEveryItem, loadRunImages, type RunImages } from '../edge/run-images.ts';
import { systemClock } from '../edge/system-clock.ts';
import type { InputFile } from '../local/flow.ts';
import { boundJobs, defaultJobs } from '../local/jobs.ts';
import { runLocally } from '../local/local-run.ts';
import { isDigest } from '../oci/digest.ts';
import { parseReference, tagOrDigest } from '../oci/reference.ts';
import { recordLocalRun } from '../progress/local-record.ts';
import { gatheringWhatIsDone } from '../protocol/item-groups.ts';
import { reportHtml } from '../report/report-html.ts';
import { renderLocalRun } from '../report/run-text.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Input } from './command.ts';
import { type CommandIo, noteLine, screenOf, warn } from './command-io.ts';
import { openImagesFor } from './images-access.ts';
import { incompleteLines, itemsHint } from './planned-items.ts';
import { writeResultLists } from './result-lists.ts';
import type { RunOutcome } from './run-command.ts';
import type { RUN } from './run-commands.ts';
import { findRunInputs, withoutInput } from './run-local-inputs.ts';
import { showRun } from './run-progress.ts';
import { loadWorkflowFile, planOf } from './workflow-file.ts';

type LocalRequest = Pick<
  Input<typeof RUN>,
  'file' | 'inputs' | 'out' | 'engine' | 'jobs' | 'catalog' | 'sheet' | 'no-cache' | 'allow-failed'
>;

/** `pipewright run --local`. @throws Failure for whatever the user can fix */
export async function runLocal(request: LocalRequest, io: CommandIo): Promise<RunOutcome> {
  const { out } = request;
  // Without INPUT, the workflow file must name a sheet, so the file must exist.
  const isThere = kindOf(resolve(io.cwd, request.file)) === 'file';
  if (!out || (request.inputs.length === 0 && !isThere)) throw withoutInput();
  const workflow = await loadWorkflowFile(request.file, io, request.catalog, request.sheet);
  const plan = request['allow-failed'] ? gatheringAll(planOf(workflow)) : planOf(workflow);
  const secrets = secretsOf(plan, io.env);
  const without = resolvedFolder(resolve(io.cwd, out));
  const {
    files: inputs,
    read,
    leftOut,
    count,
    items,
    preview,
  } = await findRunInputs(workflow, plan, request, io, without);
  const hint = itemsHint(workflow, preview, io);
  if (hint !== undefined) noteLine(io, hint);
  checkApart(plan, read, without);
  const engine = await findEngine(request.engine);
  await using folder = await openRunFolder(without, (failure) => warn(io, warningOf(failure)));
  // Containers of a run that was killed may still be running, and their results would be lost.
  await engine.removeAll(folder.label);

  const shown = showRun(plan, io, io.quiet);
  for (const line of incompleteLines(preview?.incomplete ?? [])) shown.say(line);
  const started = Date.now();
  const engineName = `${engine.command} ${engine.version}`;
  const asking = plan.steps.map(({ id, spec }) => ({ name: id, needs: spec }));
  const { jobs, why } = boundJobs(
    request.jobs ?? defaultJobs(availableParallelism(), asking),
    asking,
    engine,
  );
  if (why) shown.say(why);
  shown.say(`Running ${plan.workflow} on ${engineName}: ${count}, ${jobs} at once`);
  const images = await loadImages(plan, engine, io, (text) => shown.say(text));
  // An error that every item would meet ends the run once, with its reason.
  const halt = new AbortController();
  const signal = AbortSignal.any([io.signal, halt.signal]);
  const context = {
    ...{ plan, engine, folder, images, signal },
    warn: (failure: Failure) => (io.quiet ? warn(io, warningOf(failure)) : shown.say(warningOf(failure))),
  };
  let probed: Promise<void> | undefined;
  const probe = (): Promise<void> =>
    probeMounts(engine, images.of(plan.steps[0]!), {
      folder: folder.path,
      inputs: read.map(({ file }) => file),
      signal,
    });
  const known = plan.reuse && openKnownResults(cacheFolder(io.env, 'results'), folder);
  const result = await runLocally(
    plan,
    inputs,
    { jobs, secrets, memory: engine.memory, ...(items && { items }) },
    {
      digest: sha256,
      find: folder.find,
      forget: folder.forget,
      keep: folder.keep,
      locate: folder.locate,
      removeCheckpoint: folder.removeCheckpoint,
      ...(known && { note: known.note, ...(!request['no-cache'] && { recall: known.recall }) }),
      async attempt(item, _attempt, setting) {
        try {
          probed ??= probe().catch((error: unknown) => {
            halt.abort(error);
            throw error;
          });
          await probed;
          return await attemptInContainer(item, setting, context);
        } catch (error) {
          if (concernsEveryItem(error)) halt.abort(error);
          throw error;
        }
      },
      now: Date.now,
      sleep: (milliseconds) => systemClock.sleep(milliseconds, signal).catch(() => undefined),
      stop: signal,
    },
    shown.onEvent,
  ).finally(shown.clear);
  const steps = plan.steps.map(({ id }) => id);
  // A stopped run has not reached all of its items, so it cannot tell which results are left over.
  const leftOver = signal.aborted ? [] : await folder.sweep(result.items, steps);
  const record = recordLocalRun(plan, result, {
    skipped: leftOut,
    leftOver,
    pipewright: VERSION,
    engine: engineName,
    jobs,
    started,
    ended: Date.now(),
    stopped: signal.aborted,
  });
  await writeText(join(folder.path, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
  await writeText(join(folder.path, 'report.html'), reportHtml(record));
  if (items) await writeResultLists(folder.path, record.items, record.missing);
  await removeOldImages(engine).catch((error: unknown) => shown.say(`Old images stay: ${explain(error)}`));
  if (halt.signal.aborted) throw halt.signal.reason;
  return {
    text: `\n${renderLocalRun(record, pathFrom(io.cwd, out), screenOf(io))}`,
    json: record,
    failed: record.state !== 'COMPLETE',
  };
}

/**
 * The plan whose gather steps take what is done.
 * @throws Failure `BAD_USAGE` for a workflow without "items"
 */
function gatheringAll(plan: Plan): Plan {
  if (!plan.items)
    throw new Failure(
      'BAD_USAGE',
      `--allow-failed is for workflow files with "items", but the one of ${plan.workflow} has none.`,
    );
  const ids = plan.items.steps.map(({ id }) => id);
  return { ...plan, items: gatheringWhatIsDone(plan.items, ids) };
}

function warningOf({ code, message }: Failure): string {
  return `warning ${code}: ${message}`;
}

/**
 * Refuses inputs that are where results go, as a result must not replace an input.
 * @throws Failure `OUTPUT_COLLISION`
 */
function checkApart({ steps }: Plan, inputs: readonly InputFile[], folder: string): void {
  for (const { id } of steps)
    for (const { file } of inputs)
      if (isBelow(join(folder, id), file))
        throw new Failure(
          'OUTPUT_COLLISION',
          `The input ${file} lies where the results of step ${id} go. Name another folder with --out.`,
        );
}

/**
 * Values of secret variables, from the environment; on AWS, agents get them from AWS.
 * @throws Failure `SECRET_MISSING`, naming all that are missing
 */
function secretsOf(plan: Plan, env: NodeJS.ProcessEnv): Record<string, string> {
  const names = [...new Set(plan.steps.flatMap((step) => Object.keys(step.secrets)))].sort();
  const missing = names.filter((name) => !Object.hasOwn(env, name));
  if (missing.length === 0) return Object.fromEntries(names.map((name) => [name, env[name] ?? '']));
  const [are, them] = missing.length > 1 ? ['are', 'them'] : ['is', 'it'];
  throw new Failure(
    'SECRET_MISSING',
    `${missing.join(', ')} ${are} secret and on AWS read from there; here, put ${them} into the environment: ${missing.map((name) => `${name}=…`).join(' ')} npx pipewright run …`,
  );
}

/** Loads every step's image into the engine. @throws Failure as loading does; `WRONG_PLATFORM` */
async function loadImages(
  plan: Plan,
  engine: Engine,
  io: CommandIo,
  say: (text: string) => void,
): Promise<RunImages> {
  const { signal } = io;
  return loadRunImages(plan.steps, async ({ image, spec }) => {
    const reference = parseReference(image);
    const digest = tagOrDigest(reference);
    if (!isDigest(digest))
      throw new Failure(
        'BAD_CATALOG',
        `The catalog names ${image} without a digest. Restore the file as it was published.`,
      );
    await using images = await openImagesFor(io);
    const loaded = await loadImage(engine, await images.source(reference), digest, spec, { signal, say });
    await probePlatform(engine, loaded, { algorithm: spec.name, folder: io.cwd, signal });
    return loaded;
  });
}
