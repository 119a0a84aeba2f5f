/** Ledgers with one fault each: a message names the place and the cure, and the audit stays as it was. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadFileError } from '../../../backend/exchange/errors.ts';
import { previewTables, readTables } from '../../../backend/exchange/inventory-file.ts';
import { refusalZh } from '../../../shared/inventory/row.ts';
import { readSnapshot } from '../../../backend/store/snapshot.ts';
import { testStore, write } from '../../helpers/store.ts';

const dir = join(import.meta.dirname, '..', '..', 'fixtures', 'imports');

/** File → what its message must name: the place first, then the cure. */
const corpus: Record<string, readonly [place: string, cure: string]> = {
  '01-power-is-text.csv': ['第 3 行 C 列“额定功率(kW)”写的是“约九十”', '请只写一个数'],
  '02-two-powers.csv': ['第 2 行 C 列', '请只写铭牌上的额定值'],
  '03-product-of-powers.csv': ['第 2 行 C 列', '请把台数写在“数量”列'],
  '04-wrong-unit.csv': ['第 2 行 C 列', '请换算成 kW'],
  '05-power-out-of-range.csv': ['第 2 行 C 列', '请核对数值和单位'],
  '06-fractional-quantity.csv': ['第 2 行 D 列“数量”', '台数应是 1 到 10000 的整数'],
  '07-year-in-future.csv': ['第 2 行 F 列“出厂年份”', '请核对铭牌'],
  '08-year-is-serial.csv': ['第 2 行 F 列', '请写四位年份'],
  '09-no-name.csv': ['第 3 行 A 列“设备名称”', '请写上名称，或删去这一行'],
  '10-too-many-cells.csv': ['第 2 行 H 列', '请把含逗号的内容加上引号'],
  '11-unclosed-quote.csv': ['第 3 行 A 列', '请在这一格末尾补上引号'],
  '12-no-header.csv': ['前 20 行', '请让第一行写列名'],
  '13-name-column-missing.csv': ['第 1 行', '列名改为“设备名称”'],
  '14-two-model-columns.csv': ['第 1 行的 B 列“型号”和 C 列“规格型号”', '请删去一列'],
  '15-unknown-unit-in-heading.csv': ['第 1 行 C 列“额定功率(马力)”', '请换算成 kW'],
  '16-header-only.csv': ['第 1 行是表头', '请从第 2 行起'],
  '17-flow-without-unit.csv': ['第 2 行 C 列“流量”', '请在列名后写明单位'],
  '18-gbk-power-is-text.csv': ['第 2 行 C 列“额定功率(kW)”写的是“七点五”', '请只写一个数'],
  '19-mixed-encodings.csv': ['第 2 行的文字编码', '请用 Excel 打开核对这一行后另存为'],
  '20-binary.csv': ['不是文本文件', '另存为 CSV 或 .xlsx'],
  '21-empty.csv': ['文件是空的', '请核对选中的文件'],
  '22-same-as-above-first.csv': ['第 2 行 A 列', '请写出完整内容'],
  '23-web-page.xls': ['网页', '另存为 .xlsx'],
  '24-legacy.xls': ['旧版 .xls 或加了密码', '另存为 .xlsx'],
  '25-truncated.xlsx': ['文件不完整或已损坏', '请重新复制'],
  '26-no-ledger.xlsx': ['前 20 行', '请让第一行写列名'],
  '27-bad-row-below-title.xlsx': ['第 5 行 C 列“额定功率”写的是“未测定”', '请只写一个数'],
  '28-formula-error.xlsx': ['第 2 行 C 列“额定功率”写的是“#DIV/0!”', '请在 Excel 里改正公式'],
  '29-bomb.xlsx': ['解压后超过 200 MB', '请只保留设备台账所在的工作表'],
  '30-negative-power.xlsx': ['第 3 行 C 列“额定功率”写的是“-132”', '请核对数值和单位'],
  '31-negative-efficiency.xlsx': ['第 2 行 D 列“额定效率(%)”写的是“930”', '额定效率应在 20 到 99.5 % 之间'],
  '32-quantity-in-words.xlsx': ['第 2 行 C 列“台数”写的是“三台”', '请写整数台数'],
};

async function messagesOf(name: string): Promise<{ messages: string[]; machinesWritten: number }> {
  const store = testStore();
  write(store, 'audit', 'a1', { title: '示例' });
  const opsBefore = store.log.last(store.device()).seq;
  const messages = await tell(name, store);
  expect(store.log.last(store.device()).seq).toBe(opsBefore);
  return { messages, machinesWritten: readSnapshot(store.db, 'a1')?.equipment.length ?? -1 };
}

async function tell(name: string, store: ReturnType<typeof testStore>): Promise<string[]> {
  try {
    const tables = await readTables(readFileSync(join(dir, name)), name);
    const request = { auditId: 'a1', sheet: null, fileName: name, thisYear: 2026 };
    return previewTables(store, request, tables).refused.map(refusalZh);
  } catch (error) {
    if (!(error instanceof BadFileError)) throw error;
    return [error.message];
  }
}

describe('broken ledgers', () => {
  it('has an expectation for every file of the folder', () => {
    expect(readdirSync(dir).toSorted()).toEqual(Object.keys(corpus).toSorted());
    expect(Object.keys(corpus).length).toBeGreaterThanOrEqual(30);
  });

  it.each(Object.entries(corpus))('%s', async (name, [place, cure]) => {
    const { messages, machinesWritten } = await messagesOf(name);
    expect(machinesWritten).toBe(0);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(place);
    expect(messages[0]).toContain(cure);
  });
});
