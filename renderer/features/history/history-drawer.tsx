/** Who changed a field when, from what to what, and the way back to any value; opened by Alt+H on the field. */
import { HistoryOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useEffect } from 'react';
import { useClient } from '../../app/backend-context.tsx';
import { useLoad } from '../../rpc/use-load.ts';
import { dateTime } from '../../ui/dates.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useAuditId, useAuditStore, useTables } from '../audit/audit-context.tsx';
import { cellValue } from '../audit/tables-state.ts';
import { cellName, valueText } from '../delivery/cell-words.ts';
import { useQuestions } from '../delivery/use-questions.ts';
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

/** For hands without a keyboard: the history of the field that was touched last. */
export function HistoryButton() {
  const cell = useHistoryPanel((state) => state.cell);
  const show = useHistoryPanel((state) => state.show);
  return (
    <button
      type="button"
      className="topbar-button"
      aria-label="修改记录"
      title="刚才所在栏目的修改记录（Alt+H）"
      disabled={cell === null}
      onClick={show}
      data-testid="history-button"
    >
      <HistoryOutlined />
    </button>
  );
}

function HistoryList({ cell }: { cell: CellRef }) {
  const client = useClient();
  const auditId = useAuditId();
  const store = useAuditStore();
  const questions = useQuestions();
  const name = useTables((tables) => cellName(tables, cell, questions));
  const list = useLoad(async () => {
    // What was just typed belongs to the history too.
    await store.settled();
    return client.record.history({ auditId, ...cell });
  }, JSON.stringify(cell));
  const held = useTables((tables) => JSON.stringify(cellValue(tables, cell)));
  const restore = (value: unknown) => {
    store.edit(cell.table, cell.rowId, { [cell.column]: value });
    store.flush();
    list.reload();
  };
  if (list.error) return <Failed error={list.error} onRetry={list.reload} />;
  if (!list.data) return <Loading what="读取修改记录" />;
  if (list.data.length === 0) return <Empty title="还没有修改记录">{name}还没有填写过。</Empty>;
  return (
    <>
      <h3>{name}</h3>
      <ol className="history" data-testid="history">
        {list.data.toReversed().map((entry) => (
          <li key={entry.op}>
            <div className="history-values">
              {entry.previous === null ? null : <del>{valueText(cell.column, entry.previous)}</del>}
              <strong>{valueText(cell.column, entry.value)}</strong>
            </div>
            <div className="muted audit-sub">
              {entry.author || '未署名'} · {dateTime(entry.at)} · 设备 {entry.device.slice(0, 6)}
            </div>
            {JSON.stringify(entry.value) === held ? (
              <span className="muted audit-sub">当前值</span>
            ) : (
              <Button size="small" onClick={() => restore(entry.value)} data-testid="restore-value">
                恢复此值
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
