import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import type { Runner } from '../github/runner.ts';

export const runner: Runner = {
  input: (name) => core.getInput(name),
  info: (text) => core.info(escapeCommands(text)),
  group: (title, work) => core.group(title, work),
  annotate(finding) {
    const annotate = { error: core.error, warning: core.warning, hint: core.notice }[finding.severity];
    annotate(finding.message, {
      title: finding.code,
      file: finding.file,
      startLine: finding.range?.start.line,
      endLine: finding.range?.end.line,
      // GitHub accepts columns only where start and end share a line (REST API, create a check run).
      ...(finding.range &&
        finding.range.start.line === finding.range.end.line && {
          startColumn: finding.range.start.column,
          endColumn: finding.range.end.column,
        }),
    });
  },
  notice: (title, message) => core.notice(message, { title }),
  output: (name, value) => core.setOutput(name, value),
  async summary(markdown) {
    if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown, true).write();
  },
  artifact(uri) {
    // Runners since 2.336 have it (actions/runner #4527); older ones record no artifacts.
    if (process.env.GITHUB_ARTIFACTS) appendFileSync(process.env.GITHUB_ARTIFACTS, `${uri}\n`);
  },
  secret: (text) => core.setSecret(text),
  // A string, not an Error: the toolkit would prefix it with "Error: ".
  fail: (message) => core.setFailed(message),
  debug: (text) => core.debug(text),
};

/** The runner reads a line that starts with `::` or contains `##[` as a command. */
function escapeCommands(text: string): string {
  return text.replace(/^(\s*)::/gm, '$1:\u200b:').replace(/##\[/g, '#\u200b#[');
}
