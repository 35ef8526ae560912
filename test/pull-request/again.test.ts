import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import type { EventContext } from '../../src/github/event-context.ts';
import { type CatalogWorld, catalogWorld, EXTENDED, specFile } from '../fakes/catalog-world.ts';

/** What starts a run; a run that is started again has the same event, on GitHub and here. */
const STARTS: Readonly<Record<string, (world: CatalogWorld) => Promise<() => [EventContext, string]>>> = {
  'a pull request of the repository itself': async (world) => world.event(world.propose(specFile())),
  'a merge into the default branch': async (world) => {
    const pull = world.propose(specFile(), { from: world.fork('alice') });
    assert.equal(await world.review(), undefined);
    return defaultBranch(world.repository.merge(pull));
  },
  'a merge of what was pushed without a pull request': async ({ repository }) =>
    defaultBranch(repository.commit('main', specFile())),
};

const defaultBranch = (sha: string) => (): [EventContext, string] => [
  {
    repository: 'lab/catalog',
    defaultBranch: 'main',
    server: 'https://github.example',
    kind: 'default-branch',
    sha,
  },
  sha,
];

/** Everything that anybody can see afterwards. */
function state({ repository, tag }: CatalogWorld) {
  const nameOf = (sha: string) => repository.store.commit(sha)?.message.split('\n')[0];
  return {
    branches: [...repository.branches.keys()].map((branch) => [
      branch,
      repository.log(branch).map(({ message }) => message),
      repository.files(branch),
    ]),
    tags: ['pr-1', '1.2.3'].map((version) => tag('blur', version)),
    checks: repository.checkRuns
      .map(({ headSha, name, conclusion }) => `${nameOf(headSha)} ${name}: ${conclusion}`)
      .sort(),
    comments: repository.comments.map(({ issue, body }) => [issue, body]),
  };
}

describe('a run that is started again after it ended at any call comes to the same', () => {
  for (const [what, start] of Object.entries(STARTS))
    it(what, async () => {
      const model = await catalogWorld();
      const event = await start(model);
      assert.equal(await model.publish(...event()), undefined);
      const wanted = state(model);
      const calls = { github: [...model.github.names], registry: [...model.registry.names] };
      assert.ok(calls.github.length >= 8 && calls.registry.length >= 8, JSON.stringify(calls));
      assert.equal(await model.publish(...event()), undefined);
      assert.deepEqual(state(model), wanted, 'also after a run that was complete');

      for (const port of ['github', 'registry'] as const)
        for (const [at, name] of calls[port].entries())
          for (const end of ['before', 'after'] as const) {
            const world = await catalogWorld();
            const run = await start(world);
            // The answer to a write may be lost; reads are repeated by the transport.
            const isLost = end === 'after' && port === 'github' && /^(create|update|commitOn)/.test(name);
            const error = isLost
              ? new Failure('GITHUB_UNREACHABLE', 'The answer is lost.')
              : new Error(`killed ${end} ${name}`);
            let sent = 0;
            world[port].fault = () => {
              if (sent++ !== at) return undefined;
              if (!isLost) world.stop(error);
              return { [end]: error };
            };
            const broken = await world.publish(...run());
            const fault = `call ${at + 1} of ${port}: ${isLost ? 'lost' : error.message}`;
            if (!isLost) assert.ok(broken, `${fault}: it continued`);
            // The record is read again, and shows the commit.
            else if (name === 'commitOnBranch' && what.startsWith('a merge')) assert.equal(broken, undefined);
            if (world.repository.files()[EXTENDED])
              assert.ok(world.tag('blur', '1.2.3'), `${fault}: recorded before it can be pulled`);
            world[port].fault = () => undefined;
            assert.equal(await world.publish(...run()), undefined, fault);
            assert.deepEqual(state(world), wanted, fault);
          }
    });

  it('a check that ended because of the registry is replaced, and the newest of each name is right', async () => {
    const world = await catalogWorld();
    const run = await STARTS['a pull request of the repository itself']!(world);
    world.registry.fault = () => ({ before: new Failure('REGISTRY_UNREACHABLE', 'It does not answer.') });
    assert.ok(await world.publish(...run()));
    assert.deepEqual(world.checks(), ['catalog / blur: failure', 'catalog: failure']);
    assert.match(world.runner.summaries.join(), /The fault is \*\*on our side\*\*/);
    world.registry.fault = () => undefined;
    assert.equal(await world.publish(...run()), undefined);
    const [head] = world.repository.checkRuns;
    // The first one has an annotation, and those are only ever added: a new check run replaces it.
    assert.deepEqual(
      world.repository.checkRuns
        .filter(({ headSha }) => headSha === head?.headSha)
        .map(({ name, conclusion }) => `${name} ${conclusion}`),
      ['catalog success', 'catalog / blur failure', 'catalog / blur success'],
    );
  });
});
