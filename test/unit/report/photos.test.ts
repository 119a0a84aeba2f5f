import { describe, expect, it } from 'vitest';
import { emptyRow, type Row } from '../../../shared/model/tables.ts';
import { buildReport } from '../../../shared/report/build-report.ts';
import type { ReportPhoto } from '../../../shared/report/model.ts';
import { auditId, diagnosis, loadOutline, snapshot } from './fixture.ts';

const photo = (id: string, changes: Partial<Row<'photo'>>): Row<'photo'> => ({
  ...emptyRow('photo', id, auditId),
  subjectId: 'e1',
  sha256: 'cd'.repeat(32),
  ...changes,
});

function photosIn(no: string, added: Row<'photo'>[], changes: Partial<Row<'photo'>> = {}): ReportPhoto[] {
  const data = snapshot();
  data.photo = [...data.photo.map((row) => ({ ...row, ...changes })), ...added];
  const report = buildReport(data, diagnosis(), { date: '2026-08-03', outline: loadOutline() });
  const blocks = report.chapters.find((chapter) => chapter.no === no)?.blocks ?? [];
  return blocks.flatMap((block) => (block.type === 'photos' ? block.photos : []));
}

describe('photos of the report', () => {
  it('say when and where they were taken, where the file says so', () => {
    const [known, unknown] = photosIn('9', [
      photo('p8', {
        takenAt: '2026-07-01T10:22:33+08:00',
        latitudeDeg: 29.65,
        longitudeDeg: 91.1,
        altitudeM: 3652,
      }),
      photo('p9', { caption: '水泵房' }),
    ]);
    expect(known?.note?.replaceAll('\u3000', ' ')).toBe('2026-07-01 10:22 29.65000°N 91.10000°E 海拔 3652 m');
    expect(unknown).not.toHaveProperty('note');
    expect(unknown?.caption).toMatch(/^照片 3\s水泵房$/);
  });

  it('bring the other half of a pair along with a finding, before first, and not once more in the annex', () => {
    const before = photo('p8', { caption: '旧风机', pairId: 'x', pairRole: 'before' });
    const changes = { pairId: 'x', pairRole: 'after' as const };
    const shown = photosIn('6', [before], changes);
    expect(shown.map(({ photoId, pairId }) => [photoId, pairId])).toEqual([
      ['p8', 'x'],
      ['p1', 'x'],
    ]);
    expect(shown[0]?.caption).toMatch(/^照片 2（改造前）\s旧风机$/);
    expect(shown[1]?.caption).toContain('（改造后）');
    expect(photosIn('9', [before], changes)).toEqual([]);
  });

  it('are no pair when the other one was removed', () => {
    const gone = photo('p8', { pairId: 'x', pairRole: 'before', deleted: true });
    const [alone] = photosIn('6', [gone], { pairId: 'x', pairRole: 'after' });
    expect(alone).not.toHaveProperty('pairId');
    expect(alone?.caption).not.toContain('改造后');
  });
});
