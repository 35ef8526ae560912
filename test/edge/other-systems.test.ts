import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { homeFolder } from '../../src/edge/cache-folder.ts';
import { npmCommand } from '../../src/edge/npm-command.ts';
import { ownNode } from '../../src/edge/own-node.ts';

describe('on other systems than Linux', () => {
  it('the home folder is USERPROFILE on Windows, where no shell sets HOME', () => {
    const env = { USERPROFILE: 'C:\\Users\\ada' };
    assert.equal(homeFolder(env, 'win32'), 'C:\\Users\\ada');
    assert.equal(homeFolder({ ...env, HOME: 'D:\\ada' }, 'win32'), 'D:\\ada');
    assert.equal(homeFolder(env, 'darwin'), undefined);
    assert.equal(homeFolder({ HOME: '' }, 'linux'), undefined);
  });

  it('npm is started through cmd.exe on Windows', () => {
    assert.deepEqual(npmCommand(['pack', 'a@1'], 'win32', { ComSpec: 'C:\\cmd.exe' }), {
      file: 'C:\\cmd.exe',
      args: ['/d', '/s', '/c', 'npm.cmd', 'pack', 'a@1'],
    });
    assert.deepEqual(npmCommand(['pack'], 'darwin', {}), { file: 'npm', args: ['pack'] });
  });

  it('a machine for which npm has no Node is named', async () => {
    const old = { version: '20.1.0', platform: 'freebsd', arch: 'x64', env: {} };
    await assert.rejects(
      ownNode(old, () => {}),
      /npm has no Node 24 for freebsd on x64/,
    );
  });
});
