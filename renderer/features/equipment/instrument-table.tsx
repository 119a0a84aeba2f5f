/** Instruments line by line: of one project, or the institution's own in the settings. */
import { DeleteOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { instrumentStateAt, SOON_DAYS, type InstrumentState } from '../../../shared/equipment/instruments.ts';
import { emptyRow, type Columns, type Row } from '../../../shared/model/tables.ts';
import { thisMoment } from '../../ui/dates.ts';
import { DateInput, NumberInput, TextInput } from '../../ui/inputs.tsx';
import './instruments.css';

export type InstrumentLine = Columns<'instrument'> & { id: string };

interface TableProps<T extends InstrumentLine> {
  rows: readonly T[];
  onChange: (id: string, change: Partial<Columns<'instrument'>>) => void;
  onLeave: () => void;
  onRemove: (id: string) => void;
  /** What the instrument was used for; only in a project. */
  uses?: (row: T) => ReactNode;
  /** Puts it among the institution's own. */
  onKeep?: (row: T) => void;
}

type TextColumn = 'name' | 'model' | 'serialNo' | 'measures' | 'accuracy' | 'certificateNo';

const columns: readonly { column: TextColumn; zh: string; placeholder?: string }[] = [
  { column: 'name', zh: '仪器', placeholder: '烟气分析仪' },
  { column: 'model', zh: '型号' },
  { column: 'serialNo', zh: '出厂编号' },
  { column: 'measures', zh: '测量项目', placeholder: 'O₂、CO、排烟温度' },
  { column: 'accuracy', zh: '准确度', placeholder: '±0.2 %vol' },
  { column: 'certificateNo', zh: '证书编号' },
];

export function InstrumentTable<T extends InstrumentLine>(props: TableProps<T>) {
  return (
    <div className="scroll-x">
      <table className="grid entry-grid instrument-grid">
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.column}>{c.zh}</th>
            ))}
            <th title="校准证书给出的相对扩展不确定度（k = 2），进入用这台仪器所测读数的不确定度">
              不确定度（%）
            </th>
            <th>检定日期</th>
            <th>检定有效期至</th>
            {props.uses ? <th>读数</th> : null}
            <th>
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <InstrumentRow key={row.id} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InstrumentRow<T extends InstrumentLine>(props: TableProps<T> & { row: T }) {
  const { row, onLeave } = props;
  const change = (values: Partial<Columns<'instrument'>>) => props.onChange(row.id, values);
  const state = instrumentStateAt(asRow(row), thisMoment());
  const doubt = certificateDoubt(state);
  const name = row.name || '未命名仪器';
  return (
    <tr data-field={`instrument-${row.id}`}>
      {columns.map((c) => (
        <td key={c.column}>
          <TextInput
            value={row[c.column]}
            label={`${name}：${c.zh}`}
            placeholder={c.placeholder}
            maxLength={
              c.column === 'serialNo' || c.column === 'certificateNo' || c.column === 'accuracy' ? 100 : 200
            }
            onChange={(value) => change({ [c.column]: value })}
            onLeave={onLeave}
          />
        </td>
      ))}
      <td>
        <NumberInput
          value={row.relativeUPct}
          label={`${name}：证书给出的相对扩展不确定度（k = 2），%`}
          placeholder="k = 2"
          onChange={(value) => {
            if (value === null || value >= 0) change({ relativeUPct: value });
          }}
          onLeave={onLeave}
        />
      </td>
      <td>
        <DateInput
          value={row.calibratedAt}
          label={`${name}：检定日期`}
          onChange={(value) => change({ calibratedAt: value })}
          onLeave={onLeave}
        />
      </td>
      <td>
        <DateInput
          value={row.validUntil}
          label={`${name}：检定有效期`}
          invalid={doubt !== null && state.kind !== 'valid'}
          onChange={(value) => change({ validUntil: value })}
          onLeave={onLeave}
        />
        {doubt ? (
          <div className="field-doubt" data-testid={`certificate-${row.id}`}>
            {doubt}
          </div>
        ) : null}
      </td>
      {props.uses ? <td className="instrument-uses">{props.uses(row)}</td> : null}
      <td className="row-actions">
        {props.onKeep ? (
          <Button
            type="text"
            icon={<InboxOutlined />}
            title="存入本机构仪器库，供其他项目选用"
            aria-label={`把 ${name} 存入仪器库`}
            onClick={() => props.onKeep?.(row)}
          />
        ) : null}
        <Button
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={`删除 ${name}`}
          onClick={() => props.onRemove(row.id)}
        />
      </td>
    </tr>
  );
}

/** Today's state as a hint for the next visit; readings are judged by their own day. */
function certificateDoubt(state: InstrumentState): string | null {
  if (state.kind === 'overdue') return `已过期 ${state.days} 天，请核对证书`;
  if (state.kind === 'notYet') return `检定日期在 ${state.days} 天之后，请核对`;
  if (state.kind === 'unknown') return state.why === 'datesContradict' ? '早于检定日期，请核对' : null;
  if (state.days > SOON_DAYS) return null;
  return state.days === 0 ? '今天到期，请安排检定' : `还有 ${state.days} 天到期，请安排检定`;
}

/** The line as the rules about certificates take it. */
const asRow = (line: InstrumentLine): Row<'instrument'> => ({
  ...emptyRow('instrument', line.id, ''),
  ...line,
});
