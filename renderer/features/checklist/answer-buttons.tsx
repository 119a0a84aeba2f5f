/** Four answers as one radio group: mouse, touch, 1–4, arrows. */
import type { KeyboardEvent } from 'react';
import { answers, answerZh, type AnswerValue } from '../../../shared/model/vocabulary.ts';

const signs: Record<AnswerValue, string> = { ok: '✓', fail: '✕', na: '–', todo: '?' };

export interface AnswerButtonsProps {
  itemId: string;
  label: string;
  value: AnswerValue | null;
  onChange: (value: AnswerValue) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

export function AnswerButtons({ itemId, label, value, onChange, onKeyDown }: AnswerButtonsProps) {
  const reachable = value ?? answers[0];
  const step = (event: KeyboardEvent<HTMLElement>, by: 1 | -1) => {
    event.preventDefault();
    const from = value === null ? (by === 1 ? -1 : 0) : answers.indexOf(value);
    const next = answers[(from + by + answers.length) % answers.length] as AnswerValue;
    onChange(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-answer="${next}"]`)?.focus();
  };
  return (
    <div
      className="answers"
      role="radiogroup"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') step(event, 1);
        else if (event.key === 'ArrowLeft') step(event, -1);
        else onKeyDown(event);
      }}
    >
      {answers.map((answer, i) => (
        <button
          key={answer}
          type="button"
          role="radio"
          aria-checked={value === answer}
          tabIndex={answer === reachable ? 0 : -1}
          data-answer={answer}
          data-testid={`answer-${itemId}-${answer}`}
          className={`answer answer-${answer}`}
          onClick={() => onChange(answer)}
        >
          <span aria-hidden="true" className="answer-sign">
            {signs[answer]}
          </span>
          {answerZh[answer]}
          <span aria-hidden="true" className="answer-key">
            {i + 1}
          </span>
        </button>
      ))}
    </div>
  );
}
