/** Documents of the audit by version, with the PDF shown in place. */
import { DownloadOutlined, EyeOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Row } from '../../../shared/model/tables.ts';
import { documentKindZh } from '../../../shared/model/vocabulary.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { dateTime, fileSize } from '../../ui/dates.ts';
import { Section } from '../../ui/field.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useRows } from '../audit/audit-context.tsx';

export function DocumentsSection({
  shownId,
  onShow,
}: {
  shownId: string | null;
  onShow: (id: string | null) => void;
}) {
  const rows = useRows('document');
  const ordered = useMemo(
    () =>
      rows.toSorted(
        (a, b) => (b.version ?? 0) - (a.version ?? 0) || (a.kind ?? '').localeCompare(b.kind ?? '') * -1,
      ),
    [rows],
  );
  const shown = ordered.find((row) => row.id === shownId);
  return (
    <Section title="报告与改进清单">
      {ordered.length === 0 ? (
        <Empty title="还没有生成过文件">点“生成草稿”，几秒钟后在这里预览、下载。</Empty>
      ) : (
        <table className="grid" data-testid="documents">
          <thead>
            <tr>
              <th>文件</th>
              <th>版本</th>
              <th>生成时间</th>
              <th className="num">页数</th>
              <th className="num">大小</th>
              <th>状态</th>
              <th>
                <span className="visually-hidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((row) => (
              <DocumentRow key={row.id} row={row} shown={row.id === shownId} onShow={onShow} />
            ))}
          </tbody>
        </table>
      )}
      {shown ? (
        <PdfPreview
          key={shown.id}
          row={shown}
          onClose={() => {
            onShow(null);
            // The button goes with the preview; the one that opens it again takes the focus.
            document.querySelector<HTMLElement>(`[data-testid="document-${shown.id}"] button`)?.focus();
          }}
        />
      ) : null}
    </Section>
  );
}

const isPdf = (row: Row<'document'>): boolean => row.kind !== 'improvementXlsx';

function DocumentRow({
  row,
  shown,
  onShow,
}: {
  row: Row<'document'>;
  shown: boolean;
  onShow: (id: string | null) => void;
}) {
  const client = useClient();
  const { message } = App.useApp();
  const name = row.fileName ?? (row.kind ? documentKindZh[row.kind] : '文件');
  const download = () =>
    client.report
      .readDocument({ documentId: row.id })
      .then(saveFile)
      .catch((error: unknown) => message.error(errorWords(error)));
  return (
    <tr data-testid={`document-${row.id}`} data-kind={row.kind}>
      <td>
        <strong>{row.kind ? documentKindZh[row.kind] : '文件'}</strong>
        <div className="muted audit-sub">{row.fileName}</div>
      </td>
      <td>第 {row.version ?? '—'} 版</td>
      <td>{dateTime(row.createdAt)}</td>
      <td className="num">{row.pages ?? '—'}</td>
      <td className="num">{fileSize(row.sizeBytes)}</td>
      <td>{row.sealed ? <span className="mark">已封存</span> : <span className="muted">草稿</span>}</td>
      <td className="row-actions">
        {isPdf(row) ? (
          <Button
            type={shown ? 'primary' : 'default'}
            size="small"
            icon={<EyeOutlined />}
            onClick={() => onShow(shown ? null : row.id)}
            aria-label={`预览 ${name}`}
          >
            预览
          </Button>
        ) : null}{' '}
        <Button
          size="small"
          icon={<DownloadOutlined />}
          onClick={() => void download()}
          aria-label={`下载 ${name}`}
          data-testid={`download-${row.kind}`}
        >
          下载
        </Button>
      </td>
    </tr>
  );
}

function PdfPreview({ row, onClose }: { row: Row<'document'>; onClose: () => void }) {
  const client = useClient();
  const [state, setState] = useState<{ url: string } | { error: unknown } | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    client.report.readDocument({ documentId: row.id }).then(
      (file) => {
        if (gone) return;
        made = URL.createObjectURL(new Blob([file], { type: 'application/pdf' }));
        setState({ url: made });
      },
      (error: unknown) => !gone && setState({ error }),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [client, row.id]);
  return (
    <div className="pdf" data-testid="pdf-preview">
      <div className="pdf-head">
        <span>{row.fileName}</span>
        <Button size="small" onClick={onClose}>
          收起预览
        </Button>
      </div>
      {state === null ? <Loading what="打开 PDF" /> : null}
      {state && 'error' in state ? <Failed error={state.error} /> : null}
      {state && 'url' in state ? (
        // Chromium's PDF viewer does not start inside a sandboxed frame; the bytes are the app's own.
        // oxlint-disable-next-line react/iframe-missing-sandbox
        <iframe className="pdf-frame" src={state.url} title={`预览：${row.fileName ?? ''}`} />
      ) : null}
    </div>
  );
}
