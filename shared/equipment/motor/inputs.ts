/** What an auditor reads at a motor: nameplate, measured load, hours, and the aims of a retrofit. */
import { z } from 'zod';
import { annualHours, targetGrade, vfdEfficiency } from '../electrical/drive-fields.ts';
import { choice, num } from '../fields.ts';

const plate = '铭牌';
const measured = '实测';
const running = '运行';
const target = '改造方案';

export const motorInputs = z.strictObject({
  motorType: choice(plate, '电动机类型', {
    'low-voltage': '低压三相笼型异步',
    'high-voltage': '高压笼型异步',
    'permanent-magnet': '永磁同步',
  }),
  ratedPowerKW: num(plate, '额定功率', 'kW', [0.05, 50_000], {
    symbol: 'P_N',
    typical: [0.75, 2500],
    u: { relPct: 0 },
  }),
  poles: choice(plate, '极数', {
    '2': '2 极',
    '4': '4 极',
    '6': '6 极',
    '8': '8 极',
    '10': '10 极',
    '12': '12 极',
  }),
  ratedVoltageV: num(plate, '额定电压', 'V', [100, 15_000], {
    symbol: 'U_N',
    typical: [380, 10_000],
    u: { relPct: 0 },
  }),
  ratedCurrentA: num(plate, '额定电流', 'A', [0.1, 20_000], {
    symbol: 'I_N',
    typical: [1, 2000],
    u: { relPct: 0.5 },
  }),
  ratedEfficiencyPct: num(plate, '额定效率', '%', [20, 99.5], {
    symbol: 'η_N',
    typical: [70, 97.5],
    u: { abs: 0.3 },
  }),
  threeQuarterLoadEfficiencyPct: num(plate, '75% 负载效率', '%', [20, 99.5], {
    symbol: 'η_75',
    typical: [70, 97.5],
    u: { abs: 0.3 },
    help: '取自样本 3/4 负载一栏；没有空载功率时用它推算部分负载效率。',
  }),
  efficiencyClass: choice(
    plate,
    '能效等级代号',
    { IE1: 'IE1（Y 系列水平）', IE2: 'IE2（YX3、YE2 水平）', IE3: 'IE3', IE4: 'IE4', IE5: 'IE5' },
    { help: '铭牌没有额定效率时，按等级、功率和极数查表。' },
  ),
  ratedPowerFactorRatio: num(plate, '额定功率因数', '', [0.1, 1], {
    symbol: 'cosφ_N',
    typical: [0.7, 0.95],
    u: { abs: 0.01 },
  }),
  ratedSpeedRPM: num(plate, '额定转速', 'r/min', [50, 4000], {
    symbol: 'n_N',
    typical: [400, 3000],
    u: { relPct: 0.1 },
  }),
  noLoadPowerKW: num(plate, '空载功率', 'kW', [0.001, 5000], {
    symbol: 'P0',
    typical: [0.05, 50],
    u: { relPct: 3 },
    help: '取自样本或空载试验；脱开负载空转时测得的输入功率。',
  }),
  noLoadCurrentA: num(plate, '空载电流', 'A', [0.01, 10_000], {
    symbol: 'I0',
    typical: [0.5, 500],
    u: { relPct: 2 },
  }),
  insulationClass: choice(plate, '绝缘等级', { B: 'B', F: 'F', H: 'H' }),
  coolingCode: choice(
    plate,
    '冷却方式',
    { listed: 'IC01、IC11、IC21、IC31、IC81W', other: '其他（如 IC411、IC611）' },
    { when: { key: 'motorType', in: ['high-voltage'] } },
  ),
  inputPowerKW: num(measured, '输入功率', 'kW', [0, 60_000], {
    symbol: 'P1',
    typical: [0.1, 3000],
    u: { relPct: 1 },
  }),
  inputCurrentA: num(measured, '运行电流（三相平均）', 'A', [0, 20_000], {
    symbol: 'I1',
    typical: [0.5, 2000],
    u: { relPct: 1 },
  }),
  terminalVoltageV: num(measured, '端电压（三相平均）', 'V', [100, 15_000], {
    symbol: 'U1',
    typical: [340, 10_500],
    u: { relPct: 0.5 },
  }),
  powerFactorRatio: num(measured, '功率因数', '', [0.05, 1], {
    symbol: 'cosφ',
    typical: [0.3, 0.98],
    u: { abs: 0.01 },
  }),
  speedRPM: num(measured, '实测转速', 'r/min', [50, 4000], {
    symbol: 'n',
    typical: [400, 3000],
    u: { abs: 1 },
  }),
  loadRatePct: num(measured, '负载率（已知时填）', '%', [0, 150], {
    symbol: 'β',
    typical: [20, 100],
    u: { abs: 5 },
    help: '没有功率、电流或转速读数时才用。',
  }),
  voltageUnbalancePct: num(measured, '三相电压不平衡度', '%', [0, 20], { typical: [0, 2], u: { abs: 0.2 } }),
  maxAmbientC: num(measured, '最高环境温度', '℃', [-40, 60], {
    symbol: 'T_a',
    typical: [10, 40],
    u: { abs: 2 },
  }),
  annualHoursH: annualHours(running),
  annualIdleHoursH: num(running, '年空转时间（另计）', 'h', [0, 8784], {
    symbol: 'h_k',
    typical: [0, 2000],
    u: { relPct: 10 },
  }),
  drivenLoad: choice(running, '负载类型', {
    'square-torque': '风机、泵等平方转矩负载',
    'constant-torque': '恒转矩负载（输送、提升、容积式机械）',
    other: '其他',
  }),
  controlMethod: choice(running, '调节方式', {
    none: '不调节',
    throttle: '阀门或挡板节流',
    vfd: '变频调速',
    other: '其他',
  }),
  vfdEfficiencyPct: vfdEfficiency(running),
  reactiveEquivalentKWPerKvar: num(running, '无功经济当量', 'kW/kvar', [0, 0.2], {
    symbol: 'K_Q',
    typical: [0.02, 0.1],
    u: { abs: 0.01 },
    help: '由发电机直接供电 0.02–0.04，经一次变压 0.05–0.07，经两次变压 0.08–0.10；不填按 0.08 计。',
  }),
  targetGrade: targetGrade(target),
  replacementPowerKW: num(target, '新电动机额定功率', 'kW', [0.05, 50_000], { typical: [0.75, 1000] }),
  replacementEfficiencyPct: num(target, '新电动机额定效率', '%', [20, 99.5], {
    typical: [80, 97.5],
    u: { abs: 0.3 },
  }),
  replacementThreeQuarterEfficiencyPct: num(target, '新电动机 75% 负载效率', '%', [20, 99.5], {
    typical: [80, 97.5],
    u: { abs: 0.3 },
  }),
  replacementSpeedRPM: num(target, '新电动机额定转速', 'r/min', [50, 4000], { typical: [400, 3000] }),
  requiredSpeedRatioPct: num(target, '需要的平均转速比', '%', [20, 100], {
    symbol: 's',
    typical: [50, 100],
    u: { abs: 3 },
    help: '相对现在的转速。节流调节的泵、风机请建立泵或风机设备，按管路特性计算。',
  }),
  staticHeadSharePct: num(target, '静压（静扬程）占比', '%', [0, 100], {
    symbol: 'σ',
    typical: [0, 60],
    u: { abs: 5 },
    when: { key: 'drivenLoad', in: ['square-torque'] },
  }),
  targetPowerFactorRatio: num(target, '补偿后功率因数', '', [0.5, 1], {
    typical: [0.9, 0.98],
    help: '不填按 0.95 计。',
  }),
});
export type MotorInputs = z.infer<typeof motorInputs>;
