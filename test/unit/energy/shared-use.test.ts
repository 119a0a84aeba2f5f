import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drivenBy } from '../../../shared/energy/driven.ts';
import {
  reductionsOf,
  type CountedSaving,
  type Reductions,
  type SavingMachine,
} from '../../../shared/energy/shared-use.ts';
import type { Carrier, EquipmentKind } from '../../../shared/model/vocabulary.ts';

const machine = (equipmentId: string, kind: EquipmentKind, electricityKWh: number, name = equipmentId) => ({
  equipmentId,
  kind,
  name,
  tag: null,
  electricityKWh,
});
const saving = (equipmentId: string, key: string, kWh: number, more: Partial<CountedSaving> = {}) => ({
  id: `${equipmentId}:${key}`,
  equipmentId,
  key,
  generates: false,
  byCarrier: [{ carrier: 'electricity' as const, amount: kWh }],
  ...more,
});
const unbounded = () => null;

function counted(
  savings: readonly CountedSaving[],
  reductions: Reductions,
  carrier: Carrier = 'electricity',
) {
  return savings.map(({ id, byCarrier }) => {
    const amount = byCarrier.find((entry) => entry.carrier === carrier)?.amount ?? 0;
    if (amount <= 0) return amount;
    const own = (reductions.get(id) ?? []).filter((reduction) => reduction.carrier === carrier);
    return own.reduce((rest, { factor }) => rest * factor, amount);
  });
}
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('savings on the same energy', () => {
  it('machines that share nothing keep their savings', () => {
    const machines = [machine('fan', 'fan', 1000), machine('pump', 'pump', 500)];
    expect(
      reductionsOf([saving('fan', 'add-vfd', 200), saving('pump', 'add-vfd', 100)], machines, unbounded),
    ).toEqual(new Map());
  });

  it('a kiln line and its drives save one after the other: 10 % and 20 % make 28 %', () => {
    const machines = [machine('kiln', 'cement-kiln', 1000), machine('fan', 'fan', 600)];
    const savings = [saving('kiln', 'low-drag-cyclones', 100), saving('fan', 'add-vfd', 200)];
    const reductions = reductionsOf(savings, machines, unbounded);
    expect(total(counted(savings, reductions))).toBeCloseTo(280, 9);
    expect(reductions.get('fan:add-vfd')?.[0]?.zh).toContain('窑系统的用电包含');
  });

  it('waste-heat power is not made less by what the drives save', () => {
    const machines = [machine('kiln', 'cement-kiln', 1000), machine('fan', 'fan', 600)];
    const savings = [
      saving('kiln', 'waste-heat-power', 300, { generates: true }),
      saving('fan', 'add-vfd', 200),
    ];
    expect(reductionsOf(savings, machines, unbounded).size).toBe(0);
  });

  it('a motor entered beside its fan: the same work counts once, the rest in series', () => {
    const machines = [
      machine('m', 'motor', 1000, '高温风机主电动机'),
      machine('f', 'fan', 1000, '高温风机（1号）'),
    ];
    const savings = [
      saving('m', 'replace-motor', 50),
      saving('m', 'stop-idling', 100),
      saving('f', 'replace-motor', 40),
      saving('f', 'add-vfd', 160),
    ];
    const [twice, ...rest] = counted(savings, reductionsOf(savings, machines, unbounded));
    expect(twice).toBe(0);
    expect(total(rest)).toBeCloseTo(1000 * (1 - (1 - 0.1) * (1 - 0.2)), 9);
  });

  it('reactive power at the motors and at the transformer counts where it is larger', () => {
    const machines = [machine('m', 'motor', 900), machine('t', 'transformer', 50)];
    const savings = [saving('m', 'compensate-reactive', 30), saving('t', 'compensate-reactive', 20)];
    expect(total(counted(savings, reductionsOf(savings, machines, unbounded)))).toBeCloseTo(30, 9);
  });

  it('no more is saved than is used, and energy that a measure needs stays', () => {
    const machines = [machine('m', 'motor', 900)];
    const savings = [
      saving('m', 'stop-idling', 700),
      saving('x', 'by-hand', 800),
      saving('b', 'electric-boiler', -400),
    ];
    const values = counted(
      savings,
      reductionsOf(savings, machines, () => 1000),
    );
    expect(values[0]).toBeCloseTo(700 / 1.5, 6);
    expect(values[2]).toBe(-400);
    expect((values[0] ?? 0) + (values[1] ?? 0)).toBeLessThanOrEqual(1000);
  });

  it('knows a motor by name or tag, and only one that drives something', () => {
    const pairs = (motor: string, fan: string, tags: [string | null, string | null] = [null, null]) =>
      drivenBy([
        { kind: 'motor', name: motor, tag: tags[0] },
        { kind: 'fan', name: fan, tag: tags[1] },
      ]).length;
    expect(pairs('高温风机电动机', '高温风机')).toBe(1);
    expect(pairs('引风机用电机', '引风机（2 台）')).toBe(1);
    expect(pairs('原料立磨主电动机', '原料磨循环风机')).toBe(0);
    expect(pairs('电动机', '电动机')).toBe(0);
    expect(pairs('a', 'b', ['F-301', 'F-301'])).toBe(1);
    expect(pairs('a', 'b', ['', ''])).toBe(0);
  });
});

