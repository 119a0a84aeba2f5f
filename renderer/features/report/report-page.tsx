/** 报告: what stands in the way, build with progress, documents, preview, seal. */
import { useState } from 'react';
import { Loading } from '../../ui/states.tsx';
import { useDiagnosis } from '../audit/diagnosis-context.tsx';
import { BuildSection } from './build-section.tsx';
import { DocumentsSection } from './documents-section.tsx';
import { GateSection } from './gate-section.tsx';
import { TaskSection } from './task-section.tsx';
import './report.css';

export function ReportPage() {
  const diagnosis = useDiagnosis();
  const [shownId, setShownId] = useState<string | null>(null);
  return (
    <div className="page" data-testid="report-page">
      <header className="page-head">
        <h1>报告</h1>
        {diagnosis ? (
          <span className="muted">
            计算引擎 {diagnosis.engineVersion} · 标准包 {diagnosis.packVersion}
          </span>
        ) : null}
      </header>
      <div className="report-top">
        {diagnosis ? <GateSection missing={diagnosis.missing} /> : <Loading what="检查资料是否齐全" />}
        <BuildSection missing={diagnosis?.missing ?? []} onBuilt={setShownId} />
      </div>
      <DocumentsSection shownId={shownId} onShow={setShownId} />
      <TaskSection />
    </div>
  );
}
