/** A block of commands in a page, and what the page says about it. */
export interface Block {
  /** The line of its first command, from 1. */
  readonly line: number;
  readonly commands: string;
  readonly exitCode: number;
  /** Lines that it must print: those of the block of text that follows. */
  readonly prints: readonly string[];
  /** Why the test cannot run it: from the comment before it. */
  readonly notRun?: string;
}

const BLOCK =
  /(?:<!-- (?:ends with (?<code>\d+)|not run by the test: (?<why>.+)) -->\n)?^```sh\n(?<commands>[\s\S]*?)^```$(?:\n\n^```text\n(?<text>[\s\S]*?)^```$)?/gm;

/** The blocks of commands of a page, in order. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(BLOCK)].map(({ index, groups = {}, 0: whole }) => {
    const before = page.slice(0, index + whole.indexOf('```sh\n'));
    return {
      line: before.split('\n').length + 1,
      commands: groups.commands ?? '',
      exitCode: Number(groups.code ?? 0),
      prints: (groups.text ?? '').split('\n').filter((line) => line !== ''),
      ...(groups.why !== undefined && { notRun: groups.why }),
    };
  });
}
