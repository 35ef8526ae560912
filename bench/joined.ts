/**
 * How long items of two files take through two joined steps, on MiniStack: each sample is trimmed, and the
 * result is joined with the sample's own files. Every result says what it was made from, which is checked.
 *
 *     node bench/joined.ts [ITEMS] [MINUTES]
 */
import { chaosJoined } from '../scripts/chaos/joined.ts';
import { PAIRS } from '../scripts/chaos/joined-workflow.ts';

const [samples = 300, minutes = 15] = process.argv.slice(2).map(Number);
const problems = await chaosJoined({
  ...{ workflow: PAIRS, seed: 1, samples, broken: 0, agents: 3, wild: false, faults: 0 },
  limitSeconds: minutes * 60,
  say: (line) => void process.stdout.write(`${line}\n`),
});
process.stdout.write(
  problems.length === 0
    ? `${samples} items: none lost, none twice, none joined wrongly\n`
    : `${problems.slice(0, 50).join('\n')}\n`,
);
process.exit(problems.length === 0 ? 0 : 1);
