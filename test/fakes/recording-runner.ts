import type { Finding } from '../../src/core/finding.ts';
import type { Runner } from '../../src/github/runner.ts';

/** The workflow runner of a test in this process: keeps what it is told. */
export interface RecordingRunner extends Runner {
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summaries: readonly string[];
  readonly findings: readonly Finding[];
}

export function recordingRunner(inputs: Readonly<Record<string, string>> = {}): RecordingRunner {
  let log = '';
  const outputs: Record<string, string> = {};
  const summaries: string[] = [];
  const findings: Finding[] = [];
  return {
    get log() {
      return log;
    },
    outputs,
    summaries,
    findings,
    input: (name) => inputs[name] ?? '',
    info(text) {
      log += `${text}\n`;
    },
    group: (_title, work) => work(),
    annotate: (finding) => void findings.push(finding),
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
