/** Fields of output, feed water, blowdown, condensate and surfaces. */
import { num } from '../fields.ts';
import { hotWater, massFuels, onFuel, steamMedia } from './fuels.ts';

export const output = {
  outputTPerH: num('出力与能耗', '实测蒸汽流量', 't/h', [0.01, 500], {
    symbol: 'D',
    typical: [0.2, 75],
    u: { relPct: 1 },
    when: steamMedia,
  }),
  steamGaugeMPa: num('出力与能耗', '蒸汽压力（表压）', 'MPa', [0, 16], {
    symbol: 'p_g',
    typical: [0.1, 3.8],
    u: { relPct: 1 },
    when: steamMedia,
    help: '计算时自动加上当地大气压，得到绝对压力。',
  }),
  steamTemperatureC: num('出力与能耗', '过热蒸汽温度', '℃', [90, 600], {
    symbol: 't_s',
    typical: [180, 450],
    u: { abs: 1.5 },
    when: { key: 'medium', in: ['superheatedSteam'] },
  }),
  wetnessPct: num('出力与能耗', '蒸汽湿度', '%', [0, 20], {
    symbol: 'w',
    typical: [0, 5],
    u: { abs: 0.5 },
    when: { key: 'medium', in: ['saturatedSteam'] },
  }),
  circulationTPerH: num('出力与能耗', '循环水流量', 't/h', [0.05, 20000], {
    symbol: 'G',
    typical: [5, 2000],
    u: { relPct: 1 },
    when: hotWater,
  }),
  supplyTemperatureC: num('出力与能耗', '供水温度', '℃', [5, 200], {
    symbol: 't_cs',
    typical: [35, 130],
    u: { abs: 0.3 },
    when: hotWater,
  }),
  returnTemperatureC: num('出力与能耗', '回水温度', '℃', [1, 190], {
    symbol: 't_js',
    typical: [20, 90],
    u: { abs: 0.3 },
    when: hotWater,
  }),
  waterGaugeMPa: num('出力与能耗', '供水压力（表压）', 'MPa', [0, 5], {
    symbol: 'p_g',
    typical: [0.1, 1.6],
    u: { relPct: 2 },
    when: hotWater,
  }),
  fuelRateKgPerH: num('出力与能耗', '实测燃料消耗量', 'kg/h', [0.1, 200000], {
    symbol: 'B',
    typical: [10, 10000],
    u: { relPct: 1 },
    when: onFuel(massFuels),
  }),
  fuelRateNm3PerH: num('出力与能耗', '实测燃气消耗量（标准状态）', 'Nm³/h', [0.1, 200000], {
    symbol: 'B',
    typical: [5, 3000],
    u: { relPct: 1 },
    when: onFuel(['naturalGas']),
    help: '若只有工况流量，请按当地大气压换算到标准状态后填写。',
  }),
  powerKW: num('出力与能耗', '实测输入电功率', 'kW', [0.1, 500000], {
    symbol: 'P',
    typical: [20, 40000],
    u: { relPct: 0.5 },
    when: onFuel(['electricity']),
  }),
  electricEfficiencyPct: num('出力与能耗', '电锅炉热效率', '%', [30, 110], {
    symbol: 'η_el',
    typical: [90, 99.5],
    u: { abs: 1 },
    when: onFuel(['electricity']),
    help: '没有输出热量和输入电量的实测值时填写。',
  }),
  heatPumpCop: num('出力与能耗', '热泵性能系数 COP', '', [1, 12], {
    symbol: 'COP',
    typical: [1.8, 5],
    u: { relPct: 5 },
    when: { key: 'electricType', in: ['heatPump'] },
  }),
};

