import { join } from 'node:path';
import { compile } from '../compile.ts';
import { composeImage, composeIndex } from '../image.ts';
import { AMD64, ARM64, labels, type Recipe } from '../recipe.ts';
import { file, packLayer } from '../tree.ts';

const version = '1.0.0';

/**
 * `FROM scratch`: one static program and not one file more; no /tmp, no /etc, no PATH. An index over two platforms,
 * each with an attestation, as `docker buildx build --platform linux/amd64,linux/arm64 --push` writes it.
 */
export const csvSummary: Recipe = {
  name: 'csv-summary',
  version,
  tools: ['gcc', 'aarch64-linux-gnu-gcc'],
  build: async () => {
    const source = join(import.meta.dirname, 'csv-summary.c');
    const images = [];
    for (const [platform, compiler] of [
      [AMD64, 'gcc'],
      [ARM64, 'aarch64-linux-gnu-gcc'],
    ] as const) {
      const program = await compile(compiler, source, ['-static']);
      images.push(
        composeImage(
          platform,
          {
            Entrypoint: ['/csv-summary'],
            WorkingDir: '/',
            Labels: labels('csv-summary', 'What each column of a CSV table holds', version, 'MIT'),
          },
          [
            {
              layer: await packLayer([file('csv-summary', program, 0o755)]),
              madeBy: `${compiler} -static csv-summary.c`,
            },
          ],
        ),
      );
    }
    return composeIndex(images, true);
  },
};
