import assert from 'node:assert/strict';
import { it } from 'node:test';
import { copyAgentLayer } from '../../../src/wrap/layer-sources.ts';
import { startFakeRegistry } from '../../fakes/registry.ts';
import { client, LAYER, layer } from '../../fakes/registry-client.ts';

it("an agent's layer that its repository lacks reaches a registry from elsewhere: the same registry, and another", async () => {
  await using target = await startFakeRegistry();
  await using other = await startFakeRegistry();
  await using made = await startFakeRegistry();
  made.put('kept', LAYER);
  const { repository } = client(target);
  for (const [name, agent] of [
    ['one', repository('agent')],
    ['two', repository(`${other.host}/agent:1`)],
  ] as const) {
    const why: string[] = [];
    const copied = await copyAgentLayer(repository(name), layer, {
      source: agent,
      agent,
      async makeAgent(_layer, { code }) {
        why.push(code);
        return repository(`${made.host}/kept:1`);
      },
    });
    assert.deepEqual([copied, why.length], ['copied', 1], why.join());
    assert.ok(target.blob(name, layer.digest)?.equals(LAYER));
  }
});
