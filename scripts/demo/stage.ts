import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from '../../src/core/failure.ts';
import { seconds } from '../services.ts';

export const root = join(import.meta.dirname, '../..');

/** What a demo shows to its user, and how long its parts took. */
export class Stage {
  readonly #parts: [what: string, milliseconds: number][] = [];

  say(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  title(text: string): void {
    this.say(`\n── ${text}`);
  }

  async part<T>(what: string, job: () => T | Promise<T>): Promise<T> {
    const begin = performance.now();
    const result = await job();
    this.#parts.push([what, performance.now() - begin]);
    return result;
  }

  /** Runs a command in front of the user, as the user would. @throws Failure `DEMO_FAILED` */
  run(
    command: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    shown = [command, ...args].join(' '),
  ): void {
    this.say(`$ ${shown}`);
    const { status } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit' });
    if (status !== 0) throw new Failure('DEMO_FAILED', `"${shown}" ended with ${status}.`);
  }

  /** Runs the built command. @throws Failure `DEMO_FAILED` */
  pipewright(env: NodeJS.ProcessEnv, ...args: string[]): void {
    const shown = ['pipewright', ...args].join(' ');
    this.run(process.execPath, [join(root, 'dist/cli/index.js'), ...args], env, shown);
  }

  /** As `pipewright`, but of the lines on standard error only those that are not indented: details are counted. */
  async pipewrightBriefly(env: NodeJS.ProcessEnv, ...args: string[]): Promise<void> {
    const shown = ['pipewright', ...args].join(' ');
    this.say(`$ ${shown}`);
    const child = spawn(process.execPath, [join(root, 'dist/cli/index.js'), ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let details = 0;
    const tell = (): void => {
      if (details > 0) this.say(`  … ${details} more lines`);
      details = 0;
    };
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.startsWith('  ')) details += 1;
      else {
        tell();
        this.say(line);
      }
    });
    const [code] = (await once(child, 'close')) as [number | null];
    tell();
    if (code !== 0) throw new Failure('DEMO_FAILED', `"${shown}" ended with ${code}.`);
  }

  /** How long each part took. @param notes for some of them */
  times(notes: Readonly<Record<string, string>> = {}): void {
    this.say('');
    for (const [what, milliseconds] of this.#parts) {
      const note = notes[what] === undefined ? '' : `  ◀ ${notes[what]}`;
      this.say(`${what.padEnd(14)}${seconds(milliseconds).padStart(8)}${note}`);
    }
  }
}

/** The catalog's algorithms, by name. */
export function algorithmNames(): string[] {
  return readdirSync(join(root, 'catalog')).filter((name) =>
    existsSync(join(root, 'catalog', name, 'spec.json')),
  );
}
