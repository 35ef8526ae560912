import { checkpointsFolder } from '../protocol/object-keys.ts';
import type { ResourceNames } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';

/** A bucket's whole lifecycle configuration in S3's format: a Put replaces all of it. */
export interface LifecycleConfig {
  readonly Rules: readonly LifecycleRule[];
  /** Where it is left out of a Put, S3 takes its default. */
  readonly TransitionDefaultMinimumObjectSize?: string;
}

/** Of others' rules, all fields are kept. */
export interface LifecycleRule {
  readonly ID?: string;
  readonly Status?: string;
  /** In the place of a filter, as of old. */
  readonly Prefix?: string;
  readonly Filter?: object;
  readonly Expiration?: object;
}

/** S3's limit (Amazon S3 User Guide, "Lifecycle configuration elements"). */
export const MOST_RULES = 1000;

/** Checkpoints of items that never ended: no message is older (Amazon SQS Developer Guide, "Message retention"). */
const CHECKPOINT_DAYS = 14;

/**
 * The rules of a plan: results that stay for days expire by their step's folder; and so do checkpoints that nothing removed, as
 * their run was canceled.
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
 * A bucket's rules with a workflow's own ones replaced by these; undefined where nothing changes. All others mean what they did:
 * S3 refuses a configuration with filters and old prefixes ("Filter element can only be used in Lifecycle V2"), so beside ours an
 * old prefix becomes the same filter.
 * @param own what the ids of its own ones begin with
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
