/** Exhaust loss from the enthalpy of the flue gas instead of constant specific heats. */
import { humidityRatio } from '../../air/site-air.ts';
import { stoichiometry } from '../../fluids/combustion.ts';
import { flueHeat, flueHeatKJ, moistAirEnthalpyKJ } from '../../fluids/flue-gas.ts';
import { gasFuel, massFuel, type Fuel } from '../../fluids/fuels.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { coldAirC, fuelUnit, type BoilerRun } from './run.ts';

/** The fuel as it was analysed; parts that were not entered are absent. */
function analysedFuel({ inputs }: BoilerRun, qNet: number): Fuel {
  if (inputs.fuel === 'naturalGas') {
    const { methanePct: CH4 = 0, ethanePct: C2H6 = 0, propanePct: C3H8 = 0, butanePct: C4H10 = 0 } = inputs;
    const { carbonMonoxidePct: CO = 0, hydrogenGasPct: H2 = 0 } = inputs;
    const { carbonDioxidePct: CO2 = 0, nitrogenGasPct: N2 = 0 } = inputs;
    return gasFuel({ CH4, C2H6, C3H8, C4H10, CO, H2, CO2, N2 }, qNet);
  }
  const analysis = {
    carbonPct: inputs.carbonPct ?? 0,
    hydrogenPct: inputs.hydrogenPct ?? 0,
    oxygenPct: inputs.oxygenPct ?? 0,
    nitrogenPct: inputs.nitrogenPct ?? 0,
    sulphurPct: inputs.sulfurPct ?? 0,
    moisturePct: inputs.moisturePct ?? 0,
    ashPct: inputs.ashPct ?? 0,
  };
  return massFuel(analysis, qNet);
}

/**
 * q2, %: enthalpy of the flue gas less that of the air which came in with it.
 * @source q2 = (h_py − α·h_lk)/Q_r·100·(100 − q4)/100; enthalpies by NASA/TP-2002-211556 from 0 °C
 */
export function enthalpyExhaustLoss(
  run: BoilerRun,
  state: { alpha: number; exhaustC: number; qNet: number; q4: number },
): number {
  const { d, ctx } = run;
  const { alpha, exhaustC, qNet: Q_net, q4 } = state;
  const airC = coldAirC(run);
  const moisture = humidityRatio(ctx.air.pressurePa, airC, ctx.air.relativeHumidityPct);
  const burnt = stoichiometry(analysedFuel(run, Q_net));
  const unit = `kJ/${fuelUnit(run.inputs)}`;
  const text = (value: number) => formatSignificant(value, 8);
  const h_py = d.lookup({
    id: 'flue-enthalpy',
    symbol: 'h_py',
    zh: '排烟焓（每单位燃料）',
    formula: 'CO₂、SO₂、N₂、O₂、H₂O 各组分焓（NASA 多项式，自 0 ℃）按体积相加',
    substitution: `α = ${text(alpha)}，t_py = ${text(exhaustC)} ℃，d = ${text(moisture)} kg/kg`,
    value: flueHeatKJ(flueHeat(burnt, moisture), alpha, exhaustC),
    unit,
    clause: 'NASA/TP-2002-211556',
  });
  const h_lk = d.lookup({
    id: 'cold-air-enthalpy',
    symbol: 'h_lk',
    zh: '理论冷空气焓（每单位燃料）',
    formula: '理论空气量及其水分的焓（NASA 多项式，自 0 ℃）',
    substitution: `V0 = ${text(burnt.airNm3)} Nm³，t_lk = ${text(airC)} ℃，d = ${text(moisture)} kg/kg`,
    value: moistAirEnthalpyKJ(burnt.airNm3, airC, moisture),
    unit,
    clause: 'NASA/TP-2002-211556',
  });
  return d.formula(
    {
      id: 'q2',
      symbol: 'q2',
      zh: '排烟热损失',
      formula: '(h_py − α·h_lk)/Q_net·100·(1 − q4/100)',
      vars: { h_py, α: alpha, h_lk, Q_net, q4 },
      value: ((h_py - alpha * h_lk) / Q_net) * 100 * (1 - q4 / 100),
      unit: '%',
      clause: 'GB/T 10180-2017',
    },
    'result',
  );
}
