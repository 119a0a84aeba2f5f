/** What the auditor enters for a cement kiln: the statistical period, then the heat-balance test, then targets. */
import { z } from 'zod';
import { choice, num } from '../fields.ts';
import { airAndCooler, burning, preheater } from './process-fields.ts';
import { surfaces } from './surface-fields.ts';

const period = '统计期产量与能耗';
const statistics = {
  edition: choice(period, '限额标准版本', {
    auto: '按诊断日期自动选择',
    '2021': 'GB 16780-2021',
    '2012': 'GB 16780-2012（历史报告）',
  }),
  clinkerOutputT: num(period, '熟料产量', 't', [1, 20_000_000], {
    symbol: 'P_sh',
    typical: [100_000, 3_000_000],
    u: { relPct: 0.5 },
  }),
  kilnCoalT: num(period, '烧成用煤量', 't', [0, 5_000_000], {
    symbol: 'B_a',
    typical: [10_000, 500_000],
    u: { relPct: 1 },
    help: '窑头加分解炉，含烘窑用煤，收到基。',
  }),
  coalLowerHeatingValueKJPerKg: num(period, '入窑煤收到基低位发热量', 'kJ/kg', [3000, 40000], {
    symbol: 'Q_net',
    typical: [17000, 28000],
    u: { relPct: 1 },
  }),
  kilnDieselT: num(period, '点火柴油', 't', [0, 50_000], {
    symbol: 'B_d',
    typical: [0, 500],
    u: { relPct: 1 },
  }),
  clinkerElectricityKWh: num(period, '熟料综合用电量', 'kWh', [0, 5_000_000_000], {
    symbol: 'W_sh',
    typical: [5_000_000, 250_000_000],
    u: { relPct: 0.5 },
    help: '从原料破碎到熟料入库的全部用电，不扣余热发电。',
  }),
  wasteHeatPowerKWh: num(period, '余热发电供电量', 'kWh', [0, 2_000_000_000], {
    symbol: 'W_yr',
    typical: [0, 120_000_000],
    u: { relPct: 0.5 },
    help: '发电量减站用电；没有余热发电时填 0。',
  }),
  clinkerCoalKgcePerT: num(period, '熟料单位产品综合煤耗', 'kgce/t', [30, 500], {
    symbol: 'e_cl',
    typical: [85, 145],
    u: { relPct: 1 },
    help: '企业已核算的值；产量与用煤量填写后由它们计算。',
  }),
  clinkerPowerKWhPerT: num(period, '熟料单位产品综合电耗', 'kWh/t', [5, 500], {
    symbol: 'Q_cl',
    typical: [40, 95],
    u: { relPct: 1 },
  }),
  clinkerEnergyKgcePerT: num(period, '熟料单位产品综合能耗', 'kgce/t', [30, 500], {
    symbol: 'e_cz',
    typical: [90, 150],
    u: { relPct: 1 },
    help: '煤耗与电耗都有时由它们计算。',
  }),
  cementOutputT: num(period, '水泥产量', 't', [0, 30_000_000], {
    symbol: 'P_sn',
    typical: [100_000, 4_000_000],
    u: { relPct: 0.5 },
  }),
  clinkerRatioPct: num(period, '水泥熟料配比', '%', [10, 100], {
    symbol: 'r',
    typical: [50, 95],
    u: { abs: 0.5 },
  }),
  cementPreparationElectricityKWh: num(period, '水泥制备工段用电量', 'kWh', [0, 3_000_000_000], {
    symbol: 'W_sn',
    typical: [3_000_000, 160_000_000],
    u: { relPct: 0.5 },
  }),
  cementPreparationPowerKWhPerT: num(period, '水泥制备工段电耗', 'kWh/t', [1, 300], {
    symbol: 'Q_sn',
    typical: [22, 50],
    u: { relPct: 1 },
  }),
  admixtureDryingKgcePerT: num(period, '混合材烘干煤耗', 'kgce/t', [0, 50], {
    symbol: 'e_h',
    typical: [0, 5],
    u: { relPct: 2 },
  }),
  cementEnergyKgcePerT: num(period, '水泥单位产品综合能耗', 'kgce/t', [10, 500], {
    symbol: 'E_sn',
    typical: [70, 130],
    u: { relPct: 1 },
  }),
  runningHoursH: num(period, '窑年运转小时数', 'h', [0, 8784], {
    symbol: 'τ',
    typical: [3000, 8000],
    u: { relPct: 1 },
  }),
};

