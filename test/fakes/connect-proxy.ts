import { createServer, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** What a proxy does with a request. */
export type ConnectRule =
  | { readonly to: string }
  /** Refuses, but keeps the connection open, as Squid and corporate proxies do. */
  | { readonly status: number; readonly body?: string }
  | 'silent'
  | 'closes';

export interface ConnectProxy extends AsyncDisposable {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  /** Hosts of CONNECT requests, and URLs of plain requests, in order. */
  readonly asked: string[];
  /** The `Proxy-Authorization` of each request. */
  readonly logins: (string | undefined)[];
  /** Connections that are open now. */
  open(): number;
}

/** A proxy on loopback. @param decide what to do with a request, by its host or URL, and its number from 1 */
export async function startConnectProxy(
  decide: (host: string, count: number) => ConnectRule,
): Promise<ConnectProxy> {
  const asked: string[] = [];
  const logins: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? '');
    logins.push(incoming.headers['proxy-authorization']);
    const rule = decide(incoming.url ?? '', asked.length);
    if (typeof rule === 'string') return void incoming.socket.destroy();
    if ('status' in rule) return void outgoing.writeHead(rule.status).end(rule.body);
    const { pathname, search } = new URL(incoming.url ?? '');
    const { method, headers } = incoming;
    const passed = request(`http://${rule.to}${pathname}${search}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', (incoming, socket: Socket) => {
    asked.push(incoming.url ?? '');
    logins.push(incoming.headers['proxy-authorization']);
    const rule = decide(incoming.url ?? '', asked.length);
    if (rule === 'silent') return;
    if (rule === 'closes') return void socket.destroy();
    if ('status' in rule) {
      const body = rule.body ?? '<html>refused</html>';
      socket.write(`HTTP/1.1 ${rule.status} No\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      return;
    }
    const [host, port] = rule.to.split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    logins,
    open: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
