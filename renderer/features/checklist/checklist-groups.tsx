/** The items of a template by groups, with the way to each group on top. */
import { useMemo } from 'react';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { visibleGroups } from '../../../shared/checklist/visibility.ts';
import type { Field } from '../../../shared/equipment/fields.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import type { Choices } from '../../../shared/model/tables.ts';
import { useTables } from '../audit/audit-context.tsx';
import { visibleFields } from '../audit/engine.ts';
import { ChecklistItemView } from './checklist-item.tsx';
import type { NumberField } from './reading-field.tsx';

type Group = ChecklistTemplate['groups'][number];

export interface ChecklistGroupsProps {
  subjectId: string;
  template: ChecklistTemplate;
  choices: Readonly<Choices>;
  fields: readonly Field[];
}

const groupId = (template: ChecklistTemplate, group: Group) => `group-${template.id}-${group.id}`;

export function ChecklistGroups({ subjectId, template, choices, fields }: ChecklistGroupsProps) {
  const groups = useMemo(() => visibleGroups(template, choices), [template, choices]);
  const fieldsByItem = useMemo(
    () => fieldsOfItems(groups, visibleFields(fields, choices)),
    [groups, fields, choices],
  );
  return (
    <>
      <nav className="group-nav" aria-label={template.title.zh}>
        {groups.map((group) => (
          <GroupChip key={group.id} subjectId={subjectId} group={group} target={groupId(template, group)} />
        ))}
      </nav>
      {groups.map((group, g) => (
        <section key={group.id} className="group" id={groupId(template, group)} aria-label={group.title.zh}>
          <h2 className="group-title">{group.title.zh}</h2>
          {group.items.map((item, i) => (
            <ChecklistItemView
              key={item.id}
              subjectId={subjectId}
              template={template}
              item={item}
              no={`${g + 1}.${i + 1}`}
              fields={fieldsByItem.get(item.id) ?? noFields}
            />
          ))}
        </section>
      ))}
    </>
  );
}

const noFields: readonly NumberField[] = [];

function fieldsOfItems(groups: readonly Group[], fields: readonly Field[]): Map<string, NumberField[]> {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return new Map(
    groups.flatMap((group) =>
      group.items.map((item) => [
        item.id,
        item.readings.flatMap((key) => {
          const field = byKey.get(key);
          return field?.kind === 'number' ? [field] : [];
        }),
      ]),
    ),
  );
}

function GroupChip({ subjectId, group, target }: { subjectId: string; group: Group; target: string }) {
  const done = useTables(
    (tables) =>
      group.items.filter((item) => {
        const row = tables.answer.get(rowIds.answer(subjectId, item.id));
        return row && !row.deleted && row.answer !== null && row.answer !== 'todo';
      }).length,
  );
  return (
    <button
      type="button"
      className={done === group.items.length ? 'group-chip group-chip-done' : 'group-chip'}
      onClick={() => {
        const section = document.getElementById(target);
        section?.scrollIntoView({ block: 'start' });
        section?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus({ preventScroll: true });
      }}
    >
      {group.title.zh}
      <span>
        {done === group.items.length ? '✓ ' : ''}
        {done}/{group.items.length}
      </span>
    </button>
  );
}
