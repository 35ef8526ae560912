import { declare, flag, one, parsed, several, text, texts, under, wholeNumber } from './command.ts';
import { CATALOG, ENGINE, RUN_OF_WORKFLOW, WORKFLOW } from './shared-options.ts';

/** Commands about runs, as they are declared. */

export const RUN = declare({
  name: 'run',
  summary: 'send files through a workflow, on AWS or on this machine',
  ways: [
    ['--local', 'send files through a workflow on this machine, in Docker or Podman'],
    ['', 'send files through a workflow that is deployed to AWS'],
  ],
  about: `Sends files through a workflow: on this machine, or on AWS.

    On this machine, with --local: it uses Docker or Podman, with the same images, variables and limits as on AWS, and
    needs no account. Results go to DIR/<step>/…, with DIR/run.json and DIR/report.html; if the workflow file has
    "items", also DIR/results.csv and DIR/results.json, with a row for each result. If you start it again with the same
    DIR, it processes only unfinished items: those that failed, and those whose input, image or variables have changed.
    It ends with exit code 1 if an item failed. Results whose input or step no longer exists are moved to
    DIR/.pipewright/old-results; other files that do not belong to this run are listed.

    On AWS, without --local: the workflow must be deployed ("npx pipewright deploy FILE"). The command uploads the
    inputs, and the run continues without this machine: "npx pipewright status" shows it, "npx pipewright results"
    fetches the results; --wait and --out do both here.

    In folders, links are followed. Hidden files and folders, special files such as pipes, and folders with the results
    of a run are left out and listed. A broken link is an error if a step accepts its name.`,
  arguments: {
    ...WORKFLOW,
    inputs: several(
      'INPUT',
      `files, folders (their files keep their paths), or patterns such as 'data/*.csv'; none if the workflow file names
      a sample sheet; on AWS also s3://bucket/prefix/, which is copied within S3, or read in place if it is the
      workflow's own input prefix`,
    ),
  },
  options: {
    local: flag('run on this machine'),
    out: text(
      'DIR',
      `the folder for results: DIR/<step>/…; on AWS, it implies --wait, and the results of the last steps are
      downloaded, with DIR/run.json and DIR/report.html`,
    ),
    sheet: text(
      'FILE',
      `use the items of this sample sheet, instead of the one that the workflow file names; paths are relative to the
      sheet, or s3://…`,
    ),
    'no-cache': flag(
      `do not reuse results of earlier runs, even if the workflow file has "reuse"; items that this run has finished
      stay finished. To compute everything, add --run new on AWS, or name another DIR here`,
    ),
    ...CATALOG,
    ...under('On AWS:', {
      wait: flag(
        `follow the run until it is over, and end with exit code 1 if an item failed. Without --wait, the run continues
        on its own, and "npx pipewright status" shows it`,
      ),
      run: text(
        'ID',
        `continue this run: only new or changed inputs are uploaded, and only these and the items that depend on them
        are processed. You can leave the inputs out. Failed items stay failed (see "npx pipewright retry") unless their
        input has changed; a canceled run is resumed. "--run new" starts a new run. Without --run, the command
        continues the newest of the last 50 runs that has the same inputs, images and variables: finished items stay
        finished, and failed items are retried. If there is none, for example because the input of a finished item has
        changed, a new run starts`,
      ),
      backfill: flag(
        `start a run with the objects that were below the workflow's input prefix before it was deployed; with --run
        adhoc, process them as if they were uploaded now`,
      ),
      budget: parsed(
        'USD',
        `the most that the run's agents may cost. When they reach it, no more are started, the items that are being
        processed finish, and the run pauses; the same command with a larger sum continues it. Needs "budget" in the
        workflow file, whose "run_usd" is the default`,
        'a sum in USD above 0, such as 20 or 0.50',
        (written) => (Number(written) > 0 && Number(written) <= 1e6 ? Number(written) : undefined),
      ),
      'time-limit': parsed(
        'H',
        'hours after which the run counts as timed out. Default: 312',
        'a number of hours up to 336',
        (written) => (Number(written) > 0 && Number(written) <= 14 * 24 ? Number(written) : undefined),
      ),
    }),
    ...under('With --local:', {
      'allow-failed': flag(
        `gather the finished items, even if others have failed, as "npx pipewright gather" does on AWS. Failed items
        are retried first`,
      ),
      jobs: wholeNumber(
        'N',
        `the number of items at once, at most as many as fit on the engine with the CPUs and memory that the algorithms
        request. Default: as many as fit on half the processors, at least 1`,
        'a whole number from 1 to 1024',
        1024,
      ),
      ...ENGINE,
    }),
  },
  json: `on AWS: run, expected, uploaded, sent, same, taken_back, retried, resumed, left_out[] and, if the workflow
    file has "reuse", reused; with --wait also the fields that "npx pipewright status" prints for a run; with --out
    also results. With --local: the content of run.json. If FILE has errors: findings[]`,
  examples: [
    'tides.workflow.json data --out results',
    "tides.workflow.json --local 'data/*.csv' --out results",
  ],
  usage: ['FILE [INPUT…] [--wait] [--out DIR] [options]', 'FILE --local [INPUT…] --out DIR [options]'],
});

