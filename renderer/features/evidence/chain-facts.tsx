/** What the panel says about the value itself, its instrument and its data file. */
import { Button } from 'antd';
import { instrumentStateZh, isFlagged } from '../../../shared/equipment/instruments.ts';
import type { ReadingChain } from '../../../shared/evidence/chain.ts';
import { sourceZh } from '../../../shared/model/quantity.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { formatSignificant, formatValue } from '../../../shared/quantity/format.ts';
import { goToField } from '../../app/go-to-field.ts';
import { fileSize } from '../../ui/dates.ts';
import { SelectInput, TextArea } from '../../ui/inputs.tsx';
import { useAuditId, useAuditStore, useRows } from '../audit/audit-context.tsx';
import { cellMark } from '../history/history-store.ts';
import { useEvidencePanel } from './evidence-store.ts';

export function ReadingFacts({
  reading,
  instrument,
}: {
  reading: Row<'reading'>;
  instrument: Row<'instrument'> | null;
}) {
  const store = useAuditStore();
  return (
    <>
      <dl className="chain-facts">
        <dt>数值</dt>
        <dd className="chain-value">
          {formatValue(reading.value ?? Number.NaN)}
          <span className="unit">{reading.unit}</span>
        </dd>
        <dt>来源</dt>
        <dd>{reading.source ? sourceZh[reading.source] : '未注明'}</dd>
        <dt>标准不确定度</dt>
        <dd>{uncertaintyWords(reading, instrument)}</dd>
      </dl>
      <div {...cellMark('reading', reading.id, 'note')}>
        <TextArea
          rows={2}
          value={reading.note}
          label="说明"
          placeholder="说明：测点、工况、凭证编号或估计的依据"
          maxLength={2000}
          testId="chain-note"
          onChange={(note) => store.edit('reading', reading.id, { note })}
          onLeave={store.flush}
        />
      </div>
    </>
  );
}

function uncertaintyWords(reading: Row<'reading'>, instrument: Row<'instrument'> | null): string {
  const unit = reading.unit ?? '';
  if (reading.u !== null) return `${formatSignificant(reading.u, 3)} ${unit}（读数给出）`;
  const pct = instrument?.relativeUPct ?? 0;
  if (pct > 0) {
    const u = (pct / 200) * Math.abs(reading.value ?? 0);
    return `${formatSignificant(u, 3)} ${unit}（由证书 U = ${formatSignificant(pct, 3)} %，k = 2）`;
  }
  return '按该参数的默认值';
}

export function InstrumentFacts({ chain: { reading, instrument, certificate } }: { chain: ReadingChain }) {
  const store = useAuditStore();
  const instruments = useRows('instrument');
  const auditId = useAuditId();
  const close = useEvidencePanel((state) => state.close);
  const toTable = () => {
    close();
    goToField(`/audit/${auditId}/equipment`, instrument ? `instrument-${instrument.id}` : 'instruments');
  };
  const options = Object.fromEntries(
    instruments.map((row) => [row.id, row.name || row.model || '未命名仪器']),
  );
  return (
    <>
      <div className="chain-instrument" {...cellMark('reading', reading.id, 'instrumentId')}>
        <SelectInput
          value={reading.instrumentId}
          label="所用仪器"
          options={options}
          empty={instruments.length === 0 ? '还没有登记仪器' : '未选'}
          testId="chain-instrument"
          onChange={(instrumentId) => {
            store.edit('reading', reading.id, { instrumentId });
            store.flush();
          }}
        />
        <Button onClick={toTable} data-testid="chain-to-instruments">
          仪器表
        </Button>
      </div>
      {instrument && certificate ? (
        <dl className="chain-facts">
          <dt>型号、编号</dt>
          <dd>{[instrument.model, instrument.serialNo].filter(Boolean).join(' · ') || '未填'}</dd>
          <dt>证书</dt>
          <dd>{instrument.certificateNo || '未填'}</dd>
          <dt>检定日期～有效期至</dt>
          <dd>
            {instrument.calibratedAt?.slice(0, 10) ?? '未填'}～{instrument.validUntil?.slice(0, 10) ?? '未填'}
          </dd>
          <dt>测量当日</dt>
          <dd className={isFlagged(certificate) ? 'tone-fail' : undefined} data-testid="chain-certificate">
            {instrumentStateZh(certificate)}
          </dd>
        </dl>
      ) : null}
    </>
  );
}

export function FileFacts({ chain: { reading, dataFile } }: { chain: ReadingChain }) {
  if (!dataFile) return <p className="muted">数值不是取自数据文件。</p>;
  return (
    <dl className="chain-facts" data-testid="chain-file">
      <dt>文件</dt>
      <dd>
        {dataFile.fileName ?? '未命名'}
        <span className="muted">
          {dataFile.rowCount === null ? '' : `　${dataFile.rowCount} 行`}　{fileSize(dataFile.sizeBytes)}
        </span>
      </dd>
      <dt>列</dt>
      <dd>{reading.dataColumn ?? '未注明'}</dd>
      <dt>取值区间</dt>
      <dd>
        {boundWords(reading.dataFrom) ?? '开头'}～{boundWords(reading.dataTo) ?? '末尾'}
      </dd>
      <dt>文件摘要</dt>
      <dd className="chain-hash">{dataFile.sha256?.slice(0, 16) ?? '—'}</dd>
    </dl>
  );
}

/** A time as the file's clock showed it, or the line of a file without times. */
const boundWords = (bound: string | null): string | undefined =>
  bound?.replace(/^#(\d+)$/, '第 $1 行').replace('T', ' ');
