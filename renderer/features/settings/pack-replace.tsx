/** A replacement pack from a file: its differences first, then a person's name, then the replacement. */
import { App as AntApp, Button } from 'antd';
import { useRef, useState } from 'react';
import type { PackChange, PackDiff } from '../../../shared/standards/pack-diff.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { saveFile } from '../../ui/save-file.ts';

const kindZh: Record<PackChange['kind'], string> = { added: '新增', removed: '删除', changed: '改动' };

export function PackReplace() {
  const { pack, client, setPack } = useBackend();
  const { message } = AntApp.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState<{ file: File; diff: PackDiff } | null>(null);
  const [by, setBy] = useState<string | null>(null);
  const preview = async (file: File) => {
    try {
      const { diff } = await client.standards.preview({ file });
      setPending({ file, diff });
    } catch (error) {
      message.error(errorWords(error));
    }
  };
  const replace = async () => {
    if (!pending || !by) return;
    try {
      setPack(await client.standards.replace({ file: pending.file, by }));
      setPending(null);
      message.success('标准包已替换，诊断按新的数据重新计算。');
    } catch (error) {
      message.error(errorWords(error));
    }
  };
  return (
    <div className="stack">
      <div className="row-actions">
        <Button
          onClick={() =>
            saveFile(new File([JSON.stringify(pack, null, 1)], `standards-${pack.version}.json`))
          }
        >
          导出标准包
        </Button>
        <Button onClick={() => input.current?.click()} data-testid="pack-import">
          导入新标准包
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="选择标准包文件"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void preview(file);
          }}
        />
      </div>
      {pending ? (
        <div className="stack" data-testid="pack-diff">
          <p>
            由 {pending.diff.fromVersion} 换为 {pending.diff.toVersion}：新增 {pending.diff.added} 处，删除{' '}
            {pending.diff.removed} 处，改动 {pending.diff.changed} 处。内容有变的行，原来的核对记录不再有效。
          </p>
          <div className="pack-scroll" tabIndex={0} role="region" aria-label="标准包差异">
            <table className="grid">
              <thead>
                <tr>
                  <th>变化</th>
                  <th>标准</th>
                  <th>位置</th>
                  <th>内容</th>
                </tr>
              </thead>
              <tbody>
                {pending.diff.changes.map((change, index) => (
                  // A difference has no identity of its own and the list does not change while it is shown.
                  // oxlint-disable-next-line react/no-array-index-key
                  <tr key={index}>
                    <td>{kindZh[change.kind]}</td>
                    <td>{change.code}</td>
                    <td>{[change.tableZh, change.rowLabel].filter(Boolean).join(' · ')}</td>
                    <td>
                      {change.fields
                        .map((field) => `${field.column}：${text(field.before)} → ${text(field.after)}`)
                        .join('；')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Field label="确认人" required>
            {(parts) => <TextInput {...parts} value={by} onChange={setBy} maxLength={40} testId="pack-by" />}
          </Field>
          <div className="row-actions">
            <Button onClick={() => setPending(null)}>放弃</Button>
            <Button type="primary" disabled={!by} onClick={() => void replace()} data-testid="pack-confirm">
              确认替换
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}

const text = (value: unknown): string =>
  value === null || value === undefined ? '空' : JSON.stringify(value);
