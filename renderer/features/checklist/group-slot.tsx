/** The place of a group on a long checklist: far from the screen its questions stand there as plain text. */
import { startTransition, useEffect, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import type { ChecklistGroup } from '../../../shared/checklist/visibility.ts';
import { watchNear } from '../../ui/near-screen.ts';
import { useTablesShallow } from '../audit/audit-context.tsx';
import { answersOf } from '../audit/tables-state.ts';
import { isShort, ITEM_PX } from './list-length.ts';
import { focusAnswers } from './move-focus.ts';

export interface GroupSlotProps {
  subjectId: string;
  template: ChecklistTemplate;
  group: ChecklistGroup;
  isFirst: boolean;
  /** The items; called when they are to be drawn. */
  children: () => ReactNode;
}

export function GroupSlot(props: GroupSlotProps) {
  const { template, group, children } = props;
  const stays = isShort(template);
  const [awake, setAwake] = useState(stays || props.isFirst);
  const [heightPx, setHeightPx] = useState(group.items.length * ITEM_PX);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element || stays) return undefined;
    return watchNear(element, (isNear) => {
      if (!isNear && element.contains(document.activeElement)) return;
      startTransition(() => {
        if (!isNear && element.dataset['asleep'] === undefined) setHeightPx(element.offsetHeight);
        setAwake(isNear);
      });
    });
  }, [stays]);
  const wake = () => {
    flushSync(() => setAwake(true));
    const first = box.current?.querySelector<HTMLElement>('[data-item]');
    if (first) focusAnswers(first);
  };
  return awake ? (
    <div ref={box}>{children()}</div>
  ) : (
    <div ref={box} className="group-asleep" data-asleep="" style={{ height: heightPx }}>
      <button type="button" className="visually-hidden" onFocus={wake} onClick={wake}>
        打开 {group.title.zh}
      </button>
      <Questions subjectId={props.subjectId} group={group} />
    </div>
  );
}

function Questions({ subjectId, group }: { subjectId: string; group: ChecklistGroup }) {
  const answered = useTablesShallow((tables) => {
    const done = answersOf(tables, subjectId);
    return group.items.map((item) => done.has(item.id));
  });
  return group.items.map((item, i) => (
    <p key={item.id} data-item={item.id} data-field={item.id} data-answered={answered[i] ? '' : undefined}>
      {item.question.zh}
    </p>
  ));
}
