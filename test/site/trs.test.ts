import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { renderSite } from '../../src/site/site.ts';
import { aSite } from '../fakes/site.ts';

type Node = { [key: string]: unknown };
interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly get: Node; readonly $ref?: string }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Node>> };
}

const read = (name: string): OpenApi =>
  parse(readFileSync(join(import.meta.dirname, '../fixtures/ga4gh', name), 'utf8'));
const TRS = read('tool-registry-service.yaml');
/** TRS refers to the address of this one. */
const SERVICE_INFO = read('service-info.yaml');

/** What our algorithms do not have: TRS lets a registry answer 404. */
const MISSING = [
  '/tools/{id}/versions/{version_id}/{type}/descriptor',
  '/tools/{id}/versions/{version_id}/{type}/descriptor/{relative_path}',
  '/tools/{id}/versions/{version_id}/{type}/tests',
  '/tools/{id}/versions/{version_id}/{type}/files',
  '/tools/{id}/versions/{version_id}/containerfile',
];

/** Schemas that refuse fields that they do not name, so that a misspelt one is found. */
const strict = (schemas: OpenApi['components']['schemas']): Node =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      schema.properties ? { additionalProperties: false, ...schema } : schema,
    ]),
  );

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: { uri: (text) => URL.canParse(text), 'date-time': true, int32: true },
});
ajv.addSchema({ $id: 'trs', components: { schemas: strict(TRS.components.schemas) } });
ajv.addSchema({ $id: 'info', components: { schemas: strict(SERVICE_INFO.components.schemas) } });

/** What is wrong with the answer to `GET path`, by the document. */
function mistakes(template: string, answer: unknown): unknown[] {
  const isInfo = template === '/service-info';
  const { get } = (isInfo ? SERVICE_INFO : TRS).paths[template]!;
  const { responses } = get as { responses: Record<string, { content: Record<string, { schema: Node }> }> };
  const { schema } = responses['200']!.content['application/json']!;
  const full = JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${isInfo ? 'info' : 'trs'}#/`));
  const isValid = ajv.compile(full);
  return isValid(answer) ? [] : (isValid.errors ?? []);
}

describe('the Tool Registry Service of a site', () => {
  const specs = [
    { name: 'blur', version: '1.2.0', description: 'Blurs.', authors: [{ name: 'Ada' }] },
    { name: 'blur', version: '2.0.0+b.1' },
    { name: 'sort' },
  ];
  const answers = async (url?: string) => {
    const dates = new Map([['blur/1.2.0.json', '2026-11-25T07:54:00Z']]);
    const files = renderSite(await aSite(specs, url === undefined ? {} : { url }, { dates }));
    return (path: string) => {
      const json = files.get(`ga4gh/trs/v2${path}/index.json`);
      assert.equal(files.get(`ga4gh/trs/v2${path}/index.html`), json, path);
      return json === undefined ? undefined : JSON.parse(json as string);
    };
  };

  for (const url of ['https://my-lab.github.io/catalog/', undefined])
    it(`answers as its OpenAPI document says, ${url ? 'where the address is known' : 'with relative addresses'}`, async () => {
      const get = await answers(url);
      const cases = [
        ['/service-info', '/service-info'],
        ['/toolClasses', '/toolClasses'],
        ['/tools', '/tools'],
        ['/tools/{id}', '/tools/blur'],
        ['/tools/{id}', '/tools/sort'],
        ['/tools/{id}/versions', '/tools/blur/versions'],
        ['/tools/{id}/versions/{version_id}', '/tools/blur/versions/1.2.0'],
        ['/tools/{id}/versions/{version_id}', '/tools/blur/versions/2.0.0+b.1'],
      ] as const;
      for (const [template, path] of cases) {
        assert.ok(get(path), path);
        assert.deepEqual(mistakes(template, get(path)), [], path);
      }
      const known = new Set<string>([...cases.map(([template]) => template), ...MISSING]);
      assert.deepEqual(
        Object.keys(TRS.paths).filter((path) => !known.has(path)),
        [],
      );
    });

  it('names each version by its page, and each image by its digest', async () => {
    const get = await answers('https://my-lab.github.io/catalog/');
    const tool = get('/tools/blur');
    assert.equal(tool.url, 'https://my-lab.github.io/catalog/ga4gh/trs/v2/tools/blur');
    assert.equal(tool.organization, 'alice');
    assert.deepEqual(
      tool.versions.map(({ id }: { id: string }) => id),
      ['2.0.0+b.1', '1.2.0'],
    );
    const [image] = get('/tools/blur/versions/1.2.0').images;
    assert.deepEqual(image, {
      registry_host: 'ghcr.io',
      image_name: `ghcr.io/alice/catalog/blur@sha256:${'0'.repeat(64)}`,
      image_type: 'Docker',
      size: 1,
      updated: '2026-11-25T07:54:00Z',
      checksum: [{ type: 'sha-256', checksum: '0'.repeat(64) }],
    });
    assert.equal(get('/service-info').id, 'io.github.my-lab.catalog.trs');
  });

  it('is checked by a document that finds mistakes', async () => {
    const tool = (await answers())('/tools/blur');
    assert.notDeepEqual(mistakes('/tools/{id}', { ...tool, versions: undefined }), []);
    assert.notDeepEqual(mistakes('/tools/{id}', { ...tool, toolClass: tool.toolclass }), []);
  });
});
