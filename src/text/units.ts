/** Numbers, sizes and times for people. */

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `10,240` */
export function formatCount(value: number): string {
  return value < 1000 ? String(value) : value.toLocaleString('en-US');
}

/** Bytes in powers of 1,000, as registries count: `43.4 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${UNITS[unit]}`;
}

/** Bytes of memory in MiB, the unit of limits: `61 MiB`. */
export function formatMebibytes(bytes: number): string {
  const value = bytes / 2 ** 20;
  return `${value < 9.95 ? value.toFixed(1) : formatCount(Math.round(value))} MiB`;
}

/** Seconds: `0.42 s`, `4.2 s`, `42 s`, `3 min 05 s`, `2 h 05 min`, `3 d 04 h`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–';
  if (seconds < 0.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return twoUnits(whole, 60, 'min', 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return twoUnits(minutes, 60, 'h', 'min');
  return twoUnits(Math.round(seconds / 3600), 24, 'd', 'h');
}

function twoUnits(value: number, base: number, big: string, small: string): string {
  return `${Math.floor(value / base)} ${big} ${String(value % base).padStart(2, '0')} ${small}`;
}

/** Items per second: `12/s`, `4.2/min`, `0.5/h`. */
export function formatRate(perSecond: number): string {
  const perMinute = perSecond * 60;
  if (perSecond >= 1) return `${perSecond.toFixed(perSecond >= 10 ? 0 : 1)}/s`;
  return perMinute >= 1
    ? `${perMinute.toFixed(perMinute >= 10 ? 0 : 1)}/min`
    : `${(perMinute * 60).toFixed(1)}/h`;
}

/** US dollars of an estimate: `$0.42`, `$12.30`, `$1,234`; at least a cent. */
export function formatDollars(usd: number): string {
  return `$${usd < 99.5 ? Math.max(0.01, usd).toFixed(2) : formatCount(Math.round(usd))}`;
}

/** `25 November 2026, 03:50 UTC`; anything but a date stays as it is. */
export function formatDateTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const time = date.toLocaleTimeString('en-GB', { timeStyle: 'short', timeZone: 'UTC' });
  return `${day}, ${time} UTC`;
}

/** `1 item`, `10,240 items` */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : many}`;
}

/** `a, b and c`; `a, b and 7 more` */
export function listed(names: readonly string[], others = 0): string {
  const all = others > 0 ? [...names, `${formatCount(others)} more`] : names;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
