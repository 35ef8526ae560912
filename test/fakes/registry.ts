import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { digestOf } from '../../src/oci/digest.ts';
import { isForeignLayer } from '../../src/oci/manifest.ts';

/** A request to the registry. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** How many bytes of the body arrived. */
  received: number;
  status: number;
}

/**
 * Something that goes wrong with one request. Without any of it, the request is answered as the specification
 * says.
 */
export interface Fault {
  /** Answers with this at once, without reading the body. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Resets the connection after this number of bytes of the request's body. */
  readonly resetRequestAfter?: number;
  /** Resets the connection, or sends nothing more, after this number of bytes of the answer's body. */
  readonly resetAnswerAfter?: number;
  readonly stallAnswerAfter?: number;
  /** Never answers. */
  readonly silent?: boolean;
  /** Flips a bit in the answer's body. */
  readonly corrupt?: boolean;
  /** Leaves out these headers of the answer. */
  readonly without?: readonly string[];
  /** Rewrites the answer's Location. */
  readonly location?: (given: string) => string;
  /** Overwrites headers of the regular answer. */
  readonly replace?: Readonly<Record<string, string>>;
}

export interface FakeAuth {
  readonly scheme: 'basic' | 'bearer';
  readonly user?: readonly [name: string, password: string];
  /** Whether anonymous tokens may pull. */
  readonly anonymousPull?: boolean;
  /** The whole header `WWW-Authenticate`, in which `REALM` and `SCOPE` are replaced. */
  readonly challenge?: string;
  /** `expires_in` of tokens; by default left out. */
  readonly lifetime?: number;
  /** Grants only what the first `scope` asks for. */
  readonly firstScopeOnly?: boolean;
  /** Refuses any request for several scopes. */
  readonly oneScopeOnly?: boolean;
  /** `access_token` instead of `token`. */
  readonly accessToken?: boolean;
  readonly identityToken?: string;
  /** The status of every POST to the token service, such as 404 or 405; by default, OAuth2 works. */
  readonly oauthStatus?: number;
}

export interface FakeRegistry extends AsyncDisposable {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  readonly seen: Seen[];
  /** Requests as `METHOD /path`, for comparisons. */
  requests(): string[];
  /** Sets what goes wrong with each request; `count` is how often this method and path came, from 1. */
  fault(decide: (request: Seen, count: number) => Fault | undefined): void;
  readonly tokenRequests: URLSearchParams[];
  /** Makes all tokens so far invalid. */
  expireTokens(): void;
  put(repository: string, bytes: Uint8Array): void;
  tag(repository: string, tag: string, bytes: Uint8Array, mediaType: string): void;
  blob(repository: string, digest: string): Buffer | undefined;
  manifest(repository: string, tagOrDigest: string): Buffer | undefined;
  readonly tags: Set<string>;
}

interface Stored {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/**
 * A registry in this process that follows distribution-spec v1.1, except for faults. With `immutable`, a
 * second push to a tag is refused, even of the same bytes, as in ECR.
 */
export async function startFakeRegistry(
  options: {
    readonly auth?: FakeAuth;
    readonly immutable?: boolean;
    /** The only repositories that exist; by default, all names do. */
    readonly existing?: Set<string>;
    readonly largestBody?: number;
  } = {},
): Promise<FakeRegistry> {
  const { auth } = options;
  const blobs = new Map<string, Map<string, Buffer>>();
  const manifests = new Map<string, Map<string, Stored>>();
  const uploads = new Map<string, { repository: string; bytes: Buffer[] }>();
  const tokens = new Map<string, Set<string>>();
  const seen: Seen[] = [];
  const tags = new Set<string>();
  const tokenRequests: URLSearchParams[] = [];
  let decide: (request: Seen, count: number) => Fault | undefined = () => undefined;
  let serial = 0;

  const of = <T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> => {
    const found = map.get(key) ?? new Map<string, T>();
    map.set(key, found);
    return found;
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      if (!response.destroyed) response.destroy(error);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const entry: Seen = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      received: 0,
      status: 0,
    };
    seen.push(entry);
    const fault =
      decide(entry, seen.filter((s) => s.method === entry.method && s.path === entry.path).length) ?? {};
    if (fault.silent) return undefined;
    const answer = (status: number, headers: Record<string, string> = {}, body: Uint8Array | string = '') => {
      entry.status = status;
      send(request, response, fault, status, headers, Buffer.from(body));
    };
    if (fault.status !== undefined) {
      return answer(fault.status, { ...fault.headers }, fault.body ?? '');
    }
    const url = new URL(entry.path, `http://${host}`);
    const cut = fault.resetRequestAfter;
    const size = Number(request.headers['content-length'] ?? 0);
    if (options.largestBody !== undefined && size > options.largestBody) {
      request.on('data', (chunk) => {
        entry.received += chunk.length;
      });
      return answer(413, {}, '<html>413 Request Entity Too Large</html>');
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
      entry.received += chunk.length;
      if (cut !== undefined && entry.received >= cut) {
        return request.socket.resetAndDestroy();
      }
    }
    const body = Buffer.concat(chunks);
    if (url.pathname === '/token') return giveToken(request, url, body, answer);
    const route = /^\/v2\/(?:(.+)\/(manifests|blobs)\/(.+))?$/.exec(url.pathname);
    if (!route) return answer(404, {}, 'not found');
    const [, repository = '', kind, rest = ''] = route;
    const need = `repository:${repository}:${/GET|HEAD/.test(entry.method) ? 'pull' : 'push'}`;
    if (auth && !allowed(request, need)) {
      const realm = `http://${host}/token`;
      const scope = `repository:${repository}:${need.endsWith('pull') ? 'pull' : 'pull,push'}`;
      const challenge =
        auth.challenge?.replace('REALM', realm).replace('SCOPE', scope) ??
        (auth.scheme === 'basic'
          ? 'Basic realm="registry"'
          : `Bearer realm="${realm}",service="fake",scope="${scope}"`);
      return answer(
        401,
        { 'www-authenticate': challenge },
        refusal('UNAUTHORIZED', 'authentication required'),
      );
    }
    if (!kind) return answer(200, {}, '{}');
    if (options.existing && !options.existing.has(repository)) {
      return answer(
        404,
        {},
        refusal('NAME_UNKNOWN', `The repository with name '${repository}' does not exist`),
      );
    }
    if (kind === 'manifests') return manifest(entry, repository, rest, body, answer);
    if (!rest.startsWith('uploads/')) return blob(request, entry, repository, rest, answer);
    return upload(entry, repository, url, rest.slice('uploads/'.length), body, answer);
  }

