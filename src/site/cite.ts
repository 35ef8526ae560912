import type { ExtendedSpec } from '../catalog/extended-spec.ts';

/** How to cite an algorithm: what a paper's text says, and an entry for BibTeX. */
export interface Citation {
  readonly text: string;
  readonly bibtex: string;
}

/**
 * Names authors, version and the image by digest, which is what ran. It names no year: the catalog does not
 * know the paper's, and a wrong year is worse than none.
 * @param address of the algorithm's page, where it is known
 */
export function citationOf(spec: ExtendedSpec, address?: string): Citation {
  const { name, version, doi, container_name } = spec;
  const people = authorNames(spec);
  const where = doi === undefined ? address : `https://doi.org/${doi}`;
  const text = [
    people.length > 0 && `${people.join(', ')}.`,
    `${name} (version ${version}) [Computer software].`,
    `Container image ${container_name}.`,
    where,
  ];
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', people.length > 0 ? people.map((each) => escapeTex(each)).join(' and ') : undefined],
    ['title', `{${escapeTex(name)}}`],
    ['version', escapeTex(version)],
    ['doi', doi && escapeTex(doi)],
    ['url', doi === undefined ? address && escapeTex(address) : undefined],
    ['note', `Container image ${escapeTex(container_name)}`],
  ];
  const lines = fields.flatMap(([field, value]) => (value ? [`  ${field} = {${value}},`] : []));
  return {
    text: text.filter(Boolean).join(' '),
    bibtex: `@software{${name}-${version.replace(/[^\w.-]/g, '-')},\n${lines.join('\n')}\n}`,
  };
}

/** The authors, else the maintainers: their names, or their logins on GitHub. */
export function authorNames({
  authors,
  maintainers,
}: Pick<ExtendedSpec, 'authors' | 'maintainers'>): string[] {
  if (authors.length > 0) return authors.map(({ name }) => name);
  return maintainers.map(({ name, github }) => name ?? github);
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text for a field in braces: characters with a meaning in TeX are escaped. */
function escapeTex(text: string): string {
  return text.replace(/[\\~^]|[{}$&#%_]/g, (character) => TEX[character] ?? `\\${character}`);
}
