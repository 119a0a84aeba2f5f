/** The blocks of the cement-kiln diagnosis in their order, and the figures the yearly balance needs. */
import { findRow, numberCell } from '../../standards/limit-rows.ts';
import { meanSpecificHeat } from '../../fluids/gas-heat.ts';
import type { Draft } from '../draft.ts';
import { readingStep } from '../thermal/readings.ts';
import type { CalcContext } from '../types.ts';
import { processCarbon } from './carbon.ts';
import { cooler, coolerLossKJ } from './cooler.ts';
import { falseAir } from './false-air.ts';
import { exitGasVolume } from './gas-flows.ts';
import { formationHeat, heatBalance } from './heat-balance.ts';
import { indicators, type Indicators } from './indicators.ts';
import type { CementKilnInputs } from './inputs.ts';
import { limitsOf } from './limits.ts';
import { ambientC, coalRatio, pressureStep, type KilnRun } from './run.ts';
import { shellLoss } from './shell.ts';
import { wasteHeat, type WasteHeat } from './waste-heat.ts';

export interface KilnModel {
  indicators: Indicators;
  /** Losses a measure can change, kJ per kg of clinker; only those that are known. */
  lossesKJ: {
    exitGas?: number | undefined;
    surface?: number | undefined;
    cooler?: number | undefined;
    primaryAir?: number | undefined;
  };
  /** Actual volume behind the preheater relative to 1 kg of clinker, m³ at its temperature and normal pressure. */
  exitVolume: number | undefined;
  wasteHeat: WasteHeat | undefined;
  coolerEfficiencyPct: number | undefined;
}

/** Runs every block whose inputs are there; steps, results and limits go into the draft. */
export function computeKiln(d: Draft, inputs: CementKilnInputs, ctx: CalcContext): KilnModel {
  const run: KilnRun = { d, inputs, ctx };
  const found = indicators(run);
  pressureStep(run);
  limitsOf(run, found);
  falseAir(run);
  const ratio = coalRatio(run);
  const exitGas = exitGasVolume(run, ratio);
  const shell = shellLoss(run);
  const grate = cooler(run, shell?.coolerKW);
  const formation = formationHeat(run);
  const parts = { coalRatio: ratio, exitGas, surfacePerKg: shell?.perKg, cooler: grate };
  const balance = heatBalance(run, parts, formation);
  const primaryAir = primaryAirHeat(run, ratio);
  const power = wasteHeat(run, exitGas, grate);
  processCarbon(run);
  designLimits(run, grate.efficiencyPct);
  const t_f = inputs.c1ExitTemperatureC;
  return {
    indicators: found,
    lossesKJ: {
      exitGas: balance?.exitGasKJ,
      surface: shell?.perKg,
      cooler: coolerLossKJ(grate),
      primaryAir,
    },
    exitVolume: exitGas === undefined || t_f === undefined ? undefined : exitGas * (1 + t_f / 273.15),
    wasteHeat: power,
    coolerEfficiencyPct: grate.efficiencyPct,
  };
}

/** Heat that cold primary air keeps from the hot secondary air, kJ per kg of clinker. */
function primaryAirHeat(run: KilnRun, m_r: number | undefined): number | undefined {
  const { d, inputs } = run;
  const { primaryAirPct: k_1, coalLowerHeatingValueKJPerKg: Q_net } = inputs;
  if (k_1 === undefined || m_r === undefined || Q_net === undefined) return undefined;
  const t_2k = inputs.secondaryAirTemperatureC ?? 1000;
  const t_a = ambientC(run);
  const V0 = d.formula({
    id: 'coal-air',
    symbol: 'V0',
    zh: '每千克煤理论空气量（Rosin 经验式）',
    formula: '0.241·Q_net/1000 + 0.5',
    vars: { Q_net },
    value: (0.241 * Q_net) / 1000 + 0.5,
    unit: 'Nm³/kg',
    clause: '经验式，待核对',
  });
  const c = meanSpecificHeat('air', t_2k);
  d.lookup({
    id: 'secondary-air-capacity',
    symbol: 'c',
    zh: '二次风平均比热容',
    formula: '空气 0 ℃ 至 t 的平均比定压热容（NASA 多项式）',
    substitution: `t = ${t_2k} ℃`,
    value: c,
    unit: 'kJ/(Nm³·K)',
  });
  return d.formula(
    {
      id: 'primary-air-heat',
      symbol: 'Q_1k',
      zh: '一次风占用的二次风热量',
      formula: 'k_1/100·m_r·V0·c·(t_2k − t_a)',
      vars: { k_1, m_r, V0, c, t_2k, t_a },
      value: (k_1 / 100) * m_r * V0 * c * (t_2k - t_a),
      unit: 'kJ/kg',
    },
    'result',
  );
}

/** Cooler efficiency and primary air against the design code (recalled, decides nothing). */
function designLimits(run: KilnRun, efficiencyPct: number | undefined): void {
  const { d, inputs, ctx } = run;
  const add = (key: string, zh: string, resultId: string, value: number, sense: 'min' | 'max') => {
    const found = findRow(ctx.pack, '水泥工厂节能设计规范', 'kiln', (row) => row['key'] === key);
    if (!found) return;
    const limit = numberCell(found.row, 'limitPct');
    const note = '设计指标，作运行参考';
    d.limit({
      id: `${resultId}-limit`,
      zh,
      resultId,
      value,
      unit: '%',
      sense,
      limit,
      standard: found.standard,
      note,
    });
  };
  if (efficiencyPct !== undefined) {
    add('coolerEfficiency', '篦冷机热回收效率', 'cooler-efficiency', efficiencyPct, 'min');
  }
  if (inputs.primaryAirPct !== undefined) {
    const reading = { id: 'primary-air', symbol: 'k_1', zh: '一次风比例', unit: '%' };
    add(
      'primaryAir',
      '一次风比例',
      'primary-air',
      readingStep(d, { ...reading, value: inputs.primaryAirPct }),
      'max',
    );
  }
}
