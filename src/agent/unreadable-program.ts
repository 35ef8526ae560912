/**
 * What a shell prints about a program that the kernel refused: dash and bash name the error, busybox reads it
 * as a script. Each begins with the name of the shell and a line number, or with the program's own.
 */
const SHELLS_WORDS = [
  /(?:^|: )(\/[^\s:]+): (?:cannot execute binary file: )?Exec format error$/im,
  /^(\/[^\s:]+): line 1: syntax error: unexpected /m,
];

/**
 * Why a command failed whose shell could not start a program built for another machine: the agent itself sees
 * only the shell's exit code.
 * @param log the end of what it printed
 */
export function unreadableProgram(log: string): string | undefined {
  const program = SHELLS_WORDS.map((words) => words.exec(log)?.[1]).find(Boolean);
  return program && `its shell cannot start ${program}, which was probably built for another machine`;
}
