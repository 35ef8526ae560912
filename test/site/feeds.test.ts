import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atomFeed, jsonFeed } from '../../src/site/feeds.ts';
import { aSite } from '../fakes/site.ts';

const SPECS = [
  { name: 'blur', version: '1.0.0', description: 'Blurs & sharpens.' },
  { name: 'blur', version: '1.1.0' },
  { name: 'sort', version: '3.0.0', tags: ['tables'] },
];
const DATES = new Map([
  ['blur/1.0.0.json', '2026-01-02T03:04:05Z'],
  ['sort/3.0.0.json', '2026-02-02T03:04:05Z'],
]);

interface Feed {
  readonly items: readonly {
    readonly title: string;
    readonly date_published?: string;
    readonly url: string;
    readonly id: string;
  }[];
}

describe('the feeds of a site', () => {
  it('list the newest version first, those without a date last, and make no date up', async () => {
    const feed = jsonFeed(await aSite(SPECS, {}, { dates: DATES })) as Feed;
    assert.deepEqual(
      feed.items.map(({ title, date_published }) => [title, date_published]),
      [
        ['sort 3.0.0', '2026-02-02T03:04:05Z'],
        ['blur 1.0.0', '2026-01-02T03:04:05Z'],
        ['blur 1.1.0', undefined],
      ],
    );
  });

  it('name a version by its image, wherever the site lies', async () => {
    const [here, there] = [undefined, 'https://example.org/x/'];
    const items = await Promise.all(
      [here, there].map(
        async (url) => (jsonFeed(await aSite(SPECS, url === undefined ? {} : { url })) as Feed).items[0]!,
      ),
    );
    assert.equal(items[0]?.id, items[1]?.id);
    assert.equal(
      items[0]?.id,
      `pkg:oci/blur@sha256%3A${'0'.repeat(64)}?repository_url=ghcr.io%2Falice%2Fcatalog%2Fblur`,
    );
    assert.deepEqual(
      items.map((item) => item.url),
      ['algorithms/blur/', 'https://example.org/x/algorithms/blur/'],
    );
  });

  it('are in Atom what RFC 4287 asks for, of the versions that have a date', async () => {
    const atom = atomFeed(await aSite(SPECS, { url: 'https://example.org/x/' }, { dates: DATES })) ?? '';
    assert.match(
      atom,
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/,
    );
    assert.match(atom, /<id>https:\/\/example\.org\/x\/<\/id>\n<updated>2026-02-02T03:04:05Z<\/updated>/);
    assert.match(
      atom,
      /<link rel="self" type="application\/atom\+xml" href="https:\/\/example\.org\/x\/feed\.xml"\/>/,
    );
    const entries = [...atom.matchAll(/<entry>[\s\S]*?<\/entry>/g)].map(([entry]) => entry);
    assert.equal(entries.length, 2);
    for (const entry of entries)
      for (const element of ['title', 'id', 'updated', 'summary'])
        assert.equal(
          [...entry.matchAll(new RegExp(`<${element}>[^<]+</${element}>`, 'g'))].length,
          1,
          element,
        );
    assert.match(entries[1]!, /Blurs &#38; sharpens\./);
  });

  it('have no character that XML has not, whatever a description holds', async () => {
    const description = 'a\u0000b\ufffec\uffffd\ud800e';
    const atom = atomFeed(await aSite([{ name: 'blur', description }], {}, { dates: DATES })) ?? '';
    // Extensible Markup Language (XML) 1.0, production 2.
    assert.match(atom, /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+$/u);
    assert.ok(atom.includes('<summary>a\\u0000b\ufffdc\ufffdd\\ud800e</summary>'));
  });

  it('has no Atom feed without any date', async () => {
    assert.equal(atomFeed(await aSite(SPECS)), undefined);
  });

  it('gives a feed whose address is not known an id of its own', async () => {
    const atom = atomFeed(await aSite(SPECS, {}, { dates: DATES })) ?? '';
    assert.match(atom, /<id>urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}<\/id>/);
  });
});
