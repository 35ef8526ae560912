import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../core/failure.ts';

/** The bundle's place: next to this chunk in `dist/`, or in `dist/` as seen from the sources. */
const PLACES = ['./dispatch/index.js', '../../dist/dispatch/index.js'];

/** The dispatcher's bundle. @throws Failure `NO_DISPATCHER` */
export async function readDispatcherCode(): Promise<Uint8Array> {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const place of PLACES) {
    try {
      return await readFile(join(here, place));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Failure('NO_DISPATCHER', 'The dispatcher is not built. Run "npm run build", then try again.');
}
