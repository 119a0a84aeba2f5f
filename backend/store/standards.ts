/** The standards pack in force on this laptop: the shipped one or a replacement, with the verifications people made. */
import type { Database } from 'better-sqlite3';
import { diffPacks, type PackDiff } from '../../shared/standards/pack-diff.ts';
import { packSchema, type StandardsPack } from '../../shared/standards/pack.ts';
import {
  applyVerifications,
  carryVerifications,
  problemOf,
  type Verification,
} from '../../shared/standards/pack-verify.ts';
import { BadFileError } from '../exchange/errors.ts';
import type { BlobStore } from './blobs.ts';

export interface StandardsStore {
  /** Verified rows carry `verified`; everything else as the pack says. */
  current: () => StandardsPack;
  /** Records that a person compared a row (or a whole table) with the printed standard. @throws VerificationError */
  verify: (verification: Verification) => StandardsPack;
  withdraw: (place: Pick<Verification, 'code' | 'tableId' | 'row'>) => StandardsPack;
  /** What would change; nothing is taken in. @throws BadFileError */
  preview: (bytes: Buffer, fileName: string) => { version: string; diff: PackDiff };
  /** Replaces the pack after its differences were shown. Verifications stay only for rows whose content is the same. */
  replace: (bytes: Buffer, fileName: string, by: string) => StandardsPack;
}

/** A verification that cannot count; the message says why. */
export class VerificationError extends Error {
  override name = 'VerificationError';
}

const wholeTable = -1;

export function createStandardsStore(
  db: Database,
  blobs: BlobStore,
  shipped: StandardsPack,
  now: () => Date,
): StandardsStore {
  let cached: StandardsPack | null = null;

  const base = (): StandardsPack => {
    const row = db.prepare('SELECT sha256 FROM packImport ORDER BY id DESC LIMIT 1').get() as
      | { sha256: string }
      | undefined;
    return row ? parsePack(blobs.read(row.sha256), '标准包') : shipped;
  };
  const verifications = (): Verification[] =>
    (db.prepare('SELECT * FROM packVerification').all() as VerificationRow[]).map((row) => ({
      code: row.code,
      tableId: row.tableId,
      row: row.rowIndex === wholeTable ? null : row.rowIndex,
      by: row.verifiedBy,
      on: row.verifiedOn,
      page: row.page,
    }));
  const insert = (v: Verification) =>
    db
      .prepare(
        `INSERT INTO packVerification VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
         verifiedBy = excluded.verifiedBy, verifiedOn = excluded.verifiedOn, page = excluded.page, recordedAt = excluded.recordedAt`,
      )
      .run(v.code, v.tableId, v.row ?? wholeTable, v.by, v.on, v.page, now().toISOString());
  const current = () => (cached ??= applyVerifications({ ...base(), verifications: verifications() }).pack);
  const changed = () => {
    cached = null;
    return current();
  };

  return {
    current,
    verify(verification) {
      const problem = problemOf(base(), verification);
      if (problem !== null) throw new VerificationError(problem);
      insert(verification);
      return changed();
    },
    withdraw({ code, tableId, row }) {
      db.prepare('DELETE FROM packVerification WHERE code = ? AND tableId = ? AND rowIndex = ?').run(
        code,
        tableId,
        row ?? wholeTable,
      );
      return changed();
    },
    preview(bytes, fileName) {
      const next = parsePack(bytes, fileName);
      return { version: next.version, diff: diffPacks(current(), next) };
    },
    replace(bytes, fileName, by) {
      const next = parsePack(bytes, fileName);
      const before = { ...base(), verifications: verifications() };
      const kept = carryVerifications(before, next);
      const sha256 = blobs.put(bytes);
      db.transaction(() => {
        db.prepare(
          'INSERT INTO packImport (version, sha256, importedBy, importedAt) VALUES (?, ?, ?, ?)',
        ).run(next.version, sha256, by, now().toISOString());
        db.prepare('DELETE FROM packVerification').run();
        for (const verification of kept) insert(verification);
      }).immediate();
      return changed();
    },
  };
}

interface VerificationRow {
  code: string;
  tableId: string;
  rowIndex: number;
  verifiedBy: string;
  verifiedOn: string;
  page: string;
}

function parsePack(bytes: Buffer, fileName: string): StandardsPack {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new BadFileError(fileName, '标准包文件读不出来：不是完整的 JSON 文件。请重新获取。');
  }
  const parsed = packSchema.safeParse(json);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    throw new BadFileError(
      fileName,
      `标准包不符合格式，未作任何改动：${first?.path.join('.') ?? ''} ${first?.message ?? ''}`,
    );
  }
  // A file cannot verify itself: only a person's act on this laptop can.
  return {
    ...parsed.data,
    verifications: [],
    standards: parsed.data.standards.map((standard) => ({
      ...standard,
      tables: standard.tables.map((table) => ({
        ...table,
        certainty: table.certainty === 'verified' ? 'transcribed' : table.certainty,
        rows: table.rows.map((row) =>
          row['certainty'] === 'verified' ? { ...row, certainty: 'transcribed' } : row,
        ),
      })),
    })),
  };
}
