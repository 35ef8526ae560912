import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openGh } from '../../src/edge/gh.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { fakeGh } from '../fakes/gh.ts';

describe("GitHub's settings by gh", () => {
  it('know the commit of a tag, and say so where there is none, which is not what GitHub refuses', async () => {
    await using folder = await temporaryFolder();
    const { path } = await fakeGh(folder.path);
    const settings = await openGh({ ...process.env, PATH: path }, new AbortController().signal);
    assert.equal(await settings.commitOf('my-lab/tides', 'v1.0.0'), 'a'.repeat(40));
    await assert.rejects(settings.commitOf('my-lab/tides', 'missing'), { code: 'REF_NOT_FOUND' });
  });
});
