/** Yearly electricity of a pump in a changed state, delivering what the baseline has to deliver. */
import { dutyProfile } from '../electrical/flow-duty.ts';
import { createDraft } from '../draft.ts';
import type { Draft, Show } from '../draft.ts';
import { cataloguePowerKW, operatingPoint, parallelFlow, scaledPowerKW } from '../electrical/flow-machine.ts';
import type { DutyPoint, FlowMachine, SystemCurve } from '../electrical/flow-machine.ts';
import type { CalcContext, CarrierAmount, Step } from '../types.ts';
import { diameterRatio, pumpCurve, pumpMachine } from './curves.ts';
import type { PumpInputs } from './inputs.ts';
import { pumpPlant, ratedPoint } from './plant.ts';
import type { PumpPlant } from './plant.ts';

/** Yearly consumption, kWh; null when flow, power or hours are not known. */
export function simulatePump(
  inputs: PumpInputs,
  baseline: PumpInputs,
  ctx: CalcContext,
): CarrierAmount[] | null {
  const kWh = pumpEnergy(createDraft(), inputs, baseline, ctx);
  return kWh === undefined ? null : [{ carrier: 'electricity', amount: kWh }];
}

/** The lines behind `simulatePump`. */
export function explainPump(inputs: PumpInputs, baseline: PumpInputs, ctx: CalcContext): Step[] {
  const d = createDraft();
  pumpEnergy(d, inputs, baseline, ctx);
  return d.outcome().steps;
}

const unitsOf = (inputs: PumpInputs): number => inputs.parallelUnitsCount ?? 1;

/** Same plate means the same pump, whose power may be scaled from what was measured on it. */
function isSamePump(a: PumpInputs, b: PumpInputs): boolean {
  const plate = [
    'ratedFlowM3PerH',
    'ratedHeadM',
    'ratedEfficiencyPct',
    'shutOffHeadM',
    'bestFlowM3PerH',
  ] as const;
  return plate.every((key) => a[key] === b[key]);
}

interface State {
  plant: PumpPlant;
  machine: FlowMachine;
  system: SystemCurve | undefined;
  same: boolean;
  /** Nothing that bears on power differs from the baseline: then the meter's reading stands. */
  unchanged: boolean;
}

const bearing = [
  'controlMethod',
  'vfdEfficiencyPct',
  'motorEfficiencyPct',
  'transmissionEfficiencyPct',
  'impellerTrimPct',
  'parallelUnitsCount',
] as const;

function stateOf(d: Draft, inputs: PumpInputs, baseline: PumpInputs, ctx: CalcContext): State {
  const plant = pumpPlant(createDraft(), baseline, ctx);
  const ratio = unitsOf(inputs) / unitsOf(baseline);
  const system = plant.system && { fixed: plant.system.fixed, k: plant.system.k * ratio ** 2 };
  const same = isSamePump(inputs, baseline);
  if (!same) {
    const curve = pumpCurve(d, inputs, undefined);
    const machine = pumpMachine(inputs, curve, ratedPoint(inputs), undefined);
    return { plant, system, same, machine, unchanged: false };
  }
  const λ = diameterRatio(inputs) / diameterRatio(baseline);
  const curve = plant.curve && { shutOff: trimmedShutOff(d, plant.curve.shutOff, λ), c: plant.curve.c };
  const machine = pumpMachine(inputs, curve, plant.machine.knownPoint, plant.running?.pumpPct);
  const unchanged = bearing.every((key) => inputs[key] === baseline[key]);
  return { plant, system, same, machine, unchanged };
}

/** The shut-off head falls with the square of the impeller diameter. */
function trimmedShutOff(d: Draft, shutOff: number, λ: number): number {
  if (λ === 1) return shutOff;
  return d.formula({
    id: 'trimmed-shut-off',
    symbol: 'H0',
    zh: '切割叶轮后的关死点扬程',
    formula: 'H0_1·λ^2',
    vars: { H0_1: shutOff, λ },
    value: shutOff * λ ** 2,
    unit: 'm',
  });
}

/** Flow of each running pump and its hours in the changed state. */
function dutiesOf(inputs: PumpInputs, baseline: PumpInputs, state: State): DutyPoint[] | undefined {
  const share = unitsOf(baseline) / unitsOf(inputs);
  const profile = dutyProfile(baseline);
  if (profile.length > 0) return profile.map(({ flow, hours }) => ({ flow: flow * share, hours }));
  const hours = inputs.annualHoursH;
  const flow = singleFlow(inputs, baseline, state, share);
  return hours === undefined || flow === undefined || flow <= 0 ? undefined : [{ flow, hours }];
}

