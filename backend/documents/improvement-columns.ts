/** The columns of the improvement list, the same in the workbook and on paper. */
import type { ImprovementLine, ImprovementList } from '../../shared/report/model.ts';

export interface ImprovementColumn {
  title: string;
  /** Text, or a number with the decimals shown. */
  decimals?: number;
  value: (line: ImprovementLine) => string | number | null;
  /** Sum that stands in the totals row. */
  total?: (totals: ImprovementList['totals']) => number;
  /** Width in characters of the workbook. */
  widthChars: number;
  /** Share of the paper width; columns without it are in the workbook only. */
  paperShare?: number;
}

export const improvementColumns: readonly ImprovementColumn[] = [
  { title: '序号', decimals: 0, value: (l) => l.no, widthChars: 6, paperShare: 4 },
  { title: '建议名称', value: (l) => l.title, widthChars: 24, paperShare: 13 },
  { title: '对象设备', value: (l) => l.equipment, widthChars: 20, paperShare: 10 },
  { title: '诊断领域', value: (l) => l.area, widthChars: 10 },
  { title: '类别', value: (l) => l.costClass, widthChars: 8, paperShare: 5 },
  { title: '现状', value: (l) => l.currentState, widthChars: 32, paperShare: 13 },
  { title: '技术方案', value: (l) => l.solution, widthChars: 44, paperShare: 17 },
  { title: '依据', value: (l) => l.basis, widthChars: 24 },
  {
    title: '总投资（万元）',
    decimals: 2,
    value: (l) => l.investmentWanYuan,
    total: (t) => t.investmentWanYuan,
    widthChars: 12,
    paperShare: 7,
  },
  {
    title: '年节电量（kWh）',
    decimals: 0,
    value: (l) => l.savingKWh,
    total: (t) => t.savingKWh,
    widthChars: 13,
    paperShare: 7,
  },
  {
    title: '年节能量（tce）',
    decimals: 2,
    value: (l) => l.savingTce,
    total: (t) => t.savingTce,
    widthChars: 12,
    paperShare: 6.5,
  },
  {
    title: '年减排（tCO₂）',
    decimals: 2,
    value: (l) => l.savingCO2T,
    total: (t) => t.savingCO2T,
    widthChars: 12,
    paperShare: 6.5,
  },
  {
    title: '年节约（万元）',
    decimals: 2,
    value: (l) => l.savingWanYuan,
    total: (t) => t.savingWanYuan,
    widthChars: 12,
    paperShare: 6.5,
  },
  { title: '回收期（年）', decimals: 1, value: (l) => l.paybackYears, widthChars: 10, paperShare: 6 },
  { title: '资金渠道', value: (l) => l.fundingChannel, widthChars: 16 },
  { title: '实施周期（月）', decimals: 1, value: (l) => l.implementationMonths, widthChars: 10 },
  { title: '优先级', value: (l) => l.priority, widthChars: 12, paperShare: 7.5 },
];

export const findingTitles = ['序号', '问题', '现状', '建议', '程度', '依据'] as const;
