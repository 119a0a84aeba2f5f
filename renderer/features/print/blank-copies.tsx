/** How many of each repeated part an empty form has room for. */
import { instanceCell, instancesOf, repeatsOf } from '../../../shared/checklist/repeat.ts';
import type { ChecklistTemplate, Repeat } from '../../../shared/checklist/template.ts';
import { isVisible } from '../../../shared/checklist/visibility.ts';
import type { Choices } from '../../../shared/model/tables.ts';
import { SelectInput } from '../../ui/inputs.tsx';

/** Number of instances to print, by repeat. */
export type Copies = Readonly<Record<string, number>>;

/** The choices with as many nameless instances more as the form shall have; nothing of it is kept. */
export function withBlankCopies(
  template: ChecklistTemplate,
  choices: Readonly<Choices>,
  copies: Copies,
): Choices {
  const out = { ...choices };
  for (const { repeat } of repeatsOf(template)) {
    const held = instancesOf(repeat, choices).length;
    for (let n = held + 1; n <= (copies[repeat.id] ?? 0); n += 1) {
      // After every instance that has an id of its own.
      out[instanceCell(repeat.id, `zz${String(n).padStart(3, '0')}`)] = '';
    }
  }
  return out;
}

export interface BlankCopiesProps {
  templates: readonly ChecklistTemplate[];
  choices: Readonly<Choices>;
  copies: Copies;
  onChange: (copies: Copies) => void;
}

export function BlankCopies({ templates, choices, copies, onChange }: BlankCopiesProps) {
  const repeats = templates
    .flatMap((template) => repeatsOf(template).map(({ repeat }) => repeat))
    .filter((repeat) => isVisible(repeat, choices));
  return repeats.map((repeat) => {
    const held = instancesOf(repeat, choices).length;
    return (
      <label key={repeat.id} className="print-copies">
        {repeat.title.zh}
        <SelectInput
          value={String(Math.max(held, copies[repeat.id] ?? 0))}
          label={`空白表印几${repeat.countWord}${repeat.title.zh}`}
          options={countsFrom(held, repeat)}
          testId={`print-copies-${repeat.id}`}
          onChange={(count) => onChange({ ...copies, [repeat.id]: Number(count ?? held) })}
        />
      </label>
    );
  });
}

function countsFrom(held: number, repeat: Repeat): Record<string, string> {
  const last = Math.max(held, repeat.max);
  return Object.fromEntries(
    Array.from({ length: last - held + 1 }, (_, i) => [String(held + i), `${held + i} ${repeat.countWord}`]),
  );
}
