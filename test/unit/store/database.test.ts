import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp, listBackups, verifyDatabase } from '../../../backend/safety/backup.ts';
import { databasePath, ProfileError } from '../../../backend/store/database.ts';
import { readMigrations } from '../../../backend/store/migrate.ts';
import { isJsonColumn, tableNames, tables } from '../../../shared/model/tables.ts';
import { testStore, write } from '../../helpers/store.ts';
import { migrationsDir, tempDir } from '../../helpers/temp.ts';

describe('opening a profile', () => {
  it('runs in WAL with FULL synchronisation, which the library would not choose by itself', () => {
    const { db } = testStore();
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('lets one program in and tells the second why', () => {
    const dir = tempDir();
    testStore(dir);
    expect(() => testStore(dir)).toThrow(/正被另一个窗口或程序使用/);
  });

  it('opens a newer file for reading only', () => {
    const dir = tempDir();
    const store = testStore(dir);
    store.db.pragma('user_version = 999');
    store.close();
    const again = testStore(dir);
    expect(again.readOnlyReason).toContain('更新版本');
    expect(() => write(again, 'site', 's', { altitudeM: 1 })).toThrow();
  });

  it('refuses a foreign or damaged file without touching it', () => {
    const dir = tempDir();
    const foreign = new Sqlite(databasePath(dir));
    foreign.exec('CREATE TABLE other (x)');
    foreign.close();
    expect(() => testStore(dir)).toThrow(ProfileError);
    const damaged = tempDir();
    const bytes = Buffer.from('this is no database at all, only text '.repeat(50));
    writeFileSync(databasePath(damaged), bytes);
    expect(() => testStore(damaged)).toThrow(/已损坏/);
    expect(readFileSync(databasePath(damaged)).equals(bytes)).toBe(true);
  });

  it('does not start afresh when the database is gone but its log is there', () => {
    const dir = tempDir();
    writeFileSync(`${databasePath(dir)}-wal`, 'x');
    expect(() => testStore(dir)).toThrow(/缺少主数据库文件/);
  });

  it('gives a copied profile a device id of its own', () => {
    const original = tempDir();
    const store = testStore(original);
    write(store, 'site', 's1', { altitudeM: 3650 });
    const id = store.device();
    store.close();
    const copy = tempDir();
    cpSync(original, copy, { recursive: true });
    expect(testStore(copy).device()).not.toBe(id);
    expect(testStore(original).device()).toBe(id);
  });
});

describe('schema', () => {
  it('numbers migrations 1, 2, 3 …', () => {
    expect(readMigrations(migrationsDir).map((m) => m.version)).toEqual(
      readMigrations(migrationsDir).map((_, index) => index + 1),
    );
  });

  it('has exactly the columns of the model, all tables STRICT', () => {
    const { db } = testStore();
    for (const table of tableNames) {
      const columns = db.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table);
      expect(columns).toEqual(['id', 'auditId', 'deleted', ...Object.keys(tables[table].shape)]);
    }
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    expect(isJsonColumn('equipment', 'inputs')).toBe(true);
  });
});

describe('backup', () => {
  it('is a verified copy that holds every op', () => {
    const store = testStore();
    for (let i = 0; i < 20; i += 1) write(store, 'site', 's1', { altitudeM: 3000 + i });
    const made = backUp(store.db, store.profileDir, new Date('2026-07-01T00:00:00Z'));
    expect(made.ops).toBe(20);
    expect(listBackups(store.profileDir)).toHaveLength(1);
  });

  it('finds content that was changed although SQLite calls the file sound', () => {
    const store = testStore();
    write(store, 'site', 's1', { name: '某厂区原名' });
    const made = backUp(store.db, store.profileDir, new Date('2026-07-01T00:00:00Z'));
    const forged = join(tempDir(), 'forged.db');
    copyFileSync(made.path, forged);
    const db = new Sqlite(forged);
    db.exec(`UPDATE op SET value = '"改过的名字"'`);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    expect(() => verifyDatabase(forged)).toThrow(/校验未通过/);
  });
});
