import { implement } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { setUp } from './setup-github.ts';
import { takeBack } from './setup-removal.ts';
import { setupText } from './setup-text.ts';
import { SETUP } from './workflow-commands.ts';

export const setup = implement(SETUP, {
  run: (input, io: CommandIo) => (input.remove ? takeBack(input, io) : setUp(input, io)),
  text: setupText,
});
