/** Serves both engines to one Chromium page from the loopback address. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, chromiumPath } from '../../helpers/chromium.ts';
import { shippedPack } from '../../helpers/pack.ts';
import { tempDir } from '../../helpers/temp.ts';

const peerBin = dirname(createRequire(import.meta.url).resolve('measur-tools-suite'));
const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script src="/client.js"></script><script type="module" src="/ours.js"></script>`;

/** Without isolation the page's clock ticks only every 100 µs. */
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

async function bundleOurs(): Promise<string> {
  const outDir = tempDir('engine-bench-');
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      lib: { entry: join(import.meta.dirname, 'page.ts'), formats: ['es'], fileName: 'ours' },
    },
  });
  return readFileSync(join(outDir, 'ours.js'), 'utf8');
}

async function serve(ours: string): Promise<{ server: Server; url: string }> {
  const routes = new Map<string, { type: string; body: () => string | Buffer }>([
    ['/', { type: 'text/html; charset=utf-8', body: () => html }],
    ['/ours.js', { type: 'text/javascript', body: () => ours }],
    ['/client.js', { type: 'text/javascript', body: () => readFileSync(join(peerBin, 'client.js')) }],
    ['/client.wasm', { type: 'application/wasm', body: () => readFileSync(join(peerBin, 'client.wasm')) }],
  ]);
  const server = createServer((request, response) => {
    const route = routes.get(request.url ?? '');
    response.writeHead(route ? 200 : 404, { ...isolation, 'content-type': route?.type ?? 'text/plain' });
    response.end(route?.body());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** Opens the page with both engines loaded (`window.engineBench`), hands it to `work` and cleans up. */
export async function withEnginePage<T>(
  work: (page: Page, chromiumVersion: string) => Promise<T>,
): Promise<T> {
  const { server, url } = await serve(await bundleOurs());
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  try {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(url);
    await page
      .waitForFunction(() => 'openEngineBench' in window, undefined, { timeout: 20_000 })
      .catch((error: unknown) => {
        throw new Error(`the bench page did not start: ${faults.join('; ')}`, { cause: error });
      });
    await page.evaluate(async (pack) => {
      window.engineBench = await window.openEngineBench(pack);
    }, shippedPack());
    return await work(page, browser.version());
  } finally {
    await browser.close();
    server.close();
  }
}
