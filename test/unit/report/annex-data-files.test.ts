import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../shared/report/build-report.ts';
import { diagnosis, loadOutline, row, snapshot } from './fixture.ts';

const outline = loadOutline();

function dataFileLines(withFile: boolean) {
  const rows = snapshot();
  if (withFile) {
    rows.dataFile.push(
      row('dataFile', 'd1', {
        subjectId: 'e1',
        fileName: '烟气.csv',
        sha256: `1a2b3c4d5e6f${'0'.repeat(52)}`,
        rowCount: 3600,
      }),
    );
    Object.assign(rows.reading[0] ?? {}, {
      dataFileId: 'd1',
      dataColumn: '烟气温度',
      dataFrom: '2026-07-03T10:00:00',
      dataTo: '2026-07-03T10:30:00',
    });
  }
  const { chapters } = buildReport(rows, diagnosis(), { date: '2026-08-03', outline });
  const table = chapters
    .flatMap((chapter) => chapter.blocks)
    .find((block) => block.type === 'table' && block.caption.includes('取自数据文件的读数'));
  return table?.type === 'table' ? table.rows.map((line) => line.map((cell) => cell.text)) : null;
}

describe('annex of data files', () => {
  it('names file, hash, column and interval of every reading that came from one', () => {
    const [line] = dataFileLines(true) ?? [];
    expect(line?.slice(1)).toEqual([
      '烟气.csv',
      '1a2b3c4d5e6f',
      '烟气温度',
      '2026-07-03 10:00:00 至 2026-07-03 10:30:00',
      '3600',
    ]);
  });

  it('is left out where every value was read off a display', () => {
    expect(dataFileLines(false)).toBeNull();
  });
});
