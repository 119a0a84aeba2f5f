/** The one window: sandboxed, never leaving its own page. */
import { BrowserWindow, shell, type WebContents } from 'electron';
import { pageOrigin } from './page-protocol.ts';

export interface WindowOptions {
  preload: string;
  /** Called for each new document of the page: it needs a port of its own. */
  connect: (contents: WebContents) => void;
}

export function createWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1100,
    minHeight: 680,
    show: false,
    title: '高原节能诊断',
    backgroundColor: '#f5f7f9',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // Chromium's PDF viewer shows the report preview.
      plugins: true,
      spellcheck: false,
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(({ url }) => {
    // mailto: and web links leave for the system's own programs; nothing opens inside the app.
    if (/^(https|mailto):/.test(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  webContents.on('will-navigate', (event, url) => {
    if (!url.startsWith(`${pageOrigin}/`)) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.on('did-finish-load', () => options.connect(webContents));
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${pageOrigin}/index.html`);
  return window;
}
