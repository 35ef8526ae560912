import { writeFileSync } from 'node:fs';

/** Preloaded into a measured Node program: leaves its peak resident memory, in bytes, in PEAK_FILE. */
process.on('exit', () => {
  // getrusage(2) counts in KiB on Linux.
  writeFileSync(process.env.PEAK_FILE ?? '/dev/null', String(process.resourceUsage().maxRSS * 1024));
});
