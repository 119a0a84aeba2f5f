import { describe, expect, it } from 'vitest';
import { screwCompressorGrades } from '../../../shared/standards/gb19153.ts';
import {
  ieClassEfficiencyPct,
  listedMotorPowersKW,
  lowVoltageMotorGrades,
} from '../../../shared/standards/gb18613.ts';
import {
  axialFanGrades,
  centrifugalFanGrades,
  externalRotorFanGrades,
} from '../../../shared/standards/gb19761.ts';
import {
  chemicalPumpGrades,
  cleanWaterCoefficients,
  cleanWaterEfficiencyPct,
  specificSpeed,
} from '../../../shared/standards/gb19762.ts';
import { listedCapacitiesKVA, loadLossGrades, noLoadLossGrades } from '../../../shared/standards/gb20052.ts';
import { highVoltageMotorGrades } from '../../../shared/standards/gb30254.ts';
import type { GradeRow } from '../../../shared/standards/grade-row.ts';
import { applyVerifications } from '../../../shared/standards/pack-verify.ts';
import { pack } from '../../helpers/electrical.ts';

const date = '2026-11-22';
const limits = (row: GradeRow) => row.grades.map((g) => g.limit);

describe('GB 18613-2020 表1 (electrical.md §1.1)', () => {
  it.each([
    [0.12, 8, [67.4, 62.3, 50.7]],
    [0.75, 4, [88.2, 85.7, 82.5]],
    [75, 4, [96.7, 96, 95]],
    [132, 6, [96.8, 96, 95.4]],
    [250, 6, [97, 96.5, 95.8]],
    [280, 6, [97, 96.6, 95.8]],
    [1000, 8, [96.3, 95.4, 94.6]],
  ])('%d kW, %d poles', (powerKW, poles, expected) => {
    const row = lowVoltageMotorGrades(pack, date, powerKW, poles);
    expect(limits(row)).toEqual(expected);
    expect(row.limit).toBe(expected[2]);
    expect(row.standard.certainty).toBe('transcribed');
  });
  it('has four pole numbers at each of 42 powers, each grade above the next', () => {
    for (const poles of [2, 4, 6, 8]) {
      const powers = listedMotorPowersKW(pack, poles);
      expect(powers).toHaveLength(42);
      for (const power of powers) {
        const [one = 0, two = 0, three = 0] = limits(lowVoltageMotorGrades(pack, date, power, poles));
        expect(one).toBeGreaterThan(two);
        expect(two).toBeGreaterThan(three);
      }
    }
  });
  it('a row that a person compared with the print is verified', () => {
    const verified = applyVerifications({
      ...pack,
      verifications: [
        { code: 'GB 18613-2020', tableId: 'table1', row: null, by: '示例人员', on: '2026-11-01', page: '4' },
      ],
    });
    expect(lowVoltageMotorGrades(verified.pack, date, 75, 4).standard.certainty).toBe('verified');
  });
});

describe('IEC 60034-30-1 (electrical.md §1.2)', () => {
  it.each([
    ['IE1', 45, 4, 91.7],
    ['IE2', 22, 6, 90.9],
    ['IE1', 1000, 8, 92.5],
    ['IE3', 75, 4, 95],
    ['IE5', 75, 4, 96.7],
  ] as const)('%s %d kW %d poles = %d %%', (ieClass, power, poles, expected) => {
    expect(ieClassEfficiencyPct(pack, ieClass, power, poles)).toBe(expected);
  });
  const polynomials = [
    ['IE1', 2, [0.5234, -5.0499, 17.418, 74.3171]],
    ['IE1', 4, [0.5234, -5.0499, 17.418, 74.3171]],
    ['IE1', 6, [0.0786, -3.5838, 17.2918, 72.2383]],
    ['IE2', 2, [0.2972, -3.3454, 13.0651, 79.077]],
    ['IE2', 4, [0.0278, -1.9247, 10.4395, 80.9761]],
    ['IE2', 6, [0.0148, -2.4978, 13.247, 77.5603]],
    ['IE3', 2, [0.3569, -3.3076, 11.6108, 82.2503]],
    ['IE3', 4, [0.0773, -1.8951, 9.2984, 83.7025]],
    ['IE3', 6, [0.1252, -2.613, 11.9963, 80.4769]],
  ] as const;
  it.each(polynomials)('%s %d poles follows the interpolation polynomial within 0.1', (ieClass, poles, k) => {
    for (const power of listedMotorPowersKW(pack, poles).filter((p) => p >= 0.75 && p <= 200)) {
      const x = Math.log10(power);
      const expected = k[0] * x ** 3 + k[1] * x ** 2 + k[2] * x + k[3];
      expect(Math.abs((ieClassEfficiencyPct(pack, ieClass, power, poles) ?? 0) - expected)).toBeLessThan(
        0.101,
      );
    }
  });
});

