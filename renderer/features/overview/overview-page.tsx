/** 概览: where the audit stands, what is missing next, and the figures so far. */
import { Progress } from 'antd';
import { useMemo } from 'react';
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { formatFixed, formatValue } from '../../../shared/quantity/format.ts';
import { useTheme } from '../../app/theme.ts';
import { Chart } from '../../ui/chart.tsx';
import { shareOption, waterfallOption, type WaterfallItem } from '../../ui/chart-options.ts';
import { Section } from '../../ui/field.tsx';
import { Tiles } from '../../ui/figures.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useAuditId, useRows } from '../audit/audit-context.tsx';
import { useDiagnosis } from '../audit/diagnosis-context.tsx';
import { MachineVerdicts } from './machine-verdicts.tsx';
import { ProgressSection } from './progress-section.tsx';
import { StageTrack } from './stage-track.tsx';
import './overview.css';

export function OverviewPage() {
  const diagnosis = useDiagnosis();
  return (
    <div className="page" data-testid="overview-page">
      <header className="page-head">
        <h1>概览</h1>
        {diagnosis ? <Completeness value={diagnosis.completenessPct} /> : null}
      </header>
      <StageTrack />
      {diagnosis ? <Body diagnosis={diagnosis} /> : <Loading what="计算诊断结果" />}
    </div>
  );
}

function Completeness({ value }: { value: number }) {
  return (
    <div className="completeness" data-testid="completeness">
      <span>资料完整度</span>
      <Progress percent={Math.round(value)} size="small" aria-label="资料完整度" style={{ width: 180 }} />
    </div>
  );
}

function Body({ diagnosis }: { diagnosis: AuditDiagnosis }) {
  const auditId = useAuditId();
  return (
    <>
      <KeyFigures diagnosis={diagnosis} />
      <div className="columns">
        <div>
          <ProgressSection diagnosis={diagnosis} auditId={auditId} />
          <MachineVerdicts diagnosis={diagnosis} />
        </div>
        <div>
          <EnergyStructure diagnosis={diagnosis} />
          <SavingsWaterfall diagnosis={diagnosis} />
        </div>
      </div>
    </>
  );
}

function KeyFigures({ diagnosis }: { diagnosis: AuditDiagnosis }) {
  const photos = useRows('photo').length;
  const { energy, totalSaving, measures } = diagnosis;
  const kept = measures.filter((measure) => measure.status !== 'rejected');
  const investment = kept.reduce((sum, measure) => sum + (measure.investmentYuan ?? 0), 0);
  const share = energy.totalTce > 0 ? (totalSaving.tce / energy.totalTce) * 100 : null;
  return (
    <Tiles
      tiles={[
        {
          label: '综合能耗（当量值）',
          value: formatValue(energy.totalTce),
          unit: 'tce',
          note:
            energy.totalTceEqualValue === null
              ? '等价值：未设系数'
              : `等价值 ${formatValue(energy.totalTceEqualValue)} tce`,
          testId: 'total-tce',
        },
        {
          label: '二氧化碳排放',
          value: formatValue(energy.totalCO2T),
          unit: 't',
          note:
            energy.gridFactorKgPerKWh === null
              ? '电网因子待核对，未计电力'
              : `电网因子 ${formatValue(energy.gridFactorKgPerKWh)} kg/kWh`,
        },
        { label: '能源费用', value: formatValue(energy.totalCostYuan / 10_000), unit: '万元' },
        {
          label: '节能潜力',
          value: formatValue(totalSaving.tce),
          unit: 'tce/a',
          note:
            share === null
              ? `${kept.length} 项措施`
              : `占能耗 ${formatFixed(share, 1)} %，${kept.length} 项措施`,
        },
        {
          label: '年节约费用',
          value: formatValue(totalSaving.yuan / 10_000),
          unit: '万元/a',
          note: investment > 0 ? `投资 ${formatValue(investment / 10_000)} 万元` : '投资待填',
        },
        {
          label: '存在问题',
          value: diagnosis.findings.filter((f) => f.status !== 'dismissed').length,
          unit: '项',
          note: `现场照片 ${photos} 张`,
        },
      ]}
    />
  );
}

function EnergyStructure({ diagnosis }: { diagnosis: AuditDiagnosis }) {
  const theme = useTheme((state) => state.name);
  const items = useMemo(
    () => diagnosis.energy.carriers.filter((c) => c.tce > 0).map((c) => ({ label: c.zh, value: c.tce })),
    [diagnosis.energy],
  );
  const option = useMemo(() => shareOption(items, 'tce', theme), [items, theme]);
  return (
    <Section title="能源消费结构" extra="当量值">
      {items.length === 0 ? (
        <Empty title="还没有能源消费记录">在“能源消费”里录入或从 Excel 粘贴各月用量后，这里显示构成。</Empty>
      ) : (
        <Chart
          option={option}
          heightPx={240}
          summary={`能源消费结构：${diagnosis.energy.carriers.map((c) => `${c.zh} ${formatFixed(c.sharePct, 1)}%`).join('，')}`}
        />
      )}
    </Section>
  );
}

function SavingsWaterfall({ diagnosis }: { diagnosis: AuditDiagnosis }) {
  const theme = useTheme((state) => state.name);
  const items = useMemo(() => waterfallItems(diagnosis), [diagnosis]);
  const option = useMemo(() => waterfallOption(items, 'tce/a', theme), [items, theme]);
  return (
    <Section title="节能量逐项累加" extra="已扣除相互影响">
      {items.length === 0 ? (
        <Empty title="还没有可以计算的措施">补齐设备读数后，软件按实测工况列出可行的措施及其节能量。</Empty>
      ) : (
        <Chart
          option={option}
          heightPx={items.length * 30 + 34}
          summary={`节能量：${items.map((item) => `${item.label} ${formatValue(item.value)} tce`).join('，')}`}
        />
      )}
    </Section>
  );
}

const SHOWN_MEASURES = 6;

function waterfallItems(diagnosis: AuditDiagnosis): WaterfallItem[] {
  const kept = diagnosis.measures
    .filter((measure) => measure.status !== 'rejected' && measure.saving.tce > 0)
    .toSorted((a, b) => b.saving.tce - a.saving.tce);
  if (kept.length === 0) return [];
  const first = kept.slice(0, SHOWN_MEASURES);
  const rest = kept.slice(SHOWN_MEASURES).reduce((sum, measure) => sum + measure.saving.tce, 0);
  const all = kept.reduce((sum, measure) => sum + measure.saving.tce, 0);
  return [
    ...first.map((measure) => ({ label: measure.title, value: measure.saving.tce })),
    ...(rest > 0 ? [{ label: `其余 ${kept.length - SHOWN_MEASURES} 项`, value: rest }] : []),
    { label: '合计', value: all, total: true },
  ];
}
