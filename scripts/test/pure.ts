import { globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { needsOf } from './needs.ts';

/** Rooms that touch the world; and the agent, which runs on Linux alone. */
const NOT_PURE = ['edge', 'command', 'agent'];

/**
 * The tests of the pure rooms that need no service and no program: these pass wherever Node runs.
 * @returns files below `root`
 */
export function pureTests(root: string): string[] {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_PURE.includes(entry.name))
    .map(({ name }) => name);
  const files = rooms.flatMap((room) => globSync(`test/${room}/**/*.test.ts`, { cwd: root }));
  return files.filter((file) => needsOf(root, file).all.size === 0).sort();
}