export const STATUS = declare({
  name: 'status',
  summary: 'show the state of runs on AWS, and why they do not advance',
  about: `Shows the state of runs on AWS: all that are not over, or else the newest one. Says why a run does not
    advance, and what to do. For files that were uploaded without a run, it lists incomplete items, which wait for
    other files. If GITHUB_TOKEN is set, it also updates the check runs of runs that were started from a repository.
    AWS credentials come from the environment; "npx pipewright policy --for status" prints the permissions that the
    command needs.`,
  arguments: { files: several('FILE', 'workflow files. Default: every one below this folder') },
  options: {
    run: text('ID', 'only this run, even if it is over'),
    watch: flag('follow the runs until all are over, and end with exit code 1 if an item failed'),
    report: text('DIR', 'also write DIR/pipewright-RUN/report.html and run.json for each run'),
  },
  json: `runs[], each with state, steps[], troubles[], failures[] and, if there are any, samples and tolerated; if
    uploads wait, uploads[], each with workflow, items[] (id, why), isCut`,
  examples: ['tides.workflow.json --watch', '--run run-20261125T092236Z-3fa9c1 --report reports'],
});

export const RESULTS = declare({
  name: 'results',
  summary: 'fetch the results of a run on AWS',
  about: `Downloads the results of a run's last steps into DIR/<step>/…, with DIR/run.json and DIR/report.html. It
    works for every run on AWS, on any machine, for everyone who can read the bucket. Files that are already there are
    kept: repeat the command to continue, or to fetch more while the run continues. If the workflow file has "items",
    it also writes DIR/results.csv and DIR/results.json, with a row for each result. Ends with exit code 1 unless the
    run is complete and everything was fetched.`,
  arguments: {
    run: one('RUN', 'the id of the run'),
    files: several('FILE', 'the workflow file. Default: search all workflow files below this folder'),
  },
  options: { out: text('DIR', 'the folder for results') },
  json: 'the fields that "npx pipewright status" prints for a run, and results (files, bytes, same, refused[], left_over[])',
  examples: [
    'run-20261125T092236Z-3fa9c1 tides.workflow.json --out results',
    'run-20261125T092236Z-3fa9c1 --out results --json',
  ],
  usage: ['RUN [FILE…] --out DIR [options]'],
});

export const CANCEL = declare({
  name: 'cancel',
  summary: 'stop a run on AWS before it is over',
  about: `Cancels a run: waiting items are dropped, and agents that are processing one of its items are stopped.
    Finished items and their results stay. Other runs continue: agents that are processing their items are not stopped.
    "npx pipewright run FILE --run RUN" continues a canceled run. Safe to repeat.`,
  arguments: RUN_OF_WORKFLOW,
  options: CATALOG,
  json: 'run, canceled_at, steps[], each with dropped, stopped, still, incomplete',
  examples: [
    'run-20261125T092236Z-3fa9c1 tides.workflow.json',
    'run-20261125T092236Z-3fa9c1 tides.workflow.json --json',
  ],
});

