import { posix } from 'node:path';
import { AGENT_MEMORY_MB, type AgentSize } from '../protocol/agent-size.ts';
import type { CommandNameKey } from '../spec/command-names.ts';
import { type InputName, inputNameOf, isListInput } from '../spec/input-names.ts';
import { inputsOf } from '../spec/named-files.ts';
import { splitEnding } from '../spec/output-name.ts';
import type { Spec, Variable } from '../spec/spec.ts';
import { DEFAULT_SEPARATOR, isFalse, listItems } from '../spec/variable-values.ts';
import type { CommandValue } from './expand-command.ts';
import type { PlacedInput } from './input-places.ts';
import type { Places } from './item-places.ts';

/**
 * The share of the algorithm's memory that a Java program's heap may have: the rest is for its other parts.
 */
const HEAP_SHARE = 0.8;

/** Built-in names whose values do not depend on the algorithm's inputs. */
type ItemNameKey = Exclude<CommandNameKey, `input${string}` | 'missing'>;

/** One item, for its command. */
export interface CommandItem {
  /** Its id. */
  readonly item: string;
  readonly places: Places;
  /** An empty folder for temporary files. */
  readonly scratch: string;
  /** A file with the ids of the items that have no result, a line each; only for an item that gathers. */
  readonly missing?: string;
}

/**
 * What each name of a command stands for; a declared variable takes the place of a built-in name.
 * @param names those that the command uses
 * @param variables the texts of the declared variables that have a value
 */
export function commandValues(
  spec: Spec,
  names: Iterable<string>,
  { item, places, scratch, missing }: CommandItem,
  variables: Readonly<Record<string, string>>,
  size: AgentSize,
): ReadonlyMap<string, CommandValue> {
  const memory = Math.max(1, Math.floor(size.memoryMb - AGENT_MEMORY_MB));
  const texts: Readonly<Record<ItemNameKey, string>> = {
    output: places.output,
    output_dir: places.outputFolder,
    item,
    scratch,
    cpus: `${Math.max(1, Math.floor(size.cpus))}`,
    memory_mb: `${memory}`,
    memory_gb: `${Math.max(1, Math.floor(memory / 1024))}`,
    heap_mb: `${Math.max(1, Math.floor(memory * HEAP_SHARE))}`,
  };
  const inputs = inputsOf(spec);
  const declared = spec.user_specified_environment_variables ?? [];
  return new Map([
    ...Object.entries(texts).map(([key, text]): [string, CommandValue] => [key, { kind: 'text', text }]),
    ['missing', { kind: 'file', text: missing }],
    ...[...names].flatMap((name): [string, CommandValue][] => {
      const found = inputNameOf(inputs, name);
      return found ? [[name, inputValue(found, places.inputs.get(found.input.name))]] : [];
    }),
    ...declared.map((variable): [string, CommandValue] => [
      variable.name,
      variableValue(variable, Object.hasOwn(variables, variable.name) ? variables[variable.name] : undefined),
    ]),
  ]);
}

/** @param placed missing for an input without files; names and endings are those of its first file */
function inputValue({ input, part }: InputName, placed: PlacedInput | undefined): CommandValue {
  const paths = placed?.paths ?? [];
  const file = (text: string | undefined): CommandValue => ({ kind: 'file', text });
  if (typeof part === 'number') return file(paths[part - 1]);
  if (part === 'dir') return file(placed?.folder);
  if (part === 'files') {
    if (!isListInput(input)) return file(paths[0]);
    const { separator } = input;
    return {
      kind: 'list',
      texts: paths,
      separator: separator ?? DEFAULT_SEPARATOR,
      isOneWord: separator !== undefined,
    };
  }
  if (paths[0] === undefined) return file(undefined);
  const name = posix.basename(paths[0]);
  return file(part === 'name' ? name : splitEnding(name)[part]);
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
