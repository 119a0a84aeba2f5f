/** Gas density at the site, compressibility, air power and efficiency of a fan. */
import { densityAt } from '../../air/site-air.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { machineEfficiency, type EfficiencyWords } from '../electrical/flow-efficiency.ts';
import type { CalcContext } from '../types.ts';
import type { FanInputs } from './inputs.ts';

/** Density that catalogue figures refer to unless the plate says otherwise, kg/m³. */
export const standardDensity = 1.2;
/** Isentropic exponent of air. */
const κ = 1.4;

export interface FanGas {
  densityKgPerM3: number;
  /** Absolute pressure at the fan inlet, Pa. */
  inletPressurePa: number;
}

/** Gas at the fan inlet: density as given, or of air at the site's pressure and the inlet temperature. */
export function gasOf(d: Draft, inputs: FanInputs, ctx: CalcContext): FanGas {
  const inletPressurePa = ctx.air.pressurePa + (inputs.inletStaticPressurePa ?? 0);
  const given = inputs.gasDensityKgPerM3;
  const temperatureC = inputs.gasTemperatureC ?? ctx.air.temperatureC;
  if (inletPressurePa <= 0 && given === undefined) {
    d.issue({
      code: 'inlet-pressure-impossible',
      level: 'error',
      zh: '进口静压低于绝对真空，请核对进口静压。',
      fields: ['inletStaticPressurePa'],
    });
  }
  // Impossible suction is reported above; the calculation goes on with the atmosphere so that the rest stays readable.
  const pressure = inletPressurePa > 0 ? inletPressurePa : ctx.air.pressurePa;
  const density = d.lookup(
    {
      id: 'gas-density',
      symbol: 'ρ',
      zh: '进口气体密度',
      formula: given === undefined ? 'ρ=p/(287.053·T)，p 为现场大气压加进口静压' : '直接采用填写的密度',
      substitution:
        given === undefined
          ? `${formatSignificant(pressure, 6)} Pa，${formatSignificant(temperatureC, 4)} ℃${
              inputs.gasTemperatureC === undefined ? '（未填，取现场气温）' : ''
            }`
          : `${formatSignificant(given, 5)} kg/m³`,
      value: given ?? densityAt(pressure, temperatureC),
      unit: 'kg/m³',
    },
    'result',
  );
  return { densityKgPerM3: density, inletPressurePa: pressure };
}

/**
 * Compressibility k_p of isentropic compression; 1 for vanishing pressure rise, lower the thinner the air.
 * @param totalPressurePa rise of total pressure. @source isentropic work over the incompressible p/ρ
 */
export function compressibility(totalPressurePa: number, inletPressurePa: number): number {
  const x = totalPressurePa / inletPressurePa;
  // Below this the closed form loses its digits; the series 1 − x/(2κ) is exact to x².
  if (x < 1e-6) return 1 - x / (2 * κ);
  return ((κ / (κ - 1)) * ((1 + x) ** ((κ - 1) / κ) - 1)) / x;
}

/** Compressibility step: the person's value, or isentropic. */
export function compressibilityStep(
  d: Draft,
  inputs: FanInputs,
  gas: FanGas,
  pressurePa: number,
  mark = '',
): number {
  const given = inputs.compressibilityRatio;
  const base = { id: `compressibility${mark}`, symbol: 'k_p', zh: '压缩性修正系数', unit: '' };
  if (given !== undefined) {
    return d.lookup({
      ...base,
      formula: '直接采用填写值',
      substitution: formatSignificant(given, 5),
      value: given,
    });
  }
  const x = pressurePa / gas.inletPressurePa;
  const value = compressibility(pressurePa, gas.inletPressurePa);
  if (x < 1e-6) return d.lookup({ ...base, formula: '压力很小时取 1', substitution: '1', value });
  return d.formula({
    ...base,
    formula: '3.5·((1 + p/p_1)^(1/3.5) − 1)/(p/p_1)',
    vars: { p: pressurePa, p_1: gas.inletPressurePa },
    value,
  });
}

