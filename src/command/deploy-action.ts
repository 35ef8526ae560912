import { explain, Failure } from '../core/failure.ts';
import { compareFindings, type Finding, hasErrors } from '../core/finding.ts';
import { destroy } from '../deploy/destroy.ts';
import type { DeployInputs } from '../github/action-inputs.ts';
import { annotate, FIELD_BYTES } from '../github/annotate.ts';
import { checkShaOf, readEventContext } from '../github/event-context.ts';
import { SUMMARY_BYTES } from '../github/github.ts';
import { checkOf, writeCheck } from '../pull-request/entry-check.ts';
import {
  deployPage,
  destroyPage,
  failurePage,
  type PlannedWorkflow,
  planPage,
  type WorkflowPage,
} from '../report/deploy-page.ts';
import { renderFindings } from '../report/findings-text.ts';
import { planTable } from '../report/plan-text.ts';
import { clip, escapeMarkdown, fitBlocks } from '../text/markdown.ts';
import { escapeControl } from '../text/terminal.ts';
import { type ActionIo, openGitHubFor, readEvent, withToken } from './action-io.ts';
import { accountOf, deployTo, preflightOf, previewOf } from './deploy-account.ts';
import { costsOf } from './plan-command.ts';
import { type ReadWorkflow, readWorkflow } from './workflow-file.ts';

/** What a mode did with one workflow file, ready to be told. */
interface Report extends WorkflowPage {
  readonly name: string;
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly stack?: string;
  readonly changes?: number;
  readonly uploadTo?: string | undefined;
  readonly resultsIn?: string | undefined;
  readonly failure?: unknown;
}

/**
 * The action's modes `plan`, `deploy` and `destroy`: findings at the lines of the workflow file, a page in the job's
 * summary and in a check run, and outputs for the steps behind it.
 * @throws Failure after everything was told
 */
export async function deployAction(inputs: DeployInputs, given: ActionIo): Promise<void> {
  const { mode, workflows, catalog, token } = inputs;
  const io = withToken(given, token);
  const reports: Report[] = [];
  for (const path of workflows) {
    const report = await io.runner.group(`${mode} ${path}`, () => one(mode, path, io, catalog));
    reports.push(report);
    // What comes after it may build on it.
    if (!report.ok && mode !== 'plan') break;
  }
  const findings = reports.flatMap((report) => report.findings).sort(compareFindings);
  annotate(findings, io.runner);
  const line = (of: (report: Report) => string | number | undefined) =>
    reports.map((report) => of(report) ?? '').join('\n');
  io.runner.output(
    'stack',
    line(({ stack }) => stack),
  );
  io.runner.output(
    'changes',
    line(({ changes }) => changes),
  );
  if (mode === 'deploy') {
    io.runner.output(
      'upload-to',
      line(({ uploadTo }) => uploadTo),
    );
    io.runner.output(
      'results-in',
      line(({ resultsIn }) => resultsIn),
    );
  }
  const refused = await writeChecks(mode, reports, token, io);
  const blocks = reports.flatMap((report) => report.blocks);
  await io.runner.summary(fitBlocks([...blocks, ...refused], SUMMARY_BYTES, 'the log'));
  for (const { title } of reports) io.runner.info(title);
  const failure = reports.find((report) => report.failure !== undefined)?.failure;
  if (failure !== undefined) throw failure;
  if (hasErrors(findings))
    throw new Failure(
      'NOT_DEPLOYABLE',
      `${reports.flatMap(({ ok, name }) => (ok ? [] : [escapeControl(name)])).join(', ')} cannot be ${mode === 'destroy' ? 'taken back' : 'deployed'} as it is, and ${mode === 'plan' ? 'would be refused' : 'nothing of it was done'}: see the job summary for what to mend.`,
    );
}

