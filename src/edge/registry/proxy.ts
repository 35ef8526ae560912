import { BlockList, isIP } from 'node:net';
import { Failure } from '../../core/failure.ts';
import { isConnectionError, isTransientStatus } from '../../core/retry.ts';
import { isLoopback } from './address.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The proxy that the environment names for a kind of address. */
export interface HttpProxy {
  /** `HTTPS_PROXY`, as it is written there. */
  readonly variable: string;
  readonly url: URL;
  /** Without user name and password: `http://proxy.example:3128`. */
  readonly label: string;
}

/** A proxy did not let a request through. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly code = 'EPROXY';
  readonly proxy: HttpProxy;
  /** HTTP status of its answer; undefined: it could not be reached, or answered nothing. */
  readonly status: number | undefined;

  constructor(proxy: HttpProxy, message: string, status: number | undefined, options: { cause: unknown }) {
    super(message, options);
    this.proxy = proxy;
    this.status = status;
  }

  /** Whether it may let the next try through. */
  get isTransient(): boolean {
    return this.status === undefined ? isConnectionError(this.cause) : isTransientStatus(this.status);
  }
}

/**
 * The proxy for an address: `https_proxy` or `http_proxy`, lower case first, as curl and Node read them; none
 * for loopback and for what `no_proxy` names. A value without a scheme means `http://`.
 * @throws Failure `BAD_PROXY`
 */
export function proxyOf(env: Env, url: URL): HttpProxy | undefined {
  if (isLoopback(url.hostname)) return undefined;
  const name = url.protocol === 'http:' ? 'http_proxy' : 'https_proxy';
  const variable = [name, name.toUpperCase()].find((each) => env[each]);
  const text = variable && env[variable]?.trim();
  if (!variable || !text || isException(env.no_proxy || env.NO_PROXY || '', url)) return undefined;
  const parsed = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  // Without the variable's text, which may hold a password.
  const refuse = (what: string): Failure =>
    new Failure('BAD_PROXY', `${variable} ${what}. Write it as http://host:port, or unset it.`);
  if (!parsed?.hostname) throw refuse('is not the address of a proxy');
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
    throw refuse(
      `names a proxy of the kind "${parsed.protocol.slice(0, -1)}", and only http and https are supported`,
    );
  try {
    decodeURIComponent(parsed.username + parsed.password);
  } catch {
    throw refuse(
      'has a user name or password with a "%" that does not begin an escape; write a plain "%" as "%25"',
    );
  }
  return { variable, url: parsed, label: `${parsed.protocol}//${parsed.host}` };
}

/** `NO_PROXY` as curl and Go read it: a name includes its subdomains, a network is written `10.0.0.0/8`. */
function isException(list: string, { hostname, host }: URL): boolean {
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(name);
  return list.split(/[\s,]+/).some((entry) => {
    const each = entry.toLowerCase().replace(/^\*?\./, '');
    if (!each) return false;
    if (each === '*' || each === name || each === host) return true;
    const [network = '', prefix = ''] = each.split('/');
    if (prefix && family && isIP(network) === family) {
      const block = new BlockList();
      const kind = family === 4 ? 'ipv4' : 'ipv6';
      if (/^\d+$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
        block.addSubnet(network, Number(prefix), kind);
      return block.check(name, kind);
    }
    return family === 0 && (name.endsWith(`.${each}`) || host.endsWith(`.${each}`));
  });
}

/** The error that a proxy caused; undefined when the connection failed beyond it. */
export function proxyError(error: unknown, proxy: HttpProxy): ProxyError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'ERR_PROXY_TUNNEL') {
    const said = statusCode === undefined ? 'gave no answer' : `answered ${statusCode}`;
    return new ProxyError(proxy, said, statusCode, { cause: error });
  }
  const [first = error] = (error as { errors?: Error[] }).errors ?? [];
  // Only the proxy itself is looked up and connected to.
  const { syscall } = first as NodeJS.ErrnoException;
  if (syscall !== 'connect' && syscall !== 'getaddrinfo') return undefined;
  return new ProxyError(proxy, `cannot be reached (${code ?? 'no reason given'})`, undefined, {
    cause: error,
  });
}

/** The Failure for a proxy's error, with its remedy. @param host that could not be reached */
export function proxyFailure(error: ProxyError, doing: string, host: string): Failure {
  const { proxy, status } = error;
  const named = `the proxy ${proxy.label} (${proxy.variable})`;
  const fail = (why: string): Failure => new Failure('REGISTRY_UNREACHABLE', `${doing} failed: ${why}`);
  if (status === 407)
    return fail(
      `${named} requires a user name and password (407). Write them into ${proxy.variable}: http://user:password@host:port.`,
    );
  if (status !== undefined)
    return fail(
      `${named} refuses the connection to ${host} (${status}). Ask for ${host} to be allowed there, or, if it can be reached without the proxy, add it to NO_PROXY.`,
    );
  return fail(`${named} ${error.message}. Check ${proxy.variable}, or add ${host} to NO_PROXY.`);
}
