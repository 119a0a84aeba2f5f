/** Isentropic work of compressing site air: the common measure of compressors at any altitude. */
import { standardInletC, standardInletKPa } from '../../standards/gb19153.ts';
import type { Draft } from '../draft.ts';
import type { CalcContext } from '../types.ts';
import type { CompressorInputs } from './inputs.ts';

/** κ/(κ−1) of air, κ = 1.4. */
const exponent = 3.5;

/**
 * Isentropic single-stage work per inlet volume, kW/(m³/min).
 * @param inletKPa absolute. @param dischargeKPa absolute, not below the inlet.
 * @source P/q = κ/(κ−1)·p1·((p2/p1)^((κ−1)/κ) − 1)/60
 */
export function isentropicWork(inletKPa: number, dischargeKPa: number): number {
  return (exponent * inletKPa * ((dischargeKPa / inletKPa) ** (1 / exponent) - 1)) / 60;
}

export const inletKPa = (inputs: CompressorInputs, ctx: CalcContext): number =>
  inputs.inletPressureKPa ?? ctx.air.pressurePa / 1000;

export const inletC = (inputs: CompressorInputs, ctx: CalcContext): number =>
  inputs.inletTemperatureC ?? ctx.air.temperatureC;

/** Gauge pressure plus the atmosphere of the site, kPa absolute. */
export const absoluteKPa = (gaugeMPa: number, ctx: CalcContext): number =>
  1000 * gaugeMPa + ctx.air.pressurePa / 1000;

/** Inlet volume at the standard inlet state (100 kPa, 20 °C) per inlet volume at the site. */
export function standardVolumeRatio(inputs: CompressorInputs, ctx: CalcContext): number {
  return (
    ((inletKPa(inputs, ctx) / standardInletKPa) * (standardInletC + 273.15)) / (inletC(inputs, ctx) + 273.15)
  );
}

/** Isentropic work at the site, with its step. */
export function workStep(d: Draft, p1: number, p2: number, mark = ''): number {
  return d.formula(
    {
      id: `isentropic-work${mark}`,
      symbol: 'w_s',
      zh: '单位进气量的等熵压缩功率',
      formula: '3.5·p1·((p2/p1)^(1/3.5) − 1)/60',
      vars: { p1, p2 },
      value: isentropicWork(p1, p2),
      unit: 'kW/(m³/min)',
    },
    mark === '' ? 'result' : undefined,
  );
}

/** Isentropic work at the standard inlet for a rated gauge pressure, with its step. */
export function standardWorkStep(d: Draft, ratedPressureMPa: number, mark = '-standard'): number {
  const p2 = 1000 * ratedPressureMPa + standardInletKPa;
  return d.formula({
    id: `isentropic-work${mark}`,
    symbol: 'w_0',
    zh: '标准进气状态、额定压力下的等熵压缩功率',
    formula: '3.5·p1·((p2/p1)^(1/3.5) − 1)/60',
    vars: { p1: standardInletKPa, p2 },
    value: isentropicWork(standardInletKPa, p2),
    unit: 'kW/(m³/min)',
  });
}
