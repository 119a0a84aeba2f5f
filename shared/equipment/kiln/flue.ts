/** Flue gas of a kiln: volume, heat, unburnt CO, and what could still be recovered, kW. */
import { meanSpecificHeat } from '../../fluids/gas-heat.ts';
import { AIR_O2_PCT, oxidantO2Pct } from './oxidant.ts';
import { excessAirOf, rosin, rosinVolumes } from './rosin.ts';
import { ambientC, fuelClassOf, fuelRate, netCalorificValueKJ, text, type FurnaceRun } from './run.ts';

export interface FlueLosses {
  exhaustKW: number;
  coKW: number;
  /** Nm³/h. */
  volume: number;
}

/** Exhaust heat and CO; undefined while temperature or volume is not known. */
export function flueLosses(run: FurnaceRun): FlueLosses | undefined {
  const { d, inputs } = run;
  if (fuelClassOf(inputs) === undefined) return undefined;
  return d.block(inputs, 'flue', '排烟热损失', ['flueGasTemperatureC', 'flueGasO2Pct'], (given) => {
    const { flueGasTemperatureC: t_py, flueGasO2Pct: O2 } = given;
    const volume = normalVolume(run, t_py, O2);
    if (volume === undefined) {
      d.missing('flue', '排烟热损失', ['flueGasM3PerH', 'fuelRateKgPerH', 'fuelRateNm3PerH']);
      return undefined;
    }
    const t_a = ambientC(run);
    const c = heatCapacity(run, 'flue-heat-capacity', t_py, t_a, O2);
    const exhaustKW = d.formula(
      {
        id: 'flue-heat',
        symbol: 'Q_py',
        zh: '排烟热损失',
        formula: 'V_N·c·(t_py − t_a)/3600',
        vars: { V_N: volume, c, t_py, t_a },
        value: (volume * c * (t_py - t_a)) / 3600,
        unit: 'kW',
      },
      'result',
    );
    return { exhaustKW, coKW: coLoss(run, volume), volume };
  });
}

function coLoss({ d, inputs }: FurnaceRun, V_N: number): number {
  const CO = inputs.flueGasCOPct ?? 0;
  if (CO === 0) return 0;
  return d.formula(
    {
      id: 'co-loss',
      symbol: 'Q_CO',
      zh: '气体未完全燃烧热损失',
      formula: 'V_N·CO/100·12630/3600',
      vars: { V_N, CO },
      value: (((V_N * CO) / 100) * 12_630) / 3600,
      unit: 'kW',
    },
    'result',
  );
}

/** Measured actual flow at local pressure, else from the fuel. */
function normalVolume(run: FurnaceRun, t_py: number, O2: number): number | undefined {
  const { d, inputs, ctx } = run;
  if (inputs.flueGasM3PerH !== undefined) {
    const V = inputs.flueGasM3PerH;
    const P_H = ctx.air.pressurePa;
    return d.formula(
      {
        id: 'flue-volume',
        symbol: 'V_N',
        zh: '排烟量（标准状态，当地大气压换算）',
        formula: 'V·273.15/(273.15 + t_py)·P_H/101325',
        vars: { V, t_py, P_H },
        value: (V * 273.15 * P_H) / ((273.15 + t_py) * 101_325),
        unit: 'Nm³/h',
      },
      'result',
    );
  }
  const fuel = fuelClassOf(inputs);
  const [B, Q_net] = [fuelRate(inputs), netCalorificValueKJ(inputs)];
  if (fuel === undefined || B === undefined || Q_net === undefined) return undefined;
  const clause = fuel === 'gas' ? '按甲烷折算' : 'Rosin 经验式，待核对';
  const unit = inputs.fuel === 'naturalGas' ? 'Nm³/Nm³' : 'Nm³/kg';
  const inAir = rosinVolumes(fuel, Q_net);
  const part = (id: string, symbol: string, zh: string, which: 'air' | 'gas') => {
    const value = inAir[which];
    return d.formula({ id, symbol, zh, formula: rosin[fuel][which], vars: { Q_net }, value, unit, clause });
  };
  const V0 = part('air-volume', 'V0', '理论空气量', 'air');
  const V_y0 = part('gas-volume', 'V_y0', '理论烟气量', 'gas');
  const x = oxidantO2Pct(inputs);
  const α = d.formula(
    {
      id: 'alpha',
      symbol: 'α',
      zh: '过量空气系数',
      formula: x === AIR_O2_PCT ? '21/(21 − O2)' : 'x/(x − O2)',
      vars: { O2, x },
      value: excessAirOf(O2, x),
      unit: '',
    },
    'result',
  );
  if (x !== AIR_O2_PCT) return enrichedVolume(run, { B, V0, V_y0, α, x });
  return d.formula(
    {
      id: 'flue-volume',
      symbol: 'V_N',
      zh: '排烟量（标准状态，由燃料量估算）',
      formula: 'B·(V_y0 + (α − 1)·V0)',
      vars: { B, V_y0, α, V0 },
      value: B * (V_y0 + (α - 1) * V0),
      unit: 'Nm³/h',
    },
    'result',
  );
}

