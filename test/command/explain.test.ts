import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommandIo } from '../../src/command/command-io.ts';
import { pipewright } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { ROOT } from '../fakes/workshop.ts';

const call = async (args: string[], more: Partial<CommandIo> = {}) => {
  const io = commandIo('/', more);
  const code = await pipewright(args, io);
  return { code, ...io.said };
};

describe('explain', () => {
  it('explains a code, whatever its case', async () => {
    const { code, out, err } = await call(['explain', 'no_index']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^NO_INDEX \(Catalogs and publishing\)\n\nThe catalog has .*\n\nWhat to do: .*\n\nhttps:\S+\/docs\/errors\.md#no_index\n$/,
    );
    assert.equal(JSON.parse((await call(['explain', 'NO_INDEX', '--json'])).out).code, 'NO_INDEX');
  });
  it('says which code was probably meant', async () => {
    assert.match((await call(['explain', 'NO_INDEXX'])).err, /^error BAD_USAGE: .*did you mean NO_INDEX\?/);
  });
  it('is named by failures on a terminal, where it says more than they do', async () => {
    const last = async (args: string[], more: Partial<CommandIo>) =>
      (await call(args, more)).err.split('\n').at(-2);
    const failing = ['validate', 'nothere'];
    assert.equal(
      await last(failing, { errTty: true }),
      '\u001b[2mMore about it: npx pipewright explain FILE_NOT_FOUND\u001b[0m',
    );
    const plain = { errTty: true, env: { NO_COLOR: '1' } };
    assert.equal(await last(failing, plain), 'More about it: npx pipewright explain FILE_NOT_FOUND');
    assert.match((await last(failing, {})) ?? '', /^error FILE_NOT_FOUND/);
    const { out } = await call(['validate', 'package.json'], {
      cwd: ROOT,
      tty: true,
      env: { NO_COLOR: '1' },
    });
    assert.match(out, /\nMore about a code: npx pipewright explain OTHER_DOCUMENT\n$/);
    assert.match((await last(['wrp'], plain)) ?? '', /^error BAD_USAGE/);
  });
});
