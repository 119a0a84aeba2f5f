/** Instruments with their certificates; one whose certificate has run out is named on every reading list. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { focusField } from '../../app/go-to-field.ts';
import { today } from '../../ui/dates.ts';
import { Section } from '../../ui/field.tsx';
import { DateInput, NumberInput, TextInput } from '../../ui/inputs.tsx';
import type { Row } from '../../../shared/model/tables.ts';
import {
  instrumentStateAt,
  isFlagged,
  SOON_DAYS,
  type InstrumentState,
} from '../../../shared/equipment/instruments.ts';
import { useAuditId, useAuditStore, useRows, useTables } from '../audit/audit-context.tsx';
import { newRowId } from '../audit/edits.ts';
import { rowsOf, type AuditTables } from '../audit/tables-state.ts';

type TextColumn = 'name' | 'model' | 'serialNo' | 'measures' | 'accuracy' | 'certificateNo';

const columns: readonly { column: TextColumn; zh: string; placeholder?: string }[] = [
  { column: 'name', zh: '仪器', placeholder: '烟气分析仪' },
  { column: 'model', zh: '型号' },
  { column: 'serialNo', zh: '出厂编号' },
  { column: 'measures', zh: '测量项目', placeholder: 'O₂、CO、排烟温度' },
  { column: 'accuracy', zh: '准确度', placeholder: '±0.2 %vol' },
  { column: 'certificateNo', zh: '证书编号' },
];

export function InstrumentSection() {
  const store = useAuditStore();
  const rows = useRows('instrument');
  const add = () => {
    const id = newRowId('i');
    store.edit('instrument', id, { name: '' });
    store.flush();
    focusField(`instrument-${id}`);
  };
  return (
    <Section title="测试仪器">
      {rows.length === 0 ? (
        <p className="muted">登记现场所用仪器及检定证书后，读数可以注明用哪台仪器测得，报告附仪器清单。</p>
      ) : (
        <div className="scroll-x">
          <table className="grid entry-grid">
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
                <th>读数</th>
                <th>
                  <span className="visually-hidden">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <InstrumentRow key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button className="add-row" icon={<PlusOutlined />} onClick={add} data-testid="add-instrument">
        添加仪器
      </Button>
    </Section>
  );
}

function InstrumentRow({ row }: { row: Row<'instrument'> }) {
  const store = useAuditStore();
  const state = instrumentStateAt(row, today());
  const doubt = certificateDoubt(state);
  const uses = useTables((tables) => instrumentUses(tables, row));
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
            onChange={(value) => store.edit('instrument', row.id, { [c.column]: value })}
            onLeave={store.flush}
          />
        </td>
      ))}
      <td>
        <NumberInput
          value={row.relativeUPct}
          label={`${name}：证书给出的相对扩展不确定度（k = 2），%`}
          placeholder="k = 2"
          onChange={(value) => {
            if (value === null || value >= 0) store.edit('instrument', row.id, { relativeUPct: value });
          }}
          onLeave={store.flush}
        />
      </td>
      <td>
        <DateInput
          value={row.calibratedAt}
          label={`${name}：检定日期`}
          onChange={(value) => store.edit('instrument', row.id, { calibratedAt: value })}
          onLeave={store.flush}
        />
      </td>
      <td>
        <DateInput
          value={row.validUntil}
          label={`${name}：检定有效期`}
          invalid={doubt !== null && state.kind !== 'valid'}
          onChange={(value) => store.edit('instrument', row.id, { validUntil: value })}
          onLeave={store.flush}
        />
        {doubt ? (
          <div className="field-doubt" data-testid={`certificate-${row.id}`}>
            {doubt}
          </div>
        ) : null}
      </td>
      <td className="instrument-uses">
        <InstrumentUses uses={uses} />
      </td>
      <td className="row-actions">
        <Button
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={`删除 ${name}`}
          onClick={() => store.remove('instrument', row.id)}
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

/** How many readings were taken with it, and how many of them on a day when its certificate did not hold; as text, so that equal counts stay equal. */
function instrumentUses(tables: AuditTables, instrument: Row<'instrument'>): string {
  const own = rowsOf(tables, 'reading').filter(
    (row) => row.instrumentId === instrument.id && row.value !== null,
  );
  const flagged = own.filter((row) => isFlagged(instrumentStateAt(instrument, row.measuredAt)));
  return `${own.length}/${flagged.length}`;
}

function InstrumentUses({ uses }: { uses: string }) {
  const auditId = useAuditId();
  const [all = 0, flagged = 0] = uses.split('/').map(Number);
  if (all === 0) return <span className="muted">—</span>;
  if (flagged === 0) return <>{all} 个</>;
  return (
    <>
      {all} 个，
      <a href={`#/audit/${auditId}/evidence/any`} className="tone-fail">
        {flagged} 个当日证书无效
      </a>
    </>
  );
}
