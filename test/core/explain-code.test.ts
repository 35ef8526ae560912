import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CODES } from '../../src/core/explain-code.ts';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = globSync('src/**/*.ts', { cwd: ROOT })
  .sort()
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

/** Words in capitals that are no codes: of the environment, of Node, of the task states, and of AWS and GitHub. */
const OTHER_WORDS = [
  /^(?:AWS_(?!REFUSED|UNREACHABLE)|PIPEWRIGHT_|DOCKER_|ERR_)/,
  /^(?:CONTAINER_HOST|GITHUB_TOKEN|LOG_LVL|EAI_AGAIN|HPE_INVALID_EOF_STATE)$/,
  /^(?:QUEUE_URL|INBOX_URL|DEAD_LETTER_URL|RESULTS_EXPIRE|NEXT_QUEUE_URL|REPORT_URL|MOVES_URL|PAID_UNTIL|PAID_RUNS|MAX_ATTEMPTS|MAX_RECEIVES|LOG_MEGABYTES)$/,
  /^(?:IDLE|VISIBILITY|GRACE|CHECKPOINT)_SECONDS$/,
  /^(?:SYSTEM|EXECUTOR)_ERROR$/,
  /^(?:REVIEW_IN_PROGRESS|UPDATE_ROLLBACK_FAILED|CREATE_COMPLETE|CAPABILITY_NAMED_IAM)$/,
  /^(?:FARGATE_SPOT|ON_DEMAND|CAPACITY_PROVIDER|MANAGED_INSTANCES|TASK_DEFINITION|X86_64|WHEN_REQUIRED)$/,
  /^STALE_DATA$/,
  // Names of files in an example.
  /^FILE_[12]$/,
];

describe('the table of codes', () => {
  it('has every code of failures and findings', () => {
    const missing: string[] = [];
    for (const { file, text } of SOURCES) {
      // Single words are many things; these places make them codes.
      const single = text.matchAll(
        /(?:Failure\(|InvalidFile\(|\b(?:error|warn|hint)\(|\bcode: |'(?:error|warning|hint)', )\s*'([A-Z]+)'/g,
      );
      for (const [, code = ''] of [...text.matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g), ...single])
        if (!CODES.has(code) && !OTHER_WORDS.some((word) => word.test(code)))
          missing.push(`${file}: ${code}`);
    }
    assert.deepEqual(
      missing,
      [],
      'add them to src/core/error-codes.json, or to the other words of this test',
    );
  });

  it('has no code that is not used', () => {
    const all = SOURCES.map(({ text }) => text).join('\n');
    for (const code of CODES.keys()) assert.ok(all.includes(`'${code}'`), code);
  });

  it('says of each in sentences what it means and what to do', () => {
    for (const { code, meaning, remedy } of CODES.values())
      for (const text of [meaning, remedy]) {
        assert.match(text, /^[A-Z`].*[.]$/, code);
        assert.ok(text.length <= 300, code);
        assert.equal(text.split('`').length % 2, 1, `${code} has an open backtick`);
      }
  });
});