const legacyWhen = { key: 'edition', in: ['2012'] } as const;
const legacy = {
  clinkerStrengthMPa: num('2012 版修正', '熟料 28 d 平均抗压强度', 'MPa', [20, 90], {
    symbol: 'A',
    typical: [48, 65],
    u: { abs: 0.5 },
    when: legacyWhen,
  }),
  wasteHeatDeductionKgcePerT: num('2012 版修正', '余热发电折煤扣减', 'kgce/t', [0, 60], {
    symbol: 'e_he',
    typical: [0, 16],
    u: { relPct: 2 },
    when: legacyWhen,
  }),
  usedHeatDeductionKgcePerT: num('2012 版修正', '余热利用扣减', 'kgce/t', [0, 60], {
    symbol: 'e_hu',
    typical: [0, 10],
    u: { relPct: 2 },
    when: legacyWhen,
  }),
};

const power = {
  rawMealPowerKWhPerT: num('工序电耗', '生料工段电耗', 'kWh/t', [1, 100], {
    symbol: 'e_sl',
    typical: [10, 30],
    u: { relPct: 1 },
    help: '每吨生料。',
  }),
  cementMillPowerKWhPerT: num('工序电耗', '水泥粉磨电耗', 'kWh/t', [1, 150], {
    symbol: 'e_sm',
    typical: [20, 50],
    u: { relPct: 1 },
    help: '每吨水泥。',
  }),
  highTemperatureFanKW: num('工序电耗', '高温风机输入功率', 'kW', [1, 20_000], {
    symbol: 'P_gw',
    typical: [200, 4000],
    u: { relPct: 1 },
  }),
};

const targets = {
  targetC1ExitTemperatureC: num('改造目标', '目标 C1 出口温度（六级预热）', '℃', [200, 400], {
    typical: [250, 290],
    u: { abs: 0 },
    help: '未填写时取现状减 50 ℃，且不低于 260 ℃。',
  }),
  targetCoolerEfficiencyPct: num('改造目标', '目标篦冷机热回收效率', '%', [50, 90], {
    typical: [72, 80],
    u: { abs: 0 },
    help: '未填写时取 75%（工程经验，待核对）。',
  }),
  targetPrimaryAirPct: num('改造目标', '目标一次风比例', '%', [2, 20], {
    typical: [5, 12],
    u: { abs: 0 },
    help: '未填写时取 8%（工程经验，待核对）。',
  }),
  targetC1ExitO2Pct: num('改造目标', '目标 C1 出口 O₂', '%', [0.5, 15], {
    typical: [2, 5],
    u: { abs: 0 },
    help: '未填写时取漏风减半后的值。',
  }),
  targetShellDropK: num('改造目标', '筒体表面目标温降', 'K', [0, 250], {
    typical: [30, 100],
    u: { abs: 0 },
    help: '未填写时取 50 K（工程经验，待核对）。',
  }),
  targetRawMealPowerKWhPerT: num('改造目标', '目标生料工段电耗', 'kWh/t', [1, 100], {
    typical: [10, 18],
    u: { abs: 0 },
  }),
  targetCementMillPowerKWhPerT: num('改造目标', '目标水泥粉磨电耗', 'kWh/t', [1, 150], {
    typical: [18, 32],
    u: { abs: 0 },
  }),
};

export const cementKilnInputs = z.strictObject({
  ...statistics,
  ...legacy,
  ...burning,
  ...preheater,
  ...airAndCooler,
  ...surfaces,
  ...power,
  ...targets,
});
export type CementKilnInputs = z.infer<typeof cementKilnInputs>;
