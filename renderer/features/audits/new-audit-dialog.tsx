/** The two facts an audit starts with. */
import { App, Modal } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';

export function NewAuditDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal open={open} onCancel={onClose} title="新建诊断" footer={null} destroyOnHidden width={520}>
      <NewAuditForm onClose={onClose} />
    </Modal>
  );
}

function NewAuditForm({ onClose }: { onClose: () => void }) {
  const client = useClient();
  const { message } = App.useApp();
  const [, navigate] = useLocation();
  const [enterpriseName, setEnterpriseName] = useState<string | null>(null);
  const [title, setTitle] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const fallback = enterpriseName ? `${enterpriseName}节能诊断` : '';
  const create = async () => {
    setBusy(true);
    try {
      const { auditId } = await client.audit.create({
        title: title ?? fallback,
        enterpriseName: enterpriseName ?? '',
      });
      onClose();
      navigate(`/audit/${auditId}/enterprise`);
    } catch (error) {
      message.error(errorWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (enterpriseName && !busy) void create();
      }}
    >
      <Field label="企业名称" hint="按营业执照填写全称">
        {(parts) => (
          <TextInput
            {...parts}
            value={enterpriseName}
            onChange={setEnterpriseName}
            maxLength={200}
            testId="new-enterprise"
          />
        )}
      </Field>
      <Field label="项目名称" hint="不填则用“企业名称＋节能诊断”">
        {(parts) => (
          <TextInput
            {...parts}
            value={title}
            onChange={setTitle}
            maxLength={200}
            placeholder={fallback}
            testId="new-title"
          />
        )}
      </Field>
      <div className="form-actions">
        <button type="button" className="ant-like" onClick={onClose}>
          取消
        </button>
        <button
          type="submit"
          className="ant-like ant-like-primary"
          disabled={!enterpriseName || busy}
          data-testid="new-audit-ok"
        >
          {busy ? '正在建立…' : '建立并填写企业信息'}
        </button>
      </div>
    </form>
  );
}
