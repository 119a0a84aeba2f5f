/** 6 存在问题与节能潜力, and the tables of problems that chapters 3 to 5 show for their own area. */
import type { Finding } from '../../equipment/diagnosis.ts';
import { areaZh, type Area } from '../../model/vocabulary.ts';
import { formatValue } from '../../quantity/format.ts';
import { figure, muted, paragraph, paragraphs, table, textOr } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Block } from '../model.ts';
import { photosOf } from '../photos.ts';
import type { SectionBuilder } from './section.ts';
import { sumMeasures } from './totals.ts';

export const severityZh: Record<Finding['severity'], string> = { 3: '严重', 2: '较重', 1: '一般' };

/** Problems of one area; the details stand in chapter 6. */
export function findingsTable(ctx: ReportContext, no: string, area: Area, whenNone: string): Block[] {
  const findings = ctx.findings.filter((finding) => finding.area === area);
  if (findings.length === 0) return [muted(whenNone)];
  return [
    table(
      ctx.tableCaption(no, `${areaZh[area]}方面的问题`),
      [
        { title: '编号', width: 9, align: 'center' },
        { title: '问题', width: 50 },
        { title: '对象', width: 31 },
        { title: '程度', width: 10, align: 'center' },
      ],
      findings.map((f) => [f.no, f.title, ctx.subjectName(f.subjectId), severityZh[f.severity]]),
      { note: '各项的现状、依据和建议见第 6 章。' },
    ),
  ];
}

export const findingList: SectionBuilder = (ctx, no) => {
  const { findings } = ctx;
  if (findings.length === 0) return [muted('本次诊断未发现问题。')];
  const count = (severity: Finding['severity']): number =>
    findings.filter((f) => f.severity === severity).length;
  return [
    paragraph(
      `共发现问题 ${findings.length} 项：严重 ${count(3)} 项，较重 ${count(2)} 项，一般 ${count(1)} 项。`,
    ),
    table(
      ctx.tableCaption(no, '问题清单'),
      [
        { title: '编号', width: 9, align: 'center' },
        { title: '问题', width: 41 },
        { title: '对象', width: 24 },
        { title: '类别', width: 13, align: 'center' },
        { title: '程度', width: 9, align: 'center' },
        { title: '状态', width: 10, align: 'center' },
      ],
      findings.map((f) => [
        f.no,
        f.title,
        ctx.subjectName(f.subjectId),
        areaZh[f.area],
        severityZh[f.severity],
        statusZh[f.status],
      ]),
    ),
  ];
};

const statusZh: Record<Finding['status'], string> = {
  open: '待确认',
  confirmed: '已确认',
  dismissed: '已排除',
  rectified: '已整改',
};

export const findingDetail: SectionBuilder = (ctx) =>
  ctx.findings.length === 0
    ? [muted('无。')]
    : ctx.findings.flatMap((finding) => findingBlocks(ctx, finding));

function findingBlocks(ctx: ReportContext, finding: ReportContext['findings'][number]): Block[] {
  const photos = photosOf(ctx, finding.photoIds);
  return [
    { type: 'heading', level: 3, text: `${finding.no}　${finding.title}`, id: `finding-${finding.id}` },
    paragraph(
      `对象：${ctx.subjectName(finding.subjectId)}。程度：${severityZh[finding.severity]}。依据：${textOr(finding.basis)}。`,
    ),
    ...paragraphs(finding.detail, '现状说明待补充。'),
    paragraph(`建议：${textOr(finding.suggestion)}`),
    ...(photos.length > 0 ? [{ type: 'photos' as const, photos }] : []),
  ];
}

export const potential: SectionBuilder = (ctx, no) => {
  const totals = sumMeasures(ctx.measures);
  if (totals.count === 0) return [muted('尚未提出可计算节能量的建议，节能潜力待核对。')];
  const total = ctx.diagnosis.energy.totalTce;
  const rate = total > 0 ? `，占综合能耗的 ${formatValue((totals.tce / total) * 100)}%` : '';
  const largest = ctx.measures.toSorted((a, b) => b.saving.tce - a.saving.tce).slice(0, 10);
  return [
    paragraph(
      `各项建议全部实施后，年节能量 ${formatValue(totals.tce)} tce${rate}，其中节电 ${formatValue(totals.kWh / 10_000)} 万kWh；年减排二氧化碳 ${formatValue(totals.co2T)} t。`,
    ),
    {
      type: 'chart',
      caption: ctx.figureCaption(no, '各项建议的年节能量'),
      chart: {
        kind: 'bar',
        unit: 'tce',
        items: largest.map((m) => ({
          label: `${m.no} ${m.title}`,
          value: m.saving.tce,
          role: 'useful' as const,
        })),
      },
    },
    areaTable(ctx, no),
  ];
};

/** Potential by machine: what the enterprise asks first. */
function areaTable(ctx: ReportContext, no: string): Block {
  const subjects = [...new Set(ctx.measures.map((measure) => measure.equipmentId))];
  return table(
    ctx.tableCaption(no, '按设备汇总的节能潜力'),
    [
      { title: '对象', width: 36 },
      { title: '建议（项）', width: 12, align: 'right' },
      { title: '年节能量（tce）', width: 18, align: 'right' },
      { title: '年减排（tCO₂）', width: 17, align: 'right' },
      { title: '年节约费用（万元）', width: 17, align: 'right' },
    ],
    subjects.map((subject) => {
      const own = sumMeasures(ctx.measures.filter((measure) => measure.equipmentId === subject));
      return [
        ctx.subjectName(subject),
        figure(own.count, 0),
        figure(own.tce),
        figure(own.co2T),
        figure(own.yuan / 10_000),
      ];
    }),
  );
}