export const water = {
  feedWaterTemperatureC: num('给水与排污', '给水温度', '℃', [0.1, 200], {
    symbol: 't_gs',
    typical: [5, 150],
    u: { abs: 0.5 },
    when: steamMedia,
  }),
  blowdownPct: num('给水与排污', '排污率', '%', [0, 50], {
    symbol: 'P_pw',
    typical: [0.5, 20],
    u: { relPct: 10 },
    when: steamMedia,
    help: '占蒸汽量的百分数；未填写时由给水和锅水的氯离子（或其他守恒指标）计算。',
  }),
  feedWaterChlorideMgPerL: num('给水与排污', '给水氯离子', 'mg/L', [0, 5000], {
    symbol: 'S_gs',
    typical: [1, 100],
    u: { relPct: 5 },
    when: steamMedia,
    help: '也可以统一改用溶解固形物或碱度，给水与锅水取同一指标。',
  }),
  boilerWaterChlorideMgPerL: num('给水与排污', '锅水氯离子', 'mg/L', [0, 50000], {
    symbol: 'S_gl',
    typical: [20, 2000],
    u: { relPct: 5 },
    when: steamMedia,
  }),
  blowdownHeatRecoveryPct: num('给水与排污', '排污热回收率', '%', [0, 100], {
    symbol: 'r_pw',
    typical: [0, 90],
    u: { abs: 5 },
    when: steamMedia,
  }),
  deaeratorGaugeMPa: num('给水与排污', '热力除氧器压力（表压）', 'MPa', [0, 1], {
    symbol: 'p_cy',
    typical: [0, 0.2],
    u: { abs: 0.002 },
    when: steamMedia,
  }),
  deaeratorTemperatureC: num('给水与排污', '除氧水温度', '℃', [1, 180], {
    symbol: 't_cy',
    typical: [60, 125],
    u: { abs: 0.5 },
    when: steamMedia,
  }),
  makeUpTemperatureC: num('给水与排污', '补水温度', '℃', [0.1, 90], {
    symbol: 't_bs',
    typical: [4, 30],
    u: { abs: 0.5 },
  }),
  condensateReturnPct: num('凝结水与疏水', '凝结水回收率', '%', [0, 100], {
    symbol: 'r_n',
    typical: [0, 100],
    u: { abs: 3 },
    when: steamMedia,
  }),
  condensateTemperatureC: num('凝结水与疏水', '凝结水回水温度', '℃', [1, 180], {
    symbol: 't_n',
    typical: [30, 95],
    u: { abs: 1 },
    when: steamMedia,
  }),
  trapTotalCount: num('凝结水与疏水', '疏水阀总数', '只', [1, 20000], {
    typical: [1, 2000],
    u: { abs: 0 },
    when: steamMedia,
  }),
  trapFailedCount: num('凝结水与疏水', '漏汽疏水阀数', '只', [0, 20000], {
    typical: [0, 500],
    u: { abs: 0 },
    when: steamMedia,
  }),
  trapOrificeMm: num('凝结水与疏水', '疏水阀阀孔直径（平均）', 'mm', [0.5, 40], {
    symbol: 'd_k',
    typical: [2, 12],
    u: { relPct: 10 },
    when: steamMedia,
  }),
};

export const surface = {
  sideSurfaceTemperatureC: num('表面与保温', '炉体侧面外表面温度', '℃', [-30, 500], {
    typical: [15, 120],
    u: { abs: 1.5 },
  }),
  roofSurfaceTemperatureC: num('表面与保温', '炉顶外表面温度', '℃', [-30, 500], {
    typical: [15, 150],
    u: { abs: 1.5 },
  }),
  bareSurfaceAreaM2: num('表面与保温', '未保温（或保温失效）面积', 'm²', [0, 5000], {
    symbol: 'F',
    typical: [0.5, 300],
    u: { relPct: 5 },
  }),
  bareSurfaceTemperatureC: num('表面与保温', '未保温处表面温度', '℃', [-30, 600], {
    symbol: 't_w',
    typical: [40, 250],
    u: { abs: 2 },
  }),
  bareSurfaceInsulationPct: num('表面与保温', '未保温处已降低的散热', '%', [0, 100], {
    symbol: 'k_bw',
    typical: [0, 90],
    u: { abs: 0 },
    help: '保温改造后降低的散热份额；现状为 0，一般不用填写。',
  }),
  ambientTemperatureC: num('表面与保温', '环境温度', '℃', [-50, 60], {
    symbol: 't_hj',
    typical: [-25, 40],
    u: { abs: 0.5 },
    help: '未填写时取场地气温。',
  }),
  surfaceWindMPerS: num('表面与保温', '风速', 'm/s', [0, 30], {
    symbol: 'v',
    typical: [0, 10],
    u: { abs: 0.3 },
  }),
};
