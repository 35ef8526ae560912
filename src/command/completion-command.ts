import { CODES } from '../core/explain-code.ts';
import { implement } from './command.ts';
import { bashCompletion } from './completion-bash.ts';
import { fishCompletion } from './completion-fish.ts';
import { completionTable } from './completion-table.ts';
import { zshCompletion } from './completion-zsh.ts';
import { COMPLETION } from './help-commands.ts';

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export const completion = implement(COMPLETION, {
  async run({ shell }) {
    const { COMMANDS } = await import('./commands.ts');
    const declarations = Object.values(COMMANDS)
      .flat()
      .map(({ declaration }) => declaration);
    return { shell, script: SCRIPTS[shell](completionTable(declarations, [...CODES.keys()])) };
  },
  text: ({ script }) => script,
});
