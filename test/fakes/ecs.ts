import { execFile } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bridgeAddress, type LocalAws } from '../../scripts/services.ts';
import { BUSYBOX } from './busybox.ts';
import { temporaryFolder } from './folder.ts';
import { must, run } from './workshop.ts';

/** The endpoint of ECS in every task, which the SDK trusts without TLS. */
const ENDPOINT = 'http://169.254.170.2';
const PAUSE_LIFE_SECONDS = 4 * 3600;

/** What ECS gives to the container of a task. */
export interface Task {
  readonly arn: string;
  /** The variables that ECS sets, and AWS_ENDPOINT_URL, which leads to the emulator or a proxy of it. */
  readonly env: Readonly<Record<string, string>>;
}

/** The endpoints of ECS in every task with network mode awsvpc: credentials, and task metadata version 4. */
export interface Ecs extends AsyncDisposable {
  /** For `docker run --network`: as in awsvpc, another container holds the network and the agent joins it. */
  readonly network: string;
  /** Makes a task. @param endpoint its AWS_ENDPOINT_URL; by default the emulator itself */
  task(family: string, endpoint?: string): Task;
  /** How many times credentials were handed out. */
  readonly handedOut: () => number;
  /** Refuses credentials from now on, as when the task's role was deleted. */
  refuse(): void;
}

/**
 * Starts the endpoints. 169.254.170.2 is only in the network of one container, so that several of these on
 * one machine do not conflict, and the machine's own network does not change.
 */
