import { readFile } from 'node:fs/promises';
import { AGENT_VERSION } from '../agent/agent-version.ts';
import { readImageUser } from '../agent/image-user.ts';
import type { Output } from '../agent/one-shot-progress.ts';
import { WORKER_EXIT, runWorker as workOnQueue } from '../agent/worker.ts';
import { logLeftBehind } from '../agent/worker-context.ts';
import { LONGEST_ITEM_MINUTES, readSettings, type Settings } from '../agent/worker-settings.ts';
import { explain, Failure } from '../core/failure.ts';
import type { Spec } from '../spec/spec.ts';
import type { OriginalImage } from '../wrap/image-environment.ts';
import { exitCodeOf, output, stopSignal } from './agent-container.ts';
import * as workspace from './agent-workspace.ts';
import { openSession } from './aws/aws-session.ts';
import { openQueues } from './aws/sqs.ts';
import { machineSize } from './container-memory.ts';
import { runCommand } from './process.ts';
import { systemClock } from './system-clock.ts';

// The worker in its container. Loaded only when there is a queue: the AWS clients are slow to load.

/**
 * Works on the queue's items and ends the process; `WORKER_EXIT` lists the exit codes. Pending calls (that
 * AWS does not answer) are abandoned.
 */
export async function work(spec: Spec, original: OriginalImage): Promise<never> {
  const stop = stopSignal();
  const { log, print } = openLog(output(process.stderr));
  try {
    const settings = readSettings(process.env);
    const account = accountOf(settings.queueUrl);
    const aws = openSession({ caller: 'task', ...(account && { bucketOwner: async () => account }) });
    // The task's credentials are fetched while S3's client is loaded.
    const queues = openQueues(aws);
    aws.prefetchCredentials();
    const { openObjects } = await import('./aws/s3-agent.ts');
    const user = await imageUser(original);
    const scratch = await makeScratch(settings, spec);
    if (user) await workspace.allowTraversal(scratch);
    log({
      event: 'begin',
      agent: AGENT_VERSION,
      step: settings.step,
      ...(user && { user: `${user.uid}:${user.gid}` }),
    });
    const end = await workOnQueue({
      settings,
      spec: {
        ...spec,
        timeout_minutes: Math.min(spec.timeout_minutes ?? LONGEST_ITEM_MINUTES, LONGEST_ITEM_MINUTES),
      },
      original,
      environment: process.env,
      ...(user && { user }),
      agentVersion: AGENT_VERSION,
      scratch,
      queues,
      objects: openObjects(aws),
      workspace,
      ...(spec.checkpoint !== undefined && { archives: await import('./checkpoint-archive.ts') }),
      runCommand,
      machine: machineSize(),
      clock: systemClock,
      stop,
      log,
      print,
    });
    await workspace.removeAll(scratch).catch(logLeftBehind({ log }));
    if (end) throw end;
    log({ event: 'end', cause: stop.aborted ? String(stop.reason) : 'IDLE' });
    return process.exit(exitCodeOf(stop) ?? 0);
  } catch (error) {
    const code = error instanceof Failure ? error.code : 'INTERNAL';
    log({ event: 'end', cause: code, meaning: explain(error) });
    if (!(error instanceof Failure)) await print('stderr', Buffer.from(`${(error as Error).stack}\n`));
    return process.exit(WORKER_EXIT[code] ?? 70);
  }
}

/**
 * The agent's lines and what the algorithm prints, on one stream: engines read a container's two streams
 * concurrently, which loses the order between them, and "pipewright logs" finds an item's output between the
 * agent's lines about it.
 */
function openLog(stream: Output): Pick<Parameters<typeof workOnQueue>[0], 'log' | 'print'> {
  let unfinished: string | undefined;
  const lineEnd = (source?: string): string =>
    unfinished !== undefined && unfinished !== source ? '\n' : '';
  return {
    log(entry) {
      void stream.write(`${lineEnd()}${JSON.stringify(entry)}\n`);
      unfinished = undefined;
    },
    print(source, chunk) {
      const text = lineEnd(source) === '' ? chunk : Buffer.concat([Buffer.from('\n'), chunk]);
      if (chunk.length > 0) unfinished = chunk.at(-1) === 0x0a ? undefined : source;
      return stream.write(text);
    },
  };
}

/** The account in a queue's URL, `https://HOST/ACCOUNT/NAME`. */
function accountOf(queueUrl: string): string | undefined {
  return /\/(\d{12})\/[^/]*$/.exec(queueUrl)?.[1];
}

/**
 * The user for the algorithm's process. Only root can change to another; otherwise this process already is
 * the image's user.
 */
async function imageUser({ user }: OriginalImage): Promise<ReturnType<typeof readImageUser>> {
  if (process.getuid?.() !== 0) return undefined;
  const [passwd, group] = await Promise.all(
    ['/etc/passwd', '/etc/group'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  return readImageUser(user, passwd!, group!);
}

async function makeScratch({ scratch }: Settings, spec: Spec): Promise<string> {
  const candidates =
    scratch === undefined ? ['/tmp', '/.pipewright/tmp', '/var/tmp', spec.output_file_path] : [scratch];
  for (const folder of candidates)
    if (await workspace.canWriteInto(folder)) return workspace.makePrivateFolder(folder);
  throw new Failure(
    'WORKER_SETTINGS',
    `cannot write to ${candidates.join(', ')}: give the task a writable root or a volume, and set PIPEWRIGHT_SCRATCH to it`,
  );
}
