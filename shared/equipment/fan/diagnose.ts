/** Diagnosis of one fan: efficiency, density, grade, damper and leakage losses, motor load, energy. */
import { tellsEnergy } from '../electrical/flow-duty.ts';
import { monitoringLimit } from '../../standards/monitoring-limit.ts';
import { createDraft } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { CalcContext, Outcome } from '../types.ts';
import { referToStandardDensity } from './aerodynamics.ts';
import { judgeFanGrade } from './grade.ts';
import type { FanInputs } from './inputs.ts';
import { fanPlant } from './plant.ts';
import type { FanPlant } from './plant.ts';
import { fanEnergy } from './simulate.ts';

/** Total over every input the schema admits. */
export function diagnoseFan(inputs: FanInputs, ctx: CalcContext): Outcome {
  const d = createDraft();
  const plant = fanPlant(d, inputs, ctx);
  referToStandardDensity(d, inputs, plant.gas);
  judgeFanGrade(d, inputs, plant.gas, plant.running?.fanPct, ctx);
  const damperPct = damper(d, inputs, plant);
  d.block(inputs, 'losses', '损失分布', [], () => shareLosses(d, inputs, plant, damperPct));
  d.block(inputs, 'monitor', '节能监测', [], () => monitorUnit(d, plant, ctx));
  motorLoad(d, inputs, ctx);
  leakage(d, inputs);
  yearlyEnergy(d, inputs, plant, ctx);
  return d.outcome();
}

function damper(d: Draft, inputs: FanInputs, plant: FanPlant): number | undefined {
  const drop = inputs.damperPressureDropPa;
  const pressure = plant.measured?.head;
  if (drop === undefined || pressure === undefined) return undefined;
  return d.block(inputs, 'damper', '挡板损失', ['damperPressureDropPa'], () => {
    if (drop > pressure) {
      d.issue({
        code: 'damper-drop-too-high',
        level: 'error',
        zh: '挡板压差大于风机全压，请核对挡板前后静压。',
        fields: ['damperPressureDropPa', 'totalPressurePa'],
      });
      return undefined;
    }
    return d.formula(
      {
        id: 'damper-share',
        symbol: 'ξ_d',
        zh: '挡板损失占全压',
        formula: '100·Δp_d/p',
        vars: { Δp_d: drop, p: pressure },
        value: (100 * drop) / pressure,
        unit: '%',
      },
      'result',
    );
  });
}

function shareLosses(d: Draft, inputs: FanInputs, plant: FanPlant, damperPct: number | undefined): void {
  const { running, machine } = plant;
  const P1 = inputs.inputPowerKW;
  if (!running || P1 === undefined) return;
  const air = (100 * running.airKW) / P1;
  const valve = (air * (damperPct ?? 0)) / 100;
  const leak = ((air - valve) * (inputs.ductLeakPct ?? 0)) / 100;
  const loss = (id: string, zh: string, sharePct: number) => {
    if (sharePct > 0) d.loss({ id, zh, sharePct, role: 'loss' });
  };
  d.loss({ id: 'useful', zh: '送到用风点的空气功率', sharePct: air - valve - leak, role: 'useful' });
  loss('damper', '挡板节流', valve);
  loss('leak', '管网漏风', leak);
  if (running.fanPct === undefined || machine.motorEfficiencyPct === undefined) {
    d.loss({ id: 'unit', zh: '电动机与风机损失', sharePct: 100 - air, role: 'residual' });
    return;
  }
  const afterDrive = machine.vfdEfficiencyPct ?? 100;
  const afterMotor = (afterDrive * machine.motorEfficiencyPct) / 100;
  const afterTransmission = (afterMotor * machine.transmissionEfficiencyPct) / 100;
  loss('drive', '变频器损耗', 100 - afterDrive);
  loss('motor', '电动机损耗', afterDrive - afterMotor);
  loss('transmission', '传动损失', afterMotor - afterTransmission);
  loss('fan', '风机损失', afterTransmission - air);
}

/** The 2022 edition's passing value was never seen: shown, not decided. */
function monitorUnit(d: Draft, plant: FanPlant, ctx: CalcContext): void {
  if (!plant.running) return;
  const value = d.outcome().steps.find((s) => s.id === 'unit-efficiency')?.value;
  if (value === undefined) return;
  const { value: limit, standard } = monitoringLimit(ctx.pack, 'fan-use-2022', 'GB/T 15913-2022');
  d.limit({
    id: 'fan-unit-use',
    zh: '风机机组电能利用率',
    resultId: 'unit-efficiency',
    value,
    unit: '%',
    sense: 'min',
    limit,
    standard,
  });
}

/** At altitude a fan of unchanged speed loads its motor less: the thin air takes less power. */
function motorLoad(d: Draft, inputs: FanInputs, ctx: CalcContext): void {
  const { inputPowerKW: P1, motorEfficiencyPct: η_m, motorRatedPowerKW: P_N } = inputs;
  if (P1 === undefined || η_m === undefined || P_N === undefined) return;
  const η_v = inputs.controlMethod === 'vfd' ? (inputs.vfdEfficiencyPct ?? 96) : 100;
  d.block(inputs, 'motor-load', '电动机负载率', ['motorRatedPowerKW'], () => {
    const rate = d.formula(
      {
        id: 'motor-load-rate',
        symbol: 'β',
        zh: '配套电动机负载率',
        formula: 'P1·η_v/100·η_m/P_N',
        vars: { P1, η_v, η_m, P_N },
        value: (P1 * (η_v / 100) * η_m) / P_N,
        unit: '%',
      },
      'result',
    );
    if (P_N < 5.5 || inputs.controlMethod === 'vfd') return;
    const { value, standard } = monitoringLimit(ctx.pack, 'fan-load', 'GB/T 15913-2022');
    d.limit({
      id: 'fan-motor-load',
      zh: '额定转速下电动机负载率',
      resultId: 'motor-load-rate',
      value: rate,
      unit: '%',
      sense: 'min',
      limit: value,
      standard,
      note: '高原空气稀薄，同转速轴功率随密度下降，负载率偏低较常见。',
    });
  });
}

function leakage(d: Draft, inputs: FanInputs): void {
  const { flowM3PerH: q, ductLeakPct: L } = inputs;
  if (q === undefined || L === undefined) return;
  d.block(inputs, 'duct-leak', '管网漏风', ['ductLeakPct'], () =>
    d.formula(
      {
        id: 'leak-flow',
        symbol: 'q_L',
        zh: '漏风量',
        formula: 'q·L/100',
        vars: { q, L },
        value: (q * L) / 100,
        unit: 'm³/h',
      },
      'result',
    ),
  );
}

function yearlyEnergy(d: Draft, inputs: FanInputs, plant: FanPlant, ctx: CalcContext): void {
  if (tellsEnergy(d, inputs, plant)) fanEnergy(d, inputs, inputs, ctx, 'key');
}
