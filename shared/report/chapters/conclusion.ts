/** 8 诊断结论. */
import type { JudgedLimit } from '../../equipment/types.ts';
import { formatInterval, formatValue } from '../../quantity/format.ts';
import { list, muted, paragraph, paragraphs } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { limitText, standardText, verdictText } from '../judgement.ts';
import type { Block } from '../model.ts';
import type { SectionBuilder } from './section.ts';
import { allLimits, resultTable } from './summary.ts';
import { sumMeasures } from './totals.ts';

export const conclusion: SectionBuilder = (ctx) => {
  const { snapshot, diagnosis, findings, measures } = ctx;
  const totals = sumMeasures(measures);
  const own = snapshot.audit.conclusion ? paragraphs(snapshot.audit.conclusion, '') : [];
  const facts = [
    ...verdictLines(ctx),
    `共发现问题 ${findings.length} 项，提出节能改造建议 ${totals.count} 项。`,
    ...(totals.count > 0 && diagnosis.energy.totalTce > 0
      ? [
          `建议全部实施后年节能量 ${formatValue(totals.tce)} tce，节能率 ${formatValue((totals.tce / diagnosis.energy.totalTce) * 100)}%。`,
        ]
      : []),
  ];
  return [...own, paragraph('依据本次诊断数据，主要结论如下：'), list(facts)];
};

function verdictLines(ctx: ReportContext): string[] {
  const line = (owner: string, limit: JudgedLimit): string =>
    `${owner}${limit.zh}为 ${formatInterval(limit.value, limit.expandedU)} ${limit.unit}，限值 ${limitText(limit)}（${standardText(limit)}），判定：${verdictText(limit)}。`;
  return [
    ...ctx.diagnosis.energy.indicators.flatMap((i) => i.limits.map((limit) => line('', limit))),
    ...ctx.diagnosis.equipment.flatMap((m) =>
      m.limits.map((limit) => line(ctx.subjectName(m.equipmentId), limit)),
    ),
  ];
}

export const resultSummary: SectionBuilder = (ctx, no) => [
  resultTable(ctx, ctx.tableCaption(no, ctx.tableTitle('T09'))),
];

const rankZh = { 1: '必需', 2: '重要', 3: '建议补充' } as const;

export const openPoints: SectionBuilder = (ctx) => {
  const { missing } = ctx.diagnosis;
  const limits = allLimits(ctx.diagnosis.equipment, ctx.diagnosis.energy.indicators);
  const open = limits.filter((limit) => limit.marks.length > 0 || limit.verdict === 'unchecked');
  const blocks: Block[] = [];
  if (open.length > 0) {
    blocks.push(
      paragraph('下列判定的依据或输入尚待核对，使用前须对照标准原文确认：'),
      list([...new Set(open.map((limit) => `${standardText(limit)}：${limit.zh}（${verdictText(limit)}）`))]),
    );
  }
  if (missing.length > 0) {
    blocks.push(
      paragraph('报告编制时尚缺下列资料：'),
      list(missing.toSorted((a, b) => a.rank - b.rank).map((item) => `${item.zh}（${rankZh[item.rank]}）`)),
    );
  }
  return blocks.length > 0 ? blocks : [muted('无。')];
};
