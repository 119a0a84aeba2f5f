/** The items of a template by groups, with the way to each group on top. */
import { useMemo } from 'react';
import { itemNumbers } from '../../../shared/checklist/numbering.ts';
import { fieldOfReading } from '../../../shared/checklist/reading-fields.ts';
import type { AskedItem } from '../../../shared/checklist/repeat.ts';
import type { ChecklistTemplate, Repeat } from '../../../shared/checklist/template.ts';
import { visibleGroups, type ChecklistGroup } from '../../../shared/checklist/visibility.ts';
import type { Field } from '../../../shared/equipment/fields.ts';
import type { Choices } from '../../../shared/model/tables.ts';
import { useTables } from '../audit/audit-context.tsx';
import { visibleFields } from '../audit/engine.ts';
import { answersOf } from '../audit/tables-state.ts';
import { GroupSlot } from './group-slot.tsx';
import { ItemSlot } from './item-slot.tsx';
import { goToItem } from './move-focus.ts';
import type { NumberField } from './reading-field.tsx';
import { RepeatSection } from './repeat-section.tsx';

export interface ChecklistGroupsProps {
  subjectId: string;
  template: ChecklistTemplate;
  choices: Readonly<Choices>;
  fields: readonly Field[];
}

const groupId = (template: ChecklistTemplate, group: ChecklistGroup) => `group-${template.id}-${group.id}`;

export function ChecklistGroups({ subjectId, template, choices, fields }: ChecklistGroupsProps) {
  const groups = useMemo(() => visibleGroups(template, choices), [template, choices]);
  const fieldsByItem = useMemo(
    () => fieldsOfItems(groups, visibleFields(fields, choices)),
    [groups, fields, choices],
  );
  const numbers = useMemo(
    () => new Map(groups.flatMap((group, g) => [...itemNumbers(group, g + 1)])),
    [groups],
  );
  const view = (item: AskedItem) => (
    <ItemSlot
      key={item.id}
      subjectId={subjectId}
      template={template}
      item={item}
      no={numbers.get(item.id) ?? ''}
      fields={fieldsByItem.get(item.id) ?? noFields}
    />
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
          <GroupSlot subjectId={subjectId} template={template} group={group} isFirst={g === 0}>
            {() =>
              blocksOf(group.items).map((block) =>
                block.repeat ? (
                  <RepeatSection
                    key={block.items[0]?.id}
                    subjectId={subjectId}
                    template={template}
                    items={block.items}
                  >
                    {view}
                  </RepeatSection>
                ) : (
                  block.items.map(view)
                ),
              )
            }
          </GroupSlot>
        </section>
      ))}
    </>
  );
}

const noFields: readonly NumberField[] = [];

function fieldsOfItems(
  groups: readonly ChecklistGroup[],
  fields: readonly Field[],
): Map<string, NumberField[]> {
  return new Map(
    groups.flatMap((group) =>
      group.items.map((item) => [
        item.id,
        item.readings.flatMap((key) => {
          const field = fieldOfReading(key, item, fields);
          return field?.kind === 'number' ? [field] : [];
        }),
      ]),
    ),
  );
}

interface Block {
  repeat: Repeat | undefined;
  items: AskedItem[];
}

/** Neighbouring items of one repeat, with all its instances, stand in one block. */
function blocksOf(items: readonly AskedItem[]): Block[] {
  const blocks: Block[] = [];
  for (const item of items) {
    const repeat = item.instance?.repeat;
    const last = blocks.at(-1);
    if (last && last.repeat?.id === repeat?.id) last.items.push(item);
    else blocks.push({ repeat, items: [item] });
  }
  return blocks;
}

function GroupChip({
  subjectId,
  group,
  target,
}: {
  subjectId: string;
  group: ChecklistGroup;
  target: string;
}) {
  const done = useTables((tables) => {
    const answers = answersOf(tables, subjectId);
    return group.items.filter((item) => (answers.get(item.id) ?? 'todo') !== 'todo').length;
  });
  return (
    <button
      type="button"
      className={done === group.items.length ? 'group-chip group-chip-done' : 'group-chip'}
      onClick={() => {
        const section = document.getElementById(target);
        const first = section?.querySelector<HTMLElement>('[data-item]');
        if (first) goToItem(first);
        section?.scrollIntoView({ block: 'start' });
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
