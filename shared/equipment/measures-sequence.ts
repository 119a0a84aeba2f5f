/** Measures of one machine: each saving is what it takes off the consumption that the earlier ones have left. */
import { addSavings, amountOf, savedAmounts, savingOf, unitPriceYuan } from '../energy/saving.ts';
import type { EnergyFactors } from '../energy/factors.ts';
import type { Row } from '../model/tables.ts';
import type { Measure, Saving } from './diagnosis.ts';
import { toMeasure, type Applied, type Candidate, type MachineState } from './measure-of.ts';
import type { CalcContext, CarrierAmount, Issue, MeasureDef } from './types.ts';

type MeasureRow = Row<'measure'>;

export interface SequenceResult {
  measures: Measure[];
  issues: Issue[];
}

/**
 * Applies the measures of one machine one after the other: by the person's rank, then in the declared order. Only
 * proposed and adopted ones take part; the others are listed with the saving they would have alone. A measure that
 * would save nothing even alone is not proposed; one whose work an earlier measure has done stays listed with zero.
 */
export function sequenceMeasures<I extends object>(
  machine: MachineState<I>,
  rows: readonly MeasureRow[],
  ctx: CalcContext,
  factors: EnergyFactors,
): SequenceResult {
  const present = trySimulate(machine, machine.inputs, ctx);
  const issues: Issue[] = [];
  const measures: Measure[] = [];
  let current = machine.inputs;
  let consumption = present;
  for (const candidate of candidates(machine, rows, ctx)) {
    const alone = stepFrom(machine, candidate.def, machine.inputs, present, ctx);
    const savesAlone = alone !== null && saves(alone, machine.machines, factors, ctx);
    if (alone !== null && !savesAlone && (candidate.row?.status ?? null) === null) continue;
    const takesPart = joins(candidate, alone, machine.machines, ctx, factors);
    const turn = takesPart ? inTurn(machine, candidate.def, current, consumption, ctx) : null;
    const superseded = turn !== null && savesAlone && !saves(turn, machine.machines, factors, ctx);
    const inSequence = superseded ? unchanged(current, turn.before) : turn;
    if (alone === null && isOpen(candidate)) issues.push(unknownSaving(candidate));
    else if (!takesPart && candidate.status === 'proposed') issues.push(notWorthIt(candidate));
    const effect = { alone, inSequence, superseded, before: current, rank: measures.length + 1 };
    measures.push(toMeasure(machine, candidate, effect, ctx, factors));
    if (inSequence) {
      current = inSequence.inputs;
      consumption = inSequence.after;
    }
  }
  return { measures, issues };
}

/** True when the change is worth something: coal equivalent or money, or a carrier that has neither factor nor price. */
function saves<I>(applied: Applied<I>, machines: number, factors: EnergyFactors, ctx: CalcContext): boolean {
  const amounts = savedAmounts(applied.before, applied.after, machines);
  const { tce, yuan } = savingOf(amounts, factors, ctx.prices);
  const unvalued = ({ carrier, amount }: CarrierAmount) =>
    amount > 0 && factors.tcePerUnit(carrier) === null && unitPriceYuan(ctx.prices, carrier) === null;
  return tce > 0 || yuan > 0 || amounts.some(unvalued);
}

/**
 * Whether a measure counts. What nobody has decided on counts only while it does not cost more energy money than it
 * saves: switching a boiler to electricity is a decision, not a default.
 */
function joins<I extends object>(
  { row, status }: Candidate<I>,
  alone: Applied<I> | null,
  machines: number,
  ctx: CalcContext,
  factors: EnergyFactors,
): boolean {
  if (status === 'adopted' || (status === 'proposed' && row?.status === 'proposed')) return true;
  if (status !== 'proposed' || alone === null) return false;
  return savingOf(savedAmounts(alone.before, alone.after, machines), factors, ctx.prices).yuan >= 0;
}

