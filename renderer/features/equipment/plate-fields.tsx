/** The figures and choices of the nameplate that the machine's calculator reads. */
import { useMemo } from 'react';
import { findCalculator } from '../../../shared/equipment/registry.ts';
import { figureDoubt, plateFields, type NumberField } from '../../../shared/inventory/typed-cell.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { NumberInput, SelectInput } from '../../ui/inputs.tsx';
import { useAuditStore, useConflict, useRow } from '../audit/audit-context.tsx';
import { visibleFields } from '../audit/engine.ts';
import { conflictWords } from '../delivery/cell-words.ts';
import { cellMark } from '../history/history-store.ts';

export function PlateFields({ machine }: { machine: Row<'equipment'> }) {
  const store = useAuditStore();
  const choices = machine.inputs ?? {};
  const fields = useMemo(() => {
    const calculator = findCalculator(machine.kind);
    return calculator ? visibleFields(plateFields(calculator.inputs), machine.inputs ?? {}) : [];
  }, [machine.kind, machine.inputs]);
  if (fields.length === 0) return null;
  return (
    <section className="plate-fields" aria-label="铭牌参数">
      <h3>铭牌参数</h3>
      <FieldGrid>
        {fields.map((field) =>
          field.kind === 'number' ? (
            <PlateFigure key={field.key} machineId={machine.id} field={field} />
          ) : (
            <Field
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
                  testId={`plate-${field.key}`}
                  onChange={(value) => {
                    store.edit('equipment', machine.id, { [`inputs.${field.key}`]: value });
                    store.flush();
                  }}
                />
              )}
            </Field>
          ),
        )}
      </FieldGrid>
    </section>
  );
}

function PlateFigure({ machineId, field }: { machineId: string; field: NumberField }) {
  const store = useAuditStore();
  const id = rowIds.reading(machineId, field.key);
  const row = useRow('reading', id);
  const conflict = useConflict('reading', id, 'value');
  const held = row && !row.deleted ? row : undefined;
  const value = held?.value ?? null;
  const doubt = conflict ? conflictWords(conflict) : value === null ? null : figureDoubt(value, field);
  return (
    <Field
      label={<span title={field.help}>{field.zh}</span>}
      field={field.key}
      doubt={doubt}
      mark={cellMark('reading', id, 'value')}
    >
      {(parts) => (
        <NumberInput
          {...parts}
          value={value}
          unit={field.unit}
          testId={`plate-${field.key}`}
          onChange={(next) =>
            store.edit('reading', id, {
              equipmentId: machineId,
              key: field.key,
              unit: field.unit,
              value: next,
              source: held?.source ?? 'nameplate',
            })
          }
          onLeave={store.flush}
        />
      )}
    </Field>
  );
}
