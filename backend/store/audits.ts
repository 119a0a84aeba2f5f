/** Whole audits: the list, conflicts, history. */
import type { Database } from 'better-sqlite3';
import type { AuditListItem, Conflict } from '../../shared/contract/audit.ts';
import { clockToIso } from '../../shared/sync/clock.ts';
import { cellHeads, compareOps, foldCell } from '../../shared/sync/fold.ts';
import { opId, type Op, type StateVector } from '../../shared/sync/op.ts';
import { deletedColumn, rowState } from '../../shared/sync/row-state.ts';
import type { OpLog } from './op-log.ts';

export interface AuditReader {
  list: () => AuditListItem[];
  conflicts: (auditId: string | null) => Conflict[];
  countConflicts: () => number;
  history: (auditId: string, table: string, rowId: string, column: string) => HistoryEntry[];
}

export interface HistoryEntry {
  op: string;
  value: unknown;
  /** The value its writer saw; null for the first. */
  previous: unknown;
  author: string;
  at: string;
  device: string;
}

export function createAuditReader(
  db: Database,
  log: OpLog,
  hubVector: () => StateVector | null,
): AuditReader {
  const list = db.prepare(
    `SELECT a.id, a.title, a.stage, e.name AS enterpriseName, e.region, s.altitudeM,
       (SELECT count(*) FROM equipment q WHERE q.auditId = a.id AND q.deleted = 0) AS equipmentCount,
       (SELECT max(clock) FROM op o WHERE o.auditId = a.id) AS clock,
       (SELECT count(*) FROM conflict c WHERE c.auditId = a.id) AS conflicts
     FROM audit a
     LEFT JOIN enterprise e ON e.auditId = a.id
     LEFT JOIN site s ON s.auditId = a.id
     WHERE a.deleted = 0 ORDER BY clock DESC`,
  );
  const unsynced = db.prepare('SELECT count(*) FROM op WHERE auditId = ? AND device = ? AND seq > ?').pluck();
  const devices = db.prepare('SELECT DISTINCT device FROM op WHERE auditId = ?').pluck();
  const cells = db.prepare('SELECT * FROM conflict WHERE ? IS NULL OR auditId = ? ORDER BY tbl, rowId, col');

  return {
    list() {
      const vector = hubVector();
      const rows = list.all() as (Omit<AuditListItem, 'changedAt' | 'unsynced'> & { clock: string | null })[];
      return rows.map(({ clock, ...row }) => ({
        ...row,
        changedAt: clock === null ? null : clockToIso(clock),
        unsynced:
          vector === null
            ? null
            : (devices.all(row.id) as string[]).reduce(
                (sum, device) => sum + (unsynced.get(row.id, device, vector[device] ?? 0) as number),
                0,
              ),
      }));
    },
    conflicts(auditId) {
      const rows = cells.all(auditId, auditId) as {
        auditId: string;
        tbl: string;
        rowId: string;
        col: string;
      }[];
      return rows.map(({ auditId: audit, tbl, rowId, col }) => {
        const heads =
          col === deletedColumn
            ? deletionHeads(
                log.ofRow(audit, tbl, rowId),
                tbl === 'equipment' ? log.ofParts(audit, rowId) : [],
              )
            : cellConflictHeads(log.ofCell(audit, tbl, rowId, col));
        return { auditId: audit, table: tbl, rowId, column: col, heads };
      });
    },
    countConflicts: () => db.prepare('SELECT count(*) FROM conflict').pluck().get() as number,
    history: (auditId, table, rowId, column) => historyOf(log.ofCell(auditId, table, rowId, column)),
  };
}

/** Oldest first. */
function historyOf(opsOfCell: readonly Op[]): HistoryEntry[] {
  const byId = new Map(opsOfCell.map((op) => [opId(op), op]));
  return opsOfCell.toSorted(compareOps).map((op) => {
    const seen = op.base
      .flatMap((id) => byId.get(id) ?? [])
      .toSorted(compareOps)
      .at(-1);
    return {
      op: opId(op),
      value: JSON.parse(op.value) as unknown,
      previous: seen ? (JSON.parse(seen.value) as unknown) : null,
      author: op.author,
      at: clockToIso(op.clock),
      device: op.device,
    };
  });
}

type Head = Conflict['heads'][number];

const headOf = (op: Op, value: unknown, winner: boolean): Head => ({
  op: opId(op),
  value,
  author: op.author,
  at: clockToIso(op.clock),
  device: op.device,
  winner,
});

function cellConflictHeads(ops: readonly Op[]): Head[] {
  const { heads, winner } = foldCell(ops);
  return heads.map((op) => headOf(op, JSON.parse(op.value), op === winner));
}

/** The delete beside the edits its author had not seen; the row stays on show until a person decides. */
function deletionHeads(opsOfRow: readonly Op[], parts: readonly Op[]): Head[] {
  const { deletions, unseenEdits } = rowState(opsOfRow, parts);
  const kept = cellHeads(opsOfRow.filter((op) => op.column === deletedColumn)).filter(
    (op) => op.value !== 'true',
  );
  const edits = unseenEdits.filter((op) => op.column !== deletedColumn);
  return [
    ...kept.map((op) => headOf(op, false, true)),
    ...edits.map((op) => ({
      ...headOf(op, false, true),
      edit: { table: op.table, rowId: op.rowId, column: op.column, value: JSON.parse(op.value) as unknown },
    })),
    ...deletions.map((op) => headOf(op, true, false)),
  ];
}
