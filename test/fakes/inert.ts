import assert from 'node:assert/strict';

/** What no page of ours may hold outside of code: each would do something on GitHub. */
const LIVE = [/@[a-z]/i, /<!--/, /<(img|script|a) /i];
/** The same, and nothing inside <pre>, where GitHub reads no Markdown and links nothing. */
const LIVE_OUTSIDE = [/\]\(/, /^```/m, /https?:\/\//];

/** @param page Markdown as GitHub gets it @throws AssertionError where a stranger's text would come to life */
export function assertInert(page: string, what: string): void {
  // Our own marks and our own code fences are ours.
  const text = page
    .replaceAll('<!-- pipewright:catalog -->', '')
    .replace(/<!-- pipewright:suggestion:[0-9a-f]+ -->/g, '');
  for (const live of LIVE) assert.doesNotMatch(text, live, what);
  const outside = text.replace(/<pre>[\s\S]*?<\/pre>/g, '');
  for (const live of LIVE_OUTSIDE) assert.doesNotMatch(outside, live, what);
}
