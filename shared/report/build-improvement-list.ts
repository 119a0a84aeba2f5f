/** The improvement list handed to the enterprise: costed measures first, then what else is to be put right. */
import { plainKey } from '../checklist/repeat.ts';
import type { AuditDiagnosis, Measure } from '../equipment/diagnosis.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import { areaZh, costClassZh } from '../model/vocabulary.ts';
import { dateZh, textOr, wanYuan } from './blocks.ts';
import { keyResultText } from './chapters/equipment.ts';
import { severityZh } from './chapters/findings.ts';
import { priorityOf } from './chapters/measures.ts';
import { sumMeasures } from './chapters/totals.ts';
import { createContext, type ReportContext, type ReportOptions } from './context.ts';
import type { ImprovementLine, ImprovementList } from './model.ts';

export type ImprovementOptions = Pick<ReportOptions, 'date'> & Partial<ReportOptions>;

/** Same measures, numbers and order as chapter 7 of the report. */
export function buildImprovementList(
  snapshot: AuditSnapshot,
  diagnosis: AuditDiagnosis,
  options: ImprovementOptions,
): ImprovementList {
  const outline = options.outline ?? emptyOutline;
  const ctx = createContext(snapshot, diagnosis, { ...options, outline });
  const totals = sumMeasures(ctx.measures);
  const costed = new Set(ctx.measures.flatMap((measure) => linkedFindings(ctx, measure).map((f) => f.id)));
  return {
    enterpriseName: textOr(snapshot.enterprise.name),
    provider: textOr(snapshot.audit.provider),
    date: dateZh(options.date),
    reportNo: textOr(snapshot.audit.reportNo),
    measures: ctx.measures.map((measure, i) => toLine(ctx, measure, i + 1)),
    findings: ctx.findings
      .filter((finding) => !costed.has(finding.id) && finding.status !== 'rectified')
      .map((finding, i) => ({
        no: i + 1,
        title: `${ctx.subjectName(finding.subjectId)}：${finding.title}`,
        detail: finding.detail,
        suggestion: finding.suggestion,
        severity: severityZh[finding.severity],
        basis: textOr(finding.basis),
      })),
    totals: {
      investmentWanYuan: totals.investmentYuan / 10_000,
      savingTce: totals.tce,
      savingKWh: totals.kWh,
      savingCO2T: totals.co2T,
      savingWanYuan: totals.yuan / 10_000,
    },
  };
}

const emptyOutline: ReportOptions['outline'] = {
  version: 1,
  title: '',
  confidentiality: '',
  signatures: [],
  validityNotices: [],
  references: [],
  chapters: [],
  tables: { T01: '', T02: '', T03: '', T04: '', T05: '', T06: '', T07: '', T08: '', T09: '', T10: '' },
  attachments: [],
};

/** Findings of the same machine whose checklist item names this measure as its remedy. */
function linkedFindings(ctx: ReportContext, measure: Measure): ReportContext['findings'] {
  const keys = new Set(
    (ctx.options.templates ?? []).flatMap((template) =>
      template.groups.flatMap((g) =>
        g.items.filter((item) => item.measure === measure.key).map((item) => item.id),
      ),
    ),
  );
  return ctx.findings.filter((f) => f.subjectId === measure.equipmentId && keys.has(plainKey(f.itemId)));
}

/** A measure that the ones before it have made needless saves nothing more; the line must say why it is 0. */
const alternativeNote = ({ saving, savingAlone }: Measure): string =>
  saving.tce === 0 && savingAlone.tce > 0 ? '（前面建议的替代方案，节能量不重复计算。）' : '';

function toLine(ctx: ReportContext, measure: Measure, no: number): ImprovementLine {
  const findings = linkedFindings(ctx, measure);
  const results = keyResultText(ctx.diagnosisOf(measure.equipmentId), 2);
  return {
    no,
    title: measure.title,
    equipment: ctx.subjectName(measure.equipmentId),
    area: areaZh[findings[0]?.area ?? 'efficiency'],
    costClass: costClassZh[measure.costClass],
    currentState: findings.length > 0 ? findings.map((f) => f.title).join('；') : textOr(results),
    solution: textOr(measure.description) + alternativeNote(measure),
    basis: textOr(measure.basis),
    investmentWanYuan: wanYuan(measure.investmentYuan),
    savingKWh: measure.saving.kWh,
    savingTce: measure.saving.tce,
    savingCO2T: measure.saving.co2T,
    savingWanYuan: measure.saving.yuan / 10_000,
    paybackYears: measure.paybackYears,
    fundingChannel: textOr(measure.fundingChannel, '待企业确定'),
    implementationMonths: measure.implementationMonths,
    priority: priorityOf(measure),
  };
}
