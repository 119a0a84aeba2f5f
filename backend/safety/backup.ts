/** Verified copies of the database. A copy counts only after it was opened again and checked. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { checkChain } from '../../shared/sync/chain.ts';
import { createOpLog } from '../store/op-log.ts';
import { sha256Of } from '../store/blobs.ts';

export interface Backup {
  path: string;
  createdAt: string;
  sizeBytes: number;
  ops: number;
}

export const backupsDir = (profileDir: string) => join(profileDir, 'backups');

/**
 * Writes `backups/plateau-<time>[-label].db` and verifies it: SQLite's own check, foreign keys, and the hash chain of
 * every device, which finds changed content that SQLite's check passes over.
 * @throws Error in Chinese when the copy does not verify; the copy is then removed and older ones stay.
 */
export function backUp(db: Database, profileDir: string, now: Date, label = ''): Backup {
  const dir = backupsDir(profileDir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const name = `plateau-${now.toISOString().replaceAll(/[:.]/g, '-')}${label === '' ? '' : `-${label}`}.db`;
  const path = join(dir, name);
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  db.prepare('VACUUM INTO ?').run(temporary);
  let ops: number;
  try {
    ops = verifyDatabase(temporary);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  renameSync(temporary, path);
  return { path, createdAt: now.toISOString(), sizeBytes: statSync(path).size, ops };
}

/** Number of ops in a sound database file; throws with the reason otherwise. */
export function verifyDatabase(path: string): number {
  const db = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const structure = db.pragma('integrity_check', { simple: true });
    if (structure !== 'ok') throw new Error(`备份校验未通过：${String(structure)}。请检查磁盘后重试。`);
    const hasLog = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'op'").get();
    if (!hasLog) return 0;
    const log = createOpLog(db);
    let count = 0;
    for (const [device, seq] of Object.entries(log.vector())) {
      const ops = log.after({ ...log.vector(), [device]: 0 }, seq);
      const { fault } = checkChain('', ops, (text) => sha256Of(Buffer.from(text, 'utf8')));
      if (fault)
        throw new Error(`备份校验未通过：设备 ${device} 第 ${fault.seq} 条修改记录${fault.reason}。`);
      count += ops.length;
    }
    return count;
  } finally {
    db.close();
  }
}

export function listBackups(profileDir: string): Omit<Backup, 'ops'>[] {
  const dir = backupsDir(profileDir);
  let names: string[];
  try {
    names = readdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => name.endsWith('.db'))
    .map((name) => {
      const stat = statSync(join(dir, name));
      return { path: join(dir, name), createdAt: stat.mtime.toISOString(), sizeBytes: stat.size };
    })
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}
