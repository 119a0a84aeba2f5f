/** Form fields bound to one cell of the open audit: shown at once, written when left or after a pause. */
import { useState, type ReactNode } from 'react';
import type { TableName, Columns } from '../../../shared/model/tables.ts';
import { Field } from '../../ui/field.tsx';
import { DateInput, NumberInput, SelectInput, TextArea, TextInput } from '../../ui/inputs.tsx';
import { cellMark } from '../history/history-store.ts';
import { conflictWords } from '../delivery/cell-words.ts';
import { useAuditStore, useCell, useConflict } from './audit-context.tsx';
import { columnDoubt } from './tables-state.ts';

interface CellProps<T extends TableName> {
  table: T;
  rowId: string;
  column: keyof Columns<T> & string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  wide?: boolean;
  placeholder?: string;
  /** An own check on top of the column's; a sentence or null. */
  check?: (value: never) => string | null;
}

function useBoundCell<T extends TableName, V>(props: CellProps<T>) {
  const { table, rowId, column } = props;
  const store = useAuditStore();
  const held = useCell(table, rowId, column) as V | null;
  // What the column would refuse stays on screen with its reason and is not written.
  const [refused, setRefused] = useState<{ value: V | null; doubt: string } | null>(null);
  const value = refused ? refused.value : held;
  const set = (next: V | null) => {
    const doubt = columnDoubt(table, column, next);
    setRefused(doubt ? { value: next, doubt } : null);
    if (!doubt) store.edit(table, rowId, { [column]: next });
  };
  const own = value === null ? null : (props.check as ((v: V) => string | null) | undefined)?.(value);
  const conflict = useConflict(table, rowId, column);
  const doubt = refused?.doubt ?? own ?? (conflict ? conflictWords(conflict) : null);
  return { value, set, doubt, leave: store.flush };
}

const frame = <T extends TableName>(props: CellProps<T>, doubt: string | null) => ({
  label: props.label,
  field: props.column,
  hint: props.hint,
  required: props.required,
  wide: props.wide,
  mark: cellMark(props.table, props.rowId, props.column),
  doubt,
});

export function CellText<T extends TableName>(
  props: CellProps<T> & {
    type?: 'text' | 'email' | 'tel';
    suggestions?: readonly string[];
    maxLength?: number;
  },
) {
  const cell = useBoundCell<T, string>(props);
  const listId = props.suggestions ? `${props.table}-${props.column}-list` : undefined;
  return (
    <Field {...frame(props, cell.doubt)}>
      {(parts) => (
        <>
          <TextInput
            {...parts}
            value={cell.value}
            onChange={cell.set}
            onLeave={cell.leave}
            type={props.type}
            listId={listId}
            maxLength={props.maxLength ?? 400}
            placeholder={props.placeholder}
            testId={`${props.table}-${props.column}`}
          />
          {listId ? (
            <datalist id={listId}>
              {props.suggestions?.map((text) => (
                <option key={text} value={text} />
              ))}
            </datalist>
          ) : null}
        </>
      )}
    </Field>
  );
}

export function CellArea<T extends TableName>(props: CellProps<T> & { rows?: number }) {
  const cell = useBoundCell<T, string>(props);
  return (
    <Field {...frame(props, cell.doubt)} wide={props.wide ?? true}>
      {(parts) => (
        <TextArea
          {...parts}
          value={cell.value}
          onChange={cell.set}
          onLeave={cell.leave}
          rows={props.rows ?? 3}
          maxLength={20_000}
          placeholder={props.placeholder}
          testId={`${props.table}-${props.column}`}
        />
      )}
    </Field>
  );
}

export function CellNumber<T extends TableName>(props: CellProps<T> & { unit?: string }) {
  const cell = useBoundCell<T, number>(props);
  return (
    <Field {...frame(props, cell.doubt)}>
      {(parts) => (
        <NumberInput
          {...parts}
          value={cell.value}
          onChange={cell.set}
          onLeave={cell.leave}
          unit={props.unit}
          placeholder={props.placeholder}
          testId={`${props.table}-${props.column}`}
        />
      )}
    </Field>
  );
}

export function CellSelect<T extends TableName>(
  props: CellProps<T> & { options: Readonly<Record<string, string>>; empty?: string },
) {
  const cell = useBoundCell<T, string>(props);
  return (
    <Field {...frame(props, cell.doubt)}>
      {(parts) => (
        <SelectInput
          {...parts}
          value={cell.value}
          onChange={(value) => {
            cell.set(value);
            cell.leave();
          }}
          options={props.options}
          empty={props.empty ?? '未填'}
          testId={`${props.table}-${props.column}`}
        />
      )}
    </Field>
  );
}

export function CellDate<T extends TableName>(props: CellProps<T>) {
  const cell = useBoundCell<T, string>(props);
  return (
    <Field {...frame(props, cell.doubt)}>
      {(parts) => (
        <DateInput
          {...parts}
          value={cell.value}
          onChange={cell.set}
          onLeave={cell.leave}
          testId={`${props.table}-${props.column}`}
        />
      )}
    </Field>
  );
}

/** Yes, no, or not answered. */
export function CellFlag<T extends TableName>(props: CellProps<T>) {
  const cell = useBoundCell<T, boolean>(props);
  return (
    <Field {...frame(props, cell.doubt)}>
      {(parts) => (
        <SelectInput
          {...parts}
          value={cell.value === null ? null : String(cell.value)}
          onChange={(value) => {
            cell.set(value === null ? null : value === 'true');
            cell.leave();
          }}
          options={{ true: '是', false: '否' }}
          empty="未填"
          testId={`${props.table}-${props.column}`}
        />
      )}
    </Field>
  );
}
