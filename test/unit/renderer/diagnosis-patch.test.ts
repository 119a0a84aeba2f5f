/** The diagnosis crosses from the worker as what changed; both ends must hold the same afterwards. */
import { describe, expect, it } from 'vitest';
import { diagnosisPatch, withDiagnosisPatch } from '../../../renderer/features/audit/diagnosis-patch.ts';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { shippedPack, shippedTemplates } from '../../helpers/pack.ts';
import { readSample, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

const pack = shippedPack();
const templates = shippedTemplates();
const diagnose = (snapshot: AuditSnapshot) =>
  diagnoseAudit(snapshot, pack, templates, { date: '2026-11-22' });
const sample = sampleSnapshot(readSample('tibetan-medicine'));
/** As `postMessage` hands it over. */
const across = (before: AuditDiagnosis | null, after: AuditDiagnosis) =>
  structuredClone(diagnosisPatch(before, after));

const before = diagnose(sample);

describe('diagnosisPatch', () => {
  it('carries a first diagnosis whole', () => {
    expect(withDiagnosisPatch(null, across(null, before))).toEqual(before);
  });

  it('carries nothing when all is computed anew with the same outcome', () => {
    expect(diagnosisPatch(before, diagnose(sample))).toEqual([]);
  });

  it('carries the machine that was edited and keeps the identity of the others', () => {
    const [boiler] = sample.equipment;
    const edited = diagnose({
      ...sample,
      reading: sample.reading.map((row) =>
        row.equipmentId === boiler?.id && row.key === 'flueGasTemperatureC'
          ? { ...row, value: (row.value ?? 0) + 40 }
          : row,
      ),
    });
    expect(edited.equipment[0]).not.toEqual(before.equipment[0]);
    const held = withDiagnosisPatch(null, across(null, before));
    const patch = across(before, edited);
    const after = withDiagnosisPatch(held, patch);
    expect(after).toEqual(edited);
    expect(after.equipment[0]).not.toBe(held.equipment[0]);
    expect(after.equipment.slice(1).every((entry, i) => entry === held.equipment[i + 1])).toBe(true);
    const equipment = patch.find(({ part }) => part === 'equipment');
    expect(
      equipment && 'list' in equipment && equipment.list.filter((place) => typeof place !== 'number'),
    ).toHaveLength(1);
  });

  it('follows machines that go away and findings that come', () => {
    const smaller = diagnose({ ...sample, equipment: sample.equipment.slice(2) });
    expect(withDiagnosisPatch(before, across(before, smaller))).toEqual(smaller);
    expect(withDiagnosisPatch(smaller, across(smaller, before))).toEqual(before);
  });
});
