import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  extendTrace,
  type FileMessage,
  type ItemMessage,
  type OutputMessage,
  readOutputMessage,
  readWorkMessage,
  TRACE_LIMIT,
  writeOutputMessage,
  writeWorkMessage,
} from '../../src/protocol/message.ts';

const work: FileMessage = {
  kind: 'file',
  run: 'r-1',
  step: 'count',
  item: 'a//b é+%.txt',
  input: { bucket: 'data', key: 'in/r-1/a//b é+%.txt', etag: '0cc175b9c0f1b6a831c399e269772661-2', size: 0 },
  gather: false,
  attempt: 2,
  trace: [{ step: 'split', item: 'a.txt', etag: 'x' }],
};

describe('a message for an agent', () => {
  it('is read as it was written', () => {
    assert.deepEqual(readWorkMessage(writeWorkMessage(work)), work);
  });
  it('may have fields that are not known yet, and lack those that have a default', () => {
    const { gather: _, trace: __, ...rest } = work;
    const text = JSON.stringify({ version: 2, ...rest, priority: 3 });
    assert.deepEqual(readWorkMessage(text), { ...work, trace: [] });
  });
  it('says in which lane it is, where its step has lanes', () => {
    const content = { segments: ['a'], id: 'a', version: 'v', files: new Map(), variables: {} };
    const item: ItemMessage = { kind: 'item', run: 'r-1', step: 'count', item: 'a', attempt: 1, content };
    for (const message of [work, item]) {
      const moved = { ...message, lane: 2, moves: 1, returns: 0 };
      assert.deepEqual(readWorkMessage(writeWorkMessage(moved)), moved);
    }
    const { segments, id, version } = content;
    const large = {
      ...item,
      content: { segments, id, version, manifest: { bucket: 'data', key: 'k' }, bytes: 7 },
    };
    assert.deepEqual(readWorkMessage(writeWorkMessage(large)), large);
  });
  it('may name an object without saying which bytes', () => {
    const input = { bucket: 'data', key: 'k' };
    const read = readWorkMessage(writeWorkMessage({ ...work, input }));
    assert.deepEqual(read.kind === 'file' && read.input, input);
  });

  const WRONG: readonly [change: object, says: RegExp][] = [
    [{ run: undefined }, /run is missing: a name/],
    [{ run: '../x' }, /run is "\.\.\/x", not a name/],
    [{ step: '' }, /step is "", not a name/],
    [{ item: '' }, /item is ""/],
    [{ item: 'folder/' }, /item is "folder\/", not a path .* does not end in/],
    [{ item: 'é'.repeat(513) }, /item is "é+…, not a path of 1 to 1024 bytes/],
    [{ item: '\ud800' }, /item is/],
    [{ attempt: 0 }, /attempt is 0, not a whole number, at least 1/],
    [{ attempt: 1.5 }, /attempt is 1\.5/],
    [{ lane: -1, moves: 'x' }, /lane is -1, not a whole .*; moves is "x", not a whole number, at least 0/],
    [{ gather: 'yes' }, /gather is "yes", not true or false/],
    [{ input: 'x' }, /input is "x", not an object/],
    [{ input: null }, /input is null/],
    [{ input: { bucket: 'b/..', key: '' } }, /input\.bucket is .*; input\.key is "", not a key/],
    [{ input: { ...work.input, size: -1 } }, /input\.size is -1, not a whole number, at least 0/],
    [{ input: { ...work.input, etag: '"quoted"' } }, /input\.etag is/],
    [{ trace: {} }, /trace is \{\}, not a list/],
    [{ trace: Array(TRACE_LIMIT + 1).fill({}) }, /trace is/],
    [{ trace: [{ step: 's' }] }, /trace\[0\]\.item is missing.*trace\[0\]\.etag is missing/],
    [{ kind: 'output' }, /kind is "output", not "file"/],
    [{ version: 1, run: 3 }, /version is 1, but this release reads 2: wrap the images.*$/],
  ];
  for (const [change, says] of WRONG)
    it(`is refused with ${JSON.stringify(change).slice(0, 60)}`, () => {
      const text = JSON.stringify({ version: 2, ...work, ...change });
      assert.throws(() => readWorkMessage(text), { code: 'BAD_MESSAGE', message: says });
    });
  it('is refused once for everything that is wrong', () => {
    const text = JSON.stringify({ version: 2, ...work, run: 1, step: 2, item: 3 });
    assert.throws(() => readWorkMessage(text), /run is 1.*; step is 2.*; item is 3/);
  });
  for (const text of ['', 'null', '[]', '{', '"x"', '{"Event":"s3:TestEvent"}', '\0'.repeat(1000)])
    it(`is refused when it is ${JSON.stringify(text).slice(0, 40)}`, () => {
      assert.throws(() => readWorkMessage(text), { code: 'BAD_MESSAGE' });
    });
});

describe("an agent's message", () => {
  const output: OutputMessage = {
    run: 'r',
    step: 's',
    path: 'a/b',
    object: { bucket: 'bucket', key: 'p/s/r/a/b', etag: 'e', size: 3 },
    trace: [],
  };
  it('is read as it was written', () => {
    assert.deepEqual(readOutputMessage(writeOutputMessage(output)), output);
  });
  it('is refused with what is wrong', () => {
    assert.throws(() => readOutputMessage(writeOutputMessage({ ...output, path: '' })), /path is ""/);
    assert.throws(() => readOutputMessage(writeWorkMessage(work)), /kind is "file", not "output"/);
  });
  it('fits into a batch of ten, even with the longest keys', () => {
    const longest = 'k'.repeat(1024);
    const hop = { step: 's'.repeat(128), item: longest, etag: 'e'.repeat(256) };
    const object = { bucket: 'b'.repeat(63), key: longest, etag: hop.etag, size: 1 };
    const text = writeOutputMessage({
      ...output,
      path: longest,
      object,
      trace: Array(TRACE_LIMIT).fill(hop),
    });
    assert.ok(readOutputMessage(text));
    assert.ok(Buffer.byteLength(text) * 10 < 1_000_000);
  });
});

it('a trace keeps its last steps', () => {
  const hops = Array.from({ length: TRACE_LIMIT }, (_, i) => ({ step: `s${i}`, item: 'i', etag: 'e' }));
  const trace = extendTrace({ ...work, trace: hops }, 'new');
  assert.equal(trace.length, TRACE_LIMIT);
  assert.deepEqual(trace.at(-1), { step: 'count', item: work.item, etag: 'new' });
  assert.equal(trace[0]!.step, 's1');
});
