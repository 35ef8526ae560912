import assert from 'node:assert/strict';

/** What no page of ours may contain outside code: each would have an effect on GitHub. */
const LIVE = [/@[a-z]/i, /<!--/, /<(img|script|a) /i];
/** The same, but allowed in <pre>, where GitHub reads no Markdown and makes no links. */
const LIVE_OUTSIDE = [/\]\(/, /^```/m, /https?:\/\//];

/** @param page Markdown as GitHub gets it @throws AssertionError if a stranger's text would have an effect */
export function assertInert(page: string, what: string): void {
  // Our own marks are allowed.
  const text = page
    .replaceAll('<!-- pipewright:catalog -->', '')
    .replace(/<!-- pipewright:suggestion:[0-9a-f]+ -->/g, '');
  for (const live of LIVE) assert.doesNotMatch(text, live, what);
  const outside = text.replace(/<pre>[\s\S]*?<\/pre>/g, '');
  for (const live of LIVE_OUTSIDE) assert.doesNotMatch(outside, live, what);
}
