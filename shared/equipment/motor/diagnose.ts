/** Diagnosis of one motor: load, efficiency, grade, economic operation, capacity at altitude, yearly energy. */
import { highVoltageMotorGrades } from '../../standards/gb30254.ts';
import { lowVoltageMotorGrades } from '../../standards/gb18613.ts';
import { noGrades } from '../../standards/grade-row.ts';
import type { GradeRow } from '../../standards/grade-row.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { driveOutputFactor, fullOutputAmbientC, motorOutputFactor } from '../electrical/altitude.ts';
import { createDraft } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { capacitorKvar, defaultTargetPowerFactor } from '../electrical/reactive.ts';
import { has } from '../fields.ts';
import type { CalcContext, Outcome } from '../types.ts';
import { currentDrop } from './current-drop.ts';
import { judgeEconomic } from './economic.ts';
import type { MotorInputs } from './inputs.ts';
import { motorLoad } from './load.ts';
import type { MotorLoad } from './load.ts';
import { lossesKW, motorLosses } from './losses.ts';
import type { LossModel } from './losses.ts';

/** Total over every input the schema admits. */
export function diagnoseMotor(inputs: MotorInputs, ctx: CalcContext): Outcome {
  const d = createDraft();
  const model = motorLosses(d, inputs, ctx);
  judgeGrade(d, inputs, model, ctx);
  const load = motorLoad(d, inputs, model);
  if (model && load) d.block(inputs, 'losses', '损失分布', [], () => shareLosses(d, model, load));
  judgeEconomic(d, inputs, model, load, ctx);
  currentDrop(d, inputs, ctx);
  capacityAtAltitude(d, inputs, load, ctx);
  yearlyEnergy(d, inputs, model, load);
  compensation(d, inputs, load);
  return d.outcome();
}

function judgeGrade(d: Draft, inputs: MotorInputs, model: LossModel | undefined, ctx: CalcContext): void {
  if (!model) return;
  if (!has(inputs, 'poles')) {
    d.missing('motor-grade', '能效等级', ['poles']);
    return;
  }
  const row = gradeRow(inputs, Number(inputs.poles), model.ratedKW, ctx);
  d.limit({
    id: 'motor-grade',
    zh: '电动机额定效率与能效等级',
    resultId: 'rated-efficiency',
    value: model.efficiencyPct,
    unit: '%',
    sense: 'min',
    limit: row.limit,
    grades: row.grades,
    standard: row.standard,
    note:
      row.note ??
      (inputs.ratedEfficiencyPct === undefined
        ? '额定效率由能效等级代号查得，请以铭牌或型式试验报告核对。限值不随海拔修正。'
        : '限值不随海拔修正。标准实施前已投用的电动机，结果用于判断能效水平。'),
  });
}

function gradeRow(inputs: MotorInputs, poles: number, ratedKW: number, ctx: CalcContext): GradeRow {
  if (inputs.motorType === 'permanent-magnet') {
    return noGrades('GB 30253-2024', '', '永磁同步电动机的限值表未录入，标准值待核对。');
  }
  const high = inputs.motorType === 'high-voltage' || (inputs.ratedVoltageV ?? 0) > 1000;
  if (!high) return lowVoltageMotorGrades(ctx.pack, ctx.date, ratedKW, poles);
  if (!has(inputs, 'ratedVoltageV')) return noGrades('GB 30254-2024', '', '未填额定电压，无法选表。');
  return highVoltageMotorGrades(ctx.pack, ctx.date, {
    ratedPowerKW: ratedKW,
    poles,
    ratedVoltageV: inputs.ratedVoltageV,
    coolingListed: inputs.coolingCode === 'listed',
  });
}

function shareLosses(d: Draft, model: LossModel, load: MotorLoad): void {
  const share = (kW: number) => (100 * kW) / load.inputKW;
  const drive = load.inputKW - load.motorInputKW;
  const variable = lossesKW(model, load.beta) - model.fixedKW;
  d.loss({ id: 'useful', zh: '输出功率', sharePct: share(load.shaftKW), role: 'useful' });
  if (drive > 0) d.loss({ id: 'drive', zh: '变频器损耗', sharePct: share(drive), role: 'loss' });
  if (model.fixedKW > 0)
    d.loss({ id: 'fixed', zh: '固定损耗', sharePct: share(model.fixedKW), role: 'loss' });
  d.loss({ id: 'variable', zh: '随负载变化的损耗', sharePct: share(variable), role: 'loss' });
}

