import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianTree } from '../debian.ts';
import { composeImage } from '../image.ts';
import { AMD64, labels, PATH, type Recipe } from '../recipe.ts';
import { directory, file, packLayer, symlink } from '../tree.ts';

const version = '1.0.0';

/** The busybox programs that the algorithm calls, and those that a person looking into the image expects. */
const APPLETS = ['awk', 'cat', 'env', 'id', 'ls', 'mkdir', 'sh', 'sleep', 'test'];

/**
 * A shell script with a user and an entrypoint of its own: folders that belong to that user, arguments that the image
 * gives when nobody else does, and variables.
 */
export const outliers: Recipe = {
  name: 'outliers',
  version,
  tools: ['mmdebstrap'],
  build: async () => {
    const read = (name: string) => readFileSync(join(import.meta.dirname, name));
    const system = await packLayer([
      ...(await debianTree(['busybox-static'])),
      ...APPLETS.map((name) => symlink(`bin/${name}`, 'busybox')),
      file('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nalgorithm:x:1000:1000::/home/algorithm:/bin/sh\n'),
      file('etc/group', 'root:x:0:\nalgorithm:x:1000:\n'),
      directory('home/algorithm', 0o755, 1000),
      directory('data', 0o755, 1000),
      directory('data/in', 0o755, 1000),
      directory('data/out', 0o755, 1000),
      directory('tmp', 0o1777),
    ]);
    const program = await packLayer([
      file('usr/local/bin/outliers', read('outliers.sh'), 0o755),
      file('usr/local/lib/outliers.awk', read('outliers.awk')),
    ]);
    return composeImage(
      AMD64,
      {
        User: '1000:1000',
        Env: [PATH, 'LC_ALL=C', 'HOME=/home/algorithm'],
        Entrypoint: ['/usr/local/bin/outliers'],
        Cmd: ['/data/in/table.csv', '/data/out/result'],
        WorkingDir: '/home/algorithm',
        Labels: labels('outliers', 'Rows of a CSV table that lie far from the others', version, 'MIT'),
      },
      [
        { layer: system, madeBy: 'mmdebstrap --variant=extract --include=busybox-static bookworm' },
        { layer: program, madeBy: 'images/outliers/recipe.ts # program' },
      ],
    );
  },
};
