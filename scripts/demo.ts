/**
 * Shows what Pipewright does, on this machine:
 *
 *     npm run demo [-- NAME]
 *
 * NAME is an algorithm of catalog/: its spec is validated, its image wrapped, and the wrapped image run on
 * real input. The default is `imagemagick`: its image is the quickest to make on a bare machine, and its
 * result is a picture to look at. A workflow with it is also deployed to an AWS emulator, gets a file there,
 * gives the result, and is destroyed. Or NAME is one of the example workflow files, `single`, `sequence` or
 * `graph`: its algorithms are published in a catalog on this machine, and real input goes through all of
 * them, here and deployed. Or NAME is `cohort`: twelve samples of read pairs go from a sheet to one table of
 * variants, on this machine.
 */
import { failureText } from '../src/command/output.ts';
import { Failure } from '../src/core/failure.ts';
import { demoAlgorithm } from './demo/algorithm.ts';
import { CHAINS, demoChain } from './demo/chain.ts';
import { demoCohort } from './demo/cohort.ts';
import { algorithmNames, Stage } from './demo/stage.ts';

const DEFAULT = 'imagemagick';

async function demo(name: string): Promise<void> {
  const chain = CHAINS[name];
  if (chain !== undefined) return demoChain(new Stage(), name, chain);
  if (name === 'cohort') return demoCohort(new Stage());
  const names = algorithmNames();
  if (names.includes(name)) return demoAlgorithm(new Stage(), name);
  const known = [...names, ...Object.keys(CHAINS), 'cohort'].join(', ');
  throw new Failure('BAD_USAGE', `There is no demo "${name}". There are ${known}.`);
}

try {
  await demo(process.argv[2] ?? DEFAULT);
} catch (error) {
  process.stderr.write(`\n${failureText(error, !(error instanceof Failure))}`);
  process.exitCode = 1;
}
