import { join } from 'node:path';
import { compile } from '../compile.ts';
import { composeImage, composeIndex } from '../image.ts';
import { AMD64, ARM64, labels, type Recipe } from '../recipe.ts';
import { file, packLayer } from '../tree.ts';

const version = '1.0.0';

/** One static program again, for the step that gathers: it reads a folder. */
export const tableMerge: Recipe = {
  name: 'table-merge',
  version,
  tools: ['gcc', 'aarch64-linux-gnu-gcc'],
  build: async () => {
    const source = join(import.meta.dirname, 'table-merge.c');
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
            Entrypoint: ['/table-merge'],
            WorkingDir: '/',
            Labels: labels('table-merge', 'The tables of a folder as one', version, 'MIT'),
          },
          [
            {
              layer: await packLayer([file('table-merge', program, 0o755)]),
              madeBy: `${compiler} -static table-merge.c`,
            },
          ],
        ),
      );
    }
    return composeIndex(images, true);
  },
};
