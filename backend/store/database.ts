/** Opens the one database of a profile: WAL, FULL, one writer, and a plain reason where it cannot be written. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { migrate, readMigrations, schemaVersion } from './migrate.ts';

export interface OpenedDatabase {
  db: Database;
  path: string;
  /** Chinese sentence for the user, null when the file can be written. */
  readOnlyReason: string | null;
}

/** A start that must not go on; the message is for the user. */
export class ProfileError extends Error {
  override name = 'ProfileError';
}

export const databasePath = (profileDir: string) => join(profileDir, 'plateau.db');

export interface OpenOptions {
  migrationsDir: string;
  /** Called with an existing older file before its first migration; must leave a verified copy. */
  backup: (db: Database) => void;
}

/**
 * @throws ProfileError when another program holds the profile, the file is not ours or is damaged. Nothing is ever
 * deleted and no new file is made beside a damaged one.
 */
export function openDatabase(profileDir: string, options: OpenOptions): OpenedDatabase {
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const path = databasePath(profileDir);
  const migrations = readMigrations(options.migrationsDir);
  if (!existsSync(path) && existsSync(`${path}-wal`)) {
    throw new ProfileError(
      `数据目录 ${profileDir} 中缺少主数据库文件 plateau.db，但存在其日志文件。请不要继续录入，用最近的备份恢复。`,
    );
  }
  const db = open(path);
  try {
    guardFile(db, path);
    if (schemaVersion(db) > migrations.length) {
      db.close();
      return {
        db: new Sqlite(path, { readonly: true, fileMustExist: true }),
        path,
        readOnlyReason: '该数据由更新版本的软件建立，本版本只能查看和导出，不能修改。请升级软件。',
      };
    }
    configure(db);
    migrate(db, migrations, () => options.backup(db));
    return { db, path, readOnlyReason: null };
  } catch (error) {
    db.close();
    throw explain(error, path);
  }
}

function open(path: string): Database {
  try {
    return new Sqlite(path, { timeout: 1500 });
  } catch (error) {
    throw explain(error, path);
  }
}

function guardFile(db: Database, path: string): void {
  const version = db.prepare('SELECT sqlite_version()').pluck().get() as string;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  // Older libraries can corrupt a WAL file that is reset under two connections.
  if (major * 1e6 + minor * 1e3 + patch < 3_051_003)
    throw new ProfileError(`SQLite ${version} 过旧，需要 3.51.3 以上。`);
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (tables > 0 && schemaVersion(db) === 0) {
    throw new ProfileError(`${path} 不是本软件的数据库，未作任何改动。请另选数据目录。`);
  }
}

/** Sets what durability rests on and reads it back: the library's default in WAL mode would be NORMAL. */
function configure(db: Database): void {
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  const journal = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (journal !== 'wal' || synchronous !== 2) {
    throw new ProfileError(
      `无法为数据库启用可靠写入（journal=${journal}, synchronous=${synchronous}）。请换用本地磁盘上的数据目录。`,
    );
  }
  // Takes the exclusive lock now, so that a second program is refused at its start and not at its first write.
  db.exec('BEGIN IMMEDIATE; COMMIT;');
}

function explain(error: unknown, path: string): Error {
  if (error instanceof ProfileError) return error;
  const code = (error as { code?: string }).code ?? '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new ProfileError('该数据目录正被另一个窗口或程序使用。请先关闭它，或用 --profile 指定别的目录。');
  }
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new ProfileError(
      `数据库文件 ${path} 已损坏，未作任何改动。请保留该文件，并用 backups 目录中最近的备份恢复。`,
    );
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) {
    return new ProfileError(`无法打开或写入 ${path}。请检查目录权限和磁盘。`);
  }
  return error instanceof Error ? error : new Error(String(error));
}
