import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { calculators } from '../../../shared/equipment/registry.ts';
import { rowIds, type AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { emptyRow, type Columns, type Row } from '../../../shared/model/tables.ts';
import { equipmentKinds } from '../../../shared/model/vocabulary.ts';
import { shippedPack, shippedTemplates } from '../../helpers/pack.ts';

const pack = shippedPack();
const templates = shippedTemplates();
const options = { date: '2026-11-22' };

function snapshot(parts: Partial<AuditSnapshot> = {}): AuditSnapshot {
  return {
    audit: emptyRow('audit', 'a1', 'a1'),
    enterprise: emptyRow('enterprise', 'a1:enterprise', 'a1'),
    site: { ...emptyRow('site', 'a1:site', 'a1'), altitudeM: 3650 },
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
    ...parts,
  };
}

const machine = (id: string, columns: Partial<Columns<'equipment'>>): Row<'equipment'> => ({
  ...emptyRow('equipment', id, 'a1'),
  name: id,
  ...columns,
});
const readingOf = (equipmentId: string, key: string, value: number): Row<'reading'> => ({
  ...emptyRow('reading', rowIds.reading(equipmentId, key), 'a1'),
  equipmentId,
  key,
  value,
  source: 'measured',
});
const diagnose = (parts: Partial<AuditSnapshot> = {}) =>
  diagnoseAudit(snapshot(parts), pack, templates, options);

const motor = machine('m1', { kind: 'motor', inputs: { motorType: 'low-voltage', poles: '4' } });
const motorReadings = [
  ['ratedPowerKW', 75],
  ['ratedEfficiencyPct', 92.7],
  ['threeQuarterLoadEfficiencyPct', 92.9],
  ['inputPowerKW', 52],
  ['annualHoursH', 6500],
].map(([key, value]) => readingOf('m1', String(key), Number(value)));

/** Paths of the numbers that are not finite. */
function unsound(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => unsound(entry, `${path}.${key}`));
}
const expectFinite = (diagnosis: AuditDiagnosis) => expect(unsound(diagnosis)).toEqual([]);

