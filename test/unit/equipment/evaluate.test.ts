import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteAir } from '../../../shared/air/site-air.ts';
import { evaluateEquipment } from '../../../shared/equipment/evaluate.ts';
import { inputsOf, parseMachine } from '../../../shared/equipment/parse-inputs.ts';
import { context, heater, machine, reading, readings } from './heater.ts';

const diagnose = (rows = readings, calculator = heater) =>
  evaluateEquipment(calculator, machine, rows, context);
const heatOf = (rows = readings) => diagnose(rows).results.find((r) => r.id === 'heat');

describe('parsing of rows', () => {
  it('joins choices and readings; deleted and empty rows are absent', () => {
    const raw = inputsOf(machine, [
      ...readings,
      reading('inletC', null),
      { ...reading('efficiencyPct', 95), deleted: true, id: 'x' },
    ]);
    expect(raw).toEqual({
      medium: 'water',
      flowKgPerS: 2,
      inletC: 20,
      outletC: 50,
      hoursH: 5000,
      efficiencyPct: 80,
    });
  });

  it('a value outside the range is left out and named with value, unit and range', () => {
    const { inputs, issues } = parseMachine(heater, machine, [reading('outletC', 900)]);
    expect(inputs).toEqual({ medium: 'water' });
    expect(issues).toHaveLength(1);
    expect(issues[0]?.zh).toBe(
      '“出口温度”的值 900 ℃ 不在允许范围内（0～100 ℃），本项未参与计算；请核对读数和单位。',
    );
  });

  it('a wrong choice names the choices on offer', () => {
    const { issues } = parseMachine(heater, { ...machine, inputs: { medium: 'mercury' } }, []);
    expect(issues[0]?.zh).toContain('可选：水、油');
  });

  it('a reading in another unit is refused, the same unit in another spelling is not', () => {
    const wrong = parseMachine(heater, machine, [reading('inletC', 293, { unit: 'K' })]);
    expect(wrong.inputs).toEqual({ medium: 'water' });
    expect(wrong.issues[0]?.zh).toContain('应为 ℃');
    const same = parseMachine(heater, machine, [reading('inletC', 20, { unit: '°C' })]);
    expect(same.inputs).toEqual({ medium: 'water', inletC: 20 });
    expect(same.issues).toEqual([]);
  });

  it('a reading in another unit of the same kind is converted with its uncertainty', () => {
    const row = reading('flowKgPerS', 7.2, { unit: 't/h', u: 0.36 });
    const { inputs, readings: own } = parseMachine(heater, machine, [row]);
    expect(inputs).toEqual({ medium: 'water', flowKgPerS: 2 });
    expect(own[0]?.u).toBeCloseTo(0.1, 12);
  });

  it('an unknown key is mentioned and ignored', () => {
    const { inputs, issues } = parseMachine(heater, machine, [reading('colour', 3)]);
    expect(inputs).toEqual({ medium: 'water' });
    expect(issues.map((i) => i.code)).toEqual(['unknown-key']);
  });
});

