import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { copyImage } from '../../scripts/copy-image.ts';
import type { CatalogIndex } from '../../src/catalog/catalog-settings.ts';
import { openImages } from '../../src/edge/images.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { pullRequestEvent, pushEvent } from '../fakes/events.ts';
import { secondaryLimit } from '../fakes/github.ts';
import { entry, type FakeCatalog, startFakeCatalog, untested } from '../fakes/hosted-catalog.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

const WRITE = { contents: 'write', checks: 'write', 'pull-requests': 'write' } as const;

describe('publishing by pull request', { timeout: 900_000 }, () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await openWorkshop(['csv-summary']);
  });
  after(() => workshop[Symbol.asyncDispose]());

  const start = (files?: Readonly<Record<string, string>>) => startFakeCatalog(workshop, files);

  /** A pull request from a fork, or from the repository itself. */
  function propose(catalog: FakeCatalog, files: Readonly<Record<string, string | null>>, from?: 'fork') {
    const source = from ? catalog.github.fork(catalog.repository, 'alice') : catalog.repository;
    source.commit('change', files as Record<string, string>);
    return catalog.repository.openPull('change', from ? { from: source } : {});
  }
  const check = (catalog: FakeCatalog, pull: ReturnType<typeof propose>, inputs = {}) =>
    catalog.run(pullRequestEvent(catalog.github, catalog.repository, pull, { permissions: WRITE }), inputs);
  const publish = (catalog: FakeCatalog, inputs = {}) =>
    catalog.run(
      pushEvent(catalog.github, catalog.repository, 'main', { permissions: { ...WRITE, packages: 'write' } }),
      inputs,
    );
  const indexOf = ({ repository }: FakeCatalog) =>
    JSON.parse(repository.files()['catalog/index.json'] ?? '') as CatalogIndex;

  it('1. a fork’s valid entry: everything is said with a read-only token, and nothing fails for want of rights', async () => {
    await using catalog = await start();
    const pull = propose(catalog, entry('blur'), 'fork');
    const step = await check(catalog, pull);
    assert.equal(step.code, 0, step.log);
    assert.match(step.summary, /token may only read, so it wrote no check runs/);
    assert.match(step.summary, /### 👀 blur 1\.0\.0: waits for a review/);
    assert.match(step.summary, /2 tests passed/);
    assert.match(step.summary, /&quot;|"container_name": "ghcr\.io\/pipewright\/publish-test/);
    assert.doesNotMatch(step.log, /::error|Resource not accessible/);
    assert.deepEqual(catalog.repository.checkRuns, []);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:pr-1`), undefined, 'nothing is pushed');
    assert.ok(catalog.github.asked.length <= 6, catalog.github.requests().join('\n'));
  });

  it('from the repository itself to published: candidate, extended spec, the same digest under its version, the index', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    const { sha } = pull;
    const checked = await check(catalog, pull);
    assert.equal(checked.code, 0, checked.log);
    const candidate = await catalog.digestOf(`${catalog.registry}/blur:pr-1`);
    const extended = JSON.parse(catalog.repository.files('change')['catalog/blur/1.0.0.json'] ?? '');
    assert.equal(extended.container_name, `${catalog.registry}/blur@${candidate}`);
    const tip = catalog.repository.branches.get('change');
    assert.deepEqual(
      catalog.repository.checkRuns.map((run) => [run.headSha, run.name, run.conclusion]).sort(),
      [sha, tip].flatMap((sha) => ['catalog', 'catalog / blur'].map((name) => [sha, name, 'success'])).sort(),
      'on both commits: the one that was checked, and the one with the extended spec',
    );
    assert.equal(catalog.repository.comments.length, 1);

    catalog.repository.merge(pull);
    const published = await publish(catalog);
    assert.equal(published.code, 0, published.log);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:1.0.0`), candidate);
    assert.equal(
      indexOf(catalog).algorithms.blur?.versions['1.0.0']?.container_name,
      extended.container_name,
    );
    assert.equal(published.outputs['subject-digest'], candidate);
    assert.deepEqual(published.artifacts, [`oci://${catalog.registry}/blur@${candidate}`]);
    assert.equal(catalog.repository.log()[0]?.message.split('\n')[0], 'Publish blur 1.0.0');

    const [comment, ...others] = catalog.repository.comments;
    assert.deepEqual(others, []);
    assert.match(comment?.body ?? '', /🚀 <code>blur 1\.0\.0<\/code>: published/);
    assert.match(comment?.body ?? '', new RegExp(`${candidate}`));

    const said = comment?.body;
    const again = await publish(catalog);
    assert.equal(again.code, 0, again.log);
    assert.equal(comment?.body, said);
    assert.equal(again.outputs.published, '[]');
    assert.equal(
      catalog.repository.log()[0]?.message.split('\n')[0],
      'Publish blur 1.0.0',
      'no second commit',
    );
  });

  it('a workflow of the repository itself that may only read checks as one for forks does', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    const permissions = { contents: 'read', 'pull-requests': 'read' } as const;
    const step = await catalog.run(
      pullRequestEvent(catalog.github, catalog.repository, pull, { permissions }),
    );
    assert.equal(step.code, 0, step.log);
    assert.match(step.summary, /token may only read/);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:pr-1`), undefined);
  });

  it('a spec that cannot be read is an error of the change that brings it', async () => {
    await using catalog = await start();
    const pull = propose(catalog, { 'catalog/blur/spec.json': Buffer.from([0x7b, 0xff, 0x7d]) as never });
    const step = await check(catalog, pull);
    assert.equal(step.code, 1, step.log);
    assert.match(step.summary, /NOT_UTF8/);
  });

  it('2. ten planted mistakes: all in one run, each with its line, none twice', async () => {
    await using catalog = await start();
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
    const pull = propose(catalog, { 'catalog/blur/spec.json': text });
    const step = await check(catalog, pull);
    assert.equal(step.code, 1);
    const run = catalog.repository.checkRuns.find(({ name }) => name === 'catalog / blur');
    const mistakes = run?.annotations.filter((a) => a.annotation_level === 'failure') ?? [];
    const places = mistakes.map((a) => `${a.start_line} ${a.title}`);
    assert.equal(new Set(places).size, places.length, places.join('\n'));
    for (const line of [2, 3, 4, 5, 6, 7, 8, 9, 11, 12])
      assert.ok(
        run?.annotations.some((a) => a.start_line === line),
        `line ${line} of ${places.join(', ')}`,
      );
    assert.match(step.summary, /\| 12:\d+ \| ❌ /);
    assert.match(step.log, /::error title=.*,file=catalog\/blur\/spec\.json,line=\d+/);
  });

  it('4. a push during the build: the old run ends superseded and writes nothing over the newer one', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    catalog.github.fault((request) =>
      request.path.includes('/git/trees/') && request.status === 0
        ? { meanwhile: () => void catalog.repository.commit('change', { 'catalog/blur/README.md': 'new' }) }
        : undefined,
    );
    const step = await check(catalog, pull);
    assert.equal(step.code, 0, step.log);
    assert.deepEqual(catalog.repository.comments, []);
    assert.equal(catalog.repository.files('change')['catalog/blur/1.0.0.json'], undefined);
    assert.deepEqual(
      catalog.repository.checkRuns.map((run) => [run.conclusion, run.title]),
      [['cancelled', 'Superseded by a newer push']],
    );
  });

  it('5. two pull requests for one name: the second turns red once the first is in, and half is never published', async () => {
    await using catalog = await start();
    catalog.repository.commit('one', untested('edge-finder'));
    catalog.repository.commit('two', {
      ...untested('edge--finder', (spec) => {
        spec.name = 'edge--finder';
      }),
    });
    const one = catalog.repository.openPull('one');
    const two = catalog.repository.openPull('two');
    assert.equal((await check(catalog, one)).code, 0);
    catalog.repository.merge(one);
    assert.equal((await publish(catalog)).code, 0);
    const red = await check(catalog, two);
    assert.equal(red.code, 1);
    assert.match(red.summary, /NAME_TAKEN/);
    // Merged all the same, by somebody who may: it is not published.
    catalog.repository.merge(two);
    const stopped = await publish(catalog);
    assert.equal(stopped.code, 1);
    assert.deepEqual(Object.keys(indexOf(catalog).algorithms), ['edge-finder']);
    assert.equal(await catalog.digestOf(`${catalog.registry}/edge--finder:1.0.0`), undefined);
  });

  // Every single request is again.test.ts's, in one process; this is the whole one.
  it('6. publishing again after a failure at a request: the same end, and one commit', async () => {
    for (const at of ['/graphql', '/check-runs']) {
      await using catalog = await start();
      catalog.repository.commit('main', untested('blur'));
      catalog.github.fault(({ path }) =>
        path.includes(at) ? { status: 401, body: { message: 'Bad credentials' } } : undefined,
      );
      const broken = await publish(catalog);
      assert.equal(broken.code, 1, `${at}: ${broken.log}`);
      catalog.github.fault(() => undefined);
      const mended = await publish(catalog);
      assert.equal(mended.code, 0, `${at}: ${mended.log}`);
      const commits = catalog.repository.log().filter(({ message }) => message.startsWith('Publish'));
      assert.equal(commits.length, 1, at);
      assert.ok(indexOf(catalog).algorithms.blur?.versions['1.0.0']);
      assert.ok(await catalog.digestOf(`${catalog.registry}/blur:1.0.0`));
    }
  });

  it('6. a commit whose answer is lost is found again and not made twice', async () => {
    await using catalog = await start();
    catalog.repository.commit('main', untested('blur'));
    catalog.github.fault((request, count) =>
      request.path === '/graphql' && count === 1 ? { reset: 'after' } : undefined,
    );
    const step = await publish(catalog);
    assert.equal(step.code, 0, step.log);
    assert.equal(catalog.repository.log().filter(({ message }) => message.startsWith('Publish')).length, 1);
  });

  /** Moves a tag in the local registry to an image that is there under another name. */
  async function moveTag(from: string, to: string): Promise<void> {
    const env = { ...process.env, CONTAINERS_REGISTRIES_CONF: workshop.registry.registriesConf };
    await using images = await openImages({ env, signal: new AbortController().signal });
    const [source, target] = [parseReference(from), parseReference(to)];
    await copyImage(await images.source(source), await images.target(target), {
      reference: 'tag' in source ? (source.tag ?? '') : '',
      tag: 'tag' in target ? (target.tag ?? '') : '',
    });
  }

  it('7. Tag moved after validation: what was reviewed is published', async () => {
    await using catalog = await start();
    const tag = `${catalog.registry}/source:1`;
    await moveTag('ghcr.io/pipewright/images/csv-summary:1.0.0', tag);
    const reviewed = await catalog.digestOf(tag);
    const from = (spec: Record<string, unknown>) => {
      spec.container_name = tag;
    };
    const pull = propose(catalog, untested('blur', from));
    assert.equal((await check(catalog, pull)).code, 0);
    const candidate = await catalog.digestOf(`${catalog.registry}/blur:pr-1`);
    catalog.repository.merge(pull);
    await moveTag(`${catalog.registry}/blur:pr-1`, tag);
    assert.notEqual(await catalog.digestOf(tag), reviewed);
    const step = await publish(catalog);
    assert.equal(step.code, 0, step.log);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:1.0.0`), candidate);
  });

  it('8. two hundred findings: check, comment and summary stay in their limits, and nothing stays open', async () => {
    await using catalog = await start();
    const broken = (name: string) =>
      JSON.stringify(
        {
          name,
          ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`ünknown_${'€'.repeat(90)}_${i}`, i])),
        },
        null,
        2,
      );
    const names = ['a1', 'b2', 'c3', 'd4', 'e5', 'f6', 'g7'];
    const pull = propose(
      catalog,
      Object.fromEntries(names.map((name) => [`catalog/${name}/spec.json`, broken(name)])),
    );
    const step = await check(catalog, pull);
    assert.equal(step.code, 1);
    assert.ok(Number(step.outputs.errors) >= 200, step.outputs.errors);
    for (const run of catalog.repository.checkRuns.filter(({ name }) => name !== 'catalog')) {
      assert.ok(run.annotations.length >= 50, 'all of them, in several requests');
      for (const text of [run.summary, run.text]) assert.ok(Buffer.byteLength(text ?? '') <= 65_535);
    }
    const [comment] = catalog.repository.comments;
    assert.ok((comment?.body.length ?? 0) < 65_536);
    assert.match(comment?.body ?? '', /more parts? (is|are) in the job's summary/);
    for (const page of [comment?.body ?? '', step.summary])
      for (const tag of ['details', 'pre'])
        assert.equal(page.split(`<${tag}>`).length, page.split(`</${tag}>`).length, tag);
    assert.equal([...step.log.matchAll(/^::error title=/gm)].length, 10);
  });

  it('11. GitHub’s faults are waited out: 502, secondary limits with Retry-After, a branch that moved', async () => {
    await using catalog = await start();
    catalog.repository.commit('main', untested('blur'));
    catalog.github.fault((request, count) => {
      if (request.path.includes('/contents/') && count === 1) return { status: 502, body: 'bad gateway' };
      if (request.path.includes('/check-runs') && count === 1) return secondaryLimit(1);
      if (request.path === '/graphql' && count === 1)
        return { meanwhile: () => void catalog.repository.commit('main', { 'README.md': 'moved' }) };
      return undefined;
    });
    const step = await publish(catalog);
    assert.equal(step.code, 0, step.log);
    assert.match(step.log, /GitHub answered 502; retrying/);
    assert.equal(catalog.repository.files()['README.md'], 'moved', 'nobody’s commit is lost');
    assert.ok(indexOf(catalog).algorithms.blur);
  });

  it('11. a fault that stays is said to be on their side', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    catalog.github.fault((request) =>
      request.path === '/graphql' ? { status: 500, body: { message: 'oops' } } : undefined,
    );
    const step = await check(catalog, pull);
    assert.equal(step.code, 1);
    assert.match(step.log, /::error::GitHub refused committing to change.*their side: start again/);
  });

  it('12. taking an entry out leaves a tombstone, and nobody else gets its name', async () => {
    await using catalog = await start();
    catalog.repository.commit('main', untested('blur'));
    assert.equal((await publish(catalog)).code, 0);
    const files = Object.keys(catalog.repository.files('main', 'catalog/blur'));
    catalog.repository.commit('away', Object.fromEntries(files.map((path) => [path, null])) as never);
    const away = catalog.repository.openPull('away');
    const checked = await check(catalog, away);
    assert.equal(checked.code, 0, checked.log);
    assert.match(checked.summary, /🪦 <code>blur<\/code> \| taken out/);
    catalog.repository.merge(away);
    assert.equal((await publish(catalog)).code, 0);
    const tombstone = indexOf(catalog).algorithms.blur;
    assert.equal(tombstone?.removed, true);
    assert.equal(tombstone?.versions['1.0.0']?.removed, true);
    assert.ok(tombstone?.versions['1.0.0']?.container_name, 'it is still to be had');

    catalog.repository.commit('again', untested('blur'));
    const again = await check(catalog, catalog.repository.openPull('again'));
    assert.equal(again.code, 1);
    assert.match(again.summary, /NAME_RETIRED/);
  });

  it('does not change a published version, and names the next one', async () => {
    await using catalog = await start();
    catalog.repository.commit('main', untested('blur'));
    assert.equal((await publish(catalog)).code, 0);
    const pull = propose(
      catalog,
      untested('blur', (spec) => {
        spec.memory = { suggested: 65 };
      }),
    );
    const step = await check(catalog, pull);
    assert.equal(step.code, 1);
    assert.match(step.summary, /Version 1\.0\.0 of &#34;blur&#34; is published/);
    assert.match(step.summary, /1\.0\.1/);
    catalog.repository.merge(pull);
    const forced = await publish(catalog);
    assert.equal(forced.code, 1, 'and not on the default branch either');
    assert.match(forced.summary, /VERSION_PUBLISHED/);
  });

  it('says nothing of entries that a change does not touch', async () => {
    await using catalog = await start({ 'catalog/broken/spec.json': '{' });
    const step = await check(catalog, propose(catalog, untested('blur')));
    assert.equal(step.code, 0, step.log);
    assert.doesNotMatch(step.summary, /broken/);
  });

  it('commits to a branch of its own where it is told to', async () => {
    await using catalog = await start();
    catalog.repository.rules.set('main', 'Changes must be made through a pull request.');
    catalog.repository.commit('main', untested('blur'));
    const refused = await publish(catalog);
    assert.equal(refused.code, 1);
    assert.match(refused.log, /commit extended specs to another branch with "commit-branch"/);
    const step = await publish(catalog, { 'commit-branch': 'published' });
    assert.equal(step.code, 0, step.log);
    assert.ok(catalog.repository.files('published')['catalog/blur/1.0.0.json']);
    assert.equal(catalog.repository.files()['catalog/blur/1.0.0.json'], undefined);
  });
});
