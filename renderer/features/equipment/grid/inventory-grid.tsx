/** 表格编辑: the inventory as a spreadsheet after the ARIA grid pattern; only the rows on screen are drawn. */
import { App } from 'antd';
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from 'react';
import { useLocation } from 'wouter';
import type { Row } from '../../../../shared/model/tables.ts';
import { equipmentKindZh, type EquipmentKind } from '../../../../shared/model/vocabulary.ts';
import { useAuditId } from '../../audit/audit-context.tsx';
import { CellEntry, type Editing } from './cell-entry.tsx';
import { gridColumns } from './columns.ts';
import { GridStatus } from './grid-status.tsx';
import { GridTools } from './grid-tools.tsx';
import {
  clampSelection,
  isSingle,
  move,
  rangeOf,
  selectCell,
  stepOfKey,
  tabbed,
  type Cell,
  type Selection,
} from './selection.ts';
import { SheetRow } from './sheet-row.tsx';
import { useCells } from './use-cells.ts';
import { useRowWindow } from './use-row-window.ts';
import './grid.css';

export interface InventoryGridProps {
  rows: readonly Row<'equipment'>[];
  /** Null shows what all kinds have in common. */
  kind: EquipmentKind | null;
}

const HEAD_PX = 44;

export function InventoryGrid({ rows, kind }: InventoryGridProps) {
  const columns = useMemo(() => gridColumns(kind), [kind]);
  const cells = useCells({ rows, columns, kind });
  const { size } = cells;
  const auditId = useAuditId();
  const [, navigate] = useLocation();
  const { modal } = App.useApp();
  const statusId = useId();

  const [held, setSelection] = useState<Selection>(() => selectCell(0, 0));
  const [editing, setEditing] = useState<Editing | null>(null);
  const selection = clampSelection(held, size);
  const { focus } = selection;
  const range = rangeOf(selection);
  const column = columns[focus.column];
  const machine = rows[focus.row];

  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement | HTMLSelectElement>(null);
  const hasFocus = useRef(false);
  const leaving = useRef(false);
  const rowPx = useRowHeight();
  const view = useRowWindow(scroller, {
    count: rows.length,
    rowPx,
    headPx: HEAD_PX,
    // The row of the cursor stays drawn, so that the keys have somewhere to go.
    always: focus.row,
  });

  const select = (next: Selection) => {
    setSelection(next);
    view.show(next.focus.row);
    showColumn(scroller.current, columns, next.focus.column);
  };
  const goTo = (cell: Cell) => select(selectCell(cell.row, cell.column));

  // The box is drawn in another cell after each move; the focus goes along.
  useLayoutEffect(() => {
    if (hasFocus.current) box.current?.focus({ preventScroll: true });
  });

  const commit = useCallback(() => {
    if (!editing) return;
    setEditing(null);
    if (editing.text !== cells.textAt(focus.row, focus.column))
      cells.commit(focus.row, focus.column, editing.text);
  }, [editing, cells, focus.row, focus.column]);

  const open = (asList: boolean) => {
    if (!column || column.kind === 'grade') return;
    setEditing({ text: cells.textAt(focus.row, focus.column), asList: asList && 'options' in column });
  };
  const openChecklist = () => {
    if (machine) navigate(`/audit/${auditId}/equipment/${encodeURIComponent(machine.id)}`);
  };
  const insert = () => {
    cells.insertAfter(focus.row);
    goTo({ row: Math.min(focus.row + 1, rows.length), column: 0 });
  };
  const duplicate = () => {
    cells.duplicate(focus.row);
    goTo({ row: focus.row + 1, column: 0 });
  };
  const remove = () => {
    const count = range.bottom - range.top + 1;
    void modal.confirm({
      title: count === 1 ? `删除“${machine?.name ?? '未命名设备'}”？` : `删除选中的 ${count} 台设备？`,
      content: '它们的读数、检查结论和照片不再进入报告。可以用 Ctrl+Z 撤销。',
      okText: '删除',
      okButtonProps: { danger: true },
      onOk: () => cells.remove(range),
      afterClose: () => box.current?.focus(),
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isDone = editing ? editKey(event) : moveKey(event) || commandKey(event);
    if (event.key !== 'Escape' && event.key !== 'Tab') leaving.current = false;
    if (isDone) event.preventDefault();
  };

  /** While a cell is being edited. */
  const editKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    const { key, shiftKey } = event;
    const vertical = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
    if (key === 'Escape') setEditing(null);
    else if (key === 'Enter' || (vertical !== 0 && !editing?.asList)) {
      commit();
      const step = key === 'Enter' ? (shiftKey ? 'up' : 'down') : vertical < 0 ? 'up' : 'down';
      select(move(selection, step, size, { extend: false, page: 1 }));
    } else if (key === 'Tab') {
      commit();
      const next = tabbed(focus, shiftKey ? -1 : 1, size);
      if (!next) return false;
      goTo(next);
    } else return false;
    event.stopPropagation();
    return true;
  };

  const moveKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (event.altKey) return false;
    const step = stepOfKey(event);
    if (step) {
      select(move(selection, step, size, { extend: event.shiftKey, page: view.page }));
      return true;
    }
    if (event.key !== 'Tab' || leaving.current) return false;
    const next = tabbed(focus, event.shiftKey ? -1 : 1, size);
    if (!next) return false;
    goTo(next);
    return true;
  };

  const commandKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    const { key, altKey, shiftKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const letter = key.toLowerCase();
    if ((altKey && key === 'Insert' && !shiftKey) || (control && key === 'Enter' && !shiftKey)) insert();
    else if ((altKey && key === 'Insert') || (control && key === 'Enter')) duplicate();
    else if (altKey && key === 'Delete') remove();
    else if (altKey && key === 'Enter') openChecklist();
    else if (altKey && key === 'ArrowDown') open(true);
    else if (altKey) return false;
    else if (key === 'Enter' && shiftKey) select(move(selection, 'up', size, { extend: false, page: 1 }));
    else if (key === 'Enter' || key === 'F2') open(true);
    else if (key === 'Delete' || key === 'Backspace') cells.clear(range);
    else if (control && letter === 'd') cells.fillDown(selection);
    else if (control && letter === 'a')
      setSelection({
        anchor: { row: 0, column: 0 },
        focus: { row: size.rows - 1, column: size.columns - 1 },
      });
    else if (key === 'Escape') {
      // A second way out besides the last cell: Tab then leaves the grid from anywhere.
      leaving.current = true;
      goTo(focus);
    } else return false;
    return true;
  };

  const onCopy = (event: ClipboardEvent, cut: boolean) => {
    if (editing) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', cells.copy(range));
    if (cut) cells.clear(range);
  };
  const onPaste = (event: ClipboardEvent) => {
    event.stopPropagation();
    if (editing) return;
    event.preventDefault();
    const filled = cells.paste(event.clipboardData.getData('text/plain'), range);
    if (filled)
      setSelection({
        anchor: { row: filled.top, column: filled.left },
        focus: { row: filled.bottom, column: filled.right },
      });
  };

  /** The cell under the pointer; null between cells. */
  const cellAt = (target: EventTarget): Cell | null => {
    const [row, at] =
      (target as Element).closest<HTMLElement>('[data-cell]')?.dataset['cell']?.split(':') ?? [];
    return row === undefined ? null : { row: Number(row), column: Number(at) };
  };
  const wasActive = useRef(false);
  const onPointerDown = (event: PointerEvent) => {
    const cell = cellAt(event.target);
    if (!cell || event.button !== 0) return;
    const isHere = cell.row === focus.row && cell.column === focus.column;
    if (editing && isHere) return;
    wasActive.current = isHere && hasFocus.current && isSingle(selection);
    commit();
    hasFocus.current = true;
    if (event.shiftKey) setSelection({ anchor: selection.anchor, focus: cell });
    else setSelection(selectCell(cell.row, cell.column));
    // The box of the new cell takes the focus; the press itself must not send it elsewhere.
    event.preventDefault();
    if (isHere) box.current?.focus({ preventScroll: true });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || event.buttons !== 1 || editing) return;
    const cell = cellAt(event.target);
    if (cell && (cell.row !== focus.row || cell.column !== focus.column))
      setSelection({ anchor: selection.anchor, focus: cell });
  };
  const onClick = (event: MouseEvent) => {
    const isTouch = (event.nativeEvent as globalThis.PointerEvent).pointerType === 'touch';
    if (isTouch && wasActive.current && !editing) open(true);
  };

  const label = machine && column ? `${machine.name ?? '未命名设备'} ${column.zh}` : '';
  const entry =
    machine && column ? (
      <CellEntry
        box={box}
        column={column}
        label={[label, column.unit, cells.textAt(focus.row, focus.column) || '空'].filter(Boolean).join('，')}
        describedBy={statusId}
        invalid={false}
        editing={editing}
        onText={(text) => setEditing((before) => ({ text, asList: before?.asList ?? false }))}
        onKeyDown={onKeyDown}
      />
    ) : null;
  const widthPx = columns.reduce((sum, { widthPx: w }) => sum + w, 0);

  return (
    <section className="panel panel-flush sheet-panel">
      <GridTools onInsert={insert} onDuplicate={duplicate} onRemove={remove} onOpen={openChecklist} />
      <div
        ref={scroller}
        className="sheet"
        role="grid"
        aria-label={kind ? `${equipmentKindZh[kind]}台账` : '设备台账'}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        data-testid="inventory-grid"
        onFocus={() => {
          hasFocus.current = true;
        }}
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return;
          // A cell that scrolls away or moves is not left by the person.
          if (event.relatedTarget === null && !event.target.isConnected) return;
          hasFocus.current = false;
          leaving.current = false;
          commit();
        }}
        onCopy={(event) => onCopy(event, false)}
        onCut={(event) => onCopy(event, true)}
        onPaste={onPaste}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onClick={onClick}
        onDoubleClick={() => (editing ? undefined : open(true))}
      >
        <div role="rowgroup" className="sheet-head" style={{ width: widthPx, height: HEAD_PX }}>
          <div role="row" aria-rowindex={1} className="sheet-headings">
            {columns.map((heading, c) => (
              <div
                key={heading.id}
                role="columnheader"
                aria-colindex={c + 1}
                className={c === 0 ? 'sheet-heading sheet-first' : 'sheet-heading'}
                style={{ width: heading.widthPx }}
                title={heading.zh}
              >
                <span>
                  {heading.zh}
                  {heading.unit ? <span className="unit">{heading.unit}</span> : null}
                </span>
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="sheet-body" style={{ width: widthPx, height: rows.length * rowPx }}>
          {view.indexes.map((index) => {
            const row = rows[index];
            if (!row) return null;
            const isHere = index === focus.row;
            const isChosen = index >= range.top && index <= range.bottom;
            return (
              <SheetRow
                key={row.id}
                machine={row}
                index={index}
                topPx={index * rowPx}
                heightPx={rowPx}
                columns={columns}
                active={isHere ? focus.column : null}
                chosenLeft={isChosen ? range.left : -1}
                chosenRight={isChosen ? range.right : -1}
                draftText={isHere && editing ? editing.text : null}
                entry={isHere ? entry : null}
              />
            );
          })}
        </div>
      </div>
      <GridStatus id={statusId} machine={machine} column={column} draftText={editing?.text ?? null} />
    </section>
  );
}

/** Rows are as high as a fingertip where fingers are used. */
function useRowHeight(): number {
  const query = useMemo(() => window.matchMedia('(pointer: coarse)'), []);
  const [isCoarse, setCoarse] = useState(query.matches);
  useEffect(() => {
    const onChange = () => setCoarse(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, [query]);
  return isCoarse ? 44 : 34;
}

/** Scrolls sideways until the column stands right of the fixed first one. */
function showColumn(sheet: HTMLElement | null, columns: readonly { widthPx: number }[], index: number): void {
  if (!sheet) return;
  const left = columns.slice(0, index).reduce((sum, { widthPx }) => sum + widthPx, 0);
  const right = left + (columns[index]?.widthPx ?? 0);
  const fixed = index === 0 ? 0 : (columns[0]?.widthPx ?? 0);
  if (left - fixed < sheet.scrollLeft) sheet.scrollLeft = Math.max(0, left - fixed);
  else if (right > sheet.scrollLeft + sheet.clientWidth) sheet.scrollLeft = right - sheet.clientWidth;
}
