/** Available suction head at the local atmospheric pressure. */
import { saturationPressureMPa } from '../../fluids/steam.ts';
import { formatSignificant } from '../../quantity/format.ts';
import type { Draft } from '../draft.ts';
import { has } from '../fields.ts';
import type { CalcContext } from '../types.ts';
import type { Liquid } from './hydraulics.ts';
import { defaultLiquidC } from './hydraulics.ts';
import type { PumpInputs } from './inputs.ts';

/** NPSH margin below which a pump is near cavitation, m; engineering habit. */
const smallMarginM = 0.5;

/** NPSH available, m. The plateau takes it away: 6.4 m of atmosphere at 3,650 m against 10.1 m at sea level. */
export function suctionHead(d: Draft, inputs: PumpInputs, liquid: Liquid, ctx: CalcContext): void {
  d.block(inputs, 'npsh', '有效汽蚀余量', ['suctionStaticHeadM', 'suctionLossM'], (i) => {
    const surface = surfacePressureKPa(d, inputs, ctx);
    if (surface === undefined) return;
    const p_v = vapourPressureKPa(d, inputs);
    const { densityKgPerM3: ρ, gravity: g } = liquid;
    const npsh = d.formula(
      {
        id: 'npsh-available',
        symbol: 'NPSHa',
        zh: '有效汽蚀余量',
        formula: '(p_b − p_v)·1000/(ρ·g) + h_s − h_f',
        vars: { p_b: surface, p_v, ρ, g, h_s: i.suctionStaticHeadM, h_f: i.suctionLossM },
        value: ((surface - p_v) * 1000) / (ρ * g) + i.suctionStaticHeadM - i.suctionLossM,
        unit: 'm',
      },
      'result',
    );
    margin(d, inputs, npsh);
  });
}

function surfacePressureKPa(d: Draft, inputs: PumpInputs, ctx: CalcContext): number | undefined {
  const atmosphere = ctx.air.pressurePa / 1000;
  if (inputs.suctionTank !== 'closed') {
    return d.lookup({
      id: 'surface-pressure',
      symbol: 'p_b',
      zh: '吸入液面绝对压力',
      formula: '敞口液面取现场大气压',
      substitution: `海拔 ${formatSignificant(ctx.air.altitudeM, 5)} m，${
        ctx.air.pressureSource === 'measured' ? '实测' : '标准大气'
      }`,
      value: atmosphere,
      unit: 'kPa',
    });
  }
  if (!has(inputs, 'tankPressureMPa')) {
    d.missing('npsh', '有效汽蚀余量', ['tankPressureMPa']);
    return undefined;
  }
  return d.formula({
    id: 'surface-pressure',
    symbol: 'p_b',
    zh: '吸入液面绝对压力（表压加现场大气压）',
    formula: '1000·p_t + p_a',
    vars: { p_t: inputs.tankPressureMPa, p_a: atmosphere },
    value: 1000 * inputs.tankPressureMPa + atmosphere,
    unit: 'kPa',
  });
}

function vapourPressureKPa(d: Draft, inputs: PumpInputs): number {
  if (has(inputs, 'vapourPressureKPa')) return inputs.vapourPressureKPa;
  const temperatureC = inputs.liquidTemperatureC ?? defaultLiquidC;
  return d.lookup({
    id: 'vapour-pressure',
    symbol: 'p_v',
    zh: '水的汽化压力',
    formula: '按温度查饱和压力（IAPWS-IF97）',
    substitution: `${formatSignificant(temperatureC, 4)} ℃`,
    value: 1000 * saturationPressureMPa(temperatureC),
    unit: 'kPa',
  });
}

function margin(d: Draft, inputs: PumpInputs, available: number): void {
  if (!has(inputs, 'npshRequiredM')) return;
  const rest = d.formula(
    {
      id: 'npsh-margin',
      symbol: 'ΔNPSH',
      zh: '汽蚀余量裕量',
      formula: 'NPSHa − NPSHr',
      vars: { NPSHa: available, NPSHr: inputs.npshRequiredM },
      value: available - inputs.npshRequiredM,
      unit: 'm',
    },
    'result',
  );
  if (rest >= smallMarginM) return;
  d.issue({
    code: rest < 0 ? 'cavitation' : 'npsh-margin-small',
    level: rest < 0 ? 'error' : 'warn',
    zh:
      rest < 0
        ? '有效汽蚀余量小于必需汽蚀余量，水泵会汽蚀：请降低安装高度、减小吸入管阻力或降低水温。'
        : '汽蚀余量裕量不足 0.5 m，请核对安装高度和吸入管阻力。',
    fields: ['suctionStaticHeadM', 'suctionLossM', 'npshRequiredM'],
  });
}
