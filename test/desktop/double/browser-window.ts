/** BrowserWindow as a real Chromium page: the built preload runs in it, and ports are real ports of the page. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumArgs, chromiumPath } from '../../helpers/chromium.ts';
import type { DoublePort } from './channel.ts';
import { handlers } from './protocol.ts';

/** Chromium knows no app://, so the page lives on a name of its own that is routed to the app's protocol handler. */
export const pageOrigin = 'http://plateau.localhost';

interface WindowOptions {
  show?: boolean;
  webPreferences: { preload: string; sandbox: boolean; contextIsolation: boolean; nodeIntegration: boolean };
}

let context: Promise<BrowserContext> | null = null;
const openContext = () => {
  context ??= chromium.launchPersistentContext('', {
    executablePath: chromiumPath(),
    args: [...chromiumArgs, `--remote-debugging-port=${process.env['DOUBLE_CDP_PORT'] ?? '0'}`],
    viewport: { width: 1366, height: 768 },
  });
  return context;
};

/** Everything of ipcRenderer that a sandboxed preload of ours may use; anything else fails the test. */
const preloadFrame = (source: string) => `(() => {
  const listeners = new Map();
  const ipcRenderer = { on: (channel, listener) => listeners.set(channel, listener) };
  const require = (name) => { if (name === 'electron') return { ipcRenderer }; throw new Error('preload requires ' + name); };
  globalThis.doubleReceive = (channel, portIds) => {
    const ports = portIds.map((id) => {
      const { port1, port2 } = new MessageChannel();
      const encode = (data) => data instanceof ArrayBuffer || ArrayBuffer.isView(data)
        ? { bytes: btoa(String.fromCharCode(...new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength))) }
        : { data };
      port1.onmessage = (event) => globalThis.doublePost(id, encode(event.data));
      globalThis['__doublePort' + id] = (message) =>
        port1.postMessage(message.bytes === undefined ? message.data : Uint8Array.from(atob(message.bytes), (c) => c.charCodeAt(0)));
      return port2;
    });
    listeners.get(channel)?.({ ports });
  };
  const module = { exports: {} };
  ((module, exports, require) => {${source}})(module, module.exports, require);
})()`;

const encode = (data: unknown) =>
  ArrayBuffer.isView(data) || data instanceof ArrayBuffer
    ? {
        bytes: Buffer.from(
          data instanceof ArrayBuffer
            ? new Uint8Array(data)
            : new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
        ).toString('base64'),
      }
    : { data };

class WebContents extends EventEmitter {
  /** Resolves when the page can hear of its ports; nothing may be loaded before. */
  readonly ready: Promise<void>;
  readonly #page: Promise<Page>;
  readonly #ports = new Map<number, DoublePort>();
  #next = 1;

  constructor(page: Promise<Page>) {
    super();
    this.#page = page;
    this.ready = page.then(async (ready) => {
      ready.on('load', () => this.emit('did-finish-load'));
      await ready.exposeFunction('doublePost', (id: number, message: { data?: unknown; bytes?: string }) => {
        const data =
          message.bytes === undefined ? message.data : new Uint8Array(Buffer.from(message.bytes, 'base64'));
        this.#ports.get(id)?.postMessage(data);
      });
    });
  }

  setWindowOpenHandler(): void {}
  getURL(): string {
    return pageOrigin;
  }

  postMessage(channel: string, _message: unknown, transfer: DoublePort[]): void {
    void this.#page.then(async (page) => {
      const ids = transfer.map((port) => {
        const id = this.#next++;
        this.#ports.set(id, port);
        port.on('message', (event: { data: unknown }) => {
          void page.evaluate(
            ([key, data]) => (globalThis as unknown as Record<string, (d: unknown) => void>)[key]?.(data),
            [`__doublePort${id}`, encode(event.data)] as [string, unknown],
          );
        });
        return id;
      });
      await page.evaluate(
        ([name, list]) =>
          (globalThis as unknown as { doubleReceive: (c: string, p: number[]) => void }).doubleReceive(
            name,
            list,
          ),
        [channel, ids] as [string, number[]],
      );
      for (const port of transfer) port.start();
    });
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly windows: BrowserWindow[] = [];
  static getAllWindows(): BrowserWindow[] {
    return BrowserWindow.windows;
  }
  readonly webContents: WebContents;
  readonly options: WindowOptions;
  readonly #page: Promise<Page>;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    const { sandbox, contextIsolation, nodeIntegration } = options.webPreferences;
    if (!sandbox || !contextIsolation || nodeIntegration)
      throw new Error('the window must be sandboxed and isolated');
    this.#page = openContext().then(async (opened) => {
      const page = opened.pages()[0] ?? (await opened.newPage());
      await page.addInitScript(preloadFrame(readFileSync(options.webPreferences.preload, 'utf8')));
      await page.route(`${pageOrigin}/**`, async (route) => {
        const url = route.request().url().replace(pageOrigin, 'app://plateau');
        const answer = await handlers.get('app')?.(new Request(url));
        if (!answer) return route.abort();
        return route.fulfill({
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
          body: Buffer.from(await answer.arrayBuffer()),
        });
      });
      return page;
    });
    this.webContents = new WebContents(this.#page);
    BrowserWindow.windows.push(this);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page;
    await this.webContents.ready;
    await page.goto(url.replace('app://plateau', pageOrigin));
    this.emit('ready-to-show');
    process.stdout.write('DOUBLE_READY\n');
  }

  show(): void {}
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
}

export async function closeBrowser(): Promise<void> {
  await (await context)?.close();
}
