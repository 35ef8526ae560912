import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { Failure } from '../../src/core/failure.ts';
import { plural } from '../../src/text/units.ts';
import { Services, seconds, settingOf } from '../services.ts';

export const root = join(import.meta.dirname, '../..');

/** How often the status line is redrawn, in milliseconds. */
const REDRAW = 200;
const ERASE_LINE = '\r\x1b[2K';

/** What a demo shows to its user, and how long its parts took. */
export class Stage {
  readonly #parts: [what: string, milliseconds: number][] = [];
  /** The parts that are under way, and since when. */
  readonly #running = new Map<string, number>();
  /** Lines that came while a command has the terminal; they are shown after it. */
  #held: string[] | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Services that report what they do through this stage. */
  services(): Services {
    return new Services(settingOf(undefined, (line) => this.say(line)));
  }

  say(line: string): void {
    if (this.#held) this.#held.push(line);
    else {
      this.#erase();
      process.stdout.write(`${line}\n`);
      this.#draw();
    }
  }

  title(text: string): void {
    this.say(`\n── ${text}`);
  }

  /** Does a part of the demo; meanwhile, a status line on a terminal shows its name and time. */
  async part<T>(what: string, job: () => T | Promise<T>): Promise<T> {
    const begin = performance.now();
    this.#running.set(what, begin);
    this.#timer ??= setInterval(() => this.#draw(), REDRAW);
    try {
      return await job();
    } finally {
      this.#running.delete(what);
      this.#parts.push([what, performance.now() - begin]);
      this.#erase();
      if (this.#running.size === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
      }
    }
  }

  /** Waits for a part that was begun before, and says so if it is still under way. */
  async waitFor<T>(what: string, part: Promise<T>): Promise<T> {
    if (this.#running.has(what)) this.say(`Waiting for ${what}, which is being set up`);
    return await part;
  }

  /** Runs a command in the user's terminal. @throws Failure `DEMO_FAILED` */
  async run(
    command: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    shown = [command, ...args].join(' '),
  ): Promise<void> {
    this.say(`$ ${shown}`);
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    const code = await this.#hold(once(child, 'close').then(([end]) => end as number | null));
    if (code !== 0) throw new Failure('DEMO_FAILED', `"${shown}" ended with ${code}.`);
  }

  /** Leaves the terminal to a command until it ends. */
  async #hold<T>(end: Promise<T>): Promise<T> {
    this.#erase();
    this.#held = [];
    try {
      return await end;
    } finally {
      const held = this.#held;
      this.#held = undefined;
      for (const line of held) this.say(line);
    }
  }

  #draw(): void {
    if (!process.stdout.isTTY || this.#held || this.#running.size === 0) return;
    const now = performance.now();
    const parts = [...this.#running].map(([what, begin]) => `${what} ${seconds(now - begin)}`);
    const line = `… ${parts.join(', ')}`;
    process.stdout.write(ERASE_LINE + line.slice(0, (process.stdout.columns || 80) - 1));
  }

  #erase(): void {
    if (process.stdout.isTTY && !this.#held) process.stdout.write(ERASE_LINE);
  }

  /** Runs the built command. @throws Failure `DEMO_FAILED` */
  pipewright(env: NodeJS.ProcessEnv, ...args: string[]): Promise<void> {
    const shown = ['pipewright', ...args].join(' ');
    return this.run(process.execPath, [join(root, 'dist/cli/index.js'), ...args], env, shown);
  }

  /**
   * As `pipewright`, but indented lines and hints on standard error are only counted: some hints are about
   * what an emulator lacks. All lines pass through here, since lines that the command wrote itself would be
   * appended to the status line.
   * @throws Failure `DEMO_FAILED`
   */
  async pipewrightBriefly(env: NodeJS.ProcessEnv, ...args: string[]): Promise<void> {
    const shown = ['pipewright', ...args].join(' ');
    this.say(`$ ${shown}`);
    const child = spawn(process.execPath, [join(root, 'dist/cli/index.js'), ...args], {
      cwd: root,
      env: { ...env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let details = 0;
    const tell = (): void => {
      if (details > 0) this.say(`  … ${plural(details, 'more line')}`);
      details = 0;
    };
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (/^ {2}|^\S+ \S*hint\b/.test(stripVTControlCharacters(line))) details += 1;
      else {
        tell();
        this.say(line);
      }
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      tell();
      this.say(line);
    });
    const [code] = (await once(child, 'close')) as [number | null];
    tell();
    if (code !== 0) throw new Failure('DEMO_FAILED', `"${shown}" ended with ${code}.`);
  }

  /** The last lines: what to try next. */
  next(lines: readonly string[]): void {
    this.say('\nNext:');
    for (const line of lines) this.say(`  ${line}`);
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
