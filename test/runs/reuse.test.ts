import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { contentDigest, writeCachedResult } from '../../src/protocol/cached-result.ts';
import type { Keep } from '../../src/protocol/dispatch-plan.ts';
import { type ItemContent, readContent, type StoredFile } from '../../src/protocol/item-content.ts';
import { filesOf, type ItemEntry } from '../../src/protocol/item-files.ts';
import { MARKER_VERSION, type Marker, readMarker, writeMarker } from '../../src/protocol/marker.ts';
import { type ItemMessage, readWorkMessage } from '../../src/protocol/message.ts';
import { cachedFolder, itemMarkerKey, markerFolder, readMarkerKey } from '../../src/protocol/object-keys.ts';
import type { SheetItem } from '../../src/protocol/root-items.ts';
import type { RunInput } from '../../src/runs/run-inputs.ts';
import { findSameItems } from '../../src/runs/same-inputs.ts';
import { startItems } from '../../src/runs/start-items.ts';
import { readRun } from '../../src/runs/stored-run.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { resultSettings } from '../../src/workflow/result-settings.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { etagOf, MemoryRunCloud } from '../fakes/run-storage.ts';
import { type CaseStep, planOf } from '../protocol/item-cases.ts';

const STEPS: Readonly<Record<string, CaseStep>> = {
  align: {
    inputs: { reads: { patterns: ['*.fq'] }, genome: { patterns: ['*.fa'], shared: true } },
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
    gather: {},
  },
};
const DIGEST = (name: string) => `sha256:${createHash('sha256').update(name).digest('hex')}`;
const IDS = ['s1', 's2', 's3'];

/** What a run is asked for: of everything that it does not say, the same as always. */
interface Asked {
  readonly ids?: readonly string[];
  readonly steps?: Readonly<Record<string, CaseStep>>;
  /** Texts of files, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** By id. */
  readonly ploidy?: Readonly<Record<string, string>>;
  readonly genome?: string;
  readonly images?: Readonly<Record<string, string>>;
  readonly registry?: string;
  readonly variables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly memory?: number;
  readonly keep?: Readonly<Record<string, Keep>>;
  readonly prefix?: string;
  readonly cache?: boolean;
  readonly reuse?: false;
}

/** A bucket with workflows and their runs in memory. Agents are what `work` does: they make a text of everything that they are given. */
class Lab {
  readonly world = new MemoryRunCloud();
  /** ETags depend on more than the content, as in buckets with keys of KMS. */
  isEncrypted = false;
  runs = 0;
  run = '';
  /** Requests for what is there, besides listings. */
  reads = 0;

  constructor() {
    const { read, upload } = this.world.storage;
    Object.assign(this.world.storage, {
      read: async (place: Parameters<typeof read>[0]) => {
        this.reads += 1;
        return read(place);
      },
      upload: async (...[file, size, place]: Parameters<typeof upload>) =>
        upload(this.isEncrypted ? `${file}\0${this.runs}` : file, size, place),
    });
  }

  planOf(asked: Asked): Plan {
    const { keep = {}, images = {}, variables = {}, prefix = 'flow/', memory = 1024 } = asked;
    const items = planOf({ steps: asked.steps ?? STEPS });
    const steps = items.steps.map(({ id, inputs, outputs, gather }) =>
      deployableStep(id, {
        needs: inputs.flatMap(({ sources }) =>
          sources.flatMap((each) => (each.from === 'step' ? each.step : [])),
        ),
        gather: gather !== undefined,
        image: `${asked.registry ?? 'registry.example'}/${id}@${DIGEST(images[id] ?? id)}`,
        variables: { LEVEL: '1', ...variables[id] },
        memory_mb: memory,
        ...(keep[id] && { keep: keep[id] }),
        spec: {
          outputs: Object.fromEntries(outputs.map(({ name }) => [name, { patterns: ['*'] }])),
        } as never,
      }),
    );
    return deployablePlan(
      {
        ...(asked.reuse !== false && { reuse: true }),
        items: { rule: { kind: 'sheet', path: 's.csv' }, shared: { genome: 'g.fa' }, steps: items.steps },
        output: { bucket: 'some-output', prefix },
      },
      ...steps,
    );
  }

