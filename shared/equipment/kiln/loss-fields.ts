/** Fields of the losses: flue gas, walls, openings, cars and fixtures, cooling water, recovered heat. */
import { num } from '../fields.ts';
import { burningFuels } from './kinds.ts';

const flueWhen = { key: 'fuel', in: burningFuels } as const;

const wallArea = (n: number) =>
  num('表面散热', `第 ${n} 部分外表面积`, 'm²', [0, 50_000], {
    symbol: `F_${n}`,
    typical: [1, 3000],
    u: { relPct: 3 },
  });
const wallTemperature = (n: number) =>
  num('表面散热', `第 ${n} 部分外表面平均温度`, '℃', [-40, 700], {
    symbol: `t_b${n}`,
    typical: [20, 150],
    u: { abs: 3 },
  });

export const wallNumbers = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type WallNumber = (typeof wallNumbers)[number];

export const lossFields = {
  oxidantO2Pct: num('烟气', '助燃气含氧', '%', [21, 100], {
    symbol: 'x',
    typical: [21, 35],
    u: { abs: 0.2 },
    when: flueWhen,
    help: '富氧或全氧燃烧时填写；空气助燃不填。',
  }),
  flueGasO2Pct: num('烟气', '烟气 O₂（干烟气）', '%', [0, 20.5], {
    symbol: 'O2',
    typical: [0.5, 19],
    u: { abs: 0.2 },
    when: flueWhen,
  }),
  flueGasCOPct: num('烟气', '烟气 CO（干烟气）', '%', [0, 15], {
    symbol: 'CO',
    typical: [0, 1],
    u: { abs: 0.02 },
    when: flueWhen,
  }),
  flueGasTemperatureC: num('烟气', '排烟温度（离开系统）', '℃', [-20, 1500], {
    symbol: 't_py',
    typical: [80, 700],
    u: { abs: 3 },
    when: flueWhen,
  }),
  flueBeforeRecoveryTemperatureC: num('烟气', '换热器前（出炉）烟温', '℃', [0, 1900], {
    symbol: 't_py1',
    typical: [200, 1400],
    u: { abs: 5 },
    when: flueWhen,
  }),
  flueGasM3PerH: num('烟气', '排烟流量（工况）', 'm³/h', [1, 5_000_000], {
    symbol: 'V',
    typical: [500, 500_000],
    u: { relPct: 3 },
    when: flueWhen,
    help: '皮托管实测的工况体积；程序按当地大气压换算。未测时由燃料量和 O₂ 估算。',
  }),
  combustionAirTemperatureC: num('烟气', '助燃空气温度', '℃', [-50, 1400], {
    symbol: 't_k',
    typical: [-10, 1200],
    u: { abs: 3 },
    when: flueWhen,
  }),
  ambientTemperatureC: num('表面散热', '环境温度', '℃', [-50, 60], {
    symbol: 't_a',
    typical: [-20, 40],
    u: { abs: 0.5 },
    help: '未填写时取场地气温。',
  }),
  windSpeedMPerS: num('表面散热', '风速', 'm/s', [0, 30], {
    symbol: 'v',
    typical: [0, 10],
    u: { abs: 0.3 },
    help: '室内填 0；未填写时按 0 计算。',
  }),
  wallEmissivity: num('表面散热', '外表面黑度', '', [0.05, 1], {
    symbol: 'ε',
    typical: [0.7, 0.95],
    u: { abs: 0.03 },
    help: '砖墙和氧化钢板约 0.9，铝粉漆约 0.5；未填写时取 0.9。',
  }),
  wall1AreaM2: wallArea(1),
  wall1TemperatureC: wallTemperature(1),
  wall2AreaM2: wallArea(2),
  wall2TemperatureC: wallTemperature(2),
  wall3AreaM2: wallArea(3),
  wall3TemperatureC: wallTemperature(3),
  wall4AreaM2: wallArea(4),
  wall4TemperatureC: wallTemperature(4),
  wall5AreaM2: wallArea(5),
  wall5TemperatureC: wallTemperature(5),
  wall6AreaM2: wallArea(6),
  wall6TemperatureC: wallTemperature(6),
  wall7AreaM2: wallArea(7),
  wall7TemperatureC: wallTemperature(7),
  wall8AreaM2: wallArea(8),
  wall8TemperatureC: wallTemperature(8),
  openingAreaM2: num('开口与其他', '炉门、窥孔等开口面积', 'm²', [0, 100], {
    symbol: 'F_k',
    typical: [0.01, 5],
    u: { relPct: 5 },
  }),
  openingTemperatureC: num('开口与其他', '开口处炉内温度', '℃', [0, 1900], {
    symbol: 't_k',
    typical: [300, 1500],
    u: { abs: 20 },
  }),
  openingTimePct: num('开口与其他', '开口时间占比', '%', [0, 100], {
    symbol: 'φ_t',
    typical: [1, 100],
    u: { relPct: 10 },
    help: '常开的孔填 100%。',
  }),
  openingShapeFactor: num('开口与其他', '开口综合角度系数', '', [0.05, 1], {
    symbol: 'Φ',
    typical: [0.4, 1],
    u: { abs: 0.05 },
    help: '开口宽与壁厚之比越大越接近 1；未填写时取 1。',
  }),
  carMassRatio: num('开口与其他', '窑车或工装与产品质量比', 'kg/kg', [0, 20], {
    symbol: 'k_c',
    typical: [0.3, 3],
    u: { relPct: 5 },
  }),
  carSpecificHeatKJPerKgK: num('开口与其他', '窑车或工装平均比热容', 'kJ/(kg·K)', [0.1, 3], {
    symbol: 'c_c',
    typical: [0.5, 1.2],
    u: { relPct: 5 },
  }),
  carInTemperatureC: num('开口与其他', '窑车或工装入窑平均温度', '℃', [-40, 600], {
    symbol: 't_c1',
    typical: [0, 100],
    u: { abs: 3 },
  }),
  carOutTemperatureC: num('开口与其他', '窑车或工装出窑（或最高）平均温度', '℃', [-40, 1800], {
    symbol: 't_c2',
    typical: [60, 900],
    u: { abs: 5 },
  }),
  coolingWaterTPerH: num('开口与其他', '冷却水流量', 't/h', [0, 5000], {
    symbol: 'G_s',
    typical: [0.5, 200],
    u: { relPct: 2 },
  }),
  coolingWaterRiseK: num('开口与其他', '冷却水温升', 'K', [0, 90], {
    symbol: 'Δt_s',
    typical: [2, 20],
    u: { abs: 0.3 },
  }),
  unburntSolidPct: num('开口与其他', '固体未完全燃烧热损失', '%', [0, 60], {
    symbol: 'q4',
    typical: [0, 12],
    u: { abs: 0.5 },
    when: { key: 'fuel', in: ['rawCoal', 'coke', 'biomass'] },
  }),
  recoveredHeatKW: num('开口与其他', '已回收利用的余热', 'kW', [0, 200_000], {
    symbol: 'Q_hs',
    typical: [10, 10_000],
    u: { relPct: 5 },
    help: '送干燥室、供热或发电等窑外利用的热量；空气预热不计。',
  }),
};
