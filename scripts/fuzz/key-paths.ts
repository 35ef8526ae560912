import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { isKeyBelow, pathBelow } from '../../src/core/path-below.ts';
import { localPath } from '../../src/protocol/local-names.ts';
import { itemDigest, markerKey, readMarkerKey } from '../../src/protocol/object-keys.ts';
import { type ResultWriter, ResultWriters } from '../../src/protocol/result-writers.ts';
import { below, choose, type FuzzTarget, type Random } from './fuzz.ts';

const SEGMENTS = [
  ...[
    '',
    '.',
    '..',
    '...',
    '..a',
    'a..',
    'a',
    'b',
    'A',
    'a.b',
    '-',
    ' ',
    '\\',
    '..\\..',
    'C:',
    '%2F',
    '%2E%2E',
    '~',
  ],
  ...[
    '\n',
    '\0',
    '\u202e',
    'é',
    'e\u0301',
    '😀',
    '\ud800',
    'x'.repeat(300),
    `${'y'.repeat(254)}.csv`,
    '.pipewright',
  ],
  ...['markers', 'done', 'a.done', 'run-20261125T092236Z-3fa9c1', '__proto__', 'constructor'],
];
const FOLDER = '/some/folder';

export const keyPaths: FuzzTarget = {
  about: 'any key: as a path it stays below its folder, or is refused; two results never have one place',
  async open() {
    return {
      async run(random) {
        const keys = Array.from({ length: 1 + below(random, 8) }, () => makeKey(random));
        for (const key of keys) tryKey(key, random);
        tryWriters(keys);
      },
      async [Symbol.asyncDispose]() {},
    };
  },
};

function makeKey(random: Random): string {
  const segments = Array.from({ length: 1 + below(random, 5) }, () =>
    random() < 0.8
      ? choose(random, SEGMENTS)
      : String.fromCharCode(...[1, 2, 3].map(() => below(random, 0x300))),
  );
  return segments.join('/');
}

function tryKey(key: string, random: Random): void {
  const shown = JSON.stringify(key);
  // The path by POSIX rules, segment by segment.
  const resolved: string[] = [];
  let climbs = false;
  for (const segment of key.split('/')) {
    if (segment === '..') climbs = true;
    else if (segment !== '' && segment !== '.') resolved.push(segment);
  }
  const stays = !climbs && resolved.length > 0 && !key.endsWith('/') && !key.includes('\0');
  try {
    const path = pathBelow(FOLDER, key);
    assert.ok(stays, `${shown} was to be refused`);
    assert.equal(path, [FOLDER, ...resolved].join('/'), shown);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    assert.equal(error.code, 'PATH_OUTSIDE');
    assert.ok(!stays, `${shown} was to be accepted`);
  }
  if (isKeyBelow(key)) {
    const whole = posix.normalize(`prefix/step/run/${key}`);
    assert.ok(whole.startsWith('prefix/step/run/'), `the key ${shown} leads out of its folder`);
  }
  // An agent can have any S3 key as a file below its folder.
  const local = localPath(key);
  assert.equal(pathBelow(FOLDER, local), `${FOLDER}/${local}`, shown);
  for (const name of local.split('/'))
    assert.ok(name !== '' && name !== '.' && name !== '..' && Buffer.byteLength(name) <= 255, shown);

  const place = { run: 'run', step: 'step', item: key };
  const state = choose(random, ['done', 'failed'] as const);
  const marker = readMarkerKey(markerKey(choose(random, ['', 'a/', '.pipewright/']), place, 'etag', state));
  assert.deepEqual(
    [marker?.run, marker?.step, marker?.item, marker?.state],
    ['run', 'step', itemDigest(key), state],
    shown,
  );
}

/**
 * All accepted keys must fit in one tree of files and folders, and each refused key must clash with an
 * accepted one.
 */
function tryWriters(keys: readonly string[]): void {
  const writers = new ResultWriters();
  const accepted: ResultWriter[] = [];
  const clash = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
  for (const [i, key] of keys.entries()) {
    const writer = { item: String(i), key };
    const other = writers.claim(writer);
    const inTheWay = accepted.filter((each) => clash(each.key, key));
    assert.equal(other === undefined, inTheWay.length === 0, JSON.stringify([key, other]));
    if (other) assert.ok(inTheWay.includes(other));
    else accepted.push(writer);
  }
}