describe('of any machines and measures', () => {
  const kinds = [
    'cement-kiln',
    'kiln',
    'motor',
    'pump',
    'fan',
    'compressor',
    'transformer',
    'boiler',
  ] as const;
  const keys = ['replace-motor', 'add-vfd', 'compensate-reactive', 'low-drag-cyclones', 'waste-heat-power'];
  const plant = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        name: fc.constantFrom('高温风机', '高温风机电动机', '水泵', '水泵电机', '其他'),
        use: fc.double({ min: 0, max: 1e7, noNaN: true }),
        parts: fc.array(
          fc.record({
            key: fc.constantFrom(...keys),
            share: fc.double({ min: -0.3, max: 1, noNaN: true }),
            carrier: fc.constantFrom<Carrier>('electricity', 'naturalGas'),
          }),
          { maxLength: 4 },
        ),
      }),
      { maxLength: 8 },
    )
    .map((rows) => ({
      machines: rows.map((row, i): SavingMachine => ({
        equipmentId: `e${i}`,
        kind: row.kind,
        name: row.name,
        tag: null,
        electricityKWh: row.use,
      })),
      savings: rows.flatMap((row, i) =>
        row.parts.map(({ key, share, carrier }, k) =>
          saving(`e${i}`, key, 0, {
            id: `e${i}:${k}`,
            generates: key === 'waste-heat-power',
            byCarrier: [{ carrier, amount: share * row.use }],
          }),
        ),
      ),
    }));
  const amount = fc.double({ min: 1, max: 1e7, noNaN: true });

  it('the sum never exceeds the use of its carrier, and nothing grows or turns negative', () => {
    fc.assert(
      fc.property(plant, amount, amount, ({ machines, savings }, electricity, gas) => {
        const existing = (carrier: Carrier) => (carrier === 'electricity' ? electricity : gas);
        const reductions = reductionsOf(savings, machines, existing);
        for (const carrier of ['electricity', 'naturalGas'] as const) {
          const before = counted(savings, new Map(), carrier);
          const after = counted(savings, reductions, carrier);
          expect(total(after)).toBeLessThanOrEqual(existing(carrier));
          after.forEach((value, i) => {
            expect(value).toBeLessThanOrEqual(before[i] as number);
            if ((before[i] as number) >= 0) expect(value).toBeGreaterThanOrEqual(0);
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the order of machines and measures does not matter', () => {
    fc.assert(
      fc.property(plant, amount, ({ machines, savings }, electricity) => {
        // Which of two equal fans a motor drives depends on who is asked first; names are unique in a plant.
        fc.pre(new Set(machines.map((m) => `${m.name}`)).size === machines.length);
        const of = (s: readonly CountedSaving[], m: readonly SavingMachine[]) => {
          const values = counted(
            s,
            reductionsOf(s, m, () => electricity),
          );
          return new Map(s.map(({ id }, i) => [id, values[i] as number]));
        };
        const straight = of(savings, machines);
        const turned = of(savings.toReversed(), machines.toReversed());
        for (const [id, value] of straight) {
          expect(Math.abs(value - (turned.get(id) as number))).toBeLessThanOrEqual(1e-9 * Math.abs(value));
        }
      }),
      { numRuns: 500 },
    );
  });
});
