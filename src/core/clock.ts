/** Time as an argument: all waiting and all reading of the clock goes through it. */
export interface Clock {
  /** milliseconds since the epoch */
  now(): number;
  /** Resolves after `milliseconds`; rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
