/** A calculator small enough to check by head: heat of water in kW from flow and two temperatures. */
import { z } from 'zod';
import { siteAir } from '../../../shared/air/site-air.ts';
import { createDerivation } from '../../../shared/equipment/derivation.ts';
import { choice, num } from '../../../shared/equipment/fields.ts';
import type { CalcContext, Calculator, Outcome } from '../../../shared/equipment/types.ts';
import { emptyRow, type Columns, type Row } from '../../../shared/model/tables.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';

export const heaterInputs = z.strictObject({
  medium: choice('铭牌', '介质', { water: '水', oil: '油' }),
  flowKgPerS: num('实测', '流量', 'kg/s', [0, 100], { typical: [0.5, 20], u: { relPct: 1 } }),
  inletC: num('实测', '进口温度', '℃', [0, 100], { u: { abs: 0.5 } }),
  outletC: num('实测', '出口温度', '℃', [0, 100], { u: { abs: 0.5 } }),
  hoursH: num('运行', '年运行时间', 'h', [0, 8784]),
  efficiencyPct: num('运行', '效率', '%', [10, 100]),
});
export type HeaterInputs = z.infer<typeof heaterInputs>;

const CP = 4.2;

function diagnose(inputs: HeaterInputs): Outcome {
  const { flowKgPerS: m, inletC: t1, outletC: t2 } = inputs;
  const d = createDerivation();
  const empty: Outcome = { results: [], steps: d.steps, limits: [], losses: [], issues: [], missing: [] };
  if (m === undefined || t1 === undefined || t2 === undefined) {
    return { ...empty, missing: [{ id: 'heat', zh: '热负荷', keys: ['flowKgPerS', 'inletC', 'outletC'] }] };
  }
  const value = d.formula({
    id: 'heat',
    symbol: 'Q',
    zh: '热负荷',
    formula: '4.2·m·(t_2 − t_1)',
    vars: { m, t_1: t1, t_2: t2 },
    value: CP * m * (t2 - t1),
    unit: 'kW',
  });
  return {
    ...empty,
    results: [{ id: 'heat', zh: '热负荷', value, unit: 'kW', stepId: 'heat', key: true }],
    limits: [
      {
        id: 'heat-min',
        zh: '热负荷',
        resultId: 'heat',
        value,
        unit: 'kW',
        sense: 'min',
        limit: 200,
        standard: { code: '示例标准', clause: '1', certainty: 'verified' },
      },
    ],
  };
}

export const heater: Calculator<HeaterInputs> = {
  kind: 'boiler',
  zh: '加热器',
  inputs: heaterInputs,
  diagnose,
  simulate(inputs, baseline) {
    const heat = diagnose(baseline).results[0]?.value;
    const { hoursH, efficiencyPct } = inputs;
    if (heat === undefined || hoursH === undefined || efficiencyPct === undefined) return null;
    return [{ carrier: 'electricity', amount: (heat * hoursH) / (efficiencyPct / 100) }];
  },
  measures: [
    {
      key: 'insulate',
      zh: '保温',
      description: () => '加保温层。',
      basis: '工程经验',
      costClass: 'low',
      lifeYears: 10,
      applicable: (inputs) => (inputs.efficiencyPct ?? 100) < 95,
      apply: (inputs) => ({ ...inputs, efficiencyPct: Math.max(inputs.efficiencyPct ?? 0, 90) }),
      investmentYuan: () => 50_000,
    },
    {
      key: 'shorter-hours',
      zh: '减少运行时间',
      description: () => '错峰停机。',
      basis: '工程经验',
      costClass: 'none',
      lifeYears: 5,
      applicable: () => true,
      apply: (inputs) => ({ ...inputs, hoursH: (inputs.hoursH ?? 0) * 0.8 }),
    },
    {
      key: 'nothing',
      zh: '什么也不改',
      description: () => '对照用。',
      basis: '工程经验',
      costClass: 'none',
      lifeYears: 5,
      applicable: () => true,
      apply: (inputs) => ({ ...inputs }),
    },
  ],
  checks: () => [],
};

export const context: CalcContext = {
  air: siteAir({ altitudeM: 3650 }),
  pack: { version: 'test', standards: [], verifications: [] },
  prices: { electricityYuanPerKWh: 0.6, discountRatePct: 8 },
  date: '2026-11-22',
};

export const machine: Row<'equipment'> = {
  ...emptyRow('equipment', 'm1', 'a1'),
  kind: 'boiler',
  name: '1号加热器',
  inputs: { medium: 'water' },
};

export function reading(
  key: string,
  value: number | null,
  columns: Partial<Columns<'reading'>> = {},
): Row<'reading'> {
  return {
    ...emptyRow('reading', rowIds.reading('m1', key), 'a1'),
    equipmentId: 'm1',
    key,
    value,
    source: 'measured',
    ...columns,
  };
}

export const readings = [
  reading('flowKgPerS', 2),
  reading('inletC', 20),
  reading('outletC', 50),
  reading('hoursH', 5000, { source: 'record' }),
  reading('efficiencyPct', 80, { source: 'nameplate' }),
];
