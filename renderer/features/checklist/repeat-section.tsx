/** A part of the machine that comes several times: one section for each, with its name, and a way to add one more. */
import { App } from 'antd';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { instanceCell, type AskedItem, type Instance } from '../../../shared/checklist/repeat.ts';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { isTyping } from '../../app/shortcuts.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { useAuditStore } from '../audit/audit-context.tsx';
import { cellMark } from '../history/history-store.ts';
import {
  addInstance,
  heldWords,
  nameInstance,
  removeInstance,
  rowsOfInstance,
  type Holder,
} from './instance-edits.ts';
import { focusAnswers } from './move-focus.ts';

export interface RepeatSectionProps {
  subjectId: string;
  template: ChecklistTemplate;
  /** Items of all instances, instance by instance. */
  items: readonly AskedItem[];
  children: (item: AskedItem) => ReactNode;
}

interface Part {
  instance: Instance;
  items: AskedItem[];
}

export function RepeatSection({ subjectId, template, items, children }: RepeatSectionProps) {
  const store = useAuditStore();
  const box = useRef<HTMLDivElement>(null);
  const parts = partsOf(items);
  const [first] = parts;
  if (!first) return null;
  const { repeat, total } = first.instance;
  const holder: Holder = { store, subjectId, template };
  const isFull = total >= repeat.max;
  const add = () => {
    if (isFull) return;
    const id = addInstance(holder, repeat, total);
    // The new section stands after the next paint.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const section = box.current?.querySelector<HTMLElement>(`[data-instance="${id}"]`);
        const first = section?.querySelector<HTMLElement>('[data-item]');
        if (first) focusAnswers(first);
      }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== '+' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    add();
  };
  return (
    <div ref={box} className="repeat" data-testid={`repeat-${repeat.id}`} onKeyDown={onKeyDown}>
      {parts.map((part) => (
        <section
          key={part.instance.id}
          className={total > 1 ? 'instance' : 'instance instance-only'}
          aria-label={total > 1 ? part.instance.label : undefined}
          data-instance={part.instance.id}
          data-testid={`instance-${repeat.id}-${part.instance.no}`}
        >
          {total > 1 ? <InstanceHead holder={holder} instance={part.instance} /> : null}
          {part.items.map(children)}
        </section>
      ))}
      <p className="repeat-tools">
        <button
          type="button"
          className="tool"
          disabled={isFull}
          onClick={add}
          data-testid={`add-instance-${repeat.id}`}
        >
          添加一{repeat.countWord}
          {repeat.title.zh}
        </button>
        <span className="muted">
          {isFull
            ? `最多 ${repeat.max} ${repeat.countWord}`
            : total > 1
              ? `现有 ${total} ${repeat.countWord}`
              : `${repeat.title.zh}不止一${repeat.countWord}时逐${repeat.countWord}检查`}
        </span>
      </p>
    </div>
  );
}

function partsOf(items: readonly AskedItem[]): Part[] {
  const parts: Part[] = [];
  for (const item of items) {
    const { instance } = item;
    if (!instance) continue;
    const last = parts.at(-1);
    if (last?.instance.id === instance.id) last.items.push(item);
    else parts.push({ instance, items: [item] });
  }
  return parts;
}

function InstanceHead({ holder, instance }: { holder: Holder; instance: Instance }) {
  const { modal } = App.useApp();
  const { store, subjectId, template } = holder;
  const { repeat, id, label, no } = instance;
  const cell = instanceCell(repeat.id, id);
  const ask = () => {
    const held = heldWords(rowsOfInstance(holder, instance));
    if (held === '') {
      removeInstance(holder, instance);
      return;
    }
    void modal.confirm({
      title: `移除“${label}”？`,
      content: `其中的${held}一并移除，不再参与计算，也不写入报告。可用撤销找回。`,
      okText: '移除',
      okButtonProps: { danger: true },
      onOk: () => removeInstance(holder, instance),
    });
  };
  return (
    <header
      className="instance-head"
      data-field={cell}
      {...(template.subject === 'site'
        ? cellMark('answer', rowIds.answer(subjectId, cell), 'note')
        : cellMark('equipment', subjectId, `inputs.${cell}`))}
    >
      <span className="instance-no" aria-hidden="true">
        {no}
      </span>
      <TextInput
        value={label}
        label={`第 ${no} ${repeat.countWord}${repeat.title.zh}的名称`}
        placeholder={repeat.labelHint?.zh}
        maxLength={60}
        testId={`instance-name-${repeat.id}-${no}`}
        onChange={(text) => nameInstance(holder, repeat, id, text)}
        onLeave={store.flush}
      />
      {id === '' ? null : (
        <button
          type="button"
          className="tool"
          onClick={ask}
          aria-label={`移除${label}`}
          data-testid={`remove-instance-${repeat.id}-${no}`}
        >
          移除
        </button>
      )}
    </header>
  );
}
