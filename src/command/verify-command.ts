import { dirname, join, resolve } from 'node:path';
import agentRelease from '../../agent/agent.json' with { type: 'json' };
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import { kindOf, readTextFile } from '../edge/files.ts';
import { openImages } from '../edge/images.ts';
import { type Digest, isDigest } from '../oci/digest.ts';
import type { ImageSource } from '../oci/image-store.ts';
import {
  formatReference,
  parseReference,
  parseRegistryReference,
  type Reference,
  tagOrDigest,
} from '../oci/reference.ts';
import { type CompleteSpec, specDigest } from '../spec/complete-spec.ts';
import { parseSpec } from '../spec/parse-spec.ts';
import { plural } from '../text/plural.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatDuration } from '../text/units.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import { compareWrap } from '../wrap/compare-wrap.ts';
import { deriveWrap } from '../wrap/derive.ts';
import { SPEC_VARIABLE } from '../wrap/image-environment.ts';
import { inspectImage } from '../wrap/inspect.ts';
import { readWrapRecord } from '../wrap/labels.ts';
import type { CommandIo } from './command-io.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { readSpecFile } from './spec-file.ts';

const USAGE = `pipewright verify IMAGE | EXTENDED-SPEC

Derives a wrapped image again from its source, the agent and the spec, and compares every byte of its manifests and
configs. Only kilobytes are read.

  IMAGE           a wrapped image: ghcr.io/pipewright/catalog/blur:1.2.3
  EXTENDED-SPEC   catalog/<name>/<version>.json; its spec.json beside it must give the image that it names
  --source REF    read the source image here instead
  --json          print one JSON object: image, digest, expected (the digest that wrapping gives) and findings[],
                  empty when they are the same
`;

/** bytes */
const EXTENDED_LIMIT = 1024 * 1024;

/** What is to be derived again, and what it is compared with. */
interface Claim {
  readonly spec: CompleteSpec;
  readonly source: { readonly name: string; readonly digest: Digest };
  readonly agent: Digest;
  readonly image: Reference;
}

/** `pipewright verify`. @throws Failure for whatever the user can mend */
export async function verify(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    source: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const [subject, ...others] = positionals;
  if (!subject || others.length > 0)
    throw new Failure('BAD_USAGE', 'Name one wrapped image or extended spec to verify.');
  const started = performance.now();
  await using images = await openImages({ env: io.env, signal: io.signal });
  const claim = subject.endsWith('.json')
    ? await claimOfFile(subject, io, values.json === true)
    : await claimOfImage(parseReference(subject), await images.source(parseReference(subject)));
  if (!claim) return 1;
  const release = agentRelease as AgentRelease;
  if (claim.agent !== release.digest) {
    throw new Failure(
      'OTHER_AGENT',
      `${formatReference(claim.image)} was wrapped with the agent ${claim.agent}; this pipewright has ${release.digest} (${release.version}). Verify it with the release that made it.`,
    );
  }
  const named = parseReference(values.source ?? claim.source.name);
  const wrap = await deriveWrap(await images.source(named), {
    name: claim.source.name,
    reference: named.kind === 'engine' ? 'latest' : claim.source.digest,
    spec: claim.spec,
    agent: release,
  });
  const target = await images.source(claim.image);
  const found = await target.readManifest(tagOrDigest(claim.image));
  const findings: Finding[] = await compareWrap(wrap, found, target);
  const name = formatReference(claim.image);
  if (values.json) {
    io.out(jsonText({ image: name, digest: found.digest, expected: wrap.root.digest, findings }));
  } else if (findings.length === 0) {
    const { spec, source } = claim;
    io.out(`Verified ${spec.name} ${spec.version} in ${formatDuration((performance.now() - started) / 1000)}: every byte is what wrapping gives
  image      ${escapeControl(name)}
  digest     ${found.digest}
  source     ${escapeControl(source.name)}@${source.digest}
  agent      ${release.version}
`);
  } else {
    for (const { file, code, message } of findings)
      io.out(`${escapeControl(file)} error ${code}: ${escapeControl(message)}\n`);
    io.out(`${plural(findings.length, 'difference')}: this is not what wrapping gives.\n`);
  }
  return findings.length > 0 ? 1 : 0;
}

async function claimOfFile(file: string, io: CommandIo, quiet: boolean): Promise<Claim | undefined> {
  const full = resolve(io.cwd, file);
  if (kindOf(full) === 'folder') {
    throw new Failure('NOT_EXTENDED', `${file} is a folder. Name the extended spec in it: <version>.json.`);
  }
  const extended = parseExtended(readTextFile(full, EXTENDED_LIMIT, file));
  if (!extended) {
    throw new Failure(
      'NOT_EXTENDED',
      `${file} is no extended spec: it names no source_image, agent and container_name. Name catalog/<name>/<version>.json, as "pipewright wrap" wrote it.`,
    );
  }
  const read = readSpecFile(join(dirname(file), 'spec.json'), io, quiet);
  if (!read) return undefined;
  const { spec } = read;
  if (specDigest(spec) !== extended.spec_digest) {
    throw new Failure(
      'SPEC_CHANGED',
      `${join(dirname(file), 'spec.json')} (version ${spec.version}) is not the spec that ${file} was made from.`,
    );
  }
  return {
    spec,
    source: extended.source_image,
    agent: extended.agent.digest,
    image: parseReference(extended.container_name),
  };
}

/** What it takes of an extended spec to derive its image again; undefined when the text has it not. */
function parseExtended(text: string): ExtendedSpec | undefined {
  try {
    const extended = JSON.parse(text) as ExtendedSpec;
    const { source_image: source, agent, container_name } = extended;
    const whole = typeof source.name === 'string' && isDigest(source.digest) && isDigest(agent.digest);
    return whole && typeof container_name === 'string' ? extended : undefined;
  } catch {
    return undefined;
  }
}

/** What the image says of itself; every word of it is checked by deriving the image again. */
async function claimOfImage(image: Reference, from: ImageSource): Promise<Claim> {
  const name = formatReference(image);
  const { config } = await inspectImage(from, tagOrDigest(image), name);
  const record = readWrapRecord(config.config?.Labels);
  const spec = config.config?.Env?.find((v) => v.startsWith(`${SPEC_VARIABLE}=`))?.slice(
    SPEC_VARIABLE.length + 1,
  );
  if (!record || spec === undefined)
    throw new Failure('NOT_WRAPPED', `${name} is not a wrapped image: it has none of our labels.`);
  // An image may say anything of itself: only a valid spec and a registry's name are worked with.
  if (!parseSpec(spec, name).spec)
    throw new Failure('NOT_WRAPPED', `${name} is not a wrapped image: the spec in it is not valid.`);
  parseRegistryReference(record.source.name);
  return { spec: JSON.parse(spec) as CompleteSpec, source: record.source, agent: record.agent, image };
}
