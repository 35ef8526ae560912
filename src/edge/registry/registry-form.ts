import { isRecord } from '../../core/record.ts';
import type { Answer } from './http-transport.ts';

/** RFC 6749 5.2, "Error Response": what token services answer. */
const OAUTH_ERRORS = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
]);

/** The header with which registries name themselves (Docker Registry HTTP API V2, "API Version Check"). */
export function saysRegistry({ headers }: Pick<Answer, 'headers'>): boolean {
  return String(headers['docker-distribution-api-version'] ?? '').startsWith('registry/');
}

/**
 * Whether a refusal's body is one of a registry or a token service (distribution-spec "Error Codes"). Other
 * bodies are not quoted: a name that a stranger wrote may lead to any service, and the message may be public.
 * @param body parsed JSON
 */
export function hasRegistryForm(answer: Pick<Answer, 'headers'>, body: unknown): boolean {
  if (saysRegistry(answer)) return true;
  if (!isRecord(body)) return false;
  if (typeof body.error === 'string' && OAUTH_ERRORS.has(body.error)) return true;
  const first: unknown = Array.isArray(body.errors) ? body.errors[0] : undefined;
  return isRecord(first) && typeof first.code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(first.code);
}
