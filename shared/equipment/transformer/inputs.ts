/** What an auditor reads at a transformer: nameplate losses, the load it carried, and the aims of a retrofit. */
import { z } from 'zod';
import { choice, num } from '../fields.ts';

const plate = '铭牌';
const load = '负荷';
const target = '改造方案';

export const transformerInputs = z.strictObject({
  transformerType: choice(plate, '类型', {
    'oil-10kv': '10 kV 油浸式配电变压器',
    'dry-10kv': '10 kV 干式配电变压器',
    'oil-35kv': '35 kV 油浸式（无励磁调压）',
    'oil-35kv-oltc': '35 kV 油浸式（有载调压）',
    other: '其他',
  }),
  coreMaterial: choice(plate, '铁心材料', { steel: '电工钢带', amorphous: '非晶合金' }),
  connection: choice(
    plate,
    '联结组',
    { dyn11: 'Dyn11、Yzn11', yyn0: 'Yyn0' },
    { when: { key: 'transformerType', in: ['oil-10kv'] } },
  ),
  insulationClass: choice(
    plate,
    '绝缘等级',
    { B: 'B（100 ℃）', F: 'F（120 ℃）', H: 'H（145 ℃）' },
    { when: { key: 'transformerType', in: ['dry-10kv'] } },
  ),
  ratedCapacityKVA: num(plate, '额定容量', 'kVA', [5, 500_000], { symbol: 'S_r', typical: [30, 31_500] }),
  noLoadLossKW: num(plate, '空载损耗', 'kW', [0.005, 500], {
    symbol: 'P0',
    typical: [0.02, 40],
    u: { relPct: 3 },
  }),
  loadLossKW: num(plate, '负载损耗（额定负载）', 'kW', [0.05, 2000], {
    symbol: 'P_k',
    typical: [0.4, 200],
    u: { relPct: 3 },
  }),
  noLoadCurrentPct: num(plate, '空载电流', '%', [0, 15], {
    symbol: 'I0',
    typical: [0.1, 3],
    u: { relPct: 5 },
  }),
  shortCircuitImpedancePct: num(plate, '短路阻抗', '%', [0.5, 30], {
    symbol: 'u_k',
    typical: [4, 10],
    u: { relPct: 3 },
  }),
  annualEnergyKWh: num(load, '统计期低压侧电量', 'kWh', [0, 5e9], {
    symbol: 'A',
    typical: [1000, 1e8],
    u: { relPct: 1 },
  }),
  energisedHoursH: num(load, '统计期带电时间', 'h', [0, 8784], {
    symbol: 'T',
    typical: [500, 8784],
    u: { relPct: 0.5 },
  }),
  powerFactorRatio: num(load, '平均功率因数', '', [0.05, 1], {
    symbol: 'cosφ',
    typical: [0.7, 0.99],
    u: { abs: 0.01 },
  }),
  loadFactorPct: num(load, '平均负载系数（已知时填）', '%', [0, 200], {
    symbol: 'β',
    typical: [5, 90],
    u: { abs: 3 },
    help: '没有电量时才用。',
  }),
  loadFluctuationRatio: num(load, '负荷波动损耗系数', '', [1, 2], {
    symbol: 'K_T',
    typical: [1, 1.2],
    u: { abs: 0.02 },
    help: '不填按 1.05 计。',
  }),
  reactiveEquivalentKWPerKvar: num(load, '无功经济当量', 'kW/kvar', [0, 0.2], {
    symbol: 'K_Q',
    typical: [0.02, 0.1],
    u: { abs: 0.01 },
    help: '已补偿到 0.9 以上取 0.04，不填按 0.04 计。',
  }),
  maxDemandKW: num(load, '最大需量', 'kW', [0, 500_000], {
    symbol: 'P_max',
    typical: [10, 100_000],
    u: { relPct: 1 },
  }),
  unitsInServiceCount: num(load, '并列运行台数', '台', [1, 10], {
    symbol: 'n',
    typical: [1, 4],
    help: '同容量变压器分担同一负荷时填写，电量为总电量。',
  }),
  noLoadHoursH: num(load, '年空载带电时间', 'h', [0, 8784], {
    symbol: 'h_k',
    typical: [0, 4000],
    u: { relPct: 5 },
    help: '含在带电时间内、可以停电的时间。',
  }),
  targetGrade: choice(
    target,
    '更换目标能效等级',
    { '1': '1 级', '2': '2 级', '3': '3 级' },
    { help: '不选按 2 级。' },
  ),
  replacementCapacityKVA: num(target, '新变压器容量', 'kVA', [5, 500_000], {
    typical: [30, 31_500],
    help: '不填按原容量。',
  }),
  replacementCore: choice(
    target,
    '新变压器铁心',
    { steel: '电工钢带', amorphous: '非晶合金' },
    { help: '不选按原材料。' },
  ),
  replacementNoLoadLossKW: num(target, '新变压器空载损耗', 'kW', [0.005, 500], {
    typical: [0.02, 40],
    u: { relPct: 3 },
  }),
  replacementLoadLossKW: num(target, '新变压器负载损耗', 'kW', [0.05, 2000], {
    typical: [0.4, 200],
    u: { relPct: 3 },
  }),
  targetPowerFactorRatio: num(target, '补偿后功率因数', '', [0.5, 1], {
    typical: [0.9, 0.98],
    help: '不填按 0.95 计。',
  }),
  targetUnitsCount: num(target, '改造后运行台数', '台', [1, 10], { typical: [1, 4] }),
});
export type TransformerInputs = z.infer<typeof transformerInputs>;
