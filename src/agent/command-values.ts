import { posix } from 'node:path';
import { AGENT_MEMORY_MB, type AgentSize } from '../protocol/agent-size.ts';
import type { CommandNameKey } from '../spec/command-names.ts';
import { splitEnding } from '../spec/output-name.ts';
import type { Spec, Variable } from '../spec/spec.ts';
import { DEFAULT_SEPARATOR, isFalse, listItems } from '../spec/variable-values.ts';
import type { CommandValue } from './expand-command.ts';
import type { Places } from './item-places.ts';

/** The share of the algorithm's memory that a Java program's heap may have: the rest is for its other parts. */
const HEAP_SHARE = 0.8;

/** One item, for its command. */
export interface CommandItem {
  /** Its id. */
  readonly item: string;
  readonly places: Places;
  /** An empty folder for temporary files. */
  readonly scratch: string;
}

/**
 * What each name of a command stands for; a declared variable takes the place of a built-in name.
 * @param variables the texts of the declared variables that have a value
 */
export function commandValues(
  spec: Spec,
  { item, places, scratch }: CommandItem,
  variables: Readonly<Record<string, string>>,
  size: AgentSize,
): ReadonlyMap<string, CommandValue> {
  const name = posix.basename(places.input);
  const { stem, ext } = splitEnding(name);
  const memory = Math.max(1, Math.floor(size.memoryMb - AGENT_MEMORY_MB));
  const texts: Readonly<Record<CommandNameKey, string>> = {
    input: places.input,
    input_name: name,
    input_stem: stem,
    input_ext: ext,
    input_dir: posix.dirname(places.input),
    output: places.output,
    output_dir: places.outputFolder,
    item,
    scratch,
    cpus: `${Math.max(1, Math.floor(size.cpus))}`,
    memory_mb: `${memory}`,
    memory_gb: `${Math.max(1, Math.floor(memory / 1024))}`,
    heap_mb: `${Math.max(1, Math.floor(memory * HEAP_SHARE))}`,
  };
  const declared = spec.user_specified_environment_variables ?? [];
  return new Map([
    ...Object.entries(texts).map(([key, text]): [string, CommandValue] => [key, { kind: 'text', text }]),
    ...declared.map((variable): [string, CommandValue] => [
      variable.name,
      variableValue(variable, Object.hasOwn(variables, variable.name) ? variables[variable.name] : undefined),
    ]),
  ]);
}

function variableValue(variable: Variable, text: string | undefined): CommandValue {
  if (variable.type === 'boolean') return { kind: 'boolean', isTrue: !isFalse(text), isGiven: !!text };
  if (variable.type !== 'list') return { kind: 'text', text };
  const { separator } = variable;
  return {
    kind: 'list',
    texts: text === undefined ? [] : listItems(variable, text),
    separator: separator ?? DEFAULT_SEPARATOR,
    isOneWord: separator !== undefined,
  };
}
