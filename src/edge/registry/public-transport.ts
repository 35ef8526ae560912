import type { LookupFunction } from 'node:net';
import { addressScope, publicLookup, RefusedAddressError } from './address.ts';
import type { Transport } from './http-transport.ts';

/** The addresses of a name; none where it does not resolve on this machine. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/**
 * A transport that contacts public addresses only, whatever strangers write. It refuses private addresses in
 * any spelling, and names that resolve to one, also if they resolve differently from one moment to the next.
 * @param resolve for requests through a proxy, which resolves names itself: asked before the first request to
 *   a name
 */
export function publicTransport(transport: Transport, resolve?: Resolve): Transport {
  const resolved = new Map<string, Promise<readonly string[]>>();

  async function check(hostname: string): Promise<void> {
    if (addressScope(hostname) !== 'public') throw refused(hostname, 'is');
    if (!resolve) return;
    const addresses = resolved.get(hostname) ?? resolve(hostname);
    resolved.set(hostname, addresses);
    if ((await addresses).some((address) => addressScope(address) !== 'public'))
      throw refused(hostname, 'resolves to');
  }

  return {
    traffic: transport.traffic,
    close: transport.close,
    async send(request) {
      // The URL parser writes addresses in one form: 2130706433 and 0x7f.1 are 127.0.0.1.
      const { hostname } = request.url;
      await check(hostname);
      const answer = await transport.send({ ...request, lookup: lookupOf(hostname) });
      // A connection that was open already had no name resolution to check.
      if (answer.address === undefined || addressScope(answer.address) === 'public') return answer;
      answer.discard();
      throw refused(hostname, 'resolves to');
    },
  };
}

/** Refuses private addresses of one name, but not of a proxy, which this machine's owner chose. */
function lookupOf(hostname: string): LookupFunction {
  return (name, options, callback) =>
    name === hostname
      ? publicLookup(name, options, callback)
      : process.getBuiltinModule('node:dns').lookup(name, options, callback);
}

/** Asks this machine's own name resolution. */
export const resolveHere: Resolve = async (hostname) => {
  try {
    const found = await process.getBuiltinModule('node:dns/promises').lookup(hostname, { all: true });
    return found.map(({ address }) => address);
  } catch {
    return [];
  }
};

function refused(hostname: string, how: 'is' | 'resolves to'): RefusedAddressError {
  return new RefusedAddressError(`${hostname} ${how} an address that is not public`);
}
