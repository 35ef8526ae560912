import { checkpointsFolder } from '../protocol/object-keys.ts';
import type { ResourceNames } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';

/** A bucket's whole lifecycle configuration in S3's format: a Put replaces all of it. */
export interface LifecycleConfig {
  readonly Rules: readonly LifecycleRule[];
  /** If a Put leaves it out, S3 uses its default. */
  readonly TransitionDefaultMinimumObjectSize?: string;
}

/** Rules of other owners keep all their fields, also those not named here. */
export interface LifecycleRule {
  readonly ID?: string;
  readonly Status?: string;
  /** Instead of a filter, in rules of the old form. */
  readonly Prefix?: string;
  readonly Filter?: object;
  readonly Expiration?: object;
}

/** S3's limit (Amazon S3 User Guide, "Lifecycle configuration elements"). */
export const MOST_RULES = 1000;

/**
 * Days after which checkpoints of items that never ended expire: no message is older (Amazon SQS Developer
 * Guide, "Message retention").
 */
const CHECKPOINT_DAYS = 14;

/**
 * The rules of a plan: results that are kept for a number of days expire by their step's folder; so do
 * checkpoints that were left over, for example because their run was canceled.
 */
export function keepRules({ steps, output }: Plan, names: ResourceNames): LifecycleRule[] {
  const results = steps.flatMap(({ id, keep, writes }) =>
    typeof keep === 'number'
      ? [
          {
            ID: names.keep(id),
            Status: 'Enabled',
            Filter: { Prefix: writes },
            Expiration: { Days: keep },
          },
        ]
      : [],
  );
  if (steps.every(({ spec }) => spec.checkpoint === undefined)) return results;
  const checkpoints = {
    // No step has a dot in its name.
    ID: names.keep('.checkpoints'),
    Status: 'Enabled',
    Filter: { Prefix: checkpointsFolder(output.prefix) },
    Expiration: { Days: CHECKPOINT_DAYS },
  };
  return [...results, checkpoints];
}

/**
 * A bucket's rules with a workflow's own ones replaced by these; undefined where nothing changes. All others
 * keep their meaning: S3 refuses a configuration with both filters and old prefixes ("Filter element can only
 * be used in Lifecycle V2"), so next to ours an old prefix becomes the same filter.
 * @param own the beginning of the ids of the workflow's own rules
 */
export function withRules(
  config: LifecycleConfig,
  own: string,
  rules: readonly LifecycleRule[],
): LifecycleConfig | undefined {
  const isOwn = ({ ID = '' }: LifecycleRule): boolean => ID.startsWith(own);
  const shapes = (some: readonly LifecycleRule[]): string => JSON.stringify(some.map(shape).sort());
  if (shapes(config.Rules.filter(isOwn)) === shapes(rules)) return undefined;
  const others = config.Rules.filter((rule) => !isOwn(rule));
  return { ...config, Rules: rules.length === 0 ? others : [...others.map(withFilter), ...rules] };
}

function withFilter({ Prefix, ...rule }: LifecycleRule): LifecycleRule {
  return Prefix === undefined ? rule : { ...rule, Filter: { Prefix } };
}

/** S3 may answer with the fields in another order, and with some of its own. */
function shape({ ID, Status, Filter, Expiration }: LifecycleRule): string {
  const { Prefix } = (Filter ?? {}) as { readonly Prefix?: string };
  const { Days } = (Expiration ?? {}) as { readonly Days?: number };
  return JSON.stringify([ID, Status, Prefix, Days]);
}