/** One workflow file. What fails is told like everything else, before it is thrown. */
async function one(
  mode: DeployInputs['mode'],
  path: string,
  io: ActionIo,
  catalog: string | undefined,
): Promise<Report> {
  let seen: PlannedWorkflow = { name: path, findings: [] };
  const texts = new Map<string, string>();
  try {
    const read = await readWorkflow(path, io, catalog);
    texts.set(read.file, read.text);
    seen = {
      name: read.plan?.workflow ?? path,
      findings: read.findings,
      ...(read.plan && { plan: read.plan }),
    };
    if (!read.plan) return { ...seen, ...planPage(seen), ok: false };
    if (mode === 'destroy') {
      const left = await destroy(read.plan, await accountOf(read.plan, io), io.runner.info);
      return { ...seen, ...destroyPage(seen.name, left), ok: true };
    }
    seen = await look(read, seen, mode, io);
    const ok = !hasErrors(seen.findings);
    if (mode === 'plan' || !ok) {
      const preview = seen.preview && 'stack' in seen.preview ? seen.preview : undefined;
      return {
        ...seen,
        ...planPage(seen),
        ok,
        ...(preview && { stack: preview.stack, changes: preview.changes.length }),
      };
    }
    const result = await deployTo(read.plan, io, io.runner.info);
    return {
      ...seen,
      ...deployPage(seen.name, result, seen.findings),
      ok,
      stack: result.stack,
      changes: result.changes?.length ?? 0,
      uploadTo: result.outputs.UploadTo,
      resultsIn: result.outputs.ResultsIn,
    };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const { name, findings } = seen;
    return { name, findings, ...failurePage(name, mode, explain(failure), findings), ok: false, failure };
  } finally {
    const told = renderFindings(seen.findings, { texts });
    if (told) io.runner.info(told);
  }
}

/** What is known before anything is done; the account is asked where there are credentials for one. */
async function look(
  read: ReadWorkflow,
  seen: PlannedWorkflow,
  mode: 'plan' | 'deploy',
  io: ActionIo,
): Promise<PlannedWorkflow> {
  const plan = read.plan!;
  io.runner.info(planTable(plan));
  const costs = costsOf(plan);
  const planned: PlannedWorkflow = { ...seen, ...(costs && { costs }) };
  if (mode === 'plan' && !hasCredentials(io.env))
    return {
      ...planned,
      preview: {
        unknown:
          'this job has no AWS credentials. For a change from a fork that is as it should be; elsewhere, use aws-actions/configure-aws-credentials before this step.',
      },
    };
  const findings = [...seen.findings, ...(await preflightOf(plan, read, io))].sort(compareFindings);
  if (mode === 'deploy' || hasErrors(findings)) return { ...planned, findings };
  try {
    return { ...planned, findings, preview: await previewOf(plan, io) };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'ACCESS_DENIED') throw error;
    return { ...planned, findings, preview: { unknown: error.message } };
  }
}

/** Where the SDK finds credentials without asking the network. */
function hasCredentials(env: NodeJS.ProcessEnv): boolean {
  return [
    'AWS_ACCESS_KEY_ID',
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  ].some((name) => env[name]);
}

/** @returns what the page has to say of it */
async function writeChecks(
  mode: string,
  reports: readonly Report[],
  token: string,
  io: ActionIo,
): Promise<string[]> {
  const context = readEventContext(io.env, await readEvent(io.env));
  if (!context || !token) return [];
  const { openGitHub } = await import('../edge/github-client.ts');
  const github = openGitHubFor(openGitHub, token, io);
  const { repository, runUrl } = context;
  for (const { name, title, ok, blocks, findings } of reports) {
    const [summary = '', ...text] = blocks;
    const output = {
      title: clip(title, 200),
      summary: fitBlocks([summary], FIELD_BYTES, "the job's summary"),
      ...(text.length > 0 && { text: fitBlocks(text, FIELD_BYTES, "the job's summary") }),
    };
    const about = runUrl === undefined ? {} : { detailsUrl: runUrl };
    const check = checkOf(`pipewright / ${mode} ${clip(name, 80)}`, ok, output, findings, about);
    try {
      if (await writeCheck(github, repository, checkShaOf(context), check)) continue;
      return [note("This job's token may only read, so it wrote no check run")];
    } catch (error) {
      // What was deployed must be told of all the same.
      if (!(error instanceof Failure)) throw error;
      return [note(`No check run could be written: ${escapeMarkdown(error.message)}`)];
    }
  }
  return [];
}

function note(what: string): string {
  return `> [!NOTE]\n> ${what}: everything there is to know is on this page.`;
}
