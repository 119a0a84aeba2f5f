/** 3 能源利用诊断. */
import { formatValue } from '../../quantity/format.ts';
import {
  NONE,
  figure,
  given,
  info,
  muted,
  paragraph,
  table,
  warn,
  wanYuan,
  type CellInput,
} from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Block } from '../model.ts';
import { findingsTable } from './findings.ts';
import { monthlyTable } from './periods.ts';
import type { SectionBuilder } from './section.ts';

export const energyStructure: SectionBuilder = (ctx, no) => {
  const { energy } = ctx.diagnosis;
  if (energy.carriers.length === 0)
    return [muted('企业尚未提供统计期各能源品种消费量，能源消费结构待核对。')];
  const equal = energy.totalTceEqualValue;
  return [
    paragraph(
      `统计期综合能耗 ${formatValue(energy.totalTce)} tce（电力按当量值折算）${equal === null ? '；电力等价值系数未设定，不给出等价值' : `，按等价值折算为 ${formatValue(equal)} tce`}。能源相关二氧化碳排放 ${formatValue(energy.totalCO2T)} t，${energy.gridFactorKgPerKWh === null ? '电力排放因子待核对，电力排放未计入' : `电力排放因子取 ${given(energy.gridFactorKgPerKWh)} kgCO₂/kWh`}；能源费用 ${formatValue(energy.totalCostYuan / 10_000)} 万元。`,
    ),
    carrierTable(ctx, no),
    {
      type: 'chart',
      caption: ctx.figureCaption(no, '能源消费结构（按折标煤量）'),
      chart: {
        kind: 'share',
        unit: 'tce',
        items: energy.carriers.filter((c) => c.tce > 0).map((c) => ({ label: c.zh, value: c.tce })),
      },
    },
    ...monthlyTable(ctx, no),
    ...issueBlocks(ctx),
  ];
};

function carrierTable(ctx: ReportContext, no: string): Block {
  const { energy } = ctx.diagnosis;
  const measured = new Set(
    ctx.snapshot.energyUse
      .filter((row) => !row.deleted && row.ncvMJPerUnit !== null)
      .map((row) => row.carrier),
  );
  const rows: CellInput[][] = energy.carriers.map((c) => [
    c.zh,
    c.unit,
    figure(c.amount),
    { text: factorText(c), align: 'right' },
    { text: measured.has(c.carrier) ? '实测热值' : '参考系数', align: 'center' },
    figure(c.tce),
    figure(c.sharePct, 1),
    figure(c.co2T),
    figure(wanYuan(c.costYuan), 2),
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
      NONE,
      figure(energy.totalTce),
      figure(sharesTotal(ctx), 1),
      figure(energy.totalCO2T),
      figure(wanYuan(energy.totalCostYuan), 2),
    ].map(bold),
  );
  return table(
    ctx.tableCaption(no, ctx.tableTitle('T02')),
    [
      { title: '能源品种', width: 13 },
      { title: '单位', width: 8, align: 'center' },
      { title: '消费量', width: 13, align: 'right' },
      { title: '折标系数', width: 18, align: 'right' },
      { title: '系数来源', width: 10, align: 'center' },
      { title: '折标量（tce）', width: 12, align: 'right' },
      { title: '占比（%）', width: 9, align: 'right' },
      { title: 'CO₂（t）', width: 11, align: 'right' },
      { title: '费用（万元）', width: 11, align: 'right' },
    ],
    rows,
    { note: '电力折标采用当量值。“—”表示未记录。' },
  );
}

/** Factors of electricity and gases are usual in kgce: 0.1229 kgce/kWh, not 0.0001229 tce/kWh. */
function factorText({
  tceFactor,
  tceFactorUnit,
}: ReportContext['diagnosis']['energy']['carriers'][number]): string {
  const isSmall = tceFactorUnit.startsWith('tce/') && tceFactor < 0.1;
  return isSmall
    ? `${given(tceFactor * 1000)} kg${tceFactorUnit.slice(1)}`
    : `${given(tceFactor)} ${tceFactorUnit}`;
}

const sharesTotal = ({ diagnosis }: ReportContext): number =>
  diagnosis.energy.carriers.reduce((sum, carrier) => sum + carrier.sharePct, 0);

const issueBlocks = ({ diagnosis }: ReportContext): Block[] =>
  diagnosis.energy.issues.map((issue) => (issue.level === 'info' ? info(issue.zh) : warn(issue.zh)));

export const energyBalance: SectionBuilder = (ctx, no) => {
  const { diagnosis } = ctx;
  const balanced = diagnosis.equipment.filter((machine) => machine.losses.length > 0);
  const coverage = diagnosis.energy.equipmentCoveragePct;
  const rows = balanced.map((machine): CellInput[] => {
    const share = (role: 'useful' | 'loss' | 'residual'): number =>
      machine.losses.filter((loss) => loss.role === role).reduce((sum, loss) => sum + loss.sharePct, 0);
    const largest = machine.losses
      .filter((loss) => loss.role === 'loss')
      .toSorted((a, b) => b.sharePct - a.sharePct)
      .slice(0, 3)
      .map((loss) => `${loss.zh} ${formatValue(loss.sharePct)}%`)
      .join('；');
    return [
      ctx.subjectName(machine.equipmentId),
      figure(share('useful')),
      figure(share('loss')),
      figure(share('residual')),
      largest,
    ];
  });
  return [
    paragraph(
      coverage === null
        ? '设备计算能耗与能源消费记录尚不能对比（待核对）。'
        : `已诊断设备的计算能耗合计为统计期能源消费记录的 ${formatValue(coverage)}%。`,
    ),
    ...(rows.length === 0
      ? [muted('尚无设备完成能量平衡计算。')]
      : [
          table(
            ctx.tableCaption(no, ctx.tableTitle('T03')),
            [
              { title: '设备', width: 26 },
              { title: '有效能量（%）', width: 12, align: 'right' },
              { title: '损失（%）', width: 11, align: 'right' },
              { title: '未计明（%）', width: 11, align: 'right' },
              { title: '主要损失项', width: 40 },
            ],
            rows,
            { note: '各项均为占供入能量的份额；各设备损失的构成见第 4 章。' },
          ),
        ]),
  ];
};

export const wasteHeat: SectionBuilder = (ctx, no) =>
  findingsTable(ctx, no, 'use', '本次诊断未发现能源利用方面的问题。');

export const renewables: SectionBuilder = ({ diagnosis, snapshot }) => {
  const biomass = diagnosis.energy.carriers.find((carrier) => carrier.carrier === 'biomass');
  return [
    biomass
      ? paragraph(
          `统计期消费生物质 ${formatValue(biomass.amount)} ${biomass.unit}，折 ${formatValue(biomass.tce)} tce。`,
        )
      : muted(
          `${snapshot.enterprise.name ?? '企业'}未提供光伏、光热、生物质等可再生能源利用量，利用情况待核对。`,
        ),
  ];
};
