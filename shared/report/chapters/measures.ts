/** 7 节能改造建议. */
import type { Measure } from '../../equipment/diagnosis.ts';
import { costClassZh } from '../../model/vocabulary.ts';
import { formatFixed, formatValue } from '../../quantity/format.ts';
import {
  NONE,
  TO_CHECK,
  factTable,
  figure,
  given,
  muted,
  paragraph,
  paragraphs,
  table,
  textOr,
  wanYuan,
  type CellInput,
} from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Block, ChartData } from '../model.ts';
import type { SectionBuilder } from './section.ts';
import { sumMeasures, type MeasureTotals } from './totals.ts';
import { savingByCarrier } from './units.ts';

type Reported = ReportContext['measures'][number];

const NO_MEASURES = '本次诊断未提出节能改造建议。';

export const measureList: SectionBuilder = (ctx, no) => {
  if (ctx.measures.length === 0) return [muted(NO_MEASURES)];
  const totals = sumMeasures(ctx.measures);
  const rows = ctx.measures.map((m): CellInput[] => [
    m.no,
    m.title,
    ctx.subjectName(m.equipmentId),
    costClassZh[m.costClass],
    investmentCell(m),
    figure(m.saving.tce),
    figure(m.saving.co2T),
    figure(wanYuan(m.saving.yuan), 2),
    figure(m.paybackYears, 1),
  ]);
  const bold = (cell: CellInput): CellInput => ({
    ...(typeof cell === 'string' ? { text: cell } : cell),
    bold: true,
  });
  rows.push(
    [
      '合计',
      NONE,
      NONE,
      NONE,
      investmentTotal(totals),
      figure(totals.tce),
      figure(totals.co2T),
      figure(wanYuan(totals.yuan), 2),
      figure(totals.paybackYears, 1),
    ].map(bold),
  );
  return [
    table(
      ctx.tableCaption(no, ctx.tableTitle('T08')),
      [
        { title: '编号', width: 7, align: 'center' },
        { title: '建议名称', width: 25 },
        { title: '对象', width: 18 },
        { title: '类别', width: 8, align: 'center' },
        { title: '投资（万元）', width: 10, align: 'right' },
        { title: '年节能量（tce）', width: 10, align: 'right' },
        { title: '年减排（tCO₂）', width: 10, align: 'right' },
        { title: '年节约（万元）', width: 10, align: 'right' },
        { title: '回收期（年）', width: 8, align: 'right' },
      ],
      rows,
      {
        note: '节能量按编号顺序依次计算，已扣除同一设备上排在前面的建议的影响，因此可以相加；节能量为 0 的是前面建议的替代方案。投资“待核对”的未计入合计。计算过程见附件“计算书”。',
      },
    ),
  ];
};

const investmentTotal = ({ count, openInvestments, investmentYuan }: MeasureTotals): CellInput =>
  openInvestments === count ? { text: TO_CHECK, align: 'right' } : figure(wanYuan(investmentYuan), 2);

const investmentCell = (m: Measure): CellInput =>
  m.investmentYuan === null ? { text: TO_CHECK, align: 'right' } : figure(wanYuan(m.investmentYuan), 2);

export const measureDetail: SectionBuilder = (ctx, no) =>
  ctx.measures.length === 0 ? [muted(NO_MEASURES)] : ctx.measures.flatMap((m) => measureBlocks(ctx, no, m));

function measureBlocks(ctx: ReportContext, no: string, m: Reported): Block[] {
  const money = (yuan: number | null): string =>
    yuan === null ? NONE : `${formatFixed(yuan / 10_000, 2)} 万元`;
  const facts: [string, string][] = [
    ['对象', ctx.subjectName(m.equipmentId)],
    ['类别', costClassZh[m.costClass]],
    ['总投资', m.investmentYuan === null ? TO_CHECK : money(m.investmentYuan)],
    ['年运行维护费', money(m.annualCostYuan)],
    ['年节能量', `${formatValue(m.saving.tce)} tce`],
    ['分品种节能量', savingByCarrier(m.saving.byCarrier)],
    ['年减排二氧化碳', `${formatValue(m.saving.co2T)} t`],
    ['年节约费用', money(m.saving.yuan)],
    ['静态投资回收期', m.paybackYears === null ? NONE : `${formatFixed(m.paybackYears, 1)} 年`],
    ['寿命期', `${given(m.lifeYears)} 年`],
    ['净现值', money(m.npvYuan)],
    ['内部收益率', m.irrPct === null ? NONE : `${formatFixed(m.irrPct, 1)}%`],
    ['资金渠道', textOr(m.fundingChannel, '待企业确定')],
    ['实施周期', m.implementationMonths === null ? TO_CHECK : `${given(m.implementationMonths)} 个月`],
    ['数据来源', m.origin === 'calculator' ? '由设备诊断数据计算' : '人工填写'],
    ['依据', textOr(m.basis)],
  ];
  return [
    { type: 'heading', level: 3, text: `${m.no}　${m.title}`, id: `measure-${m.id}` },
    ...paragraphs(m.description, '技术方案说明待补充。'),
    ...alternativeNote(m),
    factTable(ctx.tableCaption(no, `${m.no}技术经济指标`), facts),
  ];
}

