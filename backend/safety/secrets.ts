/** Passwords and tokens: encrypted in one file, given only to the code that uses them, never to a screen or a log. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretNames, type SecretName } from '../../shared/model/settings.ts';
import { writeDurably } from '../store/blobs.ts';

export interface SecretStore {
  get: (name: SecretName) => string | null;
  set: (name: SecretName, value: string) => void;
  isSet: () => Record<SecretName, boolean>;
}

/**
 * @param key 32 bytes kept by the operating system's key store (desktop app). Null on hosts without one: then a key
 * file readable by this user only is made beside the data.
 */
export function createSecretStore(profileDir: string, key: Buffer | null): SecretStore {
  const path = join(profileDir, 'secrets.json');
  const secret = key ?? keyFile(join(profileDir, 'secrets.key'));
  const read = (): Partial<Record<SecretName, string>> =>
    existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<SecretName, string>>) : {};
  return {
    get(name) {
      const sealed = read()[name];
      return sealed === undefined ? null : open(secret, sealed);
    },
    set(name, value) {
      const all = read();
      if (value === '') delete all[name];
      else all[name] = seal(secret, value);
      writeDurably(path, Buffer.from(JSON.stringify(all)));
    },
    isSet: () => {
      const all = read();
      return Object.fromEntries(secretNames.map((name) => [name, all[name] !== undefined])) as Record<
        SecretName,
        boolean
      >;
    },
  };
}

function keyFile(path: string): Buffer {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(path);
}

function seal(key: Buffer, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

/** Null when the key store no longer has the right key: the user is asked for the secret again. */
function open(key: Buffer, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
