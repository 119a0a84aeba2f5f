/** The box inside the active cell: empty and invisible until somebody types, then the editor of the cell. */
import { useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { GridColumn } from './columns.ts';

export interface Editing {
  text: string;
  /** Choices are picked from a list when opened with Enter, and matched by name when typed. */
  asList: boolean;
}

export interface CellEntryProps {
  box: RefObject<HTMLInputElement | HTMLSelectElement | null>;
  column: GridColumn;
  label: string;
  describedBy: string;
  invalid: boolean;
  editing: Editing | null;
  onText: (text: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

export function CellEntry(props: CellEntryProps) {
  const { editing, column, box } = props;
  const common = {
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    'data-testid': 'sheet-entry',
    onKeyDown: props.onKeyDown,
  };
  const isList = editing?.asList === true && 'options' in column;
  // The caret stands behind the text that was there.
  const opened = useRef(false);
  useLayoutEffect(() => {
    const element = box.current;
    const isOpen = editing !== null;
    if (isOpen && !opened.current && element instanceof HTMLInputElement) {
      const end = element.value.length;
      element.setSelectionRange(end, end);
    }
    opened.current = isOpen;
  }, [editing, box]);
  if (isList) {
    return (
      <select
        {...common}
        ref={box as RefObject<HTMLSelectElement | null>}
        className="sheet-entry sheet-entry-open"
        value={editing.text}
        onChange={(event) => props.onText(event.target.value)}
      >
        <option value="">（空）</option>
        {Object.entries(column.options).map(([value, label]) => (
          <option key={value} value={label}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...common}
      ref={box as RefObject<HTMLInputElement | null>}
      className={editing ? 'sheet-entry sheet-entry-open' : 'sheet-entry'}
      type="text"
      // The keyboard of a tablet comes up with the second tap, not with the first.
      inputMode={editing ? (column.kind === 'figure' ? 'decimal' : 'text') : 'none'}
      autoComplete="off"
      spellCheck={false}
      readOnly={column.kind === 'grade'}
      data-app-undo={editing ? undefined : ''}
      value={editing?.text ?? ''}
      onChange={(event) => props.onText(event.target.value)}
    />
  );
}
