/** Who changed a field when, from what to what; opened by Alt+H on the field. */
import { Drawer } from 'antd';
import { useEffect } from 'react';
import { useClient } from '../../app/backend-context.tsx';
import { useLoad } from '../../rpc/use-load.ts';
import { dateTime } from '../../ui/dates.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useAuditId, useAuditStore, useTables } from '../audit/audit-context.tsx';
import { cellName, valueText } from '../delivery/cell-words.ts';
import { cellOf, useHistoryPanel, type CellRef } from './history-store.ts';

export function HistoryDrawer() {
  const { cell, open, show, close } = useHistoryPanel();
  useEffect(() => {
    const onFocus = (event: FocusEvent) => {
      const found = cellOf(event.target);
      if (found) useHistoryPanel.setState({ cell: found });
    };
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyH') return;
      event.preventDefault();
      show();
    };
    document.addEventListener('focusin', onFocus);
    window.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('focusin', onFocus);
      window.removeEventListener('keydown', onKey);
    };
  }, [show]);
  return (
    <Drawer open={open} onClose={close} title="修改记录" destroyOnHidden>
      {cell ? <HistoryList cell={cell} /> : null}
    </Drawer>
  );
}

function HistoryList({ cell }: { cell: CellRef }) {
  const client = useClient();
  const auditId = useAuditId();
  const store = useAuditStore();
  const name = useTables((tables) => cellName(tables, cell));
  const list = useLoad(async () => {
    // What was just typed belongs to the history too.
    await store.settled();
    return client.record.history({ auditId, ...cell });
  }, JSON.stringify(cell));
  if (list.error) return <Failed error={list.error} onRetry={list.reload} />;
  if (!list.data) return <Loading what="读取修改记录" />;
  if (list.data.length === 0) return <Empty title="还没有修改记录">{name}还没有填写过。</Empty>;
  const entries = list.data;
  return (
    <>
      <h3>{name}</h3>
      <ol className="history" data-testid="history">
        {entries
          .map((entry, i) => ({ entry, before: entries[i - 1] }))
          .toReversed()
          .map(({ entry, before }) => (
            <li key={entry.op}>
              <div className="history-values">
                {before ? <del>{valueText(cell.column, before.value)}</del> : null}
                <strong>{valueText(cell.column, entry.value)}</strong>
              </div>
              <div className="muted audit-sub">
                {entry.author || '未署名'} · {dateTime(entry.at)} · 设备 {entry.device.slice(0, 6)}
              </div>
            </li>
          ))}
      </ol>
    </>
  );
}
