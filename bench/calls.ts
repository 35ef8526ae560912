/**
 * The requests to S3 and SQS of a run of two steps on the emulator, per item and step, beside the cost model:
 *
 *     node bench/calls.ts
 */
import { Services } from '../scripts/services.ts';
import { itemCalls, requestsCost } from '../src/deploy/cost-model.ts';
import { compareWithModel, countRun } from '../test/fakes/counted-run.ts';
import { openWorkshop } from '../test/fakes/workshop.ts';
import { printTable, type Row } from './wrap/measure.ts';

const ITEMS = 60;

await using services = new Services();
await using workshop = await openWorkshop([]);
const run = await countRun(await services.ministack(), workshop, ITEMS);
const perItem = (times: number): string => (times / (2 * ITEMS)).toFixed(2);
const rows: Row[] = compareWithModel(run).map(({ what, counted, model, met }) => ({
  figure: `${what} per item and step`,
  measured: perItem(counted),
  goal: `model: ${perItem(model)}`,
  met,
}));
process.stdout.write(
  `${ITEMS} items, 2 steps, ${run.agents} starts of agents, ${run.dispatches} calls of the dispatcher\n` +
    `Requests of a million items of 30 s in a first step: $${(requestsCost(itemCalls(true, 30)) * 1e6).toFixed(2)}, in a later one $${(requestsCost(itemCalls(false, 30)) * 1e6).toFixed(2)}\n`,
);
printTable(rows);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
