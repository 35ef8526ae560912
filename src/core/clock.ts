/** Time as an argument: rooms and edges wait and look at the clock only through this. */
export interface Clock {
  /** milliseconds since the epoch */
  now(): number;
  /** Resolves after `milliseconds`; rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