/** A measure that the ones before it have made needless is an alternative, not an addition. */
function alternativeNote(m: Reported): Block[] {
  if (m.saving.tce !== 0 || m.savingAlone.tce <= 0) return [];
  return [
    paragraph(
      `单独实施时年节能量 ${formatValue(m.savingAlone.tce)} tce；排在前面的建议实施后不再产生节能量，可作为替代方案。`,
    ),
  ];
}

export const interaction: SectionBuilder = (ctx, no) => {
  const { measures } = ctx;
  if (measures.length === 0) return [muted(NO_MEASURES)];
  const alone = measures.reduce((sum, m) => sum + m.savingAlone.tce, 0);
  const together = sumMeasures(measures).tce;
  return [
    paragraph(
      `同一设备上的各项建议作用于同一部分能耗，不能简单相加。本报告按编号顺序，把每项建议用于前面各项实施后剩余的能耗。单独计算之和为 ${formatValue(alone)} tce，依次实施合计为 ${formatValue(together)} tce，相互影响 ${formatValue(difference(alone, together))} tce。`,
    ),
    {
      type: 'chart',
      caption: ctx.figureCaption(no, '各项建议依次实施的年节能量'),
      chart: waterfall(measures, together),
    },
    table(
      ctx.tableCaption(no, '单独实施与依次实施的年节能量'),
      [
        { title: '编号', width: 9, align: 'center' },
        { title: '建议名称', width: 40 },
        { title: '单独实施（tce）', width: 17, align: 'right' },
        { title: '依次实施（tce）', width: 17, align: 'right' },
        { title: '相互影响（tce）', width: 17, align: 'right' },
      ],
      measures.map((m) => [
        m.no,
        m.title,
        figure(m.savingAlone.tce),
        figure(m.saving.tce),
        figure(difference(m.savingAlone.tce, m.saving.tce)),
      ]),
    ),
  ];
};

/** Two simulations of the same state differ in the last bits only; that is no interaction. */
function difference(a: number, b: number): number {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : a - b;
}

const MAX_BARS = 12;

function waterfall(measures: readonly Reported[], together: number): ChartData {
  const shown = measures.slice(0, measures.length > MAX_BARS ? MAX_BARS - 1 : MAX_BARS);
  const rest = measures.slice(shown.length);
  return {
    kind: 'waterfall',
    unit: 'tce',
    items: [
      ...shown.map((m) => ({ label: m.no, value: m.saving.tce })),
      ...(rest.length > 0 ? [{ label: `其余${rest.length}项`, value: sumMeasures(rest).tce }] : []),
      { label: '合计', value: together, total: true },
    ],
  };
}

/**
 * Order of implementation by cost and payback. A convention of this report, stated under the table, not a rule of
 * any standard.
 */
export function priorityOf(measure: Measure): string {
  if (measure.status === 'done') return '已实施';
  if (measure.costClass === 'none') return '立即实施';
  if (measure.paybackYears === null) return '待投资核定';
  if (measure.paybackYears <= 2) return '优先实施';
  return measure.paybackYears <= 5 ? '近期实施' : '统筹安排';
}

export const plan: SectionBuilder = (ctx, no) =>
  ctx.measures.length === 0
    ? [muted(NO_MEASURES)]
    : [
        table(
          ctx.tableCaption(no, '实施优先级与计划'),
          [
            { title: '编号', width: 9, align: 'center' },
            { title: '建议名称', width: 41 },
            { title: '优先级', width: 15, align: 'center' },
            { title: '实施周期（月）', width: 15, align: 'right' },
            { title: '企业意向', width: 20, align: 'center' },
          ],
          ctx.measures.map((m) => [
            m.no,
            m.title,
            priorityOf(m),
            figure(m.implementationMonths),
            intentZh[m.status],
          ]),
          {
            note: '优先级约定：无费建议立即实施；静态投资回收期不超过 2 年优先实施，不超过 5 年近期实施，更长的统筹安排；投资未核定的待核定后确定。',
          },
        ),
      ];

const intentZh: Record<Measure['status'], string> = {
  proposed: '待答复',
  adopted: '已采纳',
  rejected: '不采纳',
  done: '已完成',
};

export const funding: SectionBuilder = (ctx, no) => {
  const named = ctx.measures.filter((m) => m.fundingChannel.trim() !== '');
  return [
    paragraph(
      '可考虑的资金渠道有：企业自有资金、合同能源管理（GB/T 24915-2020）、绿色信贷、设备更新和节能降碳专项资金等。各渠道的条件和额度以申报时的有效文件为准。',
    ),
    ...(named.length === 0
      ? []
      : [
          table(
            ctx.tableCaption(no, '拟用资金渠道'),
            [
              { title: '编号', width: 10, align: 'center' },
              { title: '建议名称', width: 50 },
              { title: '资金渠道', width: 40 },
            ],
            named.map((m) => [m.no, m.title, m.fundingChannel]),
          ),
        ]),
  ];
};
