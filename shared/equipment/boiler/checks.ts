/** Plausibility of boiler readings; every sentence says what to do. */
import { estimatedNcvKJPerKg } from '../../fluids/fuels.ts';
import { saturationTemperatureC } from '../../fluids/steam.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { has } from '../fields.ts';
import type { CalcContext, Issue } from '../types.ts';
import { fuelClassOf } from './fuels.ts';
import type { BoilerInputs } from './inputs.ts';
import { netCalorificValueKJ } from './run.ts';

const issue = (code: string, level: Issue['level'], zh: string, fields: (keyof BoilerInputs)[]): Issue => ({
  code,
  level,
  zh,
  fields,
});

export function checkBoiler(inputs: BoilerInputs, ctx: CalcContext): Issue[] {
  return [...flue(inputs, ctx), ...shares(inputs), ...waterAndSteam(inputs, ctx), ...amounts(inputs)];
}

function flue(inputs: BoilerInputs, ctx: CalcContext): Issue[] {
  const out: Issue[] = [];
  const { flueGasO2Pct: o2, flueGasTemperatureC: exhaust } = inputs;
  if (o2 !== undefined && o2 > 16) {
    out.push(
      issue('o2-high', 'warn', '排烟 O₂ 超过 16%，多半是取样孔漏风或测点不对，请在省煤器出口前重测。', [
        'flueGasO2Pct',
      ]),
    );
  }
  const air = inputs.inletAirTemperatureC ?? ctx.air.temperatureC;
  if (exhaust !== undefined && exhaust <= air) {
    out.push(
      issue('exhaust-below-air', 'error', '排烟温度不高于冷空气温度，请核对两处温度的测点和读数。', [
        'flueGasTemperatureC',
        'inletAirTemperatureC',
      ]),
    );
  }
  const dry = (o2 ?? 0) + (inputs.flueGasCO2Pct ?? 0);
  if (inputs.flueGasCO2Pct !== undefined && o2 !== undefined && dry > 21.5) {
    out.push(
      issue('o2-ro2-sum', 'warn', 'O₂ 与 RO₂ 之和大于 21.5%，不符合燃烧规律，请校准分析仪后重测。', [
        'flueGasO2Pct',
        'flueGasCO2Pct',
      ]),
    );
  }
  return out;
}

function shares(inputs: BoilerInputs): Issue[] {
  const out: Issue[] = [];
  const ash = ['slagAshSharePct', 'riddlingsAshSharePct', 'flyAshSharePct'] as const;
  if (has(inputs, 'slagAshSharePct', 'flyAshSharePct') && !sumsTo100(inputs, ash, 2)) {
    out.push(issue('ash-shares', 'warn', '炉渣、漏煤、飞灰的灰量份额之和应为 100%，请重新分配。', [...ash]));
  }
  const elements = [
    'carbonPct',
    'hydrogenPct',
    'oxygenPct',
    'nitrogenPct',
    'sulfurPct',
    'moisturePct',
  ] as const;
  if (
    (inputs.heatLossMethod === 'detailed' || inputs.heatLossMethod === 'enthalpy') &&
    has(inputs, 'carbonPct', 'hydrogenPct')
  ) {
    const parts = [...elements, 'ashPct'] as const;
    if (!sumsTo100(inputs, parts, 2)) {
      out.push(
        issue('elements-sum', 'warn', '收到基元素分析与灰分、水分之和应为 100%，请核对化验单的基准。', [
          ...parts,
        ]),
      );
    } else out.push(...calorificCheck(inputs));
  }
  const gas = [
    'methanePct',
    'ethanePct',
    'propanePct',
    'butanePct',
    'carbonMonoxidePct',
    'hydrogenGasPct',
    'carbonDioxidePct',
    'nitrogenGasPct',
  ] as const;
  if (inputs.methanePct !== undefined && !sumsTo100(inputs, gas, 2)) {
    out.push(issue('gas-sum', 'warn', '燃气各成分体积分数之和应为 100%，请核对气质报告。', [...gas]));
  }
  return out;
}