/** Altitude takes capacity, not efficiency: full-output ambient, output factor and the load against what is left. */
function capacityAtAltitude(
  d: Draft,
  inputs: MotorInputs,
  load: MotorLoad | undefined,
  ctx: CalcContext,
): void {
  const { altitudeM } = ctx.air;
  if (altitudeM <= 1000) return;
  d.block(inputs, 'altitude-capacity', '海拔降容', ['insulationClass', 'maxAmbientC'], (i) => {
    const limitC = fullOutputAmbientC(d, altitudeM, i.insulationClass);
    if (altitudeM > 4000) {
      d.issue({
        code: 'above-4000',
        level: 'info',
        zh: `安装海拔 ${formatSignificant(altitudeM, 5)} m，超过 4000 m 的允许环境温度为外推值，电动机按特殊订货处理，请与厂家核实。`,
        fields: [],
      });
    }
    const factor = i.maxAmbientC <= limitC ? 1 : motorOutputFactor(altitudeM);
    if (factor === null) {
      d.issue({
        code: 'derating-unknown',
        level: 'warn',
        zh: `最高环境温度 ${formatSignificant(i.maxAmbientC, 4)} ℃ 高于不降容允许值，4000 m 以上没有可用的降容系数，请向厂家索取。`,
        fields: ['maxAmbientC'],
      });
      return;
    }
    d.lookup(
      {
        id: 'output-factor',
        symbol: 'k_h',
        zh: '海拔出力系数',
        formula: '最高环境温度不高于 T_max 时取 1，否则按海拔分段查厂家系数（保持 40 ℃）',
        substitution: `海拔 ${formatSignificant(altitudeM, 5)} m，最高环境温度 ${formatSignificant(i.maxAmbientC, 4)} ℃`,
        value: factor,
        unit: '',
        clause: '厂家公开系数',
      },
      'result',
    );
    if (load && has(inputs, 'ratedPowerKW')) loadOnAvailable(d, load.shaftKW, inputs.ratedPowerKW, factor);
  });
  if (inputs.controlMethod === 'vfd' && altitudeM <= 4000 && inputs.maxAmbientC !== undefined) {
    d.block(inputs, 'drive-factor', '变频器出力系数', ['maxAmbientC'], ({ maxAmbientC }) =>
      driveOutputFactor(d, altitudeM, maxAmbientC),
    );
  }
}

function loadOnAvailable(d: Draft, shaftKW: number, ratedKW: number, factor: number): void {
  const available = d.formula(
    {
      id: 'available-power',
      symbol: 'P_h',
      zh: '海拔下可用功率',
      formula: 'k_h·P_N',
      vars: { k_h: factor, P_N: ratedKW },
      value: factor * ratedKW,
      unit: 'kW',
    },
    'result',
  );
  const rate = d.formula(
    {
      id: 'load-on-available',
      symbol: 'β_h',
      zh: '对可用功率的负载率',
      formula: '100·P2/P_h',
      vars: { P2: shaftKW, P_h: available },
      value: (100 * shaftKW) / available,
      unit: '%',
    },
    'result',
  );
  if (rate > 100) {
    d.issue({
      code: 'overload-at-altitude',
      level: 'warn',
      zh: `扣除海拔降容后负载率为 ${rate.toFixed(0)}%，电动机有过热危险，请降低负载、改善冷却或换用高原型电动机。`,
      fields: ['inputPowerKW', 'maxAmbientC'],
    });
  }
}

function yearlyEnergy(
  d: Draft,
  inputs: MotorInputs,
  model: LossModel | undefined,
  load: MotorLoad | undefined,
): void {
  if (!model || !load) return;
  d.block(inputs, 'annual-energy', '年用电量', ['annualHoursH'], ({ annualHoursH: h }) => {
    const P0 = inputs.noLoadPowerKW ?? model.fixedKW;
    const h_k = inputs.annualIdleHoursH ?? 0;
    d.formula(
      {
        id: 'annual-energy',
        symbol: 'E',
        zh: '年用电量',
        formula: h_k > 0 ? 'P1·h + P0·h_k' : 'P1·h',
        vars: { P1: load.inputKW, h, P0, h_k },
        value: load.inputKW * h + P0 * h_k,
        unit: 'kWh/a',
      },
      'key',
    );
  });
}

function compensation(d: Draft, inputs: MotorInputs, load: MotorLoad | undefined): void {
  const target = inputs.targetPowerFactorRatio ?? defaultTargetPowerFactor;
  // Behind a converter the line sees the converter's power factor, and a capacitor at the motor would be harmed.
  if (inputs.controlMethod === 'vfd') return;
  if (!load || !has(inputs, 'powerFactorRatio') || inputs.powerFactorRatio >= target) return;
  d.block(inputs, 'compensation', '无功补偿', ['powerFactorRatio'], ({ powerFactorRatio }) =>
    capacitorKvar(d, load.inputKW, powerFactorRatio, target, 'result'),
  );
}
