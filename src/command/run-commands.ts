import { declare, flag, one, parsed, several, text, texts, under, wholeNumber } from './command.ts';
import { CATALOG, ENGINE, RUN_OF_WORKFLOW, WORKFLOW } from './shared-options.ts';

/** Commands about runs, as they are declared. */

export const RUN = declare({
  name: 'run',
  summary: 'send files through a workflow, on AWS or on this machine',
  ways: [
    ['--local', 'send files through a workflow on this machine, in Docker or Podman'],
    ['', 'send files through a workflow that is deployed on AWS'],
  ],
  about: `Sends files through a workflow: on this machine, or on AWS.

    On this machine, with --local: in Docker or Podman, with the same images, variables and limits as on AWS, and without an
    account. Results go to DIR/<step>/…, with DIR/run.json and DIR/report.html; where the workflow file says what an item is,
    also DIR/results.csv and DIR/results.json, with a row for each result. Started again with the same DIR, it processes only
    what is not finished: items whose input, image or variables have changed, and those that failed. Ends with 1 when an
    item failed. Results whose input or step is gone are moved to DIR/.pipewright/old-results, and all others that are not of this run are named.

    On AWS, without --local: the workflow must be deployed ("npx pipewright deploy FILE"). Inputs are uploaded, and the run goes
    on without this machine: "npx pipewright status" shows it, "npx pipewright results" fetches the results; --wait and --out
    do both here.

    Of folders, links are followed. Hidden files and folders, what is neither file nor
    folder, and folders that hold results of a run are left out and named. A link to nothing is an error where a step takes
    its name.`,
  arguments: {
    ...WORKFLOW,
    inputs: several(
      'INPUT',
      `files, folders (their files keep their paths), or patterns such as 'data/*.csv'; none where the workflow file names a
      sample sheet; on AWS also s3://bucket/prefix/,
      which is copied within S3, or read in place where that is the workflow's own input prefix`,
    ),
  },
  options: {
    local: flag('run on this machine'),
    out: text(
      'DIR',
      `where results go: DIR/<step>/…; on AWS it implies --wait, and results of the last steps are downloaded, with
      DIR/run.json and DIR/report.html`,
    ),
    sheet: text(
      'FILE',
      `take the items from this sample sheet, not from the one that the workflow file names; paths are relative to it, or
      s3://…`,
    ),
    'no-cache': flag(
      `compute everything that is not finished in this run, even where the workflow file says "reuse"; with --run new on
      AWS, or another DIR here, everything`,
    ),
    ...CATALOG,
    ...under('On AWS:', {
      wait: flag(
        `follow the run until it is over; ends with 1 when an item failed. Without it the run continues alone, and
        "npx pipewright status" shows it`,
      ),
      run: text(
        'ID',
        `continue that run: only inputs that are missing there, or have other content, are uploaded, and only these and
        what depends on them are processed. Inputs may be left out. What failed stays failed (see "npx pipewright retry")
        unless its input has changed; a canceled run is resumed. "--run new" begins a new run. Without --run, the newest
        run (of the last 50) of the same inputs, images and variables continues where there is one: what it has finished
        stays, and what failed is retried. With other content of an input that has not failed, other images or other
        variables, a new run begins`,
      ),
      backfill: flag(
        `process the objects that were below the workflow's input prefix before it was deployed, as a run; with --run
        adhoc, as if they were uploaded now`,
      ),
      budget: parsed(
        'USD',
        `what the run's agents may cost; at that no more are started, what is in work ends, and the run pauses. The same
        command with a larger sum continues. Needs "budget" in the workflow file, whose "run_usd" is the default`,
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
        `gather what is done, whatever has failed: as "npx pipewright gather" does on AWS. Items that failed are tried again
        before`,
      ),
      jobs: wholeNumber(
        'N',
        `items at once, as many as the engine's processors and memory hold with what the algorithms ask for. Default:
        as many as half the processors hold, at least 1`,
        'a whole number from 1 to 1024',
        1024,
      ),
      ...ENGINE,
    }),
  },
  json: `on AWS run, expected, uploaded, sent, same, taken_back, reused where the workflow file says so, retried, resumed and left_out[], with --wait also what
    "npx pipewright status" prints of a run, with --out also results; with --local the content of run.json; or findings[] of
    FILE`,
  examples: [
    'tides.workflow.json data --out results',
    "tides.workflow.json --local 'data/*.csv' --out results",
  ],
  usage: ['FILE [INPUT…] [--wait] [--out DIR] [options]', 'FILE --local [INPUT…] --out DIR [options]'],
});

export const STATUS = declare({
  name: 'status',
  summary: 'show the state of runs on AWS, and why they do not advance',
  about: `Shows the state of runs on AWS: all that are not over, else the newest one. Says why a run does not advance, and
    what to do. Of files that were uploaded without a run, it lists items that wait for others. With GITHUB_TOKEN set it also updates the check runs of runs that were started from a repository. AWS
    credentials come from the environment; "npx pipewright policy --for status" prints the permissions that it needs.`,
  arguments: { files: several('FILE', 'workflow files. Default: every one below this folder') },
  options: {
    run: text('ID', 'this run only, over or not'),
    watch: flag('follow until all are over; ends with 1 when an item failed'),
    report: text('DIR', 'also write DIR/pipewright-RUN/report.html and run.json of each'),
  },
  json: `runs[], each with state, samples and tolerated where there are some, steps[], troubles[] and failures[]; uploads[] where
    some wait, each with workflow, items[] (id, why), isCut`,
  examples: ['tides.workflow.json --watch', '--run run-20261125T092236Z-3fa9c1 --report reports'],
});

