import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fittingRates, METERING_STANDARD, needsOwnMeter } from '../../../shared/standards/metering.ts';
import { standardSchema, type StandardsPack } from '../../../shared/standards/pack.ts';

const file = new URL('../../../resources/standards/gb-17167.json', import.meta.url);
const standard = standardSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const pack: StandardsPack = { version: 'test', standards: [standard], verifications: [] };
const electricity = {
  energyId: 'electricity',
  level: 'equipment' as const,
  requiredCount: 20,
  installedCount: 18,
};

/** The pack as it would be once someone entered and checked a value of the edition in force. */
function withValue(equipmentPct: number): StandardsPack {
  const copy = structuredClone(pack);
  const row = copy.standards[0]?.tables
    .find((t) => t.id === 'fitting-rate')
    ?.rows.find((r) => r['id'] === 'electricity');
  if (row) Object.assign(row, { equipmentPct, certainty: 'verified' });
  return copy;
}

describe('fittingRates', () => {
  it('computes the rate and leaves the verdict open while the edition in force has no value', () => {
    const [rate] = fittingRates(pack, [electricity]);
    expect(rate?.ratePct).toBe(90);
    expect(rate?.judged).toMatchObject({
      verdict: 'unchecked',
      limit: null,
      standard: { code: METERING_STANDARD },
    });
    expect(rate?.formerPct).toBe(95);
    expect(rate?.zh).toBe('电力·主要用能设备');
  });

  it('decides once the value is entered and verified', () => {
    expect(fittingRates(withValue(90), [electricity])[0]?.judged?.verdict).toBe('pass');
    expect(fittingRates(withValue(95), [electricity])[0]?.judged?.verdict).toBe('fail');
  });

  it('has no rate where no meter is required, and names counts that cannot be', () => {
    const [none, tooMany, wrong] = fittingRates(pack, [
      { ...electricity, requiredCount: 0, installedCount: 0 },
      { ...electricity, requiredCount: 2, installedCount: 3 },
      { ...electricity, requiredCount: 2.5 },
    ]);
    expect(none).toMatchObject({ ratePct: null, judged: null, issues: [] });
    expect(tooMany?.issues[0]).toContain('多于应装数量');
    expect(wrong?.issues[0]).toContain('非负整数');
  });

  it('names an energy the table does not hold by its id instead of failing', () => {
    expect(fittingRates(pack, [{ ...electricity, energyId: 'yak-dung' }])[0]?.judged?.verdict).toBe(
      'unchecked',
    );
  });
});

describe('needsOwnMeter', () => {
  it('is unknown by the edition in force and says what the replaced one asked (100 kW, 10 kW)', () => {
    expect(needsOwnMeter(pack, 'electricity', 'equipment', 100)).toEqual({
      needs: 'unknown',
      former: 'yes',
      unit: 'kW',
    });
    expect(needsOwnMeter(pack, 'electricity', 'equipment', 99.9).former).toBe('no');
    expect(needsOwnMeter(pack, 'electricity', 'subUnit', 10).former).toBe('yes');
  });
});
