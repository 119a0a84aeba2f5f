/** How a limit, its verdict and the certainty of its basis are worded. */
import type { Certainty, JudgedLimit } from '../equipment/types.ts';
import { verdictZh } from '../equipment/types.ts';
import { formatInterval, formatSignificant } from '../quantity/format.ts';
import { NONE, TO_CHECK, type CellInput } from './blocks.ts';
import type { Cell, TableBlock } from './model.ts';
import { table } from './blocks.ts';

export const certaintyZh: Record<Certainty, string> = {
  verified: '已核对原文',
  transcribed: '依据待核',
  recalled: TO_CHECK,
  unknown: TO_CHECK,
};

/** Verdict with the marks that must stand beside it: 合格（依据待核）. */
export function verdictText(limit: JudgedLimit): string {
  const word = verdictZh[limit.verdict];
  const marks = limit.marks.filter((mark) => mark !== word);
  return marks.length === 0 ? word : `${word}（${marks.join('、')}）`;
}

export const verdictCell = (limit: JudgedLimit): Cell => ({
  text: verdictText(limit),
  verdict: limit.verdict,
  align: 'center',
});

/** Limits are printed as the standard prints them; five digits also serve one corrected for altitude. */
export const limitNumber = (value: number): string => formatSignificant(value, 5);

/** ≤ 117, or the steps of the grades; unknown limits read 待核对. */
export function limitText(limit: JudgedLimit, separator = '；'): string {
  const sign = limit.sense === 'max' ? '≤' : '≥';
  if (limit.grades !== undefined && limit.grades.length > 0) {
    return limit.grades.map((g) => `${g.grade}级 ${sign} ${limitNumber(g.limit)}`).join(separator);
  }
  return limit.limit === null ? TO_CHECK : `${sign} ${limitNumber(limit.limit)}`;
}

export const gradeText = (limit: JudgedLimit): string => {
  if (limit.grades === undefined || limit.grades.length === 0) return NONE;
  if (limit.verdict === 'unchecked') return TO_CHECK;
  return limit.grade === null ? '未达最低等级' : `${limit.grade}级`;
};

/** Code and clause, with the certainty where the value was not compared with the printed standard. */
export function standardText(limit: JudgedLimit): string {
  const { code, clause } = limit.standard;
  return [code, clause].filter((part) => part !== '').join(' ') || TO_CHECK;
}

/** The table of verdicts of one machine or of the products. */
export function limitTable(caption: string, limits: readonly JudgedLimit[]): TableBlock {
  const rows: CellInput[][] = limits.map((limit) => [
    limit.zh,
    { text: formatInterval(limit.value, limit.expandedU), align: 'right' },
    limit.unit,
    limitText(limit, '\n'),
    gradeText(limit),
    verdictCell(limit),
    standardText(limit),
  ]);
  const notes = limits.flatMap((limit) => (limit.note ? [`${limit.zh}：${limit.note}`] : []));
  return table(
    caption,
    [
      { title: '指标', width: 17 },
      { title: '实际值（k=2）', width: 15, align: 'right' },
      { title: '单位', width: 9, align: 'center' },
      { title: '限值', width: 16 },
      { title: '等级', width: 8, align: 'center' },
      { title: '判定', width: 18, align: 'center' },
      { title: '依据', width: 17 },
    ],
    rows,
    notes.length > 0 ? { note: notes.join('；') } : {},
  );
}
