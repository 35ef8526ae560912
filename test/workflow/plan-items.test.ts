import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceName } from '../../src/protocol/item-plan.ts';
import { loadWorkflow } from '../../src/workflow/load-workflow.ts';
import { aCatalog, anExtendedSpec } from '../fakes/catalog.ts';

const bam = { patterns: ['*.bam'], companions: ['{name}.bai'] };
const CATALOG = aCatalog([
  anExtendedSpec({
    name: 'trim',
    inputs: { reads: { patterns: ['*.fastq.gz', '*.fq.gz'], count: [1, 2] } },
    outputs: { reads: { patterns: ['*.fq.gz'], count: [1, 2] }, report: { patterns: ['*.json'] } },
  }),
  anExtendedSpec({
    name: 'align',
    inputs: {
      reads: { patterns: ['*.fq.gz'], count: [1, 2] },
      reference: { patterns: ['*.fa'], shared: true },
    },
    outputs: { alignments: bam },
    user_specified_environment_variables: [
      { name: 'PLOIDY', type: 'integer', required: true },
      { name: 'TOKEN', secret: true },
    ],
  }),
  anExtendedSpec({
    name: 'depth',
    inputs: { alignments: bam },
    outputs: { summary: { patterns: ['*.txt'] }, all: { patterns: ['*.txt.gz'] } },
  }),
  anExtendedSpec({
    name: 'call',
    inputs: {
      alignments: bam,
      depth: { patterns: ['*.txt'] },
      reference: { patterns: ['*.fa'], shared: true },
    },
    outputs: { calls: { patterns: ['*.vcf'] } },
  }),
  anExtendedSpec({
    name: 'merge',
    inputs: { calls: { patterns: ['*.vcf'], count: [1, null] } },
    outputs: { merged: { patterns: ['*.vcf'] } },
  }),
  anExtendedSpec({ name: 'plain', inputs: { patterns: ['*.vcf'] }, output_name: '{stem}.txt' }),
  anExtendedSpec({
    name: 'two',
    inputs: { left: { patterns: ['*.vcf'] }, right: { patterns: ['*.vcf'] } },
  }),
]);

const SHEET = `item,fastq_1,fastq_2,PLOIDY,batch
s1,raw/s1_1.fastq.gz,raw/s1_2.fastq.gz,2,x
s2,raw/s2_1.fastq.gz,,1,y
`;
const COHORT = {
  items: 'samples.csv',
  shared: { genome: 'refs/lambda.fa' },
  process: {
    type: 'graph',
    algorithms: [
      { name: 'merge@1.0.0', inputs: { calls: 'call.calls' }, gather: { allow_failed: '10%' } },
      { name: 'trim@1.0.0' },
      { name: 'align@1.0.0', needs: ['trim'] },
      { name: 'depth@1.0.0', needs: ['align'] },
      { name: 'call@1.0.0', inputs: { alignments: 'align', depth: 'depth.summary', reference: 'genome' } },
    ],
  },
};
const load = (workflow: unknown, sheet = SHEET) =>
  loadWorkflow(
    JSON.stringify(workflow, null, 2),
    'w.workflow.json',
    async () => CATALOG,
    async (file) => ({ file, text: sheet }),
  );
const errors = async (workflow: unknown, sheet = SHEET) =>
  (await load(workflow, sheet)).findings
    .filter(({ severity, code }) => severity !== 'hint' && code !== 'MISSING_FIELD')
    .map(({ code, path, message, file, range }) =>
      file === 'w.workflow.json'
        ? `${code} ${path}: ${message}`
        : `${code} ${file}:${range?.start.line}:${range?.start.column}: ${message}`,
    );
/** The cohort with some of its fields changed, by step. */
const cohort = (changes: Readonly<Record<string, object>>, more: object = {}) => ({
  ...COHORT,
  ...more,
  process: {
    type: 'graph',
    algorithms: COHORT.process.algorithms.map((step) => ({ ...step, ...changes[step.name.split('@')[0]!] })),
  },
});
const steps = (...algorithms: readonly object[]) => ({ process: { type: 'graph', algorithms } });

