import { describe, expect, it } from 'vitest';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import {
  groupProgress,
  joinChecks,
  reportChapterZh,
  taskPlaces,
  type ProgressBy,
  type TaskCheck,
} from '../../../shared/equipment/process.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { emptyRow } from '../../../shared/model/tables.ts';
import { readResource, shippedPack, shippedTemplates } from '../../helpers/pack.ts';
import { readSample, sampleIds, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

const pack = shippedPack();
const templates = shippedTemplates();
const diagnose = (snapshot: AuditSnapshot) =>
  diagnoseAudit(snapshot, pack, templates, { date: '2026-11-22' });
const ways: ProgressBy[] = ['stage', 'step', 'chapter'];
const sample = sampleSnapshot(readSample('tibetan-medicine'));
const empty: AuditSnapshot = {
  ...sample,
  audit: emptyRow('audit', 'a1', 'a1'),
  enterprise: emptyRow('enterprise', 'a1:enterprise', 'a1'),
  site: emptyRow('site', 'a1:site', 'a1'),
  equipment: [],
  reading: [],
  answer: [],
  finding: [],
  measure: [],
  energyUse: [],
  production: [],
  instrument: [],
  photo: [],
  dataFile: [],
  document: [],
};
const progressOf = (snapshot: AuditSnapshot) => diagnose(snapshot).progress ?? [];
const groupOf = (checks: TaskCheck[], by: ProgressBy, key: string) => {
  const group = groupProgress(checks, by).find((entry) => entry.key === key);
  if (!group) throw new Error(key);
  return group;
};

describe('completeness by stage, by step of the audit process and by report chapter', () => {
  it.each([...sampleIds, 'empty'])('%s: every gap stands once in each grouping, by rank', (id) => {
    const { missing, progress } = diagnose(id === 'empty' ? empty : sampleSnapshot(readSample(id)));
    const later = ['report-sealed', 'delivered', 'follow-up'];
    for (const by of ways) {
      const groups = groupProgress(progress ?? [], by);
      const gaps = groups.flatMap((group) => group.gaps.map((gap) => gap.id));
      const asked = gaps.filter((gap) => !later.includes(gap));
      expect(asked.toSorted()).toEqual(missing.map((gap) => gap.id).toSorted());
      for (const group of groups) {
        const ranks = group.gaps.map((gap) => gap.rank);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        expect(group.done).toBeGreaterThanOrEqual(0);
        expect(group.donePct === 100).toBe(group.total > 0 && group.done === group.total);
        // Gaps mean something open and the other way round.
        expect(group.gaps.length > 0).toBe(group.done < group.total);
      }
    }
  });
  it('a finished sample is ahead of an empty audit everywhere', () => {
    const [full, none] = [progressOf(sample), progressOf(empty)];
    for (const by of ways) {
      const before = new Map(groupProgress(none, by).map((group) => [group.key, group.donePct ?? 0]));
      for (const group of groupProgress(full, by)) {
        expect(group.donePct ?? 0).toBeGreaterThanOrEqual(before.get(group.key) ?? 0);
      }
    }
    expect(groupOf(full, 'stage', 'prepare').donePct).toBe(100);
    expect(groupOf(none, 'stage', 'prepare').donePct).toBe(0);
  });
  it('the altitude moves the preparation and chapter 2, and nothing else', () => {
    const after = progressOf({ ...empty, site: { ...empty.site, altitudeM: 3650 } });
    const before = progressOf(empty);
    for (const [by, moved] of [
      ['stage', 'prepare'],
      ['step', 'data'],
      ['chapter', '2'],
    ] as const) {
      for (const group of groupProgress(after, by)) {
        const gained = group.done - groupOf(before, by, group.key).done;
        expect([group.key, gained]).toEqual([group.key, group.key === moved ? 1 : 0]);
      }
    }
  });
  it('a delivered stage and a sealed report close what comes after the report', () => {
    const sealed = {
      ...emptyRow('document', 'd1', 'a1'),
      kind: 'report' as const,
      sealed: true,
    };
    const audit = { ...sample.audit, stage: 'delivered' as const };
    const open = progressOf({ ...sample, audit: { ...sample.audit, stage: 'onsite' }, document: [] });
    expect(groupOf(open, 'stage', 'delivered').gaps.map((gap) => gap.zh)).toEqual(['报告还没有报送']);
    const done = progressOf({ ...sample, audit, document: [sealed] });
    expect(groupOf(done, 'stage', 'delivered').donePct).toBe(100);
    expect(done.find((check) => check.task === 'sealed')?.open).toBe(0);
  });
  it('a group with nothing to do has no percentage', () => {
    expect(groupProgress([], 'stage').map((group) => group.donePct)).toEqual([null, null, null, null, null]);
  });
  it('chapters carry the titles of the outline', () => {
    const outline = readResource('report/outline.json') as { chapters: { no: string; title: string }[] };
    expect(Object.entries(reportChapterZh)).toEqual(outline.chapters.map(({ no, title }) => [no, title]));
  });
  it('checks of one task are added up in the order of the work', () => {
    const check = (task: TaskCheck['task'], total: number, open: number): TaskCheck => ({
      task,
      total,
      open,
      gaps: [],
    });
    const joined = joinChecks([check('readings', 4, 1), check('assignment', 1, 0), check('readings', 6, 2)]);
    expect(joined.map(({ task, total, open }) => [task, total, open])).toEqual([
      ['assignment', 1, 0],
      ['readings', 10, 3],
    ]);
    expect(Object.keys(taskPlaces)).toContain('readings');
  });
});

describe('evidence in the missing list', () => {
  const [first] = sample.instrument;
  if (!first) throw new Error('the sample has instruments');
  const used = sample.reading.filter((row) => row.instrumentId === first.id);
  const withDates = (columns: Partial<typeof first>) =>
    diagnose({
      ...sample,
      instrument: sample.instrument.map((row) => (row.id === first.id ? { ...row, ...columns } : row)),
    }).missing;
  it('counts the readings of an instrument whose certificate had ended on the day of measuring', () => {
    const gap = withDates({ calibratedAt: null, validUntil: '2020-01-31' }).find(
      (entry) => entry.id === `instrument-${first.id}`,
    );
    expect(used.length).toBeGreaterThan(0);
    expect(gap).toMatchObject({ rank: 2, route: 'evidence/overdue' });
    expect(gap?.zh).toContain(`${used.length} 个读数所用仪器`);
    expect(gap?.zh).toContain('在测量当日证书已过期（有效期至 2020-01-31）');
  });
  it('a certificate that ran out since, but held then, is no gap', () => {
    const days = used.map((row) => row.measuredAt?.slice(0, 10) ?? '').toSorted();
    const gaps = withDates({ calibratedAt: null, validUntil: days.at(-1) ?? null });
    expect(gaps.filter((gap) => gap.id.startsWith('instrument-'))).toEqual([]);
  });
  it('names a calibration that came after the measurement, and dates that contradict each other', () => {
    const early = withDates({ calibratedAt: '2030-01-01', validUntil: '2031-01-01' });
    expect(early.find((gap) => gap.id === `instrument-early-${first.id}`)?.zh).toContain('早于仪器');
    const wrong = withDates({ calibratedAt: '2030-01-01', validUntil: '2029-01-01' });
    expect(wrong.find((gap) => gap.id === `instrument-${first.id}`)?.zh).toContain('早于检定日期');
  });
  it('counts measured readings without instrument, day and person', () => {
    const bare = {
      ...sample,
      instrument: [],
      reading: sample.reading.map((row) => ({ ...row, measuredBy: '' })),
    };
    const { missing } = diagnose(bare);
    const measured = sample.reading.filter((row) => row.source === 'measured').length;
    expect(missing.find((gap) => gap.id === 'evidence-instrument')).toMatchObject({
      rank: 3,
      zh: `有 ${measured} 个实测读数没有注明所用仪器`,
      route: 'evidence/instrument',
    });
    expect(missing.find((gap) => gap.id === 'evidence-person')?.zh).toContain(`${measured} 个`);
  });
});