export interface RunningFan {
  flow: number;
  pressurePa: number;
  airKW: number;
  compressibility: number;
  /** Fan efficiency, %, when the motor's is known. */
  fanPct?: number | undefined;
}

/** Air power, unit efficiency (风机机组电能利用率), fan efficiency, and the point referred to 1.2 kg/m³. */
export function runningFan(d: Draft, inputs: FanInputs, gas: FanGas): RunningFan | undefined {
  return d.block(
    inputs,
    'unit-efficiency',
    '风机机组电能利用率',
    ['flowM3PerH', 'totalPressurePa', 'inputPowerKW'],
    (i) => {
      const { flowM3PerH: q, totalPressurePa: p, inputPowerKW: P1 } = i;
      if (q <= 0 || p <= 0 || P1 <= 0) {
        refuse('风量、全压和输入功率应大于零。', ['flowM3PerH', 'totalPressurePa', 'inputPowerKW']);
      }
      const k_p = compressibilityStep(d, inputs, gas, p);
      const P_u = d.formula(
        {
          id: 'air-power',
          symbol: 'P_u',
          zh: '空气功率',
          formula: 'q/3600·p·k_p/1000',
          vars: { q, p, k_p },
          value: ((q / 3600) * p * k_p) / 1000,
          unit: 'kW',
        },
        'result',
      );
      const unit = (100 * P_u) / P1;
      if (unit > 100)
        refuse('空气功率大于输入功率，请核对风量、全压和功率。', [
          'flowM3PerH',
          'totalPressurePa',
          'inputPowerKW',
        ]);
      d.formula(
        {
          id: 'unit-efficiency',
          symbol: 'η_u',
          zh: '风机机组电能利用率',
          formula: '100·P_u/P1',
          vars: { P_u, P1 },
          value: unit,
          unit: '%',
          clause: 'GB/T 15913-2022',
        },
        'key',
      );
      const fanPct = machineEfficiency(d, inputs, { inputKW: P1, usefulKW: P_u }, efficiencyWords);
      return { flow: q, pressurePa: p, airKW: P_u, compressibility: k_p, fanPct };
    },
  );
}

const efficiencyWords: EfficiencyWords = {
  id: 'fan-efficiency',
  symbol: 'η_f',
  zh: '风机全压效率',
  blockZh: '风机效率',
  shaftZh: '风机轴功率',
  impossible: '算得的风机效率大于 100%，请核对风量、全压、功率和电动机效率。',
  readings: ['flowM3PerH', 'totalPressurePa', 'inputPowerKW', 'motorEfficiencyPct'],
};

/** Pressure and shaft power the same fan would show at 1.2 kg/m³ and the same flow: what a catalogue is compared with. */
export function referToStandardDensity(d: Draft, inputs: FanInputs, gas: FanGas): void {
  const ρ = gas.densityKgPerM3;
  const p = inputs.totalPressurePa;
  if (p === undefined) return;
  d.block(inputs, 'standard-density', '换算到标准密度', ['totalPressurePa'], () => {
    d.formula(
      {
        id: 'pressure-at-standard',
        symbol: 'p_1.2',
        zh: '换算到 1.2 kg/m³ 的全压',
        formula: 'p·1.2/ρ',
        vars: { p, ρ },
        value: (p * standardDensity) / ρ,
        unit: 'Pa',
      },
      'result',
    );
    const P_a = d.outcome().steps.find((s) => s.id === 'shaft-power')?.value;
    if (P_a === undefined) return;
    d.formula(
      {
        id: 'shaft-power-at-standard',
        symbol: 'P_1.2',
        zh: '换算到 1.2 kg/m³ 的轴功率',
        formula: 'P_a·1.2/ρ',
        vars: { P_a, ρ },
        value: (P_a * standardDensity) / ρ,
        unit: 'kW',
      },
      'result',
    );
  });
}
