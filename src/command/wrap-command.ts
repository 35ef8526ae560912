import { basename, dirname, join, resolve } from 'node:path';
import { checkSourceAllowed, defaultTarget } from '../catalog/catalog-settings.ts';
import { type ExtendedSpec, extendSpec, formatExtendedSpec } from '../catalog/extended-spec.ts';
import { Failure } from '../core/failure.ts';
import { pathFrom } from '../core/path-below.ts';
import { readCatalogFile } from '../edge/catalog-files.ts';
import { openCatalogFolder, writeIfChanged } from '../edge/catalog-folder.ts';
import { parseReference, type Reference, repositoryName } from '../oci/reference.ts';
import { type Fact, facts, paragraph, print, styled } from '../text/printer.ts';
import { shortDigest } from '../text/quote.ts';
import { shellWord } from '../text/terminal.ts';
import { formatBytes, formatDuration } from '../text/units.ts';
import type { PushReport } from '../wrap/push.ts';
import { wrapAlgorithm } from '../wrap/wrap.ts';
import { WRAP } from './catalog-commands.ts';
import { type Input, implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { AGENT, agentReference, openImagesFor } from './images-access.ts';
import { readSpecFile } from './spec-file.ts';
import { showWrapProgress } from './wrap-progress.ts';

/** Columns of the labels. */
const LABEL = 10;

export const wrap = implement(WRAP, {
  async run(input, io) {
    const started = performance.now();
    const read = readSpecFile(input.spec, io);
    const { spec } = read;
    const catalog = openCatalogFolder(read.file);
    const source = parseReference(input.source ?? spec.container_name);
    checkSourceAllowed(catalog?.settings, parseReference(spec.container_name));
    const target = input.to ? parseReference(input.to) : catalog && defaultTarget(catalog.settings, spec);
    if (!target)
      throw new Failure(
        'NO_TARGET',
        `There is no catalog.json above ${input.spec} to say where to push the wrapped image. Name the place with --to REF.`,
      );
    const agentFrom = agentReference(input.agent);
    const path = extendedPath(input, read.file, spec.version, target, io.cwd);
    const file = path && pathFrom(io.cwd, path);
    const published =
      path && input.out === undefined ? readCatalogFile(dirname(path), basename(path), file) : undefined;
    const progress = showWrapProgress(io, io.quiet, () => {
      const { sent, received } = images.registry.traffic;
      return Math.max(sent, received);
    });
    await using images = await openImagesFor(io, { onEvent: progress.event });
    const result = await wrapAlgorithm({ spec, source, target, agent: AGENT, agentFrom }, images, {
      ...progress,
      derived(wrap) {
        // Before the first byte is pushed: the tag of a published version must not move.
        if (file && target.kind === 'registry')
          checkUnpublished(published, extendSpec(spec, wrap, AGENT, repositoryName(target)), file);
        progress.derived(wrap);
      },
    }).finally(progress.end);
    const extended = extendSpec(spec, result.wrap, AGENT, result.repository);
    if (path) {
      try {
        await writeIfChanged(path, formatExtendedSpec(extended));
        if (input.out === undefined) await catalog?.refreshIndex();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        const { code, message, cause } = error;
        throw new Failure(code, `${message} The image itself was pushed: ${result.reference}.`, { cause });
      }
    }
    const seconds = (performance.now() - started) / 1000;
    return { ...result, extended, file, traffic: images.registry.traffic, seconds };
  },
  text: ({ extended, reference, push, file, seconds }, _, io) =>
    print(
      [
        paragraph([
          styled('good', 'Wrapped'),
          ` ${extended.name} ${extended.version} in ${formatDuration(seconds)}`,
        ]),
        facts(
          [
            // With its tag, it can be pulled as it is printed.
            ['image', reference.replace(/@sha256:[0-9a-f]{64}$/, '')],
            ['digest', shortDigest(/sha256:[0-9a-f]{64}$/.exec(reference)?.[0] ?? '')],
            ['source', `${extended.source_image.name}@${shortDigest(extended.source_image.digest)}`],
            ...extended.platforms.map(
              (each): Fact => ['platform', `${each.platform}, ${formatBytes(each.size)}`],
            ),
            ['parts', transferText(push)],
            ['written', file && shellWord(file)],
          ],
          LABEL,
          2,
        ),
      ],
      screenOf(io),
    ),
  json: ({ wrap, push, reference, extended, file, traffic, seconds }) => ({
    reference,
    digest: wrap.root.digest,
    source: wrap.source,
    platforms: extended.platforms,
    dropped: wrap.dropped,
    replaced: wrap.replaced,
    already_there: push.alreadyThere,
    blobs: push.blobs,
    copied_bytes: push.copiedBytes,
    file,
    requests: traffic.requests,
    bytes_sent: traffic.sent,
    bytes_received: traffic.received,
    seconds,
  }),
});

/**
 * Where the extended spec goes; undefined when the image goes into a folder, from which others cannot pull
 * it.
 */
function extendedPath(
  input: Input<typeof WRAP>,
  specFile: string,
  version: string,
  target: Reference,
  cwd: string,
): string | undefined {
  if (input['no-write']) return undefined;
  if (input.out) return resolve(cwd, input.out);
  return target.kind === 'registry' ? join(dirname(specFile), `${version}.json`) : undefined;
}

/**
 * @param before the text of the existing extended spec
 * @throws Failure `VERSION_PUBLISHED` when the new one differs
 */
function checkUnpublished(before: string | undefined, extended: ExtendedSpec, file: string): void {
  if (before === undefined || before === formatExtendedSpec(extended)) return;
  throw new Failure(
    'VERSION_PUBLISHED',
    `${file} already exists with other content; published versions never change. Raise "version" in the spec, or write elsewhere with --out FILE. Nothing was pushed.`,
  );
}

function transferText({
  alreadyThere,
  blobs: { present, mounted, copied },
  copiedBytes,
}: PushReport): string {
  if (alreadyThere) return 'the image was already there';
  return [
    mounted > 0 && `${mounted} mounted inside the registry`,
    present > 0 && `${present} already there`,
    copied > 0 && `${copied} copied (${formatBytes(copiedBytes)})`,
  ]
    .filter(Boolean)
    .join(', ');
}
