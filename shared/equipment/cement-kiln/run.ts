/** One run of the cement-kiln calculation, and the basic ratios of the test. */
import type { Draft } from '../draft.ts';
import { sitePressureOrigin } from '../thermal/readings.ts';
import { formatSignificant } from '../../quantity/format.ts';
import type { CalcContext } from '../types.ts';
import type { CementKilnInputs } from './inputs.ts';

export interface KilnRun {
  d: Draft;
  inputs: CementKilnInputs;
  ctx: CalcContext;
}

export const text = (value: number): string => formatSignificant(value, 8);

/** Ambient air, °C; the site's when not read. */
export function ambientC({ inputs, ctx }: KilnRun): number {
  return inputs.ambientTemperatureC ?? ctx.air.temperatureC;
}

/** Site pressure as a step, Pa. */
export function pressureStep({ d, ctx }: KilnRun): number {
  return d.lookup({
    id: 'site-pressure',
    symbol: 'P_H',
    zh: '当地大气压',
    formula: sitePressureOrigin(ctx.air.pressureSource),
    substitution: `海拔 ${text(ctx.air.altitudeM)} m`,
    value: ctx.air.pressurePa,
    unit: 'Pa',
  });
}

/** Clinker of the test, t/h: as measured, else the year's output over its hours; undefined when neither is known. */
export function clinkerRate({ inputs }: KilnRun): number | undefined {
  const { clinkerRateTPerH, clinkerOutputT, runningHoursH } = inputs;
  if (clinkerRateTPerH !== undefined) return clinkerRateTPerH;
  if (clinkerOutputT === undefined || runningHoursH === undefined || runningHoursH < 1) return undefined;
  return clinkerOutputT / runningHoursH;
}

/** Coal per kilogram of clinker as a step, kg/kg: of the test, else of the year. */
export function coalRatio({ d, inputs }: KilnRun): number | undefined {
  const step = { id: 'coal-ratio', symbol: 'm_r', zh: '每千克熟料用煤量', unit: 'kg/kg' };
  const { coalRateTPerH: M_r, clinkerRateTPerH: M_sh, kilnCoalT: B_a, clinkerOutputT: P_sh } = inputs;
  if (M_r !== undefined && M_sh !== undefined) {
    return d.formula({ ...step, formula: 'M_r/M_sh', vars: { M_r, M_sh }, value: M_r / M_sh });
  }
  if (B_a !== undefined && P_sh !== undefined) {
    return d.formula({ ...step, formula: 'B_a/P_sh', vars: { B_a, P_sh }, value: B_a / P_sh });
  }
  return undefined;
}
