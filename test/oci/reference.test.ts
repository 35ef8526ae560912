import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatReference, parseReference } from '../../src/oci/reference.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('an image name', () => {
  for (const [text, full] of [
    ['ubuntu', 'docker.io/library/ubuntu'],
    ['wangyx2005/change123', 'docker.io/wangyx2005/change123'],
    ['index.docker.io/alice/blur:1', 'docker.io/alice/blur:1'],
    ['registry-1.docker.io/alice/blur', 'docker.io/alice/blur'],
    ['docker://ghcr.io/alice/blur:1', 'ghcr.io/alice/blur:1'],
    ['127.0.0.1:5000/a/b/c:v1', '127.0.0.1:5000/a/b/c:v1'],
    ['[::1]:5000/a:v1', '[::1]:5000/a:v1'],
    ['Registry/a', 'Registry/a'],
    [`ghcr.io/a/b:1@${DIGEST}`, `ghcr.io/a/b:1@${DIGEST}`],
    [`a@${DIGEST}`, `docker.io/library/a@${DIGEST}`],
    ['a/b__c/d--e', 'docker.io/a/b__c/d--e'],
    ['oci:out', 'oci:out'],
    ['oci:out:', 'oci:out'],
    ['oci:a:b/c:1.0.0-rc.1+b_2--x', 'oci:a:b/c:1.0.0-rc.1+b_2--x'],
    ['oci:/tmp/out:1.0', 'oci:/tmp/out:1.0'],
    ['oci:C:\\out', 'oci:C:\\out'],
    ['oci:C:\\out:1.0', 'oci:C:\\out:1.0'],
    ['oci:C:/out:1.0', 'oci:C:/out:1.0'],
    [`oci:./out@${DIGEST}`, `oci:./out@${DIGEST}`],
    ['docker-daemon:blur:1', 'docker-daemon:blur:1'],
  ] as const) {
    it(`${text} means ${full}`, () => {
      assert.equal(formatReference(parseReference(text)), full);
    });
  }

  for (const [text, says] of [
    ['', /repository is missing/],
    ['alice/Blur', /write "blur" for "Blur"/],
    ['ghcr.io/alice/blur:', /tag ""/],
    [`ghcr.io/alice/blur:${'x'.repeat(129)}`, /128 at most/],
    ['ghcr.io/alice/blur@sha256:abc', /digest like sha256/],
    ['ghcr.io/alice/blur@sha512:abc', /digest like sha256/],
    ['ghcr.io/', /repository is missing/],
    ['ghcr.io/a//b', /""/],
    ['ghcr.io/../b', /"\.\."/],
    ['-bad-.io:5/a', /"-bad-\.io:5" is not a host name/],
    ['a b', /"a b" may hold/],
    ['$(whoami)/x', /may hold/],
    [`ghcr.io/${'a/'.repeat(130)}b`, /longer than 255/],
    ['oci:', /directory must follow/],
    ['oci:out:a b', /the tag "a b" may hold/],
    ['oci:out:-x', /the tag "-x"/],
    ['oci:out:a..b', /the tag/],
    ['docker-daemon:', /must follow/],
  ] as const) {
    it(`${JSON.stringify(text.slice(0, 40))} is refused with the reason`, () => {
      assert.throws(() => parseReference(text), { code: 'BAD_REFERENCE', message: says });
    });
  }
});
