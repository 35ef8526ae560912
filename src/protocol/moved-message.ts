import { count, name } from './field-readers.ts';
import { MESSAGE_VERSION, parse, read } from './message.ts';

/**
 * An item that an agent has sent to a larger lane: the dispatcher starts an agent there, and no other
 * message makes it do so.
 */
export interface MovedMessage {
  readonly run: string;
  readonly step: string;
  /** The lane that it is in now. */
  readonly lane: number;
}

const MOVED = { run: name, step: name, lane: count(0) };

export function writeMovedMessage({ run, step, lane }: MovedMessage): string {
  return JSON.stringify({ version: MESSAGE_VERSION, kind: 'moved', run, step, lane });
}

/** Reads an agent's message of an item that it moved. @throws Failure `BAD_MESSAGE`, as `readWorkMessage` */
export function readMovedMessage(text: string): MovedMessage {
  return read(parse(text), 'moved', MOVED);
}
