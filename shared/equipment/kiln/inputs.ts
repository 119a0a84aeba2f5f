/** What the auditor enters for kilns and furnaces other than cement kilns. */
import { z } from 'zod';
import { choice, num } from '../fields.ts';
import { burningFuels, furnaceTypes, kilnFuels, kilnProducts, kilnTypes, massFuels } from './kinds.ts';
import { lossFields } from './loss-fields.ts';

const onFuel = (list: readonly string[]) => ({ key: 'fuel', in: list });
const electric = ['electricity'] as const;
const heatTreatment = { key: 'kilnType', in: ['heatTreatment', 'electric'] } as const;

const identity = {
  kilnType: choice('基本情况', '窑炉类型', kilnTypes),
  fuel: choice('基本情况', '主要燃料', kilnFuels),
  product: choice('基本情况', '限额产品', kilnProducts, {
    help: '有国家单位产品能耗限额的产品；没有对应产品时选“无”。',
  }),
  furnaceType: choice('基本情况', '热处理炉型', furnaceTypes, {
    when: heatTreatment,
    help: '用于 GB/T 36561-2018 可比用电单耗分等。',
  }),
  ratedPowerKW: num('基本情况', '额定电功率', 'kW', [0.5, 50_000], {
    symbol: 'P_e',
    typical: [15, 5000],
    u: { relPct: 0 },
    when: heatTreatment,
  }),
  workTemperatureC: num('基本情况', '工作温度', '℃', [50, 1900], {
    symbol: 't_g',
    typical: [150, 1600],
    u: { abs: 5 },
  }),
};

const yearly = {
  annualOutputT: num('全年产量与能耗', '年合格产品产量', 't', [0.001, 100_000_000], {
    symbol: 'G_a',
    typical: [100, 500_000],
    u: { relPct: 1 },
    help: '限额按面积、体积或重量箱计的产品，另填相应产量。',
  }),
  annualProductUnits: num(
    '全年产量与能耗',
    '年产量（限额单位：m²、m³ 或重量箱）',
    '件',
    [0.001, 1_000_000_000],
    {
      symbol: 'N_a',
      typical: [1000, 50_000_000],
      u: { relPct: 1 },
    },
  ),
  equivalentLoadT: num('全年产量与能耗', '年折合装炉量', 't', [0.001, 10_000_000], {
    symbol: 'G_z',
    typical: [10, 50_000],
    u: { relPct: 1 },
    when: heatTreatment,
  }),
  annualFuelAmountT: num('全年产量与能耗', '年燃料消耗量', 't', [0, 3_000_000], {
    symbol: 'B_a',
    typical: [10, 100_000],
    u: { relPct: 1 },
    when: onFuel(massFuels),
  }),
  annualFuelAmountNm3: num('全年产量与能耗', '年燃气消耗量', 'Nm³', [0, 3_000_000_000], {
    symbol: 'B_a',
    typical: [10_000, 50_000_000],
    u: { relPct: 1 },
    when: onFuel(['naturalGas']),
  }),
  annualInternalFuelT: num('全年产量与能耗', '年内燃料掺配量（干基）', 't', [0, 3_000_000], {
    symbol: 'B_n',
    typical: [10, 50_000],
    u: { relPct: 2 },
    when: { key: 'kilnType', in: ['tunnel'] },
  }),
  internalFuelHeatingValueKJPerKg: num('全年产量与能耗', '内燃料干基低位发热量', 'kJ/kg', [500, 40_000], {
    symbol: 'Q_n',
    typical: [2000, 25_000],
    u: { relPct: 2 },
    when: { key: 'kilnType', in: ['tunnel'] },
  }),
  annualElectricityKWh: num('全年产量与能耗', '年用电量', 'kWh', [0, 10_000_000_000], {
    symbol: 'W_a',
    typical: [1000, 100_000_000],
    u: { relPct: 0.5 },
    help: '电窑填全部用电；燃料窑填风机等辅机用电。',
  }),
  productLimitEnergyKgcePerUnit: num('全年产量与能耗', '企业核算的单位产品综合能耗', 'kgce', [0.01, 20_000], {
    symbol: 'e_p',
    typical: [1, 1000],
    u: { relPct: 1 },
    help: '单位与所选产品的限额一致（kgce/t、kgce/m²、kgce/m³ 或 kgce/重量箱）。',
  }),
  runningHoursH: num('全年产量与能耗', '年运行小时数', 'h', [0, 8784], {
    symbol: 'τ',
    typical: [1000, 8400],
    u: { relPct: 1 },
  }),
};

