/**
 * The agent's version (SemVer): the tag of its image index, and what `version` prints inside a wrapped image.
 */
export const AGENT_VERSION = '0.1.0';
