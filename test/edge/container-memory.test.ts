import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryKills } from '../../src/edge/container-memory.ts';

const V1 = 'oom_kill_disable 0\nunder_oom 0\noom_kill 3\n';
const V2 = 'low 0\nhigh 0\nmax 9\noom 4\noom_kill 2\noom_group_kill 0\n';

describe('processes that the kernel killed for memory', () => {
  const CASES: readonly [what: string, files: Readonly<Record<string, string>>, kills: number][] = [
    ['by cgroup v2', { '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/memory.events': V2 }, 2],
    [
      "by cgroup v2, with the host's cgroup namespace",
      {
        '/proc/self/cgroup': '0::/docker/abc\n',
        '/sys/fs/cgroup/docker/abc/memory.events': V2,
        '/sys/fs/cgroup/memory.events': V2.replace('oom_kill 2', 'oom_kill 99'),
      },
      2,
    ],
    [
      'by cgroup v1, whose path leads out of the container',
      {
        '/proc/self/cgroup': '4:memory:/docker/abc\n1:cpu,cpuacct:/docker/abc\n0::/docker/abc\n',
        '/sys/fs/cgroup/memory/memory.oom_control': V1,
      },
      3,
    ],
    [
      "by cgroup v1, with the host's files",
      {
        '/proc/self/cgroup': '4:memory:/docker/a:b\n',
        '/sys/fs/cgroup/memory/docker/a:b/memory.oom_control': V1,
        '/sys/fs/cgroup/memory/memory.oom_control': V1.replace('oom_kill 3', 'oom_kill 99'),
      },
      3,
    ],
    [
      'by a kernel that does not count them',
      { '/sys/fs/cgroup/memory/memory.oom_control': 'under_oom 0\n' },
      0,
    ],
    ['where no cgroup can be seen', {}, 0],
  ];
  for (const [what, files, kills] of CASES)
    it(`are counted ${what}`, () =>
      assert.equal(
        memoryKills((file) => files[file] ?? ''),
        kills,
      ));
});
