/** What a bare machine needs of the lock file: npm ci must neither compile anything nor miss a package. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Locked {
  version?: string;
  gypfile?: boolean;
  optionalDependencies?: Record<string, string>;
}
const lock = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

describe('lock file', () => {
  it('says that better-sqlite3 brings its binaries: without it npm 10 would compile it and fail where no compiler is', () => {
    // npm does not write this line itself; put it back after an npm install that removed it.
    expect(lock.packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
  });

  it('names every platform binary of the tools, which npm ci demands even for other platforms', () => {
    for (const [path, entry] of Object.entries(lock.packages)) {
      for (const name of Object.keys(entry.optionalDependencies ?? {})) {
        const found = [`${path}/node_modules/${name}`, `node_modules/${name}`].some(
          (at) => lock.packages[at]?.version,
        );
        expect(found, `${path} → ${name}`).toBe(true);
      }
    }
  });
});