describe('planning items', () => {
  it('finds the source of every input: as it is written, by name, by patterns', async () => {
    const { plan, findings, sheet } = await load(COHORT);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.deepEqual(
      plan?.items?.steps.map(({ id, inputs, gather }) => [
        id,
        Object.fromEntries(inputs.map(({ name, sources }) => [name, sources.map(sourceName)])),
        gather,
      ]),
      [
        ['trim', { reads: ['files'] }, undefined],
        ['align', { reads: ['trim.reads'], reference: ['genome'] }, undefined],
        ['depth', { alignments: ['align.alignments'] }, undefined],
        [
          'call',
          { alignments: ['align.alignments'], depth: ['depth.summary'], reference: ['genome'] },
          undefined,
        ],
        ['merge', { calls: ['call.calls'] }, { allowFailed: { percent: 10 } }],
      ],
    );
    assert.deepEqual(
      plan?.steps.map(({ id, needs, gather }) => [id, needs.join(','), gather]),
      [
        ['trim', '', false],
        ['align', 'trim', false],
        ['depth', 'align', false],
        ['call', 'align,depth', false],
        ['merge', 'call', true],
      ],
    );
    assert.deepEqual(plan?.items?.rule, { kind: 'sheet', path: 'samples.csv' });
    assert.deepEqual(plan?.items?.shared, { genome: 'refs/lambda.fa' });
    assert.deepEqual(sheet?.items[0], {
      id: 's1',
      files: [
        { column: 'reads', path: 'raw/s1_1.fastq.gz', place: 'samples.csv:2:4' },
        { column: 'reads', path: 'raw/s1_2.fastq.gz', place: 'samples.csv:2:22' },
      ],
      variables: { PLOIDY: '2' },
      columns: { batch: 'x' },
    });
  });

  it('takes from every step that it needs where it gathers', async () => {
    const { plan } = await load({
      shared: { g: 'a.fa' },
      ...steps(
        { name: 'call@1.0.0', id: 'a' },
        { name: 'call@1.0.0', id: 'b' },
        { name: 'merge@1.0.0', needs: ['a', 'b'], gather: true },
      ),
    });
    assert.deepEqual(plan?.items?.steps[2]?.inputs[0]?.sources.map(sourceName), ['a.calls', 'b.calls']);
  });

  it('says nothing of items where a workflow is as it always was', async () => {
    const { plan } = await load(steps({ name: 'plain@1.0.0' }));
    assert.deepEqual(
      plan?.steps.map(({ id, needs }) => [id, needs]),
      [['plain', []]],
    );
    assert.ok(!Object.hasOwn(plan!, 'items'));
  });

  for (const [what, workflow, expected] of [
    [
      'an input that the algorithm does not have',
      cohort({ call: { inputs: { alignment: 'align', depth: 'depth.summary' } } }),
      /^UNKNOWN_INPUT \/process\/algorithms\/4\/inputs\/alignment: call has no input "alignment"; did you mean "alignments"\?/,
    ],
    [
      'a source that is neither a step nor shared',
      cohort({ call: { inputs: { depth: 'dept.summary', alignments: 'align' } } }),
      /^UNKNOWN_SOURCE .*\/inputs\/depth: There is no step or shared file called "dept"; did you mean "depth"\?/,
    ],
    [
      'an output that the step does not have',
      cohort({ call: { inputs: { depth: 'depth.sumary', alignments: 'align' } } }),
      /^UNKNOWN_OUTPUT .*: The step "depth" has no output "sumary"; did you mean "summary"\?/,
    ],
    [
      'an input that nothing gives',
      cohort({ call: { inputs: { depth: 'depth.summary' }, needs: [] } }),
      /^INPUT_WITHOUT_SOURCE \/process\/algorithms\/4\/inputs: The input "alignments" of "call", which takes \*\.bam, has no source\. Name one: "inputs": \{ "alignments": "depth\.all" \}/,
    ],
    [
      'two outputs that fit two inputs',
      {
        shared: { g: 'a.fa' },
        ...steps({ name: 'call@1.0.0', id: 'a' }, { name: 'two@1.0.0', needs: ['a'] }),
      },
      /^SEVERAL_INPUTS \/process\/algorithms\/1\/name: "a\.calls" fits the inputs "left" and "right" of "two"\. Name the source of each in "inputs"\.$/,
    ],
    [
      'two sources that fit an input',
      {
        shared: { g: 'a.fa' },
        ...steps(
          { name: 'call@1.0.0', id: 'a' },
          { name: 'merge@1.0.0', id: 'm', needs: ['a'] },
          { name: 'plain@1.0.0', needs: ['a', 'm'] },
        ),
      },
      /^SEVERAL_SOURCES \/process\/algorithms\/2\/name: The input "input" of "plain" could come from "a\.calls" or "m\.merged"\. Say which: "inputs": \{ "input": "a\.calls" \}\.$/,
    ],
    [
      'an input whose only source was given to another input',
      {
        shared: { g: 'a.fa' },
        ...steps({ name: 'call@1.0.0', id: 'a' }, { name: 'two@1.0.0', inputs: { left: 'a' } }),
      },
      /^INPUT_WITHOUT_SOURCE .*: The input "right" of "two", which/,
    ],
    [
      'a shared file that is missing',
      steps({ name: 'align@1.0.0', variables: { PLOIDY: 1 } }),
      /^INPUT_WITHOUT_SOURCE .*: The input "reference" of "align" is the same for all items \(\*\.fa\), and "shared" has no such file\. Add it: "shared": \{ "reference": "path" \}\.$/,
    ],
    [
      'items and groups that are joined',
      {
        ...COHORT,
        process: {
          type: 'graph',
          algorithms: [
            ...COHORT.process.algorithms,
            { name: 'merge@1.0.0', id: 'groups', inputs: { calls: 'call.calls' }, gather: { by: 'batch' } },
            { name: 'two@1.0.0', inputs: { left: 'call.calls', right: 'groups.merged' } },
          ],
        },
      },
      /^CANNOT_JOIN \/process\/algorithms\/6\/inputs\/right: The step "two" cannot join "groups.merged" \(one for each value of the column "batch"\) with "call.calls" \(one for each item\)/,
    ],
    [
      'a step that takes itself',
      cohort({ call: { inputs: { depth: 'call.calls', alignments: 'align' } } }),
      /^NEEDS_ITSELF /,
    ],
    [
      'a cycle through inputs',
      cohort({ align: { inputs: { reads: 'call.calls' }, needs: [] } }),
      /^CYCLE \/process\/algorithms\/2\/needs|^CYCLE \/process\/algorithms\/2\/inputs/,
    ],
    [
      'a name for a step and a shared file',
      cohort({}, { shared: { depth: 'x.fa' } }),
      /^SAME_NAME \/shared\/depth: "shared" has the name "depth", which is the id of a step, too/,
    ],
    [
      'a group by a column that the sheet does not have',
      cohort({ merge: { gather: { by: 'bach' } } }),
      /^UNKNOWN_COLUMN \/process\/algorithms\/0\/gather\/by: The sheet has no column "bach"; did you mean "batch"\?/,
    ],
    [
      'a group by an expression without a group of its own',
      cohort({ merge: { gather: { by: '(?:x).*' } } }),
      /^BAD_PATTERN .*it has 0 groups, not one/,
    ],
    [
      'items by an expression without the group',
      cohort({}, { items: { by: '(.+)_1' } }),
      /^BAD_PATTERN \/items\/by: .*it has no group called item/,
    ],
    [
      'items by an expression that may take very long',
      cohort({}, { items: { by: '(?<item>(a+)+)b' } }),
      /^BAD_PATTERN \/items\/by: .*repeats a repetition/,
    ],
    ['items in two ways', cohort({}, { items: { by: 'pairs', sheet: 'a.csv' } }), /^BAD_ITEMS \/items: /],
    [
      'a step that is needed for nothing',
      cohort({ merge: { needs: ['trim'] } }),
      /^UNUSED_NEED \/process\/algorithms\/0\/needs\/0: The step "merge" needs "trim", but takes none of its results/,
    ],
  ] as const)
    it(`reports ${what}`, async () => {
      const found = await errors(workflow);
      assert.match(found.find((each) => expected.test(each)) ?? found.join('\n'), expected);
    });

  it('says the line to add where an algorithm takes pairs and each file is an item', async () => {
    const { findings } = await load(steps({ name: 'trim@1.0.0' }));
    const found = findings.find(({ code }) => code === 'NO_ITEMS');
    assert.match(found?.message ?? '', /add: "items": "pairs"$/);
    const two = await load(steps({ name: 'two@1.0.0' }));
    assert.match(
      two.findings.find(({ code }) => code === 'NO_ITEMS')?.message ?? '',
      /^"two" takes files for "left" and "right", but each file is a separate item\. Say in "items"/,
    );
  });
});

