/** Saving step by step, and payback against investment: which measures to begin with. */
import { useMemo } from 'react';
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { formatFixed, formatValue } from '../../../shared/quantity/format.ts';
import { useTheme } from '../../app/theme.ts';
import { Chart } from '../../ui/chart.tsx';
import { barOption, scatterOption } from '../../ui/chart-options.ts';
import { Section } from '../../ui/field.tsx';

export function MeasureCharts({
  diagnosis,
  names,
}: {
  diagnosis: AuditDiagnosis;
  names: (id: string) => string;
}) {
  const theme = useTheme((state) => state.name);
  const kept = useMemo(
    () => diagnosis.measures.filter((measure) => measure.status !== 'rejected' && measure.saving.tce > 0),
    [diagnosis.measures],
  );
  const bars = useMemo(
    () =>
      kept
        .toSorted((a, b) => b.saving.tce - a.saving.tce)
        .slice(0, 8)
        .map((measure) => ({
          label: `${measure.title}（${names(measure.equipmentId)}）`,
          value: measure.saving.tce,
        })),
    [kept, names],
  );
  const points = useMemo(
    () =>
      kept.flatMap((measure) =>
        !measure.investmentYuan || measure.paybackYears === null
          ? []
          : [{ label: measure.title, x: measure.investmentYuan / 10_000, y: measure.paybackYears }],
      ),
    [kept],
  );
  const bar = useMemo(() => barOption(bars, 'tce/a', theme), [bars, theme]);
  const scatter = useMemo(
    () => scatterOption(points, '投资，万元', '静态回收期，年', theme),
    [points, theme],
  );
  if (bars.length === 0) return null;
  return (
    <div className="columns">
      <Section title="节能量排序">
        <Chart
          option={bar}
          heightPx={Math.max(120, bars.length * 30)}
          summary={`节能量：${bars.map((item) => `${item.label} ${formatValue(item.value)} tce`).join('，')}`}
        />
      </Section>
      <Section title="投资与回收期">
        {points.length === 0 ? (
          <p className="muted">填入投资后，这里显示先做哪几项最划算。</p>
        ) : (
          <Chart
            option={scatter}
            heightPx={240}
            summary={`投资与回收期：${points.map((p) => `${p.label} 投资 ${formatValue(p.x)} 万元，回收期 ${formatFixed(p.y, 1)} 年`).join('；')}`}
          />
        )}
      </Section>
    </div>
  );
}
