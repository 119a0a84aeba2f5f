import { describe, expect, it } from 'vitest';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { buildReport } from '../../../shared/report/build-report.ts';
import { diagnosis, loadOutline, row, snapshot } from './fixture.ts';

const outline = loadOutline();

/** Cells of a reading of the boiler in the annex, by the name of its input. */
function cells(change: (snapshot: AuditSnapshot) => void, name = '排烟温度') {
  const rows = snapshot();
  change(rows);
  const { chapters } = buildReport(rows, diagnosis(), { date: '2026-08-03', outline });
  const table = chapters
    .flatMap((chapter) => chapter.blocks)
    .find((block) => block.type === 'table' && block.caption.includes('1号燃气锅炉（GL-01）输入数据'));
  const found = table?.type === 'table' ? table.rows.find((line) => line[0]?.text.includes(name)) : undefined;
  if (!found) throw new Error(`no line ${name}`);
  return { instrument: found[5], stamp: found[6]?.text, evidence: found[7]?.text };
}
const instrument = (columns: Partial<AuditSnapshot['instrument'][number]>) => (rows: AuditSnapshot) =>
  Object.assign(rows.instrument[0] ?? {}, columns);

describe('annex of readings', () => {
  it('holds the certificate against the day of each reading, not the day of the report', () => {
    expect(cells(() => undefined).instrument).toMatchObject({
      text: '烟气分析仪 YQ-007（测量当日证书已过期 32 天）',
      bold: true,
    });
    expect(cells(instrument({ validUntil: '2026-07-02' })).instrument?.text).toBe('烟气分析仪 YQ-007');
    expect(
      cells(instrument({ calibratedAt: '2026-07-03', validUntil: '2027-07-02' })).instrument,
    ).toMatchObject({ text: '烟气分析仪 YQ-007（测量早于校准日期 1 天）', bold: true });
    expect(cells(instrument({ validUntil: null })).instrument?.text).toContain('证书有效期未填');
  });
  it('says 无仪器 of a measured value without one', () => {
    expect(cells(() => undefined, 'O₂').instrument?.text).toBe('无仪器');
  });
  it('gives the day in Beijing time with the person', () => {
    const late = cells((rows) =>
      Object.assign(rows.reading[0] ?? {}, { measuredAt: '2026-07-01T16:10:00.000Z' }),
    );
    expect(late.stamp).toBe('2026-07-02 示例乙');
  });
  it('names the photos of the reading by their number in the index, and the data file', () => {
    expect(cells(() => undefined).evidence).toBe('—');
    const linked = cells((rows) => {
      rows.photo.push(
        row('photo', 'p9', {
          subjectId: 'e1',
          readingKey: 'flueGasTemperatureC',
          sha256: 'b'.repeat(64),
          fileName: '排烟.jpg',
        }),
      );
      rows.dataFile.push(row('dataFile', 'd1', { subjectId: 'e1', fileName: '烟气.csv' }));
      Object.assign(rows.reading[0] ?? {}, { dataFileId: 'd1' });
    });
    expect(linked.evidence).toMatch(/^照片 \d+；文件 烟气\.csv$/);
  });
});