  type Reply = (status: number, headers?: Record<string, string>, body?: Uint8Array | string) => unknown;

  function allowed(request: IncomingMessage, need: string): boolean {
    const given = request.headers.authorization ?? '';
    if (auth?.scheme === 'basic') return isUser(given);
    const scopes = tokens.get(given.replace(/^Bearer /, ''));
    return scopes?.has(need) ?? false;
  }

  function isUser(authorization: string): boolean {
    return (
      auth?.user !== undefined &&
      authorization === `Basic ${Buffer.from(auth.user.join(':')).toString('base64')}`
    );
  }

  function giveToken(request: IncomingMessage, url: URL, body: Buffer, answer: Reply): unknown {
    const post = request.method === 'POST';
    if (post && auth?.oauthStatus) return answer(auth.oauthStatus);
    const query = post ? new URLSearchParams(body.toString()) : url.searchParams;
    tokenRequests.push(query);
    const given = request.headers.authorization;
    const known =
      given !== undefined
        ? isUser(given)
        : post && auth?.identityToken !== undefined && query.get('refresh_token') === auth.identityToken;
    if ((given !== undefined || post) && !known) return answer(401, {}, refusal('UNAUTHORIZED', 'bad login'));
    let scopes = query.getAll('scope').flatMap((s) => s.split(' '));
    if (auth?.oneScopeOnly && scopes.length > 1) return answer(403, {}, refusal('DENIED', 'too much'));
    if (auth?.firstScopeOnly) scopes = scopes.slice(0, 1);
    const granted = scopes.flatMap((scope) => {
      const [, type, name, actions = ''] = /^(\w+):(.+):([\w,]+)$/.exec(scope) ?? [];
      return actions
        .split(',')
        .filter((action) => known || (auth?.anonymousPull && action === 'pull'))
        .map((action) => `${type}:${name}:${action}`);
    });
    const token = `token-${++serial}`;
    tokens.set(token, new Set(granted));
    const lifetime = auth?.lifetime === undefined ? {} : { expires_in: auth.lifetime };
    return answer(
      200,
      { 'content-type': 'application/json' },
      JSON.stringify({ [auth?.accessToken ? 'access_token' : 'token']: token, ...lifetime }),
    );
  }

  function manifest(entry: Seen, repository: string, name: string, body: Buffer, answer: Reply): unknown {
    const stored = of(manifests, repository);
    if (entry.method === 'PUT') {
      const mediaType = String(entry.headers['content-type'] ?? '');
      if (options.immutable && !name.includes(':') && stored.has(name)) {
        const text = `The image tag '${name}' already exists in the '${repository}' repository and cannot be overwritten because the tag is immutable.`;
        return answer(400, {}, refusal('TAG_INVALID', text));
      }
      const document = JSON.parse(body.toString());
      if (document.mediaType !== undefined && document.mediaType !== mediaType) {
        return answer(400, {}, refusal('MANIFEST_INVALID', 'media types differ'));
      }
      const missing = [document.config, ...(document.layers ?? [])]
        .filter((d) => d && !isForeignLayer(d))
        .find((d) => !of(blobs, repository).has(d.digest));
      if (missing) return answer(400, {}, refusal('MANIFEST_BLOB_UNKNOWN', missing.digest));
      const digest = digestOf(body);
      stored.set(name, { bytes: body, mediaType });
      stored.set(digest, { bytes: body, mediaType });
      if (!name.includes(':')) tags.add(`${repository}:${name}`);
      return answer(201, {
        'docker-content-digest': digest,
        location: `/v2/${repository}/manifests/${digest}`,
      });
    }
    const found = stored.get(name);
    if (!found) return answer(404, {}, refusal('MANIFEST_UNKNOWN', 'manifest unknown'));
    return answer(
      200,
      { 'content-type': found.mediaType, 'docker-content-digest': digestOf(found.bytes) },
      found.bytes,
    );
  }

