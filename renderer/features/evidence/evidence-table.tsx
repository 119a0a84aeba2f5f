/** The list of readings with their chain; only the rows in view are in the page, however many machines there are. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { instrumentStateZh } from '../../../shared/equipment/instruments.ts';
import { gapZh, type ReadingChain } from '../../../shared/evidence/chain.ts';
import { sourceZh } from '../../../shared/model/quantity.ts';
import { formatValue } from '../../../shared/quantity/format.ts';
import { goToField } from '../../app/go-to-field.ts';
import { dateTime } from '../../ui/dates.ts';
import { useAuditId } from '../audit/audit-context.tsx';
import { useEvidencePanel } from './evidence-store.ts';
import type { EvidenceRow } from './evidence-rows.ts';

const ROW_PX = 48;
const MACHINE_PX = 36;
const heads = ['参数', '数值', '来源', '仪器与证书', '照片、文件', '人员与时间', '缺口', '证据链'];

export function EvidenceTable({ rows }: { rows: readonly EvidenceRow[] }) {
  const box = useRef<HTMLDivElement>(null);
  // Its functions read the scroll position and must be called anew at each drawing, which is what happens here.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (i) => (rows[i]?.kind === 'machine' ? MACHINE_PX : ROW_PX),
    getItemKey: (i) => keyOf(rows[i]) ?? i,
    overscan: 8,
  });
  return (
    <div className="evidence-table">
      {/* A scrolled region must take the focus, so that arrow keys move it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        role="table"
        aria-label="读数的证据"
        aria-rowcount={rows.length + 1}
        className="evidence-scroll"
        ref={box}
        tabIndex={0}
        data-testid="evidence-scroll"
      >
        <div role="rowgroup" className="evidence-head">
          <div role="row" className="evidence-row" aria-rowindex={1}>
            {heads.map((head) => (
              <span key={head} role="columnheader" className={head === '数值' ? 'num' : undefined}>
                {head === '证据链' ? <span className="visually-hidden">{head}</span> : head}
              </span>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className="evidence-all"
          data-testid="evidence-rows"
          style={{ height: list.getTotalSize() }}
        >
          {list.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                className={row.kind === 'machine' ? 'evidence-machine' : 'evidence-row'}
                style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              >
                {row.kind === 'machine' ? <MachineCells row={row} /> : <ReadingCells row={row} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const keyOf = (row: EvidenceRow | undefined): string | undefined =>
  row?.kind === 'machine' ? row.machine.id : row?.chain.reading.id;

function MachineCells({ row }: { row: Extract<EvidenceRow, { kind: 'machine' }> }) {
  const auditId = useAuditId();
  return (
    <span role="rowheader" aria-colspan={heads.length}>
      <a className="row-link" href={`#/audit/${auditId}/equipment/${encodeURIComponent(row.machine.id)}`}>
        {[row.machine.name || '未命名设备', row.machine.tag].filter(Boolean).join('　')}
      </a>
      <span className="muted">
        {row.shown} 个读数{row.open > 0 ? `，${row.open} 个有缺口` : '，证据齐全'}
      </span>
    </span>
  );
}

function ReadingCells({ row: { chain, name } }: { row: Extract<EvidenceRow, { kind: 'reading' }> }) {
  const auditId = useAuditId();
  const show = useEvidencePanel((state) => state.show);
  const { reading } = chain;
  return (
    <>
      <span role="cell">
        <button
          type="button"
          className="link-button"
          onClick={() =>
            goToField(
              `/audit/${auditId}/equipment/${encodeURIComponent(reading.equipmentId ?? '')}`,
              reading.key ?? '',
            )
          }
        >
          {name}
        </button>
      </span>
      <span role="cell" className="num">
        {formatValue(reading.value ?? Number.NaN)}
        <span className="unit">{reading.unit}</span>
      </span>
      <span role="cell">{reading.source ? sourceZh[reading.source] : '—'}</span>
      <span role="cell">
        <InstrumentCell chain={chain} />
      </span>
      <span role="cell">{proofWords(chain)}</span>
      <span role="cell">
        {reading.measuredBy || '—'}
        <small className="muted">{dateTime(reading.measuredAt)}</small>
      </span>
      <span role="cell" className="evidence-gaps">
        {chain.gaps.length === 0 ? <span className="gap-none">✓</span> : null}
        {chain.gaps.map((gap) => (
          <span key={gap} className="gap">
            {gapZh[gap]}
          </span>
        ))}
      </span>
      <span role="cell">
        <button
          type="button"
          className="evidence-open"
          aria-label={`打开证据链：${name}`}
          data-testid={`open-${reading.id}`}
          onClick={() => show(reading.id)}
        >
          打开
        </button>
      </span>
    </>
  );
}

function InstrumentCell({ chain: { instrument, certificate } }: { chain: ReadingChain }) {
  if (!instrument || !certificate) return <span className="muted">—</span>;
  const tone =
    certificate.kind === 'valid' ? 'muted' : certificate.kind === 'unknown' ? 'tone-uncertain' : 'tone-fail';
  return (
    <>
      {instrument.name || instrument.model || '未命名仪器'}
      <small className={tone}>{instrumentStateZh(certificate)}</small>
    </>
  );
}

function proofWords({ photos, nearPhotos, dataFile }: ReadingChain): string {
  const count = photos.length + nearPhotos.length;
  const parts = [...(count > 0 ? [`照片 ${count}`] : []), ...(dataFile ? ['数据文件'] : [])];
  return parts.join('、') || '—';
}
