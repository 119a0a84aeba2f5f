/** 5 能源管理诊断: the answers of the whole-plant checklists. */
import { siteChoices } from '../../checklist/repeat.ts';
import type { ChecklistTemplate } from '../../checklist/template.ts';
import { visibleItems } from '../../checklist/visibility.ts';
import { answerZh } from '../../model/vocabulary.ts';
import { NONE, muted, paragraph, paragraphs, table, type CellInput } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Block } from '../model.ts';
import { basisText } from './checklist-text.ts';
import { findingsTable } from './findings.ts';
import type { SectionBuilder } from './section.ts';

export const managementSummary: SectionBuilder = ({ snapshot }) =>
  paragraphs(snapshot.enterprise.managementSummary, '能源管理概况待企业补充。');

export const managementChecks: SectionBuilder = (ctx, no) => {
  const templates = (ctx.options.templates ?? []).filter((template) => template.subject === 'site');
  const tables = templates.flatMap((template) => templateTable(ctx, no, template));
  return tables.length > 0 ? tables : [muted('本次诊断未填写能源管理检查表，能源管理状况待核对。')];
};

function templateTable(ctx: ReportContext, no: string, template: ChecklistTemplate): Block[] {
  const answers = ctx.snapshot.answer.filter((row) => !row.deleted && row.templateId === template.id);
  if (answers.length === 0) return [];
  const byItem = new Map(answers.map((row) => [row.itemId, row]));
  const items = visibleItems(template, siteChoices(answers, ctx.snapshot.audit.id));
  const count = (value: keyof typeof answerZh): number =>
    answers.filter((row) => row.answer === value).length;
  const open = items.filter((item) => !['ok', 'na'].includes(byItem.get(item.id)?.answer ?? 'todo'));
  const summary = paragraph(
    `${template.title.zh}共 ${items.length} 项：符合 ${count('ok')} 项，不符合 ${count('fail')} 项，不适用 ${count('na')} 项，待查 ${items.length - count('ok') - count('fail') - count('na')} 项。`,
  );
  if (open.length === 0) return [summary];
  const rows = open.map((item): CellInput[] => {
    const answer = byItem.get(item.id);
    const failed = answer?.answer === 'fail';
    return [
      item.question.zh,
      basisText(item.basis.slice(0, 1)) + (item.basis.length > 1 ? '等' : ''),
      answer?.answer ? answerZh[answer.answer] : '未填写',
      answer?.note ?? (failed ? item.impact.zh : NONE),
      failed ? item.suggestion.zh : NONE,
    ];
  });
  return [
    summary,
    table(
      ctx.tableCaption(no, `${ctx.tableTitle('T07')}（${template.title.zh}）`),
      [
        { title: '检查项', width: 29 },
        { title: '依据条款', width: 19 },
        { title: '结果', width: 9, align: 'center' },
        { title: '问题描述', width: 22 },
        { title: '建议', width: 21 },
      ],
      rows,
      { note: '只列不符合和待查的检查项；全部检查项的结果见附件“现场检查记录”。' },
    ),
  ];
}

export const managementFindings: SectionBuilder = (ctx, no) =>
  findingsTable(ctx, no, 'management', '本次诊断未发现能源管理方面的问题。');
