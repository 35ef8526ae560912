import { Failure } from '../core/failure.ts';
import { renderStatus, statusJson } from '../report/run-status-text.ts';
import { type RunRequest, submitRun } from './begin-run.ts';
import { type CommandIo, note, screenOf } from './command-io.ts';
import { fetchedText, fetchRun } from './fetch-run.ts';
import { type FollowedRun, statusContext, type WorkflowStatus } from './followed-runs.ts';
import type { RunOutcome } from './run-command.ts';
import { nextCommands, retriedCount, startedText } from './started-text.ts';
import { watchAll } from './watch-all.ts';

/** `pipewright run` on AWS. @throws Failure for whatever the user can fix */
export async function runOnAws(request: RunRequest, io: CommandIo): Promise<RunOutcome> {
  const { file, wait, out } = request;
  const submitted = await submitRun(request, io);
  const { here, started } = submitted;
  const { manifest, renewed: _, ...numbers } = started;
  const summary = { ...numbers, retried: retriedCount(submitted), expected: manifest?.expected };
  if (!wait && out === undefined)
    return { text: startedText(submitted, file, screenOf(io)), json: summary, failed: false };
  note(io, startedText(submitted, file, screenOf(io, 'err'), { follows: true }));
  const { status, watched } = await waitFor(here, file, io);
  const results = out === undefined ? undefined : await fetchRun(here, out, io);
  return {
    text:
      renderStatus(status, watched, { file, fetched: results !== undefined }, screenOf(io)) +
      (results && out !== undefined ? fetchedText(results, out, io, screenOf(io)) : ''),
    json: { ...summary, ...statusJson(status, watched), results },
    failed: status.progress.state !== 'COMPLETE' || (results?.refused ?? []).length > 0,
  };
}

async function waitFor(here: FollowedRun, file: string, io: CommandIo): Promise<WorkflowStatus> {
  try {
    const [ended] = await watchAll([here], await statusContext(io), io);
    return ended!;
  } catch (error) {
    if (!io.signal.aborted) throw error;
    io.err(nextCommands(file, here.run, screenOf(io, 'err')));
    throw new Failure(
      'INTERRUPTED',
      `You stopped waiting for ${here.run}, and it continues in AWS: the commands above look at it, fetch its results, or cancel it.`,
    );
  }
}
