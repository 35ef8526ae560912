import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../compile.ts';
import { composeImage } from '../image.ts';
import { AMD64, labels, PATH, type Recipe } from '../recipe.ts';
import { directory, file, packLayer, symlink } from '../tree.ts';

const version = '1.0.0';

/** musl's C library is its own loader. The path is the one that the program asks for; Debian has a symlink there. */
const LOADER = '/lib/ld-musl-x86_64.so.1';

/**
 * A program linked against musl, with musl's loader and nothing of glibc: what an Alpine image looks like to the
 * programs in it. Its manifest is Docker's, version 2, schema 2, as `docker push` writes it.
 */
export const fastaStats: Recipe = {
  name: 'fasta-stats',
  version,
  tools: ['musl-gcc'],
  build: async () => {
    const program = await compile('musl-gcc', join(import.meta.dirname, 'fasta-stats.c'), []);
    const runtime = await packLayer([
      file(LOADER.slice(1), readFileSync(LOADER), 0o755),
      symlink('lib/libc.musl-x86_64.so.1', 'ld-musl-x86_64.so.1'),
      file('etc/passwd', 'root:x:0:0:root:/root:/sbin/nologin\n'),
      file('etc/group', 'root:x:0:\n'),
      directory('tmp', 0o1777),
    ]);
    const layer = await packLayer([file('usr/local/bin/fasta-stats', program, 0o755)]);
    return composeImage(
      AMD64,
      {
        Env: [PATH],
        Cmd: ['/usr/local/bin/fasta-stats'],
        Labels: labels('fasta-stats', 'Length, GC content and N50 of FASTA sequences', version, 'MIT'),
      },
      [
        { layer: runtime, madeBy: 'images/fasta-stats/recipe.ts # musl' },
        { layer, madeBy: 'musl-gcc fasta-stats.c' },
      ],
      'docker',
    );
  },
};
