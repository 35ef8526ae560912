import type { Finding } from '../core/finding.ts';

/** GitHub's workflow runner; `edge/actions-runner.ts` implements it with `@actions/core`. */
export interface Runner {
  /** An input as written in the workflow, trimmed; `''` when it is not set. */
  input(name: string): string;
  info(text: string): void;
  /** Runs the work inside a foldable part of the log. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  annotate(finding: Finding): void;
  /** Annotates the job itself; GitHub shows ten notices per step, and 4,096 characters of each. */
  notice(title: string, message: string): void;
  output(name: string, value: string): void;
  /** Appends Markdown to the job's summary. */
  summary(markdown: string): Promise<void>;
  /** Records an artifact for later steps and for GitHub: `oci://ghcr.io/alice/blur@sha256:…`. */
  artifact(uri: string): void;
  /** Masks a text in all later log lines. */
  secret(text: string): void;
  /** Marks the step as failed, with one message. */
  fail(message: string): void;
  debug(text: string): void;
}
