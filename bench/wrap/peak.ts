import { writeFileSync } from 'node:fs';

/** Preloaded into a measured Node program: writes its peak resident memory, in bytes, to PEAK_FILE. */
process.on('exit', () => {
  // getrusage(2) counts in KiB on Linux.
  writeFileSync(process.env.PEAK_FILE ?? '/dev/null', String(process.resourceUsage().maxRSS * 1024));
});
