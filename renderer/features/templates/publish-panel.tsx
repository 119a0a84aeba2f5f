/** What stands between a draft and its publication, and the publication itself. */
import { App, Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { highestVersion } from '../../../shared/checklist/versions.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { useUser } from '../../app/user.ts';
import { errorWords } from '../../rpc/error-words.ts';
import { Field, Section } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { dropDraft } from './draft-storage.ts';
import type { Place } from './draft.ts';
import type { DraftProblem } from './problems.ts';

export interface PublishPanelProps {
  draft: ChecklistTemplate;
  base: ChecklistTemplate | null;
  problems: readonly DraftProblem[];
  onGo: (place: Place) => void;
}

export function PublishPanel({ draft, base, problems, onGo }: PublishPanelProps) {
  const { client, templates, setTemplates } = useBackend();
  const { message } = App.useApp();
  const [, navigate] = useLocation();
  const known = useUser((state) => state.name);
  const [typed, setTyped] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const by = (typed ?? known).trim();
  const next = highestVersion(templates, draft.id) + 1;
  const text = () => JSON.stringify(draft, null, 2);
  const fileName = `${draft.title.zh || draft.id}.json`;
  const publish = async () => {
    setBusy(true);
    try {
      const { version } = await client.templates.publish({ text: text(), fileName, by, numbering: 'next' });
      dropDraft(draft.id);
      setTemplates(await client.app.templates());
      message.success(`“${draft.title.zh}”第 ${version} 版已发布，新建的项目用这一版。`);
      navigate('/settings/templates');
    } catch (error) {
      message.error(errorWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section
      title={`发布第 ${next} 版`}
      extra={
        <Button size="small" onClick={() => saveFile(new File([text()], `草稿-${fileName}`))}>
          导出草稿
        </Button>
      }
    >
      <ProblemList problems={problems} onGo={onGo} />
      <form
        className="publish-form"
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
      >
        <Field label="发布人" hint="已开始的项目保留原来的版本，不受影响">
          {(parts) => (
            <TextInput
              {...parts}
              value={typed ?? known}
              maxLength={60}
              onChange={(value) => setTyped(value ?? '')}
              testId="publish-by"
            />
          )}
        </Field>
        <Button
          type="primary"
          htmlType="submit"
          disabled={busy || by === '' || problems.length > 0 || draft === base}
          data-testid="publish"
        >
          发布第 {next} 版
        </Button>
      </form>
    </Section>
  );
}

function ProblemList({ problems, onGo }: Pick<PublishPanelProps, 'problems' | 'onGo'>) {
  if (problems.length === 0) return null;
  return (
    <div className="notice notice-warn" role="status" data-testid="draft-problems">
      <span aria-hidden="true">⚠</span>
      <div className="notice-body">
        <p>改正下面 {problems.length} 处后可以发布：</p>
        <ul className="draft-problems">
          {problems.slice(0, 8).map((problem) => (
            <li key={problem.path.map(String).join('/') + problem.reason}>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  const place = placeOf(problem.path);
                  if (place) onGo(place);
                }}
              >
                {problem.place || '检查表'}
              </button>
              ：{problem.reason}
            </li>
          ))}
        </ul>
        {problems.length > 8 ? <p className="muted">还有 {problems.length - 8} 处。</p> : null}
      </div>
    </div>
  );
}

function placeOf(path: readonly PropertyKey[]): Place | null {
  if (path[0] !== 'groups' || typeof path[1] !== 'number') return null;
  return { g: path[1], i: path[2] === 'items' && typeof path[3] === 'number' ? path[3] : -1 };
}
