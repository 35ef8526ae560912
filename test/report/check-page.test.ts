import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDigest, checkStates } from '../../src/github/check-run.ts';
import { runAnnotations } from '../../src/github/run-annotations.ts';
import { desiredRunCheck } from '../../src/github/run-check.ts';
import { runCost } from '../../src/progress/run-cost.ts';
import type { RunStatus } from '../../src/progress/run-status.ts';
import { STATE_CLASSES } from '../../src/report/check-chain.ts';
import { runPage } from '../../src/report/check-page.ts';
import {
  aFailure,
  anAgent,
  aRun,
  aRunStep,
  aSnapshot,
  aStoppedAgent,
  DEPLOYED,
  NOW,
  statusOf,
} from '../fakes/run-snapshots.ts';

const page = (status: RunStatus) => runPage(status, DEPLOYED, runCost(status));
const textOf = (status: RunStatus): string => {
  const { head, more } = page(status);
  return [...head, ...more].join('\n\n');
};
const checkOf = (status: RunStatus) => desiredRunCheck(status, page(status), []).check;

/** Text with a meaning in Markdown, HTML, Mermaid or URLs. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '</pre></details><img src=x onerror=alert(1)>',
  '`code` **bold** [link](https://evil.example) ![p](https://evil.example/p.png)',
  '@everyone #1 :tada: $\\alpha$ ```',
  'a|b|c\n| --- |\nsecond line',
  '\u202egnp.exe\u0007\u001b[31m',
  'x) [y](javascript:alert(1)',
];

describe('the page of a run', () => {
  const running = statusOf(
    aSnapshot(
      {
        clean: {
          done: 20,
          failed: 1,
          resultsFor: { plot: 20 },
          queue: { waiting: 27, taken: 2 },
          agents: [anAgent()],
        },
        plot: { done: 10, queue: { waiting: 8, taken: 2 }, agents: [anAgent()] },
      },
      {
        failures: [{ marker: aFailure('south/a b.csv'), stream: 'clean/agent/0123' }],
        samples: [aFailure('ok.csv', { seconds: 12, state: 'COMPLETE' })],
      },
    ),
  );

  it('has a row per step with what is left to do', () => {
    const text = textOf(running);
    assert.match(
      text,
      /^\| \*\*clean\*\*<br><sub><code>clean&#64;1\.0\.0<\/code><\/sub> \| ▰{3}▱{5}\u00a040\u00a0% \| \*\*1\*\* \| 20 \| 2 \| 27 \| 1\.\d\/min \| \d+\u00a0min/m,
    );
    assert.match(text, /Cost so far about .*0\.0\d.*, in the end about/);
    assert.match(page(running).title, /^30 of \d+ items done, 1 failed, about \d+ /);
  });

  it('links to the item’s log and input, and to the results', () => {
    const text = textOf(running);
    assert.ok(
      text.includes(
        'https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Fpipewright$252Ftides$252Fagents/log-events/clean$252Fagent$252F0123$3Fstart$3D1795688399000',
      ),
      text,
    );
    assert.ok(
      text.includes(
        'https://console.aws.amazon.com/s3/object/lab-in?region=eu-central-1&prefix=in%2Frun-20261126T100000Z-0a1b2c%2Fsouth%2Fa%20b.csv',
      ),
    );
    assert.ok(
      text.includes(
        's3/buckets/lab-out?region=eu-central-1&prefix=out%2Fplot%2Frun-20261126T100000Z-0a1b2c%2F',
      ),
    );
  });

  it('draws the plan with its states', () => {
    const text = textOf(running);
    assert.match(
      text,
      /```mermaid\nflowchart TB\n {2}n0\["clean<br\/>20 of 50 done, 1 failed, 2 running"\]:::failed\n/,
    );
    assert.match(text, /\n {2}n0 --> n1\n/);
  });

  it('says why nothing moves, and what to do', () => {
    const status = statusOf(
      aSnapshot({
        clean: {
          queue: { waiting: 50, taken: 0 },
          agents: [
            aStoppedAgent({
              stopCode: 'TaskFailedToStart',
              reason: 'CannotPullContainerError: manifest unknown',
            }),
          ],
        },
      }),
    );
    assert.match(
      textOf(status),
      /> \[!WARNING\]\n> \*\*The image of clean is not where the catalog says\.\*\* Publish it again/,
    );
    assert.match(page(status).title, /; the image of clean is not where the catalog says$/);
  });

  it('stays the same while nothing changes, whatever the time', () => {
    const snapshot = aSnapshot({ clean: { done: 20, resultsFor: { plot: 20 }, agents: [anAgent()] } });
    const digest = checkDigest(checkOf(statusOf(snapshot)));
    assert.equal(checkDigest(checkOf(statusOf({ ...snapshot, at: NOW + 600_000 }))), digest);
    assert.notEqual(
      checkDigest(
        checkOf(
          statusOf({
            ...snapshot,
            steps: { ...snapshot.steps, clean: { ...snapshot.steps.clean!, done: 21 } },
          }),
        ),
      ),
      digest,
    );
  });

  it('shows untrusted text as text', () => {
    const failures = HOSTILE.map((text) => ({
      marker: aFailure(`in/${text}`, { meaning: text, log_tail: `${text}\n` }),
    }));
    const run = aRun({
      workflow: HOSTILE[0]!,
      catalog: { name: HOSTILE[2]! },
      steps: [
        aRunStep('clean', { algorithm: HOSTILE[1]!, image: HOSTILE[3]! }),
        aRunStep('plot', { needs: ['clean'] }),
      ],
    });
    const status = statusOf(aSnapshot({ clean: { failed: HOSTILE.length } }, { failures, run }));
    // Within <pre> nothing is Markdown.
    const text = textOf(status).replace(/<pre>[^<]*<\/pre>/g, '');
    assert.doesNotMatch(
      text,
      /<(?:script|img)|\]\((?!https:\/\/[\w.-]*console\.aws)|\p{Bidi_Control}|^\| --- \|$/mu,
    );
    assert.doesNotMatch(text, /(?<!`)```(?!mermaid|\n|$)/);
    assert.equal(text.match(/```/g)?.length, 2, 'only the picture is fenced');
    for (const address of text.matchAll(/\]\((https:[^)]*)\)/g)) assert.doesNotMatch(address[1]!, /[\s<>"`]/);
    assert.doesNotMatch(text + checkOf(status).name, /(?!\n)\p{Cc}/u);
  });

  it('stays within GitHub’s limits, whatever the names and logs', () => {
    for (const letter of ['a', '漢', '&', '😀', '<']) {
      const failures = Array.from({ length: 100 }, (_, i) => ({
        marker: aFailure(`${i}/${letter.repeat(900)}`, {
          meaning: `${i} ${letter.repeat(3000)}`,
          log_tail: `${letter.repeat(8000)}\n`.repeat(30),
        }),
        stream: `clean/agent/${i}`,
      }));
      const steps = Array.from({ length: 30 }, (_, i) =>
        aRunStep(`step-${i}`, {
          algorithm: letter.repeat(200),
          image: letter.repeat(400),
          needs: i > 0 ? [`step-${i - 1}`] : [],
        }),
      );
      const run = aRun({ workflow: letter.repeat(63), expected: { 'step-0': 100 }, steps });
      const snapshot = aSnapshot({ 'step-0': { failed: 100 } }, { failures, run, dispatcher: [] });
      const status = statusOf(snapshot, snapshot);
      const annotations = runAnnotations(status, { file: 'x.json', text: '{}' });
      const { check } = desiredRunCheck(status, page(status), annotations);
      const states = checkStates(check, { partial: 'partial', whole: 'whole' });
      for (const { output } of states) {
        for (const field of [output.summary, output.text ?? ''])
          assert.ok(Buffer.byteLength(field) <= 65_535, `${Buffer.byteLength(field)}`);
        assert.ok(output.title.length <= 255);
        assert.ok((output.annotations ?? []).length <= 50);
        for (const { message } of output.annotations ?? [])
          assert.ok(Buffer.byteLength(message) <= 64 * 1024);
        assert.equal(
          (output.text ?? '').match(/<details/g)?.length ?? 0,
          (output.text ?? '').match(/<\/details>/g)?.length ?? 0,
        );
      }
      assert.match(states[0]?.output.text ?? '', /more parts? (?:is|are) in the run’s report/);
    }
  });

  it('annotates the lines of failing steps in the workflow file', () => {
    const text =
      '{\n  "process": {\n    "type": "sequence_run",\n    "algorithms": [\n      { "name": "clean" },\n      { "id": "plot",\n        "name": "draw@2.0.0" }\n    ]\n  }\n}\n';
    const failures = [
      { marker: aFailure('a.csv') },
      { marker: aFailure('b.png', { step: 'plot', exit_code: null, meaning: 'it was killed' }) },
    ];
    const snapshot = aSnapshot(
      { clean: { done: 49, failed: 1, resultsFor: { plot: 49 } }, plot: { done: 48, failed: 1 } },
      { failures },
    );
    const notes = runAnnotations(statusOf(snapshot, snapshot), { file: 'flows/tides.workflow.json', text });
    assert.deepEqual(
      notes.map(({ path, start_line, annotation_level, message }) => [
        path,
        start_line,
        annotation_level,
        message.split('\n')[0],
      ]),
      [
        ['flows/tides.workflow.json', 5, 'failure', '1 of 50 items of clean failed.'],
        ['flows/tides.workflow.json', 7, 'failure', '1 of 49 items of plot failed.'],
      ],
    );
  });
});

describe('the picture of a run', () => {
  it('is readable in the light and in the dark', () => {
    const part = (value: number): number =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const light = (color: string): number => {
      const [r, g, b] = [1, 3, 5].map((at) => part(Number.parseInt(color.slice(at, at + 2), 16) / 255));
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    const contrast = (a: string, b: string): number => {
      const [more, less] = [light(a), light(b)].sort((x, y) => y - x);
      return (more! + 0.05) / (less! + 0.05);
    };
    for (const [state, style] of Object.entries(STATE_CLASSES)) {
      const { fill, color } = Object.fromEntries(style.split(',').map((pair) => pair.split(':')));
      assert.ok(contrast(fill, color) >= 4.5, `the text of ${state}`);
      // GitHub's pages, and what it draws diagrams on.
      for (const page of ['#ffffff', '#f6f8fa', '#0d1117', '#151b23'])
        assert.ok(contrast(fill, page) >= 3, `${state} on ${page}: ${contrast(fill, page)}`);
    }
  });
});
