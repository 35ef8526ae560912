import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  engineWords,
  isForeignProgram,
  lacksImage,
  missingSource,
  readEngineAnswer,
} from '../../src/local/engine-answer.ts';
import { engineElsewhere } from '../../src/local/engine-place.ts';
import { choosePlatform } from '../../src/local/image-platform.ts';

const answer = (stdout: unknown, stderr = '', exitCode = 0) => ({
  exitCode,
  stdout: typeof stdout === 'string' ? stdout : JSON.stringify(stdout),
  stderr,
});
const DOCKER = {
  ServerVersion: '20.10.24',
  NCPU: 4,
  MemTotal: 8e9,
  OSType: 'linux',
  Architecture: 'x86_64',
  OperatingSystem: 'Debian GNU/Linux 12 (bookworm)',
  DockerRootDir: '/var/lib/docker',
  ClientInfo: { Context: 'default' },
};
const PODMAN = {
  host: { cpus: 2, memTotal: 4e9, arch: 'arm64', os: 'linux', serviceIsRemote: false },
  version: { Version: '4.3.1' },
};

describe("an engine's answer", () => {
  it('describes Docker', () => {
    assert.deepEqual(readEngineAnswer('docker', answer(DOCKER)), {
      ...{ command: 'docker', version: '20.10.24', cpus: 4, memory: 8e9, platform: 'linux/amd64' },
    });
  });

  it('describes Podman, under its own name and under that of Docker', () => {
    const podman = { command: 'podman', version: '4.3.1', cpus: 2, memory: 4e9, platform: 'linux/arm64' };
    assert.deepEqual(readEngineAnswer('podman', answer(PODMAN)), podman);
    const shim = answer(
      PODMAN,
      'Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.',
    );
    assert.deepEqual(readEngineAnswer('docker', shim), podman);
  });

  for (const [what, changes, isolation] of [
    ['Docker Desktop', { OperatingSystem: 'Docker Desktop' }, 'Docker Desktop'],
    ['a snap', { DockerRootDir: '/var/snap/docker/common/var-lib-docker' }, 'snap'],
    ['another context', { ClientInfo: { Context: 'lab' } }, { context: 'lab' }],
  ] as const)
    it(`says that it has other files: ${what}`, () => {
      const read = readEngineAnswer('docker', answer({ ...DOCKER, ...changes }));
      assert.deepEqual('kind' in read || read.isolation, isolation);
    });

  const DENIED =
    'permission denied while trying to connect to the Docker daemon socket at unix:///run/my.sock: Get "http://…/v1.41/info": dial unix /run/my.sock: connect: permission denied';
  const TEMPLATE =
    'template: :1:2: executing "" at <.ServerVersion>: reflect: indirection through nil pointer to embedded struct';
  for (const [what, given, socket] of [
    ['inside the JSON', answer({ ServerErrors: [`Got ${DENIED}`], ClientInfo: {} }), '/run/my.sock'],
    ['on standard error', answer({ ClientInfo: {} }, DENIED, 1), '/run/my.sock'],
    ['before an error of a template', answer('\n', `ERROR: Got ${DENIED}\n${TEMPLATE}\n`, 1), '/run/my.sock'],
    [
      'of a newer version',
      answer(
        '{}',
        'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
        1,
      ),
      '/var/run/docker.sock',
    ],
  ] as const)
    it(`names the socket that may not be used, ${what}`, () => {
      assert.deepEqual(readEngineAnswer('docker', given), { kind: 'not allowed', socket });
    });

  for (const [what, given, reason] of [
    [
      'a daemon that does not run',
      answer({
        ServerErrors: ['Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?'],
      }),
      /^Cannot connect to the Docker daemon/,
    ],
    [
      'a client that is too old',
      answer(
        {},
        'Error response from daemon: client version 1.41 is too old. Minimum supported API version is 1.44',
        1,
      ),
      /^client version 1.41 is too old/,
    ],
    [
      'Windows containers',
      answer({ ...DOCKER, OSType: 'windows' }),
      /^it runs Windows containers: choose "Switch to Linux/,
    ],
    ['an error of a template alone', answer('', TEMPLATE, 1), /^template: /],
    [
      'a storage that Podman may not read',
      answer('', 'time="x" level=warning msg="y"\nError: open /run/user/0/x: permission denied\n', 125),
      /^open \/run\/user\/0\/x: permission denied$/,
    ],
    ['nothing', answer('', '', 1), /gives no answer/],
    ['something else', answer('[1]', '', 0), /^\[1\]$/],
  ] as const)
    it(`gives the reason: ${what}`, () => {
      const read = readEngineAnswer('docker', given);
      assert.ok('kind' in read && read.kind === 'unavailable', JSON.stringify(read));
      assert.match(read.reason, reason);
    });
});

