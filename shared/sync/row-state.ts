/** Deletion as a register: a row goes away only when whoever deleted it had seen everything in it. */
import { cellHeads, cellKey, groupBy } from './fold.ts';
import { opId, type Op, type OpId } from './op.ts';
import { byRow } from './parts.ts';

/** The column whose cell says whether the row is deleted; its values are the JSON texts `true` and `false`. */
export const deletedColumn = 'deleted';

export interface RowState {
  /** `deletedButEdited` rows are shown with both facts, never hidden silently. */
  state: 'visible' | 'deleted' | 'deletedButEdited';
  /** Delete ops in force; empty when visible without dispute. */
  deletions: Op[];
  /** Edits (or an undelete) of the row or of rows that hang on it, which no deletion in force had seen. */
  unseenEdits: Op[];
}

/**
 * `base` and `gen` of the op that deletes (or undeletes) a row: the heads of the `deleted` cell and, for every device,
 * its last op on the row. Because ops of a device are held without gaps, that one id stands for all its earlier ops;
 * without it a delete would not say which edits its writer had seen. `parts` are the ops of the rows that hang on it.
 */
export function deletionSuccessorOf(
  opsOfRow: readonly Op[],
  parts: readonly Op[] = [],
): { base: OpId[]; gen: number } {
  const seen = new Map<string, Op>();
  for (const op of [...opsOfRow, ...parts]) {
    const last = seen.get(op.device);
    if (!last || last.seq < op.seq) seen.set(op.device, op);
  }
  const heads = cellHeads(opsOfRow.filter((op) => op.column === deletedColumn));
  const bases = new Map([...heads, ...seen.values()].map((op) => [opId(op), op]));
  return { base: [...bases.keys()], gen: 1 + Math.max(0, ...[...bases.values()].map((op) => op.gen)) };
}

/** True when the writer of `deletion` held `edit`. */
function hadSeen(deletion: Op, edit: Op): boolean {
  if (deletion.device === edit.device) return deletion.seq > edit.seq;
  return deletion.base.some((base) => {
    const dot = base.lastIndexOf('.');
    return base.slice(0, dot) === edit.device && Number(base.slice(dot + 1)) >= edit.seq;
  });
}

/** The newest edits of a row's cells, the deletion apart. */
const editHeads = (opsOfRow: readonly Op[]): Op[] =>
  [
    ...groupBy(
      opsOfRow.filter((op) => op.column !== deletedColumn),
      cellKey,
    ).values(),
  ].flatMap(cellHeads);

/**
 * State of one row from all its ops (every column, `deleted` included), for any order of the ops. `parts` are the ops
 * of the rows that hang on it: a reading that another laptop took meanwhile keeps its machine on show.
 */
export function rowState(opsOfRow: readonly Op[], parts: readonly Op[] = []): RowState {
  const registers = cellHeads(opsOfRow.filter((op) => op.column === deletedColumn));
  const deletions = registers.filter((op) => op.value === 'true');
  if (registers[0]?.value !== 'true') return { state: 'visible', deletions, unseenEdits: [] };
  const partEdits = byRow(parts)
    .filter((opsOfPart) => rowState(opsOfPart).state !== 'deleted')
    .flatMap(editHeads);
  const unseenEdits = [
    ...registers.filter((op) => op.value !== 'true'),
    ...[...editHeads(opsOfRow), ...partEdits].filter(
      (edit) => !deletions.some((deletion) => hadSeen(deletion, edit)),
    ),
  ];
  return { state: unseenEdits.length > 0 ? 'deletedButEdited' : 'deleted', deletions, unseenEdits };
}
