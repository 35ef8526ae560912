/**
 * `node scripts/openapi.ts [--check]`: cuts the operations that the tests' loopback GitHub knows from
 * GitHub's own description of its REST API. `--check` compares with the committed cut instead of writing it.
 *
 * The description is in the npm package @octokit/openapi (MIT), which is no dependency, as it has 385 MB
 * unpacked. Only its api.github.com.json is unpacked, into `.cache/openapi`.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explain, Failure } from '../src/core/failure.ts';
import { mustRun } from './services/command.ts';
import { type Setting, settingOf } from './services/setting.ts';

const PACKAGE = '@octokit/openapi';
const VERSION = '23.0.2';
const CUT = join(import.meta.dirname, '../test/fixtures/github-openapi.json');

/** Path below `/repos/{owner}/{repo}` → methods. */
const OPERATIONS = {
  '': ['get'],
  '/actions/runs': ['get'],
  '/actions/workflows/{workflow_id}/dispatches': ['post'],
  '/attestations/{subject_digest}': ['get'],
  '/branches/{branch}': ['get'],
  '/check-runs': ['post'],
  '/check-runs/{check_run_id}': ['get', 'patch'],
  '/check-runs/{check_run_id}/annotations': ['get'],
  '/collaborators/{username}/permission': ['get'],
  '/commits': ['get'],
  '/commits/{commit_sha}/pulls': ['get'],
  '/commits/{ref}': ['get'],
  '/commits/{ref}/check-runs': ['get'],
  '/compare/{basehead}': ['get'],
  '/contents/{path}': ['get'],
  '/git/blobs/{file_sha}': ['get'],
  '/git/matching-refs/{ref}': ['get'],
  '/git/ref/{ref}': ['get'],
  '/git/refs': ['post'],
  '/git/refs/{ref}': ['patch'],
  '/git/trees/{tree_sha}': ['get'],
  '/issues/comments/{comment_id}': ['get', 'patch', 'delete'],
  '/issues/{issue_number}/comments': ['get', 'post'],
  '/issues/{issue_number}/labels': ['get', 'post'],
  '/issues/{issue_number}/labels/{name}': ['delete'],
  '/pulls': ['get'],
  '/pulls/{pull_number}': ['get'],
  '/pulls/{pull_number}/comments': ['get', 'post'],
  '/pulls/{pull_number}/files': ['get'],
  '/pulls/{pull_number}/reviews': ['get', 'post'],
  '/releases': ['get', 'post'],
  '/releases/assets/{asset_id}': ['delete'],
  '/releases/{release_id}': ['patch'],
  '/releases/{release_id}/assets': ['post'],
  '/rules/branches/{branch}': ['get'],
  '/rulesets/{ruleset_id}': ['get'],
} as const satisfies Record<string, readonly string[]>;

/** Left out: keywords for people and for other tools. The cut is only for checking. */
const PROSE = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags', 'title']);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Node = { [key: string]: Json };

/**
 * The part of an OpenAPI document that describes the operations: path and query parameters, request bodies,
 * the 2xx answers, and every schema that these refer to. Prose is left out.
 * @throws Failure `OPENAPI_CHANGED` if an operation or a referenced schema is missing
 */
export function cut(document: Node, operations: Readonly<Record<string, readonly string[]>>): Node {
  const paths: Node = {};
  const wanted = new Set<string>();
  for (const [below, methods] of Object.entries(operations)) {
    const path = `/repos/{owner}/{repo}${below}`;
    const item = at(document, ['paths', path]) as Node | undefined;
    paths[path] = Object.fromEntries(
      methods.map((method) => {
        const operation = item?.[method] as Node | undefined;
        if (!operation)
          throw new Failure('OPENAPI_CHANGED', `GitHub's document no longer has ${method} ${path}.`);
        const answers = Object.entries((operation.responses ?? {}) as Node).filter(([code]) =>
          /^2/.test(code),
        );
        return [
          method,
          strip({
            parameters: operation.parameters ?? [],
            ...(operation.requestBody !== undefined && { requestBody: operation.requestBody }),
            responses: Object.fromEntries(answers.map(([code, answer]) => [code, withoutHeaders(answer)])),
          }),
        ];
      }),
    );
  }
  const components: Node = {};
  collect(paths, wanted);
  for (const reference of wanted) {
    const keys = reference.split('/').slice(1);
    const found = at(document, keys);
    if (found === undefined) throw new Failure('OPENAPI_CHANGED', `"${reference}" leads nowhere.`);
    const stripped = strip(found);
    // Iterating over a set also visits what is added meanwhile.
    collect(stripped, wanted);
    const [, kind = '', name = ''] = keys;
    components[kind] = { ...(components[kind] as Node | undefined), [name]: stripped };
  }
  return { openapi: document.openapi ?? '', info: { version: VERSION }, paths, components };
}

function at(node: Json, keys: readonly string[]): Json | undefined {
  let found: Json | undefined = node;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return undefined;
    found = found[key];
  }
  return found;
}

function withoutHeaders(answer: Json): Json {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  const { headers: _, ...rest } = answer;
  return rest;
}

/** @param named whether the node's keys are names of properties, not keywords of OpenAPI */
function strip(node: Json, named = false): Json {
  if (Array.isArray(node)) return node.map((item) => strip(item));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => named || (!PROSE.has(key) && !key.startsWith('x-')))
      .map(([key, value]) => [key, strip(value, !named && key === 'properties')]),
  );
}

function collect(node: Json, found: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') found.add(value);
    else collect(value, found);
  }
}

/** GitHub's whole document, fetched once. */
async function fetchDocument(setting: Setting): Promise<Node> {
  const folder = join(setting.cache, 'openapi', VERSION);
  const file = join(folder, 'api.github.com.json');
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true });
    await setting.timed(`Fetching ${PACKAGE} ${VERSION}`, async () => {
      const purpose = "Fetching GitHub's API description";
      const pack = ['pack', '--silent', '--pack-destination', folder, `${PACKAGE}@${VERSION}`];
      const name = (await mustRun(purpose, 'npm', pack, { timeout: 300_000 })).trim();
      const inside = 'package/generated/api.github.com.json';
      await mustRun(purpose, 'tar', ['xzf', join(folder, name), '-C', folder, inside]);
      await rename(join(folder, inside), file);
      await rm(join(folder, name));
    });
  }
  return JSON.parse(await readFile(file, 'utf8')) as Node;
}

if (import.meta.main) {
  try {
    const text = `${JSON.stringify(cut(await fetchDocument(settingOf()), OPERATIONS))}\n`;
    if (!process.argv.includes('--check')) {
      await writeFile(CUT, text);
      process.stderr.write(`${CUT}: ${Math.ceil(text.length / 1000)} kB\n`);
    } else if (text !== (await readFile(CUT, 'utf8'))) {
      throw new Failure('OPENAPI_CHANGED', `${CUT} is not what this script cuts. Run it without --check.`);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
