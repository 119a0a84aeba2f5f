/** electron-builder packs the real bundles; a stand-in takes the place of Electron's own program, which it only copies. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../helpers/temp.ts';

const root = join(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);

/** How a fuse stands in the wire: the digits '0' and '1'. */
const off = 0x30;
const on = 0x31;

/** What electron-builder needs to find: a program with a fuse wire, a version, licences. */
function standInDist(): string {
  const dir = tempDir('plateau-electron-');
  mkdirSync(join(dir, 'resources'));
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('0'.repeat(9)),
  ]);
  writeFileSync(join(dir, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), wire]));
  chmodSync(join(dir, 'electron'), 0o755);
  writeFileSync(join(dir, 'version'), (require('electron/package.json') as { version: string }).version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(dir, name), 'stand-in');
  return dir;
}

describe('packed app', () => {
  it('holds bundles, native modules, fonts and data, without the hub and with its fuses set', async () => {
    const output = tempDir('plateau-packed-');
    execFileSync(
      process.execPath,
      [
        require.resolve('electron-builder/cli.js'),
        '--linux',
        'dir',
        '--x64',
        `-c.electronDist=${standInDist()}`,
        `-c.directories.output=${output}`,
      ],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
      },
    );
    const resources = join(output, 'linux-unpacked', 'resources');
    const files = new Set(listPackage(join(resources, 'app.asar'), { isPack: false }));
    for (const path of [
      '/out/main/main.js',
      '/out/main/backend-process.js',
      '/out/main/document-worker.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/node_modules/pdfmake/package.json',
      '/NOTICE.md',
    ]) {
      expect(files.has(path), path).toBe(true);
    }
    expect(
      [...files].filter((path) =>
        /node_modules\/(fastify|antd|react-dom|@electric-sql|vitest|playwright-core)\//.test(path),
      ),
    ).toEqual([]);
    const unpacked = join(resources, 'app.asar.unpacked', 'node_modules');
    expect(existsSync(join(unpacked, 'better-sqlite3', 'prebuilds'))).toBe(true);
    expect(
      existsSync(
        join(unpacked, '@expo-google-fonts', 'noto-sans-sc', '400Regular', 'NotoSansSC_400Regular.ttf'),
      ),
    ).toBe(true);
    expect(existsSync(join(resources, 'resources', 'standards', 'pack.json'))).toBe(true);
    expect(existsSync(join(resources, 'resources', 'migrations', '0001_init.sql'))).toBe(true);

    const wire = await getCurrentFuseWire(join(output, 'linux-unpacked', 'plateau-audit'));
    expect(wire[FuseV1Options.RunAsNode]).toBe(off);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(off);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(off);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on);
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(on);
  });
});
