/** The desktop shell: one window, one backend process, nothing of the domain. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, Menu, protocol, session } from 'electron';
import { startBackend, type BackendLink } from './backend-link.ts';
import { pageOrigin, pageScheme, servePage } from './page-protocol.ts';
import { createWindow } from './window.ts';

const root = join(import.meta.dirname, '..');
const resourcesDir = app.isPackaged
  ? join(process.resourcesPath, 'resources')
  : join(root, '..', 'resources');

protocol.registerSchemesAsPrivileged([
  {
    scheme: pageScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

let backend: BackendLink | null = null;

async function open(): Promise<void> {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  servePage(protocol, join(root, 'renderer'));
  // Everything is denied but what the app itself asks for: the camera for evidence photos, full screen for charts.
  const allowed = new Set(['media', 'fullscreen', 'clipboard-sanitized-write']);
  const own = (url: string) => url.startsWith(pageOrigin);
  session.defaultSession.setPermissionRequestHandler((contents, permission, decide, details) => {
    // The camera without a microphone: nothing said on site is ever recorded.
    const listens = 'mediaTypes' in details && details.mediaTypes?.includes('audio') === true;
    decide(allowed.has(permission) && own(contents.getURL()) && !listens);
  });
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      allowed.has(permission) && own(origin) && details.mediaType !== 'audio',
  );
  const profileDir = process.env['PLATEAU_PROFILE'] ?? join(app.getPath('userData'), 'profile');
  try {
    backend = await startBackend({
      entry: join(root, 'main', 'backend-process.js'),
      profileDir,
      resourcesDir,
      version: app.getVersion(),
    });
  } catch (error) {
    dialog.showErrorBox('高原节能诊断无法启动', error instanceof Error ? error.message : String(error));
    app.exit(1);
    return;
  }
  backend.onExit((code) => {
    dialog.showErrorBox(
      '数据服务已停止',
      `后台程序意外退出（${code}）。已显示“已保存”的内容都在磁盘上。请重新打开软件。`,
    );
    app.exit(1);
  });
  const preload = join(root, 'preload', 'preload.cjs');
  createWindow({ preload, connect: (contents) => backend?.connect(contents) });
}

// A second start shows the first window instead of opening the same data twice.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    const running = backend;
    if (!running) return;
    event.preventDefault();
    backend = null;
    void running.stop().then(() => app.quit());
  });
  await open();
} else {
  app.quit();
}
