/** The few calls of Electron that main and preload make. What they do not make is not here: a new one fails the test. */
import { EventEmitter } from 'node:events';
import { createChannel } from './channel.ts';
import { BrowserWindow, closeBrowser } from './browser-window.ts';
import { protocol } from './protocol.ts';
import { utilityProcess } from './utility-process.ts';

class App extends EventEmitter {
  isPackaged = false;
  whenReady = () => Promise.resolve();
  getVersion = () => '0.0.0-double';
  getPath = (name: string) => {
    const dir = process.env['DOUBLE_USER_DATA'];
    if (name !== 'userData' || dir === undefined) throw new Error(`getPath(${name})`);
    return dir;
  };
  requestSingleInstanceLock = () => true;
  exit = (code: number) => {
    void closeBrowser().finally(() => process.exit(code));
  };
  quit = () => {
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.exit(0);
  };
}
const app = new App();
process.on('SIGTERM', () => app.quit());

class MessageChannelMain {
  readonly port1;
  readonly port2;
  constructor() {
    const channel = createChannel();
    this.port1 = channel.port1;
    this.port2 = channel.port2;
  }
}

const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
  },
};
const dialog = {
  showErrorBox: (title: string, text: string) =>
    process.stdout.write(`DOUBLE_ERROR ${JSON.stringify({ title, text })}\n`),
};
const Menu = { setApplicationMenu: () => undefined };
const shell = { openExternal: () => Promise.resolve() };
const safeStorage = { isEncryptionAvailable: () => false };

export {
  app,
  BrowserWindow,
  dialog,
  Menu,
  MessageChannelMain,
  protocol,
  safeStorage,
  session,
  shell,
  utilityProcess,
};
