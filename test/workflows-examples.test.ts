import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { Services, settingOf } from '../scripts/services.ts';
import { missing } from './fakes/missing.ts';
import { ROOT, run } from './fakes/workshop.ts';
import { type ActionFile, breaches } from './workflow-rules.ts';

const EXAMPLES = globSync('workflows-examples/*.{yml,yaml}', { cwd: ROOT }).sort();
const OWN = globSync('.github/workflows/*.{yml,yaml}', { cwd: ROOT }).sort();
const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile;

/** A workflow without fault, to be spoilt. */
const GOOD = `name: x
on: pull_request
permissions: {}
concurrency: x
jobs:
  x:
    name: x
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read # to read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: pipewright/pipewright@3d3c42e5aac5ba805825da76410c181273ba90b1 # v1.0.0
        id: pipewright
        with:
          mode: validate
      - run: echo "$TITLE"
        env:
          TITLE: \${{ github.event.pull_request.title }} \${{ steps.pipewright.outputs.errors }}
`;

const services = new Services(settingOf(undefined, () => {}));

describe('workflow files', () => {
  it('are there', () => {
    for (const name of ['intake', 'review', 'publish', 'private', 'draft', 'merge-queue', 'site'])
      assert.ok(EXAMPLES.includes(`workflows-examples/catalog-${name}.yml`), name);
    for (const name of ['on-push', 'on-demand', 'several', 'status'])
      assert.ok(EXAMPLES.includes(`workflows-examples/run-${name}.yml`), name);
    assert.ok(EXAMPLES.includes('workflows-examples/workflow-deploy.yml'));
    assert.match(readFileSync(join(ROOT, 'workflows-examples/CODEOWNERS'), 'utf8'), /^\/\.github\/ @\S+$/m);
  });

  it('give no job the name of the check that the rules require', () => {
    for (const file of EXAMPLES)
      for (const { name } of Object.values(
        parse(readFileSync(join(ROOT, file), 'utf8')).jobs as Record<string, { name: string }>,
      ))
        assert.notEqual(name, 'catalog', file);
  });

  for (const file of EXAMPLES)
    it(`${file} keeps the rules`, () => {
      // In these only people who may write anyway get a token that may.
      const forks = !/\/(?:catalog-private|workflow-deploy)\.yml$/.test(file);
      assert.deepEqual(breaches(file, readFileSync(join(ROOT, file), 'utf8'), ACTION, { forks }), []);
    });

  for (const file of OWN)
    it(`${file} keeps the rules`, () => {
      assert.deepEqual(breaches(file, readFileSync(join(ROOT, file), 'utf8'), ACTION), []);
    });

  for (const folder of ['workflows-examples', '.github/workflows'])
    it(`${folder}: review follows intake by the name that it has`, () => {
      const [intake, review] = ['intake', 'review'].map((name) =>
        parse(readFileSync(join(ROOT, folder, `catalog-${name}.yml`), 'utf8')),
      );
      assert.deepEqual(review.on.workflow_run.workflows, [intake.name]);
    });

  it('the rules are kept by a good one', () => assert.deepEqual(breaches('x', GOOD, ACTION), []));

  const spoilt: [string, (good: string) => string, RegExp][] = [
    [
      'a key that GitHub does not know',
      (good) => good.replace('concurrency: x', 'concurency: x'),
      /concurency/,
    ],
    [
      'a permission that GitHub does not know',
      (good) => good.replace('contents: read', 'contents: wrte'),
      /wrte/,
    ],
    [
      'pull_request_target',
      (good) => good.replace('pull_request', 'pull_request_target'),
      /pull_request_target/,
    ],
    ['rights for all jobs', (good) => good.replace('permissions: {}', 'permissions: read-all'), /at the top/],
    ['no rights said at all', (good) => good.replace('permissions: {}\n', ''), /at the top/],
    [
      'a job that takes what rights it gets',
      (good) => good.replace(/ {4}permissions:\n.*\n/, ''),
      /not listed/,
    ],
    [
      'a job that takes all rights',
      (good) => good.replace(/permissions:\n.*\n/, 'permissions: write-all\n'),
      /not listed/,
    ],
    ['no time limit', (good) => good.replace(/ {4}timeout.*\n/, ''), /time limit/],
    ['no concurrency', (good) => good.replace('concurrency: x\n', ''), /no concurrency/],
    ['an action by its tag', (good) => good.replace(/@3d3c42e\w+ # v7.0.1/, '@v7'), /not pinned/],
    [
      'our action by a tag that moves',
      (good) => good.replace(/pipewright@3d3c42e\w+ # v1.0.0/, 'pipewright@v1'),
      /not pinned/,
    ],
    ['a pin that says no version', (good) => good.replace(' # v7.0.1', ''), /no version/],
    ['a token left behind', (good) => good.replace(/ {8}with:\n.*\n/, ''), /leaves the token/],
    [
      'an expression in a script',
      (good) => good.replace('$TITLE', '${{ github.event.pull_request.title }}'),
      /in run/,
    ],
    [
      'rights to write for strangers',
      (good) => good.replace('contents: read', 'contents: write'),
      /strangers/,
    ],
    [
      'an input that the action has not',
      (good) => good.replace('mode: validate', 'mod: validate'),
      /no input mod/,
    ],
    [
      'an output that the action has not',
      (good) => good.replace('outputs.errors', 'outputs.error'),
      /no output error/,
    ],
    [
      'what lies in the workspace as an action',
      (good) => good.replace(/pipewright\/pipewright@\w+ # v1.0.0/, './'),
      /not pinned/,
    ],
    [
      'a checkout on the trusted side',
      (good) => good.replace('on: pull_request', 'on: {workflow_run: {workflows: [a], types: [completed]}}'),
      /trusted job/,
    ],
  ];
  for (const [what, spoil, says] of spoilt)
    it(`the rules catch ${what}`, () => {
      const bad = spoil(GOOD);
      assert.notEqual(bad, GOOD);
      assert.match(breaches('x', bad, ACTION).join('\n'), says);
    });

  it('pass zizmor at its most pedantic', { skip: missing('python3') }, async () => {
    const programs = await services.pythonTools(join(ROOT, 'scripts/services/requirements.txt'));
    const args = ['--offline', '--no-progress', '--persona', 'pedantic', '--strict-collection'];
    const inputs = ['--config', '.github/zizmor.yml', 'action.yml', ...EXAMPLES, ...OWN];
    const said = await run(join(programs, 'zizmor'), [...args, ...inputs]);
    assert.equal(said.code, 0, said.stdout + said.stderr);
    assert.match(said.stdout, /No findings to report/);
  });

  it('pass actionlint', {
    skip: missing('go'),
  }, async () => {
    const actionlint = await services.goTool('actionlint');
    const said = await run(actionlint, ['-no-color', ...EXAMPLES, ...OWN]);
    assert.equal(said.code, 0, said.stdout + said.stderr);
  });
});
