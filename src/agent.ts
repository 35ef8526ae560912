import { AGENT_VERSION } from './agent/version.ts';
console.log(AGENT_VERSION);
