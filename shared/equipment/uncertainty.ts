/** Numerical GUM: the uncertainty of every result by pushing each input through the whole calculation. */
import { siteAir, type SiteAir } from '../air/site-air.ts';
import type { Row } from '../model/tables.ts';
import type { Source } from '../model/quantity.ts';
import type { NumberFieldMeta, Field } from './fields.ts';
import type { BudgetLine } from './diagnosis.ts';

/** One uncertain input: `u` is the standard uncertainty (k = 1) in the input's unit. */
export interface UncertainInput {
  key: string;
  zh: string;
  value: number;
  u: number;
  min?: number | undefined;
  max?: number | undefined;
}

/** Values of the results, by id, with one input moved; null when the calculation does not come through. */
export type Evaluate = (key: string, value: number) => ReadonlyMap<string, number> | null;

export interface Propagated {
  /** Standard uncertainty of every result. */
  uByResult: Map<string, number>;
  /** Every input with its share in the variance of a result, largest share first. */
  budget: BudgetLine[];
}

/** Expanded uncertainty of the report: k = 2, about 95 %. */
export const COVERAGE_FACTOR = 2;

/** A value that nobody measured is trusted half as much as one that was. */
const sourceFactor: Record<Source, number> = {
  measured: 1,
  nameplate: 1,
  record: 1,
  estimate: 2,
  default: 2,
};

/**
 * Standard uncertainty of a reading: its own `u` (entered, or taken from its instrument), else the input's default,
 * doubled for estimates and defaults.
 */
export function standardUncertainty(
  reading: Pick<Row<'reading'>, 'value' | 'u' | 'source'>,
  field: Pick<NumberFieldMeta, 'u'>,
): number {
  if (reading.u !== null) return reading.u;
  const value = Math.abs(reading.value ?? 0);
  const own = Math.hypot(field.u?.abs ?? 0, ((field.u?.relPct ?? 0) / 100) * value);
  return own * sourceFactor[reading.source ?? 'estimate'];
}

/** The uncertain inputs of a machine: number fields in use whose standard uncertainty is above zero. */
export function uncertainInputs(
  fields: readonly Field[],
  inputs: Readonly<Record<string, unknown>>,
  readings: readonly Row<'reading'>[],
): UncertainInput[] {
  return fields.flatMap((field) => {
    const value = inputs[field.key];
    const reading = readings.find((r) => r.key === field.key);
    if (field.kind !== 'number' || typeof value !== 'number' || !reading) return [];
    const u = standardUncertainty(reading, field);
    return u > 0 ? [{ key: field.key, zh: field.zh, value, u, min: field.min, max: field.max }] : [];
  });
}

/** Key of the site's pressure among the uncertain inputs; it belongs to the plant, not to the machine. */
export const SITE_PRESSURE_KEY = 'site.pressureKPa';

/**
 * Atmospheric pressure as an uncertain input, kPa. A barometer on site is good for 0.1 kPa; the standard atmosphere
 * misses the stations of the plateau by one to two per cent.
 */
export function uncertainPressure(air: SiteAir): UncertainInput {
  const value = air.pressurePa / 1000;
  const measured = air.pressureSource === 'measured';
  return {
    key: SITE_PRESSURE_KEY,
    zh: measured ? '大气压（实测）' : '大气压（标准大气压估算）',
    value,
    u: measured ? 0.1 : 0.01 * value,
    min: 1,
  };
}

/** The same air at another pressure; where the pressure came from stays what it was. */
export function airAtPressure(air: SiteAir, pressureKPa: number): SiteAir {
  const moved = siteAir({
    altitudeM: air.altitudeM,
    pressureKPa,
    temperatureC: air.temperatureC,
    relativeHumidityPct: air.relativeHumidityPct,
  });
  return { ...moved, pressureSource: air.pressureSource };
}

/**
 * Propagates input uncertainties through `evaluate`, treating inputs as uncorrelated.
 * Sensitivity is a central difference over ±u (one-sided at the end of the admitted range or where the
 * calculation stops); steps below 1e-5 of the value are widened to it, which keeps u linear down to zero.
 * @source JJF 1059.1 / GUM, law of propagation of uncertainty; numerical sensitivities as in GUM 5.1.3 note 2
 */
export function propagate(
  baseline: ReadonlyMap<string, number>,
  inputs: readonly UncertainInput[],
  evaluate: Evaluate,
): Propagated {
  const lines: (Omit<BudgetLine, 'sharePct'> & { part: number })[] = [];
  for (const { key, zh, u, ...input } of inputs) {
    for (const [resultId, sensitivity] of sensitivities(baseline, { key, zh, u, ...input }, evaluate)) {
      const part = Math.abs(sensitivity * u);
      if (part > 0 && Number.isFinite(part)) lines.push({ resultId, key, zh, sensitivity, u, part });
    }
  }
  const uByResult = new Map(
    [...baseline.keys()].map((id) => [
      id,
      Math.hypot(...lines.filter((line) => line.resultId === id).map((line) => line.part)),
    ]),
  );
  const budget = lines
    .map(({ part, ...line }) => ({ ...line, sharePct: sharePct(part, uByResult.get(line.resultId) ?? 0) }))
    .toSorted((a, b) => b.sharePct - a.sharePct);
  return { uByResult, budget };
}

/** Share of the variance; the quotient is taken first, so that no square can overflow. */
function sharePct(part: number, u: number): number {
  return u > 0 && Number.isFinite(u) ? 100 * (part / u) ** 2 : 0;
}

function sensitivities(
  baseline: ReadonlyMap<string, number>,
  input: UncertainInput,
  evaluate: Evaluate,
): [string, number][] {
  const step = Math.max(input.u, Math.abs(input.value) * 1e-5);
  const high = Math.min(input.value + step, input.max ?? Infinity);
  const low = Math.max(input.value - step, input.min ?? -Infinity);
  const above = high > input.value ? evaluate(input.key, high) : null;
  const below = low < input.value ? evaluate(input.key, low) : null;
  const out: [string, number][] = [];
  for (const [id, middle] of baseline) {
    const up = finite(above?.get(id));
    const down = finite(below?.get(id));
    if (up === null && down === null) continue;
    const span = (up === null ? input.value : high) - (down === null ? input.value : low);
    out.push([id, ((up ?? middle) - (down ?? middle)) / span]);
  }
  return out;
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
