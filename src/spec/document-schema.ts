import type { ErrorObject, ValidateFunction } from 'ajv';
import { compileSchema } from './compile-schema.ts';
import { type Path, stepsOf, valueAt } from './json/json-text.ts';
import type { FieldWords } from './spec-field-names.ts';

/** The part of JSON Schema that Pipewright's schemas use. */
export interface Schema {
  readonly $id?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  /** For fields whose names the author chooses. */
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** What is allowed, as a noun; VS Code and findings show it when `pattern` does not match. */
  readonly patternErrorMessage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
}

/** The schema of one kind of document, with the names that people use for its fields. */
export class DocumentSchema {
  readonly words: FieldWords;
  private readonly schema: Schema;
  private readonly others: readonly Schema[];
  private validate: ValidateFunction | undefined;

  /** @param others schemas that this one refers to by their `$id` */
  constructor(schema: Schema, words: FieldWords = {}, others: readonly Schema[] = []) {
    this.schema = schema;
    this.words = words;
    this.others = others;
  }

  /** Every mistake that the schema finds in a document. Compiled on first use. */
  errors(document: unknown): readonly ErrorObject[] {
    this.validate ??= compileSchema(this.schema, this.others);
    return this.validate(document) ? [] : (this.validate.errors ?? []);
  }

  /**
   * A field's or an item's schema, a reference such as `#/definitions/port` or `spec.schema.json#/…`
   * followed.
   */
  follow(found: Schema | undefined): Schema | undefined {
    return this.followIn(this.schema, found);
  }

  /** The schema of the value at a path, as far as fields and items are named. */
  at(path: Path): Schema | undefined {
    let found: Schema | undefined = this.schema;
    for (const step of path) {
      if (typeof step === 'number') found = this.follow(found?.items);
      else {
        const { properties = {}, additionalProperties: others } = found ?? {};
        const own = Object.hasOwn(properties, step) ? properties[step] : undefined;
        found = this.follow(own ?? (typeof others === 'object' ? others : undefined));
      }
    }
    return found;
  }

  private followIn(document: Schema, found: Schema | undefined): Schema | undefined {
    if (!found?.$ref) return found;
    const [file = '', fragment = ''] = found.$ref.split('#');
    const target = file === '' ? document : this.others.find(({ $id }) => $id?.endsWith(`/${file}`));
    return target && this.followIn(target, valueAt(target, stepsOf(fragment)) as Schema | undefined);
  }
}
