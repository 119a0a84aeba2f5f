/** Findings, gravest first; each can be reworded, confirmed, dismissed, and traced to its evidence. */
import { DownOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo, useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { Finding } from '../../../shared/equipment/diagnosis.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { areaZh } from '../../../shared/model/vocabulary.ts';
import { focusField } from '../../app/go-to-field.ts';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { SelectInput, TextArea, TextInput } from '../../ui/inputs.tsx';
import { useListWindow } from '../../ui/list-window.ts';
import { Empty } from '../../ui/states.tsx';
import { useAuditId, useAuditStore, useRow } from '../audit/audit-context.tsx';
import { newRowId } from '../audit/edits.ts';
import { CameraButton } from '../photos/camera-button.tsx';
import { PhotoStrip } from '../photos/photo-strip.tsx';
import { usePhotoDrop } from '../photos/use-photo-drop.tsx';
import { withRow } from './with-row.ts';
import { findingStatusZh, originZh, severityZh } from './words.ts';

/** Height of a finding that is not opened, CSS px. */
const ROW_PX = 92;

type Names = (subjectId: string) => string;

export function FindingsSection({ findings, names }: { findings: readonly Finding[]; names: Names }) {
  const store = useAuditStore();
  const auditId = useAuditId();
  const [opened, setOpened] = useState<string | null>(null);
  const keys = useMemo(() => findings.map((finding) => finding.id), [findings]);
  const { box, parts } = useListWindow(keys, ROW_PX, opened);
  const toggle = useCallback((id: string) => setOpened((held) => (held === id ? null : id)), []);
  const add = () => {
    const itemId = newRowId('f');
    const id = rowIds.finding(auditId, itemId);
    store.edit('finding', id, {
      subjectId: auditId,
      itemId,
      title: '新问题',
      severity: 2,
      area: 'management',
      status: 'open',
    });
    store.flush();
    setOpened(id);
    focusField('finding-title');
  };
  const addButton = (
    <Button icon={<PlusOutlined />} onClick={add} data-testid="add-finding">
      补充问题
    </Button>
  );
  if (findings.length === 0) {
    return (
      <section className="panel">
        <Empty title="还没有发现问题" actions={addButton}>
          检查项答“不符合”、指标不合格、型号在淘汰目录里，都会自动成为问题。也可以自己补充。
        </Empty>
      </section>
    );
  }
  return (
    <>
      <div className="section-tools">{addButton}</div>
      <ol className="findings" data-testid="findings" ref={box}>
        {parts.map((part) => {
          if ('gapPx' in part)
            return <li key={`gap-${part.before}`} aria-hidden="true" style={{ height: part.gapPx }} />;
          const finding = findings[part.at];
          return finding ? (
            <FindingRow
              key={finding.id}
              at={part.at}
              total={findings.length}
              finding={finding}
              subject={names(finding.subjectId)}
              isOpen={opened === finding.id}
              onToggle={toggle}
            />
          ) : null;
        })}
      </ol>
    </>
  );
}

interface FindingRowProps {
  at: number;
  total: number;
  finding: Finding;
  subject: string;
  isOpen: boolean;
  onToggle: (id: string) => void;
}

const FindingRow = memo(function FindingRow(props: FindingRowProps) {
  const { finding: derived, subject, isOpen, onToggle } = props;
  const row = useRow('finding', rowIdOf(derived));
  const finding = withRow(derived, row?.deleted ? undefined : row);
  const edit = useEditFinding(finding);
  return (
    <li
      className={finding.status === 'dismissed' ? 'finding finding-dismissed' : 'finding'}
      data-at={props.at}
      aria-posinset={props.at + 1}
      aria-setsize={props.total}
      data-field={finding.id}
      data-testid={`finding-${finding.id}`}
    >
      <div className="finding-head">
        <span className={`severity severity-${finding.severity}`}>{severityZh[finding.severity]}</span>
        <button
          type="button"
          className="finding-title"
          aria-expanded={isOpen}
          onClick={() => onToggle(finding.id)}
        >
          {finding.title}
          {isOpen ? <UpOutlined /> : <DownOutlined />}
        </button>
        <span className="chip">{areaZh[finding.area]}</span>
        {finding.photoIds.length > 0 ? <span className="chip">照片 {finding.photoIds.length}</span> : null}
        <SelectInput
          value={finding.status}
          label={`问题“${finding.title}”的状态`}
          options={findingStatusZh}
          onChange={(status) => edit({ status })}
        />
      </div>
      <p className="finding-detail">
        <SubjectLink finding={finding} subject={subject} />
        {finding.detail}
      </p>
      {isOpen ? <FindingEditor finding={finding} edit={edit} /> : null}
    </li>
  );
});

function SubjectLink({ finding, subject }: { finding: Finding; subject: string }) {
  const auditId = useAuditId();
  const href =
    subject === '全厂'
      ? `/audit/${auditId}/management`
      : `/audit/${auditId}/equipment/${encodeURIComponent(finding.subjectId)}`;
  return (
    <>
      <Link href={href}>{subject}</Link>
      <span className="muted">（{originZh[finding.origin]}）　</span>
    </>
  );
}

const rowIdOf = (finding: Finding): string =>
  finding.origin === 'manual' ? finding.id : rowIds.finding(finding.subjectId, finding.itemId);

/** Writes a person's words over the derived ones; the row carries only what was changed. */
function useEditFinding(finding: Finding): (values: Record<string, unknown>) => void {
  const store = useAuditStore();
  return (values) => {
    store.edit('finding', rowIdOf(finding), {
      subjectId: finding.subjectId,
      itemId: finding.itemId,
      ...values,
    });
  };
}

function FindingEditor({
  finding,
  edit,
}: {
  finding: Finding;
  edit: (values: Record<string, unknown>) => void;
}) {
  const store = useAuditStore();
  const drop = usePhotoDrop(finding.subjectId, finding.itemId);
  return (
    <div className="finding-editor" {...drop.handlers}>
      <FieldGrid>
        <Field label="问题" field="finding-title" wide>
          {(parts) => (
            <TextInput
              {...parts}
              value={finding.title}
              maxLength={400}
              onChange={(title) => edit({ title })}
              onLeave={store.flush}
            />
          )}
        </Field>
        <Field label="现状与影响" wide>
          {(parts) => (
            <TextArea
              {...parts}
              value={finding.detail}
              maxLength={20_000}
              onChange={(detail) => edit({ detail })}
              onLeave={store.flush}
            />
          )}
        </Field>
        <Field label="建议" wide>
          {(parts) => (
            <TextArea
              {...parts}
              value={finding.suggestion}
              maxLength={20_000}
              onChange={(suggestion) => edit({ suggestion })}
              onLeave={store.flush}
            />
          )}
        </Field>
        <Field label="严重程度">
          {(parts) => (
            <SelectInput
              {...parts}
              value={String(finding.severity)}
              options={{ '3': '严重', '2': '一般', '1': '轻微' }}
              onChange={(value) => edit({ severity: Number(value) })}
            />
          )}
        </Field>
        <Field label="类别">
          {(parts) => (
            <SelectInput
              {...parts}
              value={finding.area}
              options={areaZh}
              onChange={(area) => edit({ area })}
            />
          )}
        </Field>
      </FieldGrid>
      {finding.basis ? <p className="muted finding-basis">依据：{finding.basis}</p> : null}
      <div className="nameplate-photos">
        <button type="button" className="tool" onClick={drop.pick}>
          加照片
        </button>
        <CameraButton drop={drop} label={finding.title} testId="camera-finding" />
        <span className="muted">也可以拖入或粘贴</span>
        {drop.input}
      </div>
      <PhotoStrip subjectId={finding.subjectId} itemId={finding.itemId} busy={drop.busy} />
    </div>
  );
}
