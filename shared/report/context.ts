/** What every chapter reads: the rows, the diagnosis, look-ups by id, and the numbering of tables and figures. */
import type { ChecklistTemplate } from '../checklist/template.ts';
import type { AuditDiagnosis, EquipmentDiagnosis, Finding, Measure } from '../equipment/diagnosis.ts';
import { fieldsOf, type Field } from '../equipment/fields.ts';
import { findCalculator } from '../equipment/registry.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import type { Row } from '../model/tables.ts';
import { equipmentKindZh, type EquipmentKind } from '../model/vocabulary.ts';
import type { StandardsPack } from '../standards/pack.ts';
import type { Outline, TableKey } from './outline.ts';

export type FieldsByKind = Partial<Record<EquipmentKind, readonly Field[]>>;

export interface ReportOptions {
  /** Day of the report, ISO. */
  date: string;
  outline: Outline;
  /** Templates the audit was made with; without them the checklist annex lists item ids only. */
  templates?: readonly ChecklistTemplate[];
  /** Every version at hand: the words of items that the version in use has dropped. */
  allTemplates?: readonly ChecklistTemplate[];
  /** Input definitions per kind of machine, in place of those of the calculators. */
  fields?: FieldsByKind;
  /** Gives the titles of the standards. */
  pack?: StandardsPack;
}

export interface ReportContext {
  snapshot: AuditSnapshot;
  diagnosis: AuditDiagnosis;
  options: ReportOptions;
  outline: Outline;
  /** Machines in the order of the report. */
  equipment: Row<'equipment'>[];
  /** Findings that are not dismissed, gravest first, with the number they carry everywhere. */
  findings: (Finding & { no: string })[];
  /** Measures that are not rejected, in the order in which they are applied. */
  measures: (Measure & { no: string })[];
  photoNumbers: ReadonlyMap<string, number>;
  subjectName: (subjectId: string) => string;
  diagnosisOf: (equipmentId: string) => EquipmentDiagnosis | undefined;
  fieldsOf: (kind: EquipmentKind | null) => readonly Field[];
  /** Number and title of the next table of a chapter: 表 4-1 主要用能设备表. */
  tableCaption: (chapterNo: string, title: string) => string;
  figureCaption: (chapterNo: string, title: string) => string;
  tableTitle: (key: TableKey) => string;
}

export function createContext(
  snapshot: AuditSnapshot,
  diagnosis: AuditDiagnosis,
  options: ReportOptions,
): ReportContext {
  const equipment = snapshot.equipment.filter(isLive).toSorted(byOrder);
  const names = new Map(equipment.map((row) => [row.id, equipmentName(row)]));
  const machines = new Map(diagnosis.equipment.map((entry) => [entry.equipmentId, entry]));
  const counters = new Map<string, number>();
  const next = (word: string, chapterNo: string, title: string): string => {
    const key = `${word}${chapterNo}`;
    const number = (counters.get(key) ?? 0) + 1;
    counters.set(key, number);
    return `${word} ${chapterNo}-${number}　${title}`;
  };
  return {
    snapshot,
    diagnosis,
    options,
    outline: options.outline,
    equipment,
    findings: reportedFindings(diagnosis),
    measures: reportedMeasures(diagnosis),
    photoNumbers: new Map(snapshot.photo.filter(isShown).map((photo, i) => [photo.id, i + 1])),
    subjectName: (id) => names.get(id) ?? '全厂',
    diagnosisOf: (id) => machines.get(id),
    fieldsOf: (kind) => (kind === null ? [] : (options.fields?.[kind] ?? calculatorFields(kind))),
    tableCaption: (chapterNo, title) => next('表', chapterNo, title),
    figureCaption: (chapterNo, title) => next('图', chapterNo, title),
    tableTitle: (key) => options.outline.tables[key],
  };
}

/** Findings a report carries: all that were not dismissed, gravest first; the order of equal ones is kept. */
export function reportedFindings(diagnosis: AuditDiagnosis): (Finding & { no: string })[] {
  return diagnosis.findings
    .filter((finding) => finding.status !== 'dismissed')
    .toSorted((a, b) => b.severity - a.severity)
    .map((finding, i) => ({ ...finding, no: `W${pad(i + 1)}` }));
}

/** Measures a report carries: all that were not rejected, in the order in which they are applied. */
export function reportedMeasures(diagnosis: AuditDiagnosis): (Measure & { no: string })[] {
  return diagnosis.measures
    .filter((measure) => measure.status !== 'rejected')
    .map((measure, i) => ({ ...measure, no: `J${pad(i + 1)}` }));
}

/** Name with tag, e.g. 1号回转窑（JZ-01）. */
export function equipmentName(row: Row<'equipment'>): string {
  const name = row.name ?? (row.kind === null ? '未命名设备' : equipmentKindZh[row.kind]);
  return row.tag === null || row.tag === '' ? name : `${name}（${row.tag}）`;
}

function calculatorFields(kind: EquipmentKind | null): readonly Field[] {
  const calculator = findCalculator(kind);
  return calculator ? fieldsOf(calculator.inputs) : [];
}

const pad = (n: number): string => String(n).padStart(2, '0');
const isLive = (row: { deleted: boolean }): boolean => !row.deleted;
const isShown = (photo: Row<'photo'>): boolean => !photo.deleted && photo.sha256 !== null;
const byOrder = (a: Row<'equipment'>, b: Row<'equipment'>): number =>
  (a.sortOrder ?? 0) - (b.sortOrder ?? 0) || (a.id < b.id ? -1 : 1);
