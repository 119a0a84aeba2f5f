/** What the calculator needs besides the checklist: the machine's choices and the readings no question asks for. */
import { useMemo } from 'react';
import type { Field } from '../../../shared/equipment/fields.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { Field as FieldBox } from '../../ui/field.tsx';
import { SelectInput } from '../../ui/inputs.tsx';
import { useAuditStore } from '../audit/audit-context.tsx';
import { visibleFields } from '../audit/engine.ts';
import { cellMark } from '../history/history-store.ts';
import { focusNextStop } from './move-focus.ts';
import { ReadingField } from './reading-field.tsx';

type NumberField = Extract<Field, { kind: 'number' }> & Field;
type ChoiceField = Extract<Field, { kind: 'choice' }> & Field;

/** Choices stand before the questions, because they decide which are asked. */
export function MachineChoices({ machine, fields }: { machine: Row<'equipment'>; fields: readonly Field[] }) {
  const store = useAuditStore();
  const choices = machine.inputs ?? {};
  const shown = useMemo(
    () =>
      visibleFields(fields, machine.inputs ?? {}).filter(
        (field): field is ChoiceField => field.kind === 'choice',
      ),
    [fields, machine.inputs],
  );
  if (shown.length === 0) return null;
  return (
    <section className="panel operating" aria-label="设备类型与测试方法">
      <div className="panel-body">
        <div className="field-grid">
          {shown.map((field) => (
            <FieldBox
              key={field.key}
              label={<span title={field.help}>{field.zh}</span>}
              field={field.key}
              mark={cellMark('equipment', machine.id, `inputs.${field.key}`)}
            >
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
      </div>
    </section>
  );
}

export interface OtherReadingsProps {
  machine: Row<'equipment'>;
  fields: readonly Field[];
  /** Input keys that stand at a question. */
  asked: ReadonlySet<string>;
}

/** Inputs that no question asks for, by the groups of the calculator. */
export function OtherReadings({ machine, fields, asked }: OtherReadingsProps) {
  const groups = useMemo(
    () => groupsOf(visibleFields(fields, machine.inputs ?? {}), asked),
    [fields, machine.inputs, asked],
  );
  if (groups.length === 0) return null;
  return (
    <section className="group" id="group-other" aria-label="其他数据">
      <h2 className="group-title">其他数据</h2>
      <div className="panel">
        <div className="panel-body">
          {groups.map((group) => (
            <section key={group.name} className="operating-group">
              <h3>{group.name}</h3>
              <div className="readings">
                {group.numbers.map((field) => (
                  <div data-stop key={field.key}>
                    <ReadingField equipmentId={machine.id} field={field} onEnter={focusNextStop} />
                  </div>
                ))}
              </div>
            </section>
          ))}
        </div>
      </div>
    </section>
  );
}

interface Group {
  name: string;
  numbers: NumberField[];
}

function groupsOf(fields: readonly Field[], asked: ReadonlySet<string>): Group[] {
  const numbers = fields.filter(
    (field): field is NumberField => field.kind === 'number' && !asked.has(field.key),
  );
  return [...new Set(numbers.map((field) => field.group))].map((name) => ({
    name,
    numbers: numbers.filter((field) => field.group === name),
  }));
}
