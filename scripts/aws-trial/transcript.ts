import { seconds } from '../services.ts';

/** Where a trial runs. */
interface Place {
  readonly id: string;
  readonly region: string;
  readonly endpoint: string | undefined;
}

/** How one part of the trial ended. */
export interface StageResult {
  readonly scene: string;
  readonly what: string;
  /** `skipped`: after a failure of the same scene or a signal. `not tried`: an emulator cannot play it. */
  readonly state: 'ok' | 'failed' | 'skipped' | 'not tried';
  /** What was found, or why it was not tried. */
  readonly found: string;
  readonly milliseconds: number;
  /** Estimated cost, in USD. */
  readonly dollars: number;
  /** Output of the commands. */
  readonly output: string;
}

/** An upper bound of the trial's cost, in USD, with instances that ECS keeps for a while. */
export const MOST_DOLLARS = 2;

/** What only AWS can answer, and the part of the transcript that shows each answer. */
export const QUESTIONS: readonly (readonly [question: string, where: string])[] = [
  [
    'Does ECS send aws:SourceAccount when it assumes the infrastructure role? If not, no instance ever starts.',
    'instance: run',
  ],
  ['Does ECS choose the architecture of instances by the task’s runtime platform?', 'instance: run'],
  [
    'Are uploads in the first seconds after a bucket’s first notification configuration announced?',
    'plain: five files right after deploying',
  ],
  ['Can GetTemplate read a stack in REVIEW_IN_PROGRESS?', 'plain: the first deployment, in its plan'],
  [
    'Does CloudFormation’s handler of Lambda functions work without the Get* permissions that the policy leaves out?',
    'plain: deploy',
  ],
  [
    'Does an update of the cluster’s capacity providers leave the cluster’s own provider associated?',
    'instance: deploy again',
  ],
  ['Do the printed policies suffice, for CloudFormation’s handlers too?', 'every scene'],
];

/** What is about to happen, in which account, at which cost. */
export function describeTrial({ id, region, endpoint }: Place): string {
  return [
    `Pipewright's trial in the account ${id}, region ${region}${endpoint ? `, an emulator at ${endpoint}` : ''}`,
    '',
    'It makes roles with exactly the policies that "pipewright policy" prints, deploys three workflows (on Fargate, on an',
    'instance, in an isolated network), sends files through them, interrupts a destroy, and removes everything that it has made.',
    `It takes about an hour, and costs up to $${MOST_DOLLARS}. Use an account that holds nothing else.`,
    '',
    'It looks for answers that only AWS has:',
    ...QUESTIONS.map(([question], i) => `  ${i + 1}. ${question}`),
    '',
  ].join('\n');
}

export interface Trial {
  readonly account: Place;
  readonly begun: Date;
  readonly results: readonly StageResult[];
  /** What could not be removed. */
  readonly left: readonly string[];
}

/** The trial as a page of Markdown. */
export function transcript({ account, begun, results, left }: Trial): string {
  const bill = results.reduce((sum, { dollars }) => sum + dollars, 0);
  const signs = { ok: '✅', failed: '❌', skipped: '⏭️', 'not tried': '➖' };
  const rows = results.map(
    ({ scene, what, state, found, milliseconds, dollars }) =>
      `| ${signs[state]} ${scene}: ${what} | ${cell(`${state === 'ok' ? '' : `${state}: `}${found}`)} | ${milliseconds === 0 ? '' : seconds(milliseconds)} | ${dollars === 0 ? '' : `$${dollars.toFixed(4)}`} |`,
  );
  return [
    `# Trial of ${begun.toISOString()}`,
    '',
    `Account ${account.id}, region ${account.region}, Node ${process.version}${account.endpoint ? ', **an emulator**: what it shows is not what AWS does' : ''}.`,
    '',
    '## Questions',
    '',
    ...QUESTIONS.map(([question, where], i) => `${i + 1}. ${question} (See ${where}.)`),
    '',
    '## What was done',
    '',
    '| part | found | took | costs |',
    '|---|---|---:|---:|',
    ...rows,
    '',
    `Estimate of the bill, by list prices: **$${bill.toFixed(2)}**. Cost Explorer has the real one after a day.`,
    '',
    '## What is left',
    '',
    ...(left.length > 0 ? left.map((what) => `- ${what}`) : ['Nothing.']),
    '',
    '## What commands said',
    ...results
      .filter(({ output }) => output !== '')
      .flatMap(({ scene, what, output }) => [
        '',
        `### ${scene}: ${what}`,
        '',
        '````text',
        output.trimEnd().replaceAll('````', '` ` ` `'),
        '````',
      ]),
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