function calorificCheck(inputs: BoilerInputs): Issue[] {
  const entered = netCalorificValueKJ(inputs);
  if (entered === undefined || inputs.fuel === 'naturalGas') return [];
  const estimated = estimatedNcvKJPerKg({
    carbonPct: inputs.carbonPct ?? 0,
    hydrogenPct: inputs.hydrogenPct ?? 0,
    oxygenPct: inputs.oxygenPct ?? 0,
    nitrogenPct: inputs.nitrogenPct ?? 0,
    sulphurPct: inputs.sulfurPct ?? 0,
    moisturePct: inputs.moisturePct ?? 0,
    ashPct: inputs.ashPct ?? 0,
  });
  if (Math.abs(entered / estimated - 1) <= 0.06) return [];
  const shown = formatSignificant(estimated, 4);
  return [
    issue(
      'calorific-doubt',
      'warn',
      `发热量与元素分析不符（由元素估算约 ${shown} kJ/kg），请核对化验单的基准和单位。`,
      ['lowerHeatingValueKJPerKg'],
    ),
  ];
}

function sumsTo100(inputs: BoilerInputs, keys: readonly (keyof BoilerInputs)[], tolerance: number): boolean {
  const sum = keys.reduce((total, key) => total + (typeof inputs[key] === 'number' ? inputs[key] : 0), 0);
  return Math.abs(sum - 100) <= tolerance;
}

function waterAndSteam(inputs: BoilerInputs, ctx: CalcContext): Issue[] {
  const out: Issue[] = [];
  const atmosphereMPa = ctx.air.pressurePa / 1e6;
  if (
    inputs.medium === 'hotWater' &&
    has(inputs, 'supplyTemperatureC') &&
    inputs.waterGaugeMPa === undefined
  ) {
    const boiling = saturationTemperatureC(atmosphereMPa);
    if (inputs.supplyTemperatureC > boiling - 5) {
      out.push(
        issue(
          'open-loop-boils',
          'warn',
          `当地沸点为 ${formatSignificant(boiling, 3)} ℃，供水温度接近或超过沸点，开式系统会汽化；请填写系统压力，或降低供水温度。`,
          ['supplyTemperatureC', 'waterGaugeMPa'],
        ),
      );
    }
  }
  if (has(inputs, 'deaeratorGaugeMPa', 'deaeratorTemperatureC')) {
    const boiling = saturationTemperatureC(inputs.deaeratorGaugeMPa + atmosphereMPa);
    if (Math.abs(inputs.deaeratorTemperatureC - boiling) > 5) {
      out.push(
        issue(
          'deaerator-doubt',
          'warn',
          `除氧水温与除氧器压力不符（该压力在当地对应 ${formatSignificant(boiling, 4)} ℃），请核对压力表是否为表压、水温测点是否正确。`,
          ['deaeratorGaugeMPa', 'deaeratorTemperatureC'],
        ),
      );
    }
  }
  if (has(inputs, 'trapTotalCount', 'trapFailedCount') && inputs.trapFailedCount > inputs.trapTotalCount) {
    out.push(
      issue('trap-count', 'error', '漏汽疏水阀数多于总数，请核对台账。', [
        'trapTotalCount',
        'trapFailedCount',
      ]),
    );
  }
  if (has(inputs, 'outputTPerH', 'ratedOutputTPerH') && inputs.outputTPerH > 1.15 * inputs.ratedOutputTPerH) {
    out.push(
      issue('overload', 'warn', '实测出力超过额定出力 15% 以上，请核对流量计（含密度补偿）和铭牌。', [
        'outputTPerH',
        'ratedOutputTPerH',
      ]),
    );
  }
  return out;
}

/** Recorded yearly fuel against running hours times the measured rate. */
function amounts(inputs: BoilerInputs): Issue[] {
  const hours = inputs.runningHoursH;
  if (hours === undefined || fuelClassOf(inputs.fuel) === undefined) return [];
  const pairs = [
    { annual: inputs.annualFuelAmountT, rate: inputs.fuelRateKgPerH, per: 1000, key: 'annualFuelAmountT' },
    { annual: inputs.annualFuelAmountNm3, rate: inputs.fuelRateNm3PerH, per: 1, key: 'annualFuelAmountNm3' },
    { annual: inputs.annualFuelAmountKWh, rate: inputs.powerKW, per: 1, key: 'annualFuelAmountKWh' },
  ] as const;
  return pairs.flatMap(({ annual, rate, per, key }) => {
    if (annual === undefined || rate === undefined || annual <= 0) return [];
    const expected = (rate * hours) / per;
    if (expected <= 1.3 * annual && expected >= 0.4 * annual) return [];
    return [
      issue(
        'annual-fuel-doubt',
        'warn',
        '年消耗量与“实测小时消耗量 × 年运行小时数”相差较大，请核对台账、测试负荷和运行小时数。',
        [key, 'runningHoursH'],
      ),
    ];
  });
}