export const RETRY = declare({
  name: 'retry',
  summary: 'retry failed items of a run on AWS',
  about: `Retries the failed items of a run, with all their attempts, after you have removed the cause: for example,
    after you have fixed the algorithm, its variables or its size, and deployed. It takes the items with a failed
    marker and those in the dead-letter queues; finished items are not processed again. If an input was wrong, do not
    use this command; upload the input again: "npx pipewright run FILE INPUT… --run RUN" processes changed inputs.`,
  arguments: RUN_OF_WORKFLOW,
  options: {
    step: text('ID', 'only items of this step'),
    item: texts('ITEM', "only this item, or those that match a pattern such as 'a/*.csv'; repeatable"),
    ...CATALOG,
  },
  json: 'run, steps[], each with id, again[], settled, incomplete',
  examples: [
    'run-20261125T092236Z-3fa9c1 tides.workflow.json',
    "run-20261125T092236Z-3fa9c1 tides.workflow.json --step smooth --item 'south/*.csv'",
  ],
});

export const GATHER = declare({
  name: 'gather',
  summary: 'gather the finished items of a run on AWS although others failed',
  about: `Starts steps that gather although items before them have failed: steps that did not start because more items failed than "allow_failed" allows, or because the step has no "allow_failed". The step gathers the finished items, and the algorithm gets the ids of the failed ones in $missing. You can still retry failed items. If the workflow file has "items", a group is then gathered again when one of its items succeeds, and the run ends as neutral, with its failures tolerated; otherwise, the gathered result stays as it is.`,
  arguments: RUN_OF_WORKFLOW,
  options: { step: text('ID', 'only this step'), ...CATALOG },
  json: 'run, steps[], each with id, groups',
  examples: [
    'run-20261125T092236Z-3fa9c1 cohort.workflow.json',
    'run-20261125T092236Z-3fa9c1 cohort.workflow.json --step merge',
  ],
});

export const LOGS = declare({
  name: 'logs',
  summary: 'show the output of an item of a run on AWS',
  about: `Shows the output of the algorithm for one item of a run, for every attempt, the newest last. It comes from
    CloudWatch Logs, which keeps it for 30 days; for older items that failed, the marker keeps its end. Short items
    follow each other closely, so the first or last line may belong to the item before or after.`,
  arguments: {
    run: one('RUN', 'the id of the run'),
    item: one('ITEM', 'the item\'s path or id, as "npx pipewright status" shows it'),
    ...WORKFLOW,
  },
  options: {
    step: text('ID', 'only this step. Default: every step that has an item with this name'),
    ...CATALOG,
  },
  json: 'run, item, logs[], each with step, attempt, state, source, lines[]',
  examples: [
    "run-20261125T092236Z-3fa9c1 'south/gauge 3.csv' tides.workflow.json",
    'run-20261125T092236Z-3fa9c1 a.csv tides.workflow.json --step smooth',
  ],
});

export const TUNE = declare({
  name: 'tune',
  summary: 'fit the memory of algorithms to the measurements of a run',
  about: `Reads how much memory the finished items of a run used, in relation to the size of their inputs. It needs at
    least twenty items of an algorithm. Shows which "memory" the algorithm's spec should have, so that each item starts
    with the memory that it needs, and what that saves. With --write, it changes "memory" in the spec.json of the
    catalog, raises the version if the present one is published, and prints the title and text of a pull request.`,
  arguments: {
    run: one('RUN', 'the id of a run on AWS, or the folder that "npx pipewright run --local" wrote to'),
    files: several('FILE', 'for a run on AWS: the workflow file'),
  },
  options: {
    write: flag('change the specs'),
    catalog: text(
      'DIR',
      'the folder of the catalog that contains the specs. Default: the catalog/ in this folder or above it',
    ),
  },
  json: `run, algorithms[], each with algorithm, steps[], memory, tuning (items, peak, line, suggested, today,
    proposed, moves, failed), proposed, and with --write file and version; pull_request (title, body)`,
  examples: ['results', 'run-20261125T092236Z-3fa9c1 tides.workflow.json --write'],
  usage: ['RUN FILE [options]', 'DIR [options]'],
});

export const CLEAN = declare({
  name: 'clean',
  summary: 'remove the images of local runs and tests from the engine',
  about: `Removes the images that "run --local" and "test" have loaded into Docker or Podman, named pipewright-run/…
    and pipewright-test/…. They are normally kept for 30 days after their last use, so that the next run starts at
    once. Results and other images stay. An image that a container uses is kept and listed.`,
  arguments: {},
  options: ENGINE,
  json: 'engine, removed[] and kept[], names of images',
  examples: ['--engine podman', '--json'],
});
