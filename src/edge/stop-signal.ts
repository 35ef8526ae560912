import { constants } from 'node:os';

/** Numbers of the C library, which keeps the kernel's first two (signal(7), "Real-time signals"). */
const REAL_TIME = { MIN: 34, MAX: 64 } as const;

/**
 * The number of a `StopSignal` (image-spec config.md): `SIGQUIT`, `SIGRTMIN+3`; engines also take `QUIT` and
 * `3`. SIGTERM if it is missing, or if engines would refuse it.
 */
export function stopSignalNumber(text: string | undefined): number {
  const name = (text ?? '').trim().toUpperCase().replace(/^SIG/, '');
  const [, edge, offset = '0'] = /^RT(MIN|MAX)([+-]\d+)?$/.exec(name) ?? [];
  const number = edge
    ? REAL_TIME[edge as keyof typeof REAL_TIME] + Number(offset)
    : /^\d+$/.test(name)
      ? Number(name)
      : Object.entries(constants.signals).find(([signal]) => signal === `SIG${name}`)?.[1];
  return number !== undefined && number >= 1 && number <= REAL_TIME.MAX ? number : constants.signals.SIGTERM;
}
