import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { parse } from 'yaml';
import { attestationCommand, PREDICATE_TYPE } from '../../src/catalog/attestation.ts';
import { ROOT } from '../fakes/workshop.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const unfolded = (command: string) => command.replaceAll(/ \\\n\s+/g, ' ');

it('the command that asks who signed names repository, predicate and workflow, as the example signs', () => {
  const repository = 'lab/catalog';
  const command = attestationCommand('ghcr.io/lab/blur', DIGEST, {
    repository,
    server: 'https://github.com',
  });
  const [, signer = ''] = /--signer-workflow lab\/catalog\/\.github\/workflows\/(\S+)$/.exec(command) ?? [];
  assert.equal(
    unfolded(command),
    `gh attestation verify oci://ghcr.io/lab/blur@${DIGEST} --repo lab/catalog --predicate-type ${PREDICATE_TYPE} --signer-workflow lab/catalog/.github/workflows/${signer}`,
  );
  const workflow = parse(readFileSync(join(ROOT, 'workflows-examples', signer), 'utf8'));
  assert.ok(workflow.jobs.attest, 'that workflow signs');
});

it('names the server where it is not github.com', () => {
  const server = 'https://github.example.org';
  const command = attestationCommand('containers.github.example.org/lab/blur', DIGEST, {
    ...{ repository: 'lab/catalog', server },
  });
  assert.match(
    unfolded(command),
    /--signer-workflow github\.example\.org\/lab\/catalog\/\.github\/\S+ --hostname github\.example\.org$/,
  );
});

it('docs/catalogs.md has the same command, and README the section that the predicate type leads to', () => {
  const page = readFileSync(join(ROOT, 'docs/catalogs.md'), 'utf8');
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const server = 'https://github.com';
  const shown = attestationCommand('ghcr.io/my-lab/catalog/blur', 'sha256:…', {
    ...{ repository: 'my-lab/catalog', server },
  });
  assert.ok(page.includes(shown), shown);
  assert.match(page, /^## Check an image$/m);
  assert.match(readme, new RegExp(`^## ${PREDICATE_TYPE.split('#')[1]}$`, 'im'));
});

it('the example that signs fails where GitHub dropped the list', () => {
  const workflow = parse(readFileSync(join(ROOT, 'workflows-examples/catalog-publish.yml'), 'utf8'));
  const { outputs } = workflow.jobs.publish;
  assert.equal(outputs['published-count'], '${{ steps.publish.outputs.published-count }}');
  const { if: when, steps } = workflow.jobs.unattested;
  assert.match(when, /published-count > 0 && !needs\.publish\.outputs\.published \}\}$/);
  assert.match(steps[0].run, /::error::.*exit 1/s);
});
