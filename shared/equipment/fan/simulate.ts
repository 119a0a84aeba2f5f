/** Yearly electricity of a fan in a changed state, delivering what the baseline has to deliver. */
import { dutyProfile } from '../electrical/flow-duty.ts';
import { createDraft } from '../draft.ts';
import type { Draft, Show } from '../draft.ts';
import { cataloguePowerKW, operatingPoint, scaledPowerKW } from '../electrical/flow-machine.ts';
import type { DutyPoint, FlowMachine } from '../electrical/flow-machine.ts';
import type { CalcContext, CarrierAmount, Step } from '../types.ts';
import type { FanInputs } from './inputs.ts';
import { fanCurve, fanMachine, fanPlant, ratedPoint } from './plant.ts';
import type { FanPlant } from './plant.ts';
import { vanePowerKW, vanePressurePa } from './vane.ts';

/** Yearly consumption, kWh; null when flow, power or hours are not known. */
export function simulateFan(
  inputs: FanInputs,
  baseline: FanInputs,
  ctx: CalcContext,
): CarrierAmount[] | null {
  const kWh = fanEnergy(createDraft(), inputs, baseline, ctx);
  return kWh === undefined ? null : [{ carrier: 'electricity', amount: kWh }];
}

/** The lines behind `simulateFan`. */
export function explainFan(inputs: FanInputs, baseline: FanInputs, ctx: CalcContext): Step[] {
  const d = createDraft();
  fanEnergy(d, inputs, baseline, ctx);
  return d.outcome().steps;
}

const plateKeys = [
  'ratedFlowM3PerH',
  'ratedTotalPressurePa',
  'ratedEfficiencyPct',
  'ratedDensityKgPerM3',
  'shutOffPressurePa',
] as const;
const bearingKeys = [
  'controlMethod',
  'vfdEfficiencyPct',
  'motorEfficiencyPct',
  'transmissionEfficiencyPct',
  'ductLeakPct',
] as const;

interface State {
  plant: FanPlant;
  machine: FlowMachine;
  /** Same plate means the same fan, whose power may be scaled from what was measured on it. */
  same: boolean;
  /** Nothing that bears on power differs from the baseline: then the meter's reading stands. */
  unchanged: boolean;
  /** Turned-in vanes leave no full-speed point to scale from. */
  scalable: boolean;
  /** The same fan before and after, regulated by inlet vanes. */
  vanes: boolean;
}

function stateOf(d: Draft, inputs: FanInputs, baseline: FanInputs, ctx: CalcContext): State {
  const plant = fanPlant(createDraft(), baseline, ctx);
  const same = plateKeys.every((key) => inputs[key] === baseline[key]);
  if (!same) {
    const curve = fanCurve(d, inputs, plant.gas, undefined);
    const machine = fanMachine(inputs, curve, ratedPoint(inputs, plant.gas), undefined);
    return { plant, same, machine, unchanged: false, scalable: false, vanes: false };
  }
  const machine = fanMachine(inputs, plant.curve, plant.machine.knownPoint, plant.running?.fanPct);
  const unchanged = bearingKeys.every((key) => inputs[key] === baseline[key]);
  const scalable = baseline.controlMethod !== 'vane' || inputs.controlMethod === 'vane';
  const vanes = baseline.controlMethod === 'vane' && inputs.controlMethod === 'vane';
  return { plant, same, machine, unchanged, scalable, vanes };
}

/** Flow the fan must still move when the duct leaks less, relative to now. */
function leakFactor(d: Draft, inputs: FanInputs, baseline: FanInputs): number {
  const before = baseline.ductLeakPct;
  const after = inputs.ductLeakPct;
  if (before === undefined || after === undefined || after === before) return 1;
  return d.formula({
    id: 'leak-factor',
    symbol: 'k_L',
    zh: '漏风治理后的风量比',
    formula: '(100 − L_1)/(100 − L_2)',
    vars: { L_1: before, L_2: after },
    value: (100 - before) / (100 - after),
    unit: '',
  });
}

function dutiesOf(
  inputs: FanInputs,
  baseline: FanInputs,
  state: State,
  leak: number,
): DutyPoint[] | undefined {
  const profile = dutyProfile(baseline);
  if (profile.length > 0) return profile.map(({ flow, hours }) => ({ flow: flow * leak, hours }));
  const hours = inputs.annualHoursH;
  const flow = singleFlow(inputs, baseline, state);
  return hours === undefined || flow === undefined || flow <= 0 ? undefined : [{ flow: flow * leak, hours }];
}

