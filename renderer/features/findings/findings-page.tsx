/** 问题与措施: what was found, and what to do about it in which order. */
import { Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { formatValue } from '../../../shared/quantity/format.ts';
import { Loading } from '../../ui/states.tsx';
import { useRows } from '../audit/audit-context.tsx';
import { useDiagnosis } from '../audit/diagnosis-context.tsx';
import { FindingsSection } from './findings-section.tsx';
import { MeasuresSection } from './measures-section.tsx';
import './findings.css';

export function FindingsPage() {
  const diagnosis = useDiagnosis();
  const names = useSubjectNames();
  const [tab, setTab] = useState('findings');
  if (!diagnosis) return <Loading what="汇总问题与措施" />;
  const open = diagnosis.findings.filter((finding) => finding.status !== 'dismissed').length;
  const kept = diagnosis.measures.filter((measure) => measure.status !== 'rejected').length;
  return (
    <div className="page" data-testid="findings-page">
      <header className="page-head">
        <h1>问题与措施</h1>
        <span className="muted">
          节能潜力 {formatValue(diagnosis.totalSaving.tce)} tce/a，年节约{' '}
          {formatValue(diagnosis.totalSaving.yuan / 10_000)} 万元
        </span>
      </header>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'findings',
            label: `存在问题 ${open}`,
            children: <FindingsSection findings={diagnosis.findings} names={names} />,
          },
          {
            key: 'measures',
            label: `节能措施 ${kept}`,
            children: <MeasuresSection diagnosis={diagnosis} names={names} />,
          },
        ]}
      />
    </div>
  );
}

function useSubjectNames(): (subjectId: string) => string {
  const equipment = useRows('equipment');
  return useMemo(() => {
    const byId = new Map(equipment.map((row) => [row.id, row.name ?? '未命名设备']));
    return (subjectId: string) => byId.get(subjectId) ?? '全厂';
  }, [equipment]);
}
