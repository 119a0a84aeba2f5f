/** How complete the audit is by stage, by step of the audit process or by report chapter; a group narrows the missing list. */
import { useMemo, useState } from 'react';
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import {
  groupProgress,
  taskPlaces,
  type ProgressBy,
  type ProgressGroup,
} from '../../../shared/equipment/process.ts';
import { Section } from '../../ui/field.tsx';
import { MissingList } from './missing-list.tsx';

const ways: Record<ProgressBy, string> = { stage: '按阶段', step: '按审计流程', chapter: '按报告章节' };
const notes: Record<ProgressBy, string> = {
  stage: '诊断项目的五个阶段',
  step: '步骤取自 ISO 50002-1:2025 第 5 章目录（转录）；GB/T 17166-2019 的条款号待核对',
  chapter: '报告目录的各章',
};

export function ProgressSection({ diagnosis, auditId }: { diagnosis: AuditDiagnosis; auditId: string }) {
  const [by, setBy] = useState<ProgressBy>('stage');
  const [chosen, setChosen] = useState<string | null>(null);
  const groups = useMemo(() => groupProgress(diagnosis.progress ?? [], by), [diagnosis.progress, by]);
  const group = groups.find((entry) => entry.key === chosen);
  const turn = (next: ProgressBy) => {
    setBy(next);
    setChosen(null);
  };
  return (
    <>
      <Section title="完成情况" extra={<Ways by={by} onChange={turn} />}>
        <ul className="progress-groups" data-testid="progress-groups" aria-label={`完成情况，${ways[by]}`}>
          {groups.map((entry) => (
            <li key={entry.key}>
              <GroupCard
                group={entry}
                on={entry.key === chosen}
                onClick={() => setChosen(entry.key === chosen ? null : entry.key)}
              />
            </li>
          ))}
        </ul>
        {group ? (
          <Tasks group={group} />
        ) : (
          <p className="muted progress-note">{notes[by]}。点开一组，下面只列这一组缺什么。</p>
        )}
      </Section>
      <MissingList
        missing={group?.gaps ?? diagnosis.missing}
        auditId={auditId}
        {...(group ? { of: group.zh, onAll: () => setChosen(null) } : {})}
      />
    </>
  );
}

function Ways({ by, onChange }: { by: ProgressBy; onChange: (by: ProgressBy) => void }) {
  return (
    <span className="progress-ways" role="group" aria-label="分组方式">
      {(Object.keys(ways) as ProgressBy[]).map((way) => (
        <button
          key={way}
          type="button"
          aria-pressed={way === by}
          onClick={() => onChange(way)}
          data-testid={`progress-by-${way}`}
        >
          {ways[way]}
        </button>
      ))}
    </span>
  );
}

function GroupCard({ group, on, onClick }: { group: ProgressGroup; on: boolean; onClick: () => void }) {
  const { donePct, gaps } = group;
  return (
    <button
      type="button"
      className="progress-group"
      aria-pressed={on}
      onClick={onClick}
      data-testid={`progress-${group.key}`}
    >
      <span className="progress-name">{group.zh}</span>
      <span className="progress-track" aria-hidden="true">
        <span style={{ width: `${donePct ?? 0}%` }} />
      </span>
      <span className="progress-words">
        <strong>{donePct === null ? '不涉及' : `${Math.floor(donePct)} %`}</strong>
        <span className="muted">
          {gaps.length > 0 ? `缺 ${gaps.length} 项` : donePct === null ? '' : '✓ 已齐'}
        </span>
      </span>
    </button>
  );
}

function Tasks({ group }: { group: ProgressGroup }) {
  if (group.tasks.length === 0) return <p className="muted progress-note">这一组目前没有要做的事。</p>;
  return (
    <ul className="progress-tasks" data-testid="progress-tasks">
      {group.tasks.map((task) => (
        <li key={task.task}>
          <span aria-hidden="true">{task.open === 0 ? '✓' : '○'}</span>
          {taskPlaces[task.task].zh}
          <span className="muted num">
            {task.total - task.open}/{task.total}
          </span>
        </li>
      ))}
    </ul>
  );
}
