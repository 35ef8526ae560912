import { chmod, copyFile, cp, mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import { INPUT_MOUNT } from '../local/item-container.ts';
import { companionNames } from '../spec/companion-names.ts';
import type { CompleteSpec, CompleteTest } from '../spec/complete-spec.ts';
import { inputsOf, type NamedInput } from '../spec/named-files.ts';
import { samplesOf } from '../spec/test-samples.ts';
import { hasFileInside, leadsInside } from './files.ts';

/**
 * Copies a test's samples, with their companions, into the folder that its container gets.
 * @param folder the spec's, absolute: samples are named relative to it
 * @returns the inputs as words of the agent's call
 * @throws Failure `SAMPLE_MISSING`
 */
export async function copySamples(
  folder: string,
  spec: CompleteSpec,
  test: CompleteTest,
  target: string,
): Promise<string[]> {
  const words: string[] = test.item === undefined ? [] : ['--item', test.item];
  for (const [name, samples] of samplesOf(test)) {
    const input = inputsOf(spec).find((one) => one.name === name);
    for (const [i, sample] of samples.entries()) {
      // Samples with the same name must not collide. Without `test.inputs` there is only one, at the top.
      const place = test.inputs ? `${name}/${i + 1}` : '';
      await copySample(folder, sample, input, join(target, place), test.name);
      const inside = posix.join(INPUT_MOUNT, place, basename(sample));
      words.push(...(test.inputs ? ['--input', `${name}=${inside}`] : [inside]));
    }
  }
  await openToAll(target);
  return words;
}

async function copySample(
  folder: string,
  sample: string,
  input: NamedInput | undefined,
  target: string,
  test: string,
): Promise<void> {
  await mkdir(target, { recursive: true });
  const from = join(folder, sample);
  const to = join(target, basename(sample));
  try {
    if (input?.folder) {
      if (!leadsInside(folder, from))
        throw Object.assign(new Error('outside'), { code: 'a link to elsewhere' });
      // Links stay links: in the container they lead to its own files.
      await cp(from, to, { recursive: true, verbatimSymlinks: true });
    } else await copyFile(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure('SAMPLE_MISSING', `The sample ${from} of test "${test}" cannot be read (${code}).`);
  }
  for (const companion of input?.companions ?? [])
    for (const name of companionNames(companion, basename(sample))) {
      const beside = join(dirname(sample), name);
      if (hasFileInside(folder, beside)) await copyFile(join(folder, beside), join(target, name));
    }
}

/** Any user may run in the container. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, 0o644);
  }
}
