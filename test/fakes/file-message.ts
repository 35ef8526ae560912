import assert from 'node:assert/strict';
import { type FileMessage, readWorkMessage } from '../../src/protocol/message.ts';

/** Reads a message of an item that is one file. */
export function readFileMessage(body: string): FileMessage {
  const message = readWorkMessage(body);
  assert.ok(message.kind === 'file');
  return message;
}
