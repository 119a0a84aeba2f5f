/** Words that reach a person: nothing of the program's inside shows through, and no bracket stands empty. */
import { describe, expect, it } from 'vitest';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import { calculatorFor } from '../../../shared/equipment/registry.ts';
import { equipmentKinds } from '../../../shared/model/vocabulary.ts';
import { siteAt } from '../../helpers/electrical.ts';
import { shippedPack, shippedTemplates } from '../../helpers/pack.ts';
import { readSample, sampleIds, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

const pack = shippedPack();
const templates = shippedTemplates();

/** Keys whose values name things to the program and are never shown as they are. */
const internal =
  /(^|[a-z])(id|Id|key|keys|kind|code|role|level|status|origin|certainty|sense|fields|verdict|costClass|area|actualCarrier|carrier|source)$/;
const leak =
  /unknown|undefined|null|NaN|Infinity|\[object|（\s*[，、；]*\s*）|\(\s*\)|「\s*」|“\s*”|\[\s*\]|【\s*】/;

function leaksIn(value: unknown, path = ''): string[] {
  if (typeof value === 'string')
    return leak.test(value) || value !== value.trimEnd() ? [`${path}: ${value}`] : [];
  if (Array.isArray(value)) return value.flatMap((entry, i) => leaksIn(entry, `${path}[${i}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    internal.test(key) ? [] : leaksIn(entry, `${path}.${key}`),
  );
}

it('the check itself finds what it is for', () => {
  const words = ['GB/T 12712（）', '第 unknown 条', '限值 undefined', '符合“”', '值为 NaN', 'GB 50041 '];
  expect(words.flatMap((zh) => leaksIn({ zh }))).toHaveLength(words.length);
  expect(leaksIn({ zh: '符合（GB 50041）', id: 'unknown' })).toEqual([]);
});

describe.each(sampleIds)('diagnosis of %s', (id) => {
  const diagnosis = diagnoseAudit(sampleSnapshot(readSample(id)), pack, templates, { date: '2026-11-22' });
  it('limits and derivations', () => expect(leaksIn(diagnosis.equipment)).toEqual([]));
  it('findings', () => expect(leaksIn(diagnosis.findings)).toEqual([]));
  it('measures', () => expect(leaksIn(diagnosis.measures)).toEqual([]));
  it('energy and what is missing', () => expect(leaksIn([diagnosis.energy, diagnosis.missing])).toEqual([]));
});

describe('an empty audit and an empty pack', () => {
  /** Factors only: no limit of any standard is known. */
  const factors = pack.standards.filter(
    (s) => !/^(GB|TSG|IEC|发改|节能|水泥)/.test(s.code) || /2589/.test(s.code),
  );
  const nothing = { ...pack, standards: factors };
  it.each(equipmentKinds)('%s without inputs', (kind) => {
    const calculator = calculatorFor(kind);
    expect(leaksIn(calculator.diagnose({}, siteAt(3650)))).toEqual([]);
  });
  it.each(sampleIds)('%s without any limit', (id) => {
    const bare = diagnoseAudit(sampleSnapshot(readSample(id)), nothing, templates, { date: '2026-11-22' });
    expect(leaksIn([bare.equipment, bare.findings, bare.measures])).toEqual([]);
  });
});
