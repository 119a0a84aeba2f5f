/** 证据链: every value of the audit with what proves it, machine by machine; gaps first for whoever wants to close them. */
import { useMemo, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { gapCounts, gapCureZh, gapKinds, gapZh, type GapKind } from '../../../shared/evidence/chain.ts';
import { Tiles } from '../../ui/figures.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Empty } from '../../ui/states.tsx';
import { useAuditId, useRows } from '../audit/audit-context.tsx';
import { useChains } from './chain-data.ts';
import { evidenceRows, inScope, type EvidenceFilter } from './evidence-rows.ts';
import { EvidenceTable } from './evidence-table.tsx';
import './evidence.css';

const isGap = (text: string | undefined): text is GapKind => gapKinds.some((kind) => kind === text);

/** `gap`: what the address asks to see, so that the missing list can lead to the very readings. */
export function EvidencePage({ gap }: { gap?: string | undefined }) {
  const auditId = useAuditId();
  const chains = useChains();
  const machines = useRows('equipment');
  const [scope, setScope] = useState<EvidenceFilter['scope']>('measured');
  const [text, setText] = useState('');
  const chosen: EvidenceFilter['gap'] = isGap(gap) || gap === 'any' ? gap : 'none';
  const inView = useMemo(() => chains.filter((chain) => inScope(chain, scope)), [chains, scope]);
  const counts = useMemo(() => gapCounts(inView), [inView]);
  const rows = useMemo(
    () => evidenceRows(machines, chains, { scope, gap: chosen, text }),
    [machines, chains, scope, chosen, text],
  );
  const open = inView.filter((chain) => chain.gaps.length > 0).length;
  const choose = (next: EvidenceFilter['gap']) =>
    navigate(`/audit/${auditId}/evidence${next === 'none' ? '' : `/${next}`}`, { replace: true });
  return (
    <div className="page evidence-page" data-testid="evidence-page">
      <header className="page-head">
        <h1>证据链</h1>
        <p className="muted">读数 → 仪器 → 数据文件 → 照片 → 人员与时间。仪器证书按测量当日核对。</p>
      </header>
      {chains.length === 0 ? (
        <Empty title="还没有读数">在“用能设备”里打开一台设备，填写读数后，这里列出每个读数的证据。</Empty>
      ) : (
        <>
          <Summary counts={counts} total={inView.length} open={open} />
          <div className="evidence-filters" role="group" aria-label="筛选">
            <Chip on={chosen === 'none'} onClick={() => choose('none')} name="全部" count={inView.length} />
            <Chip
              on={chosen === 'any'}
              onClick={() => choose('any')}
              name="仅看缺口"
              count={open}
              testId="only-gaps"
            />
            {[...counts].map(([kind, count]) => (
              <Chip
                key={kind}
                on={chosen === kind}
                onClick={() => choose(kind)}
                name={gapZh[kind]}
                count={count}
                testId={`gap-${kind}`}
              />
            ))}
            <label className="evidence-scope">
              <input
                type="checkbox"
                checked={scope === 'all'}
                onChange={(event) => setScope(event.target.checked ? 'all' : 'measured')}
              />
              含铭牌、台账、估计值
            </label>
            <span className="evidence-search" data-search-box>
              <TextInput
                value={text}
                label="按设备或参数筛选"
                placeholder="设备或参数"
                onChange={(value) => setText(value ?? '')}
              />
            </span>
          </div>
          {chosen !== 'none' && chosen !== 'any' ? (
            <p className="evidence-cure">{gapCureZh[chosen]}</p>
          ) : null}
          {rows.length === 0 ? (
            <Empty title={text ? '没有符合的读数' : '没有缺口'}>
              {text ? '换一个设备名称或参数再试。' : '这一类证据都已补齐。'}
            </Empty>
          ) : (
            <EvidenceTable rows={rows} />
          )}
        </>
      )}
    </div>
  );
}

interface ChipProps {
  on: boolean;
  onClick: () => void;
  name: string;
  count: number;
  testId?: string;
}

function Chip({ on, onClick, name, count, testId }: ChipProps) {
  return (
    <button type="button" className="group-chip" aria-pressed={on} onClick={onClick} data-testid={testId}>
      {name}
      <span>{count}</span>
    </button>
  );
}

function Summary(props: { counts: ReadonlyMap<GapKind, number>; total: number; open: number }) {
  const { counts, total, open } = props;
  const expired = (counts.get('overdue') ?? 0) + (counts.get('notYet') ?? 0);
  return (
    <Tiles
      tiles={[
        { label: '读数', value: total, unit: '个' },
        {
          label: '证据齐全',
          value: total - open,
          unit: '个',
          note: total > 0 ? `${Math.floor((100 * (total - open)) / total)} %` : '',
          testId: 'evidence-complete',
        },
        { label: '测量当日证书无效', value: expired, unit: '个', testId: 'evidence-expired' },
        { label: '没有仪器', value: counts.get('instrument') ?? 0, unit: '个' },
        { label: '没有照片或数据文件', value: counts.get('photo') ?? 0, unit: '个' },
      ]}
    />
  );
}
