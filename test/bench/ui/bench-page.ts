/** Opens the large plant in a real Chromium over the real browser host, with the probe inside. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumArgs, chromiumPath } from '../../helpers/chromium.ts';
import { installProbe } from './probe.ts';

export interface BenchPage {
  page: Page;
  chromiumVersion: string;
  close: () => Promise<void>;
}

export async function openBenchPage(profile: string, pageDir: string): Promise<BenchPage> {
  const host = spawn(process.execPath, [join(import.meta.dirname, 'host.ts'), profile, pageDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstLine(host);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  await page.goto(url);
  await page.getByTestId('audit-list').waitFor();
  return {
    page,
    chromiumVersion: browser.version(),
    close: async () => {
      await browser.close();
      host.kill('SIGTERM');
      await new Promise((resolve) => (host.exitCode === null ? host.once('exit', resolve) : resolve(null)));
    },
  };
}

function firstLine(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    host.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
      const [line, rest] = text.split('\n');
      if (line !== undefined && rest !== undefined) resolve(line);
    });
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
}

/** Waits until the plant's diagnosis has come in and the page has been quiet for a while. */
export async function settle(page: Page, quietMs = 1500): Promise<void> {
  let before = -1;
  for (;;) {
    const count = await page.evaluate(() => window.uiProbe.longTasks.length);
    if (count === before) return;
    before = count;
    await page.waitForTimeout(quietMs);
  }
}
