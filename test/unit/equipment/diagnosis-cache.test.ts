import { describe, expect, it } from 'vitest';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import { createDiagnosisCache } from '../../../shared/equipment/diagnosis-cache.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { shippedPack, shippedTemplates } from '../../helpers/pack.ts';
import { readSample, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

const pack = shippedPack();
const templates = shippedTemplates();
const original = sampleSnapshot(readSample('tibetan-medicine'));
const plain = (snapshot: AuditSnapshot) => diagnoseAudit(snapshot, pack, templates, { date: '2026-11-22' });

describe('diagnosis with a cache', () => {
  const cache = createDiagnosisCache();
  const cached = (snapshot: AuditSnapshot, usedPack = pack) =>
    diagnoseAudit(snapshot, usedPack, templates, { date: '2026-11-22', cache });
  const edited: AuditSnapshot = {
    ...original,
    reading: original.reading.map((row) =>
      row.id === '@boiler1:flueGasO2Pct' ? { ...row, value: 4.1 } : row,
    ),
  };

  it('gives the same as without, again and again', () => {
    expect(cached(original)).toEqual(plain(original));
    expect(cached(original)).toEqual(plain(original));
  });
  it('keeps the machines that did not change and recomputes the one that did', () => {
    const before = cached(original);
    const after = cached(edited);
    const changed = after.equipment.filter((machine, i) => machine !== before.equipment[i]);
    expect(after).toEqual(plain(edited));
    expect(new Set(changed.map((machine) => machine.equipmentId))).toEqual(new Set(['@boiler1']));
  });
  it('notices altitude, prices, decisions on measures and another pack', () => {
    const site = { ...original, site: { ...original.site, pressureKPa: 60 } };
    const prices = {
      ...original,
      audit: { ...original.audit, prices: { ...original.audit.prices, electricityYuanPerKWh: 0.9 } },
    };
    const measure = { ...original, measure: [] };
    for (const snapshot of [site, prices, measure]) expect(cached(snapshot)).toEqual(plain(snapshot));
    const other = { ...pack, standards: pack.standards.filter((s) => s.code !== 'GB 24500-2020') };
    expect(cached(original, other)).toEqual(
      diagnoseAudit(original, other, templates, { date: '2026-11-22' }),
    );
  });
});
