/** Undo and redo, as buttons and as Ctrl+Z / Ctrl+Y wherever no text is being typed. */
import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import { cellName, rowName, valueText } from '../delivery/cell-words.ts';
import { useQuestions, type Questions } from '../delivery/use-questions.ts';
import { useAuditStore } from './audit-context.tsx';
import type { AuditStore } from './audit-store.ts';
import type { AuditTables } from './tables-state.ts';
import type { Step, UndoAnswer } from './undo.ts';

/** Columns that follow another one by themselves and say nothing to a person. */
const stamps = new Set([
  'measuredAt',
  'answeredAt',
  'equipmentId',
  'subjectId',
  'itemId',
  'key',
  'unit',
  'templateId',
  'templateVersion',
]);

export function UndoButtons() {
  const { own, store } = useAuditStore();
  return own ? <Buttons own={own} store={store} /> : null;
}

function Buttons({ own, store }: { own: NonNullable<AuditStore['own']>; store: AuditStore['store'] }) {
  const { message } = App.useApp();
  const questions = useQuestions();
  const canUndo = useStore(own.state, (state) => state.past.length > 0);
  const canRedo = useStore(own.state, (state) => state.future.length > 0);
  const turn = useCallback(
    (direction: 'undo' | 'redo') => {
      const answer = own[direction]();
      const { tables } = store.getState();
      if (tables) void message.open({ key: 'undo', ...answerWords(tables, direction, answer, questions) });
    },
    [own, store, message, questions],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      turn(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [turn]);
  return (
    <span className="undo-buttons">
      <button
        type="button"
        className="topbar-button"
        aria-label="撤销"
        title="撤销本次打开后的修改（Ctrl+Z）"
        aria-disabled={!canUndo}
        onClick={() => canUndo && turn('undo')}
        data-testid="undo"
      >
        <UndoOutlined />
      </button>
      <button
        type="button"
        className="topbar-button"
        aria-label="重做"
        title="重做（Ctrl+Y）"
        aria-disabled={!canRedo}
        onClick={() => canRedo && turn('redo')}
        data-testid="redo"
      >
        <RedoOutlined />
      </button>
    </span>
  );
}

/** Inside a text the browser's own undo is what people expect; a box marked `data-app-undo` holds no text of its own. */
function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.dataset['appUndo'] === undefined &&
    (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName))
  );
}

function answerWords(
  tables: AuditTables,
  direction: 'undo' | 'redo',
  answer: UndoAnswer,
  questions: Questions,
): { type: 'success' | 'warning' | 'info'; content: string } {
  const verb = direction === 'undo' ? '撤销' : '重做';
  if (answer.kind === 'empty') return { type: 'info', content: `没有可以${verb}的修改。` };
  if (answer.kind === 'overtaken') {
    const { step, column, held } = answer.overtaken;
    return {
      type: 'warning',
      content: `没有${verb}：${cellName(tables, { ...step, column }, questions)}后来又改成了“${valueText(column, held)}”。需要旧值时，在该栏目按 Alt+H 查看修改记录。`,
    };
  }
  const { reversal, more, overtaken } = answer;
  // An action is named by its first row, which is taken back last.
  const named = direction === 'undo' ? (more.at(-1) ?? reversal) : reversal;
  const first = stepWords(tables, named.step, direction, questions);
  if (more.length + overtaken.length === 0) return { type: 'success', content: `已${verb}：${first}` };
  const kept = overtaken.length > 0 ? `；${overtaken.length} 行后来又改过，保持现值` : '';
  return {
    type: kept ? 'warning' : 'success',
    content: `已${verb} ${more.length + 1} 行：${first}${more.length > 0 ? ' 等' : ''}${kept}。`,
  };
}

function stepWords(
  tables: AuditTables,
  step: Step,
  direction: 'undo' | 'redo',
  questions: Questions,
): string {
  const deletion = step.cells['deleted'];
  const wanted = direction === 'undo' ? 'before' : 'after';
  if (deletion)
    return `${rowName(tables, step, questions)} ${deletion[wanted] === true ? '已移除' : '已恢复'}`;
  const columns = Object.keys(step.cells).filter((column) => !stamps.has(column));
  const column = columns[0] ?? Object.keys(step.cells)[0] ?? '';
  return `${cellName(tables, { ...step, column }, questions)} 为 ${valueText(column, step.cells[column]?.[wanted])}`;
}
