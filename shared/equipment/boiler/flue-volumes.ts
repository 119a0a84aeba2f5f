/** Combustion volumes per unit of fuel for the detailed heat-loss method and for condensation. */
import { humidityRatio, P0_PA } from '../../air/site-air.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { has } from '../fields.ts';
import { coldAirC, fuelUnit, type BoilerRun } from './run.ts';

export interface FlueVolumes {
  /** Dry flue gas and water vapour, Nm³ per kg or Nm³ of fuel. */
  dry: number;
  vapour: number;
}

interface Theoretical {
  air: number;
  dry: number;
  /** Vapour from the fuel itself. */
  vapour: number;
}

const clause = 'GB/T 10180-2017';

/** Volumes at excess air α, or undefined when neither analysis nor composition was entered. */
export function flueVolumes(run: BoilerRun, alpha: number): FlueVolumes | undefined {
  const theoretical = run.inputs.fuel === 'naturalGas' ? ofGas(run) : ofElements(run);
  return theoretical && withExcessAir(run, theoretical, alpha);
}

/**
 * Volumes of natural gas whose composition was not read, taken as methane of the same calorific value.
 * @param qNet kJ/Nm³ of gas, kJ/kg of liquefied natural gas.
 */
export function methaneLikeVolumes(run: BoilerRun, alpha: number, qNet: number): FlueVolumes {
  const unit = `Nm³/${fuelUnit(run.inputs)}`;
  const volume = (id: string, symbol: string, zh: string, perMethane: number) =>
    run.d.formula({
      id,
      symbol,
      zh: `${zh}（按甲烷折算）`,
      formula: `${perMethane}·Q_net/35880`,
      vars: { Q_net: qNet },
      value: (perMethane * qNet) / 35_880,
      unit,
    });
  const theoretical = {
    air: volume('v0', 'V0', '理论空气量', 9.524),
    dry: volume('vgy0', 'V_gy0', '理论干烟气量', 8.524),
    vapour: volume('vh2o-fuel', 'V_rs', '燃料生成的水蒸气', 2),
  };
  return withExcessAir(run, theoretical, alpha);
}

/** Keys without which the detailed method cannot run. */
export function compositionKeys(run: BoilerRun): ('methanePct' | 'carbonPct' | 'hydrogenPct')[] {
  return run.inputs.fuel === 'naturalGas' ? ['methanePct'] : ['carbonPct', 'hydrogenPct'];
}

function ofElements(run: BoilerRun): Theoretical | undefined {
  const { d, inputs } = run;
  if (!has(inputs, 'carbonPct', 'hydrogenPct')) return undefined;
  const { carbonPct: C, hydrogenPct: H } = inputs;
  const { oxygenPct: O = 0, nitrogenPct: N = 0, sulfurPct: S = 0, moisturePct: M = 0 } = inputs;
  const unit = 'Nm³/kg';
  const rawAir = 0.0889 * (C + 0.375 * S) + 0.265 * H - 0.0333 * O;
  if (!(rawAir > 0)) return undefined;
  const air = d.formula({
    id: 'v0',
    symbol: 'V0',
    zh: '理论空气量',
    formula: '0.0889·(C + 0.375·S) + 0.265·H − 0.0333·O',
    vars: { C, S, H, O },
    value: rawAir,
    unit,
    clause,
  });
  const dry = d.formula({
    id: 'vgy0',
    symbol: 'V_gy0',
    zh: '理论干烟气量',
    formula: '1.866·(C + 0.375·S)/100 + 0.79·V0 + 0.8·N/100',
    vars: { C, S, V0: air, N },
    value: (1.866 * (C + 0.375 * S)) / 100 + 0.79 * air + (0.8 * N) / 100,
    unit,
    clause,
  });
  const vapour = d.formula({
    id: 'vh2o-fuel',
    symbol: 'V_rs',
    zh: '燃料生成的水蒸气',
    formula: '1.24·(9·H + M)/100',
    vars: { H, M },
    value: (1.24 * (9 * H + M)) / 100,
    unit,
    clause,
  });
  return { air, dry, vapour };
}

