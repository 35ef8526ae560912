import { Failure } from '../core/failure.ts';
import type { ImageCopy } from '../deploy/mirror.ts';
import type { ProgressLog } from '../deploy/stack.ts';
import { copyImage } from '../oci/copy-image.ts';
import { parseRegistryReference, repositoryName } from '../oci/reference.ts';
import { shortenMiddle } from '../text/columns.ts';
import { line } from '../text/printer.ts';
import { formatBytes, plural } from '../text/units.ts';
import type { CommandIo } from './command-io.ts';
import { openImagesFor } from './images-access.ts';
import { showLines } from './living-lines.ts';

const RIGHTS = 'The permissions are those of "npx pipewright policy FILE --mirror".';

/** What is copied, for people: `2 images, at most 1.2 GB`. */
export function copiesText(copies: readonly Pick<ImageCopy, 'bytes'>[]): string {
  const bytes = copies.reduce((sum, copy) => sum + copy.bytes, 0);
  return `${plural(copies.length, 'image')}, at most ${formatBytes(bytes)}`;
}

/**
 * Copies images into the account's ECR, one after another, with progress; what is there already is not sent
 * again.
 * @throws Failure as the registries do; what was copied until then stays
 */
export async function copyImages(
  copies: readonly ImageCopy[],
  io: CommandIo,
  log: ProgressLog,
): Promise<void> {
  log(`Images in the account's ECR: ${copiesText(copies)}; existing copies are not counted`);
  let doing = '';
  let [parts, all, size, unmoved, before] = [0, 0, 0, 0, 0];
  const text = (): string => {
    const bytes = Math.min(size, unmoved + moved() - before);
    const counts = `: ${parts} of ${plural(all, 'part')}, ${formatBytes(bytes)} of ${formatBytes(size)} in place`;
    return `${shortenMiddle(doing, Math.max(1, io.columns() - 1 - counts.length))}${counts}`;
  };
  const lines = showLines(() => (all === 0 ? [] : [line(text())]), io, io.quiet);
  await using images = await openImagesFor(io);
  const moved = (): number => Math.max(images.registry.traffic.sent, images.registry.traffic.received);
  try {
    for (const copy of copies) {
      const [from, to] = [parseRegistryReference(copy.image), parseRegistryReference(copy.mirrored)];
      doing = `Copying ${repositoryName(from)}`;
      [parts, all, size, unmoved, before] = [0, 0, 0, 0, moved()];
      const report = await copyImage(copy, await images.source(from), await images.target(to), {
        found(blobs) {
          all = blobs.length;
          size = blobs.reduce((sum, blob) => sum + blob.size, 0);
          lines.refresh();
        },
        blob(blob, how) {
          parts += 1;
          if (how !== 'copied') unmoved += blob.size;
        },
      });
      // Removes the living line before the permanent one is printed.
      all = 0;
      lines.refresh();
      const done = report.alreadyThere ? 'is there' : `is copied, ${formatBytes(report.copiedBytes)}`;
      log(`${to.repository}:${copy.tag} ${done}`);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, cause } = error;
    const rights = code === 'ACCESS_DENIED' ? ` ${RIGHTS}` : '';
    throw new Failure(
      code,
      `${doing}: ${message}${rights} The stack was not changed; deploying again continues where this stopped.`,
      { cause },
    );
  } finally {
    lines.clear();
  }
}
