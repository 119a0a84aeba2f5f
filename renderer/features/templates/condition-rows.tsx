/** For which choices of the machine an item is asked; all conditions must hold. */
import { Button } from 'antd';
import type { ChecklistItem } from '../../../shared/checklist/template.ts';
import type { Condition } from '../../../shared/checklist/visibility.ts';
import type { Field as InputField } from '../../../shared/equipment/fields.ts';
import { SelectInput } from '../../ui/inputs.tsx';
import type { ItemPatch } from './item-form.tsx';

type ChoiceField = Extract<InputField, { kind: 'choice' }>;

export interface ConditionRowsProps {
  item: ChecklistItem;
  fields: readonly InputField[];
  onChange: (values: ItemPatch) => void;
}

export function ConditionRows({ item, fields, onChange }: ConditionRowsProps) {
  const choices = fields.filter((field): field is ChoiceField => field.kind === 'choice');
  const conditions = item.when ?? [];
  const change = (next: readonly Condition[]) => onChange({ when: next.length === 0 ? undefined : next });
  const free = choices.filter((field) => conditions.every((condition) => condition.key !== field.key));
  if (choices.length === 0) return null;
  return (
    <fieldset className="template-rows">
      <legend>出现条件（不设则总是检查；设备还没选时也检查）</legend>
      {conditions.map((condition, n) => (
        <ConditionRow
          key={condition.key}
          condition={condition}
          field={choices.find((field) => field.key === condition.key)}
          onChange={(next) => change(conditions.with(n, next))}
          onRemove={() => change(conditions.toSpliced(n, 1))}
        />
      ))}
      <SelectInput
        value={null}
        label="加出现条件"
        empty="加条件…"
        options={Object.fromEntries(free.map((field) => [field.key, field.zh]))}
        testId="add-condition"
        onChange={(key) => {
          const field = choices.find((choice) => choice.key === key);
          if (field) change([...conditions, { key: field.key, in: Object.keys(field.options).slice(0, 1) }]);
        }}
      />
    </fieldset>
  );
}

function ConditionRow({
  condition,
  field,
  onChange,
  onRemove,
}: {
  condition: Condition;
  field: ChoiceField | undefined;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}) {
  const name = field?.zh ?? condition.key;
  const chosen = new Set(condition.in);
  const toggle = (value: string, on: boolean) => {
    const next = Object.keys(field?.options ?? {}).filter((key) => (key === value ? on : chosen.has(key)));
    // A condition without any value would hide the item for good.
    if (next.length > 0) onChange({ ...condition, in: next });
  };
  return (
    <div className="template-row template-row-condition">
      <SelectInput
        value={condition.not ? 'not' : 'is'}
        label={`条件“${name}”的方向`}
        options={{ is: `${name}是`, not: `${name}不是` }}
        onChange={(way) => {
          const { not: _not, ...rest } = condition;
          onChange(way === 'not' ? { ...rest, not: true } : rest);
        }}
      />
      <span className="template-row-main template-checks">
        {Object.entries(field?.options ?? {}).map(([value, label]) => (
          <label key={value} className="template-check">
            <input
              type="checkbox"
              checked={chosen.has(value)}
              onChange={(event) => toggle(value, event.target.checked)}
            />
            {label}
          </label>
        ))}
      </span>
      <Button size="small" aria-label={`去掉条件：${name}`} onClick={onRemove}>
        去掉
      </Button>
    </div>
  );
}
