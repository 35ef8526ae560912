import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { imageNames } from '../images/build.ts';
import { isGroup, parseCommand } from '../src/spec/command-tree.ts';
import { inputsOf, outputsOf } from '../src/spec/named-files.ts';
import { openWorkshop, readSpec, type Workshop } from './fakes/workshop.ts';

/** What specs can say, each with the entry that shows it to people. */
const SHOWN = {
  'a folder as input': 'bids-events',
  'an optional input': 'samtools-filter',
  'an output that is scattered': 'table-split',
  'a pipe': 'read-lengths',
  'programs one after the other, with redirections': 'bed-sort',
  'a group, and what is there without it': 'picture-resize',
  'a group for each element of a list': 'lines-with',
};
const NAMES = Object.values(SHOWN);

describe('entries of the catalog that show what specs can say', { timeout: 300_000 }, () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await openWorkshop(imageNames(NAMES.map(readSpec)));
  });
  after(() => workshop[Symbol.asyncDispose]());

  it('are as the table says', () => {
    const commandOf = (name: string) => parseCommand(readSpec(name).run_command).pipelines;
    const partsOf = (name: string) => commandOf(name).flatMap(({ parts }) => parts);
    const groupsOf = (name: string) => partsOf(name).flatMap(({ words }) => words.filter(isGroup));
    assert.ok(inputsOf(readSpec('bids-events')).some(({ folder }) => folder));
    assert.ok(inputsOf(readSpec('samtools-filter')).some(({ optional }) => optional));
    assert.ok(outputsOf(readSpec('table-split')).some(({ most }) => most === null));
    assert.ok(commandOf('read-lengths').some(({ parts }) => parts.length > 1));
    assert.ok(commandOf('bed-sort').length > 1);
    assert.ok(partsOf('bed-sort').some(({ redirections }) => redirections.length > 1));
    assert.ok(groupsOf('picture-resize').some((group) => group.otherwise));
    assert.ok(groupsOf('lines-with').some((group) => group.isRepeated));
  });

  it('pass their own tests', async () => {
    const files = NAMES.map((name) => `catalog/${name}/spec.json`);
    const said = await workshop.pipewright('test', ...files);
    assert.equal(said.code, 0, said.stdout + said.stderr);
    for (const name of NAMES) assert.match(said.stdout, new RegExp(`✓ ${name}: `));
  });
});
