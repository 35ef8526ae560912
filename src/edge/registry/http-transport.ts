import { setMaxListeners } from 'node:events';
import http, { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { https, openConnections } from './connections.ts';
import { bufferCollector } from './garbage.ts';
import { type HttpProxy, proxyError, proxyOf } from './proxy.ts';

/**
 * One HTTP exchange, over node:http rather than fetch: streaming a gigabyte through fetch took a gigabyte of
 * memory and a third more time. Redirects, authorization and retries are the caller's.
 */
export interface Outgoing {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** Resolves names for this request; used to refuse private addresses. */
  readonly lookup?: LookupFunction;
  /** The registry has work to do before it answers: hash and store a whole blob. */
  readonly commits?: boolean;
  /** false: certificates are not checked (`insecure` in registries.conf). */
  readonly verifyTls?: boolean;
}

/** Bytes, or a stream of known size that can be opened again when it has to be sent again. */
export type Body = Uint8Array | { readonly size: number; open(): AsyncIterable<Uint8Array> };

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The requested address, to resolve a relative `Location` against. */
  readonly url: URL;
  /** The IP address that answered; undefined through a proxy. */
  readonly address: string | undefined;
  /** The body as it comes; fails with `StalledError` when nothing has come for the stall limit. */
  stream(): AsyncIterable<Uint8Array>;
  /** The whole body; may be asked for again. @throws TooLargeError above `limit` bytes. */
  bytes(limit: number): Promise<Buffer>;
  /** Drops the body, and frees the connection. */
  discard(): void;
}

/** Nothing moved for too long. */
export class StalledError extends Error {
  override readonly name = 'StalledError';
  readonly code = 'ESTALLED';
}

export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
  readonly code = 'ETOOLARGE';
}

/** All in milliseconds. */
export interface TimeLimits {
  /** Until an answer begins, after the last byte of the request's body. */
  readonly answer: number;
  /** The same for a request that commits a blob. */
  readonly commit: number;
  /** Without progress in the middle of a body, sent or received. */
  readonly stall: number;
}

/** Requests, and bytes of their bodies, since the transport was opened. */
export interface Traffic {
  requests: number;
  sent: number;
  received: number;
}

export interface Transport {
  /** @throws the socket's error, `StalledError`, the signal's reason, or whatever the body's stream threw. */
  send(request: Outgoing): Promise<Answer>;
  readonly traffic: Readonly<Traffic>;
  /** Ends every connection. Idle ones do not keep the process alive; an unread answer does. */
  close(): void;
}

const DISCARD_LIMIT = 64 * 1024;
/** Bytes in memory are sent in pieces of this size, so that a slow line shows as progress, not as silence. */
const PIECE = 256 * 1024;

