/** Data files with one fault each: a message names the place and the cure, and nothing is kept of the file. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadFileError } from '../../../backend/exchange/errors.ts';
import type { SeriesProblem } from '../../../shared/series/mapping.ts';
import { fileOnDisk, inspect, summarise } from '../../helpers/series.ts';

const dir = join(import.meta.dirname, '..', '..', 'fixtures', 'broken-series');

type Level = SeriesProblem['level'] | 'refused';
/** File → how grave it is, and what its message must name: the place first, then the cure. */
const corpus: Record<string, readonly [level: Level, place: string, cure: string]> = {
  '01-empty.csv': ['refused', '文件是空的', '请核对选中的文件'],
  '02-header-only.csv': ['refused', '第 1 行是列名，其后没有数据行', '请在仪器软件里选好时间范围'],
  '03-binary.csv': ['refused', '不是文本文件', '另存为 CSV 或 .xlsx'],
  '04-prose.txt': ['refused', '开头 4 行没有找到数据行', '第 1 行为列名'],
  '05-truncated.xlsx': ['refused', '没有读入任何一行', '请重新复制'],
  '06-bomb.xlsx': ['refused', '解压后大得不合常理', '只保留数据所在的工作表'],
  '07-mixed-delimiters.csv': ['confirm', '第 22 行等 3 行只有一部分列', '请核对分隔符'],
  '08-repeated-times.csv': ['confirm', '第 3 行“时间”列', '请删去重复行'],
  '09-clock-set-back.csv': [
    'stop',
    '第 32 行“时间”列由 2026-07-01 08:29:00 倒退到',
    '把时段选在这一处之前或之后',
  ],
  '10-overrange.csv': ['confirm', '第 12 行等 4 行“功率”列写的是“OL”', '请换量程重测'],
  '11-below-limit.csv': ['confirm', '第 3 行等 15 行“CO”列写的是“<0.1”', '按仪器说明书取值后手工填写'],
  '12-dashes-and-nan.csv': ['confirm', '第 11 行“功率”列写的是“---”', '请避开这一段'],
  '13-mixed-encodings.csv': ['refused', '第 32 行的文字编码', '请用 Excel 打开核对这一行'],
  '14-two-tables.csv': ['confirm', '第 43 行起是另一张表（“谐波次数', '请把它另存为一个文件'],
  '15-ten-thousand-columns.csv': ['refused', '第 1 行有 10001 列', '只选需要的量'],
  '16-no-such-times.csv': ['confirm', '第 23 行等 39 行“时间”列的“2026-02-30', '请核对“日期写法”'],
  '17-words-for-figures.csv': ['note', '第 2 行“功率（kW）”列写的是“六十”', '在原文件里改正'],
  '18-one-endless-line.csv': ['refused', '第 1 行', '重新导出'],
  '19-legacy.xls': ['refused', '旧版 .xls 或加了密码', '另存为 .xlsx'],
  '20-web-page.xls': ['refused', '网页', '另存为 .xlsx'],
  '21-formula-errors.xlsx': ['confirm', '第 7 行“功率”列写的是“#DIV/0!”', '请在 Excel 里改正公式'],
  '22-cut-off-last-line.csv': ['confirm', '第 42 行只有一部分列', '补全、删去这一行'],
};

async function tell(name: string): Promise<{ messages: [Level, string][]; textLeft: boolean }> {
  const file = fileOnDisk(join(dir, name));
  try {
    const { problems } = await inspect(file);
    const { summary } = await summarise(file);
    const messages = [...problems, ...summary.problems].map(({ level, zh }): [Level, string] => [level, zh]);
    return { messages, textLeft: false };
  } catch (error) {
    if (!(error instanceof BadFileError)) throw error;
    return { messages: [['refused', error.message]], textLeft: existsSync(file.textPath) };
  }
}

describe('broken data files', () => {
  it('has an expectation for every file of the folder', () => {
    const names = readdirSync(dir).filter((name) => name !== 'README.md');
    expect(names.toSorted()).toEqual(Object.keys(corpus).toSorted());
  });

  it.each(Object.entries(corpus))('%s', async (name, [level, place, cure]) => {
    const { messages, textLeft } = await tell(name);
    expect(messages).toHaveLength(1);
    const [found, zh] = messages[0] ?? [];
    expect(found).toBe(level);
    expect(zh).toContain(place);
    expect(zh).toContain(cure);
    expect(textLeft).toBe(false);
  });
});
