import { dirname, join, relative, resolve } from 'node:path';
import agentRelease from '../../agent/agent.json' with { type: 'json' };
import { checkSourceAllowed, defaultTarget } from '../catalog/catalog-settings.ts';
import { type ExtendedSpec, extendSpec, formatExtendedSpec } from '../catalog/extended-spec.ts';
import { Failure } from '../core/failure.ts';
import { openCatalogFolder, writeIfChanged } from '../edge/catalog-folder.ts';
import { readTextIfThere } from '../edge/files.ts';
import { openImages } from '../edge/images.ts';
import { parseReference, type Reference, repositoryName } from '../oci/reference.ts';
import { shortDigest } from '../text/quote.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatBytes, formatDuration } from '../text/units.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import { type WrapResult, wrapAlgorithm } from '../wrap/wrap.ts';
import type { CommandIo } from './command-io.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { readSpecFile } from './spec-file.ts';
import { showWrapProgress } from './wrap-progress.ts';

const USAGE = `pipewright wrap SPEC [--to REF]

Puts the agent into the image that SPEC names and pushes the result. Nothing is built or pulled; between repositories
of one registry no layer moves.

  --to REF       where the wrapped image goes: a registry reference, or oci:DIR.
                 Default: <registry of catalog.json>/<name>:<version>
  --source REF   read the source image here instead (oci:DIR:TAG, docker-daemon:NAME:TAG, another registry);
                 what is written down stays the spec's container_name
  --agent REF    take the agent layer from here. Default: ${agentRelease.name}
  --out FILE     write the extended spec here. Default: <version>.json beside SPEC
  --no-write     write no file
  --json         print one JSON object: reference, digest, source{name,digest}, platforms[{platform,digest,size}],
                 dropped[{platform,digest,reason}], replaced, already_there, blobs{present,mounted,copied},
                 copied_bytes, file, requests, bytes_sent, bytes_received, seconds
`;

/** `pipewright wrap`. @throws Failure for whatever the user can mend */
export async function wrap(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    to: { type: 'string' },
    source: { type: 'string' },
    agent: { type: 'string' },
    out: { type: 'string' },
    'no-write': { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const [path, ...others] = positionals;
  if (!path || others.length > 0)
    throw new Failure('BAD_USAGE', 'Name one spec: pipewright wrap catalog/<name>/spec.json');
  const started = performance.now();
  const read = readSpecFile(path, io, values.json === true);
  if (!read) return 1;
  const { spec } = read;
  const catalog = openCatalogFolder(read.file);
  const source = parseReference(values.source ?? spec.container_name);
  checkSourceAllowed(catalog?.settings, parseReference(spec.container_name));
  const target = values.to ? parseReference(values.to) : catalog && defaultTarget(catalog.settings, spec);
  if (!target) {
    throw new Failure(
      'NO_TARGET',
      `There is no catalog.json above ${path} that says where wrapped images go. Say it with --to REF.`,
    );
  }
  const release = agentRelease as AgentRelease;
  const agentFrom = parseReference(values.agent ?? `${release.name}:${release.version}`);
  const file = extendedFile(values, read.file, spec.version, target, io.cwd);
  const shown = file && relative(io.cwd, file);
  const published = file && values.out === undefined ? await readTextIfThere(file) : undefined;
  const progress = showWrapProgress(io, values.json === true, () => {
    const { sent, received } = images.registry.traffic;
    return Math.max(sent, received);
  });
  await using images = await openImages({ env: io.env, signal: io.signal, onEvent: progress.event });
  const result = await wrapAlgorithm({ spec, source, target, agent: release, agentFrom }, images, {
    ...progress,
    derived(wrap) {
      // Before the first byte is pushed: the tag of a published version must not move.
      if (shown && target.kind === 'registry')
        checkUnpublished(published, extendSpec(spec, wrap, release, repositoryName(target)), shown);
      progress.derived(wrap);
    },
  }).finally(progress.end);
  const extended = extendSpec(spec, result.wrap, release, result.repository);
  if (file) {
    try {
      await writeIfChanged(file, formatExtendedSpec(extended));
      if (values.out === undefined) await catalog?.refreshIndex();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw new Failure(error.code, `${error.message} The image is pushed: ${result.reference}.`, {
        cause: error.cause,
      });
    }
  }
  const milliseconds = performance.now() - started;
  if (values.json) {
    const { requests, sent, received } = images.registry.traffic;
    io.out(
      jsonText({
        ...summary(result, extended),
        ...(shown && { file: shown }),
        requests,
        bytes_sent: sent,
        bytes_received: received,
        seconds: milliseconds / 1000,
      }),
    );
  } else {
    io.out(report(result, extended, shown, milliseconds));
  }
  return 0;
}

/** Where the extended spec goes; nowhere when the wrap went into a folder, where nobody else could pull it. */
function extendedFile(
  values: { out?: string; 'no-write'?: boolean },
  specFile: string,
  version: string,
  target: Reference,
  cwd: string,
): string | undefined {
  if (values['no-write']) return undefined;
  if (values.out) return resolve(cwd, values.out);
  return target.kind === 'registry' ? join(dirname(specFile), `${version}.json`) : undefined;
}

/** @param before the extended spec that is there @throws Failure `VERSION_PUBLISHED` when this is another one */
function checkUnpublished(before: string | undefined, extended: ExtendedSpec, shown: string): void {
  if (before === undefined || before === formatExtendedSpec(extended)) return;
  throw new Failure(
    'VERSION_PUBLISHED',
    `${shown} is there already and says something else; published versions never change. Raise "version" in the spec, or write elsewhere with --out FILE. Nothing was pushed.`,
  );
}

function summary({ wrap, push, reference }: WrapResult, extended: ExtendedSpec): object {
  return {
    reference,
    digest: wrap.root.digest,
    source: wrap.source,
    platforms: extended.platforms,
    dropped: wrap.dropped,
    replaced: wrap.replaced,
    already_there: push.alreadyThere,
    blobs: push.blobs,
    copied_bytes: push.copiedBytes,
  };
}

function report(
  { push, reference }: WrapResult,
  extended: ExtendedSpec,
  file: string | undefined,
  milliseconds: number,
): string {
  const { present, mounted, copied } = push.blobs;
  const moved = push.alreadyThere
    ? 'it was there already'
    : [
        mounted > 0 && `${mounted} mounted inside the registry`,
        present > 0 && `${present} there already`,
        copied > 0 && `${copied} copied (${formatBytes(push.copiedBytes)})`,
      ]
        .filter(Boolean)
        .join(', ');
  const lines = [
    `Wrapped ${extended.name} ${extended.version} in ${formatDuration(milliseconds / 1000)}`,
    `  image      ${escapeControl(reference)}`,
    `  source     ${escapeControl(extended.source_image.name)}@${shortDigest(extended.source_image.digest)}`,
    ...extended.platforms.map((p) => `  platform   ${p.platform}, ${formatBytes(p.size)}`),
    `  parts      ${moved}`,
  ];
  if (file) lines.push(`  written    ${escapeControl(file)}`);
  return `${lines.join('\n')}\n`;
}
