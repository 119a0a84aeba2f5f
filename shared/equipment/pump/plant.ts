/** Everything a pump's blocks share: liquid, measured point, its curve, the system's curve. */
import type { Draft } from '../draft.ts';
import type {
  FlowMachine,
  FlowWords,
  MachineCurve,
  ReferencePoint,
  SystemCurve,
} from '../electrical/flow-machine.ts';
import type { CalcContext } from '../types.ts';
import { pumpCurve, pumpMachine, systemCurve } from './curves.ts';
import { liquidOf, measuredHead, runningPoint } from './hydraulics.ts';
import type { Liquid, RunningPoint } from './hydraulics.ts';
import type { PumpInputs } from './inputs.ts';

export interface PumpPlant {
  liquid: Liquid;
  words: FlowWords;
  head: number | undefined;
  running: RunningPoint | undefined;
  curve: MachineCurve | undefined;
  system: SystemCurve | undefined;
  machine: FlowMachine;
  /** The measured point power is scaled from; undefined without a power reading. */
  reference: ReferencePoint | undefined;
}

/** Derives the plant from inputs, adding its steps to the draft. */
export function pumpPlant(d: Draft, inputs: PumpInputs, ctx: CalcContext): PumpPlant {
  const liquid = liquidOf(d, inputs, ctx);
  const head = measuredHead(d, inputs, liquid);
  const running = runningPoint(d, inputs, liquid, head);
  const flow = inputs.flowM3PerH;
  const measured = head !== undefined && flow !== undefined && flow > 0 ? { flow, head } : undefined;
  const curve = pumpCurve(d, inputs, measured);
  const system = systemCurve(d, inputs, measured, curve, liquid);
  const machine = pumpMachine(inputs, curve, measured ?? ratedPoint(inputs), running?.pumpPct);
  const powerKW = inputs.inputPowerKW;
  return {
    liquid,
    words: pumpWords(liquid),
    head,
    running,
    curve,
    system,
    machine,
    reference:
      flow !== undefined && flow > 0 && powerKW !== undefined && powerKW > 0
        ? { flow, powerKW, machine }
        : undefined,
  };
}

export function ratedPoint(inputs: PumpInputs): { flow: number; head: number } | undefined {
  const { ratedFlowM3PerH: flow, ratedHeadM: head } = inputs;
  return flow === undefined || head === undefined ? undefined : { flow, head };
}

function pumpWords(liquid: Liquid): FlowWords {
  const { densityKgPerM3: ρ, gravity: g } = liquid;
  return {
    head: '扬程',
    flowSymbol: 'Q',
    headSymbol: 'H',
    headUnit: 'm',
    usefulFormula: 'ρ·g·Q·H/(3600·1000)',
    usefulVars: { ρ, g },
    usefulKW: (flow, head) => (ρ * g * flow * head) / (3600 * 1000),
  };
}
