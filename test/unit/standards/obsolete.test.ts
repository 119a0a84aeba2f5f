import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  obsoleteEntries,
  recogniseObsolete,
  type ObsoleteStatus,
} from '../../../shared/standards/obsolete.ts';
import { standardSchema, type StandardsPack } from '../../../shared/standards/pack.ts';

const file = new URL('../../../resources/standards/obsolete-equipment.json', import.meta.url);
const catalogue = standardSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const pack: StandardsPack = { version: 'test', standards: [catalogue], verifications: [] };
const status = (text: string, device: string | null, years: object = {}) =>
  recogniseObsolete(pack, { text, device, ...years }).status;

describe('recogniseObsolete against the catalogue of batches 1 to 4', () => {
  it('every row of the data is readable', () => {
    expect(obsoleteEntries(pack)).toHaveLength(catalogue.tables[0]?.rows.length ?? -1);
  });

  it.each([
    ['JO2-51-4', 'motor'],
    ['J02-51-4', 'motor'],
    ['Ｊ０２—５１—４', 'motor'],
    ['jo2 51-4', 'motor'],
    ['J O2 42-4', 'motor'],
    ['JRO2-61-4', 'motor'],
    ['JR125-8', 'motor'],
    ['J2-81-4', 'motor'],
    ['AO-6324', 'motor'],
    ['JS1410-10', 'motor'],
    ['SJL1-100/10', 'transformer'],
    ['S-100/10', 'transformer'],
    ['S7-315/10', 'transformer'],
    ['SGB8-800/10', 'transformer'],
    ['Y9-35 No.8D', 'fan'],
    ['Y9-35-11№8D', 'fan'],
    ['Y5-47 12.4D', 'fan'],
    ['LSG 0.5-8', 'boiler'],
    ['KZL4-13-1', 'boiler'],
    ['兰开夏锅炉', 'boiler'],
    ['2GC-5×3', 'pump'],
    ['12JD230×2', 'pump'],
    ['NSA-500-1', null],
    ['S19H-16C', null],
  ])('%s is on the list', (text, device) => expect(status(text, device)).toBe('obsolete'));

  it.each([
    ['YE3-132M-4', 'motor'],
    ['YE4-200L-4', 'motor'],
    ['YX3-160M-4', 'motor'],
    ['AO2-7124', 'motor'],
    ['S11-315/10', 'transformer'],
    ['S13-M-100/10', 'transformer'],
    ['SCB10-630/10', 'transformer'],
    ['9-26 No.5A', 'fan'],
    ['4-72-11No.5A', 'fan'],
    ['DZL4-1.25-AII', 'boiler'],
    ['IS80-65-160', 'pump'],
  ])('%s is not taken for a listed one, and absence is no pass', (text, device) => {
    const verdict = recogniseObsolete(pack, { text, device });
    expect(verdict.status).toBe('not-listed');
    expect(verdict.zh).toContain('不能据此认定不属于淘汰设备');
  });

  it.each([
    ['Y200L-4', 'motor'],
    ['JO2L-51-4', 'motor'],
    ['YB-132S-8', 'motor'],
    ['S9-M-315/10', 'transformer'],
    ['S7-2000/35', 'transformer'],
    ['TDGC2-5', null],
  ])('%s belongs to a listed series but not to an entered size', (text, device) =>
    expect(status(text, device)).toBe('similar'),
  );

  const conditions: [string, string, object, ObsoleteStatus][] = [
    ['Y112M-4', 'motor', {}, 'conditional'],
    ['三相异步电动机 Y112M-4 4kW', 'motor', {}, 'conditional'],
    ['Y 112M—4', 'motor', { madeYear: 2003 }, 'obsolete'],
    ['Y112M-4', 'motor', { madeYear: 2004 }, 'condition-not-met'],
    ['Y2-160M1-2', 'motor', { madeYear: 1999 }, 'conditional'],
    ['YB2-132S-4', 'motor', { madeYear: 2003 }, 'obsolete'],
    ['YB-280S-4', 'motor', { madeYear: 2010 }, 'obsolete'],
    ['S9-315/10', 'transformer', {}, 'conditional'],
    ['S9-315/10', 'transformer', { madeYear: 1996 }, 'conditional'],
    ['S9-315/10', 'transformer', { commissionedYear: 1997 }, 'obsolete'],
    ['S9-315/10', 'transformer', { commissionedYear: 1998 }, 'condition-not-met'],
  ];
  it.each(conditions)('%s as %s with %o is %s', (text, device, years, expected) =>
    expect(status(text, device, years)).toBe(expected),
  );

  it('prints the condition in Chinese', () => {
    expect(recogniseObsolete(pack, { text: 'Y112M-4', device: 'motor' }).zh).toContain(
      '2003年（含）以前生产',
    );
    expect(recogniseObsolete(pack, { text: 'S9-315/10', device: 'transformer' }).zh).toContain(
      '1997年（含）以前投入使用',
    );
  });

  it('9-35 inside Y9-35 is not reported as a forced-draught fan as well', () => {
    const { matches } = recogniseObsolete(pack, { text: 'Y9-35 No.8D', device: 'fan' });
    expect(matches.map((m) => m.entry.item)).toEqual(['3-6']);
  });

  it('an empty plate and a pack without the catalogue are answered, never passed', () => {
    expect(recogniseObsolete(pack, { text: '  ' })).toMatchObject({ status: 'not-listed', matches: [] });
    const none = recogniseObsolete({ version: 'x', standards: [], verifications: [] }, { text: 'JO2-51-4' });
    expect(none.zh).toContain('没有淘汰目录');
  });

  it('property: any text gives a verdict, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(recogniseObsolete(pack, { text }).zh.length).toBeGreaterThan(0);
      }),
    );
  });

  it('property: letter O and digit 0, width and case make no difference', () => {
    const plates = ['JO2-51-4', 'JRO2-61-4', 'BJO2-42-2', 'AO-6324', 'SGB8-800/10', 'S9-500/10'];
    const respelt = fc.constantFrom(...plates).chain((plate) =>
      fc.tuple(
        fc.constant(plate),
        fc
          .tuple(...Array.from(plate).map((letter) => fc.constantFrom(...spellings(letter))))
          .map((x) => x.join('')),
      ),
    );
    fc.assert(
      fc.property(respelt, ([plate, text]) => {
        expect(status(text, null)).toBe(status(plate, null));
      }),
    );
  });
});

function spellings(letter: string): string[] {
  const wide = String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0);
  if (letter === 'O') return ['O', '0', 'o', 'Ｏ', '０'];
  return letter === '-' ? ['-', '—', '－', '–'] : [letter, letter.toLowerCase(), wide];
}
