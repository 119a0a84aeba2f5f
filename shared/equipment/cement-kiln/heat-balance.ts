/** Heat balance of the kiln system per kilogram of clinker above 0 °C, in the manner of GB/T 26281. */
import { closeBalance } from './balance-closing.ts';
import { STANDARD_COAL_KJ } from '../../quantity/units.ts';
import { has } from '../fields.ts';
import type { Cooler } from './cooler.ts';
import { heatStep } from './gas-flows.ts';
import type { KilnRun } from './run.ts';

export interface BalanceParts {
  coalRatio: number | undefined;
  exitGas: number | undefined;
  surfacePerKg: number | undefined;
  cooler: Cooler;
}

export interface HeatItem {
  id: string;
  zh: string;
  kJ: number;
}

export interface Balance {
  fuelKJ: number;
  exitGasKJ: number | undefined;
}

const clause = 'GB/T 26281';

/** Theoretical heat of clinker formation, kJ/kg, from its oxides (and alkalis and sulphur where analysed). */
export function formationHeat(run: KilnRun): number | undefined {
  const { d, inputs } = run;
  const keys = [
    'clinkerCaOPct',
    'clinkerSiO2Pct',
    'clinkerAl2O3Pct',
    'clinkerFe2O3Pct',
    'clinkerMgOPct',
  ] as const;
  return d.block(inputs, 'formation-heat', '熟料形成热', keys, (given) => {
    const { clinkerCaOPct: CaO, clinkerSiO2Pct: SiO2, clinkerAl2O3Pct: Al2O3 } = given;
    const { clinkerFe2O3Pct: Fe2O3, clinkerMgOPct: MgO } = given;
    const base = 17.19 * Al2O3 + 27.1 * MgO + 32.01 * CaO - 21.4 * SiO2 - 2.47 * Fe2O3;
    const formula = '17.19·Al2O3 + 27.10·MgO + 32.01·CaO − 21.40·SiO2 − 2.47·Fe2O3';
    const vars = { Al2O3, MgO, CaO, SiO2, Fe2O3 };
    const step = { id: 'formation-heat', symbol: 'Q_sh', zh: '熟料形成热', unit: 'kJ/kg', clause };
    if (!has(inputs, 'clinkerNa2OPct', 'clinkerK2OPct', 'clinkerSO3Pct')) {
      return d.formula({ ...step, formula, vars, value: base }, 'result');
    }
    const { clinkerNa2OPct: Na2O, clinkerK2OPct: K2O, clinkerSO3Pct: SO3 } = inputs;
    const { rawNa2OPct: Na2O_s = Na2O, rawK2OPct: K2O_s = K2O, rawSO3Pct: SO3_s = SO3 } = inputs;
    return d.formula(
      {
        ...step,
        formula: `${formula} − 107.90·(Na2O − Na2O_s) − 71.90·(K2O − K2O_s) + 83.64·(SO3 − SO3_s)`,
        vars: { ...vars, Na2O, Na2O_s, K2O, K2O_s, SO3, SO3_s },
        value: base - 107.9 * (Na2O - Na2O_s) - 71.9 * (K2O - K2O_s) + 83.64 * (SO3 - SO3_s),
      },
      'result',
    );
  });
}

/** Inputs, outputs and what does not close; needs the coal at least. */
export function heatBalance(
  run: KilnRun,
  parts: BalanceParts,
  formationKJ: number | undefined,
): Balance | undefined {
  const inputs = heatInputs(run, parts);
  const fuel = inputs[0];
  if (fuel === undefined) return undefined;
  const outputs = heatOutputs(run, parts, formationKJ);
  const exitGasKJ = outputs.find((item) => item.id === 'exit-gas')?.kJ;
  if (formationKJ !== undefined && fuel.kJ > 1) closeBalance(run, inputs, outputs, formationKJ);
  return { fuelKJ: fuel.kJ, exitGasKJ };
}

