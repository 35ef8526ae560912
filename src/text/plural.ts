import { formatCount } from './units.ts';

/** `1 item`, `10,240 items` */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : many}`;
}
