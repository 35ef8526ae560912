import type { Finding } from '../core/finding.ts';

/** The workflow runner: inputs, log, annotations, outputs, summary. The one user of `@actions/core`. */
export interface Runner {
  /** An input as written in the workflow, trimmed; `''` when it is not set. */
  input(name: string): string;
  info(text: string): void;
  /** Runs the work inside a foldable part of the log. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  annotate(finding: Finding): void;
  output(name: string, value: string): void;
  /** Appends Markdown to the job's summary. */
  summary(markdown: string): Promise<void>;
  /** Tells a later step, or GitHub itself, what was made: `oci://ghcr.io/alice/blur@sha256:…`. */
  artifact(uri: string): void;
  /** Keeps a text out of every log from here on. */
  secret(text: string): void;
  /** Marks the step as failed, with one message. */
  fail(message: string): void;
  debug(text: string): void;
}
