/** The files that the agent works on, as its rooms see them: `src/edge/agent-workspace.ts`. */
export type Workspace = typeof import('../edge/agent-workspace.ts');
export type { Found, Owner } from '../edge/agent-workspace.ts';
