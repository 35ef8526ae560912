import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { ROOT } from '../fakes/workshop.ts';

/** milliseconds for one answer of the browser */
const PATIENCE = 60_000;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

export interface View {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  /** Default `screen`. */
  readonly media?: 'screen' | 'print';
  /** Default true. */
  readonly scripts?: boolean;
}

/** One page of a headless Chromium, spoken to by the DevTools protocol through pipes: no port, no package. */
export class Page implements AsyncDisposable {
  /** Everything that the browser complained about, and every address that it was asked for. */
  readonly complaints: string[] = [];
  readonly requested: string[] = [];
  readonly #child;
  readonly #folder = mkdtempSync(join(tmpdir(), 'pipewright-chromium-'));
  readonly #waiting = new Map<number, (message: Message) => void>();
  #loaded = () => {};
  #session = '';
  #id = 0;

  private constructor() {
    this.#child = spawn(
      'chromium',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--hide-scrollbars',
        '--remote-debugging-pipe',
        `--user-data-dir=${this.#folder}`,
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    let text = '';
    (this.#child.stdio[4] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
      const messages = (text + chunk).split('\0');
      text = messages.pop()!;
      for (const message of messages) this.#hear(JSON.parse(message) as Message);
    });
  }

  static async open(): Promise<Page> {
    const page = new Page();
    const { targetId } = await page.#ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await page.#ask('Target.attachToTarget', { targetId, flatten: true });
    page.#session = sessionId as string;
    for (const domain of ['Page', 'Log', 'Runtime', 'Network']) await page.#ask(`${domain}.enable`);
    return page;
  }

  /** Opens an address as a screen of that size shows it. */
  async show(url: string, view: View): Promise<void> {
    await this.#ask('Emulation.setDeviceMetricsOverride', {
      width: view.width,
      height: view.height,
      deviceScaleFactor: 1,
      mobile: view.width < 600,
    });
    await this.#ask('Emulation.setEmulatedMedia', {
      media: view.media ?? 'screen',
      features: [{ name: 'prefers-color-scheme', value: view.scheme }],
    });
    await this.#ask('Emulation.setScriptExecutionDisabled', { value: view.scripts === false });
    const loaded = new Promise<void>((resolve) => {
      this.#loaded = resolve;
    });
    await this.#ask('Page.navigate', { url });
    await loaded;
  }

  /** What an expression is in the page, or what its promise becomes; as JSON has it. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#ask('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: T }).value;
  }

  /** A picture of the whole page or of a part of it, as PNG. @param scale of the part: pixels of the picture for each of the page */
  async picture(part?: { x: number; y: number; width: number; height: number }, scale = 1): Promise<Buffer> {
    const clip = part && { clip: { ...part, scale } };
    const { data } = await this.#ask('Page.captureScreenshot', { captureBeyondViewport: true, ...clip });
    return Buffer.from(data as string, 'base64');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const over = new Promise((resolve) => this.#child.once('close', resolve));
    if (this.#child.exitCode === null) await this.#ask('Browser.close').catch(() => this.#child.kill());
    await over;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #ask(method: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const id = ++this.#id;
    const session =
      method.startsWith('Target.') || method.startsWith('Browser.') ? {} : { sessionId: this.#session };
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Chromium does not answer ${method}`)), PATIENCE);
      this.#waiting.set(id, ({ result, error }) => {
        clearTimeout(late);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
      (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    });
  }

  #hear({ id, method, params, ...answer }: Message): void {
    if (id !== undefined) this.#waiting.get(id)?.(answer);
    else if (method === 'Page.loadEventFired') this.#loaded();
    else if (method === 'Network.requestWillBeSent')
      this.requested.push((params as { request: { url: string } }).request.url);
    else if (method === 'Log.entryAdded') this.complaints.push(JSON.stringify(params));
    else if (method === 'Runtime.consoleAPICalled' || method === 'Runtime.exceptionThrown')
      this.complaints.push(JSON.stringify(params));
  }
}

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Runs in the page: what axe-core finds, with every part unfolded. It reads no style sheets on its own: pages allow that to none. */
const ACCESSIBLE = `(document.querySelectorAll('details').forEach((d) => { d.open = true; }), axe.run({ preload: false }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(' | '))))`;

/** What axe-core finds in the page that is shown. */
export async function inaccessible(page: Page): Promise<string[]> {
  await page.evaluate(`${AXE}; 0`);
  return page.evaluate<string[]>(ACCESSIBLE);
}
