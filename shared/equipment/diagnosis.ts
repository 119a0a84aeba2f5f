/** What the diagnosis of one machine and of a whole audit looks like; produced by evaluate.ts and audit.ts. */
import type { Area, Carrier, CostClass, EquipmentKind } from '../model/vocabulary.ts';
import type { SiteAir } from '../air/site-air.ts';
import type { TaskCheck } from './process.ts';
import type { Issue, JudgedLimit, Loss, Missing, Result, Step } from './types.ts';

export interface ResultWithU extends Result {
  /** Standard uncertainty (k = 1). */
  u: number;
  /** Expanded uncertainty, k = 2. */
  expandedU: number;
}

/** Share of one input in the variance of one result: which reading to improve first. */
export interface BudgetLine {
  resultId: string;
  key: string;
  zh: string;
  /** ∂result/∂input by central difference. */
  sensitivity: number;
  u: number;
  /** Where `u` comes from when it is that of a calibrated instrument, in words. */
  uSource?: string;
  /** Share of the result's variance, %. */
  sharePct: number;
}

export interface EquipmentDiagnosis {
  equipmentId: string;
  kind: EquipmentKind;
  zh: string;
  results: ResultWithU[];
  steps: Step[];
  limits: JudgedLimit[];
  losses: Loss[];
  issues: Issue[];
  missing: Missing[];
  budget: BudgetLine[];
}

/** A finding as it stands in the report: derived from an answer, from a judged limit, or written by a person. */
export interface Finding {
  id: string;
  subjectId: string;
  itemId: string;
  origin: 'checklist' | 'diagnosis' | 'manual';
  title: string;
  detail: string;
  suggestion: string;
  severity: 1 | 2 | 3;
  area: Area;
  status: 'open' | 'confirmed' | 'dismissed' | 'rectified';
  /** Basis with its certainty mark where the clause is not verified. */
  basis: string;
  photoIds: string[];
}

export interface Saving {
  kWh: number;
  tce: number;
  co2T: number;
  yuan: number;
  byCarrier: { carrier: Carrier; amount: number }[];
}

export interface Measure {
  id: string;
  equipmentId: string;
  key: string;
  origin: 'calculator' | 'manual';
  title: string;
  description: string;
  basis: string;
  costClass: CostClass;
  status: 'proposed' | 'adopted' | 'rejected' | 'done';
  rank: number;
  /** Saving after the measures ranked before it on the same machine (interaction). */
  saving: Saving;
  /** Saving if it were the only measure. */
  savingAlone: Saving;
  investmentYuan: number | null;
  annualCostYuan: number;
  lifeYears: number;
  paybackYears: number | null;
  npvYuan: number | null;
  irrPct: number | null;
  steps: Step[];
  fundingChannel: string;
  implementationMonths: number | null;
}

export interface CarrierSummary {
  carrier: Carrier;
  zh: string;
  unit: string;
  amount: number;
  tceFactor: number;
  tceFactorUnit: string;
  tce: number;
  sharePct: number;
  co2T: number | null;
  costYuan: number | null;
}

export interface IndicatorResult {
  id: string;
  zh: string;
  value: number;
  unit: string;
  limits: JudgedLimit[];
}

export interface EnergySummary {
  carriers: CarrierSummary[];
  /** Calorific value (当量值), tce. */
  totalTce: number;
  /** Equal value (等价值) with the user-set electricity coefficient; null when that is not set. */
  totalTceEqualValue: number | null;
  totalCO2T: number;
  totalCostYuan: number;
  /** Null where the standards pack has none. */
  gridFactorKgPerKWh: number | null;
  indicators: IndicatorResult[];
  steps: Step[];
  /** Energy of the diagnosed machines against the records, %; null when it cannot be compared. */
  equipmentCoveragePct: number | null;
  issues: Issue[];
}

export interface MissingItem {
  id: string;
  /** 1 blocks the report, 2 weakens it, 3 is good to have. */
  rank: 1 | 2 | 3;
  zh: string;
  /** Route inside the audit, e.g. `equipment/ID`, `energy`. */
  route: string;
  field?: string;
}

export interface AuditDiagnosis {
  air: SiteAir;
  energy: EnergySummary;
  equipment: EquipmentDiagnosis[];
  findings: Finding[];
  measures: Measure[];
  totalSaving: Saving;
  missing: MissingItem[];
  /** Every task of the audit, done and open; groups by stage, step and chapter are made of it. */
  progress?: TaskCheck[];
  completenessPct: number;
  engineVersion: string;
  packVersion: string;
}
