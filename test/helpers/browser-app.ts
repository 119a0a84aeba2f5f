/** The product as a user of the browser host has it: a real host process and a real Chromium. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumArgs, chromiumPath } from './chromium.ts';

const cli = join(import.meta.dirname, '..', '..', 'hosts', 'cli.ts');

export interface BrowserApp {
  url: string;
  page: Page;
  context: BrowserContext;
  host: ChildProcess;
  close: () => Promise<void>;
}

export interface AppOptions {
  profile: string;
  viewport?: { width: number; height: number };
  hasTouch?: boolean;
  /** Further flags of Chromium, e.g. a camera that films a test card. */
  extraArgs?: readonly string[];
}

/** Starts the host and opens the page; everything is gone after `close`. */
export async function openApp(options: AppOptions): Promise<BrowserApp> {
  const host = spawn(process.execPath, [cli, 'serve', '--profile', options.profile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(host);
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumArgs, ...(options.extraArgs ?? [])],
  });
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1366, height: 768 },
    hasTouch: options.hasTouch ?? false,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByTestId('audit-list').waitFor();
  return {
    url,
    page,
    context,
    host,
    close: async () => {
      await browser.close();
      host.kill('SIGTERM');
      await new Promise((resolve) => (host.exitCode === null ? host.once('exit', resolve) : resolve(null)));
    },
  };
}

function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    host.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    host.once('exit', (code) => reject(new Error(`host ended with ${code}: ${text}`)));
  });
}
