/** One question of a checklist: answers, readings, note, photos, and why it is asked. */
import { memo, useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { basisText } from '../../../shared/checklist/findings.ts';
import type { AskedItem } from '../../../shared/checklist/repeat.ts';
import type { ChecklistItem, ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { answers, type AnswerValue } from '../../../shared/model/vocabulary.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { isTyping } from '../../app/shortcuts.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { useAuditStore, useRow } from '../audit/audit-context.tsx';
import { recordTemplates, writeAnswer } from '../audit/edits.ts';
import { cellMark } from '../history/history-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { focusAnswers, focusItem, focusNextStop } from './move-focus.ts';
import { CameraButton } from '../photos/camera-button.tsx';
import { PhotoStrip } from '../photos/photo-strip.tsx';
import { usePhotoDrop } from '../photos/use-photo-drop.tsx';
import { ReadingField, type NumberField } from './reading-field.tsx';

export interface ChecklistItemProps {
  subjectId: string;
  template: ChecklistTemplate;
  item: AskedItem;
  no: string;
  fields: readonly NumberField[];
}

export const ChecklistItemView = memo(function ChecklistItemView(props: ChecklistItemProps) {
  const { subjectId, template, item, no } = props;
  const store = useAuditStore();
  const { templates } = useBackend();
  const row = useRow('answer', rowIds.answer(subjectId, item.id));
  const [noteOpen, setNoteOpen] = useState(false);
  const note = useRef<HTMLDivElement>(null);
  const drop = usePhotoDrop(subjectId, item.id);
  const answer = row?.deleted ? null : (row?.answer ?? null);

  const setAnswer = useCallback(
    (value: AnswerValue) => {
      recordTemplates(store, templates, template.subject);
      writeAnswer(store, subjectId, template, item.id, { answer: value });
      store.flush();
    },
    [store, templates, subjectId, template, item.id],
  );
  const openNote = () => {
    setNoteOpen(true);
    requestAnimationFrame(() => note.current?.querySelector('textarea')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && event.target instanceof HTMLTextAreaElement) {
      event.preventDefault();
      focusAnswers(event.currentTarget);
      return;
    }
    // Keys of a dialog that this item opened belong to the dialog.
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    const chosen = answers[Number(event.key) - 1];
    if (chosen) {
      setAnswer(chosen);
      event.currentTarget.querySelector<HTMLElement>(`[data-answer="${chosen}"]`)?.focus();
    } else if (event.key === 'ArrowDown') focusItem(event.currentTarget, 1);
    else if (event.key === 'ArrowUp') focusItem(event.currentTarget, -1);
    else if (event.key === 'n') openNote();
    else if (event.key === 'p') drop.pick();
    else if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.role === 'radio') {
      focusNextStop(event.target);
    } else return;
    event.preventDefault();
  };
  const showNote = noteOpen || answer === 'fail' || Boolean(row?.note);
  return (
    <article
      className={`item item-${answer ?? 'open'}${drop.over ? ' item-drop' : ''}`}
      data-item={item.id}
      data-testid={`item-${item.id}`}
      data-field={item.id}
      {...cellMark('answer', rowIds.answer(subjectId, item.id), 'answer')}
      onKeyDown={onKeyDown}
      {...drop.handlers}
    >
      <div className="item-head">
        <span className="item-no">{no}</span>
        {/* The section of an instance names it already. */}
        <h3 className="item-question">{(item.base ?? item).question.zh}</h3>
        {item.severity === 3 ? <span className="mark">重点</span> : null}
      </div>
      <p className="item-method">{item.method.zh}</p>
      <div className="item-answer" data-stop>
        <AnswerButtons
          itemId={item.id}
          label={item.question.zh}
          value={answer}
          onChange={setAnswer}
          onKeyDown={() => undefined}
        />
        <div className="item-tools">
          <button type="button" className="tool" onClick={openNote} aria-label={`说明：${item.question.zh}`}>
            说明
          </button>
          <button
            type="button"
            className={item.photo === 'required' ? 'tool tool-wanted' : 'tool'}
            onClick={drop.pick}
            aria-label={`加照片：${item.question.zh}`}
            data-testid={`add-photo-${item.id}`}
          >
            {item.photo === 'required' ? '照片（必拍）' : '照片'}
          </button>
          <CameraButton drop={drop} label={item.question.zh} testId={`camera-${item.id}`} />
          {drop.input}
        </div>
      </div>
      {props.fields.length > 0 ? (
        <div className="readings">
          {props.fields.map((field) => (
            <div data-stop key={field.key}>
              <ReadingField
                equipmentId={subjectId}
                field={field}
                optional={item.optionalReadings?.includes(field.key) === true}
                onEnter={focusNextStop}
              />
            </div>
          ))}
        </div>
      ) : null}
      {showNote ? (
        <div className="item-note" ref={note}>
          <TextArea
            rows={2}
            value={row?.note ?? null}
            label={`现场情况：${item.question.zh}`}
            placeholder={answer === 'fail' ? '写明现场情况、部位、数值，报告会引用' : '现场情况'}
            maxLength={2000}
            testId={`note-${item.id}`}
            onChange={(text) => writeAnswer(store, subjectId, template, item.id, { note: text })}
            onLeave={store.flush}
          />
        </div>
      ) : null}
      <PhotoStrip subjectId={subjectId} itemId={item.id} busy={drop.busy} />
      <ItemBackground item={item} open={answer === 'fail'} />
    </article>
  );
});

function ItemBackground({ item, open }: { item: ChecklistItem; open: boolean }) {
  return (
    <details className="item-why" open={open || undefined}>
      <summary>
        依据与影响<span className="muted">　{item.basis[0]?.doc}</span>
      </summary>
      <dl>
        {item.limit ? (
          <>
            <dt>参考限值</dt>
            <dd>
              {item.limit.text.zh}
              {item.limit.certainty === 'recalled' || item.limit.certainty === 'unknown' ? (
                <span className="mark">待核对</span>
              ) : null}
            </dd>
          </>
        ) : null}
        <dt>不符合的影响</dt>
        <dd>{item.impact.zh}</dd>
        <dt>建议</dt>
        <dd>{item.suggestion.zh}</dd>
        {item.plateau ? (
          <>
            <dt>高原因素</dt>
            <dd>{item.plateau.zh}</dd>
          </>
        ) : null}
        <dt>依据</dt>
        <dd>{basisText(item.basis)}</dd>
      </dl>
    </details>
  );
}
