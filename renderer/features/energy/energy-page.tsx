/** 能源消费: carriers by month with coal equivalent and carbon at once, production, prices. */
import { Segmented } from 'antd';
import { useState } from 'react';
import { Notice } from '../../ui/states.tsx';
import { useDiagnosis } from '../audit/diagnosis-context.tsx';
import { CarrierGrid, type EnergyColumn } from './carrier-grid.tsx';
import { EnergyResults } from './energy-results.tsx';
import { PricesSection } from './prices-section.tsx';
import { ProductionSection } from './production-section.tsx';
import './energy.css';

const modes: { value: EnergyColumn; label: string }[] = [
  { value: 'amount', label: '用量' },
  { value: 'costYuan', label: '费用（元）' },
  { value: 'ncvMJPerUnit', label: '实测低位热值' },
];

export function EnergyPage() {
  const [mode, setMode] = useState<EnergyColumn>('amount');
  const issues = useDiagnosis()?.energy.issues ?? [];
  return (
    <div className="page" data-testid="energy-page">
      <header className="page-head">
        <h1>能源消费</h1>
        <Segmented<EnergyColumn>
          options={modes}
          value={mode}
          onChange={setMode}
          aria-label="表中填写的内容"
        />
      </header>
      {issues.map((issue) => (
        <Notice key={issue.code + issue.zh} tone={issue.level === 'info' ? 'info' : 'warn'}>
          {issue.zh}
        </Notice>
      ))}
      <CarrierGrid column={mode} />
      <EnergyResults />
      <ProductionSection />
      <PricesSection />
    </div>
  );
}
