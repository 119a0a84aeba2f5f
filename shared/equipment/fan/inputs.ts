/** What an auditor reads at a fan: nameplate, duty point with its gas density, system, hours and the aims of a retrofit. */
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
const system = '管网与运行';
const profile = '风量工况';
const target = '改造方案';

const duty = (n: number) =>
  ({
    flow: num(profile, `工况${n} 风量`, 'm³/h', [0, 5_000_000], {
      typical: [500, 2_000_000],
      u: { relPct: 4 },
    }),
    hours: dutyHours(profile, n),
  }) as const;
const duties = [duty(1), duty(2), duty(3), duty(4)] as const;

export const fanInputs = z.strictObject({
  fanType: choice(plate, '风机型式', {
    centrifugal: '离心通风机',
    axial: '轴流通风机',
    'external-rotor': '外转子电动机直联前向多翼离心通风机',
    blower: '鼓风机（含罗茨）',
    other: '其他',
  }),
  impellerDiameterMM: num(plate, '叶轮直径', 'mm', [50, 8000], {
    symbol: 'D',
    typical: [200, 4000],
    u: { relPct: 0.2 },
    help: '机号为直径的分米数：No.10 即 1000 mm。',
  }),
  hubRatio: num(plate, '轮毂比', '', [0.05, 0.95], {
    symbol: 'γ',
    typical: [0.2, 0.75],
    when: { key: 'fanType', in: ['axial'] },
  }),
  ratedFlowM3PerH: num(plate, '额定风量', 'm³/h', [10, 5_000_000], {
    symbol: 'q_N',
    typical: [500, 2_000_000],
    u: { relPct: 1 },
  }),
  ratedTotalPressurePa: num(plate, '额定全压', 'Pa', [5, 100_000], {
    symbol: 'p_N',
    typical: [100, 40_000],
    u: { relPct: 1 },
  }),
  ratedDensityKgPerM3: num(plate, '额定状态密度', 'kg/m³', [0.2, 3], {
    symbol: 'ρ_N',
    typical: [0.35, 1.3],
    u: { relPct: 0.5 },
    help: '铭牌注明的介质密度；未注明一般为 1.2（常温）。',
  }),
  ratedSpeedRPM: num(plate, '额定转速', 'r/min', [50, 12_000], {
    symbol: 'n_N',
    typical: [400, 3000],
    u: { relPct: 0.2 },
  }),
  ratedEfficiencyPct: num(plate, '额定全压效率（最佳效率点）', '%', [5, 95], {
    symbol: 'η_N',
    typical: [40, 90],
    u: { abs: 1 },
  }),
  shutOffPressurePa: num(plate, '零流量全压', 'Pa', [5, 150_000], {
    symbol: 'p0',
    typical: [150, 50_000],
    u: { relPct: 3 },
    help: '样本曲线上风量为零时的全压（换算到现场密度前，填额定状态值）。',
  }),
  efficiencyCurveRatio: num(plate, '效率曲线系数', '', [0, 2], {
    symbol: 'k_η',
    typical: [0.4, 0.9],
    u: { abs: 0.05 },
    help: 'η=η_b−k_η·((q−q_b)/q_b)²；不填取 k_η=η_b。',
  }),
  motorRatedPowerKW: num(plate, '配套电动机额定功率', 'kW', [0.05, 50_000], {
    symbol: 'P_N',
    typical: [0.75, 5000],
  }),
  motorEfficiencyPct: motorEfficiency(plate),
  transmissionEfficiencyPct: num(plate, '传动效率', '%', [50, 100], {
    symbol: 'η_t',
    typical: [90, 100],
    u: { abs: 0.5 },
    help: '直联 100%，皮带约 95%；不填按 100% 计。',
  }),
  flowM3PerH: num(measured, '风量（进口状态）', 'm³/h', [0, 5_000_000], {
    symbol: 'q',
    typical: [500, 2_000_000],
    u: { relPct: 3 },
  }),
  totalPressurePa: num(measured, '风机全压', 'Pa', [0, 100_000], {
    symbol: 'p_tF',
    typical: [50, 40_000],
    u: { relPct: 1.5 },
  }),
  inputPowerKW: num(measured, '电动机输入功率', 'kW', [0, 60_000], {
    symbol: 'P1',
    typical: [0.5, 5000],
    u: { relPct: 1 },
  }),
  gasTemperatureC: num(measured, '进口气体温度', '℃', [-50, 500], {
    symbol: 't',
    typical: [-20, 350],
    u: { abs: 2 },
  }),
  inletStaticPressurePa: num(measured, '进口静压（表压）', 'Pa', [-30_000, 50_000], {
    symbol: 'p_s1',
    typical: [-8000, 2000],
    u: { abs: 20 },
    help: '负压填负值，不填按 0 计。',
  }),
  gasDensityKgPerM3: num(measured, '进口气体密度', 'kg/m³', [0.2, 3], {
    symbol: 'ρ',
    typical: [0.3, 1.3],
    u: { relPct: 1 },
    help: '空气可不填，按现场气压和进口温度计算。',
  }),
  compressibilityRatio: num(measured, '压缩性修正系数', '', [0.6, 1], {
    symbol: 'k_p',
    typical: [0.9, 1],
    help: '不填按等熵压缩计算。',
  }),
  speedRPM: shaftSpeed(measured),
  damperOpenPct: num(measured, '挡板开度', '%', [0, 100], { typical: [20, 100], u: { abs: 5 } }),
  damperPressureDropPa: num(measured, '挡板压差', 'Pa', [0, 50_000], {
    symbol: 'Δp_d',
    typical: [0, 2000],
    u: { relPct: 5 },
  }),
  staticPressurePa: num(system, '系统固定压力', 'Pa', [0, 50_000], {
    symbol: 'p_st',
    typical: [0, 3000],
    u: { relPct: 5 },
    help: '与风量无关的压力（如炉膛、料层要求的压力），一般管网为 0。',
  }),
  requiredFlowM3PerH: num(system, '工艺需要的风量', 'm³/h', [0, 5_000_000], {
    symbol: 'q_r',
    typical: [500, 2_000_000],
    u: { relPct: 4 },
    help: '进口状态，含漏风；不填按现有风量。',
  }),
  ductLeakPct: num(system, '管网漏风率', '%', [0, 80], { symbol: 'L', typical: [0, 30], u: { abs: 2 } }),
  controlMethod: choice(system, '风量调节方式', {
    none: '不调节',
    damper: '挡板节流',
    vane: '进口导叶',
    vfd: '变频调速',
  }),
  vfdEfficiencyPct: vfdEfficiency(system),
  annualHoursH: annualHours(system),
  annualIdleHoursH: num(system, '年空转时间（含在年运行时间内）', 'h', [0, 8784], {
    symbol: 'h_k',
    typical: [0, 3000],
    u: { relPct: 10 },
  }),
  duty1FlowM3PerH: duties[0].flow,
  duty1HoursH: duties[0].hours,
  duty2FlowM3PerH: duties[1].flow,
  duty2HoursH: duties[1].hours,
  duty3FlowM3PerH: duties[2].flow,
  duty3HoursH: duties[2].hours,
  duty4FlowM3PerH: duties[3].flow,
  duty4HoursH: duties[3].hours,
  targetGrade: targetGrade(target),
  replacementEfficiencyPct: num(target, '新风机全压效率', '%', [5, 95], { typical: [60, 90], u: { abs: 1 } }),
  replacementMotorEfficiencyPct: newMotorEfficiency(target),
  targetDuctLeakPct: num(target, '治理后漏风率', '%', [0, 80], {
    typical: [2, 10],
    u: { abs: 1 },
    help: '不填按 5% 计。',
  }),
});
export type FanInputs = z.infer<typeof fanInputs>;
