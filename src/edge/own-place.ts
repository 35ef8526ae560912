import { existsSync } from 'node:fs';
import type { OwnPlace } from '../local/engine-place.ts';

/** Where this process runs: Docker and Podman mark containers with a file of their own. */
export function ownPlace(): OwnPlace {
  return {
    env: process.env,
    inContainer: ['/.dockerenv', '/run/.containerenv'].some((file) => existsSync(file)),
  };
}
