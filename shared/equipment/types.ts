/** The vocabulary every calculator speaks: inputs with meaning, derivation steps, limits, losses, measures. */
import type { z } from 'zod';
import type { SiteAir } from '../air/site-air.ts';
import type { Prices } from '../model/tables.ts';
import type { Carrier, CostClass, EquipmentKind } from '../model/vocabulary.ts';
import type { StandardsPack } from '../standards/pack.ts';

/** One line of a derivation, re-computable with a pocket calculator. */
export interface Step {
  /** Unique within one diagnosis. */
  id: string;
  symbol: string;
  zh: string;
  /** Right-hand side in symbols, e.g. `21 / (21 − O₂)`; for look-ups a sentence naming table and arguments. */
  formula: string;
  /** The same with numbers; for `kind: 'formula'` it evaluates to `value` with + − · / ^ sqrt ln lg exp. */
  substitution: string;
  kind: 'formula' | 'lookup';
  value: number;
  unit: string;
  /** Standard and clause, e.g. `TSG G0003 第5章`. */
  clause?: string;
}

export interface Result {
  id: string;
  zh: string;
  value: number;
  unit: string;
  /** The step that produced it. */
  stepId: string;
  /** One of the few numbers worth a tile on screen. */
  key?: boolean;
}

/** How sure a number of a standard is; decides whether it may carry a verdict. */
export type Certainty = 'verified' | 'transcribed' | 'recalled' | 'unknown';

export interface StandardRef {
  code: string;
  clause: string;
  certainty: Certainty;
}

/** A value held against a standard. Grades run from best (1) to the limit (3) where the standard has them. */
export interface LimitCheck {
  id: string;
  zh: string;
  /** Result whose value and uncertainty are judged. */
  resultId: string;
  value: number;
  unit: string;
  /** 'min': the value must not fall below the limit; 'max': must not exceed it. */
  sense: 'min' | 'max';
  limit: number | null;
  grades?: { grade: number; limit: number }[];
  standard: StandardRef;
  note?: string;
}

export type Verdict = 'pass' | 'fail' | 'uncertain' | 'unchecked';
export const verdictZh: Record<Verdict, string> = {
  pass: '合格',
  fail: '不合格',
  uncertain: '不确定',
  unchecked: '待核对',
};

export interface JudgedLimit extends LimitCheck {
  verdict: Verdict;
  /** Grade reached by the value itself (1 is best), null when below the last grade or without grades. */
  grade: number | null;
  /** Expanded uncertainty (k = 2) of the value. */
  expandedU: number;
  /** Marks that must be printed with the verdict, e.g. 依据待核. */
  marks: string[];
}

export interface Loss {
  id: string;
  zh: string;
  /** Share of the supplied energy, %. */
  sharePct: number;
  /** 'useful' is drawn apart from the losses. */
  role: 'useful' | 'loss' | 'residual';
}

export interface Issue {
  code: string;
  level: 'info' | 'warn' | 'error';
  zh: string;
  /** Input keys it concerns. */
  fields: string[];
  /** What was probably meant by the value of the first of `fields`, in the unit of its input. */
  likely?: { value: number; why: string }[];
}

/** A block of the diagnosis that could not be computed, and the inputs it waits for. */
export interface Missing {
  id: string;
  zh: string;
  keys: string[];
}

export interface Outcome {
  results: Result[];
  steps: Step[];
  limits: LimitCheck[];
  losses: Loss[];
  issues: Issue[];
  missing: Missing[];
}

export interface CalcContext {
  air: SiteAir;
  pack: StandardsPack;
  prices: Prices;
  /** Day of the diagnosis, ISO; selects the edition of a standard. */
  date: string;
}

export interface CarrierAmount {
  carrier: Carrier;
  /** Per year, in the carrier's unit (`carriers[carrier].unit`). */
  amount: number;
}

/**
 * A measure as a change of inputs. The saving is always simulate(before) − simulate(after), so that measures on
 * one machine can be applied in sequence and a measure that changes nothing saves exactly nothing.
 */
export interface MeasureDef<I> {
  key: string;
  zh: string;
  description: (inputs: I, outcome: Outcome, ctx: CalcContext) => string;
  basis: string;
  costClass: CostClass;
  lifeYears: number;
  /** False hides it; a reason explains on screen why it does not apply. */
  applicable: (inputs: I, outcome: Outcome, ctx: CalcContext) => boolean;
  apply: (inputs: I, ctx: CalcContext) => I;
  /** It makes energy instead of saving some, so what other measures save takes nothing from it. */
  generates?: true;
  /** Yuan, or null when unknown: then the person enters it. */
  investmentYuan?: (inputs: I, ctx: CalcContext) => number | null;
}

export interface Calculator<I extends object = Record<string, unknown>> {
  kind: EquipmentKind;
  zh: string;
  /** Strict zod object; every key optional and described by `fieldMeta`. */
  inputs: z.ZodObject;
  diagnose: (inputs: I, ctx: CalcContext) => Outcome;
  /**
   * Yearly consumption of the machine with `inputs`, serving the same demand as `baseline`.
   * Null when the inputs do not tell. `simulate(x, x)` is the present consumption.
   */
  simulate: (inputs: I, baseline: I, ctx: CalcContext) => CarrierAmount[] | null;
  /** The derivation behind `simulate`, with its own step ids; empty where nothing could be computed. */
  explain?: (inputs: I, baseline: I, ctx: CalcContext) => Step[];
  measures: MeasureDef<I>[];
  /** Plausibility of the inputs, each in words that say what to do. */
  checks: (inputs: I, ctx: CalcContext) => Issue[];
}
