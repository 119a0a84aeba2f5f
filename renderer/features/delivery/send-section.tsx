/** Puts documents into the outbox: the report to the authority, the improvement list to the enterprise. */
import { SendOutlined } from '@ant-design/icons';
import { App, Checkbox } from 'antd';
import { useState } from 'react';
import type { Row } from '../../../shared/model/tables.ts';
import { documentKindZh } from '../../../shared/model/vocabulary.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { useLoad } from '../../rpc/use-load.ts';
import { fileSize } from '../../ui/dates.ts';
import { Field, Section } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { SteadyButton } from '../../ui/steady-button.tsx';
import { Empty } from '../../ui/states.tsx';
import { useCell, useRows, useSingletonId } from '../audit/audit-context.tsx';
import { useOutboxRound } from './outbox-store.ts';

type Kind = 'authority' | 'enterprise';

export function SendSection({ auditId }: { auditId: string }) {
  const client = useClient();
  const settings = useLoad(() => client.settings.get(), 'settings');
  const documents = useLatest();
  const enterpriseEmail = useCell('enterprise', useSingletonId('enterprise'), 'email');
  const held = settings.data?.settings;
  if (documents.length === 0) {
    return (
      <Section title="报送">
        <Empty title="还没有可以报送的文件">先到“报告”生成节能诊断报告和改进清单。</Empty>
      </Section>
    );
  }
  return (
    <div className="send-columns">
      <SendForm
        key={`a${held?.authorityEmail ?? ''}`}
        kind="authority"
        title={`报告报送${held?.authorityName ? `：${held.authorityName}` : ''}`}
        auditId={auditId}
        documents={documents}
        preset={held?.authorityEmail ?? ''}
        chosen={(row) => row.kind === 'report'}
      />
      <SendForm
        key={`e${enterpriseEmail ?? ''}`}
        kind="enterprise"
        title="改进清单送企业"
        auditId={auditId}
        documents={documents}
        preset={enterpriseEmail ?? ''}
        chosen={(row) => row.kind !== 'report'}
      />
    </div>
  );
}

/** The newest version of each kind. */
function useLatest(): Row<'document'>[] {
  const rows = useRows('document');
  const newest = Math.max(0, ...rows.map((row) => row.version ?? 0));
  return rows.filter((row) => row.version === newest);
}

function SendForm(props: {
  kind: Kind;
  title: string;
  auditId: string;
  documents: readonly Row<'document'>[];
  preset: string;
  chosen: (row: Row<'document'>) => boolean;
}) {
  const client = useClient();
  const { message } = App.useApp();
  const [recipient, setRecipient] = useState<string | null>(props.preset || null);
  const [ids, setIds] = useState(() => props.documents.filter(props.chosen).map((row) => row.id));
  const [busy, setBusy] = useState(false);
  const bump = useOutboxRound((state) => state.bump);
  const wrong = recipient !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(recipient.trim());
  const queue = async () => {
    setBusy(true);
    try {
      await client.delivery.queue({
        auditId: props.auditId,
        recipientKind: props.kind,
        recipient: (recipient ?? '').trim(),
        documentIds: ids,
      });
      message.success('已放入发件箱。');
      bump();
    } catch (error) {
      message.error(errorWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={props.title}>
      <Field label="收件邮箱" doubt={wrong ? '邮箱地址的写法不对，请核对。' : null}>
        {(parts) => (
          <TextInput
            {...parts}
            type="email"
            value={recipient}
            onChange={setRecipient}
            maxLength={300}
            testId={`recipient-${props.kind}`}
          />
        )}
      </Field>
      <ul className="send-documents">
        {props.documents.map((row) => (
          <li key={row.id}>
            <Checkbox
              checked={ids.includes(row.id)}
              onChange={(event) =>
                setIds((before) =>
                  event.target.checked ? [...before, row.id] : before.filter((id) => id !== row.id),
                )
              }
            >
              {row.kind ? documentKindZh[row.kind] : '文件'}
              <span className="muted send-version">
                第 {row.version} 版{row.sealed ? '（已封存）' : '（草稿）'} {fileSize(row.sizeBytes)}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
      <SteadyButton
        icon={<SendOutlined />}
        isOff={!recipient || wrong || ids.length === 0 || busy}
        onClick={() => void queue()}
        data-testid={`queue-${props.kind}`}
      >
        放入发件箱
      </SteadyButton>
    </Section>
  );
}
