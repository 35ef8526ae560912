import { digestOf } from '../../../src/oci/digest.ts';
import { type Call, type Handler, invalid, notFound, paged, type Reply } from './call.ts';
import type { PublishedRelease } from './repository.ts';

function answer(release: PublishedRelease, call: Call): object {
  const { id, tag, draft, immutable, body } = release;
  const url = `${call.origin}/repos/${call.repository.fullName}/releases/${id}`;
  return {
    id,
    url,
    tag_name: tag,
    name: tag,
    body,
    draft,
    immutable,
    prerelease: false,
    html_url: `${call.origin}/${call.repository.fullName}/releases/tag/${draft ? `untagged-${id}` : tag}`,
    // On GitHub, the host is uploads.github.com.
    upload_url: `${url}/assets{?name,label}`,
    assets: release.assets.map((asset) => ({ ...asset, size: asset.bytes.length, bytes: undefined })),
  };
}

function list(call: Call): Reply {
  const mayWrite = call.token?.permissions.contents === 'write';
  const found = call.repository.releases.filter(({ draft }) => mayWrite || !draft);
  return paged(call, found.toReversed(), (page) => page.map((release) => answer(release, call)));
}

function create(call: Call): Reply {
  const { repository, body } = call;
  if (repository.releases.some(({ tag, draft }) => tag === body.tag_name && !draft))
    throw invalid('Validation Failed', [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }]);
  const release: PublishedRelease = {
    ...{ id: repository.nextId(), tag: body.tag_name, body: body.body ?? '', assets: [] },
    ...{ draft: true, immutable: false },
  };
  if (!body.draft) release.draft = false;
  repository.releases.push(release);
  return { status: 201, body: answer(release, call) };
}

function find({ repository, parameters }: Call): PublishedRelease {
  const release = repository.releases.find(({ id }) => `${id}` === parameters.release_id);
  if (!release) throw notFound();
  return release;
}

function update(call: Call): Reply {
  const { repository, body } = call;
  const release = find(call);
  if (body.draft === false && release.draft) {
    if (!repository.tags.has(release.tag))
      repository.tags.set(release.tag, repository.branches.get('main') ?? '');
    release.draft = false;
    release.immutable = repository.immutableReleases;
  }
  return { status: 200, body: answer(release, call) };
}

/**
 * @throws Refusal for an immutable release: its assets cannot be added, modified or deleted (docs, "Immutable
 * releases")
 */
function changeable(release: PublishedRelease): void {
  if (release.immutable) throw invalid('Cannot upload assets to an immutable release.');
}

function upload(call: Call): Reply {
  const release = find(call);
  changeable(release);
  const name = call.query.get('name') ?? '';
  if (release.assets.some((asset) => asset.name === name))
    throw invalid('Validation Failed', [{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }]);
  const asset = {
    ...{ id: call.repository.nextId(), name, state: 'uploaded' as const },
    ...{ digest: digestOf(call.body) as string, bytes: call.body as Uint8Array },
  };
  release.assets.push(asset);
  return { status: 201, body: { ...asset, size: asset.bytes.length, bytes: undefined } };
}

function deleteAsset({ repository, parameters }: Call): Reply {
  for (const release of repository.releases) {
    const at = release.assets.findIndex(({ id }) => `${id}` === parameters.asset_id);
    if (at < 0) continue;
    changeable(release);
    release.assets.splice(at, 1);
    return { status: 204 };
  }
  throw notFound();
}

function attestations({ repository, parameters, query }: Call): Reply {
  const wanted = query.get('predicate_type');
  const found = repository.attestations.filter(
    ({ digest, type }) => digest === parameters.subject_digest && (wanted === null || type === wanted),
  );
  if (found.length === 0) throw notFound();
  return { status: 200, body: { attestations: found.map(() => ({ bundle: {} })) } };
}

const read = [['contents', 'read']] as const;
const write = [['contents', 'write']] as const;

export const releases: Readonly<Record<string, Handler>> = {
  'GET /releases': { needs: read, run: list },
  'POST /releases': { needs: write, run: create },
  'PATCH /releases/{release_id}': { needs: write, run: update },
  'POST /releases/{release_id}/assets': { needs: write, run: upload },
  'DELETE /releases/assets/{asset_id}': { needs: write, run: deleteAsset },
  'GET /attestations/{subject_digest}': { needs: [['attestations', 'read']], run: attestations },
};
