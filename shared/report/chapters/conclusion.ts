/** 8 诊断结论. */
import type { Certainty, Verdict } from '../../equipment/types.ts';
import { formatInterval, formatValue } from '../../quantity/format.ts';
import { list, muted, paragraph, paragraphs, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { certaintyZh, limitText, standardText, verdictText } from '../judgement.ts';
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

/** Only what is not met or not certain is spelled out; the full list of verdicts stands in chapter 4. */
function verdictLines(ctx: ReportContext): string[] {
  const all = [
    ...ctx.diagnosis.energy.indicators.flatMap((entry) =>
      entry.limits.map((limit) => ({ owner: '', limit })),
    ),
    ...ctx.diagnosis.equipment.flatMap((machine) =>
      machine.limits.map((limit) => ({ owner: ctx.subjectName(machine.equipmentId), limit })),
    ),
  ];
  const count = (verdict: Verdict): number => all.filter(({ limit }) => limit.verdict === verdict).length;
  const line = ({ owner, limit }: (typeof all)[number]): string =>
    `${owner}${limit.zh}为 ${`${formatInterval(limit.value, limit.expandedU)} ${limit.unit}`.trim()}，限值 ${limitText(limit)}（${standardText(limit)}），判定：${verdictText(limit)}。`;
  return [
    `对照标准判定 ${all.length} 项：合格 ${count('pass')} 项，不合格 ${count('fail')} 项，不确定 ${count('uncertain')} 项，待核对 ${count('unchecked')} 项。`,
    ...all.filter(({ limit }) => limit.verdict === 'fail').map(line),
    ...all.filter(({ limit }) => limit.verdict === 'uncertain').map(line),
  ];
}

export const resultSummary: SectionBuilder = (ctx, no) => [
  resultTable(ctx, ctx.tableCaption(no, ctx.tableTitle('T09'))),
];

const rankZh = { 1: '必需', 2: '重要', 3: '建议补充' } as const;

export const openPoints: SectionBuilder = (ctx, no) => {
  const missing = ctx.diagnosis.missing.toSorted((a, b) => a.rank - b.rank);
  const blocks = [...openBases(ctx, no)];
  if (missing.length > 0) {
    blocks.push(
      paragraph('报告编制时尚缺下列资料：'),
      list(missing.map((item) => `${item.zh}（${rankZh[item.rank]}）`)),
    );
  }
  return blocks.length > 0 ? blocks : [muted('无。')];
};

/** Standards whose value nobody has compared with the print, and what was judged by them. */
function openBases(ctx: ReportContext, no: string): Block[] {
  const limits = allLimits(ctx.diagnosis.equipment, ctx.diagnosis.energy.indicators);
  const uses = new Map<string, { names: Set<string>; certainty: Certainty }>();
  for (const limit of limits) {
    if (limit.marks.length === 0 && limit.verdict !== 'unchecked') continue;
    const entry = uses.get(standardText(limit)) ?? { names: new Set(), certainty: limit.standard.certainty };
    entry.names.add(limit.zh);
    uses.set(standardText(limit), entry);
  }
  if (uses.size === 0) return [];
  return [
    paragraph('下列判定的依据或输入尚待核对，使用前须对照标准原文确认：'),
    table(
      ctx.tableCaption(no, '尚待核对的判定依据'),
      [
        { title: '标准与条款', width: 34 },
        { title: '涉及的指标', width: 50 },
        { title: '核对状态', width: 16, align: 'center' },
      ],
      [...uses].map(([standard, { names, certainty }]) => [
        standard,
        [...names].join('、'),
        certaintyZh[certainty],
      ]),
    ),
  ];
}
