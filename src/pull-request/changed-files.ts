import type { ChangedFile } from '../catalog/changes.ts';
import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import type { GitHub } from '../github/github.ts';

/**
 * The files that a pull request changes. If it changes more files than GitHub lists, there is only a finding,
 * since its author can split the change.
 * @param catalog the catalog's folder, for the finding
 */
export async function changedFiles(
  github: Pick<GitHub, 'changedFiles'>,
  repository: string,
  number: number,
  catalog: string,
): Promise<{ readonly files: readonly ChangedFile[]; readonly tooMany: readonly Finding[] }> {
  try {
    return { files: await github.changedFiles(repository, number), tooMany: [] };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'TOO_MANY_FILES') throw error;
    const { code, message } = error;
    return { files: [], tooMany: [{ code, severity: 'error', file: catalog, path: '', message }] };
  }
}
