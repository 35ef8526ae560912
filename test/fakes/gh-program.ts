/**
 * The program that `fakeGh` puts on PATH as `gh`, with its state beside it. Paths and answers are those of
 * GitHub's REST API.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GhState } from './gh.ts';

const file = join(dirname(process.argv[1]!), 'state.json');
const state = JSON.parse(readFileSync(file, 'utf8')) as GhState;
const argv = process.argv.slice(2);
state.calls.push(argv);

function refuse(status: number, words: string): never {
  writeFileSync(file, JSON.stringify(state));
  process.stderr.write(`gh: ${words} (HTTP ${status})\n`);
  process.exit(1);
}

function answer(): unknown {
  const valueAfter = (option: string) => (argv.includes(option) ? argv[argv.indexOf(option) + 1] : undefined);
  const method = valueAfter('--method') ?? 'GET';
  const path = argv.find((word) => word.startsWith('repos/'))!.split('?')[0]!;
  const body = valueAfter('--input') === '-' ? JSON.parse(readFileSync(0, 'utf8')) : {};
  const [, owner, name, ...rest] = path.split('/');
  if (rest[0] === 'commits')
    return rest[1] === 'missing' ? refuse(422, 'No commit found for SHA: missing') : { sha: 'a'.repeat(40) };
  const found = Object.entries(state.repositories).find(
    ([each]) => each.toLowerCase() === `${owner}/${name}`.toLowerCase(),
  );
  if (!found) return refuse(404, 'Not Found');
  const [full_name, repository] = found;
  const { variables, environments } = repository;
  if (rest.length === 0)
    return { id: repository.id, owner: { id: repository.owner }, default_branch: 'main', full_name };
  if (rest[0] === 'actions') {
    const variable: string = rest[2] ?? body.name;
    const isThere = Object.hasOwn(variables, variable);
    if (method === 'POST' && isThere) return refuse(409, 'Already exists');
    if (method !== 'POST' && !isThere) return refuse(404, 'Not Found');
    if (method === 'DELETE') delete variables[variable];
    else if (method !== 'GET') variables[variable] = body.value;
    return method === 'GET' ? { name: variable, value: variables[variable] } : {};
  }
  if (repository.refuses) return refuse(repository.refuses, 'Resource not accessible');
  const environment = rest[1] ?? '';
  if (method === 'PUT') environments[environment] = body.deployment_branch_policy ? [] : null;
  const branches = environments[environment];
  if (branches === undefined) return refuse(404, 'Not Found');
  if (rest[2] === 'deployment-branch-policies') {
    if (method === 'POST' && branches?.includes(body.name)) return refuse(303, 'See Other');
    if (method === 'POST') branches?.push(body.name);
    return { branch_policies: branches?.map((each) => ({ name: each })) };
  }
  return {
    deployment_branch_policy: branches && { custom_branch_policies: true, protected_branches: false },
  };
}

if (argv[0] === 'auth') {
  writeFileSync(file, JSON.stringify(state));
  process.exit(state.signedIn ? 0 : 1);
}
const given = answer();
if (argv.includes('POST') && state.loses) {
  state.loses--;
  refuse(502, 'Bad Gateway');
}
writeFileSync(file, JSON.stringify(state));
process.stdout.write(JSON.stringify(given));
