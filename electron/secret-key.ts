/** The key that seals passwords and tokens, kept by the operating system's key store where there is a real one. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';

/** Null where the system offers no real protection; the backend then keeps a key file of its own. */
export function readSecretKey(profileDir: string): Buffer | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  // On Linux without a key ring Electron would use a fixed password: that is no protection, do not pretend.
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null;
  const path = join(profileDir, 'os-sealed.key');
  if (existsSync(path)) {
    try {
      return Buffer.from(safeStorage.decryptString(readFileSync(path)), 'base64');
    } catch {
      // Another user or machine: the secrets must be entered again, the data itself is untouched.
      return null;
    }
  }
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const key = randomBytes(32);
  writeFileSync(path, safeStorage.encryptString(key.toString('base64')), { mode: 0o600, flag: 'wx' });
  return key;
}