/** Opens a transport over connections as `openConnections` makes them. */
export function openTransport(options: {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly limits: TimeLimits;
  readonly signal?: AbortSignal | undefined;
}): Transport {
  const { limits, signal } = options;
  // Every request in flight listens to the one signal.
  if (signal) setMaxListeners(0, signal);
  const connections = openConnections(options.env);
  const collect = bufferCollector();
  const traffic: Traffic = { requests: 0, sent: 0, received: 0 };

  function send(request: Outgoing): Promise<Answer> {
    traffic.requests += 1;
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const { url, method, body } = request;
      const proxy = proxyOf(options.env, url);
      const size = body instanceof Uint8Array ? body.length : (body?.size ?? 0);
      const outgoing = (url.protocol === 'http:' ? http : https()).request(url, {
        method,
        agent: connections.agentFor(url, request.verifyTls !== false),
        headers: {
          'user-agent': 'pipewright',
          ...request.headers,
          ...((body || /^(POST|PUT|PATCH)$/.test(method)) && { 'content-length': String(size) }),
        },
        ...(request.lookup && { lookup: request.lookup }),
        ...(signal && { signal }),
      });
      const patience = request.commits ? limits.commit : limits.answer;
      const watch = watchdog(patience, (limit) =>
        fail(new StalledError(`no answer from ${url.host} for ${limit / 1000} s`)),
      );
      // A request that has no connection yet is destroyed without an event.
      const fail = (error: Error): void => {
        settle();
        reject(signal?.aborted ? signal.reason : ((proxy && proxyError(error, proxy)) ?? error));
        outgoing.destroy(error);
      };
      const stop = (): void => fail(signal?.reason);
      const settle = (): void => {
        watch.stop();
        signal?.removeEventListener('abort', stop);
      };
      signal?.addEventListener('abort', stop);
      outgoing.on('error', fail);
      outgoing.on('response', (incoming) => {
        settle();
        // An answer before the end of our body (401, 413): the rest is not wanted, the connection cannot be
        // used again.
        if (!outgoing.writableEnded) incoming.once('end', () => outgoing.destroy());
        resolve(answerOf(incoming, url, proxy));
      });
      if (!body || (body instanceof Uint8Array && size <= PIECE)) {
        traffic.sent += size;
        outgoing.end(body);
      } else {
        const chunks = body instanceof Uint8Array ? pieces(body) : body.open();
        feed(outgoing, chunks, watch, patience).catch((error) => outgoing.destroy(error));
      }
    });
  }

  /** Writes a stream with back-pressure: the next chunk is asked for only when the socket has room. */
  async function feed(
    outgoing: ClientRequest,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    watch: Watchdog,
    patience: number,
  ): Promise<void> {
    let answered = false;
    let wake = (): void => {};
    for (const event of ['response', 'close', 'drain'] as const) {
      outgoing.on(event, () => {
        if (event !== 'drain') answered = true;
        wake();
      });
    }
    // The source has time limits of its own while this waits for it.
    watch.pause();
    for await (const chunk of chunks) {
      if (answered) return;
      traffic.sent += chunk.length;
      if (!outgoing.write(chunk)) {
        watch.restart(limits.stall);
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (answered) resolve();
        });
        watch.pause();
      }
    }
    if (answered) return;
    watch.restart(patience);
    outgoing.end();
  }

  function answerOf(incoming: IncomingMessage, url: URL, proxy: HttpProxy | undefined): Answer {
    // Errors reach the reader; those of an unread answer are ignored.
    incoming.on('error', () => {});
    async function* stream(): AsyncGenerator<Uint8Array> {
      const watch = watchdog(limits.stall, () =>
        incoming.destroy(new StalledError(`${url.host} sent nothing for ${limits.stall / 1000} s`)),
      );
      try {
        for await (const chunk of incoming as AsyncIterable<Buffer>) {
          // The consumer's own pace is not a stall of the sender.
          watch.pause();
          traffic.received += chunk.length;
          collect(chunk.length);
          yield chunk;
          watch.restart(limits.stall);
        }
      } finally {
        watch.stop();
      }
    }
    let whole: Promise<Buffer> | undefined;
    async function readAll(limit: number): Promise<Buffer> {
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of stream()) {
        size += chunk.length;
        if (size > limit) throw new TooLargeError(`${url.host} sent more than ${limit} bytes`);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    }
    return {
      status: incoming.statusCode ?? 0,
      headers: incoming.headers,
      url,
      address: proxy ? undefined : incoming.socket.remoteAddress,
      stream,
      bytes: (limit) => (whole ??= readAll(limit)),
      discard() {
        if (Number(incoming.headers['content-length'] ?? 0) > DISCARD_LIMIT) incoming.destroy();
        else incoming.resume();
      },
    };
  }

  return {
    send,
    traffic,
    close: connections.close,
  };
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

interface Watchdog {
  restart(milliseconds: number): void;
  pause(): void;
  stop(): void;
}

/**
 * Calls `bark` when it was neither restarted nor stopped in time. One timer, refreshed: cheap enough for
 * every chunk.
 */
function watchdog(milliseconds: number, bark: (limit: number) => void): Watchdog {
  let limit = milliseconds;
  let active = true;
  const fire = (): void => {
    if (active) bark(limit);
  };
  let timer = setTimeout(fire, limit);
  return {
    restart(next) {
      active = true;
      if (next === limit) timer.refresh();
      else {
        clearTimeout(timer);
        limit = next;
        timer = setTimeout(fire, limit);
      }
    },
    pause: () => {
      active = false;
    },
    stop: () => clearTimeout(timer),
  };
}
