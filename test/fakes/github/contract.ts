import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

type Node = { [key: string]: unknown };

interface Operation {
  readonly parameters: readonly Node[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Record<string, { schema: Node }> };
  readonly responses: Record<string, { readonly content?: Record<string, { schema: Node }> }>;
}

interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly parameters: Record<string, Node>; readonly schemas: Record<string, Node> };
}

/** The operation of GitHub's API that a request calls. */
export interface Route {
  readonly method: string;
  /** Its path in GitHub's document: `/repos/{owner}/{repo}/contents/{path}` */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Made by scripts/openapi.ts. */
const document = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/github-openapi.json'), 'utf8'),
) as Document;

/** Parameters that may contain slashes. */
const LONG = new Set(['path', 'ref', 'branch', 'basehead']);

const routes = Object.keys(document.paths)
  // The longest first: `/commits/x/check-runs` is not the commit named `x/check-runs`.
  .sort((a, b) => b.split('/').length - a.split('/').length)
  .map((template) => ({
    template,
    names: [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
    pattern: new RegExp(
      `^${template.replace(/\{(\w+)\}/g, (_, name: string) => (LONG.has(name) ? '(.+)' : '([^/]+)'))}$`,
    ),
  }));

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: {
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    uri: /^https?:\/\/\S+$/,
    int64: true,
    email: true,
    'uri-template': true,
  },
});
ajv.addSchema({ $id: 'github', components: document.components } as Node);
ajv.addSchema({ $id: 'answers', components: partial(document.components) } as Node);
const compiled = new Map<string, ValidateFunction>();

/** Finds the operation; undefined if the cut of the document has none for this path and method. */
export function findRoute(method: string, path: string): Route | undefined {
  for (const { template, names, pattern } of routes) {
    const match = pattern.exec(path);
    if (!match || !document.paths[template]?.[method.toLowerCase()]) continue;
    const values = match.slice(1).map((value) => decodeURIComponent(value));
    return {
      method,
      template,
      parameters: Object.fromEntries(names.map((name, i) => [name, values[i] ?? ''])),
    };
  }
  return undefined;
}

/** What is wrong with the query and the body of a request, by GitHub's document; empty if nothing is. */
export function checkRequest(route: Route, query: URLSearchParams, body: unknown): string[] {
  const operation = operationOf(route);
  const parameters = operation.parameters.map((p) =>
    typeof p.$ref === 'string' ? (document.components.parameters[p.$ref.split('/').pop() ?? ''] as Node) : p,
  );
  const errors = parameters.flatMap((parameter) => {
    const name = String(parameter.name);
    const given = parameter.in === 'query' ? query.get(name) : route.parameters[name];
    if (given === null || given === undefined) return [];
    const { type } = parameter.schema as { type?: string };
    const value = type === 'integer' && /^-?\d+$/.test(given) ? Number(given) : given;
    return against(
      `${route.method} ${route.template} ${name}`,
      parameter.schema as Node,
      'github',
      value,
      name,
    );
  });
  const known = new Set(parameters.filter((p) => p.in === 'query').map((p) => p.name));
  for (const name of query.keys()) if (!known.has(name)) errors.push(`"${name}" is not a parameter.`);
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (!schema || (body === undefined && !operation.requestBody?.required)) return errors;
  return [...errors, ...against(`${route.method} ${route.template}`, schema, 'github', body ?? {}, '')];
}

/**
 * Checks an answer of the fake with GitHub's document, so that no code relies on a field that GitHub does not
 * send. An answer may leave fields out.
 * @throws Error that names what is wrong with it
 */
export function checkAnswer(route: Route, status: number, body: unknown): void {
  const answer = operationOf(route).responses[status];
  if (!answer) throw new Error(`GitHub does not answer ${route.method} ${route.template} with ${status}`);
  const schema = answer.content?.['application/json']?.schema;
  if (!schema) return;
  const name = `${route.method} ${route.template} ${status}`;
  const errors = against(
    name,
    partial(schema) as Node,
    'answers',
    JSON.parse(JSON.stringify(body)),
    '',
  ).filter(
    // Not in the document: the repository of a pull request's head is null once it is deleted.
    (error) => !/\/head\/repo must be object/.test(error),
  );
  if (errors.length > 0) throw new Error(`the answer of ${name} is not GitHub's: ${errors.join('; ')}`);
}

function operationOf(route: Route): Operation {
  return document.paths[route.template]?.[route.method.toLowerCase()] as Operation;
}

function against(name: string, schema: Node, base: string, value: unknown, at: string): string[] {
  const key = `${base} ${name}`;
  const validate = compiled.get(key) ?? ajv.compile(resolved(schema, base) as Node);
  compiled.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${at}${wording(error)}`);
}

function wording({ instancePath, message, params }: ErrorObject): string {
  const detail = params.allowedValues ?? params.additionalProperty;
  return `${instancePath} ${message}${detail === undefined ? '' : ` (${detail})`}`;
}

/** The schema with its references changed to lead to the components of `base`. */
function resolved(node: unknown, base: string): unknown {
  if (Array.isArray(node)) return node.map((item) => resolved(item, base));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? value.replace(/^#/, `${base}#`) : resolved(value, base),
    ]),
  );
}

/**
 * The same schema for incomplete objects: no property is required, and only properties that the schema names
 * are allowed.
 * @param composed whether this is a part of an `allOf`, which must allow properties of the other parts
 */
function partial(node: unknown, composed = false): unknown {
  if (Array.isArray(node)) return node.map((item) => partial(item, composed));
  if (typeof node !== 'object' || node === null) return node;
  const given = node as Node;
  if (composed && typeof given.$ref === 'string')
    return partial(document.components.schemas[given.$ref.split('/').pop() ?? ''], true);
  const out: Node = {};
  for (const [key, value] of Object.entries(given)) {
    if (key === 'required' && Array.isArray(value)) continue;
    // If nothing is required, several alternatives may fit.
    out[key === 'oneOf' ? 'anyOf' : key] = partial(value, key === 'allOf');
  }
  if (given.nullable === true && Array.isArray(given.enum)) out.enum = [...given.enum, null];
  if (given.nullable === true && given.type === undefined) {
    delete out.nullable;
    return { anyOf: [out, { type: 'null' }] };
  }
  const closed = typeof given.properties === 'object' && given.type === 'object' && !composed;
  if (closed && !('additionalProperties' in given) && !('allOf' in given)) out.additionalProperties = false;
  return out;
}