export const RESULTS = declare({
  name: 'results',
  summary: 'fetch the results of a run on AWS',
  about: `Downloads the results of a run's last steps into DIR/<step>/…, with DIR/run.json and DIR/report.html: of a run that was
    started without --out, from anywhere, by anybody who may read the bucket. What is there already stays; repeat it to
    continue, or while the run is continuing. Where the workflow file says what an item is, also writes DIR/results.csv and
    DIR/results.json, with a row for each result. Ends with 1 unless the run is complete and everything was fetched.`,
  arguments: {
    run: one('RUN', 'the id of the run'),
    files: several('FILE', 'the workflow file. Default: looks in every one below this folder'),
  },
  options: { out: text('DIR', 'where results go') },
  json: 'what "npx pipewright status" prints of a run, and results (files, bytes, same, refused[], left_over[])',
  examples: [
    'run-20261125T092236Z-3fa9c1 tides.workflow.json --out results',
    'run-20261125T092236Z-3fa9c1 --out results --json',
  ],
  usage: ['RUN [FILE…] --out DIR [options]'],
});

export const CANCEL = declare({
  name: 'cancel',
  summary: 'stop a run on AWS before it is over',
  about: `Cancels a run. None of its items starts any more: waiting items are dropped, and agents that work on one of its
    items are stopped. Other runs continue: an agent at another run's item is left alone. What is done stays, with its
    results. "npx pipewright run FILE --run RUN" continues a canceled run. Safe to repeat.`,
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
  about: `Retries failed items of a run, with all their attempts: after the algorithm, its variables or its size were fixed
    and deployed, or the cause was elsewhere. Takes items with a failed marker and those in the dead-letter queues; what
    is done is not processed again. Where an input was wrong, upload it again instead: "npx pipewright run FILE INPUT… --run
    RUN" processes what has changed.`,
  arguments: RUN_OF_WORKFLOW,
  options: {
    step: text('ID', 'only items of this step'),
    item: texts('ITEM', "only this item, or those that match a pattern such as 'a/*.csv'; may be repeated"),
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
  summary: 'gather what is done of a run on AWS, where too much has failed',
  about: `Has steps that gather begin with what is done, whatever has failed before them: those that did not begin because more
    had failed than "allow_failed" allows, or because it was not given. The algorithm gets the ids of what failed in $missing.
    What failed can still be retried. Where the workflow file says what an item is, a group that gets a member back is gathered
    again, and the run ends as neutral, with what failed as tolerated; elsewhere, what was gathered stays as it is.`,
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
  summary: 'show what an item of a run on AWS printed',
  about: `Shows what the algorithm printed for one item of a run, every attempt, the newest last: from CloudWatch Logs,
    which keeps it for 30 days; of older items that failed, the end that their marker keeps. Short items follow each other
    closely: a line at the very beginning or end may belong to the item before or after.`,
  arguments: {
    run: one('RUN', 'the id of the run'),
    item: one('ITEM', 'the item\'s path or id, as "npx pipewright status" shows it'),
    ...WORKFLOW,
  },
  options: {
    step: text('ID', 'only this step. Default: every step that has an item of that name'),
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
  summary: 'fit the memory of algorithms to what the items of a run took',
  about: `Reads how much memory the finished items of a run took, and by the size of their inputs: at least twenty of an algorithm.
    Shows what the algorithm's spec should say, so that each item begins with what it takes, and what that saves. With --write
    it changes "memory" in the spec.json of the catalog, gives it the next version where this one is published, and prints
    the title and text of a pull request.`,
  arguments: {
    run: one('RUN', 'the id of a run on AWS, or the folder that "npx pipewright run --local" wrote to'),
    files: several('FILE', 'of a run on AWS: the workflow file'),
  },
  options: {
    write: flag('change the specs'),
    catalog: text(
      'DIR',
      'the folder of the catalog whose specs these are. Default: the catalog/ of this folder or above it',
    ),
  },
  json: `run, algorithms[], each with algorithm, steps[], memory, tuning (items, peak, line, suggested, today, proposed, moves,
    failed), proposed, and with --write file and version; pull_request (title, body)`,
  examples: ['results', 'run-20261125T092236Z-3fa9c1 tides.workflow.json --write'],
  usage: ['RUN FILE [options]', 'DIR [options]'],
});

export const CLEAN = declare({
  name: 'clean',
  summary: 'remove the images that local runs and tests left in the engine',
  about: `Removes the images that "run --local" and "test" have loaded into Docker or Podman, named pipewright-run/… and
    pipewright-test/…. They are kept so that the next run starts at once, and removed 30 days after their last
    use. Results and other images stay. An image that a container uses is kept and named.`,
  arguments: {},
  options: ENGINE,
  json: 'engine, removed[] and kept[], names of images',
  examples: ['--engine podman', '--json'],
});
