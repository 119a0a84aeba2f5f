/** Nameplate of one machine; the model is held against the obsolete catalogue while it is typed. */
import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Row } from '../../../shared/model/tables.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { recogniseObsolete, type ObsoleteStatus } from '../../../shared/standards/obsolete.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { FieldGrid, Section } from '../../ui/field.tsx';
import { LimitVerdict } from '../../ui/figures.tsx';
import { useAuditId, useAuditStore } from '../audit/audit-context.tsx';
import { CellArea, CellNumber, CellSelect, CellText } from '../audit/cells.tsx';
import { useEquipmentDiagnosis } from '../audit/diagnosis-context.tsx';
import { duplicateEquipment } from '../audit/edits.ts';
import { PhotoStrip } from '../photos/photo-strip.tsx';
import { usePhotoDrop } from '../photos/use-photo-drop.tsx';

export function NameplatePanel({
  machine,
  onChosen,
}: {
  machine: Row<'equipment'>;
  onChosen: (id: string) => void;
}) {
  const store = useAuditStore();
  const auditId = useAuditId();
  const { modal } = App.useApp();
  const [, navigate] = useLocation();
  const drop = usePhotoDrop(machine.id, null);
  const id = machine.id;
  const remove = () =>
    modal.confirm({
      title: `删除“${machine.name ?? '未命名设备'}”？`,
      content: '它的读数、检查结论和照片不再进入报告。',
      okText: '删除',
      okButtonProps: { danger: true },
      onOk: () => store.remove('equipment', id),
    });
  return (
    <div className="nameplate" {...drop.handlers}>
      <Section
        title={machine.name ?? '未命名设备'}
        extra={
          <>
            <Button
              size="small"
              icon={<CopyOutlined />}
              onClick={() => onChosen(duplicateEquipment(store, machine))}
              data-testid="duplicate-equipment"
            >
              复制
            </Button>
            <Button
              size="small"
              danger
              icon={<DeleteOutlined />}
              onClick={() => void remove()}
              data-testid="delete-equipment"
            >
              删除
            </Button>
          </>
        }
      >
        <Button
          type="primary"
          block
          className="open-checklist"
          onClick={() => navigate(`/audit/${auditId}/equipment/${encodeURIComponent(id)}`)}
          data-testid="open-checklist"
        >
          打开检查表与诊断
        </Button>
        <FieldGrid>
          <CellText table="equipment" rowId={id} column="name" label="设备名称" />
          <CellSelect table="equipment" rowId={id} column="kind" label="类型" options={equipmentKindZh} />
          <CellText table="equipment" rowId={id} column="tag" label="设备编号" maxLength={80} />
          <CellText table="equipment" rowId={id} column="location" label="安装位置" />
          <CellText table="equipment" rowId={id} column="model" label="铭牌型号" maxLength={200} />
          <CellText table="equipment" rowId={id} column="manufacturer" label="制造厂" />
          <CellNumber table="equipment" rowId={id} column="madeYear" label="制造年份" unit="年" />
          <CellNumber table="equipment" rowId={id} column="commissionedYear" label="投运年份" unit="年" />
          <CellNumber table="equipment" rowId={id} column="quantity" label="同型台数" unit="台" />
        </FieldGrid>
        <ModelCheck machine={machine} />
        <GradeCheck machineId={id} />
        <div className="nameplate-photos">
          <Button onClick={drop.pick}>加铭牌照片</Button>
          <span className="muted">也可以拖入或粘贴</span>
          {drop.input}
        </div>
        <PhotoStrip subjectId={id} itemId={null} busy={drop.busy} />
        <div className="nameplate-note">
          <CellArea table="equipment" rowId={id} column="note" label="备注" rows={2} />
        </div>
      </Section>
    </div>
  );
}

const tones: Record<ObsoleteStatus, string> = {
  obsolete: 'tone-fail',
  conditional: 'tone-uncertain',
  'condition-not-met': 'tone-unchecked',
  similar: 'tone-uncertain',
  'not-listed': 'tone-unchecked',
};
const signs: Record<ObsoleteStatus, string> = {
  obsolete: '✕',
  conditional: '⚠',
  'condition-not-met': 'ℹ',
  similar: '⚠',
  'not-listed': 'ℹ',
};

function ModelCheck({ machine }: { machine: Row<'equipment'> }) {
  const { pack } = useBackend();
  const verdict = useMemo(() => {
    if (!machine.model?.trim()) return null;
    return recogniseObsolete(pack, {
      text: machine.model,
      device: machine.kind === 'motor' || machine.kind === 'transformer' ? machine.kind : null,
      madeYear: machine.madeYear,
      commissionedYear: machine.commissionedYear,
    });
  }, [pack, machine.model, machine.kind, machine.madeYear, machine.commissionedYear]);
  if (!verdict) return null;
  return (
    <p className={`model-check ${tones[verdict.status]}`} role="status" data-testid="model-check">
      <span aria-hidden="true">{signs[verdict.status]}</span> {verdict.zh}
    </p>
  );
}

function GradeCheck({ machineId }: { machineId: string }) {
  const limits = useEquipmentDiagnosis(machineId)?.limits ?? [];
  if (limits.length === 0) return null;
  return (
    <ul className="grade-check">
      {limits.map((limit) => (
        <li key={limit.id}>
          <span>{limit.zh}</span>
          <LimitVerdict limit={limit} />
        </li>
      ))}
    </ul>
  );
}
