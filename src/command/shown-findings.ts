import type { Finding } from '../core/finding.ts';
import { renderFindings } from '../report/findings-text.ts';
import { type CommandIo, note, screenOf } from './command-io.ts';

/** A file as its findings quote it. */
export interface ShownFile {
  /** As the user named it, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** Findings for a terminal or a log, each with the line that it is about. */
export function findingsText(
  findings: readonly Finding[],
  files: readonly ShownFile[],
  io: CommandIo,
  stream: 'out' | 'err' = 'out',
): string {
  return renderFindings(findings, {
    texts: new Map(files.map(({ file, text }) => [file, text])),
    ...screenOf(io, stream),
  });
}

/** Shows findings on standard error. */
export function noteFindings(findings: readonly Finding[], files: readonly ShownFile[], io: CommandIo): void {
  note(io, findingsText(findings, files, io, 'err'));
}
