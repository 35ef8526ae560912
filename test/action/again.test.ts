import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { specFile, startWorld, type World, WRITE } from '../fakes/catalog-world.ts';
import { pullRequestEvent, pushEvent, type WorkflowEvent } from '../fakes/events.ts';

/** What starts a run; a run that is started again has the same event, on GitHub and here. */
const STARTS: Readonly<Record<string, (world: World) => WorkflowEvent>> = {
  'a pull request of the repository itself': ({ github, repository }) => {
    repository.commit('change', specFile(), 'Add blur');
    return pullRequestEvent(github, repository, repository.openPull('change'), { permissions: WRITE });
  },
  'a merge into the default branch': ({ github, repository }) => {
    repository.commit('change', specFile(), 'Add blur');
    repository.merge(repository.openPull('change'));
    return pushEvent(github, repository, 'main', { permissions: WRITE });
  },
};

describe('6. started again after an end at any request, everything comes to the same', {
  timeout: 300_000,
}, () => {
  for (const [what, start] of Object.entries(STARTS)) {
    it(what, async () => {
      await using model = await startWorld();
      const event = start(model);
      model.killAt(undefined);
      assert.equal(await model.run(event), undefined);
      const wanted = model.state();
      const { github, registry } = model.requests();
      const methods = model.github.asked.map(({ method }) => method);
      assert.ok(github >= 8 && registry >= 8, JSON.stringify({ github, registry }));
      assert.equal(await model.run(event), undefined);
      assert.deepEqual(model.state(), wanted, 'also after an end that was none');

      const faults: [string, (world: World) => void][] = [];
      for (let n = 1; n <= github; n++) {
        faults.push([`killed before request ${n} to GitHub`, (world) => world.killAt('github', n)]);
        // What was only read is read again, and nothing more.
        if (methods[n - 1] !== 'GET')
          faults.push([`the answer to request ${n} to GitHub is lost`, (world) => world.loseAnswer(n)]);
      }
      for (let n = 1; n <= registry; n++)
        faults.push([`killed before request ${n} to the registry`, (world) => world.killAt('registry', n)]);
      for (const [fault, spoil] of faults) {
        await using world = await startWorld();
        const event = start(world);
        spoil(world);
        const broken = await world.run(event);
        if (fault.startsWith('killed')) assert.ok(broken, `${fault}: it went on`);
        world.checkHalfway();
        world.killAt(undefined);
        assert.equal(await world.run(event), undefined, fault);
        assert.deepEqual(world.state(), wanted, fault);
      }
    });
  }

  it('re-run of a check that ended on our fault: its place is taken, and the newest of each name is true', async () => {
    await using world = await startWorld();
    const event = STARTS['a pull request of the repository itself']?.(world) as WorkflowEvent;
    world.registry.fault((request) => (request.path.includes('/manifests/') ? { status: 404 } : undefined));
    assert.ok(await world.run(event));
    assert.deepEqual(conclusions(world), ['catalog / blur failure', 'catalog failure']);
    world.registry.fault(() => undefined);
    assert.equal(await world.run(event), undefined);
    const [head] = world.repository.checkRuns;
    const latest = world.repository.checkRuns.filter(({ headSha }) => headSha === head?.headSha);
    // Its mistake had an annotation, and those can only be added to: a new check takes the old one's place.
    assert.deepEqual(
      latest.map(({ name, conclusion }) => `${name} ${conclusion}`),
      ['catalog success', 'catalog / blur failure', 'catalog / blur success'],
    );
  });
});

function conclusions({ repository }: World): string[] {
  return repository.checkRuns.map(({ name, conclusion }) => `${name} ${conclusion}`).sort();
}