describe('GB 30254-2024 表1 (electrical.md §1.3)', () => {
  const motor = { ratedPowerKW: 800, poles: 8, ratedVoltageV: 6000, coolingListed: true };
  it('selects on voltage and cooling first', () => {
    expect(limits(highVoltageMotorGrades(pack, date, motor))).toEqual([95.4, 94.7, 94]);
    expect(highVoltageMotorGrades(pack, date, { ...motor, ratedVoltageV: 10_000 }).limit).toBeNull();
    expect(highVoltageMotorGrades(pack, date, { ...motor, coolingListed: false }).limit).toBeNull();
    expect(limits(highVoltageMotorGrades(pack, date, { ...motor, ratedPowerKW: 2500, poles: 12 }))).toEqual([
      95.8, 95.3, 94.6,
    ]);
  });
});

describe('GB 19762-2025 (electrical.md §2.1)', () => {
  it('golden vector: single-stage single-suction, 100 m³/h, 50 m, 2900 r/min', () => {
    const ns = specificSpeed(2900, 100 / 3600, 50);
    expect(ns).toBeCloseTo(93.823603448605, 9);
    const k = cleanWaterCoefficients(pack, 'single-suction', 100);
    if (typeof k === 'string') throw new Error(k);
    const grades = k.constants.map((constant) => cleanWaterEfficiencyPct(k, ns, 100, constant));
    expect(grades[0]).toBeCloseTo(79.786165, 5);
    expect(grades[1]).toBeCloseTo(77.786165, 5);
    expect(grades[2]).toBeCloseTo(72.786165, 5);
  });
  it.each([
    ['single-suction', 300, 161.33],
    ['single-suction', 300.01, 162.33],
    ['double-suction', 600, 161.33],
    ['in-line', 5, 163.33],
    ['multistage', 100.5, 140.33],
    ['light-multistage-vertical', 300, 137.33],
    ['light-multistage-horizontal', 300, 140.33],
  ] as const)('%s at %d m³/h has C1 %d', (type, flow, c1) => {
    const k = cleanWaterCoefficients(pack, type, flow);
    expect(typeof k === 'string' ? k : k.constants[0]).toBe(c1);
  });
  it('gives no value outside the flow range', () => {
    expect(cleanWaterCoefficients(pack, 'double-suction', 49)).toContain('超出表3');
    expect(cleanWaterCoefficients(pack, 'light-multistage-vertical', 301)).toContain('超出表3');
  });
  it('chemical pumps: continuous where the correction sets in', () => {
    const at = (ns: number) => {
      const found = chemicalPumpGrades(pack, 'single', 200, ns);
      if (typeof found === 'string') throw new Error(found);
      return found;
    };
    expect(at(120).correctionPct).toBe(0);
    expect(at(119.999).correctionPct).toBeCloseTo(0, 1);
    expect(at(210.001).correctionPct).toBeCloseTo(0, 1);
    expect(at(50).offsetsPct).toEqual([10, 5, -4]);
    expect(at(210).offsetsPct).toEqual([3, 1, -6]);
    expect(at(150).basePct).toBeGreaterThan(60);
    expect(chemicalPumpGrades(pack, 'single', 5, 100)).toContain('超出表2');
    expect(chemicalPumpGrades(pack, 'multi', 100, 301)).toContain('超出表2');
  });
});

