/** Gas and air flows per kilogram of clinker at 0 °C and 101.325 kPa. Actual flows are normalised with the local pressure. */
import { meanSpecificHeat } from '../../fluids/gas-heat.ts';
import { clinkerRate, text, type KilnRun } from './run.ts';

export interface Flow {
  /** Nm³ per kg of clinker. */
  perKg: number;
  /** kJ per kg of clinker above 0 °C. */
  heatKJ: number;
}

interface FlowReading {
  id: string;
  symbol: string;
  zh: string;
  actualM3PerH: number;
  temperatureC: number;
  /** Static pressure against the atmosphere, Pa. */
  staticPa: number;
  gas: 'air' | 'exit';
  o2Pct?: number;
}

/** Heat carried by a measured flow, with its normalisation, per kilogram of clinker. */
export function flowSteps(run: KilnRun, reading: FlowReading): Flow | undefined {
  const { d, ctx } = run;
  const M_sh = clinkerRate(run);
  if (M_sh === undefined) return undefined;
  const { id, symbol, zh, actualM3PerH: V, temperatureC: t, staticPa: p_s } = reading;
  const P_H = ctx.air.pressurePa;
  const perKg = d.formula({
    id: `${id}-normal`,
    symbol: `${symbol}N`,
    zh: `${zh}（标准状态，每千克熟料）`,
    formula: 'V·273.15/(273.15 + t)·(P_H + p_s)/101325/(M_sh·1000)',
    vars: { V, t, P_H, p_s, M_sh },
    value: (V * 273.15 * (P_H + p_s)) / ((273.15 + t) * 101_325 * M_sh * 1000),
    unit: 'Nm³/kg',
  });
  return { perKg, heatKJ: heatStep(run, id, zh, perKg, t, reading.gas, reading.o2Pct) };
}

/** Sensible heat of a gas flow per kilogram of clinker. */
export function heatStep(
  run: KilnRun,
  id: string,
  zh: string,
  V: number,
  t: number,
  gas: 'air' | 'exit',
  o2Pct?: number,
): number {
  const c =
    gas === 'air'
      ? airHeat(run, id, zh, t)
      : exitGasHeat(run, `${id}-heat-capacity`, `${zh}平均比热容`, t, o2Pct);
  return run.d.formula(
    {
      id: `${id}-heat`,
      symbol: 'Q',
      zh: `${zh}带出热`,
      formula: 'V·c·t',
      vars: { V, c, t },
      value: V * c * t,
      unit: 'kJ/kg',
      clause: 'GB/T 26281',
    },
    'result',
  );
}

function airHeat(run: KilnRun, id: string, zh: string, t: number): number {
  return run.d.lookup({
    id: `${id}-heat-capacity`,
    symbol: 'c',
    zh: `${zh}平均比热容`,
    formula: '空气 0 ℃ 至 t 的平均比定压热容（NASA 多项式）',
    substitution: `t = ${text(t)} ℃`,
    value: meanSpecificHeat('air', t),
    unit: 'kJ/(Nm³·K)',
  });
}

/** Mean specific heat of preheater exit gas: products with 34 % CO₂ and 7 % H₂O, thinned by air to the O₂ read. */
export function exitGasHeat(run: KilnRun, id: string, zh: string, t: number, o2Pct = 0): number {
  const air = Math.min(1, o2Pct / 21);
  const products =
    0.34 * meanSpecificHeat('CO2', t) + 0.07 * meanSpecificHeat('H2O', t) + 0.59 * meanSpecificHeat('N2', t);
  return run.d.lookup({
    id,
    symbol: 'c_f',
    zh,
    formula: '按 CO₂ 34%、H₂O 7%、N₂ 59% 的无过剩空气废气与空气按 O₂ 混合，平均比定压热容（NASA 多项式）',
    substitution: `t = ${text(t)} ℃，O₂ = ${text(o2Pct)} %`,
    value: (1 - air) * products + air * meanSpecificHeat('air', t),
    unit: 'kJ/(Nm³·K)',
  });
}

/** Preheater exit gas, Nm³/kg of clinker: measured, else from coal, raw meal and O₂. */
export function exitGasVolume(run: KilnRun, m_r: number | undefined): number | undefined {
  const { d, inputs, ctx } = run;
  const t = inputs.c1ExitTemperatureC;
  const M_sh = clinkerRate(run);
  if (inputs.c1ExitGasM3PerH !== undefined && t !== undefined && M_sh !== undefined) {
    const V_1 = inputs.c1ExitGasM3PerH;
    const suction = (inputs.c1SuctionKPa ?? 0) * 1000;
    const P_H = ctx.air.pressurePa;
    return d.formula(
      {
        id: 'exit-gas',
        symbol: 'V_f',
        zh: 'C1 出口废气量（标准状态）',
        formula: 'V_1·273.15/(273.15 + t_f)·(P_H − p_1)/101325/(M_sh·1000)',
        vars: { V_1, t_f: t, P_H, p_1: suction, M_sh },
        value: (V_1 * 273.15 * (P_H - suction)) / ((273.15 + t) * 101_325 * M_sh * 1000),
        unit: 'Nm³/kg',
      },
      'result',
    );
  }
  const { coalLowerHeatingValueKJPerKg: Q_net, c1ExitO2Pct: O2 } = inputs;
  if (m_r === undefined || Q_net === undefined || O2 === undefined) return undefined;
  return estimatedExitGas(run, m_r, Q_net, O2);
}

function estimatedExitGas(run: KilnRun, m_r: number, Q_net: number, O2: number): number {
  const { d, inputs } = run;
  d.issue({
    code: 'exit-gas-estimated',
    level: 'info',
    zh: 'C1 出口废气量未测，按煤耗、生料分解和 O₂ 估算；请用皮托管实测工况流量。',
    fields: ['c1ExitGasM3PerH'],
  });
  const V_y = d.formula({
    id: 'coal-gas',
    symbol: 'V_y',
    zh: '每千克煤理论烟气量（Rosin 经验式）',
    formula: '0.213·Q_net/1000 + 1.65',
    vars: { Q_net },
    value: (0.213 * Q_net) / 1000 + 1.65,
    unit: 'Nm³/kg',
    clause: '经验式，待核对',
  });
  const V_c = calcinationGas(run);
  const m_w = ((inputs.rawMealRatioKgPerKg ?? 1.55) * (inputs.rawMealMoisturePct ?? 0)) / 100;
  return d.formula(
    {
      id: 'exit-gas',
      symbol: 'V_f',
      zh: 'C1 出口废气量（估算）',
      formula: '(m_r·V_y + V_c)·21/(21 − O2) + 1.24·m_w',
      vars: { m_r, V_y, V_c, O2, m_w },
      value: ((m_r * V_y + V_c) * 21) / (21 - O2) + 1.24 * m_w,
      unit: 'Nm³/kg',
    },
    'result',
  );
}

function calcinationGas(run: KilnRun): number {
  const { d, inputs } = run;
  const { clinkerCaOPct: CaO, clinkerMgOPct: MgO } = inputs;
  const step = { id: 'calcination-gas', symbol: 'V_c', zh: '生料分解放出的 CO₂', unit: 'Nm³/kg' };
  if (CaO === undefined || MgO === undefined) {
    return d.lookup({ ...step, formula: '熟料成分未测时的取值', substitution: '0.27 Nm³/kg', value: 0.27 });
  }
  const value = ((CaO * 44) / 56 + (MgO * 44) / 40) / 100 / 1.977;
  return d.formula({ ...step, formula: '(CaO·44/56 + MgO·44/40)/100/1.977', vars: { CaO, MgO }, value });
}
