/** Closing the balance: sums, residual, efficiency, shares and what is held against them. */
import { findRow, numberCell } from '../../standards/limit-rows.ts';
import type { HeatItem } from './heat-balance.ts';
import type { KilnRun } from './run.ts';

const clause = 'GB/T 26281';

/** The groups without which a residual says more about missing readings than about the kiln. */
const mainOutputs = ['exit-gas', 'clinker', 'vent', 'surface'];

/** Sums both sides, shows every share and judges the residual. */
export function closeBalance(
  run: KilnRun,
  inputs: HeatItem[],
  outputs: HeatItem[],
  formationKJ: number,
): void {
  const { d } = run;
  const total = sumStep(run, 'heat-in', 'Q_zs', '热收入合计', inputs);
  const spent = sumStep(run, 'heat-out', 'Q_zc', '已测热支出合计', outputs);
  if (!(total > 1)) return;
  const residual = d.formula({
    id: 'heat-residual',
    symbol: 'δ',
    zh: '热平衡差值占热收入',
    formula: '(Q_zs − Q_zc)/Q_zs·100',
    vars: { Q_zs: total, Q_zc: spent },
    value: ((total - spent) / total) * 100,
    unit: '%',
    clause,
  });
  efficiencyStep(run, inputs, formationKJ);
  for (const item of outputs) {
    const role = item.id === 'formation' ? 'useful' : 'loss';
    d.loss({ id: item.id, zh: item.zh, sharePct: (item.kJ / total) * 100, role });
  }
  d.loss({ id: 'residual', zh: '差值（含未测项）', sharePct: residual, role: 'residual' });
  const complete = mainOutputs.every((id) => outputs.some((item) => item.id === id));
  if (complete) judgeResidual(run, residual);
  surfaceShare(run, outputs, total);
}

function efficiencyStep(run: KilnRun, inputs: HeatItem[], Q_sh: number): void {
  const of = (id: string) => inputs.find((item) => item.id === id)?.kJ ?? 0;
  const [Q_rR, Q_sR] = [of('fuel'), of('raw-meal-fuel')];
  run.d.formula(
    {
      id: 'kiln-efficiency',
      symbol: 'η_y',
      zh: '窑系统热效率',
      formula: 'Q_sh/(Q_rR + Q_sR)·100',
      vars: { Q_sh, Q_rR, Q_sR },
      value: (Q_sh / (Q_rR + Q_sR)) * 100,
      unit: '%',
      clause,
    },
    'key',
  );
}

function sumStep({ d }: KilnRun, id: string, symbol: string, zh: string, items: HeatItem[]): number {
  const names = items.map((_item, i) => `q_${i + 1}`);
  return d.formula(
    {
      id,
      symbol,
      zh: `${zh}（${items.map((item) => item.zh).join('、')}）`,
      formula: names.join(' + '),
      vars: Object.fromEntries(items.map((item, i) => [`q_${i + 1}`, item.kJ])),
      value: items.reduce((sum, item) => sum + item.kJ, 0),
      unit: 'kJ/kg',
      clause,
    },
    'result',
  );
}

function judgeResidual({ d, ctx }: KilnRun, residual: number): void {
  const value = Math.abs(residual);
  d.formula(
    {
      id: 'heat-residual-size',
      symbol: '|δ|',
      zh: '热平衡收支误差',
      formula: 'sqrt(δ^2)',
      vars: { δ: residual },
      value,
      unit: '%',
    },
    'result',
  );
  const found = findRow(ctx.pack, '水泥工厂节能设计规范', 'residual');
  const limit = found ? numberCell(found.row, 'limitPct') : null;
  if (!found || limit === null) return;
  const check = {
    id: 'heat-residual-limit',
    zh: '热平衡收支误差',
    resultId: 'heat-residual-size',
    value,
    unit: '%',
  };
  d.limit({ ...check, sense: 'max', limit, standard: { ...found.standard, code: '工程经验', clause: '' } });
  if (value > limit) {
    d.issue({
      code: 'balance-open',
      level: 'warn',
      zh: `热平衡收支相差超过 ${limit}%，请核对煤耗、发热量、废气和余风流量（是否按当地大气压换算）后重测。`,
      fields: ['coalRateTPerH', 'clinkerRateTPerH', 'c1ExitGasM3PerH', 'ventAirM3PerH'],
    });
  }
}

function surfaceShare({ d, ctx }: KilnRun, outputs: HeatItem[], Q_zs: number): void {
  const q_B = outputs.find((item) => item.id === 'surface')?.kJ;
  if (q_B === undefined) return;
  const value = (q_B / Q_zs) * 100;
  const zh = '表面散热占热收入';
  const vars = { q_B, Q_zs };
  d.formula(
    { id: 'surface-share', symbol: 'k_B', zh, formula: 'q_B/Q_zs·100', vars, value, unit: '%' },
    'result',
  );
  const found = findRow(ctx.pack, '水泥工厂节能设计规范', 'kiln', (row) => row['key'] === 'surfaceLoss');
  if (!found) return;
  const limit = numberCell(found.row, 'limitPct');
  const check = {
    id: 'surface-share-limit',
    zh,
    resultId: 'surface-share',
    value,
    unit: '%',
    sense: 'max' as const,
  };
  d.limit({ ...check, limit, standard: found.standard, note: '设计指标，作运行参考' });
}
