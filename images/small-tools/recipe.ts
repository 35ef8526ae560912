import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianTree } from '../debian.ts';
import { composeImage } from '../image.ts';
import { AMD64, labels, PATH, type Recipe } from '../recipe.ts';
import { directory, file, packLayer, symlink } from '../tree.ts';

const version = '1.0.0';

/** The busybox programs that specs call, and the shell that two of our programs are written for. */
const APPLETS = ['awk', 'cat', 'grep', 'ls', 'sh', 'sort', 'uniq', 'zcat'];

/** What every Unix has for texts and tables, and programs of ours: for algorithms that are little more than a command line. */
export const smallTools: Recipe = {
  name: 'small-tools',
  version,
  tools: ['mmdebstrap'],
  build: async () => {
    const read = (name: string) => readFileSync(join(import.meta.dirname, name));
    const system = await packLayer([
      ...(await debianTree(['busybox-static'])),
      ...APPLETS.map((name) => symlink(`bin/${name}`, 'busybox')),
      directory('data'),
      directory('tmp', 0o1777),
    ]);
    const programs = await packLayer([
      file('usr/local/bin/bids-events', read('bids-events.sh'), 0o755),
      file('usr/local/bin/cohort-summary', read('cohort-summary.sh'), 0o755),
      file('usr/local/lib/bids-events.awk', read('bids-events.awk')),
      file('usr/local/lib/table-split.awk', read('table-split.awk')),
    ]);
    return composeImage(
      AMD64,
      {
        Env: [PATH, 'LC_ALL=C'],
        Cmd: ['/bin/busybox'],
        WorkingDir: '/data',
        Labels: labels(
          'Small tools',
          'busybox from Debian 12, bids-events, cohort-summary and table-split',
          version,
          'GPL-2.0-only AND MIT',
        ),
      },
      [
        { layer: system, madeBy: 'mmdebstrap --variant=extract --include=busybox-static bookworm' },
        { layer: programs, madeBy: 'images/small-tools/recipe.ts # programs' },
      ],
    );
  },
};
