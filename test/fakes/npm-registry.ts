import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** `bin` of its package.json: npm links the programs that the registry's document names. */
  readonly bin?: object;
  /** The archive as made by `npm pack`. */
  readonly archive: Uint8Array;
}

export interface NpmRegistry extends AsyncDisposable {
  /** Variables with which npm uses only this registry. @param cache a folder for npm's cache */
  env(cache: string): NodeJS.ProcessEnv;
  /** The paths of all requests. */
  readonly asked: string[];
}

/** A package registry on loopback, as far as npm needs one: a document for each package, and its archive. */
export async function startNpmRegistry(packages: readonly NpmPackage[]): Promise<NpmRegistry> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    asked.push(path);
    const found = packages.find(({ name }) => path === `/${name}` || path === `/-/${name}.tgz`);
    if (!found) return void response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    if (path.endsWith('.tgz')) return void response.writeHead(200).end(found.archive);
    const { name, version, bin, archive } = found;
    const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    const dist = { tarball: `${address()}-/${name}.tgz`, integrity };
    const versions = { [version]: { name, version, bin, dist } };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
  });
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    env: (cache) => ({
      npm_config_registry: address(),
      npm_config_cache: cache,
      npm_config_userconfig: `${cache}/npmrc`,
      npm_config_update_notifier: 'false',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
    }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
