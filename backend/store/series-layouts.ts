/** Layouts of instrument exports that were used on this laptop, by the signature of their heading. */
import type { Database } from 'better-sqlite3';
import { seriesLayoutSchema, type SeriesLayout } from '../../shared/series/mapping.ts';

/** Kinds of exports remembered; the ones not used for longest make room. */
const keptLayouts = 200;

export interface RememberedLayout {
  layout: SeriesLayout;
  /** Column that was taken last. */
  columnName: string;
  usedAt: string;
}

export interface SeriesLayouts {
  recall: (signature: string) => RememberedLayout | null;
  remember: (signature: string, entry: RememberedLayout) => void;
  forget: (signature: string) => void;
}

export function createSeriesLayouts(db: Database): SeriesLayouts {
  return {
    recall(signature) {
      const row = db
        .prepare('SELECT layout, columnName, usedAt FROM seriesLayout WHERE signature = ?')
        .get(signature) as { layout: string; columnName: string; usedAt: string } | undefined;
      // A layout of an older app that no longer fits is as good as none.
      const layout = row ? seriesLayoutSchema.safeParse(JSON.parse(row.layout)) : undefined;
      return row && layout?.success
        ? { layout: layout.data, columnName: row.columnName, usedAt: row.usedAt }
        : null;
    },
    remember: (signature, { layout, columnName, usedAt }) =>
      db
        .transaction(() => {
          db.prepare(
            `INSERT INTO seriesLayout VALUES (?, ?, ?, ?) ON CONFLICT (signature)
             DO UPDATE SET layout = excluded.layout, columnName = excluded.columnName, usedAt = excluded.usedAt`,
          ).run(signature, JSON.stringify(layout), columnName, usedAt);
          db.prepare(
            `DELETE FROM seriesLayout WHERE signature NOT IN
             (SELECT signature FROM seriesLayout ORDER BY usedAt DESC LIMIT ${keptLayouts})`,
          ).run();
        })
        .immediate(),
    forget: (signature) => {
      db.prepare('DELETE FROM seriesLayout WHERE signature = ?').run(signature);
    },
  };
}
