/** A template from a file or from pasted text; a wrong one is refused with every line and the reason. */
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { highestVersion } from '../../../shared/checklist/versions.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { useUser } from '../../app/user.ts';
import { errorWords } from '../../rpc/error-words.ts';
import { Field, Section } from '../../ui/field.tsx';
import { TextArea, TextInput } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/states.tsx';
import { subjectZh } from './words.ts';

interface Source {
  text: string;
  fileName: string;
}

interface Checked {
  source: Source;
  problems: { line: number; place: string; zh: string }[];
  template: ChecklistTemplate | null;
}

const PASTED = '粘贴的文字';

export function ImportSection({ onPublished }: { onPublished: () => void }) {
  const { client } = useBackend();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const result = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = async (source: Source) => {
    setText(source.text);
    try {
      setChecked({ source, ...(await client.templates.validate(source)) });
      requestAnimationFrame(() => result.current?.scrollIntoView({ block: 'nearest' }));
    } catch (error) {
      message.error(errorWords(error));
    }
  };
  return (
    <Section
      title="导入"
      extra={
        <Button size="small" onClick={() => input.current?.click()} data-testid="import-template">
          选择文件
        </Button>
      }
    >
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="选择检查表文件"
        data-testid="template-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void file.text().then((read) => check({ text: read, fileName: file.name }));
        }}
      />
      <Field label="或粘贴模板文字" hint="先检查，不改动任何内容">
        {(parts) => <TextArea {...parts} rows={5} value={text} onChange={setText} testId="template-text" />}
      </Field>
      <div className="template-actions template-check-text">
        <Button
          disabled={!text}
          data-testid="check-template"
          onClick={() => void check({ text: text ?? '', fileName: PASTED })}
        >
          检查
        </Button>
      </div>
      <div ref={result}>
        {checked?.template ? (
          <Accepted
            source={checked.source}
            template={checked.template}
            onDone={() => {
              setChecked(null);
              setText(null);
              onPublished();
            }}
          />
        ) : null}
        {checked && checked.problems.length > 0 ? <Refused checked={checked} /> : null}
      </div>
    </Section>
  );
}

function Refused({ checked: { source, problems } }: { checked: Checked }) {
  const lines = source.text.split('\n');
  return (
    <div data-testid="template-refused">
      <Notice tone="error">
        “{source.fileName}”有 {problems.length} 处不符合要求，没有导入。请按行号改正后重新检查。
      </Notice>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="不符合要求的行">
        <table className="grid">
          <thead>
            <tr>
              <th className="num">行</th>
              <th>这一行的内容</th>
              <th>原因</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, 50).map((problem) => (
              <tr key={`${problem.line} ${problem.zh}`}>
                <td className="num">{problem.line}</td>
                <td>
                  <code className="template-line">
                    {(lines[problem.line - 1] ?? '').trim().slice(0, 120)}
                  </code>
                </td>
                <td>{problem.zh}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > 50 ? <p className="muted">只列出前 50 处。</p> : null}
    </div>
  );
}

function Accepted({
  source,
  template,
  onDone,
}: {
  source: Source;
  template: ChecklistTemplate;
  onDone: () => void;
}) {
  const { client, templates, setTemplates } = useBackend();
  const { message } = App.useApp();
  const known = useUser((state) => state.name);
  const [typed, setTyped] = useState<string | null>(null);
  const by = (typed ?? known).trim();
  const highest = highestVersion(templates, template.id);
  const items = template.groups.reduce((sum, group) => sum + group.items.length, 0);
  const publish = async (numbering: 'next' | 'kept') => {
    try {
      const { version } = await client.templates.publish({ ...source, by, numbering });
      setTemplates(await client.app.templates());
      message.success(`“${template.title.zh}”第 ${version} 版已存入本机。`);
      onDone();
    } catch (error) {
      message.error(errorWords(error));
    }
  };
  return (
    <div className="stack" data-testid="template-accepted">
      <Notice tone="info">
        可以导入：“{template.title.zh}”，{subjectZh(template.subject)}，{template.groups.length} 组 {items}{' '}
        项，文件中为第 {template.version} 版；
        {highest === 0 ? '本机还没有这份检查表' : `本机最新为第 ${highest} 版`}。
      </Notice>
      <Field label="发布人">
        {(parts) => (
          <TextInput
            {...parts}
            value={typed ?? known}
            maxLength={60}
            onChange={(value) => setTyped(value ?? '')}
            testId="import-by"
          />
        )}
      </Field>
      <div className="template-actions">
        <Button
          type="primary"
          disabled={by === ''}
          onClick={() => void publish('next')}
          data-testid="import-next"
        >
          作为第 {highest + 1} 版发布
        </Button>
        {template.version !== highest + 1 ? (
          <Button disabled={by === ''} onClick={() => void publish('kept')} data-testid="import-kept">
            按第 {template.version} 版存入（同一版本由另一台电脑发布）
          </Button>
        ) : null}
      </div>
    </div>
  );
}
