/** The measures of all machines together: what acts on the same energy is not counted twice. */
import { economicsOf, DEFAULT_DISCOUNT_RATE_PCT } from '../economics/economics.ts';
import type { EnergyFactors } from '../energy/factors.ts';
import { amountOf, savedAmounts, savingOf } from '../energy/saving.ts';
import {
  reductionsOf,
  type CountedSaving,
  type Reduction,
  type SavingMachine,
} from '../energy/shared-use.ts';
import type { Prices } from '../model/tables.ts';
import { carrierNames, carriers, type Carrier } from '../model/vocabulary.ts';
import { createDerivation, type Derivation } from './derivation.ts';
import type { Measure, Saving } from './diagnosis.ts';
import { countedSteps } from './measure-steps.ts';
import type { CarrierAmount, Issue } from './types.ts';

export interface SharedEnergy {
  machines: readonly SavingMachine[];
  /** Yearly amount of a carrier that the plant uses; null when unknown. */
  existing: (carrier: Carrier) => number | null;
  /** True for a measure that makes energy instead of saving it. */
  generates: (measure: Measure) => boolean;
  /** True where a person wrote the description: nothing is added to it. */
  ownWords: (measure: Measure) => boolean;
  factors: EnergyFactors;
  prices: Prices;
}

/** The measures with what of their savings may be counted beside the others, and a word for each overlap. */
export function withoutDoubleCounting(
  measures: readonly Measure[],
  shared: SharedEnergy,
): { measures: Measure[]; issues: Issue[] } {
  const counting = measures.filter(({ status }) => status === 'proposed' || status === 'adopted');
  const reductions = reductionsOf(
    counting.map((measure) => countedSaving(measure, shared)),
    shared.machines,
    shared.existing,
  );
  return {
    measures: measures.map((measure) => {
      const own = reductions.get(measure.id);
      return own === undefined ? measure : reduced(measure, own, shared);
    }),
    issues: overlapIssues(reductions),
  };
}

function countedSaving(measure: Measure, { generates }: SharedEnergy): CountedSaving {
  const { id, equipmentId, key, saving } = measure;
  return { id, equipmentId, key, generates: generates(measure), byCarrier: saving.byCarrier };
}

/** A part of a few per cent stands in the derivation and in the notes on energy, not in each description. */
const WORTH_TELLING = 0.95;

/** The measure with its saving after all reductions, the steps that show it, and the economics that follow. */
function reduced(measure: Measure, reductions: readonly Reduction[], shared: SharedEnergy): Measure {
  const d = createDerivation();
  const lost = carrierNames.flatMap((carrier): CarrierAmount[] => {
    const own = reductions.filter((reduction) => reduction.carrier === carrier);
    return own.length === 0 ? [] : [{ carrier, amount: reductionSteps(d, measure.saving, own) }];
  });
  const away = savingOf(lost, shared.factors, shared.prices);
  const saving = less(measure.saving, away);
  countedSteps(d, measure.saving, away, saving);
  const economics = economicsOf({
    investmentYuan: measure.investmentYuan,
    savingYuan: saving.yuan,
    annualCostYuan: measure.annualCostYuan,
    lifeYears: measure.lifeYears,
    discountRatePct: shared.prices.discountRatePct ?? DEFAULT_DISCOUNT_RATE_PCT,
  });
  const told = reductions.filter((reduction) => reduction.factor < WORTH_TELLING);
  const why = [...new Set(told.map((reduction) => reduction.zh))].join('');
  return {
    ...measure,
    description: shared.ownWords(measure) ? measure.description : `${measure.description}${why}`,
    saving,
    paybackYears: economics.paybackYears,
    npvYuan: economics.npvYuan,
    irrPct: economics.irrPct,
    steps: [...measure.steps.filter((step) => !economicsIds.has(step.id)), ...d.steps, ...economics.steps],
  };
}

/** Lines of the economics that are made anew from the counted saving. */
const economicsIds: ReadonlySet<string> = new Set(['net-saving', 'payback', 'annuity-factor', 'npv', 'irr']);

/** One factor per reason and the amount that they take away together, which is returned. */
function reductionSteps(d: Derivation, saving: Saving, reductions: readonly Reduction[]): number {
  const [{ carrier }] = reductions as [Reduction];
  const { zh, unit } = carriers[carrier];
  const amount = amountOf(saving.byCarrier, carrier);
  const names = reductions.map((_, i) => `k_${i + 1}`);
  reductions.forEach(({ id, factor, zh: why, formula, vars }, i) => {
    const step = { id, symbol: names[i] as string, zh: '可计入的份额', value: factor, unit: '' };
    if (Object.keys(vars).length > 0) d.formula({ ...step, formula, vars });
    else d.lookup({ ...step, formula, substitution: why });
  });
  const part = reductions.reduce((product, { factor }) => product * factor, 1);
  const away = amount * (1 - part);
  return d.formula({
    id: `overlap-${carrier}`,
    symbol: `δE_${zh}`,
    zh: `与其他措施重叠的${zh}节约量`,
    formula: `ΔE_${zh}·(1 − ${names.join('·')})`,
    vars: {
      [`ΔE_${zh}`]: amount,
      ...Object.fromEntries(reductions.map(({ factor }, i) => [names[i] as string, factor])),
    },
    value: away,
    unit: `${unit}/a`,
  });
}

function less(saving: Saving, away: Saving): Saving {
  const byCarrier = savedAmounts(saving.byCarrier, away.byCarrier);
  return {
    kWh: saving.kWh - away.kWh,
    tce: saving.tce - away.tce,
    co2T: saving.co2T - away.co2T,
    yuan: saving.yuan - away.yuan,
    byCarrier,
  };
}

/** Each reason once, however many measures it concerns. */
function overlapIssues(reductions: ReadonlyMap<string, readonly Reduction[]>): Issue[] {
  const reasons = new Map([...reductions.values()].flat().map((reduction) => [reduction.zh, reduction]));
  return [...reasons.values()].map(({ id, zh }) => ({
    code: `savings-${id}`,
    level: id.startsWith('cap-') ? 'warn' : 'info',
    zh: `节能量不重复计算：${zh}`,
    fields: [],
  }));
}
