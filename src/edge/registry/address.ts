import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * How far an address reaches. Names in specs come from strangers, and a registry may name any address as its
 * token service, upload location or redirect: from a public registry, none of them must lead into the network
 * that Pipewright runs in.
 */
export type AddressScope = 'public' | 'private' | 'link-local';

const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  // Unspecified, loopback, and the deprecated IPv4-compatible addresses.
  ['::', 96],
  ['fc00::', 7],
  ['fec0::', 10],
  ['ff00::', 8],
  // IPv4 in IPv6 for translators inside a network, 6to4 and Teredo: no registry has such an address.
  ['::ffff:0:0:0', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['2001::', 32],
  ['100::', 64],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv6');
}

// Where clouds serve a machine's own credentials; fd00:ec2::254 is the same on AWS.
const LINK_LOCAL = new BlockList();
LINK_LOCAL.addSubnet('169.254.0.0', 16, 'ipv4');
LINK_LOCAL.addSubnet('fe80::', 10, 'ipv6');
LINK_LOCAL.addSubnet('fd00:ec2::', 64, 'ipv6');

/**
 * The scope of an IP address or host name, with or without `[]`. Names other than `localhost` count as public
 * here: what they resolve to is checked by `publicLookup`. IPv4 inside IPv6 (`::ffff:10.0.0.1`, `64:ff9b::…`)
 * is unwrapped.
 */
export function addressScope(host: string): AddressScope {
  if (isLoopback(host)) return 'private';
  const bare = host.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 0) return 'public';
  const embedded = family === 6 ? embeddedIpv4(bare) : undefined;
  if (embedded) return addressScope(embedded);
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  if (LINK_LOCAL.check(bare, kind)) return 'link-local';
  return PRIVATE.check(bare, kind) ? 'private' : 'public';
}

function embeddedIpv4(address: string): string | undefined {
  // The URL parser writes every IPv6 address in its canonical form: ::ffff:7f00:1.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const hex = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
  if (!hex) return undefined;
  const high = Number.parseInt(hex[1]!, 16);
  const low = Number.parseInt(hex[2]!, 16);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * Why an address that a registry gave must not be followed; undefined when it may be followed. `scope` is
 * that of the registry.
 */
export function redirectBlockedReason(registry: URL, scope: AddressScope, to: URL): string | undefined {
  if (to.origin === registry.origin) return undefined;
  if (to.protocol !== 'https:' && to.protocol !== 'http:') return 'it is not a web address';
  if (to.username || to.password) return 'it holds a user name or password';
  const target = addressScope(to.hostname);
  if (target === 'link-local') return 'it is a link-local address';
  if (target === 'private' && scope === 'public') return 'it is a private address';
  if (to.protocol === 'http:' && registry.protocol === 'https:') return 'it is not https';
  return undefined;
}

/** `127.0.0.0/8`, `::1`, `localhost`: never through a proxy, and plain HTTP by default. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return bare === '::1' || /^127\.\d+\.\d+\.\d+$/.test(bare) || /^(.+\.)?localhost$/i.test(bare);
}

/** Name resolution that refuses names which lead to addresses that are not public. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  process.getBuiltinModule('node:dns').lookup(hostname, { ...options, all: true }, (error, found) => {
    const addresses = found ?? [];
    const bad = addresses.find((a) => addressScope(a.address) !== 'public');
    // The message may be shown in public: it does not say which address.
    const refusal = bad && new RefusedAddressError(`${hostname} resolves to an address that is not public`);
    const failure = error ?? refusal ?? null;
    if (failure || options.all) callback(failure, failure ? [] : addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
  readonly code = 'EREFUSEDADDRESS';
}