function ofGas(run: BoilerRun): Theoretical | undefined {
  const { d, inputs } = run;
  const { methanePct: CH4 = 0, ethanePct: C2H6 = 0, propanePct: C3H8 = 0, butanePct: C4H10 = 0 } = inputs;
  const {
    carbonMonoxidePct: CO = 0,
    hydrogenGasPct: H2 = 0,
    carbonDioxidePct: CO2 = 0,
    nitrogenGasPct: N2 = 0,
  } = inputs;
  const oxygen = 2 * CH4 + 3.5 * C2H6 + 5 * C3H8 + 6.5 * C4H10 + 0.5 * CO + 0.5 * H2;
  if (!(oxygen > 0)) return undefined;
  const unit = 'Nm³/Nm³';
  const air = d.formula({
    id: 'v0',
    symbol: 'V0',
    zh: '理论空气量',
    formula: '(2·CH4 + 3.5·C2H6 + 5·C3H8 + 6.5·C4H10 + 0.5·CO + 0.5·H2)/21',
    vars: { CH4, C2H6, C3H8, C4H10, CO, H2 },
    value: oxygen / 21,
    unit,
  });
  const dry = d.formula({
    id: 'vgy0',
    symbol: 'V_gy0',
    zh: '理论干烟气量',
    formula: '(CH4 + 2·C2H6 + 3·C3H8 + 4·C4H10 + CO + CO2 + N2)/100 + 0.79·V0',
    vars: { CH4, C2H6, C3H8, C4H10, CO, CO2, N2, V0: air },
    value: (CH4 + 2 * C2H6 + 3 * C3H8 + 4 * C4H10 + CO + CO2 + N2) / 100 + 0.79 * air,
    unit,
  });
  const vapour = d.formula({
    id: 'vh2o-fuel',
    symbol: 'V_rs',
    zh: '燃料生成的水蒸气',
    formula: '(2·CH4 + 3·C2H6 + 4·C3H8 + 5·C4H10 + H2)/100',
    vars: { CH4, C2H6, C3H8, C4H10, H2 },
    value: (2 * CH4 + 3 * C2H6 + 4 * C3H8 + 5 * C4H10 + H2) / 100,
    unit,
  });
  return { air, dry, vapour };
}

function withExcessAir(run: BoilerRun, theoretical: Theoretical, alpha: number): FlueVolumes {
  const { d, inputs, ctx } = run;
  const unit = `Nm³/${fuelUnit(inputs)}`;
  const dry = d.formula({
    id: 'vgy',
    symbol: 'V_gy',
    zh: '干烟气量',
    formula: 'V_gy0 + (α − 1)·V0',
    vars: { V_gy0: theoretical.dry, α: alpha, V0: theoretical.air },
    value: theoretical.dry + (alpha - 1) * theoretical.air,
    unit,
    clause,
  });
  const airC = coldAirC(run);
  const moisture = d.lookup({
    id: 'air-moisture',
    symbol: 'd',
    zh: '空气含湿量',
    formula: '0.622·φ·p_s/(P_H − φ·p_s)，取当地大气压',
    substitution: `气温 ${formatSignificant(airC, 6)} ℃，相对湿度 ${formatSignificant(ctx.air.relativeHumidityPct, 6)}%，P_H/P_0 = ${formatSignificant(ctx.air.pressurePa / P0_PA, 6)}`,
    value: humidityRatio(ctx.air.pressurePa, airC, ctx.air.relativeHumidityPct),
    unit: 'kg/kg',
  });
  const vapour = d.formula({
    id: 'vh2o',
    symbol: 'V_H2O',
    zh: '烟气中水蒸气量',
    formula: 'V_rs + 1.24·1.293·α·V0·d',
    vars: { V_rs: theoretical.vapour, α: alpha, V0: theoretical.air, d: moisture },
    value: theoretical.vapour + 1.24 * 1.293 * alpha * theoretical.air * moisture,
    unit,
    clause,
  });
  return { dry, vapour };
}
