/** Opens the app: on Electron where its program is present, else in the browser, in one plain sentence. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
if (!isBuilt() || process.argv.includes('--build')) {
  const built = spawnSync('electron-vite', ['build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

const electron = electronProgram();
const [command, args] =
  electron === null
    ? [process.execPath, [join(root, 'hosts', 'cli.ts'), 'serve', '--open', ...process.argv.slice(2)]]
    : [electron, [root, ...process.argv.slice(2)]];
if (electron === null) console.log('未找到 Electron 程序，改用浏览器版打开（功能相同，数据仍在本机）。');
const child = spawn(command, args, { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));

/** True when the page was built after the newest source: an old page would not fit a changed backend. */
function isBuilt(): boolean {
  const page = join(root, 'out', 'renderer', 'index.html');
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  return ['shared', 'backend', 'electron', 'renderer'].every((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).every(
      (entry) => !entry.isFile() || statSync(join(entry.parentPath, entry.name)).mtimeMs <= built,
    ),
  );
}

/** Path of the Electron program, null where only its npm package is there; nothing is downloaded. */
function electronProgram(): string | null {
  const dir = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(dir, 'dist');
  const named = join(dir, 'path.txt');
  const fallback = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const path = join(dist, existsSync(named) ? readFileSync(named, 'utf8').trim() : fallback);
  return existsSync(path) ? path : null;
}
