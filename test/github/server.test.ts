import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { onGitHubCom } from '../../src/github/server.ts';

describe('asking github.com', () => {
  it('takes neither the API nor the token of another GitHub', () => {
    const job = {
      GITHUB_SERVER_URL: 'https://git.lab.example/',
      GITHUB_API_URL: 'https://git.lab.example/api/v3',
    };
    const env = { ...job, GITHUB_TOKEN: 'secret', GH_TOKEN: 'secret', HTTPS_PROXY: 'http://proxy:3128' };
    assert.deepEqual(onGitHubCom(env), { HTTPS_PROXY: 'http://proxy:3128' });
  });
  it('takes what a job of github.com has', () => {
    const env = {
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: 'https://api.github.com',
      GITHUB_TOKEN: 'x',
    };
    assert.deepEqual(onGitHubCom(env), env);
    assert.deepEqual(onGitHubCom({ GH_TOKEN: 'x' }), { GH_TOKEN: 'x' });
  });
});
