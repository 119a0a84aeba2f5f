/** What must hold for the readings of an item: shown in words, added for two readings, written in full in a file. */
import { Button } from 'antd';
import {
  relations,
  relationZh,
  siteValues,
  type Bound,
  type Constraint,
  type Relation,
} from '../../../shared/checklist/constraint.ts';
import type { ChecklistItem } from '../../../shared/checklist/template.ts';
import type { Field as InputField } from '../../../shared/equipment/fields.ts';
import { NumberInput, SelectInput, TextInput } from '../../ui/inputs.tsx';
import type { ItemPatch } from './item-form.tsx';

type NumberField = Extract<InputField, { kind: 'number' }>;

export interface ConstraintRowsProps {
  item: ChecklistItem;
  fields: readonly InputField[];
  onChange: (values: ItemPatch) => void;
}

export function ConstraintRows({ item, fields, onChange }: ConstraintRowsProps) {
  const held = item.constraints ?? [];
  const numbers = fields.filter((field): field is NumberField => field.kind === 'number');
  const own = numbers.filter((field) => item.readings.includes(field.key));
  const change = (next: readonly Constraint[]) =>
    onChange({ constraints: next.length === 0 ? undefined : next });
  if (own.length === 0 && held.length === 0) return null;
  const add = (kind: Constraint['kind']) => {
    const [first] = own;
    if (!first) return;
    const common = { reading: first.key, level: 'warn' as const, advice: { zh: '请核对读数和单位。' } };
    const [other] = numbers.filter((field) => field.key !== first.key && field.unit === first.unit);
    if (kind === 'range') change([...held, { kind, ...common, unit: first.unit, min: first.min ?? 0 }]);
    else if (other) change([...held, { kind, ...common, relation: 'above', than: other.key }]);
  };
  return (
    <fieldset className="template-rows">
      <legend>读数须满足（不满足时提示，可写明原因保留）</legend>
      {held.map((constraint, n) => (
        <ConstraintRow
          key={`${constraint.kind}-${constraint.reading}-${n}`}
          constraint={constraint}
          own={own}
          numbers={numbers}
          onChange={(next) => change(held.with(n, next))}
          onRemove={() => change(held.toSpliced(n, 1))}
        />
      ))}
      <div className="template-row">
        <Button size="small" onClick={() => add('range')} data-testid="add-range">
          加范围
        </Button>
        <Button size="small" onClick={() => add('relation')} data-testid="add-relation">
          加两个读数的关系
        </Button>
      </div>
    </fieldset>
  );
}

function ConstraintRow(props: {
  constraint: Constraint;
  own: readonly NumberField[];
  numbers: readonly NumberField[];
  onChange: (constraint: Constraint) => void;
  onRemove: () => void;
}) {
  const { constraint, own, numbers, onChange, onRemove } = props;
  const field = numbers.find((entry) => entry.key === constraint.reading);
  const name = field?.zh ?? constraint.reading;
  return (
    <div className="template-row template-row-condition">
      <SelectInput
        value={constraint.reading}
        label="受约束的读数"
        options={namesOf(own)}
        onChange={(reading) => reading !== null && onChange({ ...constraint, reading })}
      />
      <span className="template-row-main template-checks">
        {constraint.kind === 'relation' ? (
          <>
            <SelectInput
              value={constraint.relation}
              label={`${name}的关系`}
              options={Object.fromEntries(relations.map((relation) => [relation, relationZh[relation]]))}
              onChange={(relation) => relation && onChange({ ...constraint, relation: relation as Relation })}
            />
            <SelectInput
              value={constraint.than}
              label={`${name}与之比较的读数`}
              options={namesOf(numbers.filter((entry) => entry.key !== constraint.reading))}
              onChange={(than) => than !== null && onChange({ ...constraint, than })}
            />
          </>
        ) : (
          <>
            <BoundInput side="min" constraint={constraint} name={name} onChange={onChange} />
            <BoundInput side="max" constraint={constraint} name={name} onChange={onChange} />
          </>
        )}
        <TextInput
          value={constraint.advice.zh}
          label={`${name}不满足时的提示`}
          maxLength={200}
          onChange={(zh) => onChange({ ...constraint, advice: { ...constraint.advice, zh: zh ?? '' } })}
        />
      </span>
      <Button size="small" aria-label={`去掉约束：${name}`} onClick={onRemove}>
        去掉
      </Button>
    </div>
  );
}

type RangeConstraint = Extract<Constraint, { kind: 'range' }>;

/** A number can be typed; a bound that follows the site is shown in words and kept. */
function BoundInput(props: {
  side: 'min' | 'max';
  constraint: RangeConstraint;
  name: string;
  onChange: (constraint: Constraint) => void;
}) {
  const { side, constraint, name, onChange } = props;
  const bound: Bound | undefined = constraint[side];
  const word = side === 'min' ? '不小于' : '不大于';
  if (typeof bound === 'object') {
    const factor = bound.times === undefined ? '' : ` × ${bound.times}`;
    const offset = bound.plus === undefined ? '' : ` ${bound.plus < 0 ? '−' : '+'} ${Math.abs(bound.plus)}`;
    return (
      <span>
        {word}
        {siteValues[bound.of].zh}
        {factor}
        {offset}
      </span>
    );
  }
  return (
    <NumberInput
      value={bound ?? null}
      unit={constraint.unit}
      label={`${name}${word}`}
      placeholder={word}
      onChange={(value) => {
        const { [side]: _bound, ...rest } = constraint;
        onChange(value === null ? rest : { ...rest, [side]: value });
      }}
    />
  );
}

const namesOf = (fields: readonly NumberField[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field.key, field.zh]));
