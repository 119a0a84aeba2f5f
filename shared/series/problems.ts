/** What is wrong with a data file or with the chosen interval of it, where, and what to do about it. */
import { formatValue } from '../quantity/format.ts';
import type { SeriesColumn, SeriesProblem, SeriesStatistics } from './mapping.ts';

/** What reading one column of the whole file has met. */
export interface ScanReport {
  /** Lines of data. */
  rows: number;
  /** Lines without a figure in the column, which loggers write on purpose. */
  emptyCells: number;
  /** Cells that are no figure, and lines whose time cannot be read. */
  unreadable: number;
  /** The same by what stands there, in the order of the file; at most 20 kinds. */
  tokens: { text: string; count: number; row: number; cell: 'value' | 'time' | 'short' }[];
  /** Places where the time jumps back, at most 20. */
  backwards: { row: number; before: string; after: string }[];
  /** Lines with the time of the line before. */
  repeated: number;
  firstRepeated: { row: number; text: string } | null;
  /** Headings that come again, as after a restart of the logger. */
  repeatedHeadings: number;
  /** A heading of another table, from which on nothing was read. */
  secondTable: { row: number; text: string } | null;
}

export interface ProblemPlace {
  /** Name of the value column. */
  column: string;
  timeColumn: string;
  /** Cells that a line of data has by the heading. */
  width: number;
}

/** Explanations of what instruments write in place of a figure. */
const tokenWords: readonly [RegExp, string][] = [
  [/^(ol|over|>.*|\+?inf.*)$/i, '超出量程，不计入会使平均值偏低；请换量程重测，或避开这一段'],
  [/^(<.*|under)$/i, '低于检出限，不计入会使平均值偏高；请避开这一段，或按仪器说明书取值后手工填写'],
  [/^#/, '公式出错，没有计入；请在 Excel 里改正公式后重新导入'],
  [/^(nan|n\/?a|-+|—+|\*+|null|无|err(or)?|-\+)$/i, '仪器当时没有读数；不计入即可，缺得多时请避开这一段'],
];

/** Problems of the file and of the interval, the gravest first; each names row, column and cure. */
export function seriesProblems(
  report: ScanReport,
  place: ProblemPlace,
  interval: { statistics: SeriesStatistics | null; unreadable: number },
): SeriesProblem[] {
  const problems: SeriesProblem[] = [];
  const { statistics } = interval;
  const jump = report.backwards[0];
  if (statistics && statistics.backwards > 0 && jump) problems.push(backwardsProblem(report, place));
  else if (jump) problems.push({ level: 'note', zh: `${jumpWords(jump, place)}，所选时段没有跨过它。` });
  if (report.secondTable) problems.push(secondTableProblem(report.secondTable));
  if (report.unreadable > 0) problems.push(...tokenProblems(report, place, interval.unreadable));
  if (report.firstRepeated && report.repeated > 0) {
    const { row, text } = report.firstRepeated;
    problems.push({
      level: report.repeated * 2 > report.rows ? 'confirm' : 'note',
      zh:
        `第 ${row} 行“${place.timeColumn}”列的“${text}”与上一行相同，这样的行共 ${report.repeated} 行。` +
        '平均值按每行一个值计算；若是重复导出，请删去重复行后重新导入，若是时间只写到分钟，可以直接使用。',
    });
  }
  if (report.repeatedHeadings > 0) {
    problems.push({
      level: 'note',
      zh: `文件中列名重复出现 ${report.repeatedHeadings} 次（仪器重新启动过），已跳过这些行。`,
    });
  }
  return problems;
}

function jumpWords(jump: { row: number; before: string; after: string }, place: ProblemPlace): string {
  return `第 ${jump.row} 行“${place.timeColumn}”列由 ${jump.before} 倒退到 ${jump.after}`;
}

function backwardsProblem(report: ScanReport, place: ProblemPlace): SeriesProblem {
  const [jump, ...more] = report.backwards;
  const others = more.length > 0 ? `，另有 ${more.length} 处` : '';
  return {
    level: 'stop',
    zh:
      `${jump ? jumpWords(jump, place) : ''}${others}（调过仪器时钟、夏令时结束，或日期写法选错）。` +
      '请核对“日期写法”；确实调过时钟的，把时段选在这一处之前或之后，或在“时间列”里选“不用时间，按行号”。',
  };
}

function secondTableProblem(second: { row: number; text: string }): SeriesProblem {
  return {
    level: 'confirm',
    zh:
      `第 ${second.row} 行起是另一张表（“${second.text}”），只读了这一行之前的数据。` +
      '要用后面的数据，请把它另存为一个文件后导入。',
  };
}

function tokenProblems(report: ScanReport, place: ProblemPlace, inInterval: number): SeriesProblem[] {
  const words = report.tokens.slice(0, 3).map((token) => tokenSentence(token, place));
  const more = report.tokens.length > 3 ? `另有 ${report.tokens.length - 3} 种。` : '';
  return [
    {
      level: inInterval > 0 ? 'confirm' : 'note',
      zh:
        `${report.unreadable} 行读不出数值，没有计入${inInterval > 0 ? `（所选时段内 ${inInterval} 行）` : '，都不在所选时段内'}：` +
        `${words.join('')}${more}`,
    },
  ];
}

function tokenSentence(token: ScanReport['tokens'][number], place: ProblemPlace): string {
  const times = token.count > 1 ? `等 ${token.count} 行` : '';
  if (token.cell === 'time')
    return `第 ${token.row} 行${times}“${place.timeColumn}”列的“${token.text}”不是时间，请核对“日期写法”和时间列。`;
  if (token.cell === 'short')
    return `第 ${token.row} 行${times}只有一部分列（“${token.text}”），应有 ${place.width} 列，请核对分隔符，或在原文件里补全、删去这一行。`;
  const known = tokenWords.find(([pattern]) => pattern.test(token.text))?.[1];
  return `第 ${token.row} 行${times}“${place.column}”列写的是“${token.text}”，${known ?? '不是数，请核对小数点和千位分隔符的设置，或在原文件里改正'}。`;
}

/** Columns that should hold figures by their unit and do not: they cannot be chosen, and somebody will look for them. */
export function columnProblems(
  columns: readonly SeriesColumn[],
  sample: readonly { line: number; cells: readonly string[] }[],
): SeriesProblem[] {
  const lost = columns.filter((column) => !column.numeric && column.unit !== '');
  return lost.flatMap(({ index, name, unit }): SeriesProblem[] => {
    const entry = sample.find(({ cells }) => (cells[index] ?? '') !== '');
    if (!entry || /\d[:/-]\d/.test(entry.cells[index] ?? '')) return [];
    return [
      {
        level: 'note',
        zh:
          `第 ${entry.line} 行“${name}（${unit}）”列写的是“${(entry.cells[index] ?? '').slice(0, 40)}”，不是数，这一列不能选作数值列。` +
          '请核对小数点和分隔符的设置，或在原文件里改正后重新导入。',
      },
    ];
  });
}

/** Why nothing at all could be read from a column. */
export function nothingReadZh(report: ScanReport, place: ProblemPlace): string {
  const [token] = report.tokens;
  if (token) return `没有读出一个数值：${tokenSentence(token, place)}`;
  return `“${place.column}”列没有数值（${formatValue(report.rows)} 行都是空的）。请换一列，或核对分隔符和列名所在的行。`;
}
