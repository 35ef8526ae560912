import { explain, Failure } from '../../core/failure.ts';
import type { Digest } from '../../oci/digest.ts';
import type { Answer } from './http-transport.ts';
import { TooLargeError } from './http-transport.ts';
import { ProxyError, proxyFailure } from './proxy.ts';
import { hasRegistryForm, saysRegistry } from './registry-form.ts';

/** Most bytes of an error or token answer that are read. */
export const SMALL_BODY = 64 * 1024;

/**
 * A refusal by a registry (distribution-spec "Error Codes"); its text comes from the registry and is
 * sanitized.
 */
export interface Refusal {
  readonly status: number;
  /** `MANIFEST_UNKNOWN`, `DENIED`, …; `''` when the body does not have the specified form. */
  readonly code: string;
  /** One line, at most 200 characters. */
  readonly message: string;
  /** The header `Retry-After` as it is; the caller interprets it. */
  readonly retryAfter: string | undefined;
  /** Every sha256 digest in the body, such as those of blobs that a manifest needs. */
  readonly digests?: readonly Digest[];
  /** The host that refused, with its port: not always the registry that was asked. */
  readonly from?: string;
}

/** Reads the body of a refusal. Never throws: an unreadable body counts as empty. */
export async function readRefusal(answer: Answer): Promise<Refusal> {
  const { status, url } = answer;
  const base = { status, from: url.host, retryAfter: header(answer, 'retry-after') };
  let text = '';
  try {
    text = (await answer.bytes(SMALL_BODY)).toString('utf8');
  } catch {
    return { ...base, code: '', message: '' };
  }
  try {
    const body: unknown = JSON.parse(text);
    const first = hasRegistryForm(answer, body) ? ((body as { errors?: unknown[] }).errors?.[0] ?? body) : {};
    const { code, message, detail, error_description } = first as Record<string, unknown>;
    const digests = [...new Set(text.match(/sha256:[0-9a-f]{64}/g))] as Digest[];
    return {
      ...base,
      digests,
      code: typeof code === 'string' ? code.replace(/[^A-Za-z0-9_]/g, '').slice(0, 60) : '',
      message: oneLine([message, error_description, detail].find((t) => typeof t === 'string' && t !== '')),
    };
  } catch {
    // Docker Hub's rate limit is plain text, proxies answer with HTML.
    const plain = /<html|<!doctype/i.test(text) || !saysRegistry(answer) ? '' : text;
    return { ...base, code: '', message: oneLine(plain) };
  }
}

/**
 * A registry's text, safe for one line of Pipewright's output: no control characters or escapes, at most 200
 * characters.
 */
export function oneLine(text: unknown): string {
  if (typeof text !== 'string') return '';
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return clean.length > 200 ? `${clean.slice(0, 197)}...` : clean;
}

/** `404 MANIFEST_UNKNOWN: manifest unknown`, for the end of a sentence. */
export function describeRefusal(refusal: Refusal): string {
  const code = refusal.code ? ` ${refusal.code}` : '';
  return `${refusal.status}${code}${refusal.message ? `: ${refusal.message.replace(/\.$/, '')}` : ''}`;
}

