import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExtendedSpec } from '../../src/catalog/extended-spec.ts';
import { Failure } from '../../src/core/failure.ts';
import { endpointsMonth, itemsCost } from '../../src/deploy/cost-model.ts';
import { copyRepository } from '../../src/deploy/mirror.ts';
import type { NamedPolicy } from '../../src/deploy/policy.ts';
import type { Credentials } from './account.ts';
import type { TrialContext } from './trial.ts';

const CLI = join(import.meta.dirname, '../../src/cli.ts');
const ALGORITHM = 'csv-summary';
/** Interface endpoints of an isolated network in two zones. */
const ENDPOINTS = 18;
const HOURS_A_MONTH = 730;
/**
 * USD an hour of the instance that ECS may choose for a quarter of a vCPU, and hours that ECS keeps it after
 * the last task.
 */
const INSTANCE_HOUR = 0.05;
const INSTANCE_IDLE_HOURS = 0.2;
/** Milliseconds after which a command is taken to hang, and killed. */
const LONGEST = 40 * 60_000;

export interface SceneSettings {
  readonly compute?: 'ec2';
  readonly network?: 'isolated';
  /**
   * Agents pull copies of the images from the account's ECR: an isolated network reaches no other registry.
   */
  readonly mirror?: true;
}

/** The result of a command. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

type Purpose = 'deploy' | 'run';

/** One workflow of the trial, with two roles: one deploys, one runs. */
export class TrialWorkflow {
  readonly name: string;
  readonly input: string;
  readonly output: string;
  readonly file: string;
  readonly context: TrialContext;
  readonly #settings: SceneSettings;
  /** ARNs. */
  readonly #roles = new Map<Purpose, string>();
  readonly #credentials = new Map<Purpose, Credentials>();
  #said = '';
  #dollars = 0;
  #deployedAt: number | undefined;

  constructor(name: string, settings: SceneSettings, context: TrialContext) {
    this.name = name;
    // Bucket names must be unique in the world: `name` has a random part.
    this.input = `pipewright-${name}-in`;
    this.output = `pipewright-${name}-out`;
    this.file = join(context.folder, `${name}.workflow.json`);
    this.context = context;
    this.#settings = settings;
    this.#write(context.catalog);
  }

