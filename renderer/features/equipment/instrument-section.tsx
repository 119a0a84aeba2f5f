/** Instruments of a project with their certificates and what was read with them. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo } from 'react';
import { instrumentStateAt, isFlagged } from '../../../shared/equipment/instruments.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { focusField } from '../../app/go-to-field.ts';
import { Section } from '../../ui/field.tsx';
import { useAuditId, useAuditStore, useRows, useTables } from '../audit/audit-context.tsx';
import { newRowId } from '../audit/edits.ts';
import { rowsWhere, type AuditTables } from '../audit/tables-state.ts';
import { InstrumentPicker, useOwnInstruments } from './instrument-picker.tsx';
import { InstrumentTable } from './instrument-table.tsx';

export const InstrumentSection = memo(function InstrumentSection() {
  const store = useAuditStore();
  const rows = useRows('instrument');
  const own = useOwnInstruments();
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
        <InstrumentTable
          rows={rows}
          onChange={(id, change) => store.edit('instrument', id, change)}
          onLeave={store.flush}
          onRemove={(id) => store.remove('instrument', id)}
          uses={usesOf}
          onKeep={own.keep}
        />
      )}
      <div className="add-row instrument-actions" data-field="instruments">
        <Button icon={<PlusOutlined />} onClick={add} data-testid="add-instrument">
          添加仪器
        </Button>
        <InstrumentPicker own={own.list} />
      </div>
    </Section>
  );
});

const usesOf = (row: Row<'instrument'>) => <InstrumentUses instrument={row} />;

/** How many readings were taken with it, and how many of them on a day when its certificate did not hold; as text, so that equal counts stay equal. */
function instrumentUses(tables: AuditTables, instrument: Row<'instrument'>): string {
  const own = rowsWhere(tables, 'reading', 'instrumentId', instrument.id).filter((row) => row.value !== null);
  const flagged = own.filter((row) => isFlagged(instrumentStateAt(instrument, row.measuredAt)));
  return `${own.length}/${flagged.length}`;
}

function InstrumentUses({ instrument }: { instrument: Row<'instrument'> }) {
  const auditId = useAuditId();
  const uses = useTables((tables) => instrumentUses(tables, instrument));
  const [all = 0, flagged = 0] = uses.split('/').map(Number);
  if (all === 0) return <span className="muted">—</span>;
  if (flagged === 0) return <span className="num">{all} 个</span>;
  return (
    <>
      <div className="num">{all} 个</div>
      <a href={`#/audit/${auditId}/evidence/any`} className="tone-fail num" title="测量当日证书无效的读数">
        {flagged} 个证书无效
      </a>
    </>
  );
}