/** A header's first value. */
export function header(answer: Answer, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The attempt that the registry refused, for the message. */
export interface Attempt {
  /** A phrase for messages: `reading ghcr.io/alice/blur:1`, `writing to ghcr.io/alice/blur`. */
  readonly doing: string;
  /** The registry as the user named it: `ghcr.io`. */
  readonly registry: string;
  /** Whether the attempt was to write: its refusal has other causes and remedies than one of reading. */
  readonly write: boolean;
  /** Where the credentials came from that were used; undefined: anonymous. */
  readonly credentials: string | undefined;
  /** The other host that answered, if the registry redirected there. */
  readonly elsewhere?: string | undefined;
}

// They answer "unauthorized" or "denied" for a missing repository, so that names cannot be probed.
const HIDES_MISSING = new Set(['docker.io', 'ghcr.io', 'quay.io']);

/** The Failure for a refusal, with its remedy. */
export function refusalFailure(refusal: Refusal, attempt: Attempt): Failure {
  const { doing, registry, write, credentials, elsewhere } = attempt;
  const said = describeRefusal(refusal);
  if (elsewhere) return refusedElsewhere(refusal, elsewhere, attempt);
  switch (refusal.status) {
    case 401:
    case 403: {
      const tried = credentials
        ? `with the credentials from ${credentials}`
        : `without credentials, because none were found for ${registry}`;
      if (!write && !credentials && HIDES_MISSING.has(registry)) {
        return new Failure(
          'IMAGE_NOT_FOUND',
          `${upper(doing)} failed (${said}): the image does not exist, or it is private (${registry} does not say ` +
            `which). The request was sent ${tried}. Check the name, or log in with "docker login ${registry}".`,
        );
      }
      const remedy = credentials
        ? `Check that they may ${write ? 'write' : 'read'} there, or log in again with "docker login ${registry}"`
        : `Log in with "docker login ${registry}"`;
      return new Failure(
        'ACCESS_DENIED',
        `${upper(doing)} was refused (${said}). The request was sent ${tried}. ${remedy}.`,
      );
    }
    case 407:
      return new Failure(
        'REGISTRY_UNREACHABLE',
        `${upper(doing)} failed: a proxy before ${registry} requires a user name and password (407). Write them into HTTP_PROXY: http://user:password@host:port.`,
      );
    case 404:
      return new Failure(
        write ? 'REGISTRY_ERROR' : 'IMAGE_NOT_FOUND',
        `${upper(doing)} failed (${said}): ` +
          (write
            ? `the repository does not exist in ${registry}, and pushing does not create it. Create it there first.`
            : 'there is no such image. Check the name and the tag.'),
      );
    case 429:
      return new Failure(
        'RATE_LIMITED',
        `${upper(doing)} was refused because of too many requests (${said}). ` +
          (credentials
            ? 'Wait, then try again.'
            : `Wait, or log in with "docker login ${registry}": authenticated users have a higher limit.`),
      );
    default:
      return new Failure(
        'REGISTRY_ERROR',
        `${upper(doing)} failed: ${registry} answered ${said || 'nothing'}.`,
      );
  }
}

/**
 * The Failure for a refusal by a host to which the registry redirected. It gets no credentials, which are for
 * hosts that users name, so logging in to the registry does not help.
 */
function refusedElsewhere(refusal: Refusal, elsewhere: string, { doing, registry }: Attempt): Failure {
  const code = { 401: 'ACCESS_DENIED', 403: 'ACCESS_DENIED', 404: 'IMAGE_NOT_FOUND', 429: 'RATE_LIMITED' }[
    refusal.status
  ];
  const remedy =
    code === 'ACCESS_DENIED'
      ? ` That request had no credentials. If ${elsewhere} is a registry itself, use the image's name there and log in with "docker login ${elsewhere}"; if it only stores files, check that your network does not block them.`
      : '';
  return new Failure(
    code ?? 'REGISTRY_ERROR',
    `${upper(doing)} failed: ${registry} redirected to ${elsewhere}, which answered ${describeRefusal(refusal)}.${remedy}`,
  );
}

/** The Failure for a request that got no answer at all. Failures and aborts pass through. */
export function brokenFailure(error: unknown, doing: string, host: string): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  if (error instanceof ProxyError) return proxyFailure(error, upper(doing), host);
  if (error instanceof TooLargeError) {
    return new Failure(
      'REGISTRY_ERROR',
      `${upper(doing)} failed: ${error.message}, which is not reasonable.`,
    );
  }
  const { code = '' } = error as { code?: unknown };
  // Pipewright's own faults keep their stack; an error of a connection is not one.
  if (typeof code !== 'string' || (code === '' && /^(Type|Range|Reference|Syntax)Error$/.test(error.name)))
    return error;
  const fail = (why: string): Failure =>
    new Failure('REGISTRY_UNREACHABLE', `${upper(doing)} failed: ${why}`, { cause: error });
  if (code === 'EREFUSEDADDRESS') {
    return new Failure('ADDRESS_REFUSED', `${upper(doing)} was given up: ${error.message}.`, {
      cause: error,
    });
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') {
    const why = `the name ${host} does not resolve. Check its spelling and the network.`;
    // EAI_AGAIN: no answer at the moment; the others: there is no such name.
    return code === 'EAI_AGAIN'
      ? fail(why)
      : new Failure('REGISTRY_NOT_FOUND', `${upper(doing)} failed: ${why}`, { cause: error });
  }
  if (code === 'ECONNREFUSED')
    return fail(`nothing listens at ${host}. Check the name, and that the registry is running.`);
  if (/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|HOSTNAME_MISMATCH)/.test(code)) {
    return fail(
      `the certificate of ${host} is not trusted (${oneLine(error.message)}). Set NODE_EXTRA_CA_CERTS to the file with ` +
        'its certificate authority, or mark the registry as "insecure" in registries.conf.',
    );
  }
  if (/^(EPROTO|ERR_SSL_|HPE_)/.test(code)) {
    return fail(
      `${host} does not speak the expected protocol. If it serves plain HTTP, mark it as "insecure" ` +
        'in registries.conf.',
    );
  }
  if (/^E(HOST|NET)(UNREACH|DOWN)$/.test(code))
    return fail(`${host} cannot be reached (${code}). Check the network, and HTTPS_PROXY if one is needed.`);
  const what = /^(E[A-Z]+|ERR_STREAM_\w+)$/.test(code) ? 'the connection to' : 'the exchange with';
  return fail(`${what} ${host} broke off (${oneLine(explain(error))}). Try again later.`);
}

/** As the beginning of a sentence. */
export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
