/** A small spreadsheet: keyboard from cell to cell, and a block from Excel pasted in one go. */
import { App } from 'antd';
import { useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { NumberInput } from '../../ui/inputs.tsx';
import { parseClipboard, placePaste, type PastedCell } from './paste-table.ts';

export interface GridLine {
  key: string;
  label: ReactNode;
  /** For screen readers and messages. */
  name: string;
}

export interface GridColumn extends GridLine {
  unit: string;
}

export interface NumberGridProps {
  caption: string;
  columns: readonly GridColumn[];
  rows: readonly GridLine[];
  value: (row: string, column: string) => number | null;
  onChange: (row: string, column: string, value: number | null) => void;
  onPaste: (cells: { row: string; column: string; value: number | null }[]) => void;
  onLeave: () => void;
  /** Rows below the entry: sums and results. */
  foot?: ReactNode;
  testId: string;
}

export function NumberGrid(props: NumberGridProps) {
  const { columns, rows } = props;
  const { message } = App.useApp();
  const table = useRef<HTMLTableElement>(null);
  const after = useRef<HTMLSpanElement>(null);
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const block = parseClipboard(event.clipboardData.getData('text/plain'));
    if (block.length === 1 && block[0]?.length === 1) return;
    event.preventDefault();
    const placed = placePaste(block, { row, column }, { rows: rows.length, columns: columns.length });
    props.onPaste(placed.cells.map((cell) => named(cell, rows, columns)));
    const words = [`已填入 ${placed.cells.length} 格`];
    const bad = placed.refused
      .slice(0, 3)
      .map((r) => `${rows[r.row]?.name}${columns[r.column]?.name}“${r.text}”`);
    if (bad.length > 0) words.push(`${placed.refused.length} 格不是数，保留原值：${bad.join('、')}`);
    if (placed.outside > 0) words.push(`${placed.outside} 格超出表格，未填入`);
    const text = `${words.join('；')}。`;
    if (bad.length > 0 || placed.outside > 0) message.warning(text, 8);
    else message.success(text);
  };
  const move = (event: KeyboardEvent<HTMLElement>, row: number, column: number) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      after.current?.focus();
      return;
    }
    const [down, right] = stepOf(event);
    const target = table.current?.querySelector<HTMLInputElement>(
      `[data-cell="${row + down}:${column + right}"] input`,
    );
    if (down === 0 && (right === 0 || !target)) return;
    event.preventDefault();
    target?.focus();
    target?.select();
  };
  return (
    <div className="scroll-x">
      <table className="grid number-grid" ref={table} data-testid={props.testId}>
        <caption className="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">期间</span>
            </th>
            {columns.map((column) => (
              <th key={column.key} className="num">
                {column.label}
                <span className="unit">{column.unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {columns.map((column, c) => (
                <td key={column.key} data-cell={`${r}:${c}`} onPaste={(event) => paste(event, r, c)}>
                  <NumberInput
                    value={props.value(row.key, column.key)}
                    grouped
                    label={`${row.name} ${column.name}，${column.unit}`}
                    testId={`cell-${column.key}-${row.key}`}
                    onChange={(value) => props.onChange(row.key, column.key, value)}
                    onLeave={props.onLeave}
                    onKeyDown={(event) => move(event, r, c)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {props.foot}
      </table>
      {/* Where Escape leads: the next Tab is the first control behind the grid. */}
      <span ref={after} tabIndex={-1} className="grid-end">
        表格结束
      </span>
    </div>
  );
}

/** Up and down by the arrows; sideways only from the edge of the text, so that figures can be corrected. */
function stepOf(event: KeyboardEvent<HTMLElement>): [down: number, right: number] {
  if (event.key === 'ArrowUp') return [-1, 0];
  if (event.key === 'ArrowDown' || event.key === 'Enter') return [1, 0];
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || event.shiftKey || event.ctrlKey) return [0, 0];
  const { selectionStart: from, selectionEnd: to, value } = box;
  if (event.key === 'ArrowLeft' && from === 0) return [0, -1];
  if (event.key === 'ArrowRight' && to === value.length && (from === to || from === 0)) return [0, 1];
  return [0, 0];
}

function named(cell: PastedCell, rows: readonly GridLine[], columns: readonly GridColumn[]) {
  return { row: rows[cell.row]?.key ?? '', column: columns[cell.column]?.key ?? '', value: cell.value };
}
