/** What is known of a photo: time, place, camera, file, who added it, and what should be looked at twice. */
import { App } from 'antd';
import { useEffect, useState } from 'react';
import {
  photoDoubts,
  placeWords,
  takenWords,
  type PhotoDoubt,
} from '../../../shared/evidence/photo-doubts.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { dateTime, fileSize } from '../../ui/dates.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useAuditId, useCell, useSingletonId } from '../audit/audit-context.tsx';
import { localInstant } from './local-time.ts';

export function PhotoFacts({ photo }: { photo: Row<'photo'> }) {
  const added = useAdded(photo.id);
  const doubts = useDoubts(photo);
  const offset = /[+-]\d{2}:\d{2}$/.exec(photo.takenAt ?? '')?.[0];
  return (
    <dl className="photo-facts" data-testid="photo-facts">
      <dt>拍摄时间</dt>
      <dd>
        {takenWords(photo.takenAt) ?? <span className="muted">文件中没有记录</span>}
        {offset && offset !== '+08:00' ? <span className="muted">（UTC{offset}）</span> : null}
        <Doubts doubts={doubts} about="time" />
      </dd>
      <dt>拍摄地点</dt>
      <dd>
        {placeWords(photo) ?? <span className="muted">文件中没有记录</span>}
        <Doubts doubts={doubts} about="place" />
      </dd>
      <dt>相机</dt>
      <dd>{photo.camera ?? <span className="muted">文件中没有记录</span>}</dd>
      <dt>拍摄人</dt>
      <dd>{photo.takenBy ?? <span className="muted">未填写</span>}</dd>
      <dt>加入</dt>
      <dd>{added ?? <span className="muted">—</span>}</dd>
      <dt>原始文件</dt>
      <dd>
        {photo.widthPx ? `${photo.widthPx}×${photo.heightPx} 像素，` : ''}
        {fileSize(photo.sizeBytes)}
        <Fingerprint sha256={photo.sha256} />
      </dd>
    </dl>
  );
}

function Doubts({ doubts, about }: { doubts: readonly PhotoDoubt[]; about: PhotoDoubt['about'] }) {
  return doubts
    .filter((doubt) => doubt.about === about)
    .map((doubt) => (
      <span key={doubt.zh} className="photo-doubt" data-testid={`photo-doubt-${about}`}>
        {doubt.zh}
      </span>
    ));
}

function useDoubts(photo: Row<'photo'>): PhotoDoubt[] {
  const siteAltitudeM = useCell('site', useSingletonId('site'), 'altitudeM');
  const periodStart = useCell('audit', useSingletonId('audit'), 'periodStart');
  const [now] = useState(() => localInstant(new Date()));
  return photoDoubts(photo, { siteAltitudeM, periodStart, now });
}

/** Who brought the photo in and when, from the record of its first cell. */
function useAdded(rowId: string): string | null {
  const client = useClient();
  const auditId = useAuditId();
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    client.record
      .history({ auditId, table: 'photo', rowId, column: 'sha256' })
      .then((entries) => {
        const first = entries.find((entry) => entry.previous === null) ?? entries.at(-1);
        if (!gone && first) setWords(`${first.author}，${dateTime(first.at)}`);
      })
      // The record cannot be read just now; everything else of the photo is shown all the same.
      .catch(() => !gone && setWords(null));
    return () => {
      gone = true;
    };
  }, [client, auditId, rowId]);
  return words;
}

/** The first digits of the file's SHA-256, enough to compare with the report; the whole of it by a click. */
function Fingerprint({ sha256 }: { sha256: string | null }) {
  const { message } = App.useApp();
  if (sha256 === null) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sha256);
      message.success('已复制完整的 SHA-256。');
    } catch {
      message.info(`SHA-256：${sha256}`);
    }
  };
  return (
    <span className="photo-hash">
      SHA-256 <code>{sha256.slice(0, 16)}…</code>
      <button type="button" className="link-button" onClick={() => void copy()} data-testid="copy-sha">
        复制
      </button>
    </span>
  );
}

/** Hands out the file exactly as it came in. */
export function DownloadOriginal({ photo }: { photo: Row<'photo'> }) {
  const client = useClient();
  const { message } = App.useApp();
  const download = async () => {
    try {
      const file = await client.photo.read({ sha256: photo.sha256 ?? '', size: 'original' });
      saveFile(new File([file], photo.fileName ?? '照片', { type: file.type }));
    } catch (error) {
      message.error(errorWords(error));
    }
  };
  return (
    <button
      type="button"
      className="tool"
      disabled={photo.sha256 === null}
      onClick={() => void download()}
      data-testid="photo-download"
    >
      下载原始文件
    </button>
  );
}
