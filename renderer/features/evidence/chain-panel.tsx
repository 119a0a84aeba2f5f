/** Reading → instrument → data file → photos → person and time → changes → results, each with what it lacks in words. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { gapCureZh, gapZh, type GapKind, type ReadingChain } from '../../../shared/evidence/chain.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { goToField } from '../../app/go-to-field.ts';
import { useAuditId } from '../audit/audit-context.tsx';
import { FileFacts, InstrumentFacts, ReadingFacts } from './chain-facts.tsx';
import { ChainHistory } from './chain-history.tsx';
import { ChainPerson } from './chain-person.tsx';
import { ChainPhotos } from './chain-photos.tsx';
import { ChainUses } from './chain-uses.tsx';
import { useEvidencePanel } from './evidence-store.ts';
import './evidence.css';

export interface ChainPanelProps {
  chain: ReadingChain;
  machine: Row<'equipment'> | undefined;
  name: string;
}

export function ChainPanel({ chain, machine, name }: ChainPanelProps) {
  const auditId = useAuditId();
  const close = useEvidencePanel((state) => state.close);
  const { reading } = chain;
  const toField = () => {
    close();
    goToField(
      `/audit/${auditId}/equipment/${encodeURIComponent(reading.equipmentId ?? '')}`,
      reading.key ?? '',
    );
  };
  return (
    <div className="chain-panel" data-testid="chain-panel">
      <div className="chain-head">
        <div>
          <h2>{name}</h2>
          <div className="muted">{[machine?.name, machine?.tag].filter(Boolean).join(' · ')}</div>
        </div>
        <Button size="small" onClick={toField} data-testid="chain-to-field">
          到该栏目
        </Button>
      </div>
      <GapSummary gaps={chain.gaps} />
      <ol className="chain">
        <Link title="读数" gaps={pick(chain, ['source', 'basis'])}>
          <ReadingFacts reading={reading} instrument={chain.instrument} />
        </Link>
        <Link title="仪器" gaps={pick(chain, ['instrument', 'overdue', 'notYet', 'certificate'])}>
          <InstrumentFacts chain={chain} />
        </Link>
        <Link title="数据文件" gaps={pick(chain, ['file'])}>
          <FileFacts chain={chain} />
        </Link>
        <Link title="照片" gaps={pick(chain, ['photo'])}>
          <ChainPhotos chain={chain} />
        </Link>
        <Link title="人员与时间" gaps={pick(chain, ['person', 'time'])}>
          <ChainPerson reading={reading} />
        </Link>
        <Link title="用于哪些结果" gaps={[]}>
          <ChainUses reading={reading} />
        </Link>
        <Link title="修改记录" gaps={[]}>
          <ChainHistory reading={reading} />
        </Link>
      </ol>
    </div>
  );
}

const pick = (chain: ReadingChain, kinds: readonly GapKind[]) =>
  chain.gaps.filter((gap) => kinds.includes(gap));

function GapSummary({ gaps }: { gaps: readonly GapKind[] }) {
  return (
    <p className="chain-gaps" data-testid="chain-gaps">
      {gaps.length === 0 ? (
        <span className="gap-none">✓ 证据齐全</span>
      ) : (
        gaps.map((gap) => (
          <span key={gap} className="gap">
            {gapZh[gap]}
          </span>
        ))
      )}
    </p>
  );
}

function Link({ title, gaps, children }: { title: string; gaps: readonly GapKind[]; children: ReactNode }) {
  return (
    <li className={gaps.length > 0 ? 'chain-link chain-link-open' : 'chain-link'}>
      <h3>{title}</h3>
      {children}
      {gaps.map((gap) => (
        <p key={gap} className="chain-cure">
          <strong>{gapZh[gap]}</strong>：{gapCureZh[gap]}
        </p>
      ))}
    </li>
  );
}
