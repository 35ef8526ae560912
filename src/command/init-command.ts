import { join, relative, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { kindOf, writeText } from '../edge/files.ts';
import { openImages } from '../edge/images.ts';
import { formatReference, parseReference, tagOrDigest } from '../oci/reference.ts';
import { draftSpec } from '../pull-request/draft-spec.ts';
import { newFileLink } from '../pull-request/new-file-link.ts';
import { escapeControl } from '../text/terminal.ts';
import { inspectImage } from '../wrap/inspect.ts';
import type { CommandIo } from './command-io.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';

const USAGE = `pipewright init IMAGE

Writes a first spec for a container image, from what its config and labels say.

  --name NAME   the algorithm's name. Default: the last part of the image's name
  --out FILE    where to write it. Default: catalog/<name>/spec.json; "-" prints it
  --open        write nothing: print a link to GitHub's page for a new file, filled in; it makes fork and pull request
  --catalog OWNER/REPO
                the catalog that --open proposes it to. Default: pipewright/pipewright
  --json        print one JSON object: file (missing with --out -), link (with --open) and spec
`;

/** `pipewright init`. @throws Failure for whatever the user can mend */
export async function init(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    name: { type: 'string' },
    out: { type: 'string' },
    open: { type: 'boolean' },
    catalog: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const [image, ...others] = positionals;
  if (!image || others.length > 0)
    throw new Failure('BAD_USAGE', 'Name one image: pipewright init ghcr.io/alice/blur:1.2');
  const reference = parseReference(image);
  await using images = await openImages({ env: io.env, signal: io.signal });
  const { root, config } = await inspectImage(
    await images.source(reference),
    tagOrDigest(reference),
    formatReference(reference),
  );
  const spec = draftSpec(reference, root.digest, config, values.name);
  const text = jsonText(spec);
  if (values.open) {
    const link = newFileLink(
      values.catalog ?? 'pipewright/pipewright',
      `catalog/${spec.name}/spec.json`,
      text,
    );
    io.out(
      values.json
        ? jsonText({ link, spec })
        : `Open this, check run_command, the folders and memory, and propose the file:\n${link}\n`,
    );
    return 0;
  }
  if (values.out === '-') {
    io.out(values.json ? jsonText({ spec }) : text);
    return 0;
  }
  const file = resolve(io.cwd, values.out ?? join('catalog', spec.name, 'spec.json'));
  const shown = relative(io.cwd, file);
  if (kindOf(file) !== 'nothing') {
    throw new Failure(
      'FILE_EXISTS',
      `${shown} is there already. Name another file with --out, or another algorithm with --name.`,
    );
  }
  await writeText(file, text, shown);
  if (values.json) {
    io.out(jsonText({ file: shown, spec }));
    return 0;
  }
  io.out(`Wrote ${escapeControl(shown)}. Now:
  1. Check run_command, the folders and memory; add a description, a license and a test with a small sample.
  2. pipewright validate ${escapeControl(shown)}
  3. pipewright test ${escapeControl(shown)}
`);
  return 0;
}
