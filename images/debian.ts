import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from '../scripts/services/command.ts';
import { type Entry, file, readTree } from './tree.ts';

/** All images are made from this release of Debian, whatever the machine runs. */
const SUITE = 'bookworm';

/**
 * Manuals, translations, and what mmdebstrap leaves behind: folders of its tools, and this machine's host name and name
 * servers. The packages' copyright files stay: their licences ask for it.
 */
const LEFT_OUT =
  /^(dev|proc|sys|run|etc\/(apt|dpkg|hostname|hosts|resolv\.conf)|var\/(cache|log|lib\/(apt|dpkg))|usr\/share\/(man|info|locale|lintian|bug|doc-base|X11\/locale)|usr\/lib\/[^/]+\/gconv)(\/|$)|^usr\/share\/doc\/[^/]+\/(?!copyright$)/;

/**
 * Debian packages with all that they depend on, unpacked but not configured: no maintainer script runs, so the same
 * package versions give the same bytes. It takes mmdebstrap(1), needs no root, and works on every host that has it.
 * The package database is filled in, so that image scanners see what is there.
 * @param packages the names of the packages.
 */
export async function debianTree(packages: readonly string[]): Promise<Entry[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-image-'));
  try {
    const tarFile = join(folder, 'tree.tar');
    const status = join(folder, 'status');
    // Each package's control fields plus the line that dpkg adds; the folder's name has no character for a shell.
    const record =
      `for deb in "$1"/var/cache/apt/archives/*.deb; do dpkg-deb --field "$deb" && ` +
      `printf 'Status: install ok unpacked\\n\\n'; done > ${status}`;
    await mustRun(
      `Unpacking ${packages.join(', ')} from Debian ${SUITE}`,
      'mmdebstrap',
      [
        '--quiet',
        // Unpacking alone needs no chroot and so no rights; but mmdebstrap does not do it that way for root.
        `--mode=${process.getuid?.() === 0 ? 'root' : 'chrootless'}`,
        '--variant=extract',
        '--format=tar',
        `--include=${packages.join(',')}`,
        '--aptopt=Acquire::Retries "3"',
        '--architectures=amd64',
        `--extract-hook=${record}`,
        SUITE,
        tarFile,
      ],
      { env: { LC_ALL: 'C.UTF-8' }, timeout: 600_000 },
    );
    const tree = (await readTree(tarFile)).filter(({ path }) => !LEFT_OUT.test(path));
    // Unpacked without rights, everything belongs to whoever did it.
    const owned = tree.map((entry) => ({ ...entry, uid: 0, gid: 0 }));
    return [...owned, file('var/lib/dpkg/status', readFileSync(status))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
