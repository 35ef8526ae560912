import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentJson, readContent, type StoredFile } from '../../src/protocol/item-content.ts';
import type { ItemEntry } from '../../src/protocol/item-files.ts';
import type { StepItem } from '../../src/protocol/item-nodes.ts';
import { INLINE_LIMIT_BYTES, outgoingWork, readWorkMessage } from '../../src/protocol/message.ts';
import { sentItem } from '../../src/protocol/sent-item.ts';
import { planOf } from './item-cases.ts';

const file = (path: string, more: Partial<StoredFile> = {}): StoredFile => ({
  ...{ path, bucket: 'data', key: `in/r/${path}`, etag: `e-${path}`, size: 3 },
  version: more.sha256 ?? `e-${path}`,
  ...more,
});
const entry = (path: string, more?: Partial<StoredFile>): ItemEntry<StoredFile> => ({
  ...{ kind: 'file', path, file: file(path, more), companions: [] },
});
const PLAN = planOf({
  steps: {
    map: {
      inputs: {
        reads: { patterns: ['*.fq'], count: [1, null] },
        genome: { patterns: ['*.fa'], shared: true },
      },
      from: { genome: 'shared.genome' },
    },
    strict: { inputs: { all: { patterns: ['*'], count: [1, null] } }, gather: {} },
    some: {
      inputs: { all: { patterns: ['*'], count: [1, null] } },
      gather: { allowFailed: { items: 1 } },
    },
  },
});
const SHARED = new Map([['genome', [entry('g.fa', { sha256: '1'.repeat(64) })]]]);
const PLACE = { run: 'run-1', bucket: 'results', prefix: 'out/' };
const anItem = (files: number, more: Partial<StepItem<StoredFile>> = {}): StepItem<StoredFile> => ({
  ...{ step: 'map', segments: ['s', 'x'], id: 's/x', version: 'v1', variables: { N: '1' } },
  files: new Map([['reads', Array.from({ length: files }, (_, i) => entry(`${i}.fq`))]]),
  ...more,
});

describe('an item that is sent', () => {
  it('has its own files and what is the same for every item', () => {
    const { message, manifest } = sentItem(PLACE, PLAN, anItem(1), SHARED);
    assert.equal(manifest, undefined);
    assert.deepEqual(message, {
      ...{ kind: 'item', run: 'run-1', step: 'map', item: 's/x', attempt: 1 },
      content: {
        ...{ segments: ['s', 'x'], id: 's/x', version: 'v1', variables: { N: '1' } },
        files: new Map([
          ['reads', [entry('0.fq')]],
          ['genome', SHARED.get('genome')],
        ]),
      },
    });
    assert.deepEqual(readWorkMessage(outgoingWork(message).body), message);
  });

  it('names an object that holds what is too large for a message', () => {
    const item = anItem(1000);
    const { message, manifest } = sentItem(PLACE, PLAN, item, SHARED);
    const { body } = outgoingWork(message);
    assert.ok(Buffer.byteLength(body) < 1000);
    assert.deepEqual(readWorkMessage(body), message);
    assert.match(
      manifest!.place.key,
      /^out\/\.pipewright\/runs\/run-1\/work\/map\/[0-9a-f-]{65}\.[0-9a-f]{16}\.json$/,
    );
    assert.deepEqual('manifest' in message.content && message.content.manifest, manifest!.place);
    const read = readContent(JSON.parse(manifest!.text), assert.fail);
    assert.deepEqual(read.files.get('reads'), item.files.get('reads'));
    assert.deepEqual(read.files.get('genome'), SHARED.get('genome'));
  });

  it('has an object of its own where what is before it was processed again: in the same version, with other results', () => {
    const made = (etag: string) => {
      const files = Array.from({ length: 1000 }, (_, i) => entry(`${i}.fq`, { etag, version: etag }));
      return sentItem(PLACE, PLAN, anItem(0, { files: new Map([['reads', files]]) }), SHARED);
    };
    const [first, again, other] = [made('e1'), made('e1'), made('e2')];
    assert.deepEqual(again, first);
    assert.notEqual(other.manifest!.place.key, first.manifest!.place.key);
  });

  it('keeps what it can in the message', () => {
    const size = (files: number): number => {
      const { message } = sentItem(PLACE, PLAN, anItem(files), SHARED);
      return 'manifest' in message.content
        ? 0
        : Buffer.byteLength(JSON.stringify(contentJson(message.content)));
    };
    const most = Array.from({ length: 1000 }, (_, i) => i).findLast((files) => size(files) > 0)!;
    assert.ok(size(most) <= INLINE_LIMIT_BYTES && size(most) > INLINE_LIMIT_BYTES - 200, `${size(most)}`);
  });

  it('puts what a step gathers that knows one input into a folder, by the paths that results have in their steps', () => {
    const all = { inputs: { patterns: ['*.vcf'] }, gather: {} };
    const from = (...steps: string[]) => ({ from: { input: steps.map((step) => `${step}.output`) } });
    const plan = planOf({
      steps: {
        call: {},
        other: {},
        one: { ...all, ...from('call') },
        two: { ...all, ...from('call', 'other') },
        own: all,
      },
    });
    const made = ['a', 'b'].map((id) =>
      entry('all.vcf', { bucket: 'results', key: `out/call/run-1/${id}/all.vcf` }),
    );
    const pathsOf = (step: string, entries: ItemEntry<StoredFile>[]) => {
      const item = anItem(0, { step, segments: [], id: step, files: new Map([['input', entries]]) });
      const { content } = sentItem(PLACE, plan, item, new Map()).message;
      const [folder, ...others] = 'files' in content ? content.files.get('input')! : [];
      assert.deepEqual([folder?.kind, folder?.path, others], ['folder', step, []]);
      return folder?.kind === 'folder' ? folder.files.map(({ path }) => path) : [];
    };
    assert.deepEqual(pathsOf('one', made), ['one/a/all.vcf', 'one/b/all.vcf']);
    assert.deepEqual(pathsOf('two', made), ['two/call/a/all.vcf', 'two/call/b/all.vcf']);
    assert.deepEqual(pathsOf('own', [entry('d/x.vcf')]), ['own/d/x.vcf']);
  });

  it('names who is missing only where some may be', () => {
    const missingOf = (step: string) => {
      const { content } = sentItem(PLACE, PLAN, anItem(0, { step, missing: ['s2'] }), SHARED).message;
      return 'missing' in content ? content.missing : undefined;
    };
    assert.deepEqual([missingOf('strict'), missingOf('some')], [undefined, ['s2']]);
    const { message } = sentItem(PLACE, PLAN, anItem(0, { step: 'some', missing: [] }), SHARED);
    assert.deepEqual(readWorkMessage(outgoingWork(message).body), message);
  });
});
