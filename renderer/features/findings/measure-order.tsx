/** The order in which the measures of one machine are carried out: arrows on the row, or Alt+↑ and Alt+↓. */
import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { KeyboardEvent } from 'react';
import type { Measure } from '../../../shared/equipment/diagnosis.ts';
import { SteadyButton } from '../../ui/steady-button.tsx';
import { useAuditStore } from '../audit/audit-context.tsx';
import { measureRowId } from './measure-edit.ts';

export type Move = (by: 1 | -1) => void;

/** Ranks are written for all measures of the machine, so that the order is the same on every laptop. */
export function useMove(siblings: readonly Measure[], at: number): Move {
  const store = useAuditStore();
  return (by) => {
    const measure = siblings[at];
    if (!measure || at + by < 0 || at + by >= siblings.length) return;
    const order = siblings.toSpliced(at, 1).toSpliced(at + by, 0, measure);
    order.forEach((entry, i) => {
      store.edit('measure', measureRowId(entry), {
        equipmentId: entry.equipmentId,
        key: entry.key,
        rank: i + 1,
      });
    });
    store.flush();
    keepFocus();
  };
}

/** A row that changes its place drops the focus; it is taken up again where it was. */
function keepFocus(): void {
  const held = document.activeElement;
  requestAnimationFrame(() => {
    if (held instanceof HTMLElement && held.isConnected && document.activeElement !== held) held.focus();
  });
}

export function moveByKey(event: KeyboardEvent, move: Move): void {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
  if (!event.altKey || by === null) return;
  event.preventDefault();
  move(by);
}

/** For hands without a keyboard; the keyboard has Alt+↑ and Alt+↓ on every control of the row and need not stop here. */
export function MoveButtons(props: { title: string; move: Move; isFirst: boolean; isLast: boolean }) {
  const { title, move } = props;
  return (
    <span className="move-buttons">
      <SteadyButton
        type="text"
        size="small"
        tabIndex={-1}
        icon={<ArrowUpOutlined />}
        isOff={props.isFirst}
        aria-label={`${title}提前`}
        onClick={() => move(-1)}
      />
      <SteadyButton
        type="text"
        size="small"
        tabIndex={-1}
        icon={<ArrowDownOutlined />}
        isOff={props.isLast}
        aria-label={`${title}推后`}
        onClick={() => move(1)}
      />
    </span>
  );
}
