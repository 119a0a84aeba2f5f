/** 摘要: what a reader with two minutes must know, every figure the same as in the chapters. */
import type { JudgedLimit } from '../../equipment/types.ts';
import { formatValue } from '../../quantity/format.ts';
import { NONE, TO_CHECK, figure, given, paragraph, table, textOr, wanYuan, warn, dateZh } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Block, TableBlock } from '../model.ts';
import { sumMeasures, type MeasureTotals } from './totals.ts';

export function summaryBlocks(ctx: ReportContext): Block[] {
  return [
    enterpriseSentence(ctx),
    energySentence(ctx),
    verdictSentence(ctx),
    measureSentence(ctx),
    resultTable(ctx, ctx.tableTitle('T09')),
    ...openNotice(ctx),
  ];
}

function enterpriseSentence({ snapshot, diagnosis }: ReportContext): Block {
  const { enterprise, audit } = snapshot;
  const place = [enterprise.region, enterprise.county].filter((part) => part).join('');
  const products = enterprise.mainProducts ? `，主要产品为${enterprise.mainProducts}` : '';
  const altitude = `厂址海拔 ${given(diagnosis.air.altitudeM)} m，大气压力 ${formatValue(diagnosis.air.pressurePa / 1000)} kPa，为海平面的 ${formatValue(diagnosis.air.pressureRatio * 100)}%`;
  return paragraph(
    `${textOr(enterprise.name)}${place ? `位于${place}` : ''}，所属行业为${textOr(enterprise.industry)}${products}。${altitude}。诊断统计期为${dateZh(audit.periodStart)}至${dateZh(audit.periodEnd)}，诊断服务机构为${textOr(audit.provider)}。`,
  );
}

function energySentence({ diagnosis, equipment }: ReportContext): Block {
  const { energy } = diagnosis;
  if (energy.carriers.length === 0) {
    return paragraph('企业尚未提供统计期能源消费量，综合能耗待核对。');
  }
  const carriers = energy.carriers
    .filter((carrier) => carrier.tce > 0)
    .toSorted((a, b) => b.tce - a.tce)
    .slice(0, 3)
    .map((carrier) => `${carrier.zh}占 ${formatValue(carrier.sharePct)}%`)
    .join('，');
  const equalValue =
    energy.totalTceEqualValue === null ? '' : `（等价值 ${formatValue(energy.totalTceEqualValue)} tce）`;
  return paragraph(
    `统计期综合能耗 ${formatValue(energy.totalTce)} tce（当量值）${equalValue}，其中${carriers}；能源相关二氧化碳排放 ${formatValue(energy.totalCO2T)} t。本次诊断主要用能设备 ${equipment.length} 台（套）。`,
  );
}

function verdictSentence({ diagnosis, findings }: ReportContext): Block {
  const limits = allLimits(diagnosis.equipment, diagnosis.energy.indicators);
  const count = (verdict: JudgedLimit['verdict']): number =>
    limits.filter((l) => l.verdict === verdict).length;
  const serious = findings.filter((finding) => finding.severity === 3).length;
  return paragraph(
    `对照标准判定 ${limits.length} 项：合格 ${count('pass')} 项，不合格 ${count('fail')} 项，不确定 ${count('uncertain')} 项，待核对 ${count('unchecked')} 项。发现问题 ${findings.length} 项，其中严重问题 ${serious} 项。`,
  );
}

function measureSentence({ diagnosis, measures }: ReportContext): Block {
  const totals = sumMeasures(measures);
  if (totals.count === 0) return paragraph('本次诊断未提出节能改造建议。');
  const rate = diagnosis.energy.totalTce > 0 ? (totals.tce / diagnosis.energy.totalTce) * 100 : null;
  const payback =
    totals.paybackYears === null ? '' : `，静态投资回收期 ${formatValue(totals.paybackYears)} 年`;
  return paragraph(
    `提出节能改造建议 ${totals.count} 项，${investmentWords(totals)}，年节能量 ${formatValue(totals.tce)} tce${rate === null ? '' : `，节能率 ${formatValue(rate)}%`}，年减排二氧化碳 ${formatValue(totals.co2T)} t，年节约费用 ${formatValue(totals.yuan / 10_000)} 万元${payback}。上述节能量已扣除同一设备上各项建议之间的相互影响。`,
  );
}

