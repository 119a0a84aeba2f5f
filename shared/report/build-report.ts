/** Audit and diagnosis → report model. Pure: the same rows, diagnosis, outline and date give the same report. */
import type { AuditDiagnosis } from '../equipment/diagnosis.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import { dateZh, textOr } from './blocks.ts';
import { summaryBlocks } from './chapters/summary.ts';
import { createContext, type ReportContext, type ReportOptions } from './context.ts';
import type { Block, Chapter, ReportModel } from './model.ts';
import type { Outline } from './outline.ts';
import { sectionBuilders } from './sections.ts';

/**
 * The report of one audit.
 * @param options.date day of the report, ISO `YYYY-MM-DD`
 * @param options.outline chapters, headings and notices; see resources/report/outline.json
 * @param options.templates checklist templates, so that annex and chapter 5 print the questions
 */
export function buildReport(
  snapshot: AuditSnapshot,
  diagnosis: AuditDiagnosis,
  options: ReportOptions,
): ReportModel {
  const ctx = createContext(snapshot, diagnosis, options);
  const { audit, enterprise } = snapshot;
  return {
    title: options.outline.title,
    reportNo: textOr(audit.reportNo),
    enterpriseName: textOr(enterprise.name),
    provider: textOr(audit.provider),
    period: `${dateZh(audit.periodStart)} — ${dateZh(audit.periodEnd)}`,
    date: dateZh(options.date),
    confidentiality: options.outline.confidentiality,
    signatures: signatures(ctx),
    validityNotices: options.outline.validityNotices,
    providerLines: [
      `诊断服务机构：${textOr(audit.provider)}`,
      `地址：${textOr(audit.providerAddress)}`,
      `电话：${textOr(audit.providerPhone)}`,
    ],
    summary: summaryBlocks(ctx),
    chapters: options.outline.chapters.map((chapter) => buildChapter(ctx, chapter)),
    engineVersion: diagnosis.engineVersion,
    packVersion: diagnosis.packVersion,
  };
}

function buildChapter(ctx: ReportContext, chapter: Outline['chapters'][number]): Chapter {
  const blocks = chapter.sections.flatMap((section, i): Block[] => [
    {
      type: 'heading',
      level: 2,
      text: `${chapter.no}.${i + 1}　${section.title}`,
      id: `section-${section.key}`,
    },
    ...sectionBuilders[section.key](ctx, chapter.no),
  ]);
  return { no: chapter.no, title: chapter.title, blocks };
}

/** Roles to be signed by hand stay empty; those the audit names carry the name. */
function signatures({ snapshot, outline }: ReportContext): ReportModel['signatures'] {
  const { audit } = snapshot;
  const staff = [audit.leadAuditor, audit.teamMembers].filter((part) => part).join('、');
  const names: Record<Outline['signatures'][number]['key'], string> = {
    providerStaff: staff,
    enterpriseStaff: audit.enterpriseStaff ?? '',
    author: audit.author ?? '',
    reviewer: audit.reviewer ?? '',
    legalRepresentative: '',
    providerHead: '',
    issueDate: '',
  };
  return outline.signatures.map(({ key, zh }) => ({ role: zh, name: names[key] }));
}
