import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { fontPaths } from '../../../backend/documents/fonts.ts';
import { improvementPdf } from '../../../backend/documents/improvement-pdf.ts';
import { improvementXlsx } from '../../../backend/documents/improvement-xlsx.ts';
import { buildImprovementList } from '../../../shared/report/build-improvement-list.ts';
import { diagnosis, snapshot } from '../report/fixture.ts';
import { squeeze, withPdf } from './pdf-tools.ts';

const createdAt = new Date('2026-08-03T08:00:00Z');
const list = buildImprovementList(snapshot(), diagnosis(), { date: '2026-08-03' });

describe('improvement list as a workbook', () => {
  it('reads back with the same numbers, names and totals', async () => {
    const sheets = await readXlsxFile(await improvementXlsx(list, createdAt));
    expect(sheets.map((sheet) => sheet.sheet)).toEqual(['节能改造建议', '存在问题']);
    const rows = sheets[0]?.data ?? [];
    const column = (title: string): number => (rows[2] ?? []).indexOf(title);
    const lines = rows.slice(3, 3 + list.measures.length);
    expect(lines.map((row) => row[column('建议名称')])).toEqual(list.measures.map((line) => line.title));
    expect(lines.map((row) => row[column('年节能量（tce）')])).toEqual(
      list.measures.map((line) => line.savingTce),
    );
    expect(lines.map((row) => row[column('总投资（万元）')])).toEqual([2.8, '待核对', 9.6]);
    const totals = rows.at(-1) ?? [];
    expect(totals[column('建议名称')]).toBe('合计');
    expect(totals[column('年节能量（tce）')]).toBeCloseTo(58.72, 10);
    expect(sheets[1]?.data.slice(3).map((row) => row[1])).toEqual(
      list.findings.map((finding) => finding.title),
    );
  });

  it('keeps text that looks like a formula as text', async () => {
    const dangerous = ['=1+1', '=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)'];
    const line = list.measures[0];
    const measures = dangerous.flatMap((title) => (line ? [{ ...line, title }] : []));
    const [sheet] = await readXlsxFile(await improvementXlsx({ ...list, measures }, createdAt));
    // A formula would read back as its missing result, not as its own text.
    expect(sheet?.data.slice(3, 8).map((row) => row[1])).toEqual(dangerous);
  });

  it('is the same byte for byte when made at the same moment', async () => {
    const first = await improvementXlsx(list, createdAt);
    expect(Buffer.compare(await improvementXlsx(list, createdAt), first)).toBe(0);
    expect(Buffer.compare(await improvementXlsx(list, new Date('2026-08-04T08:00:00Z')), first)).not.toBe(0);
  });
});

describe('improvement list on paper', () => {
  it('is landscape A4 with the numbers of the list', async () => {
    const pdf = await improvementPdf(list, createdAt, fontPaths());
    withPdf(pdf, (tools) => {
      expect(tools.info()).toMatch(/Page size:\s+841\.89 x 595\.28/);
      const text = squeeze(tools.text());
      for (const number of ['12.40', '58.72', '75,100', '95.71', '19.65', '待核对', '优先实施']) {
        expect(text).toContain(number);
      }
    });
  });
});
