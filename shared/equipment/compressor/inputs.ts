/** What an auditor reads at an air compressor: nameplate, running state, leak tests, and the aims of a retrofit. */
import { z } from 'zod';
import { annualHours, targetGrade, vfdEfficiency } from '../electrical/drive-fields.ts';
import { choice, num } from '../fields.ts';

const plate = '铭牌';
const measured = '实测';
const running = '运行';
const leak = '泄漏测试';
const target = '改造方案';

export const compressorInputs = z.strictObject({
  compressorType: choice(plate, '机型', {
    'screw-fixed': '喷油回转（工频）',
    'screw-vsd': '喷油回转（变频）',
    piston: '往复活塞',
    'oil-free': '无油',
    centrifugal: '离心式',
  }),
  cooling: choice(plate, '冷却方式', { air: '风冷', liquid: '液冷' }),
  ratedPowerKW: num(plate, '驱动电动机额定功率', 'kW', [0.1, 20_000], { symbol: 'P_N', typical: [1.5, 630] }),
  ratedPressureMPa: num(plate, '额定排气压力（表压）', 'MPa', [0.05, 10], {
    symbol: 'p_N',
    typical: [0.3, 1.25],
  }),
  ratedFlowM3PerMin: num(plate, '额定容积流量', 'm³/min', [0.01, 3000], {
    symbol: 'FAD',
    typical: [0.2, 120],
    u: { relPct: 2 },
    help: '进气状态的体积，不随海拔换算。',
  }),
  ratedSpecificPowerKWPerM3PerMin: num(plate, '机组输入比功率（铭牌）', 'kW/(m³/min)', [2, 40], {
    symbol: 'SP_N',
    typical: [4, 16],
    u: { relPct: 2 },
    help: '能效标识上的机组输入比功率，对应标准进气状态。',
  }),
  inputPowerKW: num(measured, '加载输入功率', 'kW', [0, 20_000], {
    symbol: 'P_L',
    typical: [1, 700],
    u: { relPct: 1 },
  }),
  unloadPowerKW: num(measured, '卸载输入功率', 'kW', [0, 10_000], {
    symbol: 'P_U',
    typical: [0.3, 250],
    u: { relPct: 2 },
  }),
  flowM3PerMin: num(measured, '容积流量（换算到进气状态）', 'm³/min', [0, 3000], {
    symbol: 'q',
    typical: [0.1, 200],
    u: { relPct: 2.5 },
  }),
  dischargePressureMPa: num(measured, '排气压力（表压）', 'MPa', [0.01, 10], {
    symbol: 'p_g',
    typical: [0.3, 1.25],
    u: { abs: 0.005 },
  }),
  inletPressureKPa: num(measured, '进气绝对压力', 'kPa', [30, 110], {
    symbol: 'p1',
    typical: [50, 102],
    u: { abs: 0.3 },
    help: '不填取现场大气压。',
  }),
  inletTemperatureC: num(measured, '进气温度', '℃', [-45, 60], {
    symbol: 't1',
    typical: [-20, 40],
    u: { abs: 1 },
  }),
  controlMethod: choice(running, '调节方式', {
    'load-unload': '加载/卸载',
    vsd: '变频调速',
    modulation: '进气节流',
  }),
  annualHoursH: annualHours(running, [1000, 8760]),
  loadHoursH: num(running, '加载时间（控制器累计）', 'h', [0, 500_000], {
    symbol: 'h_L',
    typical: [0, 60_000],
    u: { relPct: 1 },
  }),
  unloadHoursH: num(running, '卸载时间（控制器累计）', 'h', [0, 500_000], {
    symbol: 'h_U',
    typical: [0, 60_000],
    u: { relPct: 1 },
  }),
  meanFlowM3PerMin: num(running, '平均供气流量（进气状态）', 'm³/min', [0, 3000], {
    symbol: 'q_m',
    typical: [0.1, 200],
    u: { relPct: 3 },
    help: '不填按加卸载时间推算。',
  }),
  leakTestLoadS: num(leak, '加卸载法：加载时间', 's', [0, 100_000], {
    symbol: 'T',
    typical: [5, 3600],
    u: { relPct: 2 },
    help: '停止全部用气时，若干周期加载时间之和。',
  }),
  leakTestUnloadS: num(leak, '加卸载法：卸载时间', 's', [0, 100_000], {
    symbol: 't',
    typical: [5, 3600],
    u: { relPct: 2 },
  }),
  networkVolumeM3: num(leak, '保压法：管网与储罐容积', 'm³', [0, 5000], {
    symbol: 'V',
    typical: [0.5, 200],
    u: { relPct: 10 },
  }),
  decayStartMPa: num(leak, '保压法：起始表压', 'MPa', [0, 10], {
    symbol: 'p_a',
    typical: [0.4, 1.2],
    u: { abs: 0.005 },
  }),
  decayEndMPa: num(leak, '保压法：终止表压', 'MPa', [0, 10], {
    symbol: 'p_b',
    typical: [0.2, 1],
    u: { abs: 0.005 },
  }),
  decayTimeMin: num(leak, '保压法：时间', 'min', [0, 1440], {
    symbol: 'τ',
    typical: [1, 60],
    u: { relPct: 1 },
  }),
  leakFlowM3PerMin: num(leak, '泄漏量（已知时填）', 'm³/min', [0, 3000], {
    symbol: 'q_x',
    typical: [0, 30],
    u: { relPct: 10 },
    help: '不填按上面的测试结果。',
  }),
  heatRecovery: choice(running, '余热利用', { none: '未利用', installed: '已利用' }),
  recoverableHeatPct: num(target, '可回收热占输入功率', '%', [0, 95], {
    symbol: 'ξ',
    typical: [50, 80],
    u: { abs: 5 },
    help: '按机组厂家数据填写。',
  }),
  heatUseHoursH: num(target, '余热年利用时间', 'h', [0, 8784], {
    symbol: 'h_q',
    typical: [1000, 8000],
    u: { relPct: 5 },
  }),
  displacedCarrier: choice(target, '余热替代的能源', {
    electricity: '电',
    purchasedHeat: '外购热力',
    naturalGas: '天然气',
    rawCoal: '原煤',
    diesel: '柴油',
  }),
  displacedEfficiencyPct: num(target, '被替代热源效率', '%', [10, 400], {
    symbol: 'η_q',
    typical: [60, 100],
    u: { abs: 3 },
    help: '锅炉效率；热泵按性能系数×100 填。',
  }),
  displacedNcvMJPerUnit: num(target, '被替代燃料低位发热量（每 Nm³ 或每 t）', 'MJ', [1, 60_000], {
    symbol: 'q_net',
    typical: [30, 45_000],
    u: { relPct: 2 },
    when: { key: 'displacedCarrier', in: ['naturalGas', 'rawCoal', 'diesel'] },
  }),
  requiredPressureMPa: num(target, '需要的供气压力（表压）', 'MPa', [0.01, 10], {
    symbol: 'p_r',
    typical: [0.3, 1],
    u: { abs: 0.005 },
    help: '最高用气点要求加上管网和净化压降。',
  }),
  targetLeakPct: num(target, '治理后泄漏占平均供气量', '%', [0, 60], {
    typical: [5, 10],
    u: { abs: 1 },
    help: '不填按 10% 计。',
  }),
  targetInletTemperatureC: num(target, '改善后进气温度', '℃', [-45, 60], {
    typical: [-10, 30],
    u: { abs: 1 },
  }),
  targetGrade: targetGrade(target),
  vfdEfficiencyPct: vfdEfficiency(target),
});
export type CompressorInputs = z.infer<typeof compressorInputs>;