function candidates<I extends object>(
  machine: MachineState<I>,
  rows: readonly MeasureRow[],
  ctx: CalcContext,
): Candidate<I>[] {
  const own = rows.filter((row) => !row.deleted && row.equipmentId === machine.equipmentId);
  const all = machine.calculator.measures.map((def) => {
    const row = own.find((r) => r.key === def.key);
    return { def, row, status: row?.status ?? ('proposed' as const) };
  });
  return all
    .filter(({ def, row }) => kept(row) || def.applicable(machine.inputs, machine.outcome, ctx))
    .toSorted((a, b) => (a.row?.rank ?? Infinity) - (b.row?.rank ?? Infinity) || 0);
}

/** What a person adopted or finished stays listed even when the readings no longer ask for it. */
function kept(row: MeasureRow | undefined): boolean {
  return row?.status === 'adopted' || row?.status === 'done';
}

/** The effect of one measure from a given state; null when the consumption before or after is not known. */
function stepFrom<I extends object>(
  machine: MachineState<I>,
  def: MeasureDef<I>,
  inputs: I,
  before: CarrierAmount[] | null,
  ctx: CalcContext,
): Applied<I> | null {
  if (before === null) return null;
  const changed = def.apply(inputs, ctx);
  const after = trySimulate(machine, changed, ctx);
  return after === null ? null : { from: inputs, inputs: changed, before, after };
}

/**
 * The effect on what the earlier measures have left. Where they have already done its work (a second economiser
 * behind a condensing one) it changes nothing more, and never takes back what was saved.
 */
function inTurn<I extends object>(
  machine: MachineState<I>,
  def: MeasureDef<I>,
  inputs: I,
  before: CarrierAmount[] | null,
  ctx: CalcContext,
): Applied<I> | null {
  const untouched = inputs === machine.inputs;
  if (untouched || before === null || def.applicable(inputs, machine.calculator.diagnose(inputs, ctx), ctx)) {
    return stepFrom(machine, def, inputs, before, ctx);
  }
  return unchanged(inputs, before);
}

function unchanged<I>(inputs: I, consumption: CarrierAmount[]): Applied<I> {
  return { from: inputs, inputs, before: consumption, after: consumption };
}

function trySimulate<I extends object>(
  machine: MachineState<I>,
  inputs: I,
  ctx: CalcContext,
): CarrierAmount[] | null {
  const amounts = machine.calculator.simulate(inputs, machine.inputs, ctx);
  return amounts?.every((entry) => Number.isFinite(entry.amount)) === true ? amounts : null;
}

function unknownSaving<I extends object>({ def }: Candidate<I>): Issue {
  return {
    code: 'saving-unknown',
    level: 'warn',
    zh: `措施“${def.zh}”的节能量暂不能计算：缺少年运行小时数或年消耗量等输入，请补齐后查看。`,
    fields: [],
  };
}

function isOpen<I extends object>({ status }: Candidate<I>): boolean {
  return status === 'proposed' || status === 'adopted';
}

function notWorthIt<I extends object>({ def }: Candidate<I>): Issue {
  return {
    code: 'measure-costs-more',
    level: 'info',
    zh: `措施“${def.zh}”按现行价格每年增加能源费用，未计入节能量合计；确认采纳后才会计入。`,
    fields: [],
  };
}

/** Saving of all measures that take part, machine by machine already in sequence, so they may be added. */
export function totalSavingOf(measures: readonly Measure[]): Saving {
  return addSavings(
    measures.filter((m) => m.status === 'proposed' || m.status === 'adopted').map((m) => m.saving),
  );
}

/** Yearly consumption of one machine row as it stands; null when its inputs do not tell. */
export function presentConsumption<I extends object>(
  machine: MachineState<I>,
  ctx: CalcContext,
): CarrierAmount[] | null {
  const amounts = trySimulate(machine, machine.inputs, ctx);
  if (amounts === null) return null;
  const names = [...new Set(amounts.map((entry) => entry.carrier))];
  return names.map((carrier) => ({ carrier, amount: machine.machines * amountOf(amounts, carrier) }));
}
