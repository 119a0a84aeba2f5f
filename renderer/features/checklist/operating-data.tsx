/** Choices of the machine and the inputs that no question asks for, by the groups of its calculator. */
import { useMemo, useState } from 'react';
import type { Field } from '../../../shared/equipment/fields.ts';
import type { Issue } from '../../../shared/equipment/types.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { Field as FieldBox } from '../../ui/field.tsx';
import { SelectInput } from '../../ui/inputs.tsx';
import { useAuditStore } from '../audit/audit-context.tsx';
import { visibleFields } from '../audit/engine.ts';
import { focusNextStop } from './move-focus.ts';
import { ReadingField } from './reading-field.tsx';

export interface OperatingDataProps {
  machine: Row<'equipment'>;
  fields: readonly Field[];
  /** Input keys that stand at a question. */
  asked: ReadonlySet<string>;
  issuesByField: ReadonlyMap<string, readonly Issue[]>;
}

const none: readonly Issue[] = [];

export function OperatingData({ machine, fields, asked, issuesByField }: OperatingDataProps) {
  const store = useAuditStore();
  const choices = machine.inputs ?? {};
  const shown = useMemo(() => visibleFields(fields, machine.inputs ?? {}), [fields, machine.inputs]);
  const groups = useMemo(() => groupsOf(shown, asked), [shown, asked]);
  const [open, setOpen] = useState(true);
  if (fields.length === 0) return null;
  return (
    <details className="panel operating" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="panel-head">
        <h2>铭牌与运行数据</h2>
        <span className="panel-extra">选择决定检查哪些项目、用哪种算法</span>
      </summary>
      <div className="panel-body">
        {groups.map((group) => (
          <section key={group.name} className="operating-group">
            <h3>{group.name}</h3>
            {group.choices.length > 0 ? (
              <div className="field-grid">
                {group.choices.map((field) => (
                  <FieldBox key={field.key} label={field.zh} field={field.key} hint={field.help}>
                    {(parts) => (
                      <SelectInput
                        {...parts}
                        value={typeof choices[field.key] === 'string' ? (choices[field.key] as string) : null}
                        options={field.options}
                        empty="未选"
                        testId={`choice-${field.key}`}
                        onChange={(value) => {
                          store.edit('equipment', machine.id, { [`inputs.${field.key}`]: value });
                          store.flush();
                        }}
                      />
                    )}
                  </FieldBox>
                ))}
              </div>
            ) : null}
            {group.numbers.length > 0 ? (
              <div className="readings">
                {group.numbers.map((field) => (
                  <div data-stop key={field.key}>
                    <ReadingField
                      equipmentId={machine.id}
                      field={field}
                      issues={issuesByField.get(field.key) ?? none}
                      onEnter={focusNextStop}
                    />
                  </div>
                ))}
              </div>
            ) : null}
          </section>
        ))}
      </div>
    </details>
  );
}

type NumberField = Extract<Field, { kind: 'number' }>;
type ChoiceField = Extract<Field, { kind: 'choice' }>;

interface Group {
  name: string;
  choices: ChoiceField[];
  numbers: NumberField[];
}

function groupsOf(fields: readonly Field[], asked: ReadonlySet<string>): Group[] {
  const names = [...new Set(fields.map((field) => field.group))];
  return names
    .map((name) => {
      const own = fields.filter((field) => field.group === name);
      return {
        name,
        choices: own.filter((field): field is ChoiceField & Field => field.kind === 'choice'),
        numbers: own.filter(
          (field): field is NumberField & Field => field.kind === 'number' && !asked.has(field.key),
        ),
      };
    })
    .filter((group) => group.choices.length > 0 || group.numbers.length > 0);
}
