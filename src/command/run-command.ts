import { Failure } from '../core/failure.ts';
import type { CommandIo } from './command-io.ts';
import { readOptions } from './options.ts';

const USAGE = `pipewright run FILE INPUT… [--wait] [--out DIR]
pipewright run FILE --local INPUT… --out DIR

Sends files through the workflow of FILE: on AWS, where it must have been deployed, or with --local on this machine.

  INPUT…          files, folders (their files keep their paths), or patterns such as 'data/*.csv'; on AWS also
                  s3://bucket/prefix/, which is copied within S3, or read as it lies where that is the workflow's own
                  input prefix
  --out DIR       where results go: DIR/<step>/…
  --catalog REF   a folder, or owner/repo@ref, instead of the catalog that FILE names
  --json          print one JSON object: on AWS run, expected, uploaded, sent, same, taken_back, retried, resumed and
                  left_out[], with --wait also what "pipewright status" says of a run, with --out also results; with
                  --local what run.json says; or findings[] of FILE

On AWS:
  --wait          follow the run until it is over; ends with 1 when an item failed. Without it the run goes on alone,
                  and "pipewright status" tells how it stands
  --out DIR       implies --wait; results of the last steps come to DIR, with DIR/run.json and DIR/report.html
  --run ID        continue that run: only inputs that are missing there, or have other content, are uploaded, and only
                  these and what comes of them are worked on. Inputs may be left out. What failed stays failed (see
                  "pipewright retry") unless its input has changed; a cancelled run goes on
  --run new       begin a run of its own. Without --run, the newest run (of the last 50) of the same inputs, images and
                  variables goes on where there is one: what it has finished stays, and what failed is tried again. With
                  other content of an input that has not failed, other images or other variables, a new run begins
  --backfill      take the objects that were below the workflow's input prefix before it was deployed, as a run; with
                  --run adhoc, as if they were uploaded now
  --time-limit H  hours after which nobody waits for the run any more. Default: 312

With --local:
  The same images, variables and limits as on AWS, in Docker or Podman. Started again with the same DIR it works only on
  what is not finished: items whose input, image or variables have changed, and those that failed. Ends with 1 when an
  item failed. Writes DIR/run.json and DIR/report.html.
  --jobs N        items at once. Default: half the processors, at least 1
  --engine NAME   docker or podman. Default: the first that answers
`;

/** `pipewright run`. @throws Failure for whatever the user can mend */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = readOptions(argv, {
    local: flag,
    out: text,
    jobs: text,
    engine: text,
    catalog: text,
    json: flag,
    wait: flag,
    run: text,
    backfill: flag,
    'time-limit': text,
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const [file, ...names] = positionals;
  if (!file)
    throw new Failure(
      'BAD_USAGE',
      values.local
        ? 'Say what to run, on what, and where to: pipewright run FILE --local INPUT… --out DIR'
        : 'Say what to run, and on what: pipewright run FILE INPUT…',
    );
  const { out, catalog, json = false } = values;
  const only = (where: string, ...options: (keyof typeof values)[]): void => {
    const wrong = options.find((option) => values[option] !== undefined);
    if (wrong) throw new Failure('BAD_USAGE', `--${wrong} is for runs ${where}.`);
  };
  if (values.local) {
    only('on AWS', 'wait', 'run', 'backfill', 'time-limit');
    const { runLocal } = await import('./run-local.ts');
    return runLocal({ file, names, out, catalog, json, engine: values.engine, jobs: values.jobs }, io);
  }
  only('with --local', 'jobs', 'engine');
  const { runOnAws } = await import('./run-on-aws.ts');
  return runOnAws(
    {
      file,
      names,
      out,
      catalog,
      json,
      wait: values.wait === true || out !== undefined,
      run: values.run,
      backfill: values.backfill === true,
      timeLimit: values['time-limit'],
    },
    io,
  );
}
