/** Beside each reading: the way to its chain of evidence, and a flag where the certificate did not hold that day. */
import { LinkOutlined } from '@ant-design/icons';
import { instrumentStateAt, instrumentStateZh, isFlagged } from '../../../shared/equipment/instruments.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { useAuditStore, useRow, useTables } from '../audit/audit-context.tsx';
import { useEvidencePanel } from './evidence-store.ts';
import { photoCount } from './photo-counts.ts';
import './evidence.css';

export interface EvidenceButtonProps {
  reading: Row<'reading'> | undefined;
  name: string;
}

/** Empty while there is no value, and where nothing is kept, as in the preview of a template. */
export function EvidenceButton({ reading, name }: EvidenceButtonProps) {
  const store = useAuditStore();
  const show = useEvidencePanel((state) => state.show);
  const photos = useTables((tables) =>
    reading ? photoCount(tables, reading.equipmentId ?? '', reading.key ?? '') : 0,
  );
  if (!reading || reading.value === null || !store.own) return <span className="evidence-none" />;
  return (
    <button
      type="button"
      className="evidence-button"
      data-aside
      aria-label={photos > 0 ? `证据链：${name}，照片 ${photos} 张` : `证据链：${name}`}
      title="证据链：仪器、照片、人员、时间、修改记录（Alt+J）"
      data-testid={`evidence-${reading.key ?? ''}`}
      onClick={() => show(reading.id)}
    >
      <LinkOutlined />
      {photos > 0 ? <span className="evidence-count">{photos}</span> : null}
    </button>
  );
}

/** Said at the reading itself, because the certificate is a matter of the day of measuring. */
export function CertificateFlag({ reading }: { reading: Row<'reading'> | undefined }) {
  const instrument = useRow('instrument', reading?.instrumentId ?? '');
  if (!reading || reading.value === null || !instrument || instrument.deleted) return null;
  const state = instrumentStateAt(instrument, reading.measuredAt);
  if (!isFlagged(state)) return null;
  const date = state.kind === 'overdue' ? `有效期至 ${state.until}` : '';
  const from = state.kind === 'notYet' ? `检定日期 ${state.from}` : '';
  return (
    <p className="reading-doubt reading-flag" data-testid={`flag-${reading.key ?? ''}`}>
      {instrument.name || '所用仪器'}：{instrumentStateZh(state)}（{date || from}
      ）。请核对证书，或用证书有效的仪器复测。
    </p>
  );
}
