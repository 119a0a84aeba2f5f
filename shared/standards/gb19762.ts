/** GB 19762-2025 grades of centrifugal pumps: formulas at the best efficiency point. */
import type { StandardRef } from '../equipment/types.ts';
import { findTable } from './pack.ts';
import type { StandardsPack } from './pack.ts';
import { certaintyOf } from './pack-verify.ts';

const code = 'GB 19762-2025';

export type CleanWaterPump =
  | 'single-suction'
  | 'double-suction'
  | 'in-line'
  | 'multistage'
  | 'light-multistage-vertical'
  | 'light-multistage-horizontal';

export interface CleanWaterCoefficients {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  /** Constants C of grades 1, 2, 3. */
  constants: readonly [number, number, number];
  standard: StandardRef;
}

/**
 * Specific speed n_s = 3.65·n·√Q/H^0.75 (r/min, m³/s, m per stage).
 * @param flowM3PerS half of the pump's flow for double suction. @source GB 19762-2025 6.1
 */
export function specificSpeed(speedRPM: number, flowM3PerS: number, headPerStageM: number): number {
  return (3.65 * speedRPM * Math.sqrt(flowM3PerS)) / headPerStageM ** 0.75;
}

/**
 * Coefficients for a clean-water pump, or a sentence why there are none. No value is given outside the flow range.
 * @param flowM3PerH flow at the best efficiency point. @source GB 19762-2025 6.1、6.2 表3
 */
export function cleanWaterCoefficients(
  pack: StandardsPack,
  type: CleanWaterPump,
  flowM3PerH: number,
): CleanWaterCoefficients | string {
  const constants = findTable(pack, code, 'table3');
  const coefficients = findTable(pack, code, 'coefficients');
  if (!constants || !coefficients) return `标准数据包中没有 ${code} 的清水泵系数。`;
  const row = constants.rows.find(
    (r) =>
      r['type'] === type &&
      (r['minInclusive'] === true
        ? flowM3PerH >= (r['flowMinM3PerH'] as number)
        : flowM3PerH > (r['flowMinM3PerH'] as number)) &&
      flowM3PerH <= (r['flowMaxM3PerH'] as number),
  );
  const set = coefficients.rows.find((r) => r['set'] === row?.['set']);
  if (!row || !set) return `流量 ${Number(flowM3PerH.toPrecision(4))} m³/h 超出表3 的范围，标准没有规定值。`;
  return {
    a: set['a'] as number,
    b: set['b'] as number,
    c: set['c'] as number,
    d: set['d'] as number,
    e: set['e'] as number,
    constants: [row['c1'] as number, row['c2'] as number, row['c3'] as number],
    standard: { code, clause: '6.1、6.2 表3', certainty: certaintyOf(constants, row) },
  };
}

/** Efficiency, %, that a clean-water pump needs; `constant` is C of the grade. */
export function cleanWaterEfficiencyPct(
  k: Pick<CleanWaterCoefficients, 'a' | 'b' | 'c' | 'd' | 'e'>,
  ns: number,
  flowM3PerH: number,
  constant: number,
): number {
  const x = Math.log(ns);
  const y = Math.log(flowM3PerH);
  return k.a * x ** 2 + k.b * y ** 2 + k.c * x * y + k.d * x + k.e * y - constant;
}

export interface ChemicalPumpGrades {
  /** Basic efficiency by flow, %. */
  basePct: number;
  /** Deduction by specific speed, %. */
  correctionPct: number;
  /** Increment of grades 1, 2, 3, %. */
  offsetsPct: readonly [number, number, number];
  standard: StandardRef;
}

/**
 * Chemical (petrochemical) pump: η = η_b(Q) − Δη(n_s) + increment of the grade; or a sentence why there is none.
 * @param flowM3PerH above 5; beyond 3000 the basic efficiency stays. @param ns 20–300. @source GB 19762-2025 表2
 */
export function chemicalPumpGrades(
  pack: StandardsPack,
  pump: 'single' | 'multi',
  flowM3PerH: number,
  ns: number,
): ChemicalPumpGrades | string {
  const offsets = findTable(pack, code, 'chemical-offset');
  const base = findTable(pack, code, 'chemical-base')?.rows.find((row) => row['pump'] === pump);
  const corrections = findTable(pack, code, 'chemical-correction')?.rows;
  if (!offsets || !base || !corrections) return `标准数据包中没有 ${code} 的石油化工泵系数。`;
  const offset = offsets.rows.find(
    (row) =>
      row['pump'] === pump &&
      flowM3PerH > (row['flowAboveM3PerH'] as number) &&
      (row['flowMaxM3PerH'] === null || flowM3PerH <= (row['flowMaxM3PerH'] as number)) &&
      inSpeedBand(ns, row['nsMin'] as number, row['nsMax'] as number),
  );
  if (!offset) return '流量或比转速超出表2 的范围，标准没有规定值。';
  const correction = corrections.find((row) =>
    inSpeedBand(ns, row['nsMin'] as number, row['nsMax'] as number),
  );
  return {
    basePct: polynomial(base, 'k', Math.log(Math.min(flowM3PerH, 3000))),
    correctionPct: correction ? polynomial(correction, 'm', ns) : 0,
    offsetsPct: [offset['grade1'] as number, offset['grade2'] as number, offset['grade3'] as number],
    standard: { code, clause: '表2', certainty: certaintyOf(offsets, offset) },
  };
}

/** Bands of the standard: 20≤ns<60, 60≤ns<120, 120≤ns≤210, 210<ns≤300; the corrections use 20≤ns<120 and 210<ns≤300. */
function inSpeedBand(ns: number, min: number, max: number): boolean {
  const fromOpen = min === 210;
  const toClosed = max === 210 || max === 300;
  return (fromOpen ? ns > min : ns >= min) && (toClosed ? ns <= max : ns < max);
}

/** Sixth-degree polynomial with coefficients in the columns `prefix6` … `prefix0`. */
function polynomial(row: Readonly<Record<string, unknown>>, prefix: string, x: number): number {
  return [6, 5, 4, 3, 2, 1, 0].reduce((sum, power) => sum * x + (row[`${prefix}${power}`] as number), 0);
}
