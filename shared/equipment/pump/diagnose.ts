/** Diagnosis of one pump: head, efficiency, grade, throttling, suction head at altitude, parallel running, energy. */
import { tellsEnergy } from '../electrical/flow-duty.ts';
import { monitoringLimit } from '../../standards/monitoring-limit.ts';
import { createDraft } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { parallelFlow } from '../electrical/flow-machine.ts';
import { has } from '../fields.ts';
import type { CalcContext, Outcome } from '../types.ts';
import { valveHead } from './curves.ts';
import { judgePumpGrade } from './grade.ts';
import type { PumpInputs } from './inputs.ts';
import { suctionHead } from './npsh.ts';
import { pumpPlant } from './plant.ts';
import type { PumpPlant } from './plant.ts';
import { pumpEnergy } from './simulate.ts';

/** Total over every input the schema admits. */
export function diagnosePump(inputs: PumpInputs, ctx: CalcContext): Outcome {
  const d = createDraft();
  const plant = pumpPlant(d, inputs, ctx);
  judgePumpGrade(d, inputs, plant.running?.pumpPct, ctx);
  const guarded = <T>(id: string, zh: string, compute: () => T) => d.block(inputs, id, zh, [], compute);
  guarded('monitor', '节能监测', () => monitor(d, plant, ctx));
  const throttled = guarded('throttling', '节流损失', () => throttling(d, inputs, plant));
  guarded('losses', '损失分布', () => shareLosses(d, inputs, plant, throttled));
  guarded('flow-ratio', '流量与最佳效率点之比', () => flowAgainstBest(d, inputs));
  surplus(d, inputs);
  motorLoad(d, inputs);
  staticShare(d, inputs, plant);
  parallelRunning(d, inputs, plant);
  suctionHead(d, inputs, plant.liquid, ctx);
  yearlyEnergy(d, inputs, plant, ctx);
  return d.outcome();
}

/** The monitoring standard's figures were never seen; the values are shown and nothing is decided. */
function monitor(d: Draft, plant: PumpPlant, ctx: CalcContext): void {
  if (!plant.running) return;
  const steps = d.outcome().steps;
  const value = steps.find((s) => s.id === 'energy-per-t100m')?.value;
  if (value === undefined) return;
  const { value: limit, standard } = monitoringLimit(ctx.pack, 'pump-unit-use', 'GB/T 16666-2012');
  d.limit({
    id: 'pump-unit-use',
    zh: '吨百米电耗',
    resultId: 'energy-per-t100m',
    value,
    unit: 'kWh/(t·100m)',
    sense: 'max',
    limit,
    standard,
  });
}

/** Share of the head that the control valve burns; undefined when it was not read. */
function throttling(d: Draft, inputs: PumpInputs, plant: PumpPlant): number | undefined {
  const { head } = plant;
  if (head === undefined || inputs.controlMethod === 'vfd') return undefined;
  const known = d.outcome().steps.find((s) => s.id === 'valve-head')?.value;
  const drop = known ?? valveHead(d, inputs, plant.liquid);
  if (drop === undefined) return undefined;
  if (drop > head) {
    d.issue({
      code: 'valve-drop-too-high',
      level: 'error',
      zh: '阀门压差大于水泵扬程，请核对阀门前后压力。',
      fields: ['valvePressureDropMPa'],
    });
    return undefined;
  }
  return d.formula(
    {
      id: 'throttle-share',
      symbol: 'ξ_v',
      zh: '节流损失占扬程',
      formula: '100·H_v/H',
      vars: { H_v: drop, H: head },
      value: (100 * drop) / head,
      unit: '%',
    },
    'result',
  );
}

function shareLosses(d: Draft, inputs: PumpInputs, plant: PumpPlant, throttlePct: number | undefined): void {
  const { running, machine } = plant;
  const P1 = inputs.inputPowerKW;
  if (!running || P1 === undefined) return;
  const hydraulic = (100 * running.usefulKW) / P1;
  const valve = (hydraulic * (throttlePct ?? 0)) / 100;
  const loss = (id: string, zh: string, sharePct: number) => {
    if (sharePct > 0) d.loss({ id, zh, sharePct, role: 'loss' });
  };
  d.loss({ id: 'useful', zh: '有效功率', sharePct: hydraulic - valve, role: 'useful' });
  loss('throttle', '阀门节流', valve);
  if (running.pumpPct === undefined || machine.motorEfficiencyPct === undefined) {
    d.loss({ id: 'unit', zh: '电动机与泵损失', sharePct: 100 - hydraulic, role: 'residual' });
    return;
  }
  const afterDrive = machine.vfdEfficiencyPct ?? 100;
  const afterMotor = (afterDrive * machine.motorEfficiencyPct) / 100;
  const afterTransmission = (afterMotor * machine.transmissionEfficiencyPct) / 100;
  loss('drive', '变频器损耗', 100 - afterDrive);
  loss('motor', '电动机损耗', afterDrive - afterMotor);
  loss('transmission', '传动损失', afterMotor - afterTransmission);
  loss('pump', '泵内损失', afterTransmission - hydraulic);
}

