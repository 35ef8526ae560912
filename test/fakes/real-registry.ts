import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

/** Debian's `docker-registry` (distribution 2.8), running on loopback with an empty store. */
export interface RealRegistry extends AsyncDisposable {
  /** `127.0.0.1:<port>` */
  readonly host: string;
}

/** The only user of a `locked` registry, with password; and the same with bcrypt, for its htpasswd file. */
export const ACCOUNT = 'keeper:opensesame';
const HTPASSWD = 'keeper:$2b$04$MVVEt0aQ6mz69MadNozAXOBftitQEdb5aGh2xK3ZWX2B.YdBACJ4e';

/**
 * Starts a registry on a free port; `await using` stops it and removes its store.
 * @param options `tls`: with a certificate that no client trusts; `locked`: only for `ACCOUNT`
 * @throws Error if `docker-registry` is not installed or does not answer within 20 s
 */
export async function startRealRegistry(
  options: { readonly tls?: boolean; readonly locked?: boolean } = {},
): Promise<RealRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const config = {
    version: '0.1',
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: folder }, delete: { enabled: true } },
    ...(options.locked && { auth: { htpasswd: { realm: 'test', path: join(folder, 'htpasswd') } } }),
    http: { addr: host, ...(options.tls && { tls: selfSigned(folder) }) },
  };
  if (options.locked) await writeFile(join(folder, 'htpasswd'), `${HTPASSWD}\n`);
  // JSON is valid YAML.
  await writeFile(join(folder, 'config.yml'), JSON.stringify(config));
  const child = spawn('docker-registry', ['serve', join(folder, 'config.yml')], { stdio: 'ignore' });
  let gone: Error | undefined;
  child.on('error', (error) => {
    gone = error;
  });
  child.on('exit', (code) => {
    gone ??= new Error(`docker-registry ended with ${code}`);
  });
  const end = async (): Promise<void> => {
    if (!gone) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // A registry with TLS also answers plain HTTP, with 400.
    await until('an answer of docker-registry', () => fetch(`http://${host}/v2/`).catch(() => undefined), {
      limit: 20_000,
      ended: () => gone !== undefined,
    });
  } catch (error) {
    await end();
    throw gone ?? error;
  }
  return { host, [Symbol.asyncDispose]: end };
}

function selfSigned(folder: string): { certificate: string; key: string } {
  const key = join(folder, 'key.pem');
  const certificate = join(folder, 'certificate.pem');
  const what = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const who = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  execFileSync('openssl', [...what, ...who, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return { certificate, key };
}

/** A port on which no process listens now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return address.port;
}
