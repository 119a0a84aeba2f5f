/** All changes of one reading, newest first: who, when, which column, old → new. */
import type { Row } from '../../../shared/model/tables.ts';
import { useClient } from '../../app/backend-context.tsx';
import { useLoad } from '../../rpc/use-load.ts';
import { dateTime } from '../../ui/dates.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { useAuditId, useAuditStore, useTables } from '../audit/audit-context.tsx';
import type { AuditTables } from '../audit/tables-state.ts';
import { cellName, valueText } from '../delivery/cell-words.ts';

const columns = ['value', 'source', 'u', 'instrumentId', 'measuredAt', 'measuredBy', 'note'] as const;

export function ChainHistory({ reading }: { reading: Row<'reading'> }) {
  const client = useClient();
  const auditId = useAuditId();
  const store = useAuditStore();
  const tables = useTables((all) => all);
  const list = useLoad(
    async () => {
      // What was just typed belongs to the history too.
      await store.settled();
      const address = { auditId, table: 'reading' as const, rowId: reading.id };
      const parts = await Promise.all(
        columns.map(async (column) =>
          (await client.record.history({ ...address, column })).map((entry) => ({ ...entry, column })),
        ),
      );
      return parts.flat().toSorted((a, b) => (a.at < b.at ? 1 : -1));
    },
    JSON.stringify([reading.id, ...columns.map((column) => reading[column])]),
  );
  if (list.error) return <Failed error={list.error} onRetry={list.reload} />;
  if (!list.data) return <Loading what="读取修改记录" />;
  if (list.data.length === 0) return <p className="muted">还没有修改记录。</p>;
  return (
    <ol className="chain-history" data-testid="chain-history">
      {list.data.map((entry) => (
        <li key={`${entry.op}-${entry.column}`}>
          <span className="chain-history-what">
            {columnWords(tables, reading.id, entry.column)}：
            {entry.previous === null ? null : (
              <>
                <del>{words(tables, entry.column, entry.previous)}</del> →{' '}
              </>
            )}
            <strong>{words(tables, entry.column, entry.value)}</strong>
          </span>
          <span className="muted audit-sub">
            {entry.author || '未署名'} · {dateTime(entry.at)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The column alone: the panel already says which reading it is. */
function columnWords(tables: AuditTables, rowId: string, column: string): string {
  return cellName(tables, { table: 'reading', rowId, column }).split(' · ').at(-1) ?? column;
}

function words(tables: AuditTables, column: (typeof columns)[number], value: unknown): string {
  if (typeof value === 'string' && column === 'instrumentId') {
    const row = tables.instrument.get(value);
    return row?.name || row?.model || '已移除的仪器';
  }
  if (typeof value === 'string' && column === 'measuredAt') return dateTime(value);
  return valueText(column, value);
}
