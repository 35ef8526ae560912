import { randomBytes } from 'node:crypto';
import { explain, Failure } from '../../src/core/failure.ts';
import type { Account } from './account.ts';
import type { Leavings } from './leavings.ts';
import { SCENES } from './scenes.ts';
import type { StageResult } from './transcript.ts';
import { TrialWorkflow } from './trial-workflow.ts';

export interface TrialContext {
  readonly account: Account;
  /** Workflow files and inputs are written there. */
  readonly folder: string;
  /** A folder; must have the algorithm csv-summary. */
  readonly catalog: string;
  readonly leavings: Leavings;
  readonly say: (line: string) => void;
  /** Ends the trial; what was made is removed afterwards. */
  readonly signal: AbortSignal;
}

/** Plays all scenes. After a failure the rest of its scene is skipped; the other scenes are played. */
export async function runTrial(context: TrialContext): Promise<StageResult[]> {
  const { account, say, signal } = context;
  const id = randomBytes(3).toString('hex');
  const results: StageResult[] = [];
  for (const { name, settings, stages } of SCENES) {
    const workflow = new TrialWorkflow(`trial-${id}-${name}`, settings, context);
    let failed = false;
    for (const { what, play, emulated } of stages) {
      const result = { scene: name, what, milliseconds: 0, dollars: 0, output: '' };
      if (emulated !== undefined && account.endpoint !== undefined) {
        results.push({ ...result, state: 'not tried', found: emulated });
        continue;
      }
      if (failed || signal.aborted) {
        results.push({ ...result, state: 'skipped', found: signal.aborted ? 'the trial was stopped' : '' });
        continue;
      }
      say(`── ${name}: ${what}`);
      const begin = performance.now();
      let state: StageResult['state'] = 'ok';
      let found: string;
      try {
        found = await play(workflow);
      } catch (error) {
        failed = true;
        state = 'failed';
        found = error instanceof Failure ? error.message : (explain(error) ?? 'failed');
      }
      const milliseconds = performance.now() - begin;
      say(`   ${state}: ${found} (${(milliseconds / 1000).toFixed(1)} s)`);
      results.push({ ...result, state, found, milliseconds, ...workflow.takeRecord() });
    }
  }
  return results;
}
