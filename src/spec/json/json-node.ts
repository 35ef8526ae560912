import type { Finding, Fix } from '../../core/finding.ts';

/** A stretch of text, in UTF-16 units. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** A part of a JSON text. A property's children are its name, a string, and its value, if it has one. */
export interface JsonNode extends Span {
  readonly type: 'object' | 'array' | 'property' | 'string' | 'number' | 'boolean' | 'null';
  readonly value?: unknown;
  readonly children?: readonly JsonNode[];
  readonly parent?: JsonNode;
}

/** A node while it is read. */
export interface OpenNode extends JsonNode {
  offset: number;
  length: number;
  value?: unknown;
  children?: OpenNode[];
  parent?: OpenNode;
}

/** A mistake in the syntax. */
export interface Mistake {
  readonly code: Finding['code'];
  readonly where: Span;
  readonly message: string;
  readonly fix?: Fix | undefined;
}
