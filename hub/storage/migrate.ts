/** Numbered SQL files, forward only, each in one transaction with the note that it ran. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HubDatabase } from './database.ts';

const folder = join(import.meta.dirname, '..', 'migrations');
const filePattern = /^(\d{4})_[a-z-]+\.sql$/;

/** Statements of a migration file. They are separated by `;` at the end of a line outside `$$` quotes. */
export function splitStatements(text: string): string[] {
  const statements: string[] = [];
  let current = '';
  let quoted = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('--') && !quoted) continue;
    current += `${line}\n`;
    if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) quoted = !quoted;
    if (!quoted && line.trimEnd().endsWith(';')) {
      statements.push(current.trim());
      current = '';
    }
  }
  if (current.trim() !== '') throw new Error('a migration file ends inside a statement');
  return statements;
}

async function migrationFiles(): Promise<{ version: number; name: string }[]> {
  const names = (await readdir(folder)).filter((name) => filePattern.test(name)).toSorted();
  const files = names.map((name) => ({ version: Number(name.slice(0, 4)), name }));
  const wrong = files.find((file, index) => file.version !== index + 1);
  if (wrong) throw new Error(`migrations must be numbered 1, 2, 3 …: ${wrong.name}`);
  return files;
}

/**
 * Brings the database to this version of the hub. Several hubs may start at once: one migrates, the others wait.
 * @throws Error in Chinese when the database is of a newer hub.
 */
export async function migrate(db: HubDatabase): Promise<void> {
  const files = await migrationFiles();
  await db.transaction(async (sql) => {
    // Held until the commit, so that several hubs starting at once migrate only once.
    await sql.query('SELECT pg_advisory_xact_lock(726163, 0)');
    await sql.query(
      'CREATE TABLE IF NOT EXISTS migration (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const [row] = await sql.query<{ version: number | null }>(
      'SELECT max(version) AS version FROM migration',
    );
    const current = row?.version ?? 0;
    if (current > files.length) {
      throw new Error(
        `数据库由更新版本的中心程序建立（第 ${current} 版，本程序只到第 ${files.length} 版）。请先升级中心程序。`,
      );
    }
    for (const { version, name } of files.slice(current)) {
      for (const statement of splitStatements(await readFile(join(folder, name), 'utf8')))
        await sql.query(statement);
      await sql.query('INSERT INTO migration (version, name) VALUES ($1, $2)', [version, name]);
    }
  });
}