  #write(catalog: string): void {
    const { account } = this.context;
    const workflow = {
      name: this.name,
      catalog,
      account_id: account.id,
      region: account.region,
      input_s3_name: this.input,
      output_s3_name: this.output,
      max_agents: 1,
      max_attempts: 1,
      ...this.#settings,
      process: { type: 'single_run', algorithms: [{ name: `${ALGORITHM}@1.0.0` }] },
    };
    writeFileSync(this.file, JSON.stringify(workflow, undefined, 2));
  }

  /**
   * Makes the two roles, each with exactly the documents that `policy` prints.
   * @returns how many, and their sizes
   */
  async makeRoles(): Promise<string> {
    const { account, leavings } = this.context;
    const sizes: string[] = [];
    for (const purpose of ['deploy', 'run'] as const) {
      const argv = ['policy', this.file, '--for', purpose, ...this.#mirror, '--json'];
      const { code, out, said } = await this.#start(argv).ended;
      if (code !== 0) throw new Failure('TRIAL_FAILED', said);
      const { policies } = JSON.parse(out) as { policies: readonly NamedPolicy[] };
      const documents = policies.map(({ document }) => document);
      const stack = `${this.name}-${purpose}-role`;
      leavings.add(`the stack ${stack}, with a role`, () => account.deleteStack(stack));
      this.#roles.set(purpose, await account.makeRole(stack, documents));
      await this.#assume(purpose);
      sizes.push(
        `${purpose}: ${documents.map((each) => JSON.stringify(each).length).join(' + ')} characters`,
      );
    }
    return sizes.join('; ');
  }

  /** Gets new credentials of a role; they are valid for an hour. */
  async #assume(purpose: Purpose): Promise<void> {
    const role = this.#roles.get(purpose);
    if (role !== undefined) this.#credentials.set(purpose, await this.context.account.assume(role));
  }

  async deploy(): Promise<string> {
    const { account, leavings } = this.context;
    if (this.#deployedAt === undefined) {
      for (const bucket of [this.input, this.output])
        leavings.add(`the bucket ${bucket}`, () => account.deleteBucket(bucket));
      if (this.#settings.mirror) {
        const repository = this.#copies();
        leavings.add(`the repository ${repository}`, () => account.deleteRepository(repository));
      }
      leavings.add(`the workflow ${this.name}`, async (signal) => {
        await this.destroy(signal);
      });
      this.#deployedAt = Date.now();
    }
    return this.mustEnd(0, 'deploy', this.file, ...this.#mirror);
  }

  get #mirror(): readonly string[] {
    return this.#settings.mirror ? ['--mirror'] : [];
  }

  /** The repository in ECR that the algorithm's image is copied to. */
  #copies(): string {
    const file = join(this.context.catalog, ALGORITHM, '1.0.0.json');
    return copyRepository((JSON.parse(readFileSync(file, 'utf8')) as ExtendedSpec).container_name);
  }

  /** @param signal interrupts it @returns its output */
  async destroy(signal = this.context.signal): Promise<string> {
    await this.#assume('deploy');
    const said = await this.#outcome(0, ['destroy', this.file], signal);
    const hours = (Date.now() - (this.#deployedAt ?? Date.now())) / 3.6e6;
    if (this.#settings.network) this.#dollars += (endpointsMonth(ENDPOINTS) / HOURS_A_MONTH) * hours;
    if (this.#settings.compute) this.#dollars += (hours + INSTANCE_IDLE_HOURS) * INSTANCE_HOUR;
    return said;
  }

  /** Writes files of a few lines, each different. @returns the folder */
  inputs(folder: string, names: readonly string[]): string {
    const path = join(this.context.folder, this.name, folder);
    for (const [i, name] of names.entries()) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), `time,level\n1,${i}\n2,${i + 1}.5\n`);
    }
    return path;
  }

  /** Adds the cost of a run that took this long to the bill. Instances are billed by `destroy`. */
  bill(items: number, milliseconds: number): void {
    if (this.#settings.compute) return;
    const { requests, agents } = itemsCost({
      items,
      seconds: milliseconds / 1000 / items,
      uploaded: true,
      agent: { size: { cpu: 256, memory: 512 }, spot: false, publicIp: this.#settings.network === undefined },
      imageBytes: 50e6,
      maxAgents: 1,
    });
    this.#dollars += requests + agents;
  }

  /**
   * Runs a command to its end.
   * @returns its output
   * @throws Failure `TRIAL_FAILED` with its last lines, for another exit code
   */
  mustEnd(code: number, ...argv: string[]): Promise<string> {
    return this.#outcome(code, argv, this.context.signal);
  }

  async #outcome(code: number, argv: readonly string[], signal: AbortSignal): Promise<string> {
    const ended = await this.#start(argv, purposeOf(argv), signal).ended;
    if (ended.code !== code)
      throw new Failure(
        'TRIAL_FAILED',
        `pipewright ${argv[0]} ended with ${ended.code} instead of ${code}: ${ended.said.trim().split('\n').slice(-3).join(' ')}`,
      );
    return ended.said;
  }

  /** Starts `pipewright ARGV…` with the credentials of its role. */
  start(...argv: string[]): { readonly ended: Promise<Ended>; interrupt(): void } {
    return this.#start(argv, purposeOf(argv));
  }

  /** @param purpose undefined: with the user's own credentials @param signal interrupts it */
  #start(argv: readonly string[], purpose?: Purpose, signal = this.context.signal) {
    signal.throwIfAborted();
    // A process group of its own, so that Ctrl-C in the terminal reaches it once, through us.
    const child = spawn(process.execPath, [CLI, ...argv], {
      cwd: this.context.folder,
      detached: true,
      timeout: LONGEST,
      env: { ...process.env, ...(purpose && this.#credentials.get(purpose)) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const interrupt = (): void => void child.kill('SIGINT');
    signal.addEventListener('abort', interrupt, { once: true });
    let [out, said] = ['', ''];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (stream === child.stdout) out += text;
      });
    const ended = new Promise<Ended & { readonly out: string }>((done, failed) => {
      child.once('error', failed);
      child.once('close', (code) => {
        signal.removeEventListener('abort', interrupt);
        if (argv[0] !== 'policy') this.#said += `$ pipewright ${argv.join(' ')}\n${said}(${code})\n`;
        done({ code, said, out });
      });
    });
    return { ended, interrupt };
  }

  /** Polls until `look` finds something. @throws Failure `TRIAL_FAILED` after `most` milliseconds */
  async until<T>(what: string, look: () => Promise<T | undefined>, most = 10 * 60_000): Promise<T> {
    for (const end = Date.now() + most; ; await sleep(50)) {
      this.context.signal.throwIfAborted();
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > end)
        throw new Failure('TRIAL_FAILED', `${what} did not happen in ${most / 60_000} minutes.`);
    }
  }

  /** What commands have said and cost since the last call. */
  takeRecord(): { readonly output: string; readonly dollars: number } {
    const record = { output: this.#said, dollars: this.#dollars };
    this.#said = '';
    this.#dollars = 0;
    return record;
  }
}

/** The role that a command needs. */
function purposeOf([command]: readonly string[]): Purpose {
  return command === 'deploy' || command === 'destroy' ? 'deploy' : 'run';
}
