/** Where things are when the program runs from its folder. */
import { readFileSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
export const resourcesDir = join(root, 'resources');
export const rendererDir = join(root, 'out', 'renderer');
export const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
  .version;

/** The same folder the desktop app uses, so that both show the same audits. */
export function defaultProfileDir(): string {
  if (process.env['PLATEAU_PROFILE']) return process.env['PLATEAU_PROFILE'];
  const name = '高原节能诊断';
  if (platform() === 'win32')
    return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), name, 'profile');
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', name, 'profile');
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), name, 'profile');
}
