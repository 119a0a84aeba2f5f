/** The desktop app through its real main, preload and backend bundles; on Electron itself wherever its program exists. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { _electron, chromium, type Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { tempDir } from '../helpers/temp.ts';

const root = join(import.meta.dirname, '..', '..');
const electronDir = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const electronProgram = join(electronDir, 'dist', process.platform === 'win32' ? 'electron.exe' : 'electron');
const cleanUps: (() => Promise<unknown>)[] = [];

interface Desktop {
  page: Page;
  close: () => Promise<unknown>;
}

const openDesktop = (userData: string): Promise<Desktop> =>
  existsSync(electronProgram) ? openElectron(userData) : openDouble(userData);

async function openElectron(userData: string): Promise<Desktop> {
  const app = await _electron.launch({
    executablePath: electronProgram,
    args: [root, `--user-data-dir=${userData}`],
  });
  return { page: await app.firstWindow(), close: () => app.close() };
}

async function openDouble(userData: string): Promise<Desktop> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'double', 'launch.ts')], {
    env: { ...process.env, DOUBLE_USER_DATA: userData, DOUBLE_CDP_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUps.push(() => stop(child));
  await lineOf(child, 'DOUBLE_READY');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the window did not open');
  return { page, close: () => stop(child) };
}

function lineOf(child: ChildProcess, wanted: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
      if (text.includes('DOUBLE_ERROR')) reject(new Error(text));
      if (text.includes(wanted)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`main ended with ${code}: ${text}`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    return void child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

afterEach(async () => {
  for (const clean of cleanUps.splice(0)) await clean();
});

describe('desktop app', () => {
  it('shows the audit list through the real preload and port, and keeps what was made after a restart', async () => {
    const userData = tempDir('plateau-desktop-');
    const first = await openDesktop(userData);
    await first.page.getByTestId('audit-list').waitFor();
    await first.page.getByTestId('new-audit').click();
    await first.page.getByTestId('new-enterprise').fill('桌面测试企业');
    await first.page.getByTestId('new-audit-ok').click();
    await first.page.getByText('桌面测试企业').first().waitFor();
    await first.close();
    const second = await openDesktop(userData);
    await second.page.getByTestId('audit-list').getByText('桌面测试企业').first().waitFor();
    await second.close();
  });

  it('gives the page no Node and refuses what the policy forbids', async () => {
    const { page, close } = await openDesktop(tempDir('plateau-desktop-'));
    await page.getByTestId('audit-list').waitFor();
    expect(await page.evaluate('[typeof require, typeof process, typeof module].join()')).toBe(
      'undefined,undefined,undefined',
    );
    const remote = await page.evaluate(
      "fetch('https://example.com/').then(() => 'allowed', () => 'refused')",
    );
    expect(remote).toBe('refused');
    const inline = await page.evaluate(
      "(() => { const s = document.createElement('script'); s.textContent = 'globalThis.injected = 1'; document.body.append(s); return globalThis.injected ?? 'refused'; })()",
    );
    expect(inline).toBe('refused');
    await close();
  });
});
