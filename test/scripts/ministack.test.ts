import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import {
  bridgeAddress,
  ensureMiniStack,
  type LocalAws,
  type Setting,
  settingOf,
} from '../../scripts/services.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { must } from '../fakes/workshop.ts';

/** Another checkout's services, with the Python environment of this one: to make one takes long. */
function settingIn(folder: string): { setting: Setting; lines: string[] } {
  const lines: string[] = [];
  return {
    setting: { ...settingOf(undefined, (line) => lines.push(line)), folder: join(folder, 'services') },
    lines,
  };
}

async function buckets(aws: LocalAws, make?: string): Promise<string[]> {
  const s3 = new S3Client({ ...aws, forcePathStyle: true, maxAttempts: 1 });
  if (make !== undefined) await s3.send(new CreateBucketCommand({ Bucket: make }));
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return Buckets.map(({ Name = '' }) => Name);
}

describe('MiniStack', () => {
  it('is started once, found by a second call, and stops with its last user', async () => {
    await using folder = await temporaryFolder();
    const { setting, lines } = settingIn(folder.path);
    const first = await ensureMiniStack(setting);
    const second = await ensureMiniStack(setting);
    assert.deepEqual([first.started, second.started], [true, false]);
    assert.equal(second.endpoint, first.endpoint);
    // Before these, the Python environment may have been made.
    const [started = '', found = ''] = lines.filter((line) => line.startsWith('MiniStack'));
    assert.match(started, /^MiniStack: started on http:.*: \d+\.\d s$/);
    assert.match(found, /^MiniStack: using the one on/);
    await first.stop();
    assert.deepEqual(await buckets(second, 'a-bucket'), ['a-bucket']);
    await second.stop();
    await assert.rejects(buckets(second));
  });

  it('of one checkout is not that of another', async () => {
    await using folder = await temporaryFolder();
    const [mine, theirs] = await Promise.all(
      ['a', 'b'].map((name) => ensureMiniStack(settingIn(join(folder.path, name)).setting)),
    );
    assert.ok(mine && theirs);
    assert.deepEqual(await buckets(mine, 'mine'), ['mine']);
    assert.deepEqual(await buckets(theirs), []);
    await mine.stop();
    assert.deepEqual(await buckets(theirs, 'theirs'), ['theirs'], 'stopping one leaves the other');
    await theirs.stop();
    // Its own record of its process goes with it.
    const left = readdirSync(join(folder.path, 'b/services/ministack'));
    assert.deepEqual(left.sort(), ['ministack.log', 'package.json', 'programs', 'service.lock']);
  });

  it('is reached from containers on the bridge of Docker, and not from other machines', async () => {
    await using folder = await temporaryFolder();
    const aws = await ensureMiniStack(settingIn(folder.path).setting);
    try {
      const { hostname, port } = new URL(aws.endpoint);
      assert.equal(hostname, await bridgeAddress());
      const listening = await must('cat', ['/proc/net/tcp']);
      const hex = Number(port).toString(16).toUpperCase().padStart(4, '0');
      const addresses = listening.match(new RegExp(`[0-9A-F]{8}:${hex}(?= 00000000:0000 0A)`, 'g')) ?? [];
      const [a, b, c, d] = hostname.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
      assert.deepEqual(addresses, [`${d}${c}${b}${a}`.toUpperCase().concat(`:${hex}`)]);
    } finally {
      await aws.stop();
    }
  });
});
