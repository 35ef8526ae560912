import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SETTLE_MS } from '../../src/dispatch/adhoc-items.ts';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import type { AdhocRule } from '../../src/protocol/dispatch-plan.ts';
import { type ItemMessage, readWorkMessage, writeEndMessage } from '../../src/protocol/message.ts';
import { DispatchWorld, s3Record } from '../fakes/dispatch-world.ts';
import { dispatched } from '../fakes/item-run.ts';
import { type CaseStep, planOf } from '../protocol/item-cases.ts';

const any = { patterns: ['*'] } as const;
const reads = (count: number | readonly [number, number | null]): CaseStep => ({
  inputs: { reads: { patterns: ['*.fq'], count } },
  outputs: { out: any },
});
const bams: CaseStep = {
  inputs: { bam: { patterns: ['*.bam'], companions: ['{name}.bai'] } },
  outputs: { out: any },
};

class Uploads {
  readonly world: DispatchWorld;

  constructor(steps: Readonly<Record<string, CaseStep>>, adhoc?: AdhocRule) {
    this.world = new DispatchWorld({ ...dispatched(planOf({ steps })), ...(adhoc && { adhoc }) });
    this.world.s3.createBucket('inputs');
  }

  #sequencer = 100;

  /** Uploads files, and gives the messages of S3. */
  put(...paths: string[]): string[] {
    return paths.map((path) => {
      const content = `${path} ${this.world.now}`;
      const eTag = this.world.s3.put({ bucket: 'inputs', key: `in/${path}` }, content);
      const object = {
        key: `in/${path}`,
        size: content.length,
        eTag,
        sequencer: (this.#sequencer++).toString(16),
      };
      return JSON.stringify({ Records: [s3Record('', { s3: { bucket: { name: 'inputs' }, object } })] });
    });
  }

  async call(bodies: readonly string[]): Promise<void> {
    const Records = bodies.map((body, i) => ({ messageId: `m${i}`, body }));
    assert.deepEqual(await dispatch({ Records }, this.world), { batchItemFailures: [] });
  }

  sent(step: string): string[] {
    return this.world.sqs.drain(step).map(({ body }) => {
      const { run, content } = readWorkMessage(body) as ItemMessage;
      assert.equal(run, 'adhoc');
      assert.ok('files' in content);
      const files = [...content.files].map(([name, entries]) => {
        const paths = entries.map((each) =>
          each.kind === 'file'
            ? [each.file, ...each.companions].map(({ path }) => path).join('+')
            : each.path,
        );
        return `${name}=${paths.join(',')}`;
      });
      return [content.id, ...files].join(' ');
    });
  }

  /** Messages that the inbox gives later, with the seconds until then. */
  later(): [body: string, seconds: number][] {
    return this.world.sqs
      .peek('inbox')
      .map(({ body, visibleAt }) => [body, (visibleAt - this.world.now) / 1000]);
  }
}

describe('uploads without a run', () => {
  it('begin an item for each file at once, and nothing that lies there besides is looked at', async () => {
    const uploads = new Uploads({ one: reads(1) }, { kind: 'file' });
    await uploads.call(uploads.put('d/a.fq', 'b.fq', 'notes.txt'));
    assert.deepEqual(uploads.sent('one').sort(), ['b.fq reads=b.fq', 'd/a.fq reads=d/a.fq']);
    assert.deepEqual(uploads.world.lines[0]!.ignored, { 'no step takes it': 1 });
  });

  it('begin the later version of a file, whichever event comes last', async () => {
    const uploads = new Uploads({ one: reads(1) }, { kind: 'file' });
    const versions: string[] = [];
    const etags = (): unknown[] =>
      uploads.world.sqs
        .drain('one')
        .flatMap(({ body }) =>
          JSON.parse(body).content.files.reads.map(({ etag }: { etag: string }) => etag),
        );
    for (let i = 0; i < 3; i++) {
      versions.push(...uploads.put('a.fq'));
      uploads.world.now += 1000;
    }
    const [first, second, third] = versions;
    const etagOf = (body: string): string => JSON.parse(body).Records[0].s3.object.eTag;
    await uploads.call([second!, first!]);
    assert.deepEqual(etags(), [etagOf(second!)]);
    await uploads.call([third!]);
    assert.deepEqual(etags(), [etagOf(third!)]);
    await uploads.call([first!]);
    assert.deepEqual(etags(), []);
  });

  it('begin a pair with its second file, in any order, and once where both come in one call', async () => {
    const uploads = new Uploads({ one: reads(2) }, { kind: 'pairs' });
    const [first, second] = uploads.put('d/a_1.fq', 'd/a_2.fq');
    await uploads.call([second!, first!]);
    assert.deepEqual(uploads.sent('one'), ['d/a reads=d/a_1.fq,d/a_2.fq']);
    await uploads.call(uploads.put('d/b_2.fq'));
    assert.deepEqual(uploads.sent('one'), []);
    assert.deepEqual(uploads.world.lines.at(-1)!.ignored, { 'its item lacks files': 1 });
    await uploads.call(uploads.put('d/b_1.fq'));
    assert.deepEqual(uploads.sent('one'), ['d/b reads=d/b_1.fq,d/b_2.fq']);
    assert.deepEqual(uploads.later(), []);
  });

  it('wait for a mate that may come, and continue without it when none has come', async () => {
    const uploads = new Uploads({ one: reads([1, 2]) }, { kind: 'pairs' });
    await uploads.call(uploads.put('a_1.fq'));
    assert.deepEqual(uploads.sent('one'), []);
    const [[body, seconds]] = uploads.later() as [[string, number]];
    assert.equal(seconds, SETTLE_MS / 1000);
    assert.equal(uploads.world.lines[0]!.settling, 1);
    uploads.world.sqs.drain('inbox');
    uploads.world.now += SETTLE_MS;
    await uploads.call([body]);
    assert.deepEqual([uploads.sent('one'), uploads.later()], [['a reads=a_1.fq'], []]);
    // The mate comes after all: another version of the item, with both.
    await uploads.call(uploads.put('a_2.fq'));
    assert.deepEqual(uploads.sent('one'), ['a reads=a_1.fq,a_2.fq']);
    // And the message that waited changes nothing.
    await uploads.call([body]);
    assert.deepEqual(uploads.sent('one'), ['a reads=a_1.fq,a_2.fq']);
  });

  it('wait for a mate that is needed, be it for an hour, and take none of another folder', async () => {
    const uploads = new Uploads({ one: reads(2) }, { kind: 'pairs' });
    await uploads.call(uploads.put('d/a_1.fq'));
    assert.deepEqual([uploads.sent('one'), uploads.later()], [[], []]);
    uploads.world.now += 3600_000;
    await uploads.call(uploads.put('e/a_2.fq', 'a_2.fq', 'd/b_2.fq'));
    assert.deepEqual(uploads.sent('one'), []);
    await uploads.call(uploads.put('d/a_2.fq'));
    assert.deepEqual(uploads.sent('one'), ['d/a reads=d/a_1.fq,d/a_2.fq']);
  });

  it('wait longer while files come', async () => {
    const uploads = new Uploads({ one: reads([1, null]) }, { kind: 'folder' });
    const [first] = uploads.put('s/1.fq');
    await uploads.call([first!]);
    uploads.world.now += SETTLE_MS / 2;
    await uploads.call(uploads.put('s/2.fq'));
    uploads.world.sqs.drain('inbox');
    uploads.world.now += SETTLE_MS / 2;
    await uploads.call([first!]);
    assert.deepEqual(
      [uploads.sent('one'), uploads.later().map(([, seconds]) => seconds)],
      [[], [SETTLE_MS / 2000]],
    );
    uploads.world.now += SETTLE_MS / 2;
    await uploads.call([first!]);
    assert.deepEqual(uploads.sent('one'), ['s reads=s/1.fq,s/2.fq']);
  });

  it('begin a file with its companion, whichever comes first', async () => {
    const uploads = new Uploads({ one: bams }, { kind: 'file' });
    await uploads.call(uploads.put('x.bam.bai'));
    assert.deepEqual(uploads.sent('one'), []);
    await uploads.call(uploads.put('x.bam'));
    assert.deepEqual(uploads.sent('one'), ['x.bam bam=x.bam+x.bam.bai']);
    await uploads.call(uploads.put('y.bam'));
    await uploads.call(uploads.put('y.bam.bai'));
    assert.deepEqual(uploads.sent('one'), ['y.bam bam=y.bam+y.bam.bai']);
  });

  it('are joined with what was made of them, and leave a newer version alone', async () => {
    const next: CaseStep = {
      inputs: { out: any, reads: { patterns: ['*.fq'], count: [1, 2] } },
      from: { out: 'one.out', reads: 'files' },
    };
    const uploads = new Uploads({ one: reads(2), next }, { kind: 'pairs' });
    await uploads.call(uploads.put('a_1.fq', 'a_2.fq'));
    const { run, step, content } = readWorkMessage(uploads.world.sqs.drain('one')[0]!.body) as ItemMessage;
    const made = { path: 'o', bucket: 'results', key: 'out/one/adhoc/a/o', etag: 'e', size: 1, version: 'e' };
    const outputs = new Map([['out', [{ kind: 'file' as const, path: 'o', file: made, companions: [] }]]]);
    const end = {
      step,
      segments: content.segments,
      version: content.version,
      state: 'done' as const,
      outputs,
    };
    await uploads.call([writeEndMessage({ run, end })]);
    assert.deepEqual(uploads.sent('next'), ['a out=o reads=a_1.fq,a_2.fq']);
    uploads.world.now += 1000;
    await uploads.call(uploads.put('a_1.fq'));
    await uploads.call([writeEndMessage({ run, end })]);
    assert.deepEqual(uploads.sent('next'), []);
  });

  it('are refused where very many objects lie beside them, those of runs too', async () => {
    const uploads = new Uploads({ one: reads(1) }, { kind: 'by', pattern: '(?<item>[^_]+)_.*' });
    const [body] = uploads.put('a_1.fq');
    let listed = 0;
    const facts = { etag: 'e', size: 1, modified: 0 };
    async function* list() {
      for (; listed < 150_000; listed++) yield { key: `in/run-20261125T092236Z-3fa9c1/${listed}`, ...facts };
    }
    const bucket = { ...uploads.world.s3.bucket, list };
    Object.assign(uploads.world, { objects: async () => bucket });
    const answer = await dispatch({ Records: [{ messageId: 'm0', body }] }, uploads.world);
    assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: 'm0' }] });
    assert.match(JSON.stringify(uploads.world.lines.at(-1)), /more than 100000 objects.*: send them with /);
    assert.equal(listed, 100_000);
  });

  it('are not items of a sheet, and lead nowhere while their step is closed', async () => {
    const uploads = new Uploads({ one: reads(1) });
    await uploads.call(uploads.put('a.fq'));
    assert.deepEqual(uploads.sent('one'), []);
    assert.match(JSON.stringify(uploads.world.lines[0]!.ignored), /the sheet defines the items/);
    const closed = new Uploads({ one: reads(1) }, { kind: 'file' });
    Object.assign(closed.world, { plan: { ...closed.world.plan, closed: ['one'] } });
    await closed.call(closed.put('a.fq'));
    assert.deepEqual([closed.sent('one'), closed.later().length], [[], 1]);
  });
});
