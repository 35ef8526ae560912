/**
 * A failure that the user can fix: bad input, missing permissions, a registry that refuses. Its message is
 * one or two sentences: what was being done, what was found, and what to do about it. Any other error is
 * Pipewright's own fault and keeps its stack.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** A stable word for machines (`--json`) and docs anchors, e.g. `IMAGE_NOT_FOUND`. */
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** The message of anything thrown, with its chain of causes, in one line: `what failed. Cause: why`. */
export function explain(error: unknown): string {
  const parts: string[] = [];
  for (
    let e: unknown = error;
    e !== undefined && parts.length < 5;
    e = e instanceof Error ? e.cause : undefined
  ) {
    const text = e instanceof Error ? e.message || e.name : String(e);
    if (text && !parts.some((p) => p.includes(text))) parts.push(text);
  }
  return parts
    .reduce((text, cause) => (text ? `${text}${/[.?!]$/.test(text) ? ' Cause:' : ':'} ${cause}` : cause), '')
    .replace(/\s+/g, ' ');
}

/**
 * The Failure of one part of the work, so that the other parts continue. Any other error, Pipewright's own
 * fault, becomes `UNEXPECTED_ERROR`.
 */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure('UNEXPECTED_ERROR', `Pipewright itself failed: ${explain(error)}. Please report this.`, {
    cause: error,
  });
}
