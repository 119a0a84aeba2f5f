/** Writes NOTICE.md: the libraries and fonts that ship with the product, with their licences, from what is installed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
interface Manifest {
  name: string;
  version: string;
  license?: string | { type: string };
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Manifest;
const seen = new Map<string, Manifest>();

/** Follows run-time dependencies as Node would find them; optional ones of other platforms are simply not there. */
function visit(name: string, from: string): void {
  for (let dir = from; ; dir = join(dir, '..')) {
    const path = join(dir, 'node_modules', name);
    if (existsSync(join(path, 'package.json'))) {
      const manifest = read(join(path, 'package.json'));
      const key = `${manifest.name}@${manifest.version}`;
      if (seen.has(key)) return;
      seen.set(key, manifest);
      for (const next of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
        visit(next, path);
      return;
    }
    if (dir === root) return;
  }
}

/** Bundled into the page by the build, hence not run-time dependencies of the package. */
const bundled = ['react', 'react-dom', 'antd', '@ant-design/icons', 'zustand', 'wouter', '@orpc/client'];
for (const name of [...Object.keys(read(join(root, 'package.json')).dependencies ?? {}), ...bundled])
  visit(name, root);
const licence = ({ license }: Manifest) =>
  typeof license === 'string' ? license : (license?.type ?? '见软件包');
const rows = [...seen.values()]
  .filter((m) => !m.name.startsWith('@img/sharp-') || m.name === '@img/sharp-libvips')
  .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  .map((m) => `| ${m.name} | ${m.version} | ${licence(m)} |`);
writeFileSync(
  join(root, 'NOTICE.md'),
  `# 第三方软件与字体声明

本软件以 Apache-2.0 许可发布（见 LICENSE）。随软件分发的字体与程序库保留各自的许可。

## 字体

Noto Sans SC（思源黑体，版权归 Adobe 与 Google 等所有），SIL Open Font License 1.1；许可全文在
\`node_modules/@expo-google-fonts/noto-sans-sc/LICENSE_FONT\`。

## 运行环境与程序库

桌面版另含 Electron（MIT）及 Chromium、Node.js，其声明随 Electron 一同分发。libvips（LGPL-3.0-or-later）以动态库形式随 sharp 分发。

| 软件包 | 版本 | 许可 |
|---|---|---|
${rows.join('\n')}
`,
);
console.log(`NOTICE.md：${rows.length} 个软件包`);
