/** Full-text search over all audits. The index follows the op log and is brought up to date by the next search. */
import type { Database } from 'better-sqlite3';
import { isTable } from './columns.ts';
import { searchTextOf, subjectOf, type QuestionOf } from './search-words.ts';
import { readRow } from './snapshot.ts';

export interface SearchRow {
  auditId: string;
  tbl: string;
  rowId: string;
  subjectId: string | null;
  text: string;
  /** Enterprise, else the project's title. */
  auditName: string | null;
  /** Name of the machine, when the row belongs to one. */
  machine: string | null;
}

export interface SearchStore {
  /** Rows that hold every word, the names of things first; rows of deleted audits and machines are left out. */
  find: (words: readonly string[], limit: number) => SearchRow[];
  /** Makes the index anew with the next search. */
  forget: () => void;
}

/** Tables whose hits lead: things with names before remarks about them. */
const leading = "CASE r.tbl WHEN 'enterprise' THEN 0 WHEN 'audit' THEN 1 WHEN 'equipment' THEN 2 ELSE 3 END";

const columns = `r.auditId, r.tbl, r.rowId, r.subjectId, r.text, coalesce(n.name, a.title) AS auditName,
  e.name AS machine`;

const joins = `JOIN audit a ON a.id = r.auditId AND a.deleted = 0
  LEFT JOIN enterprise n ON n.auditId = r.auditId AND n.deleted = 0
  LEFT JOIN equipment e ON e.id = r.subjectId`;

/** The index holds sequences of three characters; shorter words are looked for in the text itself. */
const isIndexed = (word: string): boolean => Array.from(word).length >= 3;

const likePattern = (word: string): string => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** @param canWrite false for a profile that is open for reading only: the index then stays as it was found. */
export function createSearchStore(db: Database, canWrite: boolean, questionOf: QuestionOf): SearchStore {
  const find = (words: readonly string[], limit: number): SearchRow[] => {
    const long = words.filter(isIndexed);
    const short = words.filter((word) => !isIndexed(word));
    const match = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
    const likes = short.map(() => String.raw`AND r.text LIKE ? ESCAPE '\'`).join(' ');
    const from = long.length > 0 ? 'searchText t JOIN searchRow r ON r.id = t.rowid' : 'searchRow r';
    const sql = `SELECT ${columns} FROM ${from} ${joins}
      WHERE coalesce(e.deleted, 0) = 0 ${long.length > 0 ? 'AND searchText MATCH ?' : ''} ${likes}
      ORDER BY ${leading}, ${long.length > 0 ? 't.rank' : 'length(r.text)'}, r.id LIMIT ?`;
    return db
      .prepare(sql)
      .all(...(long.length > 0 ? [match] : []), ...short.map(likePattern), limit) as SearchRow[];
  };

  return {
    find(words, limit) {
      if (words.length === 0) return [];
      if (canWrite) db.transaction(() => refresh(db, questionOf)).immediate();
      return find(words, limit);
    },
    forget: () => {
      db.exec('DELETE FROM searchMark');
    },
  };
}

/** Takes in every row that the log has touched since the last time. */
function refresh(db: Database, questionOf: QuestionOf): void {
  const marks = new Map(
    (db.prepare('SELECT device, seq FROM searchMark').all() as { device: string; seq: number }[]).map(
      (mark) => [mark.device, mark.seq],
    ),
  );
  if (marks.size === 0) db.exec('DELETE FROM searchRow');
  const heads = db.prepare('SELECT device, max(seq) AS seq FROM op GROUP BY device').all() as {
    device: string;
    seq: number;
  }[];
  // The last op of an action makes the earlier ones take effect, so their rows are looked at again.
  const touched = db.prepare(
    `SELECT DISTINCT auditId, tbl, rowId FROM op WHERE (device = @device AND seq > @seq)
       OR grp IN (SELECT grp FROM op WHERE device = @device AND seq > @seq AND grpSize > 1)`,
  );
  const setMark = db.prepare(
    'INSERT INTO searchMark VALUES (?, ?) ON CONFLICT (device) DO UPDATE SET seq = excluded.seq',
  );
  const put = db.prepare(
    `INSERT INTO searchRow (auditId, tbl, rowId, subjectId, text) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (tbl, rowId) DO UPDATE SET subjectId = excluded.subjectId, text = excluded.text
     WHERE text <> excluded.text OR subjectId IS NOT excluded.subjectId`,
  );
  const drop = db.prepare('DELETE FROM searchRow WHERE tbl = ? AND rowId = ?');
  for (const { device, seq } of heads) {
    const from = marks.get(device) ?? 0;
    if (from >= seq) continue;
    const rows = touched.all({ device, seq: from }) as { auditId: string; tbl: string; rowId: string }[];
    for (const { auditId, tbl, rowId } of rows) {
      if (!isTable(tbl)) continue;
      const row = readRow(db, tbl, auditId, rowId);
      const text = row.deleted ? '' : searchTextOf(tbl, row, questionOf);
      if (text === '') drop.run(tbl, rowId);
      else put.run(auditId, tbl, rowId, subjectOf(tbl, row), text);
    }
    setMark.run(device, seq);
  }
}
