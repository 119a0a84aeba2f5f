/** One reading: figure, unit, source, uncertainty, instrument; what is doubtful about it and why it may stay. */
import { memo, useState, type KeyboardEvent } from 'react';
import type { Field } from '../../../shared/equipment/fields.ts';
import type { Issue } from '../../../shared/equipment/types.ts';
import { sourceZh } from '../../../shared/model/quantity.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { formatValue } from '../../../shared/quantity/format.ts';
import { NumberInput, SelectInput, TextInput } from '../../ui/inputs.tsx';
import { useAuditStore, useConflict, useRow, useRows } from '../audit/audit-context.tsx';
import { useFieldIssues } from '../audit/diagnosis-context.tsx';
import { writeReading } from '../audit/edits.ts';
import { conflictWords } from '../delivery/cell-words.ts';
import { CertificateFlag, EvidenceButton } from '../evidence/evidence-mark.tsx';
import { cellMark } from '../history/history-store.ts';
import { offersFor } from './likely-values.ts';
import { takeOverFromBefore } from './same-as-before.ts';
import { SeriesButton } from '../series/series-button.tsx';

export type NumberField = Extract<Field, { kind: 'number' }>;

export interface ReadingFieldProps {
  equipmentId: string;
  field: NumberField;
  /** May stay empty: an alternative of another reading, or one with a sound default. */
  optional?: boolean;
  onEnter: (from: HTMLElement) => void;
}

export const ReadingField = memo(function ReadingField(props: ReadingFieldProps) {
  const { equipmentId, field, onEnter } = props;
  const issues = useFieldIssues(equipmentId, field.key);
  const store = useAuditStore();
  const id = rowIds.reading(equipmentId, field.key);
  const row = useRow('reading', id);
  const conflict = useConflict('reading', id, 'value');
  const live = row?.deleted ? undefined : row;
  const value = live?.value ?? null;
  const keys = {
    onLeave: store.flush,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey && event.key === 'd' && value !== null) {
        event.preventDefault();
        takeOverFromBefore(store, equipmentId, field.key, event.currentTarget);
        return;
      }
      if (event.key !== 'Enter') return;
      event.preventDefault();
      store.flush();
      onEnter(event.currentTarget);
    },
  };
  return (
    <div className="reading" data-field={field.key} {...cellMark('reading', id, 'value')}>
      <div className="reading-row">
        <span className="reading-name" title={field.help}>
          {field.zh}
          {field.symbol ? <var>{field.symbol}</var> : null}
          {props.optional ? <span className="reading-optional">选填</span> : null}
          {field.group === '铭牌' ? null : <SeriesButton equipmentId={equipmentId} field={field} />}
        </span>
        <NumberInput
          value={value}
          unit={field.unit}
          label={`${field.zh}，${field.unit}`}
          testId={`reading-${field.key}`}
          invalid={issues.some((issue) => issue.level !== 'info')}
          describedBy={issues.length > 0 ? `${id}-issue` : undefined}
          placeholder={field.typical ? `通常 ${field.typical[0]}～${field.typical[1]}` : undefined}
          onChange={(next) => writeReading(store, equipmentId, field.key, field.unit, next)}
          {...keys}
        />
        <SelectInput
          value={live?.source ?? null}
          label={`${field.zh}的来源`}
          options={sourceZh}
          empty="来源"
          disabled={value === null}
          onChange={(source) => {
            store.edit('reading', id, { source });
            store.flush();
          }}
          onKeyDown={keys.onKeyDown}
        />
        <NumberInput
          value={live?.u ?? null}
          label={`${field.zh}的标准不确定度，${field.unit}`}
          placeholder={defaultU(field, value)}
          disabled={value === null}
          onChange={(u) => {
            if (u === null || u >= 0) store.edit('reading', id, { u });
          }}
          {...keys}
        />
        <InstrumentSelect
          readingId={id}
          held={live?.instrumentId ?? null}
          name={field.zh}
          disabled={value === null}
          onKeyDown={keys.onKeyDown}
        />
        <EvidenceButton reading={live} name={field.zh} />
      </div>
      <CertificateFlag reading={live} />
      {conflict ? <p className="reading-doubt">{conflictWords(conflict)}</p> : null}
      {value !== null && issues.length > 0 ? (
        <Doubt
          id={`${id}-issue`}
          readingId={id}
          field={field}
          value={value}
          issues={issues}
          note={live?.note ?? null}
          equipmentId={equipmentId}
        />
      ) : null}
    </div>
  );
});

/** The standard uncertainty taken when none is entered, as a hint inside the empty box. */
function defaultU(field: NumberField, value: number | null): string {
  const rule = field.u;
  if (!rule) return '±';
  const u = rule.abs ?? (value === null ? null : (Math.abs(value) * (rule.relPct ?? 0)) / 100);
  if (u !== null && u > 0) return `±${formatValue(u)}`;
  return rule.relPct ? `±${rule.relPct}%` : '±';
}

function InstrumentSelect({
  readingId,
  held,
  name,
  disabled,
  onKeyDown,
}: {
  readingId: string;
  held: string | null;
  name: string;
  disabled: boolean;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  const store = useAuditStore();
  const instruments = useRows('instrument');
  if (instruments.length === 0) return null;
  const options = Object.fromEntries(
    instruments.map((row) => [row.id, row.name ?? row.model ?? '未命名仪器']),
  );
  return (
    <SelectInput
      value={held}
      label={`${name}所用仪器`}
      options={options}
      empty="仪器"
      disabled={disabled}
      onChange={(instrumentId) => {
        store.edit('reading', readingId, { instrumentId });
        store.flush();
      }}
      onKeyDown={onKeyDown}
    />
  );
}

function Doubt(props: {
  id: string;
  readingId: string;
  equipmentId: string;
  field: NumberField;
  value: number;
  issues: readonly Issue[];
  note: string | null;
}) {
  const store = useAuditStore();
  const [explaining, setExplaining] = useState(false);
  const { field, issues, note } = props;
  const grave = issues.some((issue) => issue.level === 'error');
  const offers = offersFor(props.value, field, issues);
  return (
    <div id={props.id} className={grave ? 'reading-doubt reading-doubt-grave' : 'reading-doubt'}>
      {issues.map((issue) => (
        <p key={issue.code + issue.zh}>{issue.zh}</p>
      ))}
      <div className="reading-doubt-actions">
        {offers.map((offer) => (
          <button
            key={offer.value}
            type="button"
            className="link-button"
            onClick={() => {
              writeReading(store, props.equipmentId, field.key, field.unit, offer.value);
              store.flush();
            }}
          >
            改为 {formatValue(offer.value)} {field.unit}（{offer.why}）
          </button>
        ))}
        {explaining || note ? (
          <TextInput
            value={note}
            label={`${field.zh}保留原值的原因`}
            placeholder="保留原值的原因"
            maxLength={2000}
            onChange={(text) => store.edit('reading', props.readingId, { note: text })}
            onLeave={store.flush}
          />
        ) : (
          <button type="button" className="link-button" onClick={() => setExplaining(true)}>
            数值无误，写明原因
          </button>
        )}
      </div>
    </div>
  );
}