function singleFlow(inputs: FanInputs, baseline: FanInputs, state: State): number | undefined {
  const required = baseline.requiredFlowM3PerH ?? baseline.flowM3PerH;
  const speedControlAdded = inputs.controlMethod === 'vfd' && baseline.controlMethod !== 'vfd';
  return speedControlAdded || !state.same ? required : (baseline.flowM3PerH ?? required);
}

function powerAt(d: Draft, state: State, flow: number, mark: string): number {
  const { plant, machine } = state;
  if (state.unchanged && plant.reference?.flow === flow) return plant.reference.powerKW;
  const byVanes = state.vanes ? vanePowerKW(d, plant, flow, mark) : undefined;
  if (byVanes !== undefined) return byVanes;
  return state.scalable && plant.reference
    ? scaledPowerKW(d, plant.words, plant.reference, plant.system, machine, flow, mark)
    : cataloguePowerKW(d, plant.words, plant.system, machine, flow, mark);
}

/** Yearly electricity with its steps, kWh; undefined when the inputs do not tell. */
export function fanEnergy(
  d: Draft,
  inputs: FanInputs,
  baseline: FanInputs,
  ctx: CalcContext,
  show?: Show,
): number | undefined {
  return d.block(inputs, 'simulation', '年用电量', [], () => {
    const state = stateOf(d, inputs, baseline, ctx);
    const duties = dutiesOf(inputs, baseline, state, leakFactor(d, inputs, baseline));
    if (!duties) return undefined;
    const terms = duties.map(({ flow, hours }, i) => ({
      hours,
      powerKW: powerAt(d, state, flow, `-${i + 1}`),
    }));
    const each = terms.flatMap((t, i) => [
      [`P_${i + 1}`, t.powerKW],
      [`h_${i + 1}`, t.hours],
    ]);
    return d.formula(
      {
        id: 'annual-energy',
        symbol: 'E',
        zh: '年用电量',
        formula: terms.map((_, i) => `P_${i + 1}·h_${i + 1}`).join(' + '),
        vars: Object.fromEntries(each) as Record<string, number>,
        value: terms.reduce((total, t) => total + t.powerKW * t.hours, 0),
        unit: 'kWh/a',
      },
      show,
    );
  });
}

/** Total pressure the changed fan would show. */
function expectedPressurePa(d: Draft, state: State, flow: number): number | undefined {
  const { plant, machine, vanes } = state;
  if (vanes) return vanePressurePa(plant, flow);
  return operatingPoint(d, plant.words, machine, plant.system, flow, '-expected').head;
}

/** The changed state with the readings it would show, so that a following measure starts from them. */
export function withExpectedReadings(inputs: FanInputs, baseline: FanInputs, ctx: CalcContext): FanInputs {
  const d = createDraft();
  const expected = d.block(inputs, 'expected', '改造后工况', [], () => {
    const state = stateOf(d, inputs, baseline, ctx);
    const flow = singleFlow(inputs, baseline, state);
    if (flow === undefined || flow <= 0) return undefined;
    const q = flow * leakFactor(d, inputs, baseline);
    const head = expectedPressurePa(d, state, q);
    const powerKW = baseline.inputPowerKW === undefined ? undefined : powerAt(d, state, q, '-expected');
    return { flow: q, head, powerKW };
  });
  const {
    totalPressurePa: _pressure,
    damperPressureDropPa: _damper,
    inputPowerKW: _power,
    requiredFlowM3PerH: _required,
    ...kept
  } = inputs;
  if (!expected) return kept;
  return {
    ...kept,
    flowM3PerH: expected.flow,
    ...(expected.head === undefined ? {} : { totalPressurePa: expected.head }),
    ...(expected.powerKW === undefined ? {} : { inputPowerKW: expected.powerKW }),
    ...(inputs.controlMethod === 'damper' ? expectedDamper(expected) : {}),
  };

  /** A fan still throttled keeps its duct: what its curve gives above that is the damper's. */
  function expectedDamper(at: { flow: number; head: number | undefined }): Partial<FanInputs> {
    const system = fanPlant(createDraft(), baseline, ctx).system;
    if (!system || at.head === undefined) return {};
    return { damperPressureDropPa: Math.max(0, at.head - (system.fixed + system.k * at.flow ** 2)) };
  }
}
