/** Plausibility of cement-kiln readings; every sentence says what to do. */
import { STANDARD_COAL_KJ } from '../../quantity/units.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { has } from '../fields.ts';
import type { CalcContext, Issue } from '../types.ts';
import type { CementKilnInputs } from './inputs.ts';
import { segmentNumbers } from './surface-fields.ts';

type Key = keyof CementKilnInputs;
const issue = (code: string, level: Issue['level'], zh: string, fields: Key[]): Issue => ({
  code,
  level,
  zh,
  fields,
});

export function checkKiln(inputs: CementKilnInputs, ctx: CalcContext): Issue[] {
  return [...composition(inputs), ...records(inputs), ...temperatures(inputs, ctx), ...gas(inputs, ctx)];
}

function composition(inputs: CementKilnInputs): Issue[] {
  const oxides = [
    'clinkerCaOPct',
    'clinkerSiO2Pct',
    'clinkerAl2O3Pct',
    'clinkerFe2O3Pct',
    'clinkerMgOPct',
  ] as const;
  if (!has(inputs, ...oxides)) return [];
  const sum = oxides.reduce((total, key) => total + (inputs[key] ?? 0), 0);
  if (sum >= 93 && sum <= 101) return [];
  return [
    issue(
      'oxides-sum',
      'warn',
      `熟料主要氧化物合计 ${formatSignificant(sum, 4)}%，通常在 95%～100% 之间，请核对化学分析。`,
      [...oxides],
    ),
  ];
}

/** Entered unit consumptions against those of the totals, and the year against the test. */
function records(inputs: CementKilnInputs): Issue[] {
  const out: Issue[] = [];
  const { kilnCoalT, clinkerOutputT, coalLowerHeatingValueKJPerKg: qNet } = inputs;
  if (kilnCoalT !== undefined && clinkerOutputT !== undefined && qNet !== undefined) {
    const computed = (kilnCoalT * 1000 * qNet) / (clinkerOutputT * STANDARD_COAL_KJ);
    const entered = inputs.clinkerCoalKgcePerT;
    if (entered !== undefined && Math.abs(entered / computed - 1) > 0.03) {
      const shown = formatSignificant(computed, 4);
      out.push(
        issue(
          'coal-mismatch',
          'warn',
          `企业核算的煤耗与用煤量、发热量和产量算得的 ${shown} kgce/t 相差超过 3%，请核对煤的基准（收到基）和盘库。`,
          ['clinkerCoalKgcePerT', 'kilnCoalT', 'coalLowerHeatingValueKJPerKg'],
        ),
      );
    }
  }
  if (
    has(inputs, 'kilnCoalT', 'clinkerOutputT', 'coalRateTPerH', 'clinkerRateTPerH') &&
    inputs.kilnCoalT > 0
  ) {
    const year = inputs.kilnCoalT / inputs.clinkerOutputT;
    const test = inputs.coalRateTPerH / inputs.clinkerRateTPerH;
    if (Math.abs(test / year - 1) > 0.12) {
      out.push(
        issue(
          'test-differs-from-year',
          'warn',
          '测试期煤耗与全年平均相差超过 12%，请核对皮带秤（转子秤）标定和测试工况。',
          ['coalRateTPerH', 'clinkerRateTPerH', 'kilnCoalT'],
        ),
      );
    }
  }
  if (has(inputs, 'clinkerOutputT', 'runningHoursH', 'clinkerRateTPerH') && inputs.runningHoursH > 0) {
    const mean = inputs.clinkerOutputT / inputs.runningHoursH;
    if (mean > 1.25 * inputs.clinkerRateTPerH || mean < 0.6 * inputs.clinkerRateTPerH) {
      out.push(
        issue(
          'hours-doubt',
          'warn',
          '年产量除以运转小时数与测试期台时产量相差较大，请核对运转小时数和产量。',
          ['clinkerOutputT', 'runningHoursH', 'clinkerRateTPerH'],
        ),
      );
    }
  }
  return out;
}

function temperatures(inputs: CementKilnInputs, ctx: CalcContext): Issue[] {
  const ambient = inputs.ambientTemperatureC ?? ctx.air.temperatureC;
  const out: Issue[] = [];
  for (const n of segmentNumbers) {
    const key = `segment${n}TemperatureC` as const;
    const t = inputs[key];
    if (t !== undefined && t < ambient) {
      out.push(
        issue('shell-below-air', 'warn', `筒体第 ${n} 段温度低于环境温度，请核对测温枪的发射率设定。`, [key]),
      );
    }
    if (t !== undefined && t > 420) {
      out.push(
        issue('shell-hot', 'warn', `筒体第 ${n} 段超过 420 ℃，可能掉砖或结皮脱落，请立即通知工厂并复测。`, [
          key,
        ]),
      );
    }
  }
  if (has(inputs, 'c1ExitTemperatureC', 'preheaterStages') && inputs.preheaterStages === 'six') {
    if (inputs.c1ExitTemperatureC > 320) {
      out.push(
        issue(
          'six-stage-hot',
          'info',
          '六级预热器 C1 出口温度通常为 260～280 ℃，现值偏高，请检查撒料、漏风和分解炉燃烧。',
          ['c1ExitTemperatureC'],
        ),
      );
    }
  }
  return out;
}

function gas(inputs: CementKilnInputs, ctx: CalcContext): Issue[] {
  const out: Issue[] = [];
  if ((inputs.c1ExitCOPct ?? 0) > 0.15) {
    out.push(
      issue('co-high', 'warn', 'C1 出口 CO 偏高，燃烧不完全且影响电收尘安全，请先调整分解炉用煤和三次风。', [
        'c1ExitCOPct',
      ]),
    );
  }
  const rate = inputs.clinkerRateTPerH;
  if (has(inputs, 'c1ExitGasM3PerH', 'c1ExitTemperatureC') && rate !== undefined) {
    const pressure = ctx.air.pressurePa - (inputs.c1SuctionKPa ?? 0) * 1000;
    const normal =
      (inputs.c1ExitGasM3PerH * 273.15 * pressure) /
      ((273.15 + inputs.c1ExitTemperatureC) * 101_325 * rate * 1000);
    if (normal > 2.4 || normal < 1) {
      out.push(
        issue(
          'exit-gas-doubt',
          'warn',
          `C1 出口废气折合 ${formatSignificant(normal, 3)} Nm³/kg 熟料，通常为 1.3～1.9；请核对流量是否为工况体积，不要先换算到标准状态。`,
          ['c1ExitGasM3PerH'],
        ),
      );
    }
  }
  return out;
}
