/** What the auditor enters for a boiler; ranges are physical, `typical` is what a plant usually shows. */
import { z } from 'zod';
import { choice, num } from '../fields.ts';
import { flueGas, fuelAnalysis, gasComposition, residues } from './combustion-fields.ts';
import { boilerFuels, burning, coals, massFuels, onFuel, solidFuels, steamMedia } from './fuels.ts';
import { output, surface, water } from './water-fields.ts';

const nameplate = {
  fuel: choice('铭牌', '燃料', boilerFuels),
  medium: choice('铭牌', '输出介质', {
    saturatedSteam: '饱和蒸汽',
    superheatedSteam: '过热蒸汽',
    hotWater: '热水',
  }),
  firing: choice(
    '铭牌',
    '燃烧方式',
    { grate: '层状燃烧（链条炉排等）', fluidised: '流化床燃烧', chamber: '室燃（油、气、煤粉）' },
    { when: onFuel(burning) },
  ),
  condensing: choice(
    '铭牌',
    '是否冷凝锅炉',
    { no: '否', yes: '是' },
    { when: onFuel(['naturalGas', 'lng', 'lpg']) },
  ),
  draught: choice(
    '铭牌',
    '炉膛压力',
    { positive: '正压', negative: '负压' },
    { when: onFuel(['diesel', 'fuelOil', 'naturalGas', 'lng', 'lpg']) },
  ),
  electricType: choice(
    '铭牌',
    '电加热方式',
    { resistance: '电阻式', electrode: '电极式', heatPump: '热泵' },
    { when: onFuel(['electricity']) },
  ),
  ratedOutputTPerH: num('铭牌', '额定蒸发量', 't/h', [0.05, 500], {
    symbol: 'D_e',
    typical: [0.5, 75],
    u: { relPct: 0 },
    when: steamMedia,
  }),
  ratedThermalPowerMW: num('铭牌', '额定热功率', 'MW', [0.03, 400], {
    symbol: 'Q_e',
    typical: [0.35, 58],
    u: { relPct: 0 },
  }),
  designEfficiencyPct: num('铭牌', '设计热效率', '%', [30, 110], {
    symbol: 'η_d',
    typical: [70, 104],
    u: { abs: 0 },
    help: '取铭牌或设计文件的热效率（按收到基低位发热量），只用于能效等级，不代表运行效率。',
  }),
  designFuelLowerHeatingValueKJPerKg: num('铭牌', '设计燃料收到基低位发热量', 'kJ/kg', [3000, 45000], {
    typical: [11500, 29000],
    u: { relPct: 0 },
    when: onFuel(solidFuels),
  }),
  designVolatilePct: num('铭牌', '设计煤干燥无灰基挥发分', '%', [0, 90], {
    symbol: 'V_daf',
    typical: [3, 55],
    u: { abs: 0 },
    when: onFuel(coals),
  }),
};

const yearly = {
  runningHoursH: num('全年运行', '年运行小时数', 'h', [0, 8784], {
    symbol: 'τ',
    typical: [1000, 8400],
    u: { relPct: 1 },
  }),
  loadRatePct: num('全年运行', '平均负荷率', '%', [1, 130], {
    symbol: 'φ',
    typical: [20, 110],
    u: { relPct: 3 },
    help: '实测出力已填写时不需要。',
  }),
  annualFuelAmountT: num('全年运行', '年燃料消耗量', 't', [0, 3_000_000], {
    symbol: 'B_a',
    typical: [10, 200_000],
    u: { relPct: 1 },
    when: onFuel(massFuels),
  }),
  annualFuelAmountNm3: num('全年运行', '年燃气消耗量', 'Nm³', [0, 3_000_000_000], {
    symbol: 'B_a',
    typical: [10_000, 50_000_000],
    u: { relPct: 1 },
    when: onFuel(['naturalGas']),
  }),
  annualFuelAmountKWh: num('全年运行', '年耗电量', 'kWh', [0, 10_000_000_000], {
    symbol: 'B_a',
    typical: [10_000, 300_000_000],
    u: { relPct: 1 },
    when: onFuel(['electricity']),
  }),
};

const targets = {
  targetFlueGasO2Pct: num('改造目标', '目标排烟 O₂', '%', [0.5, 18], {
    typical: [2, 10],
    u: { abs: 0 },
    when: onFuel(burning),
    help: '未填写时按过量空气系数的参考限值换算。',
  }),
  targetFlueGasTemperatureC: num('改造目标', '目标排烟温度（常规省煤器）', '℃', [60, 300], {
    typical: [90, 170],
    u: { abs: 0 },
    when: onFuel(burning),
  }),
  targetCondensingTemperatureC: num('改造目标', '目标排烟温度（冷凝换热器）', '℃', [15, 90], {
    typical: [30, 70],
    u: { abs: 0 },
    when: onFuel(['naturalGas', 'lng', 'lpg']),
  }),
  targetCondensateReturnPct: num('改造目标', '目标凝结水回收率', '%', [0, 100], {
    typical: [60, 95],
    u: { abs: 0 },
    when: steamMedia,
  }),
  heatSourceTemperatureC: num('改造目标', '热泵热源温度', '℃', [-30, 90], {
    symbol: 't_ry',
    typical: [-15, 50],
    u: { abs: 0 },
    help: '空气源取供热期平均气温，水源或余热取热源温度；未填写时取场地气温。',
  }),
};

export const boilerInputs = z.strictObject({
  ...nameplate,
  ...fuelAnalysis,
  ...gasComposition,
  ...flueGas,
  ...residues,
  ...output,
  ...water,
  ...surface,
  ...yearly,
  ...targets,
});
export type BoilerInputs = z.infer<typeof boilerInputs>;