describe('a sheet', () => {
  for (const [what, sheet, expected] of [
    [
      'no column for ids',
      'name,fastq_1,PLOIDY\na,b.fq.gz,1\n',
      [
        'NO_ID_COLUMN samples.csv:1:1: The sheet has no column "item" (or "sample"), which has the id of each item. Add it.',
      ],
    ],
    [
      'an id with "/", and one that is empty',
      'sample,fastq_1,PLOIDY\na/b,x.fastq.gz,1\n,y.fastq.gz,1\n',
      [
        'BAD_ID samples.csv:2:1: This row cannot be an item: its id "a/b" contains "/". Ids have 1 to 200 bytes, no "/", and do not begin with ".".',
        'BAD_ID samples.csv:3:1: This row cannot be an item: its id is empty. Ids have 1 to 200 bytes, no "/", and do not begin with ".".',
      ],
    ],
    [
      'a value of the wrong type',
      'item,reads,PLOIDY\na,x.fastq.gz,two\n',
      ['WRONG_VALUE samples.csv:2:14: "PLOIDY" of "a" is "two"; it must be a whole number.'],
    ],
    [
      'no value for a variable that is needed',
      'item,reads,PLOIDY\na,x.fastq.gz,\n',
      [
        'MISSING_VALUE samples.csv:2:1: "a" has no value in the column "PLOIDY", which the step "align" needs.',
      ],
    ],
    [
      'rows of one item that differ in a variable',
      'item,reads,PLOIDY\na,x.fastq.gz,1\na,y.fastq.gz,2\n',
      [
        'ROWS_DIFFER samples.csv:3:14: "PLOIDY" of "a" is "2" here, but "1" in an earlier row, and rows with the same id are one item. Write the same value in all of them.',
      ],
    ],
    [
      'a secret',
      'item,reads,PLOIDY,TOKEN\na,x.fastq.gz,1,x\n',
      [
        'SECRET_IN_SHEET samples.csv:1:19: "TOKEN" is secret, but everyone who reads the sheet could see its values. Remove the column, and write the ARN in "secrets" of the workflow file.',
      ],
    ],
    [
      'a file twice for one item',
      'item,fastq_1,fastq_2,PLOIDY\na,x.fastq.gz,./x.fastq.gz,1\n',
      ['DUPLICATE_FILE samples.csv:2:14: The item has the file "x.fastq.gz" twice. Remove one.'],
    ],
    [
      'more files than the input takes, and none: the others continue',
      'item,reads,PLOIDY\na,x.fastq.gz;y.fastq.gz;z.fastq.gz,1\nb,,1\n',
      [
        'INCOMPLETE_ITEM samples.csv:2:1: The item "a" cannot be processed by "trim": it has 3 files for "reads", which takes 1 to 2: x.fastq.gz, y.fastq.gz, z.fastq.gz. It counts as failed, and the others continue.',
        'INCOMPLETE_ITEM samples.csv:3:1: The item "b" cannot be processed by "trim": it has no file for "reads". It counts as failed, and the others continue.',
      ],
    ],
    [
      'an item that is incomplete, at its id where a column of samples stands before it',
      'sample,item,reads,PLOIDY\ns1,a,,1\n',
      [
        'INCOMPLETE_ITEM samples.csv:2:4: The item "a" cannot be processed by "trim": it has no file for "reads". It counts as failed, and the others continue.',
      ],
    ],
    [
      'a row with too few cells, a quote that is not closed',
      'item,reads,PLOIDY\na,x\nb,"y,1\n',
      [
        'WRONG_CELLS samples.csv:2:1: This row has 2 cells, but the header has 3. Every row needs one for each column; put a text with "," into double quotes.',
        'OPEN_QUOTE samples.csv:3:3: This cell begins with a double quote that is not closed. Close it, or write "" for a quote in a text.',
        'WRONG_CELLS samples.csv:3:1: This row has 2 cells, but the header has 3. Every row needs one for each column; put a text with "," into double quotes.',
      ],
    ],
  ] as const)
    it(`is refused for ${what}`, async () => {
      const found = await errors(COHORT, sheet);
      assert.deepEqual([...found].sort(), [...expected].sort());
    });

  it('joins the rows of an item, keeps unknown columns, and takes lists', async () => {
    const text = `sample\treads\tdepth.x\tPLOIDY\tnote
a\t"one ""1"".fastq.gz"\tq\t1\tn1
b\t["b;1.fastq.gz", "b2.fastq.gz"]\t\t2\t
a\t./d/../two.fastq.gz\t\t1\t
`;
    const { sheet, findings } = await load(COHORT, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.deepEqual(
      sheet?.items.map(({ id, files, columns }) => [id, files.map(({ path }) => path), columns]),
      [
        ['a', ['one "1".fastq.gz', 'two.fastq.gz'], { 'depth.x': 'q', note: 'n1' }],
        ['b', ['b;1.fastq.gz', 'b2.fastq.gz'], {}],
      ],
    );
    assert.deepEqual(
      findings.filter(({ code }) => code === 'UNUSED_COLUMN').map(({ range }) => range?.start.column),
      [14, 29],
    );
  });
});