export async function openEcs(aws: LocalAws, options: { credentialSeconds?: number } = {}): Promise<Ecs> {
  const { credentialSeconds = 6 * 3600 } = options;
  const host = await bridgeAddress();
  const credentials = new Set<string>();
  const tasks = new Map<string, { arn: string; family: string }>();
  let handedOut = 0;
  let refused = false;

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path.startsWith('/v2/credentials/')) {
      if (refused || !credentials.has(path))
        return say(response, 400, { code: 'InvalidIdInRequest', message: 'unknown id', HTTPErrorCode: 400 });
      handedOut += 1;
      return say(response, 200, {
        RoleArn: `arn:aws:iam::${aws.account}:role/pipewright-test-task`,
        AccessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
        SecretAccessKey: randomBytes(20).toString('hex'),
        Token: randomBytes(100).toString('base64'),
        Expiration: new Date(Date.now() + credentialSeconds * 1000).toISOString().replace(/\.\d+Z/, 'Z'),
      });
    }
    const [, id = '', rest = ''] = /^\/v4\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const task = tasks.get(id);
    if (!task) return say(response, 404, { message: 'not found' });
    const container = containerMetadata(id, task, aws);
    if (rest === '') return say(response, 200, container);
    if (rest === '/task') return say(response, 200, taskMetadata(task, container, aws));
    say(response, rest.endsWith('/stats') ? 200 : 404, {});
  });
  const port = await listen(server, host);
  const pause = await startPause(`${host} ${port}`);

  return {
    network: `container:${pause}`,
    handedOut: () => handedOut,
    refuse: () => {
      refused = true;
    },
    task(family, endpoint = aws.endpoint) {
      const id = randomBytes(16).toString('hex');
      const arn = `arn:aws:ecs:${aws.region}:${aws.account}:task/pipewright-test/${id}`;
      const uri = `/v2/credentials/${randomUUID()}`;
      const metadataId = `${id}-${randomBytes(4).readUInt32BE()}`;
      credentials.add(uri);
      tasks.set(metadataId, { arn, family });
      const env = {
        AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: uri,
        ECS_CONTAINER_METADATA_URI: `${ENDPOINT}/v3/${metadataId}`,
        ECS_CONTAINER_METADATA_URI_V4: `${ENDPOINT}/v4/${metadataId}`,
        ECS_AGENT_URI: `${ENDPOINT}/api/${metadataId}`,
        AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
        AWS_REGION: aws.region,
        AWS_DEFAULT_REGION: aws.region,
        AWS_ENDPOINT_URL: endpoint,
      };
      return { arn, env };
    },
    async [Symbol.asyncDispose]() {
      await promisify(execFile)('docker', ['rm', '--force', pause], { timeout: 60_000 });
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * A container that holds the network with ECS's address, and forwards all calls to `target` (host and port).
 */
async function startPause(target: string): Promise<string> {
  const image = await pauseImage();
  const script = `busybox ip addr add 169.254.170.2/32 dev lo && exec busybox timeout ${PAUSE_LIFE_SECONDS} busybox nc -ll -p 80 -e /bin/busybox nc ${target}`;
  const capabilities = ['--cap-drop=ALL', '--cap-add=NET_ADMIN', '--cap-add=NET_BIND_SERVICE'];
  const id = await must('docker', [
    ...['run', '--detach', '--rm', ...capabilities, image],
    ...['/bin/busybox', 'sh', '-c', script],
  ]);
  return id.trim();
}

/** The name of an image with a static busybox, which is made if it is missing. */
async function pauseImage(): Promise<string> {
  const digest = createHash('sha256').update(readFileSync(BUSYBOX)).digest('hex').slice(0, 12);
  const image = `pipewright-test/busybox:${digest}`;
  if ((await run('docker', ['image', 'inspect', image])).code === 0) return image;
  await using folder = await temporaryFolder();
  mkdirSync(join(folder.path, 'root/bin'), { recursive: true });
  copyFileSync(BUSYBOX, join(folder.path, 'root/bin/busybox'));
  const tar = join(folder.path, 'root.tar');
  await must('tar', ['-C', join(folder.path, 'root'), '-cf', tar, 'bin']);
  await must('docker', ['import', tar, image]);
  return image;
}

function say(response: ServerResponse, status: number, value: unknown): void {
  // busybox's nc ends only when the connection is closed.
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify(value));
}

async function listen(server: Server, host: string): Promise<number> {
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const LIMITS = { CPU: 0.25, Memory: 512 };

function containerMetadata(id: string, task: { arn: string; family: string }, aws: LocalAws) {
  const started = new Date().toISOString();
  return {
    DockerId: id,
    Name: 'agent',
    DockerName: 'agent',
    Image: task.family,
    ImageID: 'sha256:0',
    Labels: {
      'com.amazonaws.ecs.cluster': 'pipewright-test',
      'com.amazonaws.ecs.container-name': 'agent',
      'com.amazonaws.ecs.task-arn': task.arn,
      'com.amazonaws.ecs.task-definition-family': task.family,
      'com.amazonaws.ecs.task-definition-version': '1',
    },
    DesiredStatus: 'RUNNING',
    KnownStatus: 'RUNNING',
    Limits: { CPU: 2 },
    CreatedAt: started,
    StartedAt: started,
    Type: 'NORMAL',
    LogDriver: 'awslogs',
    LogOptions: {
      'awslogs-group': '/pipewright/test',
      'awslogs-region': aws.region,
      'awslogs-stream': `agent/agent/${id}`,
    },
    ContainerARN: task.arn.replace(':task/', ':container/'),
    Networks: [{ NetworkMode: 'awsvpc', IPv4Addresses: ['10.0.0.2'] }],
    Snapshotter: 'overlayfs',
  };
}

function taskMetadata(task: { arn: string; family: string }, container: object, aws: LocalAws) {
  return {
    Cluster: `arn:aws:ecs:${aws.region}:${aws.account}:cluster/pipewright-test`,
    TaskARN: task.arn,
    Family: task.family,
    Revision: '1',
    DesiredStatus: 'RUNNING',
    KnownStatus: 'RUNNING',
    Limits: LIMITS,
    PullStartedAt: new Date().toISOString(),
    PullStoppedAt: new Date().toISOString(),
    AvailabilityZone: `${aws.region}a`,
    LaunchType: 'FARGATE',
    Containers: [container],
    ClockDrift: {
      ClockErrorBound: 0.5,
      ReferenceTimestamp: new Date().toISOString(),
      ClockSynchronizationStatus: 'SYNCHRONIZED',
    },
    EphemeralStorageMetrics: { Utilized: 200, Reserved: 20496 },
  };
}
