/** Head, hydraulic power and efficiency of a pump from readings. */
import { saturationPressureMPa, waterDensity } from '../../fluids/steam.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { machineEfficiency, type EfficiencyWords } from '../electrical/flow-efficiency.ts';
import { has } from '../fields.ts';
import type { CalcContext } from '../types.ts';
import type { PumpInputs } from './inputs.ts';

/** Local gravity on the plateau of Tibet, m/s². */
export const defaultGravity = 9.79;
/** Water temperature when none was read, °C. */
export const defaultLiquidC = 20;

export interface Liquid {
  densityKgPerM3: number;
  gravity: number;
}

/** Density of the liquid: given, or of water at its temperature (IAPWS-IF97). */
export function liquidOf(d: Draft, inputs: PumpInputs, ctx: CalcContext): Liquid {
  const gravity = inputs.gravityMPerS2 ?? defaultGravity;
  if (has(inputs, 'liquidDensityKgPerM3')) return { densityKgPerM3: inputs.liquidDensityKgPerM3, gravity };
  const temperatureC = inputs.liquidTemperatureC ?? defaultLiquidC;
  const atmosphereMPa = ctx.air.pressurePa / 1e6;
  // Hot water is kept liquid by its own pressure; the density of the saturated liquid is the lower bound.
  const pressureMPa = Math.max(
    atmosphereMPa + (inputs.dischargePressureMPa ?? 0),
    saturationPressureMPa(temperatureC),
  );
  const densityKgPerM3 = d.lookup({
    id: 'liquid-density',
    symbol: 'ρ',
    zh: '介质密度（水）',
    formula: '按压力和温度查水的密度（IAPWS-IF97）',
    substitution: `${formatSignificant(pressureMPa, 5)} MPa（绝压），${formatSignificant(temperatureC, 4)} ℃${
      inputs.liquidTemperatureC === undefined ? '（未填温度，按 20 ℃）' : ''
    }`,
    value: waterDensity(pressureMPa, temperatureC),
    unit: 'kg/m³',
  });
  return { densityKgPerM3, gravity };
}

/** Mean velocity in a pipe, m/s, from flow in m³/h and inner diameter in mm. */
export function pipeVelocity(flowM3PerH: number, diameterMM: number): number {
  return flowM3PerH / 3600 / ((Math.PI / 4) * (diameterMM / 1000) ** 2);
}

/**
 * Head, m: pressure rise, height between the gauges and, where both pipe velocities (m/s) are known, velocity head.
 * @source GB/T 3216
 */
export function headFromGauges(
  riseMPa: number,
  { densityKgPerM3, gravity }: Liquid,
  gaugeHeightDifferenceM: number,
  suctionVelocity?: number,
  dischargeVelocity?: number,
): number {
  const rest = (riseMPa * 1e6) / (densityKgPerM3 * gravity) + gaugeHeightDifferenceM;
  if (suctionVelocity === undefined || dischargeVelocity === undefined) return rest;
  return rest + (dischargeVelocity * dischargeVelocity - suctionVelocity * suctionVelocity) / (2 * gravity);
}

/** Head of the pump, m, from gauge pressures, or the value a person gave. */
export function measuredHead(d: Draft, inputs: PumpInputs, liquid: Liquid): number | undefined {
  if (!has(inputs, 'suctionPressureMPa', 'dischargePressureMPa')) {
    if (has(inputs, 'headM')) return positiveHead(d, givenHead(d, inputs.headM));
    d.missing('head', '扬程', ['suctionPressureMPa', 'dischargePressureMPa']);
    return undefined;
  }
  return d.block(inputs, 'head', '扬程', ['suctionPressureMPa', 'dischargePressureMPa'], (i) => {
    const v2 = velocity(d, inputs.flowM3PerH, inputs.dischargeDiameterMM, 2, '出口');
    const v1 = velocity(d, inputs.flowM3PerH, inputs.suctionDiameterMM, 1, '进口');
    const both = v1 !== undefined && v2 !== undefined;
    const { densityKgPerM3: ρ, gravity: g } = liquid;
    const Δz = inputs.gaugeHeightDifferenceM ?? 0;
    const value = headFromGauges(i.dischargePressureMPa - i.suctionPressureMPa, liquid, Δz, v1, v2);
    if (value <= 0)
      refuse('算得的扬程不大于零，请核对进出口压力。', ['suctionPressureMPa', 'dischargePressureMPa']);
    return d.formula(
      {
        id: 'head',
        symbol: 'H',
        zh: both ? '扬程' : '扬程（未计速度头）',
        formula: `(p2 − p1)·10^6/(ρ·g) + Δz${both ? ' + (v2^2 − v1^2)/(2·g)' : ''}`,
        vars: { p2: i.dischargePressureMPa, p1: i.suctionPressureMPa, ρ, g, Δz, v2: v2 ?? 0, v1: v1 ?? 0 },
        value,
        unit: 'm',
        clause: 'GB/T 3216',
      },
      'key',
    );
  });
}

