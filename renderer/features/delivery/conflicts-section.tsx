/** Two laptops changed the same cell: both values side by side until a person chooses. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Conflict } from '../../../shared/contract/audit.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { dateTime } from '../../ui/dates.ts';
import { Section } from '../../ui/field.tsx';
import { useAudit, useAuditStore, useTables } from '../audit/audit-context.tsx';
import { cellName, valueText } from './cell-words.ts';

export function ConflictsSection() {
  const conflicts = useAudit((state) => state.conflicts);
  if (conflicts.length === 0) return null;
  return (
    <Section title={`两边改得不同，请选定（${conflicts.length}）`} extra="选定之前，报告按标“当前采用”的值">
      <ul className="conflicts" data-testid="conflicts">
        {conflicts.map((conflict) => (
          <ConflictRow key={`${conflict.table}/${conflict.rowId}/${conflict.column}`} conflict={conflict} />
        ))}
      </ul>
    </Section>
  );
}

function ConflictRow({ conflict }: { conflict: Conflict }) {
  const client = useClient();
  const store = useAuditStore();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const name = useTables((tables) => cellName(tables, conflict));
  const choose = async (value: unknown) => {
    setBusy(true);
    try {
      const { auditId, rowId, column } = conflict;
      await client.record.resolve({ auditId, table: conflict.table as never, rowId, column, value });
      await store.load();
    } catch (error) {
      message.error(errorWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="conflict">
      <h3>{name}</h3>
      <div className="conflict-heads">
        {conflict.heads.map((head) => (
          <div key={head.op} className={head.winner ? 'conflict-head conflict-winner' : 'conflict-head'}>
            <div className="conflict-value">{valueText(conflict.column, head.value)}</div>
            <div className="muted audit-sub">
              {head.author || '未署名'} · {dateTime(head.at)} · 设备 {head.device.slice(0, 6)}
              {head.winner ? ' · 当前采用' : ''}
            </div>
            <Button size="small" disabled={busy} onClick={() => void choose(head.value)}>
              用这个
            </Button>
          </div>
        ))}
      </div>
    </li>
  );
}
