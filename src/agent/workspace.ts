/** The files that the agent works on, as its rooms see them: `src/edge/workspace.ts`. */
export type Workspace = typeof import('../edge/workspace.ts');
export type { Found, Owner } from '../edge/workspace.ts';