function singleFlow(
  inputs: PumpInputs,
  baseline: PumpInputs,
  state: State,
  share: number,
): number | undefined {
  const required = baseline.requiredFlowM3PerH ?? baseline.flowM3PerH;
  const speedControlAdded = inputs.controlMethod === 'vfd' && baseline.controlMethod !== 'vfd';
  const trimmed = diameterRatio(inputs) !== diameterRatio(baseline);
  if (required === undefined) return undefined;
  if (speedControlAdded || trimmed || !state.same) return required * share;
  const present = baseline.flowM3PerH ?? required;
  if (share === 1) return present;
  if (inputs.controlMethod === 'throttle' || inputs.controlMethod === 'vfd') return required * share;
  if (!state.plant.curve || !state.plant.system) return undefined;
  return freeFlow(state.plant, unitsOf(baseline), unitsOf(inputs));
}

/** Flow of one of `n` pumps left to find its own point on a system described for `of` pumps. */
export function freeFlow(plant: PumpPlant, of: number, n: number): number | undefined {
  if (!plant.curve || !plant.system) return undefined;
  const total = { fixed: plant.system.fixed, k: plant.system.k / of ** 2 };
  return parallelFlow(plant.curve, total, n) / n;
}

function powerAt(d: Draft, state: State, flow: number, mark: string): number {
  const { plant, machine, system, same } = state;
  if (state.unchanged && plant.reference?.flow === flow) return plant.reference.powerKW;
  return same && plant.reference
    ? scaledPowerKW(d, plant.words, plant.reference, system, machine, flow, mark)
    : cataloguePowerKW(d, plant.words, system, machine, flow, mark);
}

/** Yearly electricity of one pump with its steps, kWh; undefined when the inputs do not tell. */
export function pumpEnergy(
  d: Draft,
  inputs: PumpInputs,
  baseline: PumpInputs,
  ctx: CalcContext,
  show?: Show,
): number | undefined {
  return d.block(inputs, 'simulation', '年用电量', [], () => {
    const state = stateOf(d, inputs, baseline, ctx);
    const duties = dutiesOf(inputs, baseline, state);
    if (!duties) return undefined;
    const terms = duties.map(({ flow, hours }, i) => ({
      hours,
      powerKW: powerAt(d, state, flow, `-${i + 1}`),
    }));
    const share = unitsOf(inputs) / unitsOf(baseline);
    const sum = terms.map((_, i) => `P_${i + 1}·h_${i + 1}`).join(' + ');
    const each = terms.flatMap((t, i) => [
      [`P_${i + 1}`, t.powerKW],
      [`h_${i + 1}`, t.hours],
    ]);
    return d.formula(
      {
        id: 'annual-energy',
        symbol: 'E',
        zh: '年用电量（每台）',
        formula: share === 1 ? sum : `(${sum})·N_2/N_1`,
        vars: { ...Object.fromEntries(each), N_2: unitsOf(inputs), N_1: unitsOf(baseline) },
        value: terms.reduce((total, t) => total + t.powerKW * t.hours, 0) * share,
        unit: 'kWh/a',
      },
      show,
    );
  });
}

/**
 * The changed state with the readings it would show, so that a following measure starts from them. Readings of the
 * old state that no longer hold are dropped; the system keeps its curve.
 */
export function withExpectedReadings(inputs: PumpInputs, baseline: PumpInputs, ctx: CalcContext): PumpInputs {
  const d = createDraft();
  const expected = d.block(inputs, 'expected', '改造后工况', [], () => {
    const state = stateOf(d, inputs, baseline, ctx);
    const share = unitsOf(baseline) / unitsOf(inputs);
    const flow = singleFlow(inputs, baseline, state, share);
    if (flow === undefined || flow <= 0) return undefined;
    const { head } = operatingPoint(d, state.plant.words, state.machine, state.system, flow, '-expected');
    const powerKW = baseline.inputPowerKW === undefined ? undefined : powerAt(d, state, flow, '-expected');
    return { flow, head, powerKW, system: state.plant.system };
  });
  const {
    suctionPressureMPa: _suction,
    dischargePressureMPa: _discharge,
    valvePressureDropMPa: _valve,
    headM: _head,
    inputPowerKW: _power,
    flowM3PerH: _flow,
    requiredFlowM3PerH: _required,
    ...kept
  } = inputs;
  if (!expected)
    return { ...kept, ...(inputs.flowM3PerH === undefined ? {} : { flowM3PerH: inputs.flowM3PerH }) };
  const { flow, head, powerKW, system } = expected;
  return {
    ...kept,
    flowM3PerH: flow,
    ...(head === undefined ? {} : { headM: head }),
    ...(powerKW === undefined ? {} : { inputPowerKW: powerKW }),
    ...(system ? { systemFlowM3PerH: flow, systemHeadM: system.fixed + system.k * flow ** 2 } : {}),
  };
}