function givenHead(d: Draft, headM: number): number {
  return d.lookup(
    {
      id: 'head',
      symbol: 'H',
      zh: '扬程',
      formula: '直接采用填写的扬程',
      substitution: `${formatSignificant(headM, 6)} m`,
      value: headM,
      unit: 'm',
    },
    'key',
  );
}

function positiveHead(d: Draft, headM: number): number | undefined {
  if (headM > 0) return headM;
  d.issue({ code: 'head-zero', level: 'error', zh: '扬程为零，请核对扬程。', fields: ['headM'] });
  return undefined;
}

function velocity(
  d: Draft,
  flow: number | undefined,
  diameterMM: number | undefined,
  n: 1 | 2,
  side: string,
): number | undefined {
  if (flow === undefined || diameterMM === undefined) return undefined;
  return d.formula({
    id: `velocity${n}`,
    symbol: `v${n}`,
    zh: `${side}流速`,
    formula: `Q/3600/(π/4·(d${n}/1000)^2)`,
    vars: { Q: flow, π: Math.PI, [`d${n}`]: diameterMM },
    value: pipeVelocity(flow, diameterMM),
    unit: 'm/s',
  });
}

export interface RunningPoint {
  flow: number;
  head: number;
  usefulKW: number;
  /** Pump efficiency, %, when the motor's is known. */
  pumpPct?: number | undefined;
}

/** Hydraulic power, unit and pump efficiency, electricity per tonne and 100 m. */
export function runningPoint(
  d: Draft,
  inputs: PumpInputs,
  liquid: Liquid,
  head: number | undefined,
): RunningPoint | undefined {
  if (head === undefined) return undefined;
  return d.block(inputs, 'unit-efficiency', '泵组效率', ['flowM3PerH', 'inputPowerKW'], (i) => {
    if (i.flowM3PerH <= 0 || i.inputPowerKW <= 0) {
      refuse('流量和输入功率应大于零。', ['flowM3PerH', 'inputPowerKW']);
    }
    const usefulKW = hydraulicPower(d, i.flowM3PerH, head, liquid);
    unitFigures(d, i.flowM3PerH, i.inputPowerKW, usefulKW, { head, liquid });
    return {
      flow: i.flowM3PerH,
      head,
      usefulKW,
      pumpPct: machineEfficiency(d, inputs, { inputKW: i.inputPowerKW, usefulKW }, efficiencyWords),
    };
  });
}

function hydraulicPower(d: Draft, Q: number, H: number, liquid: Liquid): number {
  const { densityKgPerM3: ρ, gravity: g } = liquid;
  return d.formula(
    {
      id: 'hydraulic-power',
      symbol: 'P_u',
      zh: '有效功率',
      formula: 'ρ·g·Q·H/(3600·1000)',
      vars: { ρ, g, Q, H },
      value: (ρ * g * Q * H) / (3600 * 1000),
      unit: 'kW',
    },
    'result',
  );
}

function unitFigures(
  d: Draft,
  Q: number,
  P1: number,
  P_u: number,
  at: { head: number; liquid: Liquid },
): void {
  const unit = (100 * P_u) / P1;
  if (unit > 100) {
    refuse('有效功率大于输入功率，请核对流量、压力和功率读数。', [
      'flowM3PerH',
      'dischargePressureMPa',
      'inputPowerKW',
    ]);
  }
  d.formula(
    {
      id: 'unit-efficiency',
      symbol: 'η_u',
      zh: '泵组效率',
      formula: '100·P_u/P1',
      vars: { P_u, P1 },
      value: unit,
      unit: '%',
    },
    'key',
  );
  d.formula(
    {
      id: 'energy-per-t100m',
      symbol: 'e',
      zh: '吨百米电耗',
      formula: 'P1/(ρ·Q/1000·H/100)',
      vars: { P1, ρ: at.liquid.densityKgPerM3, Q, H: at.head },
      value: P1 / (((at.liquid.densityKgPerM3 * Q) / 1000) * (at.head / 100)),
      unit: 'kWh/(t·100m)',
    },
    'key',
  );
}

const efficiencyWords: EfficiencyWords = {
  id: 'pump-efficiency',
  symbol: 'η_p',
  zh: '泵运行效率',
  blockZh: '泵效率',
  shaftZh: '泵轴功率',
  impossible: '算得的泵效率大于 100%，请核对流量、压力、功率和电动机效率。',
  readings: ['flowM3PerH', 'dischargePressureMPa', 'inputPowerKW', 'motorEfficiencyPct'],
};
