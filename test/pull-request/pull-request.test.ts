import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import type { Finding } from '../../src/core/finding.ts';
import { digestOf } from '../../src/oci/digest.ts';
import {
  assertCode,
  type CatalogWorld,
  catalogWorld,
  EXTENDED,
  specFile,
  WRITE,
} from '../fakes/catalog-world.ts';

const SPEC = 'catalog/blur/spec.json';
const shown = (world: CatalogWorld) => world.runner.summaries.join('\n');

describe('a pull request', () => {
  it('from the repository itself: candidate, extended spec on the branch, checks on both commits, one comment', async () => {
    const world = await catalogWorld();
    const { repository } = world;
    const pull = world.propose(specFile());
    const { sha } = pull;
    assert.equal(await world.check(pull), undefined);
    const extended = JSON.parse(repository.files('change')[EXTENDED] ?? '');
    assert.equal(extended.container_name, `ghcr.io/lab/blur@${world.tag('blur', 'pr-1')}`);
    assert.deepEqual(
      repository.checkRuns.map((run) => [run.headSha, run.name, run.conclusion]),
      [
        [sha, 'catalog', 'success'],
        [sha, 'catalog / blur', 'success'],
        [pull.sha, 'catalog / blur', 'success'],
        [pull.sha, 'catalog', 'success'],
      ],
    );
    assert.deepEqual(
      new Set(repository.checkRuns.map((run) => run.detailsUrl)),
      new Set(['https://github.example/run/1']),
    );
    assert.equal(
      repository.log('change')[0]?.message.split('\n')[0],
      'Write the extended spec of blur 1.2.3',
    );
    assert.deepEqual(
      repository.comments.map(({ body }) => /### (.*)\n\n(.*)/.exec(body)?.slice(1)),
      [
        [
          '👀 blur 1.2.3: waits for a review',
          '**Next:** A **reviewer** looks at it and merges; then exactly this image is published.',
        ],
      ],
    );
    // The branch has the extended spec now: the next run changes nothing but the comment's text, if at all.
    const before = repository.log('change').length;
    repository.commit('change', { 'catalog/blur/README.md': 'more' });
    assert.equal(await world.check(pull), undefined);
    assert.deepEqual([repository.comments.length, repository.log('change').length], [1, before + 1]);
  });

  for (const [what, permissions, fork] of [
    ['a fork, with a read-only token', { contents: 'read' }, true],
    ['a fork, whose token could write, as in private repositories', WRITE, true],
    ['the repository itself, by a workflow that may only read', { contents: 'read' }, false],
  ] as const)
    it(`from ${what}: everything is reported, and nothing is pushed or committed`, async () => {
      const world = await catalogWorld();
      const pull = world.propose(specFile(), fork ? { from: world.fork('alice') } : {});
      assert.equal(await world.check(pull, { permissions }), undefined);
      assert.match(shown(world), /### 👀 blur 1\.2\.3: waits for a review/);
      assert.match(shown(world), /"container_name": "ghcr\.io\/lab\/blur&#64;sha256:/);
      assert.equal(world.images.repositories.has('ghcr.io/lab/blur'), false);
      assert.equal(world.github.names.includes('commitOnBranch'), false);
      const mayWrite = permissions === WRITE;
      assert.equal(world.repository.comments.length, mayWrite ? 1 : 0);
      assert.equal(/token can only read, so the job wrote no check runs/.test(shown(world)), !mayWrite);
      assert.equal(/a change from a fork, that is expected/.test(shown(world)), !mayWrite && fork);
      assert.equal(
        /\*\*a maintainer\*\* gives the job the permissions/.test(shown(world)),
        !mayWrite && !fork,
      );
      assert.ok(world.github.names.length <= (mayWrite ? 14 : 6), world.github.names.join());
    });

  it('without "comment" writes none, and with "commit-branch" leaves the branch alone', async () => {
    const world = await catalogWorld();
    const pull = world.propose(specFile());
    assert.equal(
      await world.check(pull, { inputs: { comment: false, commitBranch: 'published' } }),
      undefined,
    );
    assert.deepEqual(
      [world.repository.comments, world.repository.files('change')[EXTENDED]],
      [[], undefined],
    );
  });

  it('reports what cannot be read where the change brings it, and nothing of other entries', async () => {
    const unreadable = ['blur', 'other'].map(
      (name): Finding => ({
        ...{ code: 'NOT_UTF8', severity: 'error', path: '', message: `${name} is not text.` },
        file: `catalog/${name}/spec.json`,
      }),
    );
    const world = await catalogWorld({ 'catalog/broken/spec.json': '{' });
    const pull = world.propose({ [SPEC]: Buffer.from([0x7b, 0xff]) });
    assertCode(await world.check(pull, { unreadable }), 'SPECS_INVALID');
    assert.match(shown(world), /blur is not text/);
    assert.doesNotMatch(shown(world), /other is not text|broken/);
  });

  it('finds ten mistakes in one run, each with its line, none twice', async () => {
    const world = await catalogWorld();
    const text = `{
  "name": "Blur",
  "version": "1",
  "licence": "MIT",
  "container_name": "lab/UPPER:1",
  "run_command": "/csv-summary $inputt $output",
  "input_file_path": "in",
  "output_file_path": "/proc/out",
  "memory": { "minimal": 128, "suggested": 64 },
  "CPU": "1",
  "port": [{ "port": 99999 }],
  "user_specified_environment_variables": [{ "name": "LD_PRELOAD" }]
}
`;
    assertCode(await world.check(world.propose({ [SPEC]: text })), 'SPECS_INVALID');
    const run = world.repository.checkRuns.find(({ name }) => name === 'catalog / blur');
    const failures = run?.annotations.filter((one) => one.annotation_level === 'failure') ?? [];
    const places = failures.map((one) => `${one.start_line} ${one.title}`);
    assert.equal(new Set(places).size, places.length, places.join('\n'));
    const lines = new Set(run?.annotations.map((one) => one.start_line));
    for (const line of [2, 3, 4, 5, 6, 7, 8, 9, 11, 12])
      assert.ok(lines.has(line), `line ${line}: ${places}`);
    assert.equal(world.registry.names.length, 0, 'no image is read for a spec with mistakes');
  });

  it('is superseded by a push during the checks: nothing is written over the newer one', async () => {
    const world = await catalogWorld();
    const pull = world.propose(specFile());
    world.github.fault = (name) =>
      name === 'tree'
        ? { meanwhile: () => world.repository.commit('change', { 'catalog/blur/README.md': 'new' }) }
        : undefined;
    assert.equal(await world.check(pull), undefined);
    const { comments, checkRuns } = world.repository;
    assert.deepEqual(
      [comments.length, checkRuns.map((run) => [run.conclusion, run.title]), world.tag('blur', 'pr-1')],
      [0, [['cancelled', 'Superseded by a newer push']], undefined],
    );
  });

  for (const moment of ['while images are pushed', 'at the very moment of the commit'])
    it(`commits only onto the head that it checked: somebody pushes ${moment}`, async () => {
      const world = await catalogWorld();
      const { repository } = world;
      const pull = world.propose(specFile());
      const push = {
        meanwhile: () => repository.commit('change', { 'catalog/blur/README.md': 'new' }, 'Mine'),
      };
      if (moment === 'while images are pushed')
        world.registry.fault = (name, count) => (name === 'writeManifest' && count === 1 ? push : undefined);
      else
        world.github.fault = (name, count) => (name === 'commitOnBranch' && count === 2 ? push : undefined);
      assert.equal(await world.check(pull), undefined);
      assert.deepEqual(
        repository.log('change').map(({ message }) => message),
        ['Mine', 'Commit to change', 'First commit'],
      );
      assert.deepEqual(repository.comments, []);
    });

  it('takes no commit for its own that holds more than its extended spec, and comments on no newer push', async () => {
    const model = await catalogWorld();
    assert.equal(await model.check(model.propose(specFile())), undefined);
    const files = { [EXTENDED]: model.repository.files('change')[EXTENDED] ?? '', 'README.md': 'more' };
    for (const [name, at] of [
      ['commitOnBranch', 2],
      ['pullRequest', 2],
    ] as const) {
      const world = await catalogWorld();
      const pull = world.propose(specFile());
      world.github.fault = (call, count) =>
        call === name && count === at
          ? { meanwhile: () => world.repository.commit('change', files, 'Theirs') }
          : undefined;
      assert.equal(await world.check(pull), undefined);
      assert.equal(world.repository.log('change')[0]?.message, 'Theirs');
      assert.deepEqual(world.repository.comments, [], name);
    }
  });

  it('says on the check that a failure is not the author’s, and fails', async () => {
    const world = await catalogWorld();
    world.github.fault = (name) =>
      name === 'changedFiles'
        ? { before: new Failure('GITHUB_UNREACHABLE', 'GitHub <is> away.') }
        : undefined;
    assertCode(await world.check(world.propose(specFile())), 'GITHUB_UNREACHABLE');
    const [run, ...more] = world.repository.checkRuns;
    assert.deepEqual([run?.conclusion, run?.title, more], ['failure', 'Could not be checked', []]);
    assert.match(run?.summary ?? '', /GitHub &#60;is&#62; away/);
  });

  it('does not trust an extended spec: one that differs from what wrapping gives is an error', async () => {
    const world = await catalogWorld();
    assert.equal(await world.check(world.propose(specFile(), { branch: 'honest' })), undefined);
    const honest = world.repository.files('honest')[EXTENDED] ?? '';
    const forged = honest.replaceAll(/blur@sha256:[0-9a-f]{64}/g, `blur@${digestOf('evil')}`);
    assert.notEqual(forged, honest);
    const writes = world.images.at('ghcr.io/lab/blur').writes.length;
    const from = world.fork('mallory');
    assertCode(
      await world.check(world.propose({ ...specFile(), [EXTENDED]: forged }, { from })),
      'SPECS_INVALID',
    );
    assert.deepEqual(world.errors(), ['EXTENDED_DIFFERS']);
    assert.equal(world.images.at('ghcr.io/lab/blur').writes.length, writes);
    world.repository.commit('main', { ...specFile(), [EXTENDED]: forged });
    assertCode(await world.release(), 'NOT_PUBLISHED');
    assert.equal(world.tag('blur', '1.2.3'), undefined);
  });

  it('sends fifty annotations at once and all of them in the end, and completes the check with the last', async () => {
    const world = await catalogWorld();
    const unknown = Array.from({ length: 120 }, (_, i) => [`ünknown_${'€'.repeat(70)}_${i}`, i]);
    assertCode(await world.check(world.propose(specFile(Object.fromEntries(unknown)))), 'SPECS_INVALID');
    const run = world.repository.checkRuns.find(({ name }) => name === 'catalog / blur');
    const failures = run?.annotations.filter((one) => one.annotation_level === 'failure') ?? [];
    assert.equal(failures.length, 101, 'a hundred, and one that says how many more');
    assert.deepEqual([run?.status, run?.conclusion], ['completed', 'failure']);
    assert.equal(world.runner.findings.filter(({ severity }) => severity === 'error').length, 10);
  });

  it('keeps pages within GitHub’s limits, which count bytes', async () => {
    const world = await catalogWorld();
    const broken = Array.from({ length: 60 }, (_, i) => [`ünknown_${'€'.repeat(90)}_${i}`, i]);
    const names = ['a1', 'b2', 'c3', 'd4', 'e5', 'f6', 'g7'];
    const files = names.map((name) => [
      `catalog/${name}/spec.json`,
      JSON.stringify({ name, ...Object.fromEntries(broken) }, null, 2),
    ]);
    const codes = Array.from({ length: 220 }, (_, i) => [`${i + 1}`, '€'.repeat(100)]);
    const large = specFile({ exit_codes: Object.fromEntries(codes) });
    assertCode(await world.check(world.propose({ ...Object.fromEntries(files), ...large })), 'SPECS_INVALID');
    assert.ok(Number(world.runner.outputs.errors) >= 200, world.runner.outputs.errors);
    for (const { text, summary, name, annotations } of world.repository.checkRuns) {
      for (const field of [text, summary]) assert.ok(Buffer.byteLength(field ?? '') <= 65_535);
      if (/\d$/.test(name)) assert.ok(annotations.length >= 50);
      if (name === 'catalog / blur') assert.match(text ?? '', /1 more part is in the job's summary/);
    }
    const body = world.repository.comments[0]?.body ?? '';
    assert.ok(body.length < 65_536);
    assert.match(body, /more parts? (is|are) in the job's summary/);
    for (const page of [body, shown(world)])
      for (const tag of ['details', 'pre'])
        assert.equal(page.split(`<${tag}>`).length, page.split(`</${tag}>`).length, tag);
  });

  it('gives a name to one entry, however it is written, also where it was published since the run began', async () => {
    const world = await catalogWorld();
    const event = world.event(world.propose(specFile({ name: 'edge--finder' })));
    world.repository.commit('main', specFile({ name: 'edge-finder' }));
    assert.equal(await world.release(), undefined);
    assertCode(await world.publish(...event()), 'SPECS_INVALID');
    assert.deepEqual(world.errors(), ['NAME_TAKEN']);
    // Merged nevertheless, by somebody who may: it is not published.
    world.repository.merge(world.repository.pulls.get(1)!);
    assertCode(await world.release(), 'NOT_PUBLISHED');
    assert.deepEqual(Object.keys(world.index().algorithms), ['edge-finder']);
    assert.equal(world.images.repositories.has('ghcr.io/lab/edge--finder'), false);
  });

  it('refuses an entry named like a property of JavaScript’s objects', async () => {
    const world = await catalogWorld();
    assertCode(await world.check(world.propose(specFile({ name: 'constructor' }))), 'SPECS_INVALID');
    assert.deepEqual(world.errors(), ['RESERVED_NAME']);
  });
});

describe('another branch', () => {
  it('checks and tests what is not published, and writes nothing', async () => {
    const world = await catalogWorld(specFile());
    assert.equal(await world.release(), undefined);
    world.repository.commit('queue', { ...specFile({ name: 'sharpen' }), ...specFile({ name: 'Bad' }) });
    const state = [world.repository.log().length, world.repository.checkRuns.length];
    assertCode(await world.elsewhere('queue'), 'SPECS_INVALID');
    assert.match(shown(world), /sharpen 1\.2\.3<\/code> \| waits for a review/);
    assert.match(shown(world), /Bad<\/code> \| needs changes/);
    assert.doesNotMatch(shown(world), /<code>blur/);
    assert.deepEqual([world.repository.log().length, world.repository.checkRuns.length], state);
    assert.equal(world.images.repositories.has('ghcr.io/lab/sharpen'), false);
  });
});
