import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pushEvent } from '../fakes/events.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { startFakeCatalog, untested } from '../fakes/hosted-catalog.ts';
import { ACCOUNT, startRealRegistry } from '../fakes/real-registry.ts';
import { useWorkshop } from '../fakes/use-workshop.ts';

describe('publishing to a registry with TLS that asks for a password', { timeout: 300_000 }, () => {
  const workshop = useWorkshop(['csv-summary']);

  it('logs in with registry-credentials, keeps the password out of the log, and says what is missing without', async () => {
    await using registry = await startRealRegistry({ tls: true, locked: true });
    await using folder = await temporaryFolder();
    await using catalog = await startFakeCatalog(workshop);
    const conf = join(folder.path, 'registries.conf');
    const rule = `\n[[registry]]\nprefix = "vault.example"\nlocation = "${registry.host}"\ninsecure = true\n`;
    await writeFile(conf, (await readFile(workshop.registry.registriesConf, 'utf8')) + rule);
    catalog.repository.commit('main', {
      ...untested('blur'),
      'catalog/catalog.json': JSON.stringify({ registry: 'vault.example/lab' }),
    });
    const publish = (inputs: Record<string, string>) =>
      catalog.run(pushEvent(catalog.github, catalog.repository, 'main'), inputs, {
        CONTAINERS_REGISTRIES_CONF: conf,
      });
    const refused = await publish({});
    assert.equal(refused.code, 1);
    assert.match(refused.summary, /The fault is \*\*on our side\*\*/);
    assert.match(refused.log, /sent without credentials/);
    assert.equal(catalog.repository.files()['catalog/blur/1.0.0.json'], undefined);

    const [, password = ''] = ACCOUNT.split(':');
    const step = await publish({ 'registry-credentials': `${registry.host}=${ACCOUNT}` });
    assert.equal(step.code, 0, step.log);
    assert.match(
      catalog.repository.files()['catalog/blur/1.0.0.json'] ?? '',
      /"container_name": "vault\.example\/lab\/blur@sha256:/,
    );
    const told = step.log.replaceAll(`::add-mask::${password}`, '');
    assert.ok(!told.includes(password) && !step.summary.includes(password));
  });
});
