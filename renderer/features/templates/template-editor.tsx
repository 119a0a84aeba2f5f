/** Writing the next version of a checklist template: outline and form on the left, the checklist itself on the right. */
import { LeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { repeatsOf } from '../../../shared/checklist/repeat.ts';
import type { ChecklistTemplate, Repeat } from '../../../shared/checklist/template.ts';
import { highestVersion } from '../../../shared/checklist/versions.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Empty } from '../../ui/states.tsx';
import { inputFields } from '../audit/engine.ts';
import { dropDraft, keepDraft, readDraft } from './draft-storage.ts';
import { newRepeat, patchGroup, patchItem, withRepeat, type Place } from './draft.ts';
import { ItemForm } from './item-form.tsx';
import { Outline } from './outline.tsx';
import { TemplatePreview } from './preview.tsx';
import { doubtsAt, problemsOf, wrongPlaces } from './problems.ts';
import { PublishPanel } from './publish-panel.tsx';
import { RepeatFields } from './repeat-fields.tsx';
import { subjectZh } from './words.ts';
import './templates.css';

export function TemplateEditorPage({ templateId }: { templateId: string }) {
  const { templates } = useBackend();
  const [start] = useState(() => {
    const newest = templates.find(
      ({ id, version }) => id === templateId && version === highestVersion(templates, id),
    );
    return { base: newest ?? null, draft: readDraft(templateId) ?? newest ?? null };
  });
  if (start.draft === null) {
    return (
      <div className="page">
        <Empty title="没有这份检查表" actions={<BackLink />}>
          它可能还没有导入本机，或草稿已放弃。
        </Empty>
      </div>
    );
  }
  return <TemplateEditor base={start.base} start={start.draft} />;
}

function BackLink() {
  return (
    <Link className="back-link" href="/settings/templates">
      <LeftOutlined /> 检查表模板
    </Link>
  );
}

function TemplateEditor({ base, start }: { base: ChecklistTemplate | null; start: ChecklistTemplate }) {
  const { templates } = useBackend();
  const [draft, setDraft] = useState(start);
  const [past, setPast] = useState<readonly ChecklistTemplate[]>([]);
  const [chosen, setChosen] = useState<Place>({ g: 0, i: 0 });
  const form = useRef<HTMLDivElement>(null);
  const shown = useDeferredValue(draft);
  const shownItem = shown.groups[chosen.g]?.items[chosen.i]?.id;
  const problems = useMemo(() => problemsOf(shown, templates), [shown, templates]);
  const change = (next: ChecklistTemplate) => {
    setDraft(next);
    keepDraft(next);
  };
  /** Changes of the order or number of items can be taken back one by one. */
  const restructure = (next: ChecklistTemplate, place: Place) => {
    if (next !== draft) setPast((before) => [...before.slice(-99), draft]);
    change(next);
    setChosen(place);
  };
  const undo = () => {
    const last = past.at(-1);
    if (!last) return;
    setPast(past.slice(0, -1));
    change(last);
  };
  const item = draft.groups[chosen.g]?.items[chosen.i];
  return (
    <div className="template-page" data-testid="template-editor">
      <header className="page-head">
        <BackLink />
        <h1>
          {draft.title.zh || '未命名检查表'}
          <span className="muted checklist-kind">
            {subjectZh(draft.subject)} · {base ? `在第 ${base.version} 版上修改` : '新检查表'}
          </span>
        </h1>
        <Button size="small" disabled={past.length === 0} onClick={undo} data-testid="undo">
          撤销增删和移动
        </Button>
        {base && draft !== base ? (
          <Button
            size="small"
            onClick={() => {
              dropDraft(draft.id);
              setPast([]);
              setDraft(base);
              setChosen({ g: 0, i: 0 });
            }}
          >
            放弃修改
          </Button>
        ) : null}
      </header>
      <div className="template-columns">
        <div className="template-edit">
          <PublishPanel draft={draft} base={base} problems={problems} onGo={setChosen} />
          <HeadForm draft={draft} onChange={change} />
          <Outline
            template={draft}
            chosen={chosen}
            wrong={wrongPlaces(problems)}
            onChoose={setChosen}
            onChange={restructure}
            onEnter={() => form.current?.querySelector<HTMLElement>('textarea, input')?.focus()}
          />
          <div className="panel" ref={form}>
            <div className="panel-body">
              {item ? (
                <ItemForm
                  key={item.id}
                  subject={draft.subject}
                  item={item}
                  doubts={doubtsAt(problems, chosen)}
                  repeat={{
                    ofGroup: draft.groups[chosen.g]?.repeat !== undefined,
                    held: item.repeat,
                    siblings: siblingReadings(draft, draft.groups[chosen.g]?.repeat ?? item.repeat),
                  }}
                  onRepeat={(repeat) => change(withRepeat(draft, chosen, repeat))}
                  onRepeatStart={() => change(withRepeat(draft, chosen, newRepeat(draft)))}
                  onChange={(values) => change(patchItem(draft, chosen, values))}
                />
              ) : (
                <div className="stack">
                  <Field label="分组名称" doubt={doubtsAt(problems, chosen).get('title')}>
                    {(parts) => (
                      <TextInput
                        {...parts}
                        value={draft.groups[chosen.g]?.title.zh ?? null}
                        testId="group-title"
                        onChange={(zh) =>
                          change(
                            patchGroup(draft, chosen.g, {
                              title: { ...draft.groups[chosen.g]?.title, zh: zh ?? '' },
                            }),
                          )
                        }
                      />
                    )}
                  </Field>
                  <RepeatFields
                    of="本组各项"
                    repeat={draft.groups[chosen.g]?.repeat}
                    fields={inputFields(draft.subject === 'site' ? null : draft.subject)}
                    doubt={doubtsAt(problems, chosen).get('repeat')}
                    onStart={() => change(withRepeat(draft, chosen, newRepeat(draft)))}
                    onChange={(repeat) => change(withRepeat(draft, chosen, repeat))}
                  />
                </div>
              )}
            </div>
          </div>
        </div>
        <TemplatePreview template={shown} itemId={shownItem} />
      </div>
    </div>
  );
}

/** Readings of all items of one repeat. */
function siblingReadings(template: ChecklistTemplate, repeat: Repeat | undefined): string[] {
  const entry = repeatsOf(template).find((other) => other.repeat.id === repeat?.id);
  return entry?.items.flatMap((item) => item.readings) ?? [];
}

function HeadForm({
  draft,
  onChange,
}: {
  draft: ChecklistTemplate;
  onChange: (template: ChecklistTemplate) => void;
}) {
  return (
    <section className="panel">
      <div className="panel-body">
        <FieldGrid>
          <Field label="检查表名称" doubt={draft.title.zh === '' ? '不能为空' : null}>
            {(parts) => (
              <TextInput
                {...parts}
                value={draft.title.zh}
                maxLength={80}
                testId="template-title"
                onChange={(zh) => onChange({ ...draft, title: { ...draft.title, zh: zh ?? '' } })}
              />
            )}
          </Field>
          <Field label="适用范围" doubt={draft.scope.zh === '' ? '不能为空' : null}>
            {(parts) => (
              <TextInput
                {...parts}
                value={draft.scope.zh}
                maxLength={400}
                onChange={(zh) => onChange({ ...draft, scope: { ...draft.scope, zh: zh ?? '' } })}
              />
            )}
          </Field>
        </FieldGrid>
      </div>
    </section>
  );
}
