import { explain, Failure } from '../core/failure.ts';
import { compareFindings, type Finding, hasErrors } from '../core/finding.ts';
import { destroy } from '../deploy/destroy.ts';
import type { DeployInputs } from '../github/action-inputs.ts';
import { annotate } from '../github/annotate.ts';
import { unlessReadOnly, writeCheckRun } from '../github/check-run.ts';
import { checkShaOf } from '../github/event-context.ts';
import { SUMMARY_BYTES } from '../github/github.ts';
import { checkOf } from '../pull-request/entry-check.ts';
import {
  deployPage,
  destroyPage,
  failurePage,
  type PlannedWorkflow,
  planPage,
  type WorkflowPage,
} from '../report/deploy-page.ts';
import { planTable } from '../report/plan-text.ts';
import { clip, escapeMarkdown, fitBlocks } from '../text/markdown.ts';
import { escapeControl } from '../text/terminal.ts';
import { type ActionIo, jobContext } from './action-io.ts';
import { awsOf } from './aws-access.ts';
import { deployTo, examinePlan } from './deploy-account.ts';
import { openGitHub } from './github-access.ts';
import { noteFindings } from './shown-findings.ts';
import { type ReadWorkflow, readWorkflow } from './workflow-file.ts';

type Mode = DeployInputs['mode'];

/** What a mode did with one workflow file, ready to be reported. */
interface Report extends WorkflowPage {
  readonly name: string;
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /** Values of the step's outputs. */
  readonly outputs?: Readonly<Record<string, string | number | undefined>>;
  readonly failure?: Failure;
}

/**
 * The action's modes `plan`, `deploy` and `destroy`: findings at the lines of the workflow file, a page in
 * the job's summary and in a check run, and outputs for later steps.
 * @throws Failure after everything was reported
 */
export async function deployAction(inputs: DeployInputs, io: ActionIo): Promise<void> {
  const { mode, workflows } = inputs;
  const { runner } = io;
  const reports: Report[] = [];
  for (const path of workflows) {
    const report = await runner.group(`${mode} ${path}`, () => processFile(inputs, path, io));
    reports.push(report);
    // Later workflows may depend on this one.
    if (!report.ok && mode !== 'plan') break;
  }
  const findings = reports.flatMap((report) => report.findings).sort(compareFindings);
  annotate(findings, runner);
  const names = ['stack', 'changes', ...(mode === 'deploy' ? ['upload-to', 'results-in'] : [])];
  for (const name of names)
    runner.output(name, reports.map(({ outputs }) => outputs?.[name] ?? '').join('\n'));
  const refused = await writeChecks(mode, reports, io);
  const blocks = reports.flatMap((report) => report.blocks);
  await runner.summary(fitBlocks([...blocks, ...refused], SUMMARY_BYTES, 'the log'));
  for (const { title } of reports) runner.info(title);
  const failure = reports.find((each) => each.failure)?.failure;
  if (failure) throw failure;
  if (hasErrors(findings)) throw notDeployable(mode, reports);
}

function notDeployable(mode: Mode, reports: readonly Report[]): Failure {
  const names = reports.flatMap(({ ok, name }) => (ok ? [] : [escapeControl(name)])).join(', ');
  const what = mode === 'destroy' ? 'removed' : 'deployed';
  const done = mode === 'plan' ? 'would be refused' : 'nothing was changed';
  return new Failure(
    'NOT_DEPLOYABLE',
    `${names} cannot be ${what} as it is, and ${done}. The job summary lists what to fix.`,
  );
}

/** One workflow file. A failure is reported like everything else, before it is thrown. */
async function processFile(
  { mode, catalog, takeOver, mirror }: DeployInputs,
  path: string,
  io: ActionIo,
): Promise<Report> {
  let planned: PlannedWorkflow = { name: path, findings: [] };
  let read: ReadWorkflow | undefined;
  try {
    read = await readWorkflow(path, io, catalog);
    const { plan, findings } = read;
    planned = { name: plan?.workflow ?? path, findings, plan };
    if (!plan) return { ...planned, ...planPage(planned), ok: false };
    const { name } = planned;
    if (mode === 'destroy') {
      const left = await destroy(plan, await awsOf(plan, io), io.runner.info, takeOver);
      return { name, findings, ...destroyPage(name, left), ok: true };
    }
    planned = await examine(read, planned, mode, io, mirror);
    const ok = !hasErrors(planned.findings);
    if (mode === 'plan' || !ok) {
      const preview = planned.preview && 'stack' in planned.preview ? planned.preview : undefined;
      const outputs = { stack: preview?.stack, changes: preview?.changes.length };
      return { ...planned, ...planPage(planned), ok, outputs };
    }
    const result = await deployTo(plan, path, io, io.runner.info, { takeOver, mirror });
    const outputs = {
      stack: result.stack,
      changes: result.changes?.length ?? 0,
      'upload-to': result.outputs.UploadTo,
      'results-in': result.outputs.ResultsIn,
    };
    return { ...planned, ...deployPage(name, result, planned.findings), ok, outputs };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const { name, findings } = planned;
    return { name, findings, ...failurePage(name, mode, explain(failure), findings), ok: false, failure };
  } finally {
    noteFindings(planned.findings, read ? [read] : [], io);
  }
}

/** What is known before anything is done; AWS is asked where the job has credentials. */
async function examine(
  read: ReadWorkflow,
  planned: PlannedWorkflow,
  mode: 'plan' | 'deploy',
  io: ActionIo,
  mirror: boolean | undefined,
): Promise<PlannedWorkflow> {
  const plan = read.plan!;
  io.runner.info(planTable(plan));
  const mayAsk = hasCredentials(io.env);
  const ask = mode === 'deploy' ? 'account' : mayAsk ? 'changes' : 'costs';
  const { costs, copies, preview, denied, ...found } = await examinePlan(plan, read, io, ask, mirror);
  const findings = [...planned.findings, ...found.findings].sort(compareFindings);
  const unknown = ask === 'costs' ? NO_CREDENTIALS : denied?.message;
  return { ...planned, costs, copies, findings, preview: unknown === undefined ? preview : { unknown } };
}

const NO_CREDENTIALS =
  'this job has no AWS credentials. For a change from a fork, that is expected. Elsewhere, use aws-actions/configure-aws-credentials before this step.';

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

/** Writes a check run for each report. @returns a note for the page where that was not possible */
async function writeChecks(mode: Mode, reports: readonly Report[], io: ActionIo): Promise<string[]> {
  const context = await jobContext(io);
  const github = context && (await openGitHub(io));
  if (!context || !github) return [];
  const { repository, runUrl: detailsUrl } = context;
  for (const { name, title, ok, blocks, findings } of reports) {
    const [summary = '', ...text] = blocks;
    const { check, marks } = checkOf({
      name: `pipewright / ${mode} ${clip(name, 80)}`,
      conclusion: ok ? 'success' : 'failure',
      page: { title, head: [summary], more: text },
      findings,
      detailsUrl,
    });
    try {
      const target = { repository, sha: checkShaOf(context) };
      if (await unlessReadOnly(() => writeCheckRun(check, marks, target, github))) continue;
      return [note("This job's token can only read, so the job wrote no check run")];
    } catch (error) {
      // What was deployed must be reported nevertheless.
      if (!(error instanceof Failure)) throw error;
      return [note(`No check run could be written: ${escapeMarkdown(error.message)}`)];
    }
  }
  return [];
}

function note(what: string): string {
  return `> [!NOTE]\n> ${what}: this page has the same content.`;
}
