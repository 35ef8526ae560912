import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { RELEASE } from '../../src/core/own-release.ts';
import { gitHubWorkflows, type WorkflowNames } from '../../src/workflow/github-workflows.ts';
import { newWorkflow } from '../../src/workflow/new-workflow.ts';
import { examineWorkflow } from '../../src/workflow/parse-workflow.ts';
import { ROOT } from '../fakes/workshop.ts';
import { type ActionFile, breaches } from '../workflow-rules.ts';

const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile;
const USUAL: WorkflowNames = {
  files: ['my.workflow.json'],
  data: 'data',
  branch: 'main',
  environment: 'production',
};
const OTHER: WorkflowNames = {
  files: ['flows/tides.workflow.json'],
  data: 'tide-gauges/2026',
  branch: 'release/1',
  environment: 'aws',
  action: `pipewright/pipewright@${'a'.repeat(40)} # v9.9.9`,
};
const SEVERAL: WorkflowNames = { ...USUAL, files: ['a.workflow.json', 'b.workflow.json'] };

describe('the GitHub workflows of a repository', () => {
  it('are the examples, word for word, where its names are those of the examples', () => {
    const texts = gitHubWorkflows(USUAL);
    assert.deepEqual(
      [...texts.keys()].map((path) => basename(path)),
      ['workflow-deploy.yml', 'run-on-push.yml', 'run-on-demand.yml', 'run-status.yml'],
    );
    for (const [path, text] of texts)
      assert.equal(text, readFileSync(join(ROOT, 'workflows-examples', basename(path)), 'utf8'), path);
  });

  it('plan and deploy with copies of images where these are wanted', () => {
    const { jobs } = parse(
      gitHubWorkflows({ ...USUAL, mirror: true }).get('.github/workflows/workflow-deploy.yml') ?? '',
    );
    const steps = [jobs.plan, jobs.deploy].map((job) => job.steps.at(-1).with);
    assert.deepEqual(
      steps.map(({ mirror }) => mirror),
      [true, true],
    );
  });

  it('keep the rules with any names', () => {
    for (const names of [USUAL, OTHER, SEVERAL, { ...USUAL, mirror: true }])
      for (const [path, text] of gitHubWorkflows(names))
        assert.deepEqual(breaches(path, text, ACTION, { forks: !path.includes('workflow-deploy') }), []);
  });

  it('have the names in every place', () => {
    const texts = gitHubWorkflows(OTHER);
    const of = (name: string) => parse(texts.get(`.github/workflows/${name}.yml`) ?? '');
    const deploy = of('workflow-deploy');
    assert.deepEqual(deploy.on.push, {
      branches: ['release/1'],
      paths: ['flows/tides.workflow.json', 'catalog/**'],
    });
    assert.equal(deploy.env.WORKFLOW, 'flows/tides.workflow.json');
    assert.equal(deploy.jobs.deploy.environment, 'aws');
    const push = of('run-on-push');
    assert.deepEqual(push.on.push, { branches: ['release/1'], paths: ['tide-gauges/2026/**'] });
    const { uses, with: inputs } = push.jobs.run.steps.at(-1);
    assert.equal(uses, `pipewright/pipewright@${'a'.repeat(40)}`);
    assert.deepEqual(inputs, {
      mode: 'run',
      workflow: 'flows/tides.workflow.json',
      inputs: 'tide-gauges/2026',
      wait: 'false',
    });
    assert.equal(of('run-on-demand').on.workflow_dispatch.inputs.inputs.default, 'tide-gauges/2026');
    for (const [path, text] of texts) assert.doesNotMatch(text, /my\.workflow|\bv0\.\d/, path);
  });

  it('of a sample sheet watch it, and name no files beside it', () => {
    const [, push, demand] = [...gitHubWorkflows({ ...USUAL, sheet: 'samples.csv' }).values()].map((text) =>
      parse(text),
    );
    assert.deepEqual(push.on.push.paths, ['data/**', 'samples.csv']);
    assert.deepEqual(push.jobs.run.steps.at(-1).with, {
      mode: 'run',
      workflow: 'my.workflow.json',
      wait: 'false',
    });
    assert.equal(demand.on.workflow_dispatch.inputs.inputs.default, '');
  });

  it('of several files deploy all, and run each in a job', () => {
    const texts = gitHubWorkflows(SEVERAL);
    assert.deepEqual(
      [...texts.keys()].map((path) => basename(path)),
      ['workflow-deploy.yml', 'run-several.yml', 'run-status.yml'],
    );
    const [deploy, run] = [...texts.values()].map((text) => parse(text));
    assert.equal(deploy.env.WORKFLOW, 'a.workflow.json\nb.workflow.json\n');
    assert.deepEqual(run.jobs.run.strategy.matrix.workflow, ['a.workflow.json', 'b.workflow.json']);
  });

  for (const [what, names] of [
    ['a blank', { files: ['my flow.workflow.json'] }],
    ['a pattern', { data: 'data/*' }],
    ['an expression', { branch: '${{ x }}' }],
    ['a way out', { data: 'a/../../b' }],
    ['a quote', { environment: "it's" }],
    ['an option', { branch: '-f' }],
  ] as [string, Partial<WorkflowNames>][])
    it(`refuse ${what} in a name`, () => {
      assert.throws(() => gitHubWorkflows({ ...USUAL, ...names }), { code: 'BAD_USAGE' });
    });
});

describe('a new workflow', () => {
  const files = newWorkflow('tide_gauges', 'a1b2c3');

  it('is valid; only its region is left to the environment', () => {
    const text = files.get('tide_gauges.workflow.json') ?? '';
    const { findings } = examineWorkflow(text, 'tide_gauges.workflow.json').report;
    assert.deepEqual(
      findings.map(({ severity, path }) => [severity, path]),
      [['hint', '/region']],
    );
    assert.equal(JSON.parse(text).input_s3_name, 'tide-gauges-a1b2c3-input');
  });

  it('has an algorithm that the public catalog has', () => {
    const { process } = JSON.parse(files.get('tide_gauges.workflow.json') ?? '');
    const [name, version] = process.algorithms[0].name.split('@');
    const index = JSON.parse(readFileSync(join(ROOT, 'catalog/index.json'), 'utf8'));
    assert.ok(JSON.stringify(index.algorithms[name]).includes(`"${version}"`), name);
  });

  it('has the GitHub workflow that deploys it, and a README of about ten lines', () => {
    const deploy = files.get('.github/workflows/workflow-deploy.yml') ?? '';
    assert.ok(deploy.includes('WORKFLOW: tide_gauges.workflow.json') && deploy.includes(RELEASE));
    const lines = (files.get('README.md') ?? '').split('\n');
    assert.ok(lines.length <= 11, `${lines.length}`);
  });
});
