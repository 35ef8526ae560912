import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An error of AWS. */
export interface AwsError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export interface AwsErrors extends AsyncDisposable {
  readonly endpoint: string;
  /** The calls since the last `say`: `POST DescribeStacks`, `GET /bucket?notification`. */
  readonly calls: string[];
  /** Answers every call from now on with this error. */
  say(error: AwsError): void;
}

/** Stands for AWS and answers every call with one error, in the format of the call's protocol. */
export async function startAwsErrors(): Promise<AwsErrors> {
  let error: AwsError = { status: 500, code: 'InternalError', message: 'nothing was said' };
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    calls.push(callName(request, body));
    const { type, text } = worded(request, body, error);
    const headers = { 'content-type': type, 'x-amzn-errortype': error.code, 'x-amzn-requestid': 'r' };
    response.writeHead(error.status, headers).end(request.method === 'HEAD' ? undefined : text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    say(next) {
      error = next;
      calls.length = 0;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function callName({ method, url, headers }: IncomingMessage, body: string): string {
  const target = headers['x-amz-target'];
  if (target) return `${method} ${String(target).split('.').at(-1)}`;
  const action = new URLSearchParams(body).get('Action');
  return `${method} ${action ?? url}`;
}

/**
 * The error in the format of query (CloudFormation, STS), EC2, JSON (ECS, SQS, …), REST with JSON (Lambda),
 * or S3.
 */
function worded({ headers, url = '' }: IncomingMessage, body: string, { code, message }: AwsError) {
  const inner = `<Error><Code>${code}</Code><Message>${message.replaceAll('"', '&quot;')}</Message></Error>`;
  if (headers['x-amz-target'] !== undefined || url.startsWith('/20'))
    return {
      type: 'application/x-amz-json-1.1',
      text: JSON.stringify({ __type: code, message, Message: message }),
    };
  const form = new URLSearchParams(body);
  if (!form.has('Action')) return { type: 'application/xml', text: inner };
  const text =
    form.get('Version') === '2016-11-15'
      ? `<Response><Errors>${inner}</Errors><RequestID>r</RequestID></Response>`
      : `<ErrorResponse>${inner}<RequestId>r</RequestId></ErrorResponse>`;
  return { type: 'text/xml', text };
}
