import { debianTree } from '../debian.ts';
import { composeImage } from '../image.ts';
import { AMD64, labels, PATH, type Recipe } from '../recipe.ts';
import { directory, packLayer, symlink } from '../tree.ts';

const version = '1.0.0';

/** The busybox programs that people and algorithms call; there is no shell that would start them. */
const APPLETS = ['cat', 'gunzip', 'ls'];

/**
 * What a cohort of short reads goes through, from trimming to a merged table of variants, as Debian packages it: one image,
 * so that the steps share its layers. `wgsim` is in it, too, which makes such reads.
 */
export const shortReads: Recipe = {
  name: 'short-reads',
  version,
  tools: ['mmdebstrap'],
  build: async () =>
    composeImage(
      AMD64,
      {
        Env: [PATH, 'LC_ALL=C'],
        Cmd: ['samtools', '--version'],
        WorkingDir: '/data',
        Labels: labels(
          'Short reads',
          'fastp, bwa, samtools, bcftools and tabix from Debian 12',
          version,
          'MIT AND GPL-3.0-or-later',
        ),
      },
      [
        {
          layer: await packLayer([
            ...(await debianTree(['fastp', 'bwa', 'samtools', 'bcftools', 'tabix', 'busybox-static'])),
            ...APPLETS.map((name) => symlink(`bin/${name}`, 'busybox')),
            directory('data'),
            directory('tmp', 0o1777),
          ]),
          madeBy:
            'mmdebstrap --variant=extract --include=fastp,bwa,samtools,bcftools,tabix,busybox-static bookworm',
        },
      ],
    ),
};
