/** `npm start` without Electron: the browser is started with an address that lets exactly one page in. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { chromiumArgs, chromiumPath } from '../helpers/chromium.ts';
import { tempDir } from '../helpers/temp.ts';

const cli = join(import.meta.dirname, '..', '..', 'hosts', 'cli.ts');

it('opens the page by a ticket that shows no secret and works once', async () => {
  const bin = tempDir();
  const seen = join(bin, 'seen.txt');
  const opener = join(bin, 'xdg-open');
  writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > '${seen}.part' && mv '${seen}.part' '${seen}'\n`);
  chmodSync(opener, 0o755);
  const host = spawn(process.execPath, [cli, 'serve', '--open', '--profile', tempDir()], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  let printed = '';
  host.stdout.on('data', (part: Buffer) => (printed += part.toString()));
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  try {
    await expect.poll(() => existsSync(seen), { timeout: 30_000 }).toBe(true);
    const address = readFileSync(seen, 'utf8');
    const token = /#token=(\S+)/.exec(printed)?.[1] ?? '';
    expect(token).not.toBe('');
    expect(address).toContain('#ticket=');
    expect(address).not.toContain(token);
    const page = await browser.newPage();
    await page.goto(address);
    await page.getByTestId('audit-list').waitFor();
    expect(page.url()).not.toContain('ticket');
    await page.reload();
    await page.getByTestId('audit-list').waitFor();
    // A context of its own, as another user's browser would be.
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(address);
    await stranger.getByText('请用启动程序时显示的地址重新打开本页').first().waitFor();
    expect(await stranger.getByTestId('audit-list').count()).toBe(0);
  } finally {
    await browser.close();
    host.kill('SIGTERM');
  }
});
