import { describe, expect, it } from 'vitest';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { emptyRow } from '../../../shared/model/tables.ts';
import { shippedPack } from '../../helpers/pack.ts';
import { readSample, sampleIds, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

const pack = shippedPack();
const diagnose = (snapshot: AuditSnapshot) => diagnoseAudit(snapshot, pack, [], { date: '2026-11-22' });
const plants = sampleIds.map((id) => [id, sampleSnapshot(readSample(id))] as const);

/** Every measure of the plant carried out at once. */
function allAdopted(snapshot: AuditSnapshot): AuditSnapshot {
  const { measures } = diagnose(snapshot);
  const rows = measures.map((m) => {
    const known = snapshot.measure.find((row) => row.id === m.id);
    return {
      ...(known ?? { ...emptyRow('measure', m.id, '@audit'), equipmentId: m.equipmentId, key: m.key }),
      status: 'adopted' as const,
    };
  });
  return { ...snapshot, measure: [...rows, ...snapshot.measure.filter((row) => row.deleted)] };
}

function savedOf(diagnosis: AuditDiagnosis, carrier: string): number {
  return diagnosis.measures
    .filter((m) => m.status === 'proposed' || m.status === 'adopted')
    .flatMap((m) => m.saving.byCarrier)
    .filter((entry) => entry.carrier === carrier)
    .reduce((sum, { amount }) => sum + amount, 0);
}

describe.each(plants)('%s', (_, snapshot) => {
  it('all measures at once save less than the plant uses, carrier by carrier', () => {
    const diagnosis = diagnose(allAdopted(snapshot));
    for (const { carrier, amount } of diagnosis.energy.carriers)
      expect(savedOf(diagnosis, carrier)).toBeLessThanOrEqual(amount);
  });

  it('records far below the machines cap the sum, and say so', () => {
    const small = snapshot.energyUse.map((row) => ({ ...row, amount: (row.amount ?? 0) / 50 }));
    const diagnosis = diagnose({ ...allAdopted(snapshot), energyUse: small });
    for (const { carrier, amount } of diagnosis.energy.carriers)
      expect(savedOf(diagnosis, carrier)).toBeLessThanOrEqual(amount * (1 + 1e-12));
    expect(diagnosis.energy.issues.find((issue) => issue.code === 'savings-cap-electricity')).toMatchObject({
      level: 'warn',
    });
  });

  it('an empty standards pack takes verdicts and carbon away, not the diagnosis', () => {
    const bare = diagnoseAudit(snapshot, { ...pack, standards: [] }, [], { date: '2026-11-22' });
    expect(bare.equipment.flatMap((machine) => machine.results).length).toBeGreaterThan(50);
    expect(bare.energy.gridFactorKgPerKWh).toBeNull();
    expect(bare.energy.issues.map((issue) => issue.code)).toContain('grid-factor-missing');
    const failed = bare.equipment.flatMap((machine) => machine.issues);
    expect(failed.filter((issue) => issue.code === 'calculation-failed')).toEqual([]);
  });

  it('the total is the sum of the measures as they are listed', () => {
    const diagnosis = diagnose(snapshot);
    expect(diagnosis.totalSaving.kWh).toBeCloseTo(savedOf(diagnosis, 'electricity'), 3);
  });

  it('the order of machines does not change what is saved', () => {
    const equipment = snapshot.equipment.map((row, i) => ({ ...row, sortOrder: -i }));
    const turned = diagnose({ ...snapshot, equipment });
    expect(turned.equipment[0]?.equipmentId).toBe(snapshot.equipment.at(-1)?.id);
    expect(turned.totalSaving.kWh / diagnose(snapshot).totalSaving.kWh).toBeCloseTo(1, 12);
  });
});

describe('reactive power of motors and transformer in the medicine plant', () => {
  const snapshot = sampleSnapshot(readSample('tibetan-medicine'));
  const at = (diagnosis: AuditDiagnosis, equipmentId: string) =>
    diagnosis.measures.find((m) => m.equipmentId === equipmentId && m.key === 'compensate-reactive');

  it('money, coal equivalent, carbon and economics follow the part that counts', () => {
    const mixer = at(diagnose(snapshot), '@mixer');
    const value = (id: string) => mixer?.steps.find((step) => step.id === id)?.value ?? Number.NaN;
    expect(mixer?.saving.kWh).toBeLessThan(mixer?.savingAlone.kWh ?? 0);
    expect(mixer?.saving.tce).toBeCloseTo(((mixer?.saving.kWh ?? 0) * 0.1229) / 1000, 9);
    expect(value('saved-electricity') - value('overlap-electricity')).toBe(mixer?.saving.kWh);
    expect(value('counted-yuan')).toBe(mixer?.saving.yuan);
    expect(value('net-saving')).toBeCloseTo(mixer?.saving.yuan ?? Number.NaN, 6);
    expect(mixer?.description).toContain('合计按较大的一处计');
  });

  it('leaves a description that a person wrote as it is, and a rejected measure out of it', () => {
    const mixer = at(diagnose(snapshot), '@mixer');
    const row = {
      ...emptyRow('measure', mixer?.id ?? '', '@audit'),
      equipmentId: '@mixer',
      key: 'compensate-reactive',
      description: '在控制柜旁装 40 kvar 电容器。',
    };
    const others = snapshot.measure.filter((other) => other.id !== row.id);
    const written = diagnose({ ...snapshot, measure: [...others, row] });
    expect(at(written, '@mixer')?.description).toBe(row.description);
    const rejected = snapshot.measure
      .filter((other) => other.id !== at(written, '@tr1')?.id)
      .concat({
        ...emptyRow('measure', at(written, '@tr1')?.id ?? '', '@audit'),
        equipmentId: '@tr1',
        key: 'compensate-reactive',
        status: 'rejected',
      });
    const alone = at(diagnose({ ...snapshot, measure: rejected }), '@mixer');
    expect(alone?.saving.kWh).toBeGreaterThan(mixer?.saving.kWh ?? 0);
    expect(alone?.steps.some((step) => step.id === 'overlap-electricity')).toBe(false);
  });
});
