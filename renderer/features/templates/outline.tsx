/** Groups and items in their order; chosen, moved and removed by keyboard as well as by the buttons. */
import { Button, Popconfirm } from 'antd';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import {
  addGroup,
  addItem,
  duplicateItem,
  moveGroup,
  moveItem,
  nearestPlace,
  removeItem,
  type Place,
} from './draft.ts';

/** `i` is -1 where a group itself is chosen. */
export interface OutlineProps {
  template: ChecklistTemplate;
  chosen: Place;
  /** Places with something wrong, as `g` and `g/i`. */
  wrong: ReadonlySet<string>;
  onChoose: (place: Place) => void;
  onChange: (template: ChecklistTemplate, place: Place) => void;
  onEnter: () => void;
}

const placeKey = ({ g, i }: Place) => (i < 0 ? String(g) : `${g}/${i}`);

export function Outline(props: OutlineProps) {
  const { template, chosen, onChoose } = props;
  const list = useRef<HTMLOListElement>(null);
  const follow = useRef(false);
  // After a move or a removal the focus goes with the chosen row.
  useEffect(() => {
    if (!follow.current) return;
    follow.current = false;
    list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
  });
  const rows = template.groups.flatMap((group, g) => [
    { g, i: -1 },
    ...group.items.map((_, i) => ({ g, i })),
  ]);
  const act = (change: () => void) => {
    follow.current = true;
    change();
  };
  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.g === chosen.g && row.i === chosen.i);
    const next = rows[at + by];
    if (next) act(() => onChoose(next));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (by !== null) act(() => (event.altKey ? move(props, by) : step(by)));
    else if (event.key === 'Delete' && chosen.i >= 0) act(() => remove(props));
    else if (event.key === 'Enter') props.onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <section className="panel outline" aria-label="分组和检查项">
      <Toolbar {...props} act={act} />
      <ol ref={list} className="outline-list" onKeyDown={onKeyDown} data-testid="outline">
        {template.groups.map((group, g) => (
          <li key={group.id}>
            <OutlineRow {...props} place={{ g, i: -1 }} no={String(g + 1)} text={group.title.zh} />
            <ol>
              {group.items.map((item, i) => (
                <li key={item.id}>
                  <OutlineRow
                    {...props}
                    place={{ g, i }}
                    no={`${g + 1}.${i + 1}`}
                    text={item.question.zh || '（未写检查内容）'}
                  />
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <p className="muted outline-help">↑↓ 选择，Alt+↑↓ 调整次序，Enter 编辑，Delete 删除</p>
    </section>
  );
}

function OutlineRow(props: OutlineProps & { place: Place; no: string; text: string }) {
  const { place, chosen, wrong } = props;
  const current = place.g === chosen.g && place.i === chosen.i;
  const bad = wrong.has(placeKey(place));
  return (
    <button
      type="button"
      className={place.i < 0 ? 'outline-row outline-group' : 'outline-row'}
      aria-current={current}
      tabIndex={current ? 0 : -1}
      data-testid={`outline-${placeKey(place).replace('/', '-')}`}
      onClick={() => props.onChoose(place)}
    >
      <span className="item-no">{props.no}</span>
      <span className="outline-text">{props.text}</span>
      {bad ? (
        <span className="outline-wrong" role="img" aria-label="有错误">
          ✕
        </span>
      ) : null}
    </button>
  );
}

function Toolbar(props: OutlineProps & { act: (change: () => void) => void }) {
  const { template, chosen, act, onChange } = props;
  const isItem = chosen.i >= 0;
  const onlyItem = template.groups.length === 1 && template.groups[0]?.items.length === 1;
  return (
    <div className="outline-tools" role="toolbar" aria-label="检查项操作">
      <Button
        size="small"
        data-testid="add-item"
        onClick={() => onChange(addItem(template, chosen), { g: chosen.g, i: chosen.i + 1 })}
      >
        加检查项
      </Button>
      <Button
        size="small"
        onClick={() => onChange(addGroup(template, chosen.g), { g: chosen.g + 1, i: -1 })}
        data-testid="add-group"
      >
        加分组
      </Button>
      <Button
        size="small"
        disabled={!isItem}
        onClick={() => onChange(duplicateItem(template, chosen), { g: chosen.g, i: chosen.i + 1 })}
      >
        复制
      </Button>
      <Button size="small" onClick={() => act(() => move(props, -1))}>
        上移
      </Button>
      <Button size="small" onClick={() => act(() => move(props, 1))}>
        下移
      </Button>
      <Popconfirm
        title="删除这一条检查项？"
        okText="删除"
        disabled={!isItem || onlyItem}
        onConfirm={() => act(() => remove(props))}
      >
        <Button size="small" disabled={!isItem || onlyItem}>
          删除
        </Button>
      </Popconfirm>
    </div>
  );
}

function move({ template, chosen, onChange }: OutlineProps, by: 1 | -1): void {
  if (chosen.i >= 0) {
    const moved = moveItem(template, chosen, by);
    onChange(moved.template, moved.place);
    return;
  }
  const moved = moveGroup(template, chosen.g, by);
  if (moved !== template) onChange(moved, { g: chosen.g + by, i: -1 });
}

function remove({ template, chosen, onChange }: OutlineProps): void {
  if (template.groups.length === 1 && template.groups[0]?.items.length === 1) return;
  const next = removeItem(template, chosen);
  onChange(next, nearestPlace(next, chosen));
}
