import type { ReviewInputs } from '../inputs.ts';
import type { ActionIo } from './action-io.ts';

export async function reviewAction(_inputs: ReviewInputs, _io: ActionIo): Promise<void> {}
