import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import release from '../../agent/agent.json' with { type: 'json' };
import { Failure } from '../../src/core/failure.ts';
import { readAgentFiles } from '../../src/edge/agent-layer/agent-files.ts';
import { openKeptLayers } from '../../src/edge/agent-layer/kept-layers.ts';
import { type Digest, digestHex, digestOf } from '../../src/oci/digest.ts';
import { OCI_LAYER_GZIP } from '../../src/oci/manifest.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const WHY = new Failure('REGISTRY_UNREACHABLE', 'The registry does not answer.');
const { digest, size } = release.platforms['linux/amd64'];
const LAYER = { mediaType: OCI_LAYER_GZIP, digest: digest as Digest, size };

describe("the agent's layer on this machine", () => {
  it('is made with the committed digest, told about, and kept for the next time', async () => {
    await using folder = await temporaryFolder();
    const said: string[] = [];
    const open = () =>
      openKeptLayers({
        env: { ...process.env, RUNNER_TOOL_CACHE: '', XDG_CACHE_HOME: folder.path },
        signal: new AbortController().signal,
        say: (line) => said.push(line),
      });
    // Somebody changed what was kept, without changing its size.
    const blobs = join(folder.path, 'pipewright/agent/blobs/sha256');
    await mkdir(blobs, { recursive: true });
    await writeFile(join(blobs, digestHex(LAYER.digest)), Buffer.alloc(size));

    const make = open();
    const [one, two] = await Promise.all([make(LAYER, WHY), make(LAYER, WHY)]);
    assert.equal(one, two);
    const chunks: Uint8Array[] = [];
    for await (const chunk of await one.streamBlob(LAYER)) chunks.push(chunk);
    assert.equal(digestOf(Buffer.concat(chunks)), digest);
    assert.match(said[0]!, /linux\/amd64 cannot be read from its repository.*The registry does not answer/);
    assert.match(said.at(-1)!, /Compressing/);

    said.length = 0;
    await open()(LAYER, WHY);
    assert.deepEqual(said, []);
    assert.equal(digestOf(await readFile(join(blobs, digestHex(LAYER.digest)))), digest);
  });

  it('of another release is reported as that, not as a mistake in a spec', async () => {
    await using folder = await temporaryFolder();
    const make = openKeptLayers({
      env: { XDG_CACHE_HOME: folder.path },
      signal: new AbortController().signal,
      say: () => {},
    });
    const other = { ...LAYER, digest: digestOf('other') };
    await assert.rejects(make(other, WHY), {
      code: 'AGENT_UNAVAILABLE',
      message: /your image and spec are not the cause.*does not answer.*not a layer of this release.*--agent/,
    });
  });

  it('cannot be made from action.yml and dist/ alone, which is said', async () => {
    await using folder = await temporaryFolder();
    await assert.rejects(readAgentFiles(folder.path), {
      code: 'AGENT_FILES_MISSING',
      message:
        /this copy of Pipewright in .* lacks (?:agent.runtime.SHA256SUMS|LICENSE|dist.agent)\. Pipewright needs the whole repository/,
    });
  });
});
