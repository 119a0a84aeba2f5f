/** 现场检查: the checklist of one machine with its live diagnosis at the side. */
import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { askedKeys } from '../../../shared/checklist/asked-keys.ts';
import { completeness } from '../../../shared/checklist/completeness.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { isTyping } from '../../app/shortcuts.tsx';
import { DerivationTable } from '../../ui/derivation.tsx';
import { Empty, Notice } from '../../ui/states.tsx';
import { useAuditId, useRow, useRows, useTablesShallow } from '../audit/audit-context.tsx';
import { MachineWatch, useEquipmentDiagnosis } from '../audit/diagnosis-context.tsx';
import { inputFields } from '../audit/engine.ts';
import { rowsWhere } from '../audit/tables-state.ts';
import { useTemplates } from '../audit/use-templates.ts';
import { ChecklistGroups } from './checklist-groups.tsx';
import { useFirstOpenKey, useMachineKeys } from './checklist-keys.ts';
import { LivePanel } from './live-panel.tsx';
import { MachineChoices, OtherReadings } from './operating-data.tsx';
import { TemplateVersionNotes } from './template-version.tsx';
import './checklist.css';

export function ChecklistPage({ equipmentId }: { equipmentId: string }) {
  const machine = useRow('equipment', equipmentId);
  if (!machine || machine.deleted) {
    return (
      <div className="page">
        <Empty title="没有这台设备" actions={<BackLink />}>
          它可能已被删除，或在另一台电脑上移除后同步过来。
        </Empty>
      </div>
    );
  }
  return <MachineChecklist machine={machine} />;
}

function BackLink() {
  const auditId = useAuditId();
  return (
    <Link className="back-link" href={`/audit/${auditId}/equipment`}>
      <LeftOutlined /> 用能设备
    </Link>
  );
}

function MachineChecklist({ machine }: { machine: Row<'equipment'> }) {
  const templates = useTemplates(machine.kind);
  const [stepsOpen, setStepsOpen] = useStepsKey();
  useFirstOpenKey();
  const choices = useMemo(() => machine.inputs ?? {}, [machine.inputs]);
  const asked = useMemo(() => askedKeys(templates, choices), [templates, choices]);
  return (
    <div className="checklist-page" data-testid="checklist-page">
      <MachineWatch equipmentId={machine.id} />
      <div className="checklist-main">
        <header className="page-head">
          <BackLink />
          <h1>
            {machine.name ?? '未命名设备'}
            <span className="muted checklist-kind">
              {[machine.kind ? equipmentKindZh[machine.kind] : null, machine.tag, machine.model]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </h1>
          <PrintLink equipmentId={machine.id} />
          <Neighbours equipmentId={machine.id} />
        </header>
        <TemplateVersionNotes subject={machine.kind} />
        <MachineChoices machine={machine} fields={inputFields(machine.kind)} />
        {templates.length === 0 ? (
          <Notice tone="info">这类设备还没有检查表。读数在下面填写，诊断照常进行。</Notice>
        ) : null}
        {templates.map((template) => (
          <ChecklistGroups
            key={template.id}
            subjectId={machine.id}
            template={template}
            choices={choices}
            fields={inputFields(machine.kind)}
          />
        ))}
        <OtherReadings machine={machine} fields={inputFields(machine.kind)} asked={asked} />
      </div>
      <LivePanel
        equipmentId={machine.id}
        kind={machine.kind}
        onSteps={() => setStepsOpen(true)}
        progress={<MachineProgress machine={machine} />}
      />
      <Drawer
        open={stepsOpen}
        onClose={() => setStepsOpen(false)}
        title={`计算过程：${machine.name ?? ''}`}
        size="large"
        destroyOnHidden
      >
        <p className="muted">每一行都可以用计算器复算；报告按同样的内容列出。</p>
        {/* Long derivations are scrolled by keyboard too. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div tabIndex={0} role="region" aria-label="计算步骤">
          <MachineSteps equipmentId={machine.id} />
        </div>
      </Drawer>
    </div>
  );
}

function PrintLink({ equipmentId }: { equipmentId: string }) {
  const auditId = useAuditId();
  return (
    <Button
      size="small"
      icon={<PrinterOutlined />}
      href={`#/audit/${auditId}/equipment/${encodeURIComponent(equipmentId)}/print`}
      data-testid="print-checklist"
    >
      打印
    </Button>
  );
}

function MachineSteps({ equipmentId }: { equipmentId: string }) {
  return <DerivationTable steps={useEquipmentDiagnosis(equipmentId)?.steps ?? []} />;
}

/** `d` opens the derivation wherever nothing is being typed. */
function useStepsKey(): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'd' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target))
        setOpen((was) => !was);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return [open, setOpen];
}

function Neighbours({ equipmentId }: { equipmentId: string }) {
  const auditId = useAuditId();
  const all = useRows('equipment').toSorted((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
  const at = all.findIndex((row) => row.id === equipmentId);
  const href = (row: Row<'equipment'>) => `#/audit/${auditId}/equipment/${encodeURIComponent(row.id)}`;
  const before = all[at - 1];
  const after = all[at + 1];
  useMachineKeys(before ? href(before) : null, after ? href(after) : null);
  return (
    <>
      <Button
        size="small"
        disabled={!before}
        icon={<LeftOutlined />}
        {...(before ? { href: href(before) } : {})}
      >
        上一台
      </Button>
      <Button
        size="small"
        disabled={!after}
        icon={<RightOutlined />}
        iconPlacement="end"
        {...(after ? { href: href(after) } : {})}
      >
        下一台
      </Button>
    </>
  );
}

/** How many questions are answered, readings taken and photos made. */
function MachineProgress({ machine }: { machine: Row<'equipment'> }) {
  const templates = useTemplates(machine.kind);
  const own = useTablesShallow((tables) => [
    rowsWhere(tables, 'answer', 'subjectId', machine.id).length,
    rowsWhere(tables, 'reading', 'equipmentId', machine.id).filter((row) => row.value !== null).length,
    rowsWhere(tables, 'photo', 'subjectId', machine.id).length,
  ]);
  const answers = useTablesShallow((tables) => rowsWhere(tables, 'answer', 'subjectId', machine.id));
  const state = useMemo(
    () => templates.map((template) => completeness(template, machine.inputs ?? {}, answers, [], [])),
    [templates, machine, answers],
  );
  const sum = (of: (part: (typeof state)[number]) => number) => state.reduce((n, part) => n + of(part), 0);
  return (
    <dl className="machine-progress">
      <div>
        <dt>检查项</dt>
        <dd>
          {sum((s) => s.answered)}/{sum((s) => s.total)}
        </dd>
      </div>
      <div>
        <dt>不符合</dt>
        <dd>{sum((s) => s.failed)}</dd>
      </div>
      <div>
        <dt>待查</dt>
        <dd>{sum((s) => s.todo)}</dd>
      </div>
      <div>
        <dt>读数</dt>
        <dd>{own[1]}</dd>
      </div>
      <div>
        <dt>照片</dt>
        <dd>{own[2]}</dd>
      </div>
    </dl>
  );
}
