/** A new checklist out of an existing one: it needs a name and an id of its own. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TemplateVersion } from '../../../shared/contract/templates.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { keepDraft } from './draft-storage.ts';
import { copyAs } from './draft.ts';

export interface CopyDialogProps {
  source: TemplateVersion | null;
  taken: readonly string[];
  onClose: () => void;
}

export function CopyDialog({ source, taken, onClose }: CopyDialogProps) {
  return (
    <Modal
      open={source !== null}
      onCancel={onClose}
      title={`另存为新检查表：${source?.title ?? ''}`}
      footer={null}
      destroyOnHidden
      width={520}
    >
      {source ? <CopyForm source={source} taken={taken} onClose={onClose} /> : null}
    </Modal>
  );
}

function CopyForm({ source, taken, onClose }: Omit<CopyDialogProps, 'source'> & { source: TemplateVersion }) {
  const { templates } = useBackend();
  const [, navigate] = useLocation();
  const [title, setTitle] = useState<string | null>(`${source.title}（副本）`);
  const [id, setId] = useState<string | null>(freeId(source.id, taken));
  const doubt = idDoubt(id ?? '', taken);
  const copy = () => {
    const original = templates.find((t) => t.id === source.id && t.version === source.version);
    if (!original || doubt || !id || !title) return;
    keepDraft(copyAs(original, id, title));
    onClose();
    navigate(`/settings/templates/${id}`);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        copy();
      }}
    >
      <p className="muted">
        新检查表与原来的并列使用：发布后新建的项目两份都问。只想改原来的检查表，请用“修改”发布新版本。
      </p>
      <Field label="名称">
        {(parts) => (
          <TextInput {...parts} value={title} onChange={setTitle} maxLength={80} testId="copy-title" />
        )}
      </Field>
      <Field label="编号" doubt={doubt} hint="发布后不能改">
        {(parts) => <TextInput {...parts} value={id} onChange={setId} maxLength={40} testId="copy-id" />}
      </Field>
      <div className="form-actions">
        <button type="button" className="ant-like" onClick={onClose}>
          取消
        </button>
        <button
          type="submit"
          className="ant-like ant-like-primary"
          disabled={!title || doubt !== null}
          data-testid="copy-ok"
        >
          建立草稿并修改
        </button>
      </div>
    </form>
  );
}

function freeId(id: string, taken: readonly string[]): string {
  let n = 2;
  while (taken.includes(`${id}-${n}`)) n += 1;
  return `${id}-${n}`;
}

function idDoubt(id: string, taken: readonly string[]): string | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return '编号只能用小写字母、数字和连字符';
  return taken.includes(id) ? '这个编号已有检查表使用，请换一个' : null;
}
