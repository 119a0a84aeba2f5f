/** How one reading of a repeated item becomes the calculator's input. */
import type { ChecklistItem, Combine, CombineRule } from '../../../shared/checklist/template.ts';
import { numberedKey } from '../../../shared/checklist/repeat.ts';
import type { Field as InputField } from '../../../shared/equipment/fields.ts';
import { SelectInput } from '../../ui/inputs.tsx';

const ruleZh: Record<CombineRule, string> = {
  sum: '合计',
  mean: '算术平均',
  weightedMean: '加权平均',
  max: '最大值',
  min: '最小值',
  numbered: '各自计算',
};

export interface CombineSelectProps {
  item: ChecklistItem;
  readingKey: string;
  name: string;
  fields: readonly InputField[];
  /** Readings of the same repeat, by which a mean can be weighted. */
  weights: readonly string[];
  onChange: (combine: ChecklistItem['combine']) => void;
}

export function CombineSelect({ item, readingKey, name, fields, weights, onChange }: CombineSelectProps) {
  const held: Combine = item.combine?.[readingKey] ?? { rule: 'mean' };
  const others = weights.filter((key) => key !== readingKey);
  const second = numberedKey(readingKey, 2);
  const isNumbered = second !== readingKey && fields.some((field) => field.key === second);
  const rules = Object.fromEntries(
    Object.entries(ruleZh).filter(
      ([rule]) => (rule !== 'numbered' || isNumbered) && (rule !== 'weightedMean' || others.length > 0),
    ),
  );
  const set = (combine: Combine) => onChange({ ...item.combine, [readingKey]: combine });
  const weight = held.weight === undefined ? null : ([held.weight].flat()[0] ?? null);
  return (
    <span className="template-combine">
      <SelectInput
        value={held.rule}
        label={`${name}的合成方法`}
        options={rules}
        testId={`combine-${readingKey}`}
        onChange={(rule) => {
          if (rule === null) return;
          const [first] = others;
          set(
            rule === 'weightedMean' && first !== undefined
              ? { rule, weight: first }
              : { rule: rule as CombineRule },
          );
        }}
      />
      {held.rule === 'weightedMean' ? (
        <SelectInput
          value={weight}
          label={`${name}的权重`}
          options={Object.fromEntries(
            others.map((key) => [key, `按${fields.find((field) => field.key === key)?.zh ?? key}`]),
          )}
          onChange={(key) => key !== null && set({ rule: 'weightedMean', weight: key })}
        />
      ) : null}
    </span>
  );
}
