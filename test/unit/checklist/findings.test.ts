import { describe, expect, it } from 'vitest';
import { basisText, findingsFromAnswers, manualFindings } from '../../../shared/checklist/findings.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { answer, finding, photo, SUBJECT, template } from './sample-template.ts';

const none = { subjectId: SUBJECT, choices: {}, answers: [], photos: [], findings: [] };

describe('findingsFromAnswers', () => {
  it('makes one finding of every item answered 不符合, heaviest first, with a derived id', () => {
    const findings = findingsFromAnswers(template, {
      ...none,
      answers: [
        answer('coal-yard', 'fail'),
        answer('flue-gas', 'fail', { note: '实测 262 ℃' }),
        answer('insulation', 'ok'),
      ],
    });
    expect(findings.map((f) => f.id)).toEqual([
      rowIds.finding(SUBJECT, 'flue-gas'),
      rowIds.finding(SUBJECT, 'coal-yard'),
    ]);
    expect(findings[0]).toMatchObject({
      origin: 'checklist',
      title: '排烟温度偏高',
      detail: '实测 262 ℃。能耗偏高。高原因素：高原空气稀薄。',
      basis: 'GB 示例 4.1（依据待核）',
      status: 'open',
    });
    expect(findings[1]?.title).toBe('不符合：coal-yard 是否正常');
  });

  it('makes none of other answers, of deleted ones and of items the machine is not asked', () => {
    const answers = [
      answer('flue-gas', 'todo'),
      answer('insulation', 'na'),
      answer('coal-yard', 'fail', { deleted: true }),
      answer('gas-station', 'fail'),
    ];
    expect(findingsFromAnswers(template, { ...none, choices: { fuel: 'anthracite' }, answers })).toEqual([]);
  });

  it('puts what a person wrote before the template, and leaves the rest', () => {
    const [merged] = findingsFromAnswers(template, {
      ...none,
      answers: [answer('flue-gas', 'fail')],
      findings: [finding('flue-gas', { title: '省煤器已拆除', severity: 1, status: 'confirmed' })],
    });
    expect(merged).toMatchObject({
      title: '省煤器已拆除',
      severity: 1,
      status: 'confirmed',
      suggestion: '整改',
    });
  });

  it('a finding that a person deleted stays away', () => {
    const findings = [finding('flue-gas', { deleted: true })];
    expect(
      findingsFromAnswers(template, { ...none, answers: [answer('flue-gas', 'fail')], findings }),
    ).toEqual([]);
  });

  it('attaches the photos of the item by time', () => {
    const late = photo('flue-gas', { takenAt: '2026-08-02T10:00:00Z' });
    const early = photo('flue-gas', { takenAt: '2026-08-02T09:00:00Z' });
    const photos = [late, early, photo('insulation'), photo('flue-gas', { deleted: true })];
    const [found] = findingsFromAnswers(template, { ...none, answers: [answer('flue-gas', 'fail')], photos });
    expect(found?.photoIds).toEqual([early.id, late.id]);
  });
});

describe('manualFindings', () => {
  it('takes rows without an item of a template, and no empty or deleted ones', () => {
    const rows = [
      finding('flue-gas', { title: '模板条目的修改' }),
      { ...finding('x', { title: '油罐呼吸阀缺失', severity: 3 }), id: 'm1', itemId: 'm1' },
      { ...finding('y', { title: ' ' }), id: 'm2', itemId: null },
      { ...finding('z', { title: '已删', deleted: true }), id: 'm3', itemId: null },
    ];
    const pictures = [photo('m1'), photo('flue-gas')];
    const found = manualFindings(rows, pictures, new Set(['flue-gas']));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ id: 'm1', origin: 'manual', severity: 3, photoIds: [pictures[0]?.id] });
  });
});

describe('basisText', () => {
  it('prints clause and mark', () => {
    expect(
      basisText([
        { doc: 'GB/T 1', clause: '', certainty: 'recalled' },
        { doc: 'GB/T 2', clause: '5.3', certainty: 'verified' },
      ]),
    ).toBe('GB/T 1（待核对）；GB/T 2 5.3');
  });
});
