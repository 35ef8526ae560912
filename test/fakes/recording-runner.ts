import type { Finding } from '../../src/core/finding.ts';
import type { Runner } from '../../src/github/runner.ts';

/** A workflow runner in this process that records what it gets. */
export interface RecordingRunner extends Runner {
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summaries: readonly string[];
  readonly findings: readonly Finding[];
  readonly notices: readonly { readonly title: string; readonly message: string }[];
}

export function recordingRunner(inputs: Readonly<Record<string, string>> = {}): RecordingRunner {
  let log = '';
  const outputs: Record<string, string> = {};
  const summaries: string[] = [];
  const findings: Finding[] = [];
  const notices: { title: string; message: string }[] = [];
  return {
    get log() {
      return log;
    },
    outputs,
    summaries,
    findings,
    notices,
    input: (name) => inputs[name] ?? '',
    info(text) {
      log += `${text}\n`;
    },
    group: (_title, work) => work(),
    annotate: (finding) => void findings.push(finding),
    notice: (title, message) => void notices.push({ title, message }),
    output(name, value) {
      outputs[name] = value;
    },
    summary: async (markdown) => void summaries.push(markdown),
    artifact() {},
    secret() {},
    fail(message) {
      log += `::error::${message}\n`;
    },
    debug() {},
  };
}
