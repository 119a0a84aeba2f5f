import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];
process.once('exit', () => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A folder that is gone when the test process ends. */
export function tempDir(prefix = 'plateau-'): string {
  const dir = mkdtempSync(join(tmpdir(), prefix));
  made.push(dir);
  return dir;
}

export const resourcesDir = join(import.meta.dirname, '..', '..', 'resources');
export const migrationsDir = join(resourcesDir, 'migrations');
