import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * XML for services of the query protocol, an object for JSON services, or a function that makes it from the
 * input.
 */
export type AwsAnswer = string | object | ((input: Readonly<Record<string, unknown>>) => string | object);

export interface AwsAnswers extends AsyncDisposable {
  readonly endpoint: string;
  /** Name and input of each call, without what the SDK adds. */
  readonly calls: [name: string, input: unknown][];
  /** Inputs of the calls of one name. */
  sent(name: string): unknown[];
}

/**
 * Stands for AWS and gives each action its answer, in the form of Amazon's API references; 404 for all
 * others.
 */
export async function startAwsAnswers(answers: Readonly<Record<string, AwsAnswer>>): Promise<AwsAnswers> {
  const calls: [string, unknown][] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    const {
      Action = target ?? `${request.method} ${request.url?.split('?')[0]}`,
      Version: _,
      ...form
    } = target === undefined ? Object.fromEntries(new URLSearchParams(body)) : {};
    const input = target === undefined ? form : JSON.parse(body);
    calls.push([Action, input]);
    const given = answers[Action];
    const answer = typeof given === 'function' ? (given as (input: object) => string | object)(input) : given;
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'string') response.writeHead(200, { 'content-type': 'text/xml' }).end(answer);
    else
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    sent: (name) => calls.filter(([each]) => each === name).map(([, input]) => input),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
