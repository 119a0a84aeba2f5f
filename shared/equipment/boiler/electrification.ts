/** Replacement of a boiler by electricity: heat pump for low-temperature hot water, electric boiler otherwise. */
import { formatSignificant } from '../../quantity/format.ts';
import { findRow, numberCell } from '../../standards/limit-rows.ts';
import type { CalcContext, MeasureDef } from '../types.ts';
import type { BoilerInputs } from './inputs.ts';

/** Share of the Carnot coefficient that machines reach; 0.45–0.5 is usual, the lower end is taken. */
const SECOND_LAW_SHARE = 0.45;

/** COP = 0.45·T_k/(T_k − T_s), between heat source and supply temperature; undefined without a lift. */
export function heatPumpCop(inputs: BoilerInputs, ctx: CalcContext): number | undefined {
  if (inputs.supplyTemperatureC === undefined) return undefined;
  if (inputs.electricType === 'heatPump' && inputs.heatPumpCop !== undefined) return inputs.heatPumpCop;
  const sink = inputs.supplyTemperatureC + 273.15;
  const source = (inputs.heatSourceTemperatureC ?? ctx.air.temperatureC) + 273.15;
  if (!(sink - source >= 10)) return undefined;
  const cop = (SECOND_LAW_SHARE * sink) / (sink - source);
  return cop < 1 ? undefined : Math.min(6, cop);
}

const isHeatPump = (inputs: BoilerInputs) =>
  inputs.fuel === 'electricity' && inputs.electricType === 'heatPump';

const heatPump: MeasureDef<BoilerInputs> = {
  key: 'heat-pump',
  zh: '用热泵替代锅炉供热水',
  description: (inputs, _outcome, ctx) => {
    const cop = heatPumpCop(inputs, ctx);
    const supply = formatSignificant(inputs.supplyTemperatureC ?? 0, 3);
    return `用空气源、水源或余热热泵供 ${supply} ℃ 热水，估算 COP ${cop === undefined ? '—' : formatSignificant(cop, 3)}。高原空气密度低，空气源蒸发器的换热量按当地密度下降，应向厂家索取当地海拔的性能曲线。`;
  },
  basis:
    'COP = 0.45·T_k/(T_k − T_s)，热力完善度 0.45～0.5 凭记忆，待核对；西藏自治区工业领域碳达峰实施方案：推广高温热泵等电能替代',
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs, _outcome, ctx) =>
    inputs.medium === 'hotWater' &&
    inputs.fuel !== undefined &&
    !isHeatPump(inputs) &&
    (inputs.supplyTemperatureC ?? Infinity) <= 95 &&
    (heatPumpCop(inputs, ctx) ?? 0) >= 1.8,
  apply: (inputs, ctx) => {
    const cop = heatPumpCop(inputs, ctx);
    if (cop === undefined || isHeatPump(inputs)) return inputs;
    const { powerKW: _measured, ...rest } = inputs;
    return { ...rest, fuel: 'electricity', electricType: 'heatPump', heatPumpCop: cop };
  },
};

/** Efficiency limit of electric boilers, %. @source GB 24500-2020 5.2 */
function electricLimitPct(ctx: CalcContext): number {
  const found = findRow(ctx.pack, 'GB 24500-2020', 'clause5.2');
  return (found && numberCell(found.row, 'limit')) ?? 97;
}

const electricBoiler: MeasureDef<BoilerInputs> = {
  key: 'electric-boiler',
  zh: '用电锅炉（可配蓄热）替代燃料锅炉',
  description: (_inputs, _outcome, ctx) =>
    `用电极或电阻锅炉替代燃料锅炉，热效率按 ${electricLimitPct(ctx)}% 计；优先利用光伏和低谷电量，可配储热。电费通常高于燃料费，应与供电容量和电价一并论证。`,
  basis:
    'GB 24500-2020 第 5.2 条电锅炉限定值 97%（公开转录）；西藏自治区工业领域碳达峰实施方案：推广电锅炉、大功率电热储能锅炉',
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs) => inputs.fuel !== undefined && inputs.fuel !== 'electricity',
  apply: (inputs, ctx) => {
    if (inputs.fuel === undefined || inputs.fuel === 'electricity') return inputs;
    const { powerKW: _measured, ...rest } = inputs;
    return {
      ...rest,
      fuel: 'electricity',
      electricType: 'electrode',
      electricEfficiencyPct: electricLimitPct(ctx),
    };
  },
};

export const electrificationMeasures: MeasureDef<BoilerInputs>[] = [heatPump, electricBoiler];