function flowAgainstBest(d: Draft, inputs: PumpInputs): void {
  const best = inputs.bestFlowM3PerH ?? inputs.ratedFlowM3PerH;
  if (best === undefined || !has(inputs, 'flowM3PerH') || inputs.controlMethod === 'vfd') return;
  const ratio = d.formula(
    {
      id: 'flow-ratio',
      symbol: 'Q/Q_b',
      zh: '运行流量与最佳效率点流量之比',
      formula: '100·Q/Q_b',
      vars: { Q: inputs.flowM3PerH, Q_b: best },
      value: (100 * inputs.flowM3PerH) / best,
      unit: '%',
    },
    'result',
  );
  if (ratio >= 70 && ratio <= 120) return;
  d.issue({
    code: 'off-best-point',
    level: 'info',
    zh: `运行流量是最佳效率点流量的 ${ratio.toFixed(0)}%，超出一般认为合适的 70%～120%（工程经验），请核对选型。`,
    fields: ['flowM3PerH'],
  });
}

function surplus(d: Draft, inputs: PumpInputs): void {
  const { flowM3PerH: Q, requiredFlowM3PerH: Q_r } = inputs;
  if (Q === undefined || Q_r === undefined || Q_r <= 0) return;
  d.block(inputs, 'surplus-flow', '富余流量', ['requiredFlowM3PerH'], () =>
    d.formula(
      {
        id: 'surplus-flow',
        symbol: 'δQ',
        zh: '流量富余',
        formula: '100·(Q − Q_r)/Q_r',
        vars: { Q, Q_r },
        value: (100 * (Q - Q_r)) / Q_r,
        unit: '%',
      },
      'result',
    ),
  );
}

function motorLoad(d: Draft, inputs: PumpInputs): void {
  const { inputPowerKW: P1, motorEfficiencyPct: η_m, motorRatedPowerKW: P_N } = inputs;
  if (P1 === undefined || η_m === undefined || P_N === undefined) return;
  d.block(inputs, 'motor-load', '电动机负载率', ['motorRatedPowerKW'], () =>
    d.formula(
      {
        id: 'motor-load-rate',
        symbol: 'β',
        zh: '配套电动机负载率',
        formula: 'P1·η_m/P_N',
        vars: { P1, η_m, P_N },
        value: (P1 * η_m) / P_N,
        unit: '%',
      },
      'result',
    ),
  );
}

/** With a large static share the cube law overstates what speed control saves. */
function staticShare(d: Draft, inputs: PumpInputs, plant: PumpPlant): void {
  const { system } = plant;
  const flow = inputs.requiredFlowM3PerH ?? inputs.flowM3PerH ?? inputs.systemFlowM3PerH;
  if (!system || flow === undefined) return;
  const head = system.fixed + system.k * flow ** 2;
  if (head <= 0) return;
  d.block(inputs, 'static-share', '静扬程占比', [], () =>
    d.formula(
      {
        id: 'static-share',
        symbol: 'σ',
        zh: '静扬程占系统扬程',
        formula: '100·H_st/(H_st + k·Q^2)',
        vars: { H_st: system.fixed, k: system.k, Q: flow },
        value: (100 * system.fixed) / head,
        unit: '%',
      },
      'result',
    ),
  );
}

/** What N pumps give together, and what one fewer would give: the gain of the last pump is small on a steep system. */
function parallelRunning(d: Draft, inputs: PumpInputs, plant: PumpPlant): void {
  const N = Math.round(inputs.parallelUnitsCount ?? 1);
  const { curve, system } = plant;
  if (N < 2 || !curve || !system) return;
  d.block(inputs, 'parallel', '并联运行', ['parallelUnitsCount'], () => {
    const k = d.formula({
      id: 'total-system-coefficient',
      symbol: 'k_t',
      zh: '总流量下的管路特性系数',
      formula: 'k/N^2',
      vars: { k: system.k, N },
      value: system.k / N ** 2,
      unit: 'm/(m³/h)²',
    });
    if (curve.shutOff <= system.fixed) return;
    for (const n of [N, N - 1]) {
      d.formula(
        {
          id: `parallel-flow-${n === N ? 'now' : 'less'}`,
          symbol: `Q_t${n}`,
          zh: `${n} 台并联的总流量`,
          formula: 'sqrt((H0 − H_st)/(k_t + c/n^2))',
          vars: { H0: curve.shutOff, H_st: system.fixed, k_t: k, c: curve.c, n },
          value: parallelFlow(curve, { fixed: system.fixed, k }, n),
          unit: 'm³/h',
        },
        'result',
      );
    }
  });
}

function yearlyEnergy(d: Draft, inputs: PumpInputs, plant: PumpPlant, ctx: CalcContext): void {
  if (tellsEnergy(d, inputs, plant)) pumpEnergy(d, inputs, inputs, ctx, 'key');
}
