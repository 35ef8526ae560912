import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Keep } from '../../src/protocol/dispatch-plan.ts';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import { filesOf, type ItemEntry } from '../../src/protocol/item-files.ts';
import { type Marker, writeMarker } from '../../src/protocol/marker.ts';
import { type ItemMessage, readWorkMessage } from '../../src/protocol/message.ts';
import {
  gatherSentKey,
  itemMarkerKey,
  markerFolder,
  readMarkerKey,
  versionDigest,
} from '../../src/protocol/object-keys.ts';
import { NOT_STARTED } from '../../src/protocol/refused-item.ts';
import type { ItemRule, SheetItem } from '../../src/protocol/root-items.ts';
import { readRunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { checkGathers } from '../../src/runs/check-gathers.ts';
import type { RunInput } from '../../src/runs/run-inputs.ts';
import { readRunItems } from '../../src/runs/run-items.ts';
import { findSameItems } from '../../src/runs/same-inputs.ts';
import { startItems } from '../../src/runs/start-items.ts';
import type { PreviousRun } from '../../src/runs/start-run.ts';
import { readRun } from '../../src/runs/stored-run.ts';
import type { Plan, PlannedItems } from '../../src/workflow/plan.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { etagOf, MemoryRunCloud } from '../fakes/run-storage.ts';
import { type CaseStep, planOf } from '../protocol/item-cases.ts';

const RUN = 'run-20261125T092236Z-3fa9c1';
const MANIFEST = `some-output/out/.pipewright/runs/${RUN}/run.json`;
const STEPS: Readonly<Record<string, CaseStep>> = {
  align: {
    inputs: { reads: { patterns: ['*.fq'], count: [1, 2] }, genome: { patterns: ['*.fa'], shared: true } },
    outputs: { bam: { patterns: ['*.bam'] } },
    from: { genome: 'shared.genome' },
    variables: ['PLOIDY'],
  },
  call: {
    inputs: { bam: { patterns: ['*.bam'] } },
    outputs: { vcf: { patterns: ['*.vcf'] } },
    from: { bam: 'align.bam' },
  },
  merge: {
    inputs: { vcfs: { patterns: ['*.vcf'], count: [1, null] } },
    outputs: { all: { patterns: ['*.vcf'] } },
    from: { vcfs: 'call.vcf' },
    gather: { allowFailed: { items: 1 } },
  },
};
const MAKES: Readonly<Record<string, [output: string, ending: string]>> = {
  ...{ align: ['bam', 'bam'], call: ['vcf', 'vcf'], merge: ['all', 'vcf'] },
};
const SHARED = (content: string) =>
  new Map([
    ['genome', [entry({ path: 'g.fa', key: `out/.pipewright/shared/${content}/g.fa`, etag: content })]],
  ]);

function entry({ path, key, etag }: { path: string; key: string; etag: string }): ItemEntry<StoredFile> {
  const file = { path, key, etag, bucket: 'some-output', size: 1, version: etag };
  return { kind: 'file', path, file, companions: [] };
}
const file = (path: string, content = `content of ${path}`): RunInput => ({
  path,
  size: content.length,
  from: { kind: 'file', file: content },
});
const pair = (id: string) => [file(`${id}_1.fq`), file(`${id}_2.fq`)];
/** A row whose cells are `reads=a.fq;b.fq PLOIDY=2 batch=x`. */
function row(id: string, cells: string): SheetItem {
  const values = cells.split(' ').map((cell) => cell.split('=') as [string, string]);
  const others = (isVariable: boolean) =>
    Object.fromEntries(values.filter(([name]) => name !== 'reads' && (name === 'PLOIDY') === isVariable));
  const paths = values.find(([name]) => name === 'reads')?.[1].split(';') ?? [];
  return {
    id,
    files: paths.map((path) => ({ column: 'reads', path })),
    variables: others(true),
    columns: others(false),
  };
}

/** A workflow with its run in memory: agents and dispatcher are what `work` does. */
class Scene {
  readonly world = new MemoryRunCloud();
  readonly said: string[] = [];
  steps = STEPS;
  rule: ItemRule['kind'] = 'pairs';
  /** How long results of steps stay. */
  keep: Readonly<Record<string, Keep>> = {};
  shared = SHARED('g1');
  prefix = 'out/';

  get planned(): PlannedItems {
    const rule = this.rule === 'sheet' ? { kind: 'sheet', path: 'samples.csv' } : { kind: this.rule };
    return { rule: rule as PlannedItems['rule'], shared: { genome: 'g.fa' }, steps: planOf(this).steps };
  }

  get plan(): Plan {
    const steps = planOf(this).steps.map(({ id, inputs, gather }) => {
      const needs = inputs.flatMap(({ sources }) =>
        sources.flatMap((source) => (source.from === 'step' ? [source.step] : [])),
      );
      const keep = this.keep[id];
      return deployableStep(id, { needs, gather: gather !== undefined, ...(keep && { keep }) });
    });
    const plan = deployablePlan({ items: this.planned }, ...steps);
    return { ...plan, output: { ...plan.output, prefix: this.prefix } };
  }

  async start(inputs: readonly RunInput[], rows?: readonly SheetItem[], before?: PreviousRun) {
    this.world.did.length = 0;
    this.world.queued.clear();
    const { plan, planned, shared } = this;
    const metadata = { run: RUN, created_at: '2026-11-25T09:22:36.000Z' };
    const given = { inputs, ...(rows && { rows }) };
    return startItems({ plan, planned, given, shared, metadata, before, inbox: 'inbox' }, this.world, {
      ...{ compare: () => {}, look: () => {}, begin: () => {}, brought: () => {} },
      copy: ({ objects, from }) => void this.said.push(`copy ${objects} of ${from}`),
      incomplete: (items) => {
        assert.deepEqual(this.world.did, [], 'before anything is sent');
        for (const { id, step, why } of items) this.said.push(`${id} (${step}): ${why}`);
      },
    });
  }

  async resume(inputs: readonly RunInput[], rows?: readonly SheetItem[], resend?: 'all' | 'unended') {
    const before = { ...(await readRun(this.plan, RUN, this.world.storage)), ...(resend && { resend }) };
    return this.start(inputs, rows, before);
  }

  get sent(): ItemMessage[] {
    return (this.world.queued.get('inbox') ?? []).map((body) => readWorkMessage(body) as ItemMessage);
  }

  /** What was sent: `align s1: reads=in/a.fq genome=… PLOIDY=2`. */
  get messages(): string[] {
    return this.sent.map(({ step, item, content }) => {
      assert.ok('files' in content);
      const files = [...content.files].map(
        ([name, entries]) => `${name}=${entries.flatMap(filesOf).map(({ path }) => path)}`,
      );
      const variables = Object.entries(content.variables).map(([name, value]) => `${name}=${value}`);
      return `${step} ${item}: ${[...files, ...variables].join(' ')}`;
    });
  }

  /** Ends all items that were sent. */
  finish(fails: readonly string[] = []): void {
    this.end(this.sent, fails);
  }

  end(messages: readonly ItemMessage[], fails: readonly string[] = []): void {
    for (const { step, item, content } of messages) {
      const { segments, version } = content;
      const failed = fails.includes(`${step} ${item}`);
      const [output, ending] = MAKES[step]!;
      const path = `${item}/${item.split('/').at(-1)}.${ending}`;
      const place = { bucket: 'some-output', key: `out/${step}/${RUN}/${path}` };
      const etag = etagOf(`${step} of ${version}`);
      if (!failed) this.world.put(`some-output/${place.key}`, `${step} of ${version}`);
      const marker: Marker = {
        ...{ version: 2, run: RUN, step, item, attempt: 1, started_at: '2026', seconds: 1, agent: '1' },
        state: failed ? 'EXECUTOR_ERROR' : 'COMPLETE',
        content: { kind: 'item', segments, version, base: item },
        outputs: failed ? [] : [{ path, ...place, etag, size: 1, outputs: [output] }],
      };
      const key = itemMarkerKey('out/', { run: RUN, step, segments }, version, failed ? 'failed' : 'done');
      this.world.put(`some-output/${key}`, writeMarker(marker));
    }
  }

  /** Works until nothing is left. @returns what was sent, by step */
  async work(rows?: readonly SheetItem[], fails: readonly string[] = []): Promise<string[]> {
    const all: string[] = [];
    while (this.sent.length > 0) {
      all.push(...this.messages);
      this.finish(fails);
      await this.resume([], rows, 'all');
    }
    return all;
  }

  /** Markers of a step: `done`, `failed`. */
  markers(step: string): string[] {
    const keys = this.world.keys('some-output', `out/.pipewright/markers/${RUN}/${step}/`);
    return keys.map((key) => readMarkerKey(key)!.state).sort();
  }

  get manifest() {
    return readRunManifest(this.world.objects.get(MANIFEST)!.text);
  }

  results(): string[] {
    return this.world.keys('some-output', 'out/').filter((key) => !key.includes('.pipewright'));
  }
}

describe('a new run of items', () => {
  it('uploads each file once, lists its items, and then sends what is ready, with what is shared', async () => {
    const scene = new Scene();
    const started = await scene.start([...pair('d/a'), ...pair('e/a'), file('notes.txt')]);
    assert.deepEqual(scene.world.did, [
      `replace out/.pipewright/runs/${RUN}/run.json`,
      ...['d/a_1', 'd/a_2', 'e/a_1', 'e/a_2'].map((path) => `upload in/${RUN}/${path}.fq`),
      `replace out/.pipewright/runs/${RUN}/items.jsonl`,
      `replace out/.pipewright/runs/${RUN}/run.json`,
      'send 2',
    ]);
    assert.deepEqual(scene.messages, [
      'align d/a: reads=d/a_1.fq,d/a_2.fq genome=g.fa',
      'align e/a: reads=e/a_1.fq,e/a_2.fq genome=g.fa',
    ]);
    const { uploaded, sent, items, left_out } = started;
    assert.deepEqual([uploaded, sent, left_out], [4, 2, ['notes.txt']]);
    assert.deepEqual(items, { count: 2, incomplete: 0 });
    const { expected, items: listed } = scene.manifest;
    assert.deepEqual(expected, { align: 2 });
    const list = scene.world.objects.get(`some-output/out/.pipewright/runs/${RUN}/items.jsonl`)!.text;
    assert.deepEqual([listed?.count, listed?.etag], [2, etagOf(list)]);
    const [first] = await readRunItems(scene.plan, RUN, scene.world.storage);
    const [file1] = filesOf(first!.entries[0]!.entry);
    assert.deepEqual(
      [file1?.bucket, file1?.key, file1?.etag],
      ['some-input', `in/${RUN}/d/a_1.fq`, etagOf('content of d/a_1.fq')],
    );
  });

  it('takes rows of a sheet with their variables; a file of several rows is uploaded once, wherever it lies', async () => {
    const scene = new Scene();
    scene.rule = 'sheet';
    const rows = [row('s1', 'reads=../x.fq;a.fq PLOIDY=2'), row('s2', 'reads=../x.fq PLOIDY=1')];
    await scene.start([file('../x.fq'), file('a.fq'), file('b.fq')], rows);
    assert.deepEqual(scene.messages, [
      'align s1: reads=../x.fq,a.fq genome=g.fa PLOIDY=2',
      'align s2: reads=../x.fq genome=g.fa PLOIDY=1',
    ]);
    assert.deepEqual(scene.world.keys('some-input'), [`in/${RUN}/%2E%2E/x.fq`, `in/${RUN}/a.fq`]);
  });

  it('names incomplete items before anything is sent, and counts them as failed; the others continue', async () => {
    const scene = new Scene();
    const reads = { patterns: ['*.fq'], count: 2 };
    scene.steps = { ...STEPS, align: { ...STEPS.align, inputs: { reads } } };
    const started = await scene.start([...pair('a'), file('b_1.fq')]);
    assert.deepEqual(scene.said, ['b (align): it has 1 of 2 files for "reads": b_1.fq']);
    assert.deepEqual(scene.messages, ['align a: reads=a_1.fq,a_2.fq']);
    assert.deepEqual([started.items, scene.manifest.expected], [{ count: 2, incomplete: 1 }, { align: 2 }]);
    assert.deepEqual(scene.markers('align'), ['failed']);
    assert.deepEqual(await scene.work(), [
      'align a: reads=a_1.fq,a_2.fq',
      'call a: bam=a.bam',
      'merge merge: vcfs=a.vcf',
    ]);
    assert.deepEqual(scene.sent, []);
    // With the missing mate, all is there.
    await scene.resume([file('b_2.fq')]);
    assert.deepEqual(scene.messages, ['align b: reads=b_1.fq,b_2.fq']);
    assert.deepEqual(scene.markers('align'), ['done']);
  });

  it('looks again at what is gathered after a further item that is incomplete', async () => {
    const scene = new Scene();
    const reads = { patterns: ['*.fq'], count: 2 };
    scene.steps = { ...STEPS, align: { ...STEPS.align, inputs: { reads } } };
    await scene.start(pair('a'));
    await scene.work();
    const note = gatherSentKey('out/', RUN, 'merge');
    scene.world.put(`some-output/${note}`);
    await scene.resume([file('b_1.fq')]);
    const refused = scene.world
      .keys('some-output', markerFolder('out/', RUN, 'align'))
      .filter((key) => readMarkerKey(key)!.version === versionDigest(NOT_STARTED));
    assert.equal(refused.length, 1);
    assert.deepEqual(scene.world.keys('some-output', note), []);
    assert.deepEqual(scene.messages, ['merge merge: vcfs=a.vcf'], 'with another list of what is missing');
  });

  it('tells a group that gathers what is done on demand who is missing', async () => {
    const scene = new Scene();
    scene.steps = { ...STEPS, merge: { ...STEPS.merge, gather: {} } };
    await scene.start([...pair('a'), ...pair('b')]);
    await scene.work(undefined, ['call b']);
    scene.world.put(MANIFEST, writeRunManifest({ ...scene.manifest, gathered: ['merge'] }));
    await scene.resume([], undefined, 'all');
    assert.deepEqual(
      scene.sent.map(({ step, content }) => [step, 'missing' in content && content.missing]),
      [['merge', ['b']]],
    );
  });

  it('copies what lies elsewhere in S3, and takes what lies in a source in place', async () => {
    const scene = new Scene();
    scene.rule = 'sheet';
    scene.world.put('other/x/a.fq', 'text');
    const object = { ...{ bucket: 'paid', key: 'b.fq', etag: 'e' }, access: 'requester-pays' as const };
    const inputs: RunInput[] = [
      {
        path: 's3://other/x/a.fq',
        size: 4,
        from: { kind: 'copy', bucket: 'other', key: 'x/a.fq', modified: 0 },
      },
      { path: 's3://paid/b.fq', size: 7, from: { kind: 'in place', object: { ...object, size: 7 } } },
    ];
    await scene.start(inputs, [row('s1', 'reads=s3://other/x/a.fq;s3://paid/b.fq')]);
    assert.deepEqual(scene.said, ['copy 1 of other']);
    const [message] = scene.sent;
    assert.ok(message && 'files' in message.content);
    const places = message.content.files.get('reads')!.flatMap(filesOf);
    assert.deepEqual(
      places.map(({ bucket, key, etag, access }) => [bucket, key, etag, access]),
      [
        ['some-input', `in/${RUN}/s3:/other/x/a.fq`, etagOf('text'), undefined],
        ['paid', 'b.fq', 'e', 'requester-pays'],
      ],
    );
  });

  it('is refused before anything is sent where a group would be too long to be gathered', async () => {
    const scene = new Scene();
    const { steps } = planOf(scene);
    const many = Array.from({ length: 100_001 }, () => ({ id: 'a' }) as never);
    assert.throws(() => checkGathers({ steps }, many, { run: RUN, bucket: 'b', prefix: '' }), {
      code: 'TOO_MUCH_TO_GATHER',
      message: /^There are 100001 items, but merge can gather at most 100000 of a run\./,
    });
    scene.prefix = `${'x'.repeat(1 << 23)}/`;
    await assert.rejects(scene.start('abcd'.split('').flatMap(pair)), {
      code: 'TOO_MUCH_TO_GATHER',
      message:
        /^merge would gather more files .* at least \d+ bytes, but 33554432 are allowed\. Gather in two/,
    });
    assert.deepEqual(scene.world.did, []);
    const items = [...'abcd'].map((id) => ({ id, version: id, entries: [], variables: {}, columns: {} }));
    const inTwo = planOf({ steps: { ...STEPS, merge: { ...STEPS.merge, gather: { size: 2 } } } });
    checkGathers(inTwo, items, { run: RUN, bucket: 'b', prefix: scene.prefix });
  });

  it('is refused without an item, and with a key too long for S3', async () => {
    const scene = new Scene();
    await assert.rejects(scene.start([file('no.png')]), { code: 'NO_INPUTS' });
    await assert.rejects(scene.start([file(`${`${'x'.repeat(199)}/`.repeat(6)}a.fq`)]), {
      code: 'KEY_TOO_LONG',
    });
    assert.deepEqual(scene.world.did, []);
  });
});

describe('a run of items that continues', () => {
  const ROWS = [row('s1', 'reads=a.fq PLOIDY=2 batch=x'), row('s2', 'reads=b.fq PLOIDY=2 batch=y')];
  const FILES = [file('a.fq'), file('b.fq')];
  async function done(): Promise<Scene> {
    const scene = new Scene();
    scene.rule = 'sheet';
    await scene.start(FILES, ROWS);
    await scene.work(ROWS);
    return scene;
  }

  it('makes results that are gone again only where an item that has not ended needs them', async () => {
    const scene = new Scene();
    scene.rule = 'sheet';
    scene.keep = { align: 7, call: 7 };
    await scene.start(FILES, ROWS);
    await scene.work(ROWS);
    const gone = (keys: readonly string[]) => {
      for (const key of keys) scene.world.objects.delete(`some-output/${key}`);
    };
    gone(scene.results().filter((key) => !key.includes('/merge/')));
    await scene.resume([], ROWS, 'all');
    const sent = () => scene.sent.map(({ step, item }) => `${step} ${item}`);
    assert.deepEqual(sent(), [], 'nothing needs them');
    // The last step is open again, and needs what is made of what is gone.
    gone(scene.world.keys('some-output', `out/.pipewright/markers/${RUN}/merge/`));
    await scene.resume([], ROWS, 'all');
    assert.deepEqual(sent(), ['align s1', 'align s2']);
    assert.deepEqual([scene.markers('align'), scene.markers('call')], [[], []]);
    const worked = await scene.work(ROWS);
    assert.deepEqual(
      worked.map((each) => each.split(':')[0]),
      ['align s1', 'align s2', 'call s1', 'call s2', 'merge merge'],
    );
  });

  it('has nothing to do where nothing has changed', async () => {
    const scene = await done();
    const started = await scene.resume(FILES, ROWS);
    assert.deepEqual([started.uploaded, started.sent, started.same, started.taken_back], [0, 0, 2, 0]);
    assert.deepEqual([scene.markers('align'), scene.markers('merge')], [['done', 'done'], ['done']]);
  });

  for (const [what, change] of [
    [
      'a variable of a row',
      () => ({ rows: [ROWS[0]!, row('s2', 'reads=b.fq PLOIDY=1 batch=y')], uploads: 0 }),
    ],
    ['the file of a row', () => ({ files: [FILES[0]!, file('b.fq', 'new')], uploads: 1 })],
    ['the path of a row', () => ({ rows: [ROWS[0]!, row('s2', 'reads=a.fq PLOIDY=2 batch=y')], uploads: 0 })],
  ] as const)
    it(`works again on one item where ${what} has changed, and on what is made of it`, async () => {
      const scene = await done();
      const {
        rows = ROWS,
        files = FILES,
        uploads,
      } = change() as {
        rows?: SheetItem[];
        files?: RunInput[];
        uploads: number;
      };
      const started = await scene.resume(files, rows);
      assert.deepEqual(
        scene.sent.map(({ step, item }) => [step, item]),
        [['align', 's2']],
      );
      assert.deepEqual([started.uploaded, started.taken_back], [uploads, 3]);
      const left = ['align', 'call', 'merge'].map((step) => scene.markers(step));
      assert.deepEqual(left, [['done'], ['done'], []]);
      assert.deepEqual(scene.results(), [`out/align/${RUN}/s1/s1.bam`, `out/call/${RUN}/s1/s1.vcf`]);
      const worked = await scene.work(rows);
      assert.deepEqual(
        worked.map((each) => each.split(':')[0]),
        ['align s2', 'call s2', 'merge merge'],
      );
    });

  it('works again on all items where what they share has changed', async () => {
    const scene = await done();
    scene.shared = SHARED('g2');
    await scene.resume(FILES, ROWS);
    assert.deepEqual(
      scene.sent.map(({ item }) => item),
      ['s1', 's2'],
    );
    assert.deepEqual(
      ['align', 'call', 'merge'].map((step) => scene.markers(step)),
      [[], [], []],
    );
    assert.match(JSON.stringify(scene.manifest.items?.shared), /"g2"/);
  });

  for (const [what, when] of [
    ['before the row changed back', 'early'],
    ['after the row had changed back', 'late'],
  ] as const)
    it(`works again on an item that another version of it has overwritten ${what}`, async () => {
      const scene = await done();
      const other = [ROWS[0]!, row('s2', 'reads=b.fq PLOIDY=1 batch=y')];
      // The first version is still in work when its row changes.
      const first = scene.world.keys('some-output', markerFolder('out/', RUN, 'align'));
      const texts = new Map(first.map((key) => [key, scene.world.objects.get(`some-output/${key}`)!]));
      await scene.resume(FILES, other);
      const end = (later: number) => {
        scene.world.time += later;
        scene.finish();
      };
      const restore = () => {
        for (const [key, { text, modified }] of texts) scene.world.put(`some-output/${key}`, text, modified);
      };
      if (when === 'early') {
        end(1000);
        restore();
        await scene.resume(FILES, ROWS);
      } else {
        const queued = new Map(scene.world.queued);
        await scene.resume(FILES, ROWS);
        restore();
        for (const [url, bodies] of queued) scene.world.queued.set(url, bodies);
        end(1000);
        await scene.resume(FILES, ROWS);
      }
      assert.deepEqual(scene.messages, ['align s2: reads=b.fq genome=g.fa PLOIDY=2']);
      assert.deepEqual(
        ['align', 'call', 'merge'].map((step) => scene.markers(step)),
        [['done'], ['done'], []],
      );
      await scene.work(ROWS);
      await scene.resume(FILES, ROWS);
      assert.deepEqual(scene.messages, [], 'once');
    });

  it('takes further rows, and forgets those that are gone', async () => {
    const scene = await done();
    const rows = [ROWS[1]!, row('s3', 'reads=c.fq')];
    await scene.resume([...FILES, file('c.fq')], rows);
    assert.deepEqual(scene.messages, ['align s3: reads=c.fq genome=g.fa']);
    assert.deepEqual(scene.results(), [`out/align/${RUN}/s2/s2.bam`, `out/call/${RUN}/s2/s2.vcf`]);
    assert.deepEqual(scene.manifest.expected, { align: 2 });
    assert.deepEqual((await scene.work(rows)).at(-1), 'merge merge: vcfs=s2.vcf,s3.vcf');
  });

  it('gathers again only the groups that a changed column concerns', async () => {
    const by = { by: { kind: 'column', column: 'batch' } } as const;
    const scene = new Scene();
    scene.rule = 'sheet';
    scene.steps = { ...STEPS, merge: { ...STEPS.merge, gather: by } };
    const rows = [...ROWS, row('s3', 'reads=a.fq batch=y')];
    await scene.start(FILES, rows);
    await scene.work(rows);
    assert.deepEqual(scene.markers('merge'), ['done', 'done']);
    await scene.resume(FILES, [...ROWS, row('s3', 'reads=a.fq batch=z')]);
    assert.deepEqual(scene.messages.sort(), ['merge y: vcfs=s2.vcf', 'merge z: vcfs=s3.vcf']);
    assert.deepEqual([scene.markers('merge'), scene.markers('call').length], [['done'], 3]);
  });

  it('sends lost items again, of every step, and no failed ones', async () => {
    const scene = new Scene();
    scene.rule = 'sheet';
    await scene.start(FILES, ROWS);
    scene.finish(['align s2']);
    scene.world.queued.clear();
    await scene.resume([], ROWS);
    assert.deepEqual(scene.messages, [], 'queues may hold them');
    await scene.resume([], ROWS, 'unended');
    assert.deepEqual(scene.messages, ['call s1: bam=s1.bam']);
  });

  it('continues where its files are not, and sends everything again after it was canceled', async () => {
    const scene = new Scene();
    await scene.start([...pair('a'), ...pair('b')]);
    scene.world.put(MANIFEST, writeRunManifest({ ...scene.manifest, canceled_at: '2026' }));
    const started = await scene.resume([]);
    assert.deepEqual([started.resumed, started.sent, started.uploaded], [true, 2, 0]);
    assert.equal(scene.manifest.canceled_at, undefined);
    assert.deepEqual(scene.manifest.expected, { align: 2 });
  });

  it('finds its files again that were uploaded before an interruption', async () => {
    const scene = new Scene();
    scene.rule = 'sheet';
    const { storage } = scene.world;
    const upload = storage.upload;
    Object.assign(storage, {
      upload: async (...[name, size, place]: Parameters<typeof upload>) => {
        if (place.key.endsWith('b.fq')) throw new Error('cut off');
        return upload(name, size, place);
      },
    });
    await assert.rejects(scene.start(FILES, ROWS), /cut off/);
    Object.assign(storage, { upload });
    const started = await scene.resume(FILES, ROWS);
    assert.deepEqual([started.uploaded, started.same, started.sent], [1, 1, 2]);
  });

  it('is the one that the same command finds, unless all of its files are others of the same names', async () => {
    const scene = await done();
    const find = async (files: readonly RunInput[], rows = ROWS) =>
      (await findSameItems(scene.plan, scene.planned, { inputs: files, rows }, scene.world, () => {}))
        ?.manifest.run;
    assert.equal(await find(FILES), RUN);
    assert.equal(await find([FILES[0]!, file('b.fq', 'new')], [ROWS[0]!, row('s2', 'reads=b.fq')]), RUN);
    assert.equal(await find([file('a.fq', 'x'), file('b.fq', 'y')]), undefined);
    assert.equal(await find(FILES, [...ROWS, row('s3', 'reads=b.fq')]), undefined);
    scene.steps = { ...STEPS, call: { ...STEPS.call, from: { bam: ['align.bam', 'files'] } } };
    assert.equal(await find(FILES), undefined);
  });

  it('of pairs is found by the paths of its files, also when some were added later', async () => {
    const scene = new Scene();
    await scene.start(pair('a'));
    await scene.resume(pair('b'));
    const find = async (inputs: readonly RunInput[]) =>
      (await findSameItems(scene.plan, scene.planned, { inputs }, scene.world, () => {}))?.manifest.run;
    assert.deepEqual([await find([...pair('a'), ...pair('b')]), await find(pair('a'))], [RUN, undefined]);
  });

  it('sends all again that have not ended where sending was interrupted', async () => {
    const scene = new Scene();
    const files = [...'abcdefghijkl'].flatMap(pair);
    const { send } = scene.world.queues;
    scene.world.queues.send = async (url, messages) => {
      await send(url, messages.slice(0, 10));
      throw new Error('interrupted');
    };
    await assert.rejects(scene.start(files), /interrupted/);
    scene.finish();
    scene.world.queues.send = send;
    await scene.resume(files);
    const ids = scene.messages.map((message) => message.split(':')[0]).sort();
    assert.deepEqual(ids.slice(0, 2), ['align k', 'align l']);
    assert.equal(scene.manifest.items?.sending, undefined);
    await scene.resume(files);
    assert.deepEqual(scene.sent, []);
  });

  it('is refused with a sheet that has none of its items', async () => {
    const scene = new Scene();
    scene.rule = 'sheet';
    await scene.start([file('a.fq')], [row('s1', 'reads=a.fq')]);
    scene.finish();
    await assert.rejects(scene.resume([file('b.fq')], [row('t1', 'reads=b.fq')]), {
      code: 'BAD_USAGE',
      message: /^The sheet contains no item of the run \S+, such as s1, so .* --sheet FILE\./,
    });
    assert.deepEqual(scene.markers('align'), ['done']);
  });

  it('is refused where its steps take other results than they did', async () => {
    const scene = await done();
    scene.steps = { ...STEPS, call: { ...STEPS.call, from: { bam: ['align.bam', 'files'] } } };
    await assert.rejects(scene.resume(FILES, ROWS), { code: 'RUN_CHANGED', message: /of call,/ });
  });
});

describe('a run of items that others work on at the same time', () => {
  it('keeps what ends while its markers are listed', async () => {
    const scene = new Scene();
    await scene.start(pair('a'));
    const ending = [...scene.sent];
    const { pages } = scene.world.storage;
    let listings = 0;
    scene.world.storage.pages = async function* (bucket, prefix) {
      yield* pages(bucket, prefix);
      if (!prefix.includes('/markers/') || listings++ > 0) return;
      // One step after the other, as agents do.
      for (const step of ['align', 'call']) {
        const messages = ending.map((message) => ({ ...message, step }));
        scene.end(messages);
      }
    };
    await scene.resume(pair('b'));
    assert.deepEqual([scene.markers('align'), scene.markers('call')], [['done'], ['done']]);
    assert.deepEqual(scene.results(), [`out/align/${RUN}/a/a.bam`, `out/call/${RUN}/a/a.vcf`]);
  });

  it('is refused where another process has added items meanwhile, which stay', async () => {
    const scene = new Scene();
    await scene.start(pair('a'));
    const { upload } = scene.world.storage;
    scene.world.storage.upload = async (...args) => {
      scene.world.storage.upload = upload;
      await scene.resume([...pair('c')]);
      scene.finish();
      return upload(...args);
    };
    await assert.rejects(scene.resume(pair('b')), { code: 'RUN_BUSY' });
    const ids = (await readRunItems(scene.plan, RUN, scene.world.storage)).map(({ id }) => id);
    assert.deepEqual(ids, ['a', 'c']);
    assert.deepEqual(scene.markers('align'), ['done']);
    await scene.resume(pair('b'));
    assert.deepEqual(scene.messages, ['align b: reads=b_1.fq,b_2.fq genome=g.fa']);
  });
});