  function blob(
    request: IncomingMessage,
    _entry: Seen,
    repository: string,
    digest: string,
    answer: Reply,
  ): unknown {
    const found = of(blobs, repository).get(digest);
    if (!found) return answer(404, {}, refusal('BLOB_UNKNOWN', 'blob unknown to registry'));
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const headers = { 'content-type': 'application/octet-stream', 'docker-content-digest': digest };
    return answer(from > 0 ? 206 : 200, headers, found.subarray(from));
  }

  function upload(
    entry: Seen,
    repository: string,
    url: URL,
    id: string,
    body: Buffer,
    answer: Reply,
  ): unknown {
    const mount = url.searchParams.get('mount');
    if (entry.method === 'POST') {
      const found = mount ? of(blobs, url.searchParams.get('from') ?? '').get(mount) : undefined;
      if (mount && found) {
        of(blobs, repository).set(mount, found);
        return answer(201, { location: `/v2/${repository}/blobs/${mount}`, 'docker-content-digest': mount });
      }
      const whole = url.searchParams.get('digest');
      if (whole) {
        if (digestOf(body) !== whole) return answer(400, {}, refusal('DIGEST_INVALID', 'digest mismatch'));
        of(blobs, repository).set(whole, body);
        return answer(201, { location: `/v2/${repository}/blobs/${whole}` });
      }
      const session = `u${++serial}`;
      uploads.set(session, { repository, bytes: [] });
      return answer(202, {
        location: `http://${host}/v2/${repository}/blobs/uploads/${session}?_state=a%2Fb`,
      });
    }
    const session = uploads.get(id);
    if (!session || session.repository !== repository || url.searchParams.get('_state') !== 'a/b') {
      return answer(404, {}, refusal('BLOB_UPLOAD_UNKNOWN', 'upload unknown'));
    }
    if (entry.method === 'DELETE') {
      uploads.delete(id);
      return answer(204);
    }
    const have = session.bytes.reduce((sum, b) => sum + b.length, 0);
    const range = /^(\d+)-(\d+)$/.exec(String(entry.headers['content-range'] ?? ''));
    if (entry.method === 'PATCH') {
      if (range && Number(range[1]) !== have) return answer(416);
      session.bytes.push(body);
      return answer(202, { location: entry.path, range: `0-${have + body.length - 1}` });
    }
    const bytes = Buffer.concat([...session.bytes, body]);
    uploads.delete(id);
    const digest = url.searchParams.get('digest') ?? '';
    if (digestOf(bytes) !== digest) return answer(400, {}, refusal('DIGEST_INVALID', 'digest mismatch'));
    of(blobs, repository).set(digest, bytes);
    return answer(201, { location: `/v2/${repository}/blobs/${digest}`, 'docker-content-digest': digest });
  }

  return {
    host,
    seen,
    tags,
    tokenRequests,
    requests: () => seen.map((s) => `${s.method} ${s.path}`),
    fault: (next) => {
      decide = next;
    },
    expireTokens: () => tokens.clear(),
    put: (repository, bytes) => void of(blobs, repository).set(digestOf(bytes), Buffer.from(bytes)),
    tag: (repository, tag, bytes, mediaType) => {
      const stored = { bytes: Buffer.from(bytes), mediaType };
      of(manifests, repository).set(tag, stored).set(digestOf(bytes), stored);
    },
    blob: (repository, digest) => of(blobs, repository).get(digest),
    manifest: (repository, name) => of(manifests, repository).get(name)?.bytes,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault,
  status: number,
  given: Record<string, string>,
  body: Buffer,
): void {
  const headers: Record<string, string> = {
    'content-length': String(body.length),
    ...given,
    ...fault.replace,
  };
  for (const name of fault.without ?? []) delete headers[name];
  if (fault.location && headers.location) headers.location = fault.location(headers.location);
  if (fault.corrupt && body.length > 0) {
    body = Buffer.from(body);
    body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1;
  }
  response.writeHead(status, headers);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const cut = fault.resetAnswerAfter ?? fault.stallAnswerAfter;
  if (cut === undefined) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, cut), () => {
    if (fault.resetAnswerAfter !== undefined) request.socket.resetAndDestroy();
  });
}

function refusal(code: string, message: string): string {
  return JSON.stringify({ errors: [{ code, message }] });
}
