/** A measure as the report lists it: its saving, its money and the lines behind both. */
import { economicsOf, DEFAULT_DISCOUNT_RATE_PCT } from '../economics/economics.ts';
import type { EnergyFactors } from '../energy/factors.ts';
import { noSaving, savedAmounts, savingOf } from '../energy/saving.ts';
import { rowIds } from '../model/snapshot.ts';
import type { Row } from '../model/tables.ts';
import type { Measure, Saving } from './diagnosis.ts';
import { savingSteps } from './measure-steps.ts';
import type { CalcContext, Calculator, CarrierAmount, MeasureDef, Outcome, Step } from './types.ts';

export interface MachineState<I extends object> {
  calculator: Calculator<I>;
  equipmentId: string;
  /** Number of identical machines the row stands for. */
  machines: number;
  inputs: I;
  outcome: Outcome;
}

/** A measure that applies, with what a person decided about it. */
export interface Candidate<I extends object> {
  def: MeasureDef<I>;
  row: Row<'measure'> | undefined;
  status: Measure['status'];
}

/** What one measure changes, and the yearly consumption before and after it. */
export interface Applied<I> {
  from: I;
  inputs: I;
  before: CarrierAmount[];
  after: CarrierAmount[];
}

/** A measure by itself and in its turn. */
export interface Effect<I> {
  alone: Applied<I> | null;
  inSequence: Applied<I> | null;
  /** It would save by itself, but the measures before it have done its work. */
  superseded: boolean;
  before: I;
  rank: number;
}

const SUPERSEDED = '排在前面的措施实施后，本措施不再产生节能量，按 0 计；如改为优先实施本措施，请调整次序。';

export function toMeasure<I extends object>(
  machine: MachineState<I>,
  { def, row, status }: Candidate<I>,
  effect: Effect<I>,
  ctx: CalcContext,
  factors: EnergyFactors,
): Measure {
  const value = (applied: Applied<I> | null): Saving =>
    applied === null
      ? noSaving
      : savingOf(savedAmounts(applied.before, applied.after, machine.machines), factors, ctx.prices);
  const savingAlone = value(effect.alone);
  const saving = value(effect.inSequence);
  const investment = def.investmentYuan?.(effect.before, ctx) ?? null;
  const investmentYuan = row?.investmentYuan ?? (investment === null ? null : investment * machine.machines);
  const annualCostYuan = row?.annualCostYuan ?? 0;
  const lifeYears = row?.lifeYears ?? def.lifeYears;
  const discountRatePct = ctx.prices.discountRatePct ?? DEFAULT_DISCOUNT_RATE_PCT;
  const economics = economicsOf({
    investmentYuan,
    savingYuan: saving.yuan,
    annualCostYuan,
    lifeYears,
    discountRatePct,
  });
  const amounts = effect.inSequence ?? effect.alone;
  return {
    id: row?.id ?? rowIds.measure(machine.equipmentId, def.key),
    equipmentId: machine.equipmentId,
    key: def.key,
    origin: 'calculator',
    title: row?.title ?? def.zh,
    description:
      row?.description ??
      `${def.description(machine.inputs, machine.outcome, ctx)}${effect.superseded ? SUPERSEDED : ''}`,
    basis: def.basis,
    costClass: row?.costClass ?? def.costClass,
    status,
    rank: effect.rank,
    saving,
    savingAlone,
    investmentYuan,
    annualCostYuan,
    lifeYears,
    paybackYears: economics.paybackYears,
    npvYuan: economics.npvYuan,
    irrPct: economics.irrPct,
    steps: [...(amounts ? stepsOf(machine, amounts, effect, ctx, factors) : []), ...economics.steps],
    fundingChannel: row?.fundingChannel ?? '',
    implementationMonths: row?.implementationMonths ?? null,
  };
}

/**
 * The derivations of the consumption and of what the difference is worth. The state before is derived once, at the
 * first measure; later ones start from the state after the one before them.
 */
function stepsOf<I extends object>(
  machine: MachineState<I>,
  applied: Applied<I>,
  effect: Effect<I>,
  ctx: CalcContext,
  factors: EnergyFactors,
): Step[] {
  if (savedAmounts(applied.before, applied.after).length === 0) return [];
  const explain = (inputs: I, prefix: string): Step[] =>
    (machine.calculator.explain?.(inputs, machine.inputs, ctx) ?? []).map((step) => ({
      ...step,
      id: `${prefix}-${step.id}`,
      zh: `${prefix === 'before' ? '措施前' : '措施后'}：${step.zh}`,
    }));
  const counted = effect.inSequence !== null;
  return [
    ...(counted && applied.from === machine.inputs ? explain(applied.from, 'before') : []),
    ...(counted ? explain(applied.inputs, 'after') : []),
    ...savingSteps({ ...applied, machines: machine.machines }, factors, ctx.prices),
  ];
}
