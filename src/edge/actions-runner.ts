import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import type { Runner } from '../github/runner.ts';

export const runner: Runner = {
  input: (name) => core.getInput(name),
  info: (text) => core.info(neutralise(text)),
  group: (title, work) => core.group(title, work),
  annotate(finding) {
    const annotate = { error: core.error, warning: core.warning, hint: core.notice }[finding.severity];
    annotate(finding.message, {
      title: finding.code,
      file: finding.file,
      ...(finding.range && { startLine: finding.range.start.line, endLine: finding.range.end.line }),
      // GitHub takes columns only where start and end share a line (REST API, create a check run).
      ...(finding.range &&
        finding.range.start.line === finding.range.end.line && {
          startColumn: finding.range.start.column,
          endColumn: finding.range.end.column,
        }),
    });
  },
  output: (name, value) => core.setOutput(name, value),
  async summary(markdown) {
    if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown, true).write();
  },
  artifact(uri) {
    // Runners since 2.336 have it (actions/runner #4527); there is nothing to say to others.
    if (process.env.GITHUB_ARTIFACTS) appendFileSync(process.env.GITHUB_ARTIFACTS, `${uri}\n`);
  },
  secret: (text) => core.setSecret(text),
  // A string, not an Error: the toolkit would put "Error: " in front.
  fail: (message) => core.setFailed(message),
  debug: (text) => core.debug(text),
};

/** A line that starts with `::` or holds `##[` would be read as a command to the runner. */
function neutralise(text: string): string {
  return text.replace(/^(\s*)::/gm, '$1:\u200b:').replace(/##\[/g, '#\u200b#[');
}
