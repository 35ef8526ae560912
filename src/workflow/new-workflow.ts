import { pageAddress, schemaAddress } from '../core/own-release.ts';
import { gitHubWorkflows } from './github-workflows.ts';

/** The algorithm of the public catalog that a new workflow begins with: small and easy to understand. */
const ALGORITHM = 'csv-summary@1.0.0';

const SAMPLES: Readonly<Record<string, string>> = {
  'data/bergen.csv': 'time,water_level_cm\n00:00,91\n06:00,34\n12:00,97\n18:00,29\n',
  'data/vardo.csv': 'time,water_level_cm\n00:00,212\n06:00,61\n12:00,224\n18:00,55\n',
};

/**
 * The files of a working folder for a new workflow, by their paths. It runs locally as it is.
 * @param name the workflow's
 * @param suffix makes the names of its buckets unique: all accounts share one namespace
 */
export function newWorkflow(name: string, suffix: string): ReadonlyMap<string, string> {
  const file = `${name}.workflow.json`;
  // A bucket's name has no "_", and at most 63 characters.
  const bucket = `${name.replace(/_+/g, '-').slice(0, 40)}-${suffix}`;
  const workflow = {
    $schema: schemaAddress('workflow'),
    name,
    input_s3_name: `${bucket}-input`,
    output_s3_name: `${bucket}-output`,
    process: { type: 'single_run', algorithms: [{ name: ALGORITHM }] },
  };
  const names = {
    files: [file],
    data: 'data',
    branch: 'main',
    environment: 'production',
  } as const;
  return new Map([
    [file, `${JSON.stringify(workflow, null, 2)}\n`],
    ...Object.entries(SAMPLES),
    ...gitHubWorkflows(names, ['workflow-deploy']),
    ['.gitignore', '/results*/\n'],
    ['README.md', readme(name, file)],
  ]);
}

function readme(name: string, file: string): string {
  return `# ${name}

\`${file}\` sends each file in \`data/\` through \`${ALGORITHM}\`; \`npx pipewright list\` shows other algorithms.

\`\`\`sh
npx pipewright run ${file} data --local --out results   # needs Docker or Podman; then open results/report.html
npx pipewright deploy ${file}                           # to your AWS account, where it creates the two buckets of the file
\`\`\`

To run it whenever you push data to GitHub: ${pageAddress('docs/setup-github.md')}
`;
}
