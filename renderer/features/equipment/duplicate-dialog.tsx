/** Copies of a machine: how many, what they are called, and what does not come along. */
import { Modal } from 'antd';
import { useState } from 'react';
import type { Row } from '../../../shared/model/tables.ts';
import { NumberInput } from '../../ui/inputs.tsx';
import { useAuditStore, useRows } from '../audit/audit-context.tsx';
import { newRowId } from '../audit/edits.ts';
import { copiesOf, copyNames } from './machine-rows.ts';

const MOST = 50;

interface DuplicateProps {
  machine: Row<'equipment'>;
  onClose: (firstId?: string) => void;
}

export function DuplicateDialog({ open, ...props }: DuplicateProps & { open: boolean }) {
  return (
    <Modal
      open={open}
      onCancel={() => props.onClose()}
      title={`复制“${props.machine.name ?? '未命名设备'}”`}
      footer={null}
      destroyOnHidden
      width={520}
    >
      <DuplicateForm {...props} />
    </Modal>
  );
}

function DuplicateForm({ machine, onClose }: DuplicateProps) {
  const store = useAuditStore();
  const machines = useRows('equipment');
  const readings = useRows('reading').filter((row) => row.equipmentId === machine.id && row.value !== null);
  const measured = readings.filter((row) => row.source !== 'nameplate').length;
  const [count, setCount] = useState<number | null>(1);
  const [withMeasured, setWithMeasured] = useState(false);
  const isFine = count !== null && Number.isInteger(count) && count >= 1 && count <= MOST;
  const { names, tags } = copyNames(machine, machines, isFine ? count : 0);
  const make = () => {
    if (!isFine) return;
    const ordered = machines.toSorted((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
    const made = copiesOf(machine, ordered, readings, { count, withMeasured, newId: () => newRowId('e') });
    store.editMany(made.edits);
    onClose(made.ids[0]);
  };
  return (
    <form
      className="stack"
      data-testid="duplicate-form"
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <label>
        <span className="field-label">复制几台</span>
        <NumberInput
          value={count}
          unit="台"
          label="复制几台"
          testId="duplicate-count"
          invalid={!isFine}
          describedBy="duplicate-hint"
          onChange={setCount}
        />
        <span id="duplicate-hint" className={isFine ? 'field-hint' : 'field-doubt'}>
          {isFine ? '名称和编号接着往下排，可以随后修改。' : `请写 1 到 ${MOST} 的整数。`}
        </span>
      </label>
      {names.length > 0 ? (
        <ul className="duplicate-names" data-testid="duplicate-names">
          {names.map((name, i) => (
            <li key={name}>
              {name}
              <span className="muted">{tags[i]}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="muted">
        复制铭牌、类型选项、安装位置和备注；检查结论、照片和问题只属于原来那台，不复制。
        {measured > 0 ? `原设备的 ${measured} 个实测或台账读数默认也不复制，因为每台都要自己测。` : ''}
      </p>
      {measured > 0 ? (
        <label className="import-skip">
          <input
            type="checkbox"
            className="import-check"
            checked={withMeasured}
            data-testid="duplicate-measured"
            onChange={(event) => setWithMeasured(event.target.checked)}
          />
          连同这 {measured} 个读数一起复制（仅当它们对每台都成立时）
        </label>
      ) : null}
      <div className="form-actions">
        <button type="button" className="ant-like" onClick={() => onClose()}>
          取消
        </button>
        <button
          type="submit"
          className="ant-like ant-like-primary"
          disabled={!isFine}
          data-testid="duplicate-ok"
        >
          复制 {isFine ? count : ''} 台
        </button>
      </div>
    </form>
  );
}
