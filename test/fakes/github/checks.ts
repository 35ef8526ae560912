import { type Call, type Handler, invalid, notFound, paged, Refusal, type Reply } from './call.ts';
import { ACTIONS_APP, type CheckRun } from './repository.ts';

/**
 * REST API, "Create a check run": `summary` and `text` have at most 65,535 characters, which GitHub counts as
 * bytes.
 */
const FIELD_BYTES = 65_535;
/**
 * "The maximum size is 64 KB" of an annotation's `message` and `raw_details`; 255 characters of its title.
 */
const MESSAGE_BYTES = 64 * 1024;

function answer(run: CheckRun, call: Call): object {
  const url = `${call.origin}/repos/${call.repository.fullName}/check-runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `${call.origin}/${call.repository.fullName}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    app: {
      id: run.app,
      slug: run.app === ACTIONS_APP ? 'github-actions' : 'some-app',
      name: 'GitHub Actions',
    },
    // On GitHub, it is empty for pull requests from forks.
    pull_requests: [],
  };
}

/**
 * Checks the rules that the OpenAPI document lacks, from the prose of the same pages and from what GitHub
 * does.
 */
function checkProse(body: Call['body'], update: boolean): void {
  const { status, conclusion, completed_at: completed, output } = body;
  if ((status === 'completed' || completed !== undefined) && conclusion === undefined)
    throw invalid('Invalid request.\n\n"conclusion" wasn\'t supplied.');
  if (conclusion === 'stale') throw invalid('Invalid request.\n\nstale is not a conclusion that can be set.');
  if (conclusion !== undefined && status !== undefined && status !== 'completed')
    throw invalid('Invalid request.\n\nstatus must be completed where a conclusion is supplied.');
  if (!output) return;
  if (update && output.title === undefined) throw invalid('Invalid request.\n\n"title" wasn\'t supplied.');
  for (const field of ['summary', 'text']) {
    const bytes = Buffer.byteLength(output[field] ?? '');
    if (bytes > FIELD_BYTES)
      throw invalid('Invalid request.', [
        `Only ${FIELD_BYTES} characters are allowed; ${bytes} were supplied.`,
      ]);
  }
  for (const note of output.annotations ?? []) {
    if (note.end_line < note.start_line || note.start_line < 1)
      throw invalid('Invalid request.\n\nend_line must not be before start_line.');
    const columns = note.start_column !== undefined || note.end_column !== undefined;
    if (columns && note.start_line !== note.end_line)
      throw invalid('Invalid request.\n\nColumns are allowed only where start_line and end_line are equal.');
    const long = [note.message, note.raw_details ?? ''].some((t) => Buffer.byteLength(t) > MESSAGE_BYTES);
    if (long || (note.title ?? '').length > 255)
      throw invalid('Invalid request.\n\nAn annotation is too long.');
    if (note.path.startsWith('/') || note.path === '')
      throw invalid('Invalid request.\n\npath is not relative to the repository.');
  }
}

/** Changes a check run as the body of a request says. */
function apply(run: CheckRun, body: Call['body']): void {
  if (body.name !== undefined) run.name = body.name;
  if (body.external_id !== undefined) run.externalId = body.external_id;
  if (body.details_url !== undefined) run.detailsUrl = body.details_url;
  if (body.status !== undefined) run.status = body.status;
  if (run.status !== 'completed') run.conclusion = null;
  if (body.conclusion !== undefined) {
    run.conclusion = body.conclusion;
    // "Providing conclusion will automatically set the status parameter to completed."
    run.status = 'completed';
  }
  const { output } = body;
  if (!output) return;
  run.title = output.title;
  run.summary = output.summary;
  run.text = output.text ?? null;
  // "Annotations are appended to the list of annotations that already exist."
  run.annotations.push(...(output.annotations ?? []));
}

function create(call: Call): Reply {
  const { repository, body } = call;
  checkProse(body, false);
  if (!repository.store.commit(body.head_sha)) throw invalid(`No commit found for SHA: ${body.head_sha}`);
  const run: CheckRun = {
    id: repository.nextId(),
    headSha: body.head_sha,
    app: call.token?.app ?? 0,
    name: body.name,
    status: 'queued',
    conclusion: null,
    externalId: null,
    detailsUrl: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
  };
  apply(run, body);
  repository.checkRuns.push(run);
  return { status: 201, body: answer(run, call) };
}

function find(call: Call): CheckRun {
  const run = call.repository.allCheckRuns().find(({ id }) => id === Number(call.parameters.check_run_id));
  if (!run) throw notFound();
  return run;
}

function update(call: Call): Reply {
  const run = find(call);
  if (run.app !== call.token?.app)
    throw new Refusal(
      403,
      'Invalid app_id `' +
        call.token?.app +
        '` - check run can only be modified by the GitHub App that created it.',
    );
  checkProse(call.body, true);
  apply(run, call.body);
  return { status: 200, body: answer(run, call) };
}

function list(call: Call): Reply {
  const { query, repository } = call;
  const sha = repository.resolve(call.parameters.ref ?? '')?.sha;
  if (!sha) throw invalid(`No commit found for SHA: ${call.parameters.ref}`);
  let runs = repository.allCheckRuns().filter((run) => run.headSha === sha);
  if ((query.get('filter') ?? 'latest') === 'latest')
    runs = runs.filter(
      (run, i) => !runs.slice(i + 1).some((later) => later.name === run.name && later.app === run.app),
    );
  const wanted = (key: string, value: (run: CheckRun) => string) => {
    const asked = query.get(key);
    if (asked !== null) runs = runs.filter((run) => value(run) === asked);
  };
  wanted('check_name', (run) => run.name);
  wanted('status', (run) => run.status);
  wanted('app_id', (run) => `${run.app}`);
  const newest = runs.reverse();
  return paged(call, newest, (page) => ({
    total_count: newest.length,
    check_runs: page.map((run) => answer(run, call)),
  }));
}

const read = [['checks', 'read']] as const;
const write = [['checks', 'write']] as const;

export const checks: Readonly<Record<string, Handler>> = {
  'POST /check-runs': { needs: write, run: create },
  'PATCH /check-runs/{check_run_id}': { needs: write, run: update },
  'GET /check-runs/{check_run_id}': {
    needs: read,
    run: (call) => ({ status: 200, body: answer(find(call), call) }),
  },
  'GET /check-runs/{check_run_id}/annotations': {
    needs: read,
    run: (call) => paged(call, find(call).annotations),
  },
  'GET /commits/{ref}/check-runs': { needs: read, run: list },
};