const test = {
  lowerHeatingValueKJPerKg: num('热平衡测试', '燃料收到基低位发热量', 'kJ/kg', [3000, 55_000], {
    symbol: 'Q_net',
    typical: [10_000, 51_000],
    u: { relPct: 1 },
    when: onFuel(massFuels),
  }),
  lowerHeatingValueKJPerNm3: num('热平衡测试', '燃气低位发热量', 'kJ/Nm³', [3000, 120_000], {
    symbol: 'Q_net',
    typical: [31_000, 40_000],
    u: { relPct: 1 },
    when: onFuel(['naturalGas']),
  }),
  fuelRateKgPerH: num('热平衡测试', '测试期燃料消耗量', 'kg/h', [0.1, 200_000], {
    symbol: 'B',
    typical: [5, 15_000],
    u: { relPct: 1 },
    when: onFuel(massFuels),
  }),
  fuelRateNm3PerH: num('热平衡测试', '测试期燃气消耗量（标准状态）', 'Nm³/h', [0.1, 200_000], {
    symbol: 'B',
    typical: [5, 10_000],
    u: { relPct: 1 },
    when: onFuel(['naturalGas']),
  }),
  internalFuelKgPerH: num('热平衡测试', '测试期内燃料量（干基）', 'kg/h', [0, 200_000], {
    symbol: 'B_i',
    typical: [0, 10_000],
    u: { relPct: 2 },
    when: { key: 'kilnType', in: ['tunnel'] },
  }),
  powerKW: num('热平衡测试', '测试期电加热功率', 'kW', [0.1, 100_000], {
    symbol: 'P',
    typical: [10, 10_000],
    u: { relPct: 0.5 },
    when: onFuel(electric),
  }),
  throughputTPerH: num('热平衡测试', '测试期产量', 't/h', [0.0001, 500], {
    symbol: 'G',
    typical: [0.01, 60],
    u: { relPct: 1 },
  }),
  productInTemperatureC: num('热平衡测试', '物料入窑温度', '℃', [-50, 1500], {
    symbol: 't_1',
    typical: [-20, 120],
    u: { abs: 2 },
  }),
  productOutTemperatureC: num('热平衡测试', '物料有效加热温度', '℃', [0, 1900], {
    symbol: 't_2',
    typical: [150, 1600],
    u: { abs: 5 },
    help: '产品在窑内达到的最高（烧成、加热）温度。',
  }),
  productSpecificHeatKJPerKgK: num('热平衡测试', '物料平均比热容', 'kJ/(kg·K)', [0.1, 5], {
    symbol: 'c_w',
    typical: [0.45, 1.3],
    u: { relPct: 3 },
    help: '钢约 0.67（0～900 ℃），陶土制品约 1.0，石灰约 0.9。',
  }),
  reactionHeatKJPerKg: num('热平衡测试', '物料反应热（每千克产品）', 'kJ/kg', [-2000, 10_000], {
    symbol: 'q_f',
    typical: [0, 3500],
    u: { relPct: 5 },
    help: '吸热为正：石灰石分解、黏土脱水、玻璃熔融等。',
  }),
  productMoisturePct: num('热平衡测试', '物料入窑含水率（占产品质量）', '%', [0, 60], {
    symbol: 'w_p',
    typical: [0, 12],
    u: { abs: 0.3 },
  }),
};

const targets = {
  targetFlueGasO2Pct: num('改造目标', '目标烟气 O₂', '%', [0.5, 19], {
    typical: [2, 12],
    u: { abs: 0 },
  }),
  targetOxidantO2Pct: num('改造目标', '富氧燃烧的目标助燃气含氧', '%', [21, 100], {
    symbol: 'x',
    typical: [23, 35],
    u: { abs: 0 },
    when: onFuel(burningFuels),
  }),
  oxygenElectricityKWhPerNm3: num('改造目标', '制氧电耗（折纯氧）', 'kWh/Nm³', [0, 3], {
    symbol: 'w_O2',
    u: { relPct: 10 },
    when: onFuel(burningFuels),
    help: '由制氧设备供应商按当地海拔给出；外购液氧折算为电耗或填 0 并在年运行费用中计入。',
  }),
  targetFlueGasTemperatureC: num('改造目标', '余热回收后目标排烟温度', '℃', [50, 800], {
    typical: [100, 300],
    u: { abs: 0 },
  }),
  targetWallTemperatureC: num('改造目标', '目标炉墙外壁温度', '℃', [20, 200], {
    typical: [40, 80],
    u: { abs: 0 },
  }),
};

export const kilnInputs = z.strictObject({ ...identity, ...yearly, ...test, ...lossFields, ...targets });
export type KilnInputs = z.infer<typeof kilnInputs>;