describe('GB 19761-2020 (electrical.md §3.1)', () => {
  it.each([
    [{ psi: 1.4, ns: 50, sizeNumber: 8 }, [67, 64, 56]],
    [{ psi: 0.95, ns: 20, sizeNumber: 10.5 }, [80, 75, 66]],
    [{ psi: 0.43, ns: 70, sizeNumber: 10 }, [89, 84, 76]],
    [{ psi: 0.3, ns: 70, sizeNumber: 5 }, [84, 79, 70]],
  ])('centrifugal %o', (fan, expected) => {
    expect(limits(centrifugalFanGrades(pack, date, fan))).toEqual(expected);
  });
  it('says why there is no value', () => {
    expect(centrifugalFanGrades(pack, date, { psi: 0.3, ns: 70, sizeNumber: 4 }).note).toContain(
      '不在表列范围',
    );
    expect(axialFanGrades(pack, date, { hubRatio: 0.8, sizeNumber: 6 }).limit).toBeNull();
  });
  it('axial by hub ratio, external-rotor by its own table', () => {
    expect(limits(axialFanGrades(pack, date, { hubRatio: 0.4, sizeNumber: 5 }))).toEqual([76, 73, 64]);
    expect(limits(externalRotorFanGrades(pack, date, { psi: 1.15, ns: 40, sizeNumber: 2.5 }))).toEqual([
      51, 48, 35,
    ]);
    expect(limits(externalRotorFanGrades(pack, date, { psi: 1.5, ns: 60, sizeNumber: 5 }))).toEqual([
      60, 56, 46,
    ]);
  });
});

describe('GB 19153-2019 表1 (electrical.md §4.1)', () => {
  it.each([
    [75, 0.7, 'air', [5.9, 6.4, 7]],
    [75, 0.8, 'liquid', [6.1, 6.5, 7.2]],
    [1.5, 1, 'air', [11, 12.2, 13.8]],
    [630, 1, 'liquid', [6.2, 6.8, 7.6]],
  ] as const)('%d kW, %d MPa, %s', (ratedPowerKW, ratedPressureMPa, cooling, expected) => {
    expect(limits(screwCompressorGrades(pack, date, { ratedPowerKW, ratedPressureMPa, cooling }))).toEqual(
      expected,
    );
  });
  it('liquid cooling is listed from 18.5 kW', () => {
    const row = screwCompressorGrades(pack, date, {
      ratedPowerKW: 15,
      ratedPressureMPa: 0.7,
      cooling: 'liquid',
    });
    expect(row.limit).toBeNull();
  });
});

describe('GB 20052-2024 (electrical.md §5.1)', () => {
  it.each([
    [
      { type: 'oil-10kv', ratedCapacityKVA: 30, core: 'steel', connection: 'dyn11' },
      [0.065, 0.07, 0.08],
      [0.455, 0.505, 0.63],
    ],
    [
      { type: 'oil-10kv', ratedCapacityKVA: 30, core: 'amorphous', connection: 'yyn0' },
      [0.025, 0.033, 0.033],
      [0.48, 0.51, 0.6],
    ],
    [{ type: 'oil-10kv', ratedCapacityKVA: 1000, core: 'steel' }, [0.665, 0.745, 0.83], [7.415, 8.24, 10.3]],
    [
      { type: 'dry-10kv', ratedCapacityKVA: 1600, core: 'steel', insulation: 'F' },
      [1.415, 1.665, 1.96],
      [10.555, 10.555, 11.73],
    ],
    [{ type: 'oil-35kv', ratedCapacityKVA: 31500, core: 'steel' }, [11.1, 13.1, 16.2], [101, 101, 106]],
    [{ type: 'oil-35kv-oltc', ratedCapacityKVA: 16000, core: 'steel' }, [7.2, 8.5, 10.5], [63, 63, 67]],
  ] as const)('%o', (unit, p0, pk) => {
    expect(limits(noLoadLossGrades(pack, date, unit))).toEqual(p0);
    expect(limits(loadLossGrades(pack, date, unit))).toEqual(pk);
  });
  it('asks for the connection or insulation class where the table needs it', () => {
    expect(
      loadLossGrades(pack, date, { type: 'oil-10kv', ratedCapacityKVA: 100, core: 'steel' }).note,
    ).toContain('联结组');
    expect(
      loadLossGrades(pack, date, { type: 'dry-10kv', ratedCapacityKVA: 100, core: 'steel' }).note,
    ).toContain('绝缘等级');
    expect(listedCapacitiesKVA(pack, 'oil-35kv-oltc').at(-1)).toBe(16_000);
  });
});
