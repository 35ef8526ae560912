import { globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { needsOf } from './needs.ts';

/** Rooms with I/O, and the agent, which only runs on Linux. */
const NOT_PURE = ['edge', 'command', 'agent'];

/**
 * The tests of pure rooms that need no service and no program: they pass on any system with Node.
 * @returns files below `root`
 */
export function pureTests(root: string): string[] {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_PURE.includes(entry.name))
    .map(({ name }) => name);
  const files = rooms.flatMap((room) => globSync(`test/${room}/**/*.test.ts`, { cwd: root }));
  return files.filter((file) => needsOf(root, file).all.size === 0).sort();
}
