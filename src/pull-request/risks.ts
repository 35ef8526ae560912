import type { Author } from '../github/github.ts';
import { parseReference } from '../oci/reference.ts';
import { CommandSyntaxError, splitWords, wordText } from '../spec/shell-words.ts';
import { clip, escapeMarkdown, inlineCode } from '../text/markdown.ts';
import { shortDigest } from '../text/quote.ts';
import type { EntryReport } from './examine.ts';

const SHELLS = /(^|\/)(sh|bash|ash|dash|zsh|ksh|busybox)$/;

/**
 * What a reviewer should look at before approving, each as a line of Markdown. None of these is wrong on its
 * own.
 */
export function risksOf(report: EntryReport, author?: Author): string[] {
  const { spec, derived, before } = report;
  if (!spec) return [];
  const lines: string[] = [];
  if (author?.isNew)
    lines.push(
      `${inlineCode(author.login)} is new here: do the source and the image belong to the same people?`,
    );
  const roots = (derived?.images ?? []).filter((image) => /^(|0|root)(:|$)/.test(image.user));
  if (roots.length > 0) lines.push('The algorithm runs as root inside the container.');
  const words = wordsOf(spec.run_command);
  if (words.some((word) => SHELLS.test(word)))
    lines.push(`The command starts a shell: ${inlineCode(clip(spec.run_command, 400))}.`);
  const reference = parseReference(spec.container_name);
  if (reference.kind === 'registry' && !reference.digest) {
    const now = derived
      ? ` Reviewed here, and published: ${inlineCode(shortDigest(derived.wrap.source.digest))}.`
      : '';
    lines.push(
      `The image is named by ${reference.tag ? `the tag ${inlineCode(reference.tag)}` : 'no tag'}, which can be moved to another image.${now}`,
    );
  }
  if (spec.port.length > 0) {
    const ports = spec.port.map(({ port, protocol }) => `${port}/${protocol}`).join(', ');
    lines.push(`It opens ports: ${inlineCode(ports)}.`);
  }
  const secrets = spec.user_specified_environment_variables.filter((variable) => variable.secret);
  if (secrets.length > 0)
    lines.push(`It gets secrets: ${inlineCode(secrets.map(({ name }) => name).join(', '))}.`);
  if (before && people(before.maintainers) !== people(spec.maintainers)) {
    lines.push(
      `The maintainers change from ${escapeMarkdown(people(before.maintainers) || 'none')} to ${escapeMarkdown(people(spec.maintainers) || 'none')}. Do the former maintainers agree?`,
    );
  }
  if (before && registryOf(before.source_image.name) !== registryOf(spec.container_name)) {
    lines.push(
      `The image comes from another registry or owner: ${inlineCode(before.source_image.name)} before, ${inlineCode(spec.container_name)} now.`,
    );
  }
  if (derived?.wrap.replaced) lines.push('The image was already wrapped; its agent is replaced.');
  for (const { platform, reason } of derived?.wrap.dropped ?? [])
    if (reason !== 'attestation' && reason !== 'SOCI index')
      lines.push(`Left out: ${inlineCode(platform)}, ${reason}.`);
  if (spec.tests.length === 0) lines.push('There are no tests: nothing shows that it works.');
  return lines;
}

function wordsOf(command: string): string[] {
  try {
    return splitWords(command).map(wordText);
  } catch (error) {
    if (error instanceof CommandSyntaxError) return [];
    throw error;
  }
}

function people(maintainers: readonly { readonly github: string }[]): string {
  return maintainers
    .map(({ github }) => github)
    .sort()
    .join(', ');
}

/** Host and first part of the path: who controls an image. */
function registryOf(name: string): string {
  const reference = parseReference(name);
  return reference.kind === 'registry'
    ? `${reference.registry}/${reference.repository.split('/')[0]}`
    : reference.kind;
}