/** The sum of known investments is not the investment; while none is known there is nothing to add up. */
export function investmentWords({ count, openInvestments, investmentYuan }: MeasureTotals): string {
  if (openInvestments === count) return '投资待核定';
  const open = openInvestments > 0 ? `（另有 ${openInvestments} 项投资待核定）` : '';
  return `预计总投资 ${formatValue(investmentYuan / 10_000)} 万元${open}`;
}

/** T09, one enterprise per report; the same table stands in the conclusion. */
export function resultTable(ctx: ReportContext, caption: string): TableBlock {
  const { diagnosis, measures, findings, snapshot } = ctx;
  const totals = sumMeasures(measures);
  const rate = diagnosis.energy.totalTce > 0 ? (totals.tce / diagnosis.energy.totalTce) * 100 : null;
  const hasEnergy = diagnosis.energy.carriers.length > 0;
  return table(
    caption,
    [
      { title: '项目', width: 23 },
      { title: '数值', width: 27, align: 'right' },
      { title: '项目', width: 27 },
      { title: '数值', width: 23, align: 'right' },
    ],
    [
      [
        '诊断类型',
        { text: textOr(snapshot.audit.diagnosisType), align: 'right' },
        '综合能耗（tce，当量值）',
        figure(hasEnergy ? diagnosis.energy.totalTce : null),
      ],
      ['发现问题（项）', figure(findings.length, 0), '改造建议（项）', figure(totals.count, 0)],
      [
        '预计总投资（万元）',
        totals.openInvestments === totals.count && totals.count > 0
          ? { text: TO_CHECK, align: 'right' }
          : figure(wanYuan(totals.investmentYuan)),
        '预期年节能量（tce）',
        figure(totals.tce),
      ],
      ['节能率（%）', figure(rate), '预期年减排（tCO₂）', figure(totals.co2T)],
      ['年节电量（万kWh）', figure(totals.kWh / 10_000), '年经济效益（万元）', figure(wanYuan(totals.yuan))],
      [
        '静态投资回收期（年）',
        figure(totals.paybackYears),
        '企业采纳意向',
        { text: adoption(ctx), align: 'right' },
      ],
    ],
    totals.openInvestments > 0
      ? { note: `预计总投资未含 ${totals.openInvestments} 项投资待核定的建议，静态投资回收期因此不作计算。` }
      : {},
  );
}

function adoption({ measures }: ReportContext): string {
  const adopted = measures.filter((m) => m.status === 'adopted' || m.status === 'done').length;
  return measures.length === 0 ? NONE : adopted === 0 ? '待企业答复' : `已采纳 ${adopted} 项`;
}

function openNotice({ diagnosis }: ReportContext): Block[] {
  const blocking = diagnosis.missing.filter((item) => item.rank === 1);
  const limits = allLimits(diagnosis.equipment, diagnosis.energy.indicators);
  const marked = limits.filter((l) => l.marks.length > 0 || l.verdict === 'unchecked').length;
  const parts = [
    ...(marked > 0 ? [`${marked} 项判定的依据尚未与标准原文核对（标注“依据待核”或“待核对”）`] : []),
    ...(blocking.length > 0 ? [`${blocking.length} 项必需资料尚缺`] : []),
  ];
  return parts.length === 0 ? [] : [warn(`请注意：${parts.join('；')}，见第 8 章。`)];
}

export function allLimits(
  machines: readonly { limits: JudgedLimit[] }[],
  indicators: readonly { limits: JudgedLimit[] }[],
): JudgedLimit[] {
  return [...indicators, ...machines].flatMap((entry) => entry.limits);
}