/** The first item is the heat of combustion. */
function heatInputs(run: KilnRun, parts: BalanceParts): HeatItem[] {
  const { d, inputs } = run;
  const m_r = parts.coalRatio;
  const Q_net = inputs.coalLowerHeatingValueKJPerKg;
  if (m_r === undefined || Q_net === undefined) {
    d.missing('heat-balance', '热平衡', [
      'clinkerRateTPerH',
      'coalRateTPerH',
      'coalLowerHeatingValueKJPerKg',
    ]);
    return [];
  }
  const step = { unit: 'kJ/kg', clause };
  const fuel = d.formula(
    {
      ...step,
      id: 'fuel-heat',
      symbol: 'Q_rR',
      zh: '燃料燃烧热（熟料烧成热耗）',
      formula: 'm_r·Q_net',
      vars: { m_r, Q_net },
      value: m_r * Q_net,
    },
    'key',
  );
  d.formula(
    {
      ...step,
      id: 'fuel-coal',
      symbol: 'e_sc',
      zh: '熟料烧成标准煤耗（测试期）',
      formula: `Q_rR·1000/${STANDARD_COAL_KJ}`,
      vars: { Q_rR: fuel },
      value: (fuel * 1000) / STANDARD_COAL_KJ,
      unit: 'kgce/t',
    },
    'result',
  );
  const items: HeatItem[] = [{ id: 'fuel', zh: '燃料燃烧热', kJ: fuel }];
  const t_r = inputs.coalTemperatureC;
  if (t_r !== undefined) {
    const kJ = d.formula({
      ...step,
      id: 'coal-sensible',
      symbol: 'Q_r',
      zh: '煤粉显热',
      formula: '0.96·m_r·t_r',
      vars: { m_r, t_r },
      value: 0.96 * m_r * t_r,
    });
    items.push({ id: 'coal-sensible', zh: '煤粉显热', kJ });
  }
  if (has(inputs, 'rawMealRatioKgPerKg', 'rawMealTemperatureC')) {
    const { rawMealRatioKgPerKg: m_s, rawMealTemperatureC: t_sl } = inputs;
    const kJ = d.formula({
      ...step,
      id: 'raw-meal-sensible',
      symbol: 'Q_s',
      zh: '生料显热',
      formula: '0.88·m_s·t_sl',
      vars: { m_s, t_sl },
      value: 0.88 * m_s * t_sl,
    });
    items.push({ id: 'raw-meal', zh: '生料显热', kJ });
  }
  if (inputs.rawMealCombustibleKJPerKg !== undefined) {
    items.push({ id: 'raw-meal-fuel', zh: '生料可燃物热量', kJ: inputs.rawMealCombustibleKJPerKg });
  }
  const air = parts.cooler.coolingAir?.heatKJ;
  if (air !== undefined) items.push({ id: 'cooling-air', zh: '冷却空气显热', kJ: air });
  return items;
}

function heatOutputs(run: KilnRun, parts: BalanceParts, formationKJ: number | undefined): HeatItem[] {
  const items: HeatItem[] = [];
  const add = (id: string, zh: string, kJ: number | undefined) => {
    if (kJ !== undefined) items.push({ id, zh, kJ });
  };
  add('formation', '熟料形成热', formationKJ);
  add('moisture', '蒸发生料水分', moistureHeat(run));
  for (const item of exitGasItems(run, parts.exitGas)) items.push(item);
  const { cooler } = parts;
  add('clinker', '出冷却机熟料', cooler.clinkerOut);
  add('vent', '冷却机余风', cooler.vent?.heatKJ);
  add('aqc', '送余热锅炉热风', cooler.wasteHeat?.heatKJ);
  add('coal-mill', '送煤磨热风', cooler.coalMill?.heatKJ);
  add('surface', '表面散热', parts.surfacePerKg);
  return items;
}

function moistureHeat({ d, inputs }: KilnRun): number | undefined {
  if (!has(inputs, 'rawMealRatioKgPerKg', 'rawMealMoisturePct')) return undefined;
  const { rawMealRatioKgPerKg: m_s, rawMealMoisturePct: w_s } = inputs;
  return d.formula({
    id: 'moisture-heat',
    symbol: 'Q_ss',
    zh: '蒸发生料水分耗热',
    formula: '2500·m_s·w_s/100',
    vars: { m_s, w_s },
    value: (2500 * m_s * w_s) / 100,
    unit: 'kJ/kg',
    clause,
  });
}

function exitGasItems(run: KilnRun, V_f: number | undefined): HeatItem[] {
  const { d, inputs } = run;
  const t_f = inputs.c1ExitTemperatureC;
  if (V_f === undefined || t_f === undefined) {
    d.missing('exit-gas', 'C1 出口废气热损失', ['c1ExitTemperatureC', 'c1ExitGasM3PerH', 'c1ExitO2Pct']);
    return [];
  }
  const items: HeatItem[] = [
    {
      id: 'exit-gas',
      zh: '预热器出口废气',
      kJ: heatStep(run, 'exit-gas', 'C1 出口废气', V_f, t_f, 'exit', inputs.c1ExitO2Pct),
    },
  ];
  if (inputs.c1DustGPerNm3 !== undefined) {
    const k_fh = inputs.c1DustGPerNm3;
    const kJ = d.formula({
      id: 'dust-heat',
      symbol: 'Q_fh',
      zh: '出预热器飞灰带出热',
      formula: 'V_f·k_fh/1000·0.95·t_f',
      vars: { V_f, k_fh, t_f },
      value: ((V_f * k_fh) / 1000) * 0.95 * t_f,
      unit: 'kJ/kg',
      clause,
    });
    items.push({ id: 'dust', zh: '飞灰带出热', kJ });
  }
  if (inputs.c1ExitCOPct !== undefined) {
    const CO = inputs.c1ExitCOPct;
    const kJ = d.formula({
      id: 'co-heat',
      symbol: 'Q_hb',
      zh: '化学不完全燃烧热损失',
      formula: 'V_f·CO/100·12630',
      vars: { V_f, CO },
      value: ((V_f * CO) / 100) * 12_630,
      unit: 'kJ/kg',
      clause,
    });
    items.push({ id: 'co', zh: '化学不完全燃烧', kJ });
  }
  return items;
}