describe('uncertainty (JJF 1059.1)', () => {
  it('combines the inputs as the law of propagation says', () => {
    // Q = 4.2·2·30 = 252 kW; relative 1 % of flow, 0.5 K of each temperature: 8.4·0.5 = 4.2 kW each.
    const expected = Math.hypot(2.52, 4.2, 4.2);
    expect(heatOf()?.value).toBeCloseTo(252, 10);
    expect(heatOf()?.u).toBeCloseTo(expected, 8);
    expect(heatOf()?.expandedU).toBeCloseTo(2 * expected, 8);
  });

  it('a reading’s own u stands before the default; an estimate doubles the default', () => {
    const own = heatOf([
      reading('flowKgPerS', 2, { u: 0 }),
      reading('inletC', 20, { u: 0 }),
      reading('outletC', 50, { u: 1 }),
    ]);
    expect(own?.u).toBeCloseTo(8.4, 8);
    const estimated = heatOf([
      reading('flowKgPerS', 2, { u: 0 }),
      reading('inletC', 20, { u: 0 }),
      reading('outletC', 50, { source: 'estimate' }),
    ]);
    expect(estimated?.u).toBeCloseTo(8.4, 8);
  });

  it('one-sided at the end of the admitted range', () => {
    const rows = [reading('flowKgPerS', 2, { u: 0 }), reading('inletC', 0), reading('outletC', 100)];
    expect(heatOf(rows)?.u).toBeCloseTo(Math.hypot(4.2, 4.2), 6);
  });

  it('the site’s pressure counts where a result depends on it, an estimated one more than a measured one', () => {
    const windy = {
      ...heater,
      diagnose: (_: object, ctx: typeof context) => ({
        results: [{ id: 'p', zh: '气压', value: ctx.air.pressurePa, unit: 'Pa', stepId: 'p', key: true }],
        steps: [],
        limits: [],
        losses: [],
        issues: [],
        missing: [],
      }),
    };
    const at = (pressureKPa: number | null) =>
      evaluateEquipment(windy, machine, [], { ...context, air: siteAir({ altitudeM: 3650, pressureKPa }) });
    expect(at(65).results[0]?.u).toBeCloseTo(100, 6);
    expect(at(null).results[0]?.u).toBeCloseTo(645.04, 1);
    expect(at(null).budget[0]?.zh).toBe('大气压（标准大气压估算）');
  });

  it('the budget ranks the inputs and its shares add up to 100 %', () => {
    const { budget } = diagnose();
    expect(budget.reduce((sum, line) => sum + line.sharePct, 0)).toBeCloseTo(100, 8);
    expect(budget.at(-1)?.key).toBe('flowKgPerS');
  });

  it('property: u is never negative or NaN and scales linearly for small u', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 99, noNaN: true }),
        fc.double({ min: 1e-12, max: 1e-3, noNaN: true }),
        fc.double({ min: 1, max: 50, noNaN: true }),
        (flow, u, factor) => {
          const at = (own: number) =>
            heatOf([
              reading('flowKgPerS', flow, { u: own }),
              reading('inletC', 20, { u: 0 }),
              reading('outletC', 50, { u: 0 }),
            ])?.u ?? Number.NaN;
          const small = at(u);
          expect(small).toBeGreaterThanOrEqual(0);
          expect(at(u * factor) / small).toBeCloseTo(factor, 5);
        },
      ),
    );
  });
});

describe('evaluateEquipment', () => {
  it('judges a limit with the expanded uncertainty of its result', () => {
    const certain = diagnose().limits[0];
    expect(certain?.verdict).toBe('pass');
    expect(certain?.expandedU).toBeCloseTo(2 * Math.hypot(2.52, 4.2, 4.2), 8);
    const close = diagnose([reading('flowKgPerS', 1.6), reading('inletC', 20), reading('outletC', 50)]);
    expect(close.limits[0]?.verdict).toBe('uncertain');
  });

  it('asks about unusual values unless something was said already', () => {
    const unusual = diagnose([reading('flowKgPerS', 50), reading('inletC', 20), reading('outletC', 50)]);
    expect(unusual.issues.map((i) => i.code)).toContain('unusual-value');
  });

  it('a calculator that fails becomes an issue, not an exception', () => {
    const broken = {
      ...heater,
      diagnose: () => {
        throw new Error('查表越界');
      },
    };
    const result = diagnose(readings, broken);
    expect(result.results).toEqual([]);
    expect(result.issues[0]?.zh).toContain('查表越界');
  });

  it('says what it waits for', () => {
    expect(diagnose([]).missing[0]?.keys).toEqual(['flowKgPerS', 'inletC', 'outletC']);
  });

  it('is deterministic', () => {
    expect(JSON.stringify(diagnose())).toBe(JSON.stringify(diagnose()));
  });
});