describe("an engine's last words", () => {
  const RUN = "See 'docker run --help'.";
  for (const [said, words] of [
    [`docker: Error response from daemon: No such image: x:1.\n${RUN}\n`, 'No such image: x:1.'],
    [`docker: Error response from daemon: y\n\nRun 'docker run --help' for more information\n`, 'y'],
    ['time="2026" level=error msg="a \\"b\\""\n', 'a "b"'],
    ['Error: short-name "x" did not resolve\n', 'short-name "x" did not resolve'],
    ['only this\n', 'only this'],
    ['', ''],
  ] as const)
    it(`are "${words}"`, () => assert.equal(engineWords(said), words));

  it('say that the image is gone', () => {
    for (const words of [
      'No such image: pipewright-run/a:1.',
      'localhost/pipewright-run/a:1: image not known',
      'unable to find image "x"',
    ])
      assert.equal(lacksImage(words), true, words);
    assert.equal(lacksImage('no such file'), false);
  });

  it('name the path that the engine does not have', () => {
    for (const [words, path] of [
      ['invalid mount config for type "bind": bind source path does not exist: /a b/c.', '/a b/c'],
      ['statfs /a b/c: no such file or directory', '/a b/c'],
      ['no such file or directory', undefined],
    ] as const)
      assert.equal(missingSource(words), path);
  });

  it('tell a program of another machine from others', () => {
    assert.ok(isForeignProgram('standard_init_linux.go:228: exec user process caused: exec format error'));
    assert.ok(isForeignProgram('{"msg":"exec container process `/x`: Exec format error"}'));
    assert.ok(!isForeignProgram('syntax error'));
  });
});

describe('an engine that has other files', () => {
  const info = { command: 'docker', version: '1', cpus: 1, memory: 0, platform: 'linux/amd64' } as const;
  const here = { env: {}, inContainer: false };
  for (const [what, engine, place, remedy] of [
    [
      'DOCKER_HOST',
      info,
      { ...here, env: { DOCKER_HOST: 'tcp://lab:2376' } },
      /DOCKER_HOST is tcp:\/\/lab:2376.*unset/,
    ],
    ['Docker Desktop', { ...info, isolation: 'Docker Desktop' }, here, /File sharing/],
    ['a job’s container', info, { ...here, inContainer: true }, /leave "container:" out.*-v "\$PWD:\$PWD"/],
    ['a socket in DOCKER_HOST', info, { ...here, env: { DOCKER_HOST: 'unix:///x' } }, /that both can see/],
    ['a context', { ...info, isolation: { context: 'lab' } }, here, /docker context use default/],
    ['a snap', { ...info, isolation: 'snap' }, here, /snap/],
    ['a remote Podman', { ...info, command: 'podman', isolation: 'remote' }, here, /remote service/],
    [
      'CONTAINER_HOST',
      { ...info, command: 'podman' },
      { ...here, env: { CONTAINER_HOST: 'ssh://x', DOCKER_HOST: 'unix:///x' } },
      /unset CONTAINER_HOST/,
    ],
  ] as const)
    it(`is explained with what to do: ${what}`, () => {
      const failure = engineElsewhere(engine, 'it has no /x', place);
      assert.equal(failure.code, 'ENGINE_ELSEWHERE');
      assert.match(failure.message, /it has no \/x\. /);
      assert.match(failure.message, remedy);
    });
});

describe('the platform that an engine is asked for', () => {
  for (const [platforms, native, expected] of [
    [['linux/amd64', 'linux/arm64/v8'], 'linux/amd64', undefined],
    [['linux/amd64', 'linux/arm64/v8'], 'linux/arm64', undefined],
    [['linux/arm64/v8'], 'linux/amd64', 'linux/arm64/v8'],
    [[], 'linux/amd64', undefined],
  ] as const)
    it(`is ${expected ?? 'its own'} of ${platforms.join(', ') || 'nothing'} on ${native}`, () =>
      assert.equal(choosePlatform(platforms, native), expected));
});
