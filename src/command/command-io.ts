/** What a command may touch of the process that runs it; tests give their own. */
export interface CommandIo {
  /** Writes to standard output, as it is: no line end is added. */
  readonly out: (text: string) => void;
  /** Writes to standard error, as it is. */
  readonly err: (text: string) => void;
  /** Where relative paths start; absolute. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Standard output is a terminal: colours are welcome, and long lines are folded. */
  readonly tty: boolean;
  /** Standard error is a terminal: progress may be one living line. */
  readonly errTty: boolean;
  /** How wide the terminal is; 80 where nobody knows. */
  readonly columns: () => number;
  /** Aborted when the user wants to stop (SIGINT, SIGTERM). */
  readonly signal: AbortSignal;
}
