import { debianTree } from '../debian.ts';
import { composeImage } from '../image.ts';
import { AMD64, labels, PATH, type Recipe } from '../recipe.ts';
import { directory, packLayer } from '../tree.ts';

const version = '1.16.1';

/** samtools as Debian packages it: one layer, no shell, and an entrypoint that is looked up in PATH. */
export const samtools: Recipe = {
  name: 'samtools',
  version,
  tools: ['mmdebstrap'],
  build: async () =>
    composeImage(
      AMD64,
      {
        Env: [PATH],
        Entrypoint: ['samtools'],
        Cmd: ['--version'],
        WorkingDir: '/data',
        Labels: labels('samtools', 'samtools from Debian 12', version, 'MIT'),
      },
      [
        {
          layer: await packLayer([
            ...(await debianTree(['samtools'])),
            directory('data'),
            directory('tmp', 0o1777),
          ]),
          madeBy: 'mmdebstrap --variant=extract --include=samtools bookworm',
        },
      ],
    ),
};
