/** The checklist as auditors will see it, with the very components they will use. Nothing entered here is kept. */
import { App } from 'antd';
import { memo, useEffect, useMemo, useRef, useState, type SyntheticEvent } from 'react';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { AuditContext, useRow } from '../audit/audit-context.tsx';
import { WithoutDiagnosis } from '../audit/diagnosis-context.tsx';
import { inputFields } from '../audit/engine.ts';
import { ChecklistGroups } from '../checklist/checklist-groups.tsx';
import { useSiteChoices } from '../checklist/use-instances.ts';
import { MachineChoices } from '../checklist/operating-data.tsx';
import { createPreviewStore, PREVIEW_SUBJECT } from './preview-store.ts';
import '../checklist/checklist.css';

export interface TemplatePreviewProps {
  template: ChecklistTemplate;
  /** The item being written; the preview goes there. */
  itemId: string | undefined;
}

export const TemplatePreview = memo(function TemplatePreview({ template, itemId }: TemplatePreviewProps) {
  const kind = template.subject === 'site' ? null : template.subject;
  const [store] = useState(() => createPreviewStore(kind));
  const { message } = App.useApp();
  const box = useRef<HTMLElement>(null);
  const gone = useRef(itemId);
  useEffect(() => {
    // The first look is at the top, where the machine's choices are.
    if (gone.current === itemId) return;
    gone.current = itemId;
    const item = itemId === undefined ? null : box.current?.querySelector(`[data-item="${itemId}"]`);
    if (!item || !box.current) return;
    // Only the preview scrolls; `scrollIntoView` would move the form too.
    const under = box.current.querySelector('.group-nav')?.clientHeight ?? 0;
    box.current.scrollTop +=
      item.getBoundingClientRect().top - box.current.getBoundingClientRect().top - under - 8;
  }, [itemId]);
  const refusePhotos = (event: SyntheticEvent) => {
    const isPhoto = event.target instanceof Element && event.target.closest('[data-testid^="add-photo-"]');
    if (event.type === 'click' && !isPhoto) return;
    event.preventDefault();
    event.stopPropagation();
    message.info('预览中不存照片。');
  };
  return (
    <section
      ref={box}
      className="template-preview"
      aria-label="预览"
      data-testid="template-preview"
      onClickCapture={refusePhotos}
      onDropCapture={refusePhotos}
    >
      <header className="template-preview-head">
        <h2>预览</h2>
        <span className="muted">与现场检查页相同；可以试着选择和回答，不会保存</span>
      </header>
      <AuditContext.Provider value={store}>
        <WithoutDiagnosis>
          <PreviewGroups template={template} />
        </WithoutDiagnosis>
      </AuditContext.Provider>
    </section>
  );
});

function PreviewGroups({ template }: { template: ChecklistTemplate }) {
  const machine = useRow('equipment', PREVIEW_SUBJECT);
  const ofSite = useSiteChoices(PREVIEW_SUBJECT);
  const choices = useMemo(() => machine?.inputs ?? ofSite, [machine, ofSite]);
  const fields = inputFields(machine?.kind ?? null);
  if (!machine) return null;
  return (
    <>
      <MachineChoices machine={machine} fields={fields} />
      <ChecklistGroups subjectId={PREVIEW_SUBJECT} template={template} choices={choices} fields={fields} />
    </>
  );
}
