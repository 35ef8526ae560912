import { splitEnding } from './output-name.ts';

/*
 * Companions: files that travel with another one, such as an index beside its BAM. Their names are made from
 * its name, and say whose companions they are.
 */

/** `{name}.bai|{stem}.bai?` */
export interface Companion {
  /** As the author wrote it. */
  readonly written: string;
  /** Alternatives: any of them will do. Each holds `{name}` or `{stem}` once. */
  readonly templates: readonly string[];
  /** A file may be without it. */
  readonly optional: boolean;
}

/** A template with its one placeholder. */
const TEMPLATE = /^([^{}/|?]*)\{(name|stem)\}([^{}/|?]*)$/;

/**
 * Whether a text can be read as a companion: alternatives with one placeholder each, and a name that is not
 * the file's own.
 */
export function isCompanion(written: string): boolean {
  const { templates } = parseCompanion(written);
  return templates.every((template) => TEMPLATE.test(template) && template !== '{name}');
}

/** Reads a companion of a valid spec: `|` between alternatives, `?` at the end of an optional one. */
export function parseCompanion(written: string): Companion {
  const optional = written.endsWith('?');
  const templates = (optional ? written.slice(0, -1) : written).split('|').map((each) => each.trim());
  return { written, templates, optional };
}

/**
 * The names that a file's companion may have, by preference. `{stem}` is the name without its ending; that of
 * a compressed file and a well-known double one count as one ending: `a` of `a.nii.gz`, and `genome.1` of
 * `genome.1.bt2`.
 * @param name of the file, without a folder
 */
export function companionNames({ templates }: Companion, name: string): string[] {
  const { stem } = splitEnding(name);
  const names = templates.map((template) =>
    template.replace(/\{(name|stem)\}/, (_, part) => (part === 'name' ? name : stem)),
  );
  return [...new Set(names)].filter((each) => each !== name);
}

/**
 * Which of some files a file is a companion of, by its name alone; undefined if there is none.
 * @param name of the file, without a folder
 * @param others names of files in the same folder
 */
export function mainNameOf(
  companions: readonly Companion[],
  name: string,
  others: Iterable<string>,
): string | undefined {
  for (const other of others)
    if (other !== name && companions.some((companion) => companionNames(companion, other).includes(name)))
      return other;
  return undefined;
}

/**
 * Whether a name says that the file is a companion, wherever its main file is: then no pattern takes it.
 * @param mayBeMain whether a file with this name could be a main file; called if the template yields its name
 */
export function isCompanionName(
  companions: readonly Companion[],
  name: string,
  mayBeMain: (name: string) => boolean,
): boolean {
  return companions.some(({ templates }) =>
    templates.some((template) => {
      const [, before, part, after] = TEMPLATE.exec(template) ?? [];
      if (before === undefined || after === undefined) return false;
      if (name.length <= before.length + after.length) return false;
      if (!name.startsWith(before) || !name.endsWith(after)) return false;
      // A stem does not tell the ending of the main file.
      return part === 'stem' || mayBeMain(name.slice(before.length, name.length - after.length));
    }),
  );
}
