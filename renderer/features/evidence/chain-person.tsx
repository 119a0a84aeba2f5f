/** Who measured, and when; both can be put right, because values are often entered in the evening. */
import { useState } from 'react';
import type { Row } from '../../../shared/model/tables.ts';
import { dateTime } from '../../ui/dates.ts';
import { TextInput } from '../../ui/inputs.tsx';
import { parseDate } from '../../ui/parse-date.ts';
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

/** Local time, kept as an instant. What is no time stays visible in the box and is not passed on. */
function TimeInput({ value, onChange, onLeave }: TimeInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const isBad = draft !== null && parseTime(draft) === undefined;
  return (
    <input
      className="input"
      type="text"
      autoComplete="off"
      placeholder="年-月-日 时:分"
      data-testid="chain-time"
      aria-invalid={isBad || undefined}
      title={isBad ? '请写成 2026-07-02 10:30 的样子，尚未保存' : undefined}
      value={draft ?? timeText(value)}
      onFocus={() => setDraft(timeText(value))}
      onChange={(event) => {
        setDraft(event.target.value);
        const read = parseTime(event.target.value);
        if (read !== undefined) onChange(read);
      }}
      onBlur={() => {
        if (!isBad) setDraft(null);
        onLeave();
      }}
    />
  );
}

/** `2026-07-02 10:30`, or the day alone; null for an empty text, undefined for what is no time. */
function parseTime(text: string): string | null | undefined {
  const [, day = '', hour, minute] = /^(.*?)(?:[\sT]+(\d{1,2})[:：](\d{2}))?$/.exec(text.trim()) ?? [];
  const date = parseDate(day);
  if (date.kind !== 'date') return date.kind === 'empty' && hour === undefined ? null : undefined;
  const [h, m] = [Number(hour ?? 0), Number(minute ?? 0)];
  if (h > 23 || m > 59) return undefined;
  const [year = 0, month = 1, dayOfMonth = 1] = date.iso.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth, h, m).toISOString();
}

const timeText = (instant: string | null): string => (instant ? dateTime(instant).replace('—', '') : '');
