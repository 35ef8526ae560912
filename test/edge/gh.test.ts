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

  it('are changed once where an answer is lost, and what is there already is not taken for done', async () => {
    await using folder = await temporaryFolder();
    const { path, change, state } = await fakeGh(folder.path);
    const settings = await openGh({ ...process.env, PATH: path }, new AbortController().signal);
    await change((given) => {
      given.loses = 2;
    });
    await settings.setVariable('my-lab/tides', 'REGION', 'eu-west-1', true);
    await settings.createEnvironment('my-lab/tides', 'aws', 'main');
    const { variables, environments } = (await state()).repositories['my-lab/tides']!;
    assert.deepEqual(
      { variables, environments },
      { variables: { REGION: 'eu-west-1' }, environments: { aws: ['main'] } },
    );
    await assert.rejects(settings.setVariable('my-lab/tides', 'REGION', 'us-east-1', true), {
      code: 'GITHUB_REFUSED',
      message: /Already exists/,
    });
  });
});