/** Nitrogen that the oxidant does not bring is missing in the flue gas. */
function enrichedVolume(
  { d }: FurnaceRun,
  at: { B: number; V0: number; V_y0: number; α: number; x: number },
) {
  const { B, V0, V_y0, α, x } = at;
  return d.formula(
    {
      id: 'flue-volume',
      symbol: 'V_N',
      zh: '排烟量（标准状态，由燃料量和助燃气含氧估算）',
      formula: 'B·(V_y0 − V0·(1 − 21/x) + (α − 1)·V0·21/x)',
      vars: { B, V_y0, α, V0, x },
      value: B * (V_y0 - V0 * (1 - 21 / x) + ((α - 1) * V0 * 21) / x),
      unit: 'Nm³/h',
    },
    'result',
  );
}

/** Mean specific heat between two temperatures of products thinned by air to the O₂ read. */
function heatCapacity(run: FurnaceRun, id: string, t: number, t_0: number, O2: number): number {
  const air = O2 / oxidantO2Pct(run.inputs);
  const enthalpy = (temperature: number) => {
    const mean = (gas: 'CO2' | 'H2O' | 'N2' | 'air') => meanSpecificHeat(gas, temperature);
    const products = 0.13 * mean('CO2') + 0.12 * mean('H2O') + 0.75 * mean('N2');
    return temperature * ((1 - air) * products + air * mean('air'));
  };
  const span = t - t_0;
  const value = Math.abs(span) < 0.01 ? enthalpy(1) : (enthalpy(t) - enthalpy(t_0)) / span;
  return run.d.lookup({
    id,
    symbol: 'c',
    zh: '烟气平均比热容',
    formula: '按 CO₂ 13%、H₂O 12%、N₂ 75% 的烟气与空气按 O₂ 混合，两温度之间的平均比定压热容（NASA 多项式）',
    substitution: `${text(t_0)} ℃ 至 ${text(t)} ℃，O₂ = ${text(O2)} %`,
    value,
    unit: 'kJ/(Nm³·K)',
  });
}

/** Flue-gas temperature that recovery may aim at: as entered, else 200 °C. */
export function recoveryTargetC(inputs: { targetFlueGasTemperatureC?: number | undefined }): number {
  return inputs.targetFlueGasTemperatureC ?? 200;
}

/** Heat between the present exhaust and the recovery target, kW. */
export function recoveryPotential(run: FurnaceRun, flue: FlueLosses | undefined): void {
  const { d, inputs } = run;
  const t_py = inputs.flueGasTemperatureC;
  if (flue === undefined || t_py === undefined) return;
  const t_m = recoveryTargetC(inputs);
  if (!(t_py > t_m)) return;
  const c = heatCapacity(run, 'recovery-heat-capacity', t_py, t_m, inputs.flueGasO2Pct ?? 0);
  d.formula(
    {
      id: 'recovery-potential',
      symbol: 'Q_hs',
      zh: '排烟可回收热量',
      formula: 'V_N·c·(t_py − t_m)/3600',
      vars: { V_N: flue.volume, c, t_py, t_m },
      value: (flue.volume * c * (t_py - t_m)) / 3600,
      unit: 'kW',
      clause: 'GB/T 1028',
    },
    'result',
  );
}

/** How much of the possible preheat the recuperator gives, and heat already used outside the kiln. */
export function recoveryInUse({ d, inputs, ctx }: FurnaceRun, suppliedKW: number | undefined): void {
  const { flueBeforeRecoveryTemperatureC: t_py1, combustionAirTemperatureC: t_k, recoveredHeatKW } = inputs;
  const t_a = ambientC({ d, inputs, ctx });
  if (t_py1 !== undefined && t_k !== undefined && t_py1 > t_a + 20) {
    d.formula(
      {
        id: 'recuperator-effectiveness',
        symbol: 'ε_h',
        zh: '换热器温度效率',
        formula: '(t_k − t_a)/(t_py1 − t_a)·100',
        vars: { t_k, t_a, t_py1 },
        value: ((t_k - t_a) / (t_py1 - t_a)) * 100,
        unit: '%',
      },
      'result',
    );
  }
  if (recoveredHeatKW === undefined || suppliedKW === undefined) return;
  d.formula(
    {
      id: 'recovered-share',
      symbol: 'k_hs',
      zh: '已回收利用余热占供给热量',
      formula: 'Q_hs/Q_GG·100',
      vars: { Q_hs: recoveredHeatKW, Q_GG: suppliedKW },
      value: (recoveredHeatKW / suppliedKW) * 100,
      unit: '%',
    },
    'result',
  );
}
