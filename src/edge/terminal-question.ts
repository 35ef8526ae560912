/**
 * How to ask the user on the terminal; undefined if standard input or standard error is not a terminal.
 * @param signal ends the question
 */
export function terminalQuestion(signal: AbortSignal): ((question: string) => Promise<string>) | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async (question) => {
    const { createInterface } = await import('node:readline/promises');
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    // readline handles Ctrl-C itself; Ctrl-D closes the input, which counts as an empty answer.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    const closed = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
    try {
      const answer = await Promise.race([lines.question(question, { signal }), closed]);
      if (answer === undefined) process.stderr.write('\n');
      return answer ?? '';
    } finally {
      lines.close();
    }
  };
}
