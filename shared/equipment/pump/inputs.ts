/** What an auditor reads at a pump: nameplate, duty point, system, hours, duty profile and the aims of a retrofit. */
import { z } from 'zod';
import {
  annualHours,
  dutyHours,
  motorEfficiency,
  newMotorEfficiency,
  shaftSpeed,
  targetGrade,
  vfdEfficiency,
} from '../electrical/drive-fields.ts';
import { choice, num } from '../fields.ts';

const plate = '铭牌';
const measured = '实测';
const system = '管路与运行';
const profile = '流量工况';
const target = '改造方案';

const duty = (n: number) =>
  ({
    flow: num(profile, `工况${n} 流量`, 'm³/h', [0, 50_000], { typical: [1, 20_000], u: { relPct: 3 } }),
    hours: dutyHours(profile, n),
  }) as const;
const duties = [duty(1), duty(2), duty(3), duty(4)] as const;

export const pumpInputs = z.strictObject({
  pumpType: choice(plate, '泵型', {
    'single-suction': '单级单吸清水离心泵',
    'double-suction': '单级双吸清水离心泵',
    'in-line': '管道泵',
    multistage: '多级清水离心泵',
    'light-multistage-vertical': '轻型立式多级泵',
    'light-multistage-horizontal': '轻型卧式多级泵',
    'chemical-single': '石油化工离心泵（单级）',
    'chemical-multi': '石油化工离心泵（多级）',
    other: '其他',
  }),
  ratedFlowM3PerH: num(plate, '额定流量', 'm³/h', [0.1, 50_000], {
    symbol: 'Q_N',
    typical: [5, 20_000],
    u: { relPct: 1 },
  }),
  ratedHeadM: num(plate, '额定扬程', 'm', [0.5, 3000], {
    symbol: 'H_N',
    typical: [5, 2000],
    u: { relPct: 1 },
  }),
  ratedSpeedRPM: num(plate, '额定转速', 'r/min', [50, 12_000], {
    symbol: 'n_N',
    typical: [580, 3000],
    u: { relPct: 0.2 },
  }),
  ratedEfficiencyPct: num(plate, '额定效率（最佳效率点）', '%', [5, 95], {
    symbol: 'η_N',
    typical: [40, 90],
    u: { abs: 1 },
  }),
  stagesCount: num(plate, '级数', '级', [1, 60], { symbol: 'i', typical: [1, 25] }),
  shutOffHeadM: num(plate, '关死点扬程', 'm', [0.5, 5000], {
    symbol: 'H0',
    typical: [5, 2500],
    u: { relPct: 2 },
    help: '样本曲线上流量为零时的扬程；有它才能按变转速计算。',
  }),
  bestFlowM3PerH: num(plate, '效率最高点流量', 'm³/h', [0.1, 50_000], {
    symbol: 'Q_b',
    typical: [5, 20_000],
    u: { relPct: 2 },
    help: '不填取额定流量。',
  }),
  efficiencyCurveRatio: num(plate, '效率曲线系数', '', [0, 2], {
    symbol: 'k_η',
    typical: [0.4, 0.9],
    u: { abs: 0.05 },
    help: 'η=η_b−k_η·((Q−Q_b)/Q_b)²，由样本曲线读两点求得；不填取 k_η=η_b（曲线过原点）。',
  }),
  npshRequiredM: num(plate, '必需汽蚀余量', 'm', [0.1, 50], {
    symbol: 'NPSHr',
    typical: [1, 10],
    u: { abs: 0.2 },
  }),
  motorRatedPowerKW: num(plate, '配套电动机额定功率', 'kW', [0.05, 50_000], {
    symbol: 'P_N',
    typical: [0.75, 1000],
  }),
  motorEfficiencyPct: motorEfficiency(plate),
  transmissionEfficiencyPct: num(plate, '传动效率', '%', [50, 100], {
    symbol: 'η_t',
    typical: [92, 100],
    u: { abs: 0.5 },
    help: '直联为 100%，不填按 100% 计。',
  }),
  flowM3PerH: num(measured, '流量', 'm³/h', [0, 50_000], {
    symbol: 'Q',
    typical: [0.5, 20_000],
    u: { relPct: 1.5 },
  }),
  suctionPressureMPa: num(measured, '进口表压', 'MPa', [-0.1, 20], {
    symbol: 'p1',
    typical: [-0.06, 1],
    u: { abs: 0.002 },
  }),
  dischargePressureMPa: num(measured, '出口表压', 'MPa', [-0.1, 40], {
    symbol: 'p2',
    typical: [0.05, 5],
    u: { abs: 0.004 },
  }),
  gaugeHeightDifferenceM: num(measured, '进出口压力表高差', 'm', [-50, 50], {
    symbol: 'Δz',
    typical: [-2, 2],
    u: { abs: 0.05 },
    help: '出口表高于进口表为正，不填按 0 计。',
  }),
  suctionDiameterMM: num(measured, '进口测压处管内径', 'mm', [5, 3000], {
    symbol: 'd1',
    typical: [25, 1000],
    u: { relPct: 1 },
  }),
  dischargeDiameterMM: num(measured, '出口测压处管内径', 'mm', [5, 3000], {
    symbol: 'd2',
    typical: [25, 1000],
    u: { relPct: 1 },
  }),
  headM: num(measured, '扬程（已知时填）', 'm', [0, 4000], {
    symbol: 'H',
    typical: [2, 2000],
    u: { relPct: 2 },
    help: '没有进出口压力时才用。',
  }),
  inputPowerKW: num(measured, '电动机输入功率', 'kW', [0, 60_000], {
    symbol: 'P1',
    typical: [0.2, 3000],
    u: { relPct: 1 },
  }),
  speedRPM: shaftSpeed(measured),
  liquidTemperatureC: num(measured, '介质温度', '℃', [0, 200], {
    symbol: 't',
    typical: [4, 95],
    u: { abs: 1 },
  }),
  liquidDensityKgPerM3: num(measured, '介质密度', 'kg/m³', [500, 2500], {
    symbol: 'ρ',
    typical: [950, 1010],
    u: { relPct: 0.2 },
    help: '清水可不填，按温度计算。',
  }),
  vapourPressureKPa: num(measured, '汽化压力', 'kPa', [0, 2000], {
    symbol: 'p_v',
    typical: [0.6, 101],
    u: { relPct: 2 },
    help: '清水可不填，按温度计算。',
  }),
  gravityMPerS2: num(measured, '重力加速度', 'm/s²', [9.7, 9.85], {
    symbol: 'g',
    typical: [9.77, 9.81],
    help: '不填按 9.79 计（西藏高原约 9.78–9.79）。',
  }),
  valvePressureDropMPa: num(measured, '出口调节阀压差', 'MPa', [0, 20], {
    symbol: 'Δp_v',
    typical: [0, 0.5],
    u: { abs: 0.005 },
  }),
  valveOpenPct: num(measured, '阀门开度', '%', [0, 100], { typical: [20, 100], u: { abs: 5 } }),
  suctionStaticHeadM: num(system, '吸入侧液面高于泵轴', 'm', [-15, 200], {
    symbol: 'h_s',
    typical: [-6, 10],
    u: { abs: 0.1 },
    help: '吸上时填负值。',
  }),
  suctionLossM: num(system, '吸入管阻力', 'm', [0, 50], {
    symbol: 'h_f',
    typical: [0.1, 3],
    u: { abs: 0.2 },
  }),
  suctionTank: choice(system, '吸入液面', { open: '敞口（大气压）', closed: '密闭容器' }),
  tankPressureMPa: num(system, '密闭容器表压', 'MPa', [-0.1, 10], {
    typical: [0, 1],
    u: { abs: 0.005 },
    when: { key: 'suctionTank', in: ['closed'] },
  }),
  staticHeadM: num(system, '系统静扬程', 'm', [0, 3000], {
    symbol: 'H_st',
    typical: [0, 500],
    u: { abs: 0.5 },
    help: '闭式循环为 0；开式为液面高差加容器压力差。',
  }),
  systemFlowM3PerH: num(system, '管路特性点流量', 'm³/h', [0.1, 50_000], {
    symbol: 'Q_s',
    typical: [1, 20_000],
    u: { relPct: 2 },
    help: '阀门全开时的流量；不填则用实测流量和阀门压差推算。',
  }),
  systemHeadM: num(system, '管路特性点扬程', 'm', [0.1, 4000], {
    symbol: 'H_s',
    typical: [1, 2000],
    u: { relPct: 2 },
    help: '不填取水泵曲线在该流量下的扬程。',
  }),
  requiredFlowM3PerH: num(system, '工艺需要的流量', 'm³/h', [0, 50_000], {
    symbol: 'Q_r',
    typical: [0.5, 20_000],
    u: { relPct: 3 },
    help: '每台泵；不填按现有流量。',
  }),
  controlMethod: choice(system, '流量调节方式', {
    none: '不调节',
    throttle: '出口阀节流',
    vfd: '变频调速',
  }),
  vfdEfficiencyPct: vfdEfficiency(system),
  impellerTrimPct: num(system, '叶轮切割率', '%', [0, 30], {
    symbol: 'τ',
    typical: [0, 20],
    u: { abs: 0.5 },
    help: '相对样本曲线所用的叶轮直径。',
  }),
  parallelUnitsCount: num(system, '并联运行台数', '台', [1, 20], { symbol: 'N', typical: [1, 6] }),
  annualHoursH: annualHours(system),
  duty1FlowM3PerH: duties[0].flow,
  duty1HoursH: duties[0].hours,
  duty2FlowM3PerH: duties[1].flow,
  duty2HoursH: duties[1].hours,
  duty3FlowM3PerH: duties[2].flow,
  duty3HoursH: duties[2].hours,
  duty4FlowM3PerH: duties[3].flow,
  duty4HoursH: duties[3].hours,
  targetGrade: targetGrade(target),
  replacementEfficiencyPct: num(target, '新泵效率', '%', [5, 95], { typical: [50, 90], u: { abs: 1 } }),
  replacementMotorEfficiencyPct: newMotorEfficiency(target),
  targetParallelUnitsCount: num(target, '改造后运行台数', '台', [1, 20], { typical: [1, 6] }),
});
export type PumpInputs = z.infer<typeof pumpInputs>;
