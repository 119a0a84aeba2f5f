/** The report as data: chapters of blocks. The PDF writer and the screen preview both render this, nothing else. */
import type { Step, Verdict } from '../equipment/types.ts';

export type Align = 'left' | 'right' | 'center';
export interface Cell {
  text: string;
  align?: Align;
  bold?: boolean;
  muted?: boolean;
  /** Name of the value beside it: drawn like a head cell. */
  label?: boolean;
  verdict?: Verdict;
  colSpan?: number;
  rowSpan?: number;
}
export interface TableBlock {
  type: 'table';
  caption: string;
  /** Relative column widths. */
  widths: number[];
  head: Cell[][];
  rows: Cell[][];
  note?: string;
}
export interface ChartBlock {
  type: 'chart';
  caption: string;
  chart: ChartData;
}
export type ChartData =
  | {
      kind: 'bar';
      unit: string;
      items: { label: string; value: number; role?: 'useful' | 'loss' | 'residual' }[];
    }
  | { kind: 'share'; unit: string; items: { label: string; value: number }[] }
  | { kind: 'waterfall'; unit: string; items: { label: string; value: number; total?: boolean }[] }
  | {
      kind: 'limit';
      unit: string;
      value: number;
      expandedU: number;
      sense: 'min' | 'max';
      limits: { label: string; value: number }[];
    }
  | { kind: 'scatter'; xLabel: string; yLabel: string; points: { label: string; x: number; y: number }[] };

export interface ReportPhoto {
  photoId: string;
  sha256: string;
  caption: string;
  /** Time and place, where the file names them. */
  note?: string;
  /** Shared by the two photos of a pair, which stand side by side. */
  pairId?: string;
}

export type Block =
  | { type: 'heading'; level: 2 | 3; text: string; id?: string }
  | { type: 'paragraph'; text: string; muted?: boolean }
  | { type: 'list'; items: string[] }
  | TableBlock
  | ChartBlock
  | { type: 'derivation'; caption: string; steps: Step[] }
  | { type: 'photos'; photos: ReportPhoto[] }
  | { type: 'callout'; tone: 'info' | 'warn'; text: string }
  | { type: 'pageBreak' };

export interface Chapter {
  no: string;
  title: string;
  blocks: Block[];
}

export interface ReportModel {
  title: string;
  reportNo: string;
  enterpriseName: string;
  provider: string;
  period: string;
  date: string;
  confidentiality: string;
  signatures: { role: string; name: string }[];
  validityNotices: string[];
  /** Company, people and contact lines of the signature page. */
  providerLines: string[];
  summary: Block[];
  chapters: Chapter[];
  engineVersion: string;
  packVersion: string;
}

/** One line of the improvement list handed to the enterprise. */
export interface ImprovementLine {
  no: number;
  title: string;
  equipment: string;
  area: string;
  costClass: string;
  currentState: string;
  solution: string;
  basis: string;
  investmentWanYuan: number | null;
  savingKWh: number;
  savingTce: number;
  savingCO2T: number;
  savingWanYuan: number;
  paybackYears: number | null;
  fundingChannel: string;
  implementationMonths: number | null;
  priority: string;
}
export interface ImprovementList {
  enterpriseName: string;
  provider: string;
  date: string;
  reportNo: string;
  measures: ImprovementLine[];
  /** Findings without a costed measure: what to put right first. */
  findings: {
    no: number;
    title: string;
    detail: string;
    suggestion: string;
    severity: string;
    basis: string;
  }[];
  totals: {
    investmentWanYuan: number;
    savingTce: number;
    savingKWh: number;
    savingCO2T: number;
    savingWanYuan: number;
  };
}
