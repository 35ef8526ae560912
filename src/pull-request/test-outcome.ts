import { hasErrors } from '../core/finding.ts';
import type { EntryReport } from './examine.ts';

const OUTCOMES = ['passed', 'failed', 'untried'] as const;

/** How the tests of an entry ended; `untried`: they exist, and did not run. */
export type TestOutcome = (typeof OUTCOMES)[number];

export function isTestOutcome(text: string): text is TestOutcome {
  return OUTCOMES.some((outcome) => outcome === text);
}

/**
 * How an entry's tests ended, here or in the job that ran them. Only tests that passed speak for an image:
 * those that did not run, for whatever reason, are `untried`.
 * @returns undefined where there is nothing to test: the spec has no tests, is published already, or has
 * mistakes
 */
export function testOutcome({ spec, derived, trials, tested }: EntryReport): TestOutcome | undefined {
  if (!derived || !spec || spec.tests.length === 0) return undefined;
  if (!trials) return tested ?? 'untried';
  return trials.some(({ findings }) => hasErrors(findings)) ? 'failed' : 'passed';
}
