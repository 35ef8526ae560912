import { posix } from 'node:path';
import type { ItemStep } from '../../protocol/item-plan.ts';
import { runsFolder, sharedFolder } from '../../protocol/object-keys.ts';
import { companionNames } from '../../spec/companion-names.ts';
import type { Plan, PlannedItems, PlannedStep } from '../../workflow/plan.ts';
import { isS3Url, placeOfUrl, type Source, sourceIn } from '../../workflow/sources.ts';
import { signedSources } from './source-rights.ts';

/** Keys of one bucket, as patterns of IAM. */
export interface ReadKeys {
  readonly bucket: string;
  readonly keys: readonly string[];
}

/** Exactly what a step's agents read: keys by bucket, and sources. */
export interface StepReads {
  readonly keys: readonly ReadKeys[];
  readonly sources: readonly Source[];
}

/** What a step's agents read besides their own results and markers. */
export function readsOfStep(plan: Plan, step: PlannedStep): StepReads {
  const { input, output, items } = plan;
  const planned = items?.steps.find(({ id }) => id === step.id);
  if (items && planned) return readsOfItems(plan, items, planned);
  const isFirst = step.needs.length === 0;
  const keys = step.reads.map((prefix) => `${prefix}*`);
  return {
    keys: [
      { bucket: isFirst ? input.bucket! : output.bucket!, keys },
      // The manifest of a gathering step's one item.
      ...(step.gather ? [{ bucket: output.bucket!, keys: [`${output.prefix}.pipewright/*`] }] : []),
    ],
    sources: isFirst ? signedSources(plan) : [],
  };
}

function readsOfItems(plan: Plan, items: PlannedItems, { id, inputs }: ItemStep): StepReads {
  const { input, output } = plan;
  const sources = inputs.flatMap((each) => each.sources);
  const takesFiles = sources.some(({ from }) => from === 'files');
  const before = sources.flatMap((source) => (source.from === 'step' ? [source.step] : []));
  const shared = inputs.flatMap(({ companions, sources: from }) =>
    from.flatMap((source) => (source.from === 'shared' ? [{ name: source.name, companions }] : [])),
  );
  const own = [
    // Content that is too large for messages.
    `${runsFolder(output.prefix)}*/work/${id}/*`,
    ...[...new Set(before)].map((step) => `${output.prefix}${step}/*`),
  ];
  const keys: ReadKeys[] = takesFiles ? [{ bucket: input.bucket!, keys: [`${input.prefix}*`] }] : [];
  for (const { name, companions } of shared) {
    const written = items.shared[name] ?? '';
    if (!isS3Url(written)) own.push(`${sharedFolder(output.prefix)}${name}/*`);
    else {
      const { bucket, prefix: key } = placeOfUrl(written);
      if (sourceIn(plan.sources ?? [], bucket, key)?.access === 'unsigned') continue;
      const beside = companions.flatMap((companion) => companionNames(companion, posix.basename(key)));
      const folder = key.slice(0, key.lastIndexOf('/') + 1);
      keys.push({
        bucket,
        keys: key.endsWith('/') ? [`${key}*`] : [key, ...beside.map((each) => folder + each)],
      });
    }
  }
  return {
    keys: [...keys, { bucket: output.bucket!, keys: own }],
    sources: takesFiles ? signedSources(plan) : [],
  };
}
