/** Everything one checklist item says. */
import type { ChecklistItem, ChecklistTemplate, Repeat } from '../../../shared/checklist/template.ts';
import type { Text } from '../../../shared/checklist/text.ts';
import { findCalculator } from '../../../shared/equipment/registry.ts';
import { areaZh } from '../../../shared/model/vocabulary.ts';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { SelectInput, TextArea } from '../../ui/inputs.tsx';
import { inputFields } from '../audit/engine.ts';
import { BasisRows } from './basis-rows.tsx';
import { ConditionRows } from './condition-rows.tsx';
import { ConstraintRows } from './constraint-rows.tsx';
import { LimitFields } from './limit-fields.tsx';
import { ReadingRows } from './reading-rows.tsx';
import { RepeatFields } from './repeat-fields.tsx';
import { photoZh, severityOptions } from './words.ts';

export type ItemPatch = Partial<Record<keyof ChecklistItem, unknown>>;

export interface ItemFormProps {
  subject: ChecklistTemplate['subject'];
  item: ChecklistItem;
  /** The group of the item repeats, or it does itself. */
  repeat: { ofGroup: boolean; held: Repeat | undefined; siblings: readonly string[] };
  /** What is wrong, by part of the item. */
  doubts: ReadonlyMap<string, string>;
  onChange: (values: ItemPatch) => void;
  onRepeat: (repeat: Repeat | undefined) => void;
  onRepeatStart: () => void;
}

export function ItemForm(props: ItemFormProps) {
  const { subject, item, repeat, doubts, onChange } = props;
  const kind = subject === 'site' ? null : subject;
  const fields = inputFields(kind);
  const measures = findCalculator(kind)?.measures ?? [];
  return (
    <div className="stack" data-testid="item-form">
      <Words {...props} part="question" label="检查内容" hint="写成答“符合”为好的问句" required />
      <Words {...props} part="problem" label="问题表述" hint="答“不符合”时作为问题的标题印在报告中" />
      <Words {...props} part="method" label="检查方法" required />
      {kind ? (
        <ReadingRows
          item={item}
          isRepeated={repeat.ofGroup || repeat.held !== undefined}
          siblings={repeat.siblings}
          fields={fields}
          onChange={onChange}
        />
      ) : null}
      {kind ? <ConstraintRows item={item} fields={fields} onChange={onChange} /> : null}
      <RepeatFields
        of="本项"
        repeat={repeat.held}
        fields={fields}
        doubt={doubts.get('repeat') ?? doubts.get('combine')}
        disabled={repeat.ofGroup}
        onStart={props.onRepeatStart}
        onChange={props.onRepeat}
      />
      <FieldGrid>
        <Field label="照片">
          {(parts) => (
            <SelectInput
              {...parts}
              value={item.photo}
              options={photoZh}
              onChange={(photo) => onChange({ photo: photo ?? 'none' })}
              testId="item-photo"
            />
          )}
        </Field>
        <Field label="重要程度">
          {(parts) => (
            <SelectInput
              {...parts}
              value={String(item.severity)}
              options={severityOptions}
              onChange={(severity) => onChange({ severity: Number(severity ?? 2) })}
              testId="item-severity"
            />
          )}
        </Field>
        <Field label="领域">
          {(parts) => (
            <SelectInput
              {...parts}
              value={item.area}
              options={areaZh}
              onChange={(area) => onChange({ area: area ?? 'efficiency' })}
            />
          )}
        </Field>
        {measures.length > 0 ? (
          <Field label="引出的措施" doubt={doubts.get('measure')}>
            {(parts) => (
              <SelectInput
                {...parts}
                value={item.measure ?? null}
                options={Object.fromEntries(measures.map((measure) => [measure.key, measure.zh]))}
                empty="无"
                onChange={(measure) => onChange({ measure: measure ?? undefined })}
              />
            )}
          </Field>
        ) : null}
      </FieldGrid>
      <Words {...props} part="impact" label="不符合的影响" required />
      <Words {...props} part="suggestion" label="建议" required />
      <Words {...props} part="plateau" label="高原因素" />
      <Field label="证据" hint="每行一种，如“铭牌照片”">
        {(parts) => (
          <TextArea
            {...parts}
            rows={2}
            value={item.evidence.join('\n')}
            onChange={(text) => onChange({ evidence: text === null ? [] : text.split('\n') })}
            onLeave={() => onChange({ evidence: item.evidence.filter((line) => line.trim() !== '') })}
          />
        )}
      </Field>
      <LimitFields item={item} onChange={onChange} />
      <BasisRows item={item} onChange={onChange} />
      {kind ? <ConditionRows item={item} fields={fields} onChange={onChange} /> : null}
    </div>
  );
}

type WordsPart = 'question' | 'problem' | 'method' | 'impact' | 'suggestion' | 'plateau';

/** A text of the item. An optional one that is emptied is left out; a required one stays and is marked as missing. */
function Words({
  item,
  doubts,
  onChange,
  part,
  label,
  hint,
  required,
}: ItemFormProps & { part: WordsPart; label: string; hint?: string; required?: boolean }) {
  const held: Text | undefined = item[part];
  return (
    <Field label={label} hint={hint} doubt={doubts.get(part)} wide>
      {(parts) => (
        <TextArea
          {...parts}
          rows={2}
          value={held?.zh ?? null}
          testId={`item-${part}`}
          maxLength={2000}
          onChange={(zh) =>
            onChange({ [part]: zh === null && !required ? undefined : { ...held, zh: zh ?? '' } })
          }
        />
      )}
    </Field>
  );
}
