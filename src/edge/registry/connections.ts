import http from 'node:http';
import type { Socket } from 'node:net';
import { type HttpProxy, proxyError, proxyOf } from './proxy.ts';

export interface Connections {
  /** The pool for an address. @throws Failure `BAD_PROXY` */
  agentFor(url: URL, verifyTls: boolean): http.Agent;
  /** Ends every connection, those too that a proxy left half open. */
  close(): void;
}

type Create = (options: object, done: (error: Error | null, socket?: Socket) => void) => Socket | undefined;

/** Loaded when it is first needed, because it loads all of TLS. */
export const https = () => process.getBuiltinModule('node:https');

/**
 * Pools of kept-alive connections. `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` of `env` are honoured, except
 * for loopback addresses. Idle connections do not keep the process alive.
 */
export function openConnections(env: Readonly<Record<string, string | undefined>>): Connections {
  const pool = { keepAlive: true, maxSockets: 32, scheduling: 'lifo' as const };
  const agents = new Map<string, http.Agent>();
  const sockets = new Set<Socket>();

  function open(protocol: string, proxy: HttpProxy | undefined, verifyTls: boolean): http.Agent {
    const settings = {
      ...pool,
      ...(proxy && { proxyEnv: { [proxy.variable.toLowerCase()]: proxy.url.href } }),
      ...(!verifyTls && { rejectUnauthorized: false }),
    };
    const agent = protocol === 'http:' ? new http.Agent(settings) : new (https().Agent)(settings);
    const create = agent.createConnection.bind(agent) as Create;
    const watched: Create = (options, done) => {
      const socket = create(options, (error, made) => {
        // Node leaves a refused tunnel open and drops its socket.
        if (error) socket?.destroy();
        else socket?.ref();
        done(error && ((proxy && proxyError(error, proxy)) ?? error), made);
      });
      if (socket) {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
        // While the tunnel is set up, no request owns the socket; the timer of the waiting request keeps the
        // process alive.
        if (proxy && protocol === 'https:') socket.unref();
      }
      return socket;
    };
    agent.createConnection = watched as typeof agent.createConnection;
    return agent;
  }

  return {
    agentFor(url, verifyTls) {
      const proxy = proxyOf(env, url);
      const key = `${url.protocol} ${proxy !== undefined} ${verifyTls}`;
      const agent = agents.get(key) ?? open(url.protocol, proxy, verifyTls);
      agents.set(key, agent);
      return agent;
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
      for (const socket of sockets) socket.destroy();
    },
  };
}
