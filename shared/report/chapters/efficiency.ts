/** 4 能源效率诊断: products, benchmarks and the list of machines. The single machine is in equipment.ts. */
import { equipmentKindZh } from '../../model/vocabulary.ts';
import { formatInterval } from '../../quantity/format.ts';
import { NONE, TO_CHECK, figure, muted, paragraph, table, textOr, type CellInput } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { gradeText, limitNumber, limitTable, verdictText } from '../judgement.ts';
import type { Block } from '../model.ts';
import { findingsTable } from './findings.ts';
import { productionTotals } from './periods.ts';
import type { SectionBuilder } from './section.ts';

export const unitConsumption: SectionBuilder = (ctx, no) => {
  const production = productionTotals(ctx.snapshot.production);
  const { indicators } = ctx.diagnosis.energy;
  return [
    ...(production.length === 0
      ? [muted('企业尚未提供统计期产品产量，单位产品能耗待核对。')]
      : [
          table(
            ctx.tableCaption(no, '统计期产品产量'),
            [
              { title: '产品', width: 40 },
              { title: '统计口径', width: 20, align: 'center' },
              { title: '产量', width: 25, align: 'right' },
              { title: '单位', width: 15, align: 'center' },
            ],
            production.map((entry) => [entry.product, entry.basis, figure(entry.amount), entry.unit]),
          ),
        ]),
    ...(indicators.length === 0
      ? []
      : [
          table(
            ctx.tableCaption(no, ctx.tableTitle('T04')),
            [
              { title: '指标', width: 42 },
              { title: '数值', width: 22, align: 'right' },
              { title: '单位', width: 18, align: 'center' },
              { title: '判定', width: 18, align: 'center' },
            ],
            indicators.map((indicator): CellInput[] => [
              indicator.zh,
              figure(indicator.value),
              indicator.unit,
              indicator.limits.length === 0
                ? NONE
                : {
                    text: indicator.limits.map(verdictText).join('；'),
                    verdict: indicator.limits[0]?.verdict ?? 'unchecked',
                  },
            ]),
          ),
        ]),
  ];
};

export const benchmarking: SectionBuilder = (ctx, no) => {
  const limits = ctx.diagnosis.energy.indicators.flatMap((indicator) => indicator.limits);
  if (limits.length === 0) return [muted('没有适用于本企业产品且数据齐备的能耗限额，未作对标。')];
  return [
    limitTable(ctx.tableCaption(no, '单位产品能耗与限额对比'), limits),
    ...limitCharts(ctx, no, limits),
  ];
};

/** One band per indicator with a known limit: the value with its interval against the grades. */
export function limitCharts(
  ctx: ReportContext,
  no: string,
  limits: ReportContext['diagnosis']['energy']['indicators'][number]['limits'],
): Block[] {
  return limits.flatMap((limit): Block[] => {
    const grades = (limit.grades ?? []).map((g) => ({
      label: `${g.grade}级 ${limitNumber(g.limit)}`,
      value: g.limit,
    }));
    const single =
      limit.limit === null ? [] : [{ label: `限值 ${limitNumber(limit.limit)}`, value: limit.limit }];
    const lines = grades.length > 0 ? grades : single;
    if (lines.length === 0) return [];
    return [
      {
        type: 'chart',
        caption: ctx.figureCaption(no, `${limit.zh}与限值`),
        chart: {
          kind: 'limit',
          unit: limit.unit,
          value: limit.value,
          expandedU: limit.expandedU,
          sense: limit.sense,
          limits: lines,
        },
      },
    ];
  });
}

export const mainEquipment: SectionBuilder = (ctx, no) => {
  if (ctx.equipment.length === 0) return [muted('尚未登记主要用能设备。')];
  return [
    table(
      ctx.tableCaption(no, ctx.tableTitle('T05')),
      [
        { title: '设备', width: 22 },
        { title: '类别', width: 9, align: 'center' },
        { title: '型号', width: 16 },
        { title: '台数', width: 7, align: 'right' },
        { title: '投产年份', width: 9, align: 'center' },
        { title: '主要指标', width: 24 },
        { title: '能效等级', width: 10, align: 'center' },
        { title: '判定', width: 13, align: 'center' },
      ],
      ctx.equipment.map((row) => equipmentRow(ctx, row)),
    ),
  ];
};

function equipmentRow(ctx: ReportContext, row: ReportContext['equipment'][number]): CellInput[] {
  const machine = ctx.diagnosisOf(row.id);
  const main = machine?.results.filter((result) => result.key === true).slice(0, 2) ?? [];
  const graded = machine?.limits.find((limit) => (limit.grades ?? []).length > 0) ?? machine?.limits[0];
  return [
    ctx.subjectName(row.id),
    row.kind === null ? TO_CHECK : equipmentKindZh[row.kind],
    textOr(row.model),
    figure(row.quantity ?? 1, 0),
    row.commissionedYear === null ? TO_CHECK : String(row.commissionedYear),
    main.length === 0
      ? TO_CHECK
      : main.map((r) => `${r.zh} ${formatInterval(r.value, r.expandedU)} ${r.unit}`.trim()).join('；'),
    graded ? gradeText(graded) : NONE,
    graded ? { text: verdictText(graded), verdict: graded.verdict, align: 'center' } : NONE,
  ];
}

/** Item under which the diagnosis files a nameplate found in the catalogue. */
const OBSOLETE_ITEM = 'obsolete-model';

/** The catalogue in the pack is not complete, so a model that is not found in it is not thereby cleared. */
export const obsolete: SectionBuilder = (ctx, no) => {
  const hits = ctx.findings.filter((finding) => finding.itemId === OBSOLETE_ITEM);
  const rule = '淘汰核查以铭牌型号对照已收录的淘汰目录；目录收录不完整，未检出不等于不属于淘汰设备。';
  if (hits.length === 0) return [paragraph(`${rule}本次未检出列入目录的设备。`)];
  return [
    paragraph(rule),
    table(
      ctx.tableCaption(no, '检出的淘汰设备'),
      [
        { title: '编号', width: 10, align: 'center' },
        { title: '设备', width: 28 },
        { title: '问题', width: 36 },
        { title: '依据', width: 26 },
      ],
      hits.map((f) => [f.no, ctx.subjectName(f.subjectId), f.title, textOr(f.basis)]),
    ),
  ];
};

export const efficiencyFindings: SectionBuilder = (ctx, no) =>
  findingsTable(ctx, no, 'efficiency', '本次诊断未发现能源效率方面的问题。');
