import { Failure } from '../../src/core/failure.ts';
import type { Release, ReleaseApi } from './github-api.ts';
import type { ReleaseFile } from './release-file.ts';

export interface GitHubReleaseParts {
  readonly api: ReleaseApi;
  readonly dryRun: boolean;
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
}

/**
 * Publishes the release on GitHub: makes a draft, uploads its files, and only then makes it public, since
 * nothing can be added to an immutable release. A repeated call adds the files that a draft lacks, and leaves
 * a published release as it is.
 * @param read gives a file of `release/files/`
 * @throws Failure `TAG_MOVED`, `RELEASE_DIFFERS`, `GITHUB_REFUSED`
 */
export async function publishRelease(
  release: ReleaseFile,
  notes: string,
  read: (name: string) => Promise<Uint8Array>,
  { api, dryRun, say, warn }: GitHubReleaseParts,
): Promise<void> {
  const { tag, commit, files } = release;
  const at = await api.commitOfTag(tag);
  if (at !== commit && !dryRun)
    throw new Failure(
      'TAG_MOVED',
      `The tag ${tag} leads to ${at ?? 'nothing'} now, and this release was built from ${commit}. Releases never change: put the tag back, or raise the version.`,
    );
  const all = (await api.releases()).filter(({ tag_name: name }) => name === tag);
  const published = all.find(({ draft }) => !draft);
  if (published) {
    const wrong = files.filter(({ name, digest }) => !has(published, name, digest)).map(({ name }) => name);
    if (wrong.length > 0)
      throw new Failure(
        'RELEASE_DIFFERS',
        `The release ${tag} is published, and ${wrong.join(', ')} in it ${wrong.length > 1 ? 'are' : 'is'} missing or another file. A published release never changes: release a new version.`,
      );
    return say(`The release ${tag} is published already: ${published.html_url}`);
  }
  if (dryRun) return say(`Would publish the release ${tag} of ${commit} with ${files.length} files`);
  const draft = all[0] ?? (await api.createDraft(tag, notes));
  for (const { name, digest } of files) {
    if (has(draft, name, digest)) continue;
    // An interrupted upload leaves an incomplete file under that name.
    for (const asset of draft.assets) if (asset.name === name) await api.deleteAsset(asset);
    await api.upload(draft, name, await read(name));
    say(`Uploaded ${name}`);
  }
  const done = await api.publish(draft);
  say(`Published ${done.html_url}`);
  if (done.immutable !== true)
    warn(
      `The release ${tag} can still be changed, and its tag moved. Turn on "Release immutability" in the settings of the repository (docs/releasing.md).`,
    );
}

/**
 * Moves the tag of the major version (`v1`) to this release, unless a newer release of it is published.
 * @throws Failure `GITHUB_REFUSED`
 */
export async function moveMajorTag(
  { version, tag, moving, commit }: ReleaseFile,
  { api, dryRun, say }: GitHubReleaseParts,
): Promise<void> {
  const newer = (await api.releases())
    .filter(({ draft, tag_name: name }) => !draft && /^v\d+\.\d+\.\d+$/.test(name))
    .map(({ tag_name: name }) => name.slice(1))
    .find((other) => `v${other.split('.')[0]}` === moving && isNewer(other, version));
  if (newer) return say(`${moving} stays: there is v${newer}, which is newer than ${tag}`);
  const at = await api.commitOfTag(moving);
  if (at === commit) return say(`${moving} is at ${tag} already`);
  if (dryRun) return say(`Would move ${moving} from ${at ?? 'nowhere'} to ${commit}`);
  if (at === undefined) await api.createTag(moving, commit);
  else await api.moveTag(moving, commit);
  say(`Moved ${moving} from ${at ?? 'nowhere'} to ${commit}`);
}

function has({ assets }: Release, name: string, digest: string): boolean {
  return assets.some((asset) => asset.name === name && asset.state === 'uploaded' && asset.digest === digest);
}

/** Both are X.Y.Z. Jobs that publish install no packages, so semver is not available. */
function isNewer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && a[at]! > b[at]!;
}
