/** Two laptops changed the same cell: both values side by side until a person chooses. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Conflict } from '../../../shared/contract/audit.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { dateTime } from '../../ui/dates.ts';
import { Section } from '../../ui/field.tsx';
import { useAudit, useAuditStore, useTables } from '../audit/audit-context.tsx';
import { cellName, editName, rowName, valueText } from './cell-words.ts';
import { useQuestions } from './use-questions.ts';

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
  const questions = useQuestions();
  const name = useTables((tables) =>
    conflict.column === 'deleted'
      ? rowName(tables, conflict, questions)
      : cellName(tables, conflict, questions),
  );
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
  if (conflict.column === 'deleted') {
    return (
      <DeletionRow name={name} conflict={conflict} busy={busy} onChoose={(value) => void choose(value)} />
    );
  }
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

/** One laptop deleted it, another went on with it: it stays on show until a person decides. */
function DeletionRow(props: {
  name: string;
  conflict: Conflict;
  busy: boolean;
  onChoose: (deleted: boolean) => void;
}) {
  const { conflict, busy, onChoose } = props;
  const tables = useTables((all) => all);
  const deletions = conflict.heads.filter((head) => head.value === true);
  const kept = conflict.heads.filter((head) => head.value !== true);
  return (
    <li className="conflict" data-testid="deletion-conflict">
      <h3>{props.name}</h3>
      <p className="conflict-question">
        一边已删除，另一边同时还在修改。现在仍保留显示，请选定留下还是删除。
      </p>
      <div className="conflict-heads">
        <div className="conflict-head conflict-winner">
          <div className="conflict-value">保留</div>
          {kept.map((head) => (
            <div key={head.op}>
              {head.edit
                ? `${editName(tables, conflict, head.edit)} 改为 ${valueText(head.edit.column, head.edit.value)}`
                : '恢复了这一条'}
              <HeadSource head={head} />
            </div>
          ))}
          <Button size="small" disabled={busy} onClick={() => onChoose(false)} data-testid="keep-row">
            留下
          </Button>
        </div>
        <div className="conflict-head">
          <div className="conflict-value">删除</div>
          {deletions.map((head) => (
            <HeadSource key={head.op} head={head} />
          ))}
          <Button size="small" danger disabled={busy} onClick={() => onChoose(true)} data-testid="drop-row">
            删除
          </Button>
        </div>
      </div>
    </li>
  );
}

function HeadSource({ head }: { head: Conflict['heads'][number] }) {
  return (
    <div className="muted audit-sub">
      {head.author || '未署名'} · {dateTime(head.at)} · 设备 {head.device.slice(0, 6)}
    </div>
  );
}
