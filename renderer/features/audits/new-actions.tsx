/** The ways to a new project: empty, from a sample, from a file. */
import { FolderOpenOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useRef } from 'react';
import { Empty } from '../../ui/states.tsx';
import { useImport } from './use-import.ts';

export function NewActions({ onNew }: { onNew: () => void }) {
  const importing = useImport();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {importing.samples.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: importing.samples.map((sample) => ({
              key: sample.id,
              label: (
                <div className="sample-option">
                  <strong>{sample.title}</strong>
                  <span>{sample.summary}</span>
                </div>
              ),
            })),
            onClick: ({ key }) => importing.sample(key),
          }}
          autoFocus
        >
          <Button data-testid="import-sample" loading={importing.busy}>
            导入示例
          </Button>
        </Dropdown>
      ) : null}
      <Button icon={<FolderOpenOutlined />} onClick={() => input.current?.click()} data-testid="import-file">
        导入文件
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="选择要导入的文件"
        accept=".json,.zip,.pab,.plateau,application/json,application/zip,application/pdf"
        onChange={(event) => {
          importing.file(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button type="primary" icon={<PlusOutlined />} onClick={onNew} data-testid="new-audit">
        新建诊断
      </Button>
    </>
  );
}

export function NothingYet({ onNew }: { onNew: () => void }) {
  const importing = useImport();
  return (
    <section className="panel" data-testid="audit-list">
      <div className="panel-body">
        <Empty
          title="还没有诊断项目"
          actions={
            <>
              <Button type="primary" icon={<PlusOutlined />} onClick={onNew}>
                新建诊断
              </Button>
              {importing.samples.map((sample) => (
                <Button key={sample.id} loading={importing.busy} onClick={() => importing.sample(sample.id)}>
                  导入示例：{sample.title}
                </Button>
              ))}
            </>
          }
        >
          新建一个项目，填企业名称和海拔，再录入设备，就能在现场按检查表逐项诊断。第一次使用，建议先导入示例工厂，
          从检查表一直看到报告。所有资料只存在本机，没有网络也能完成全部工作。
        </Empty>
      </div>
    </section>
  );
}
