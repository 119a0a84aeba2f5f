/** What is missing for a valid report, most urgent first; one press leads to the field. */
import { useState } from 'react';
import { Button } from 'antd';
import type { MissingItem } from '../../../shared/equipment/diagnosis.ts';
import { goToField } from '../../app/go-to-field.ts';
import { Section } from '../../ui/field.tsx';
import { Empty } from '../../ui/states.tsx';

const rankZh: Record<MissingItem['rank'], string> = { 1: '必需', 2: '应补', 3: '建议' };
const SHOWN = 12;

export interface MissingListProps {
  missing: readonly MissingItem[];
  auditId: string;
  /** Name of the group that the list is narrowed to, with the way back to everything. */
  of?: string;
  onAll?: () => void;
}

export function MissingList({ missing, auditId, of, onAll }: MissingListProps) {
  const [all, setAll] = useState(false);
  const shown = all ? missing : missing.slice(0, SHOWN);
  const count = (rank: number) => missing.filter((item) => item.rank === rank).length;
  return (
    <Section
      title={of ? `还缺什么：${of}` : '还缺什么'}
      extra={
        <>
          {missing.length > 0 ? `必需 ${count(1)} · 应补 ${count(2)} · 建议 ${count(3)}` : null}
          {onAll ? (
            <Button size="small" onClick={onAll}>
              看全部
            </Button>
          ) : null}
        </>
      }
    >
      {missing.length === 0 && of ? (
        <Empty title="这一组已齐" />
      ) : missing.length === 0 ? (
        <Empty title="报告所需的资料已齐">可以到“报告”生成节能诊断报告和改进清单。</Empty>
      ) : (
        <ul className="missing" data-testid="missing-list">
          {shown.map((item) => (
            <li key={item.id}>
              <a
                href={`#/audit/${auditId}/${item.route}`}
                onClick={(event) => {
                  event.preventDefault();
                  goToField(`/audit/${auditId}/${item.route}`, item.field);
                }}
              >
                <span className={`missing-rank missing-rank-${item.rank}`}>{rankZh[item.rank]}</span>
                <span className="missing-text">{item.zh}</span>
                <span className="missing-go" aria-hidden="true">
                  ›
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {missing.length > SHOWN ? (
        <Button type="link" onClick={() => setAll(!all)}>
          {all ? '只看最要紧的' : `全部 ${missing.length} 项`}
        </Button>
      ) : null}
    </Section>
  );
}