describe('an empty audit', () => {
  const empty = diagnose();
  it('is diagnosed without a number out of nothing', () => {
    expectFinite(empty);
    expect(empty.totalSaving).toEqual({ kWh: 0, tce: 0, co2T: 0, yuan: 0, byCarrier: [] });
    expect(empty.findings).toEqual([]);
    expect(empty.energy.equipmentCoveragePct).toBeNull();
  });
  it('says first what blocks the report, with the route to mend it', () => {
    expect(empty.missing[0]?.rank).toBe(1);
    const ranks = empty.missing.map((gap) => gap.rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const routes = Object.fromEntries(empty.missing.map((gap) => [gap.id, gap.route]));
    expect(routes).toMatchObject({
      'enterprise-name': 'enterprise',
      'energy-records': 'energy',
      'equipment-none': 'equipment',
    });
  });
  it('carries the versions that make it repeatable', () => {
    expect(empty.engineVersion).toMatch(/^\d+\.\d+\.\d+$/);
    expect(empty.packVersion).toBe(pack.version);
  });
});

describe('machines, findings and measures of one audit', () => {
  it('a limit that is not met becomes a finding; an older machine is told so more gently', () => {
    const young = diagnose({ equipment: [{ ...motor, commissionedYear: 2023 }], reading: motorReadings });
    const old = diagnose({ equipment: [{ ...motor, commissionedYear: 2006 }], reading: motorReadings });
    const grade = (d: AuditDiagnosis) => d.findings.find((f) => f.itemId === 'limit-motor-grade');
    expect(grade(young)).toMatchObject({ severity: 3, origin: 'diagnosis', area: 'efficiency' });
    expect(grade(old)).toMatchObject({ severity: 2 });
    expect(grade(old)?.basis).toContain('GB 18613-2020');
    expect(grade(old)?.basis).toContain('依据待核');
  });
  it('an obsolete nameplate becomes a finding; a person may dismiss or delete it', () => {
    const equipment = [{ ...motor, model: 'JO2-82-4' }];
    const id = rowIds.finding('m1', 'obsolete-model');
    const edit = (columns: Partial<Row<'finding'>>) => ({
      ...emptyRow('finding', id, 'a1'),
      subjectId: 'm1',
      itemId: 'obsolete-model',
      ...columns,
    });
    const found = (finding: Row<'finding'>[]) =>
      diagnose({ equipment, finding }).findings.find((f) => f.id === id);
    expect(found([])).toMatchObject({ status: 'open', severity: 3 });
    expect(found([edit({ status: 'dismissed' })])).toMatchObject({ status: 'dismissed' });
    expect(found([edit({ deleted: true })])).toBeUndefined();
  });
  it('checklist and nameplate together make one finding about the obsolete model', () => {
    const item = templates
      .filter((t) => t.subject === 'motor')
      .flatMap((t) => t.groups.flatMap((group) => group.items))
      .find((candidate) => candidate.id.endsWith('-obsolete'));
    const answer = {
      ...emptyRow('answer', rowIds.answer('m1', item?.id ?? ''), 'a1'),
      subjectId: 'm1',
      itemId: item?.id ?? '',
      answer: 'fail' as const,
    };
    const { findings } = diagnose({ equipment: [{ ...motor, model: 'JO2-82-4' }], answer: [answer] });
    expect(findings.filter((f) => f.itemId.includes('obsolete'))).toHaveLength(1);
    expect(findings[0]?.detail).toContain('JO2-82-4');
    expect(findings[0]?.basis).toContain('第1批');
  });
  it('an answer 不符合 becomes a finding of its subject', () => {
    const item = templates.find((t) => t.subject === 'motor')?.groups[0]?.items[0];
    const answer = {
      ...emptyRow('answer', rowIds.answer('m1', item?.id ?? ''), 'a1'),
      subjectId: 'm1',
      itemId: item?.id ?? '',
      answer: 'fail' as const,
      note: '现场没有台账',
    };
    const found = diagnose({ equipment: [motor], answer: [answer] }).findings;
    expect(found.find((f) => f.origin === 'checklist')).toMatchObject({ subjectId: 'm1', itemId: item?.id });
  });
  it('what a person wrote is listed too', () => {
    const row = { ...emptyRow('finding', 'f9', 'a1'), subjectId: 'a1', title: '蒸汽管道滴漏', severity: 1 };
    expect(diagnose({ finding: [row] }).findings).toMatchObject([{ id: 'f9', origin: 'manual' }]);
  });
  it('measures count once, adopted or not, and stop counting when rejected', () => {
    const all = diagnose({ equipment: [motor], reading: motorReadings });
    const measure = all.measures.find((m) => m.saving.kWh > 0);
    expect(all.totalSaving.kWh).toBeCloseTo(
      all.measures.reduce((sum, m) => sum + m.saving.kWh, 0),
      6,
    );
    const rejected = all.measures.map((m) => ({
      ...emptyRow('measure', m.id, 'a1'),
      equipmentId: m.equipmentId,
      key: m.key,
      status: 'rejected' as const,
    }));
    const none = diagnose({ equipment: [motor], reading: motorReadings, measure: rejected });
    expect(none.totalSaving.kWh).toBe(0);
    expect(none.measures.find((m) => m.key === measure?.key)?.savingAlone.kWh).toBeGreaterThan(0);
  });
  it('an expired instrument is named', () => {
    const instrument = { ...emptyRow('instrument', 'i1', 'a1'), name: '功率表', validUntil: '2026-01-31' };
    const reading = motorReadings.map((row) => ({ ...row, instrumentId: 'i1' }));
    const gaps = diagnose({ equipment: [motor], reading, instrument: [instrument] }).missing;
    expect(gaps.find((gap) => gap.id === 'instrument-i1')?.zh).toContain('2026-01-31');
  });
  it('is the same every time', () => {
    const parts = { equipment: [motor], reading: motorReadings };
    expect(JSON.stringify(diagnose(parts))).toBe(JSON.stringify(diagnose(parts)));
  });
});

describe('any rows at all', () => {
  const anyMachine = fc.constantFrom(...equipmentKinds).chain((kind) => {
    const fields = fieldsOf(calculators[kind].inputs);
    const values = fields.map((field) =>
      field.kind === 'number'
        ? fc.option(fc.double({ min: field.min ?? -1e6, max: field.max ?? 1e6, noNaN: true }), { nil: null })
        : fc.option(fc.constantFrom(...Object.keys(field.options), '不存在的选项'), { nil: null }),
    );
    return fc.tuple(fc.constant(kind), fc.constant(fields), fc.tuple(...values));
  });
  it('property: never throws, never gives NaN or Infinity', () => {
    fc.assert(
      fc.property(anyMachine, fc.integer({ min: 0, max: 5500 }), ([kind, fields, values], altitudeM) => {
        const entries = fields.map((field, i) => [field, values[i]] as const);
        const inputs = Object.fromEntries(
          entries.flatMap(([field, value]) => (typeof value === 'string' ? [[field.key, value]] : [])),
        );
        const reading = entries.flatMap(([field, value]) =>
          typeof value === 'number' ? [readingOf('m1', field.key, value)] : [],
        );
        expectFinite(
          diagnose({
            equipment: [machine('m1', { kind, inputs })],
            reading,
            site: { ...emptyRow('site', 'a1:site', 'a1'), altitudeM },
          }),
        );
      }),
      { numRuns: 60 },
    );
  });
});
