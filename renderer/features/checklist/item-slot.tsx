/**
 * The place of one item on a checklist of any length. Far from the screen only its question stands there, which the
 * browser's search finds and the keyboard reaches; the controls come when the place does.
 */
import { memo, startTransition, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { watchNear, whenIdle } from '../../ui/near-screen.ts';
import { useTables } from '../audit/audit-context.tsx';
import { ChecklistItemView, type ChecklistItemProps } from './checklist-item.tsx';
import { isShort, ITEM_PX, placeOf } from './list-length.ts';
import { focusAnswers } from './move-focus.ts';

/** The items on screen when a page opens. */
const FIRST = 5;

export const ItemSlot = memo(function ItemSlot(props: ChecklistItemProps) {
  const { template, item } = props;
  const stays = isShort(template);
  const [awake, setAwake] = useState(() => (placeOf(template, item.id) ?? FIRST) < FIRST);
  const box = useRef<HTMLDivElement>(null);
  const [heightPx, setHeightPx] = useState(() => ITEM_PX + 46 * props.fields.length);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    if (stays) return whenIdle(() => startTransition(() => setAwake(true)));
    return watchNear(element, (isNear) => {
      // Whoever types in it or reads in it keeps it.
      if (!isNear && element.contains(document.activeElement)) return;
      startTransition(() => {
        if (!isNear && !element.querySelector('[data-asleep]')) setHeightPx(element.offsetHeight);
        setAwake(isNear);
      });
    });
  }, [stays]);
  const wake = () => {
    flushSync(() => setAwake(true));
    const drawn = box.current?.querySelector<HTMLElement>('[data-item]');
    if (drawn) focusAnswers(drawn);
  };
  return (
    <div className="item-slot" ref={box}>
      {awake ? (
        <ChecklistItemView {...props} />
      ) : (
        <ItemOutline {...props} minHeightPx={heightPx} onWake={wake} />
      )}
    </div>
  );
});

function ItemOutline(props: ChecklistItemProps & { minHeightPx: number; onWake: () => void }) {
  const { subjectId, item, no, fields, onWake } = props;
  const answer = useTables((tables) => {
    const row = tables.answer.get(rowIds.answer(subjectId, item.id));
    return row && !row.deleted ? row.answer : null;
  });
  return (
    <article
      className={`item item-${answer ?? 'open'}`}
      data-asleep
      data-item={item.id}
      data-field={item.id}
      data-answered={answer === null ? undefined : ''}
      style={{ minHeight: props.minHeightPx }}
    >
      <div className="item-head">
        <span className="item-no">{no}</span>
        <h3 className="item-question">{item.question.zh}</h3>
      </div>
      <div data-stop>
        <button type="button" className="visually-hidden" onFocus={onWake} onClick={onWake}>
          打开 {no}
        </button>
      </div>
      {fields.map((field) => (
        <span key={field.key} data-field={field.key} />
      ))}
    </article>
  );
}
