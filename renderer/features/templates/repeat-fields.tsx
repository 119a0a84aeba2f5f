/** Whether a group or an item is asked for each of several parts, and what these are called. */
import type { Repeat } from '../../../shared/checklist/template.ts';
import type { Field as InputField } from '../../../shared/equipment/fields.ts';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { NumberInput, SelectInput, TextInput } from '../../ui/inputs.tsx';

export interface RepeatFieldsProps {
  /** 本组 or 本项. */
  of: string;
  repeat: Repeat | undefined;
  fields: readonly InputField[];
  doubt: string | undefined;
  /** Of an item whose group repeats already. */
  disabled?: boolean;
  onStart: () => void;
  onChange: (repeat: Repeat | undefined) => void;
}

export function RepeatFields(props: RepeatFieldsProps) {
  const { of, repeat, fields, doubt, disabled = false, onStart, onChange } = props;
  const counts = fields.filter((field) => field.kind === 'number' && /台|只|件|个/.test(field.unit));
  return (
    <fieldset className="template-rows" data-testid="repeat-fields">
      <legend>逐个检查（燃烧器、筒体段、并联的泵等有多个时）</legend>
      <label className="template-check">
        <input
          type="checkbox"
          checked={repeat !== undefined}
          disabled={disabled}
          data-testid="repeat-on"
          onChange={(event) => (event.target.checked ? onStart() : onChange(undefined))}
        />
        {disabled ? '所在分组已逐个检查' : `${of}逐个检查`}
      </label>
      {doubt ? (
        <p className="template-doubt" role="alert">
          {doubt}
        </p>
      ) : null}
      {repeat ? (
        <FieldGrid>
          <Field label="对象名称" doubt={repeat.title.zh === '' ? '不能为空' : null}>
            {(parts) => (
              <TextInput
                {...parts}
                value={repeat.title.zh}
                maxLength={20}
                testId="repeat-title"
                onChange={(zh) => onChange({ ...repeat, title: { ...repeat.title, zh: zh ?? '' } })}
              />
            )}
          </Field>
          <Field label="量词">
            {(parts) => (
              <TextInput
                {...parts}
                value={repeat.countWord}
                maxLength={2}
                testId="repeat-word"
                onChange={(countWord) => onChange({ ...repeat, countWord: countWord ?? '' })}
              />
            )}
          </Field>
          <Field label="最多几个">
            {(parts) => (
              <NumberInput
                {...parts}
                value={repeat.max}
                testId="repeat-max"
                onChange={(max) => onChange({ ...repeat, max: Math.round(max ?? 2) })}
              />
            )}
          </Field>
          <Field label="名称举例">
            {(parts) => (
              <TextInput
                {...parts}
                value={repeat.labelHint?.zh ?? null}
                maxLength={40}
                onChange={(zh) => {
                  const { labelHint: _hint, ...rest } = repeat;
                  onChange(zh === null ? rest : { ...rest, labelHint: { zh } });
                }}
              />
            )}
          </Field>
          {counts.length > 0 ? (
            <Field label="个数作为计算输入">
              {(parts) => (
                <SelectInput
                  {...parts}
                  value={repeat.countKey ?? null}
                  options={Object.fromEntries(counts.map((field) => [field.key, field.zh]))}
                  empty="不用"
                  onChange={(countKey) => {
                    const { countKey: _key, ...rest } = repeat;
                    onChange(countKey === null ? rest : { ...rest, countKey });
                  }}
                />
              )}
            </Field>
          ) : null}
        </FieldGrid>
      ) : null}
    </fieldset>
  );
}
