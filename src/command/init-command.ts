import { join, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { REPOSITORY } from '../core/own-release.ts';
import { pathFrom } from '../core/path-below.ts';
import { kindOf, writeText } from '../edge/files.ts';
import { serverOf } from '../github/server.ts';
import { formatReference, parseReference, tagOrDigest } from '../oci/reference.ts';
import { draftSpec } from '../pull-request/draft-spec.ts';
import { newFileLink } from '../pull-request/new-file-link.ts';
import { type Block, line, numbered, paragraph, print, styled } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { inspectImage } from '../wrap/inspect.ts';
import { INIT } from './catalog-commands.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { openImagesFor } from './images-access.ts';
import { jsonText } from './output.ts';

export const init = implement(INIT, {
  async run({ image, name, command, out, open, catalog = REPOSITORY }, io) {
    const reference = parseReference(image);
    await using images = await openImagesFor(io);
    const source = await images.source(reference);
    const { root, config } = await inspectImage(source, tagOrDigest(reference), formatReference(reference));
    const spec = draftSpec(reference, root.digest, config, { name, command });
    const text = jsonText(spec);
    const at = { server: serverOf(io.env), branch: 'main' };
    if (open) return { link: newFileLink(catalog, `catalog/${spec.name}/spec.json`, text, at), spec };
    if (out === '-') return { spec };
    const path = resolve(io.cwd, out ?? join('catalog', spec.name, 'spec.json'));
    const file = pathFrom(io.cwd, path);
    if (kindOf(path) !== 'nothing')
      throw new Failure(
        'FILE_EXISTS',
        `${file} already exists. Name another file with --out, or another algorithm with --name.`,
      );
    await writeText(path, text, file);
    return { file, spec };
  },
  text({ link, file, spec }, _, io) {
    if (file === undefined && !link) return jsonText(spec);
    const blocks = link
      ? [
          paragraph('Open this link, check run_command, the folders and memory, and propose the file:'),
          line(styled('bold', link)),
        ]
      : nextSteps(shellWord(file ?? ''));
    return print(blocks, screenOf(io));
  },
});

function nextSteps(file: string): Block[] {
  return [
    paragraph(`Wrote ${file}. Now:`),
    numbered([
      'Check run_command, inputs, outputs, the folders and memory; add a description, a license and a test with a small sample.',
      `npx pipewright validate ${file}`,
      `npx pipewright test ${file}`,
    ]),
  ];
}
