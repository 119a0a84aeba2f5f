/** Nameplate of one machine; the model is held against the obsolete catalogue while it is typed. */
import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Row } from '../../../shared/model/tables.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { FieldGrid, Section } from '../../ui/field.tsx';
import { useAuditId, useAuditStore } from '../audit/audit-context.tsx';
import { CellArea, CellNumber, CellSelect, CellText } from '../audit/cells.tsx';
import { MachineWatch } from '../audit/diagnosis-context.tsx';
import { CameraButton } from '../photos/camera-button.tsx';
import { PhotoStrip } from '../photos/photo-strip.tsx';
import { usePhotoDrop } from '../photos/use-photo-drop.tsx';
import { DuplicateDialog } from './duplicate-dialog.tsx';
import { GradeCheck, ModelCheck } from './nameplate-checks.tsx';
import { PlateFields } from './plate-fields.tsx';

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
  const [copying, setCopying] = useState(false);
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
              onClick={() => setCopying(true)}
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
        <PlateFields machine={machine} />
        <GradeCheck machineId={id} />
        <div className="nameplate-photos">
          <button type="button" className="tool" onClick={drop.pick}>
            加铭牌照片
          </button>
          <CameraButton drop={drop} label="铭牌" testId="camera-nameplate" />
          <span className="muted">也可以拖入或粘贴</span>
          {drop.input}
        </div>
        <PhotoStrip subjectId={id} itemId={null} busy={drop.busy} />
        <div className="nameplate-note">
          <CellArea table="equipment" rowId={id} column="note" label="备注" rows={2} />
        </div>
      </Section>
      <MachineWatch equipmentId={id} />
      <DuplicateDialog
        open={copying}
        machine={machine}
        onClose={(firstId) => {
          setCopying(false);
          if (firstId) onChosen(firstId);
        }}
      />
    </div>
  );
}
