/** The readings taken at an item, out of the inputs of the kind's calculator. */
import { Button } from 'antd';
import type { ChecklistItem } from '../../../shared/checklist/template.ts';
import type { Field as InputField } from '../../../shared/equipment/fields.ts';
import { CombineSelect } from './combine-select.tsx';
import { readingPatch } from './draft.ts';
import type { ItemPatch } from './item-form.tsx';

export interface ReadingRowsProps {
  item: ChecklistItem;
  /** The item is asked for each of several parts. */
  isRepeated: boolean;
  /** Readings of the same repeat. */
  siblings: readonly string[];
  fields: readonly InputField[];
  onChange: (values: ItemPatch) => void;
}

export function ReadingRows({ item, isRepeated, siblings, fields, onChange }: ReadingRowsProps) {
  const optional = new Set(item.optionalReadings ?? []);
  const names = new Map(fields.map((field) => [field.key, field]));
  const free = fields.filter((field) => field.kind === 'number' && !item.readings.includes(field.key));
  const change = (readings: string[], chosen: ReadonlySet<string>) => {
    onChange(readingPatch(item, readings, chosen, isRepeated));
  };
  return (
    <fieldset className="template-rows">
      <legend>读数（与诊断用的是同一组数据）</legend>
      {item.readings.map((key) => {
        const field = names.get(key);
        const name = field?.zh ?? `${key}（计算器没有这个输入）`;
        return (
          <div key={key} className="template-row">
            <span className="template-row-main">
              {name}
              {field?.kind === 'number' && field.unit ? <span className="unit">{field.unit}</span> : null}
            </span>
            {isRepeated ? (
              <CombineSelect
                item={item}
                readingKey={key}
                name={name}
                fields={fields}
                weights={siblings}
                onChange={(combine) => onChange({ combine })}
              />
            ) : null}
            <label className="template-check">
              <input
                type="checkbox"
                checked={optional.has(key)}
                onChange={(event) => {
                  const next = new Set(optional);
                  if (event.target.checked) next.add(key);
                  else next.delete(key);
                  change(item.readings, next);
                }}
              />
              选填
            </label>
            <Button
              size="small"
              aria-label={`去掉读数：${name}`}
              onClick={() =>
                change(
                  item.readings.filter((other) => other !== key),
                  optional,
                )
              }
            >
              去掉
            </Button>
          </div>
        );
      })}
      <select
        className="input input-select"
        aria-label="加读数"
        data-testid="add-reading"
        value=""
        onChange={(event) => {
          if (event.target.value !== '') change([...item.readings, event.target.value], optional);
        }}
      >
        <option value="">加读数…</option>
        {[...new Set(free.map((field) => field.group))].map((group) => (
          <optgroup key={group} label={group}>
            {free
              .filter((field) => field.group === group)
              .map((field) => (
                <option key={field.key} value={field.key}>
                  {field.zh}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </fieldset>
  );
}
