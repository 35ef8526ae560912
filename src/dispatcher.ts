import { type BatchResponse, type Dispatcher, dispatch } from './dispatch/dispatch.ts';
import { openDispatcher } from './edge/dispatcher-edges.ts';

let dispatcher: Dispatcher | undefined;

/** The Lambda's handler, `index.handler` of `dist/dispatch/`. If it throws, Lambda retries the event. */
export async function handler(event: unknown): Promise<BatchResponse> {
  dispatcher ??= openDispatcher();
  return await dispatch(event, dispatcher);
}