  /** Starts a run, and has agents work until nothing is left. @returns what was computed, by step */
  async compute(asked: Asked = {}, before?: 'same'): Promise<string[]> {
    await this.start(asked, before);
    const computed: string[] = [];
    for (let round = 0; this.sent.length > 0; round++) {
      assert.ok(round < 10, 'it ends');
      const sent = this.sent;
      computed.push(...sent.map(({ step, item }) => `${step} ${item}`));
      for (const message of sent) this.#work(message, this.planOf(asked));
      await this.#go(asked, {
        ...(await readRun(this.planOf(asked), this.run, this.world.storage)),
        resend: 'all',
      });
    }
    return computed.sort();
  }

  async start(asked: Asked, before?: 'same') {
    const plan = this.planOf(asked);
    if (before) {
      const found = await findSameItems(plan, plan.items!, this.#given(asked), this.world, () => {});
      assert.equal(found?.manifest.run, this.run);
      return this.#go(asked, found);
    }
    this.runs += 1;
    this.run = `run-20261125T09223${this.runs}Z-3fa9c1`;
    return this.#go(asked);
  }

  #given({ ids = IDS, files = {}, ploidy = {} }: Asked) {
    const inputs = ids.map((id): RunInput => {
      const text = files[`${id}.fq`] ?? `reads of ${id}`;
      return { path: `${id}.fq`, size: text.length, from: { kind: 'file', file: text } };
    });
    const rows = ids.map(
      (id): SheetItem => ({
        ...{ id, columns: {}, files: [{ column: 'reads', path: `${id}.fq` }] },
        variables: { PLOIDY: ploidy[id] ?? '2' },
      }),
    );
    return { inputs, rows };
  }

  async #go(
    asked: Asked,
    before?: Awaited<ReturnType<typeof readRun>> & { resend?: 'all' | 'unended' | undefined },
  ) {
    const plan = this.planOf(asked);
    this.world.time += 60_000;
    this.world.queued.clear();
    const genome = asked.genome ?? 'ACGT';
    const key = `${plan.output.prefix}.pipewright/shared/genome/${etagOf(genome)}/g.fa`;
    this.world.put(`some-output/${key}`, genome);
    const file = {
      path: 'g.fa',
      bucket: 'some-output',
      key,
      etag: etagOf(genome),
      size: 4,
      version: etagOf(genome),
    };
    const shared = new Map([
      ['genome', [{ kind: 'file', path: 'g.fa', file, companions: [] } satisfies ItemEntry<StoredFile>]],
    ]);
    this.world.did.length = 0;
    this.reads = 0;
    const metadata = { run: this.run, created_at: '2026-11-25T09:22:36.000Z' };
    const request = { plan, planned: plan.items!, given: this.#given(asked), shared, metadata, before };
    return startItems({ ...request, inbox: 'inbox', cache: asked.cache ?? true }, this.world, {
      ...{ compare: () => {}, look: () => {}, begin: () => {}, brought: () => {}, copy: () => {} },
      incomplete: () => {},
    });
  }

  get sent(): ItemMessage[] {
    return (this.world.queued.get('inbox') ?? []).map((body) => readWorkMessage(body) as ItemMessage);
  }

  /** As an agent: files must be there in the versions that the message names. */
  #work({ step: id, item, content }: ItemMessage, plan: Plan): void {
    const step = plan.steps.find((each) => each.id === id)!;
    const { prefix } = plan.output;
    const text = (place: { bucket: string; key: string }): string => {
      const found = this.world.objects.get(`${place.bucket}/${place.key}`);
      assert.ok(found, `${place.key} is there`);
      return found.text;
    };
    const whole =
      'manifest' in content ? readContent(JSON.parse(text(content.manifest)), assert.fail) : content;
    const given = [...whole.files].map(([name, entries]) => {
      const all = entries.flatMap(filesOf).map((file) => {
        assert.equal(etagOf(text(file)), file.etag, file.key);
        return text(file).replace(/\0.*/, '');
      });
      return `${name}=${all.join('+')}`;
    });
    const values = { ...step.variables, ...whole.variables };
    const made = `${id}:${step.image.split('@')[1]!.slice(7, 11)}(${given} ${JSON.stringify(values)})`;
    const [output] = plan.items!.steps.find((each) => each.id === id)!.outputs;
    const path = `${item}/${item}.${{ align: 'bam', call: 'vcf' }[id] ?? 'vcf'}`;
    const place = { bucket: 'some-output', key: `${prefix}${id}/${this.run}/${path}` };
    this.world.put(`${place.bucket}/${place.key}`, made);
    const marker: Marker = {
      ...{
        version: MARKER_VERSION,
        run: this.run,
        step: id,
        item,
        attempt: 1,
        started_at: '2026',
        seconds: 1,
      },
      ...{ agent: '1', state: 'COMPLETE' },
      content: { kind: 'item', segments: whole.segments, version: whole.version, base: item },
      outputs: [
        {
          ...{ path, ...place, etag: etagOf(made), size: made.length, outputs: [output!.name] },
          sha256: createHash('sha256').update(made).digest('hex'),
        },
      ],
    };
    const key = itemMarkerKey(
      prefix,
      { run: this.run, step: id, segments: whole.segments },
      whole.version,
      'done',
    );
    this.world.put(`some-output/${key}`, writeMarker(marker));
    const cached = writeCachedResult({ place: { bucket: 'some-output', key }, marker });
    this.world.put(
      `some-output/${cachedFolder(resultSettings(step))}${contentDigest(whole, { bucket: 'some-output', prefix })}`,
      cached,
    );
  }

  /** Results of the run, by step and path. @param prefix of the workflow */
  results(prefix = 'flow/'): Record<string, string> {
    const all = this.world.keys('some-output', prefix).filter((key) => key.includes(`/${this.run}/`));
    return Object.fromEntries(
      all
        .filter((key) => !key.includes('.pipewright'))
        .map((key) => [key.replace(`${prefix}`, '').replace(`/${this.run}/`, ' '), this.#text(key)]),
    );
  }

  #text(key: string): string {
    return this.world.objects.get(`some-output/${key}`)!.text;
  }

  markers(step: string): Marker[] {
    const keys = this.world.keys('some-output', markerFolder('flow/', this.run, step));
    return keys
      .filter((key) => readMarkerKey(key)?.state === 'done')
      .map((key) => readMarker(this.#text(key)));
  }

  /** What the last start did, counted: `upload`, `copy`, `replace`. */
  did(what: string): number {
    return this.world.did.filter((each) => each.startsWith(`${what} `)).length;
  }
}

const of = (step: string, ids = IDS) => ids.map((id) => `${step} ${id}`);
const ALL = [...of('align'), ...of('call'), 'merge merge'];

describe('reuse across runs', () => {
  it('computes nothing that a run before has computed, uploads nothing, and takes three requests for each result', async () => {
    const lab = new Lab();
    assert.deepEqual(await lab.compute(), ALL);
    const first = lab.results();
    const started = await lab.start({});
    assert.deepEqual(lab.sent, []);
    assert.deepEqual([started.reused, started.uploaded, started.sent], [ALL.length, 0, 0]);
    assert.deepEqual(lab.results(), first);
    assert.equal(lab.did('upload'), 0);
    const own = lab.world.did.filter((each) => /items\.jsonl|run\.json/.test(each)).length;
    assert.equal(lab.did('copy') + lab.did('replace') - own, 2 * ALL.length);
    // Its own run.json is read for being changed.
    assert.equal(lab.reads - 1, ALL.length);
    const [marker] = lab.markers('align');
    assert.match(
      marker?.reused_from ?? '',
      /^s3:\/\/some-output\/flow\/\.pipewright\/markers\/run-20261125T092231Z/,
    );
    const { manifest } = await readRun(lab.planOf({}), lab.run, lab.world.storage);
    assert.deepEqual(manifest.items?.reused, { align: 3, call: 3, merge: 1 });
  });

  const CHANGES: [what: string, asked: Asked, computed: readonly string[]][] = [
    ['a byte of a file', { files: { 's2.fq': 'reads of S2' } }, ['align s2', 'call s2', 'merge merge']],
    ['a value in a row', { ploidy: { s1: '3' } }, ['align s1', 'call s1', 'merge merge']],
    ['a variable of the first step', { variables: { align: { LEVEL: '2' } } }, ALL],
    [
      'a variable of the second step',
      { variables: { call: { LEVEL: '2' } } },
      [...of('call'), 'merge merge'],
    ],
    ['a variable of the last step', { variables: { merge: { LEVEL: '2' } } }, ['merge merge']],
    ['the image of the second step', { images: { call: 'call 2' } }, [...of('call'), 'merge merge']],
    ['what is shared', { genome: 'TTTT' }, ALL],
    ['a row more', { ids: [...IDS, 's4'] }, ['align s4', 'call s4', 'merge merge']],
    ['a row less', { ids: ['s1', 's3'] }, ['merge merge']],
    ['sizes', { memory: 4096 }, []],
    ['the registry', { registry: 'mirror.example/copies' }, []],
    ['the workflow, in another folder of the bucket', { prefix: 'other/' }, []],
    ['the words of the command: no cache', { cache: false }, ALL],
    ['the workflow file: no reuse', { reuse: false }, ALL],
  ];
  for (const [what, asked, computed] of CHANGES)
    it(`computes exactly what is another one after a change of ${what}`, async () => {
      const lab = new Lab();
      await lab.compute();
      const expected = new Lab();
      await expected.compute(asked);
      assert.deepEqual(await lab.compute(asked), computed);
      assert.deepEqual(lab.results(asked.prefix), expected.results(asked.prefix), 'as if computed');
    });

  it('tells members of a group apart whose results have the same names and contents', async () => {
    const of = (ids: readonly string[]): ItemContent => ({
      ...{ segments: [], id: 'merge', version: 'v', variables: {} },
      files: new Map([
        [
          'vcfs',
          ids.map((id) => {
            const key = `flow/call/run-20261125T092231Z-3fa9c1/${id}/all.vcf`;
            const file = { path: 'all.vcf', bucket: 'some-output', key, etag: 'e', size: 1, version: 'e' };
            return { kind: 'file' as const, path: 'all.vcf', file, companions: [] };
          }),
        ],
      ]),
    });
    const home = { bucket: 'some-output', prefix: 'flow/' };
    assert.notEqual(contentDigest(of(['s1', 's2']), home), contentDigest(of(['s1', 's3']), home));
    const moved = JSON.parse(JSON.stringify(of(['s1']).files.get('vcfs')).replace('092231Z', '092232Z'));
    const other = { ...of(['s1']), files: new Map([['vcfs', moved]]) };
    assert.equal(contentDigest(other, home), contentDigest(of(['s1']), home));
  });

  it('finds a step of another id with the same image and values', async () => {
    const lab = new Lab();
    await lab.compute();
    const { align } = STEPS;
    const images = { map: 'align' };
    assert.deepEqual(await lab.compute({ steps: { map: align! }, images, prefix: 'mapping/' }), []);
  });

  it('uploads what is computed, and what nothing is known about', async () => {
    const lab = new Lab();
    await lab.compute();
    const changed = { files: { 's2.fq': 'reads of S2' } };
    await lab.start(changed);
    assert.deepEqual(
      lab.world.did.filter((each) => each.startsWith('upload')),
      [`upload in/${lab.run}/s2.fq`],
    );
    await lab.start({ ...changed, cache: false });
    assert.equal(lab.did('upload'), 3);
  });

  it('reuses in buckets whose ETags say nothing of the content', async () => {
    const lab = new Lab();
    lab.isEncrypted = true;
    await lab.compute();
    assert.deepEqual(await lab.compute({ variables: { call: { LEVEL: '2' } } }), [
      ...of('call'),
      'merge merge',
    ]);
    assert.deepEqual(await lab.compute({ variables: { align: { LEVEL: '2' } } }), ALL);
    assert.deepEqual(await lab.compute({ variables: { align: { LEVEL: '2' } } }), []);
  });

  const LOSSES: [what: string, lose: (lab: Lab, key: string) => void][] = [
    ['is gone', (lab, key) => void lab.world.objects.delete(key)],
    ['is another one', (lab, key) => lab.world.put(key, 'other bytes')],
    ['may not be read', (lab, key) => void lab.world.refuses.push(key)],
  ];
  for (const [what, lose] of LOSSES)
    it(`computes again what has a result that ${what}`, async () => {
      const lab = new Lab();
      await lab.compute();
      lose(lab, `some-output/flow/align/${lab.run}/s2/s2.bam`);
      // Its result has the same content, so what is made from it is the same; and agents do not ask.
      assert.deepEqual(await lab.compute(), ['align s2', 'call s2', 'merge merge']);
      assert.equal(lab.markers('align').filter(({ reused_from }) => reused_from === undefined).length, 1);
    });

  it('computes what has a note that is cut, or names what is not a result of its step, though it is there', async () => {
    type Output = { bucket: string; key: string; path: string };
    const forged = (text: string, changes: Partial<Output>): string => {
      const value = JSON.parse(text) as { marker: { outputs: Output[] } };
      Object.assign(value.marker.outputs[0]!, changes);
      return JSON.stringify(value);
    };
    const spoil: ((text: string) => string)[] = [
      (text) => text.slice(0, 100),
      (text) => forged(text, { bucket: 'secrets' }),
      (text) => forged(text, { key: 'payroll/2026.csv' }),
      (text) => forged(text, { key: 'flow/align/run-1/../x', path: '../x' }),
      (text) => text.replace('.done"', '.failed"'),
      (text) => text.replace('"key":"flow/.pipewright', '"key":"other/.pipewright'),
    ];
    for (const each of spoil) {
      const lab = new Lab();
      await lab.compute({ ids: ['s1'] });
      for (const key of lab.world.keys('some-output', '.pipewright/cache/')) {
        const { text } = lab.world.objects.get(`some-output/${key}`)!;
        if (!text.includes('s1.bam')) continue;
        const note = each(text);
        lab.world.put(`some-output/${key}`, note);
        const result = lab.results()['align s1/s1.bam']!;
        const [, bucket, at] =
          /"outputs":\[\{"path":"[^"]*","bucket":"([^"]*)","key":"([^"]*)"/.exec(note) ?? [];
        if (at !== undefined) lab.world.put(`${bucket}/${at}`, result);
      }
      assert.deepEqual(
        await lab.compute({ ids: ['s1'] }),
        ['align s1', 'call s1', 'merge merge'],
        String(each),
      );
    }
  });

  it('continues with a run whose files were never uploaded, and uploads what is needed now', async () => {
    const lab = new Lab();
    await lab.compute();
    await lab.compute();
    const again = await lab.start({}, 'same');
    assert.deepEqual([again.uploaded, again.same, lab.sent.length], [0, 3, 0]);
    assert.deepEqual(await lab.compute({ ploidy: { s1: '3' } }, 'same'), [
      'align s1',
      'call s1',
      'merge merge',
    ]);
    assert.deepEqual(lab.world.keys('some-input', `in/${lab.run}/`), [`in/${lab.run}/s1.fq`]);
    assert.equal(lab.markers('align').length, 3);
  });

  it('continues after an interruption at any change', async () => {
    const whole = new Lab();
    await whole.compute();
    await whole.start({ files: { 's2.fq': 'reads of S2' } });
    // The last one sends what is open.
    const changes = whole.world.did.length - 1;
    for (let at = 1; at < changes; at++) {
      const lab = new Lab();
      await lab.compute();
      let left = at;
      const { replace, copy, upload } = lab.world.storage;
      const broken = (work: (...args: never[]) => Promise<unknown>) =>
        (async (...args: never[]) => {
          left -= 1;
          if (left < 0) throw new Error('killed');
          return work(...args);
        }) as never;
      Object.assign(lab.world.storage, {
        replace: broken(replace),
        copy: broken(copy),
        upload: broken(upload),
      });
      const asked = { files: { 's2.fq': 'reads of S2' } };
      await lab.start(asked).catch(() => {});
      Object.assign(lab.world.storage, { replace, copy, upload });
      const plan = lab.planOf(asked);
      const { manifest } = await readRun(plan, lab.run, lab.world.storage).catch(() => ({
        manifest: undefined,
      }));
      await lab.compute(asked, manifest && 'same');
      assert.equal(Object.keys(lab.results()).length, 7, `after ${at} changes`);
    }
  });

  it('leaves results that do not stay where they went, unless something needs them', async () => {
    const keep = { align: 'last' } as const;
    const lab = new Lab();
    await lab.compute({ keep });
    for (const key of lab.world.keys('some-output', 'flow/align/'))
      lab.world.objects.delete(`some-output/${key}`);
    assert.deepEqual(await lab.compute({ keep }), []);
    assert.deepEqual(await lab.compute({ keep, variables: { call: { LEVEL: '2' } } }), ALL);
  });

  it('computes what a last step has made and is gone', async () => {
    const keep = { merge: 30 } as const;
    const lab = new Lab();
    await lab.compute({ keep });
    lab.world.objects.delete(`some-output/flow/merge/${lab.run}/merge/merge.vcf`);
    assert.deepEqual(await lab.compute({ keep }), ['merge merge']);
  });

  it('uploads files of what does not stay, where something after it is not through: retry may need them', async () => {
    const keep = { align: 'last' } as const;
    const lab = new Lab();
    await lab.compute({ keep });
    await lab.start({ keep, variables: { call: { LEVEL: '2' } } });
    assert.deepEqual([lab.sent.map(({ step }) => step), lab.did('upload')], [['call', 'call', 'call'], 3]);
    await lab.start({ keep });
    assert.deepEqual([lab.sent, lab.did('upload')], [[], 0]);
  });

  it('takes what is known about a changed row instead of what was there, and keeps it', async () => {
    const known = { ploidy: { s1: '3' } };
    const lab = new Lab();
    await lab.compute(known);
    const expected = lab.results();
    // All files are uploaded: nothing is looked for before.
    await lab.compute({ cache: false });
    const [old] = lab.world.keys('some-output', `flow/align/${lab.run}/s1/`);
    const [marker] = lab.markers('align').filter(({ item }) => item === 's1');
    const more = { ...marker!.outputs[0]!, path: 's1/more.bam', key: old!.replace('s1.bam', 'more.bam') };
    const key = itemMarkerKey(
      'flow/',
      { run: lab.run, step: 'align', segments: ['s1'] },
      (marker!.content as { version: string }).version,
      'done',
    );
    lab.world.put(`some-output/${more.key}`, 'of the old row');
    lab.world.put(`some-output/${key}`, writeMarker({ ...marker!, outputs: [...marker!.outputs, more] }));
    assert.deepEqual(await lab.compute(known, 'same'), ['merge merge']);
    assert.deepEqual(lab.results(), expected);
  });

  it('leaves a changed row to agents while they may be at work on what it was, as they would replace what is taken', async () => {
    const known = { ids: ['s1'], ploidy: { s1: '3' } };
    const lab = new Lab();
    await lab.compute(known);
    await lab.start({ ids: ['s1'], cache: false });
    const { reused } = await lab.start(known, 'same');
    assert.deepEqual([lab.sent.map(({ step, item }) => `${step} ${item}`), reused], [['align s1'], 0]);
  });

  it('makes results that are gone again for items that wait for others, and takes them', async () => {
    const keep = { align: 'last' } as const;
    const merge = {
      ...STEPS.merge,
      from: { vcfs: 'align.bam' },
      inputs: { vcfs: { patterns: ['*'], count: [1, null] } },
    };
    const steps = { ...STEPS, merge } as Readonly<Record<string, CaseStep>>;
    const lab = new Lab();
    await lab.compute({ keep, steps });
    for (const key of lab.world.keys('some-output', 'flow/align/'))
      lab.world.objects.delete(`some-output/${key}`);
    // At once: the dispatcher sends the group when the last of these has ended.
    await lab.start({ keep, steps, files: { 's2.fq': 'reads of S2' } });
    assert.deepEqual(lab.sent.map(({ step, item }) => `${step} ${item}`).sort(), of('align'));
  });
});
