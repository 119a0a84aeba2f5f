/** Who measured, and when; both can be put right, because values are often entered in the evening. */
import { useState } from 'react';
import type { Row } from '../../../shared/model/tables.ts';
import { TextInput } from '../../ui/inputs.tsx';
import { useAuditStore, useTablesShallow } from '../audit/audit-context.tsx';
import { rowsOf } from '../audit/tables-state.ts';
import { cellMark } from '../history/history-store.ts';

export function ChainPerson({ reading }: { reading: Row<'reading'> }) {
  const store = useAuditStore();
  const people = useTablesShallow((tables) =>
    [...new Set(rowsOf(tables, 'reading').flatMap((row) => row.measuredBy ?? []))].toSorted(),
  );
  return (
    <div className="chain-person">
      <label {...cellMark('reading', reading.id, 'measuredBy')}>
        <span className="field-label">测量人</span>
        <TextInput
          value={reading.measuredBy}
          placeholder="姓名"
          maxLength={80}
          listId="chain-people"
          testId="chain-person"
          onChange={(measuredBy) => store.edit('reading', reading.id, { measuredBy })}
          onLeave={store.flush}
        />
      </label>
      <datalist id="chain-people">
        {people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <label {...cellMark('reading', reading.id, 'measuredAt')}>
        <span className="field-label">测量时间</span>
        <TimeInput
          value={reading.measuredAt}
          onChange={(measuredAt) => {
            store.edit('reading', reading.id, { measuredAt });
          }}
          onLeave={store.flush}
        />
      </label>
    </div>
  );
}

interface TimeInputProps {
  value: string | null;
  onChange: (instant: string | null) => void;
  onLeave: () => void;
}

/** Local time, kept as an instant. What is typed stays in the box until it is a whole time. */
function TimeInput({ value, onChange, onLeave }: TimeInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <input
      className="input"
      type="datetime-local"
      data-testid="chain-time"
      value={draft ?? localText(value)}
      onFocus={() => setDraft(localText(value))}
      onChange={(event) => {
        const text = event.target.value;
        setDraft(text);
        // An unfinished entry reads as empty; only a box that was emptied on purpose has no bad input.
        if (text === '' && event.target.validity.badInput) return;
        onChange(text === '' ? null : new Date(text).toISOString());
      }}
      onBlur={() => {
        setDraft(null);
        onLeave();
      }}
    />
  );
}

const two = (n: number): string => String(n).padStart(2, '0');

function localText(instant: string | null): string {
  if (!instant) return '';
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
