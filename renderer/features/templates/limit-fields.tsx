/** The figure shown beside a question for reference. */
import type { ChecklistItem } from '../../../shared/checklist/template.ts';
import type { Certainty } from '../../../shared/equipment/types.ts';
import { SelectInput, TextInput } from '../../ui/inputs.tsx';
import { basisCertaintyZh } from './basis-rows.tsx';
import type { ItemPatch } from './item-form.tsx';

export function LimitFields({
  item,
  onChange,
}: {
  item: ChecklistItem;
  onChange: (values: ItemPatch) => void;
}) {
  const { limit } = item;
  return (
    <fieldset className="template-rows">
      <legend>参考限值（没有就不填）</legend>
      <div className="template-row template-row-limit">
        <TextInput
          value={limit?.text.zh ?? null}
          label="参考限值"
          placeholder="数值、单位和条件"
          onChange={(zh) =>
            onChange({
              limit:
                zh === null
                  ? undefined
                  : { text: { ...limit?.text, zh }, certainty: limit?.certainty ?? 'unknown' },
            })
          }
        />
        <SelectInput
          value={limit?.certainty ?? null}
          label="参考限值的可靠程度"
          options={basisCertaintyZh}
          empty="可靠程度"
          disabled={!limit}
          onChange={(certainty) =>
            limit && onChange({ limit: { ...limit, certainty: (certainty ?? 'unknown') as Certainty } })
          }
        />
      </div>
    </fieldset>
  );
}
