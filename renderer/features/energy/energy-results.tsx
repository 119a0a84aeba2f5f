/** Totals and unit consumptions that follow from the tables. */
import { formatFixed, formatValue } from '../../../shared/quantity/format.ts';
import { Section } from '../../ui/field.tsx';
import { Tiles } from '../../ui/figures.tsx';
import { LimitBar } from '../../ui/limit-bar.tsx';
import { useDiagnosis } from '../audit/diagnosis-context.tsx';

export function EnergyResults() {
  const energy = useDiagnosis()?.energy;
  if (!energy || energy.carriers.length === 0) return null;
  const coverage = energy.equipmentCoveragePct;
  return (
    <>
      <Tiles
        tiles={[
          {
            label: '综合能耗（当量值）',
            value: formatValue(energy.totalTce),
            unit: 'tce',
            testId: 'energy-total-tce',
          },
          {
            label: '综合能耗（等价值）',
            value: energy.totalTceEqualValue === null ? '未设系数' : formatValue(energy.totalTceEqualValue),
            ...(energy.totalTceEqualValue === null ? {} : { unit: 'tce' }),
          },
          { label: '二氧化碳排放', value: formatValue(energy.totalCO2T), unit: 't' },
          { label: '能源费用', value: formatValue(energy.totalCostYuan / 10_000), unit: '万元' },
          {
            label: '设备用能与台账之比',
            value: coverage === null ? '待设备读数' : formatFixed(coverage, 1),
            ...(coverage === null ? {} : { unit: '%' }),
            note: '所列设备年用能合计 ÷ 台账用能',
          },
        ]}
      />
      {energy.indicators.length > 0 ? (
        <Section title="单位产品能耗与限额">
          <div className="indicator-list">
            {energy.indicators.map((indicator) => (
              <div key={indicator.id} className="indicator" data-testid={`indicator-${indicator.id}`}>
                <div className="indicator-head">
                  <span>{indicator.zh}</span>
                  <strong>
                    {formatValue(indicator.value)}
                    <span className="unit">{indicator.unit}</span>
                  </strong>
                </div>
                {indicator.limits.map((limit) => (
                  <LimitBar key={limit.id} limit={limit} />
                ))}
              </div>
            ))}
          </div>
        </Section>
      ) : null}
    </>
  );
}
