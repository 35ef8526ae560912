/**
 * Every figure beside its goal, one benchmark after another:
 *
 *     npm run bench [-- NAME…]
 *
 * Takes about half an hour, and is meaningful only on an otherwise idle machine. Ends with exit code 1 if a
 * goal is missed.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const FILES = {
  validate: 'validate.ts',
  wrap: 'wrap/wrap.ts',
  agent: 'agent.ts',
  local: 'local.ts',
  lanes: 'lanes.ts',
  publish: 'publish.ts',
  'agent-worker': 'agent-worker.ts',
  checkpoint: 'checkpoint.ts',
  reuse: 'reuse.ts',
  deploy: 'deploy.ts',
  dispatch: 'dispatch.ts',
  calls: 'calls.ts',
  scale: 'scale/scale.ts',
  budget: 'budget.ts',
  status: 'status.ts',
  site: 'site.ts',
} as const;
const names = Object.keys(FILES) as (keyof typeof FILES)[];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.some((each) => each === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}: there are ${names.join(', ')}.\n`);
  process.exit(1);
}
const missed: string[] = [];
for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, FILES[name])], {
    stdio: 'inherit',
  });
  if (status !== 0) missed.push(name);
}
if (missed.length > 0) process.stdout.write(`\nMissed a goal, or failed: ${missed.join(', ')}\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
