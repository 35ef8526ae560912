import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draftCommand } from '../../src/pull-request/draft-command.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';

const NONE = '/path/to/your/program $input $output';
const COMMANDS: readonly (readonly [words: readonly string[], drafted: string])[] = [
  [['/blur', '--fast'], '/blur --fast $input $output'],
  [['sh', '-c', 'python app.py'], 'python app.py $input $output'],
  [['/bin/sh', '-c', 'exec python app.py --x="a b"'], `python app.py '--x=a b' $input $output`],
  [['bash', '-lc', 'python app.py'], 'python app.py $input $output'],
  [['sh', '-c', 'cd /app && python app.py'], `sh -c 'cd /app && python app.py "$1" "$2"' sh $input $output`],
  [['bash', '-ec', 'a; b'], `bash -ec 'a; b "$1" "$2"' sh $input $output`],
  [['sh', '-c', 'python app.py "$1"'], `sh -c 'python app.py "$1"' sh $input $output`],
  [['sh', '-c', 'exec app "$@"', '--'], `sh -c 'exec app "$@"' sh $input $output`],
  [['sh', '-c', "echo 'it'"], 'echo it $input $output'],
  [['sh', '-c', 'X=1 app'], `sh -c 'X=1 app "$1" "$2"' sh $input $output`],
  [['sh', '-c', './run.sh'], './run.sh $input $output'],
  [['sh', '-c', 'format a'], 'format a $input $output'],
  [['tini', '--', '/blur'], '/blur $input $output'],
  [['tini', '-g', '--', '/blur'], '/blur $input $output'],
  [['tini', '-s', '/blur'], '/blur $input $output'],
  [['/usr/bin/dumb-init', '/blur', '-x'], '/blur -x $input $output'],
  [['docker-entrypoint.sh', 'node'], NONE],
  [['docker-entrypoint.sh', 'node', 'app.js'], 'node app.js $input $output'],
  [[], NONE],
  [['/bin/bash'], NONE],
  [['python3'], NONE],
  [['R'], NONE],
  [['sh', '-c', 'bash'], NONE],
  [['sh', '/run.sh'], 'sh /run.sh $input $output'],
];

describe('a drafted command', () => {
  for (const [words, drafted] of COMMANDS) {
    it(`gives the input to the program: ${JSON.stringify(words)}`, () => {
      const { text } = draftCommand(words);
      assert.equal(text, drafted);
      const { findings } = parseSpec(JSON.stringify({ run_command: text }), 'f');
      const about = findings.filter(({ path }) => path === '/run_command').map(({ code }) => code);
      assert.deepEqual(about, drafted === NONE ? ['PLACEHOLDER'] : []);
    });
  }
});
