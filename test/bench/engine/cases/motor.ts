/** A motor at a known load. */
import { diagnoseMotor } from '../../../../shared/equipment/motor/diagnose.ts';
import type { MotorInputs } from '../../../../shared/equipment/motor/inputs.ts';
import { motorLoad } from '../../../../shared/equipment/motor/load.ts';
import { motorLosses } from '../../../../shared/equipment/motor/losses.ts';
import type { CalcContext } from '../../../../shared/equipment/types.ts';
import { KJ_PER_BTU } from '../imperial.ts';
import { inputSets, pair, type Pairing, type Peer, type Pick } from '../pairing.ts';
import { ie3Efficiency, KW_PER_HP, SPEED_RPM, VOLTAGE_V } from '../peer-motor.ts';
import { quietDraft } from '../quiet-draft.ts';
import { stepValue } from '../step-value.ts';

const area = '电动机';

interface MotorCase {
  inputs: MotorInputs;
  ratedHP: number;
  efficiency: number;
  load: number;
}

interface Choice {
  /** 1 is rated output. */
  load: (pick: Pick) => number;
  efficiency: (pick: Pick, ratedHP: number) => number;
}

function motors(peer: Peer, { load, efficiency }: Choice): MotorCase[] {
  return inputSets((pick) => {
    const ratedHP = pick(1, 20, 300);
    const rated = efficiency(pick, ratedHP);
    const beta = load(pick);
    const inputs: MotorInputs = {
      ratedPowerKW: ratedHP * KW_PER_HP,
      ratedEfficiencyPct: rated * 100,
      threeQuarterLoadEfficiencyPct: 100 * peerEfficiency(peer, { ratedHP, efficiency: rated, load: 0.75 }),
      loadRatePct: beta * 100,
    };
    return { inputs, ratedHP, efficiency: rated, load: beta };
  });
}

function peerEfficiency(peer: Peer, s: Omit<MotorCase, 'inputs'>): number {
  const motor = new peer.MotorPerformance(
    peer.LineFrequency.FREQ50,
    SPEED_RPM,
    peer.MotorEfficiencyClass.SPECIFIED,
    s.ratedHP,
    s.efficiency,
    s.load,
    VOLTAGE_V,
    s.ratedHP * 1.35,
  );
  const output = motor.calculate();
  const percent = output.efficiency;
  output.delete();
  motor.delete();
  return percent / 100;
}

function runningEfficiency(inputs: MotorInputs, ctx: CalcContext): number {
  const load = motorLoad(quietDraft, inputs, motorLosses(quietDraft, inputs, ctx));
  return load === undefined ? Number.NaN : load.shaftKW / load.motorInputKW;
}

const ie3 = (_pick: Pick, ratedHP: number) => ie3Efficiency(ratedHP);

export function motorPairings(peer: Peer, ctx: CalcContext): Pairing[] {
  const work = {
    area,
    unit: '—',
    ours: (s: MotorCase) => runningEfficiency(s.inputs, ctx),
    theirs: (s: MotorCase) => peerEfficiency(peer, s),
    diagnosed: (s: MotorCase) => stepValue(diagnoseMotor(s.inputs, ctx).steps, 'running-efficiency') / 100,
  } as const;
  return [
    pair({
      ...work,
      id: 'motor-full-load',
      zh: '电动机效率（额定负载）',
      sets: motors(peer, { load: () => 1, efficiency: ie3 }),
      sameDefinition: true,
      why: '额定负载下都回到额定效率',
    }),
    pair({
      ...work,
      id: 'motor-part-load',
      zh: '电动机效率（40%～110% 负载）',
      sets: motors(peer, { load: (pick) => pick(5, 0.4, 1.1), efficiency: ie3 }),
      sameDefinition: false,
      why: '对方用美国电动机统计曲线的四次多项式，本软件用固定与可变损耗（GB/T 12497）',
    }),
    pair({
      ...work,
      id: 'motor-low-efficiency',
      zh: '电动机效率（额定负载，效率偏低的大电机）',
      sets: motors(peer, { load: () => 1, efficiency: (_pick, ratedHP) => ie3Efficiency(ratedHP) - 0.015 }),
      timed: false,
      sameDefinition: false,
      why: '对方按额定效率选「标准」曲线时，把 125% 负载的值当作额定负载的值',
    }),
    electricPower(peer, ctx),
  ];
}

function electricPower(peer: Peer, ctx: CalcContext): Pairing {
  const sets = inputSets((pick) => ({
    terminalVoltageV: pick(3, 370, 400),
    inputCurrentA: pick(1, 60, 200),
    powerFactorRatio: pick(7, 0.7, 0.9),
    ratedPowerKW: 132,
    ratedEfficiencyPct: 95,
  }));
  return pair({
    id: 'electric-power',
    area,
    zh: '三相输入功率',
    unit: 'kW',
    sets,
    ours: (s) => motorLoad(quietDraft, s, motorLosses(quietDraft, s, ctx))?.motorInputKW ?? Number.NaN,
    theirs: (s) =>
      peer.auxiliaryCalculatePowerUsed(3, s.terminalVoltageV, s.inputCurrentA, s.powerFactorRatio, 100),
    toOurUnit: (btuPerH) => (btuPerH * KJ_PER_BTU) / 3600,
    diagnosed: (s) => stepValue(diagnoseMotor(s, ctx).steps, 'input-power'),
    timed: false,
    sameDefinition: true,
    why: '√3·U·I·cosφ；本软件同时求负载率和效率，不单独计时',
  });
}
