import { AWS_REGIONS, mayBeRegion } from '../../core/aws-regions.ts';
import { Failure } from '../../core/failure.ts';
import { parseReference, type Reference } from '../../oci/reference.ts';
import { nearest } from '../../text/near.ts';
import { escapeUnseen, quote } from '../../text/quote.ts';
import type { Report } from './rule-report.ts';

const FIELD = ['container_name'] as const;
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)(?::\d+)?$/;
/** Files of images, stores that only one machine has, and ids. */
const LOCAL_FORM =
  /^(?:docker-archive|oci-archive|containers-storage|dir|tarball|file):|^\.{0,2}\/|^~|\.(?:tar|tgz|tar\.gz|sif)$|^(?:sha256:)?[0-9a-f]{64}$/;

/** `container_name`: an image name that others can pull, preferably one that always means the same image. */
export function checkImage(report: Report): void {
  const name = report.text(FIELD);
  if (name === undefined) return;
  if (LOCAL_FORM.test(name.trim())) {
    report.error('ONLY_ON_THIS_MACHINE', FIELD, {
      message: `"container_name" is ${quote(name)}, a file or the id of an image on one machine. Push the image to a registry, and write the name with which others can pull it.`,
      got: quote(name),
      expected: 'an image name that `docker pull` accepts',
    });
    return;
  }
  let reference: Reference;
  try {
    reference = parseReference(name);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const better = improved(name);
    report.error('BAD_REFERENCE', FIELD, {
      message: `"container_name": ${reason(error.message, name)}${better ? ` Did you mean ${quote(better)}?` : ''}`,
      got: quote(name),
      expected: 'an image name that `docker pull` accepts',
      fix: report.rewrite(FIELD, better, true),
    });
    return;
  }
  if (reference.kind !== 'registry' || LOOPBACK.test(reference.registry)) {
    report.warn('ONLY_ON_THIS_MACHINE', FIELD, {
      message: `"container_name" is ${quote(name)}, an image that only this machine has. Push it to a registry before you publish.`,
      got: quote(name),
    });
  } else if (unknownRegion(reference.registry) !== undefined) {
    const region = unknownRegion(reference.registry)!;
    const meant = nearest(region, AWS_REGIONS);
    report.error('UNKNOWN_REGION', FIELD, {
      message: `"container_name" is ${quote(name)}, but AWS has no region ${quote(region)}${meant ? `; did you mean ${quote(meant)}?` : '.'}`,
      got: quote(name),
      expected: meant,
      fix: report.rewrite(FIELD, meant && name.replace(region, meant), false),
    });
  } else if (!reference.digest && (reference.tag ?? 'latest') === 'latest') {
    report.hint('MOVING_TAG', FIELD, {
      message: `"container_name" is ${quote(name)}, but the tag "latest" moves. Write a version, so that the image stays the same.`,
      got: quote(name),
      expected: `${name.replace(/:latest$/, '')}:1.0`,
    });
  }
}

/** The region in the address of an Amazon ECR registry, if AWS cannot have such a region; else undefined. */
function unknownRegion(registry: string): string | undefined {
  const region = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./.exec(registry)?.[1];
  return region === undefined || mayBeRegion(region) ? undefined : region;
}

/** The same sentence with the name quoted as in all findings, and hidden characters of the reason escaped. */
function reason(message: string, name: string): string {
  const marker = ' is not an image name: ';
  const why = escapeUnseen(message.slice(message.indexOf(marker) + marker.length));
  return `${quote(name)}${marker}${why.length > 160 ? `${why.slice(0, 159)}…` : why}`;
}

/** The image name in what people copy: a whole command, an address, capital letters. */
function improved(name: string): string | undefined {
  const bare = name
    .trim()
    .replace(/^(?:sudo\s+)?(?:docker|podman)\s+(?:image\s+)?pull\s+/, '')
    .replace(/^https?:\/\/hub\.docker\.com\/(?:r|repository\/docker)\/([^/]+\/[^/]+).*$/, '$1')
    .replace(/^https?:\/\/hub\.docker\.com\/_\/([^/]+).*$/, '$1')
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
  const cut = bare.search(/[:@](?!.*\/)/);
  const lower = cut < 0 ? bare.toLowerCase() : bare.slice(0, cut).toLowerCase() + bare.slice(cut);
  for (const candidate of [bare, lower]) {
    if (candidate === name) continue;
    try {
      parseReference(candidate);
      return candidate;
    } catch {
      // The next candidate may be valid.
    }
  }
  return undefined;
}
