/** One question and its readings as they stand on paper. */
import type { AskedItem } from '../../../shared/checklist/repeat.ts';
import type { Field } from '../../../shared/equipment/fields.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { answers, answerZh } from '../../../shared/model/vocabulary.ts';
import { useRow, useRows } from '../audit/audit-context.tsx';
import { numberText } from '../../ui/number-text.ts';

export interface PaperItemProps {
  no: string;
  item: AskedItem;
  subjectId: string;
  fields: readonly Field[];
  isFilled: boolean;
}

export function PaperItem({ no, item, subjectId, fields, isFilled }: PaperItemProps) {
  const held = useRow('answer', rowIds.answer(subjectId, item.id));
  const row = isFilled && held && !held.deleted ? held : undefined;
  const photos = useRows('photo').filter(
    (photo) => photo.subjectId === subjectId && photo.itemId === item.id,
  );
  return (
    <div className="paper-item" data-testid={`paper-${item.id}`}>
      <div className="paper-question">
        <strong>
          {no} {item.question.zh}
        </strong>
        <span className="paper-answers">
          {answers.map((answer) => (
            <span key={answer} className={row?.answer === answer ? 'box box-ticked' : 'box'}>
              {answerZh[answer]}
            </span>
          ))}
        </span>
      </div>
      <p className="paper-method">
        {item.method.zh}
        {item.limit ? `　参考限值：${item.limit.text.zh}${isSure(item) ? '' : '（待核对）'}` : ''}
        {item.photo === 'required' ? '　须拍照' : ''}
      </p>
      {fields.length > 0 ? (
        <div className="paper-readings">
          {fields.map((field) => (
            <PaperReading key={field.key} field={field} equipmentId={subjectId} isFilled={isFilled} />
          ))}
        </div>
      ) : null}
      <p className="paper-note">
        <span>现场情况：</span>
        {row?.note}
        {isFilled && photos.length > 0 ? `（照片 ${photos.length} 张）` : null}
      </p>
    </div>
  );
}

const isSure = (item: AskedItem): boolean =>
  item.limit?.certainty === 'verified' || item.limit?.certainty === 'transcribed';

export function PaperReading(props: { field: Field; equipmentId: string; isFilled: boolean }) {
  const { field } = props;
  const held = useRow('reading', rowIds.reading(props.equipmentId, field.key));
  const value = props.isFilled && held && !held.deleted ? held.value : null;
  return (
    <span className="paper-reading">
      {field.zh}
      <span className="paper-value">{value === null ? '' : numberText(value)}</span>
      {field.kind === 'number' ? field.unit : ''}
    </span>
  );
}
