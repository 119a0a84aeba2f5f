/** What altitude does to the capacity of electrical machines. Their efficiency and its limits do not change with it. */
import type { Draft } from '../draft.ts';

/** Temperature-rise limits by resistance, K (IEC 60034-1 / GB/T 755). */
const riseLimitsK = { B: 80, F: 105, H: 125 } as const;
export type InsulationClass = keyof typeof riseLimitsK;

/** Output factors with 40 °C kept, by upper end of the altitude band, m. Public maker tables; 4000 m recalled. */
const outputFactors = [
  { upToM: 1000, factor: 1 },
  { upToM: 1500, factor: 0.97 },
  { upToM: 2000, factor: 0.94 },
  { upToM: 2500, factor: 0.9 },
  { upToM: 3000, factor: 0.86 },
  { upToM: 3500, factor: 0.82 },
  { upToM: 4000, factor: 0.77 },
] as const;

/** Output factor of a motor at altitude with a 40 °C ambient; null above 4,000 m, where the maker must be asked. */
export function motorOutputFactor(altitudeM: number): number | null {
  return outputFactors.find((band) => altitudeM <= band.upToM)?.factor ?? null;
}

/**
 * Highest ambient at which a motor still gives its full output, °C.
 * @param altitudeM 0–5,500 m; above 4,000 m extrapolated.
 * @source IEC 60034-1 / GB/T 755: the rise limit falls by 1 % per 100 m above 1,000 m
 */
export function fullOutputAmbientC(d: Draft, altitudeM: number, insulation: InsulationClass): number {
  const rise = riseLimitsK[insulation];
  const above = Math.max(0, altitudeM - 1000);
  return d.formula(
    {
      id: 'full-output-ambient',
      symbol: 'T_max',
      zh: '不降容允许的最高环境温度',
      formula: '40 − 0.01·ΔT·ΔH/100',
      vars: { ΔT: rise, ΔH: above },
      value: 40 - (0.01 * rise * above) / 100,
      unit: '℃',
      clause: 'GB/T 755（IEC 60034-1）',
    },
    'result',
  );
}

/**
 * Output factor of a frequency converter: 1 % per 100 m above 1,000 m, eased by 1.5 % per °C below 40 °C.
 * @param altitudeM 0–4,000 m. @source public drive manual (ABB ACQ580-34)
 */
export function driveOutputFactor(d: Draft, altitudeM: number, ambientC: number): number {
  const above = Math.max(0, altitudeM - 1000);
  const cooler = Math.max(0, 40 - ambientC);
  const raw = d.formula({
    id: 'drive-factor-raw',
    symbol: 'k_v0',
    zh: '变频器出力系数（未限幅）',
    formula: '1 − ΔH/10000 + 0.015·ΔT_v',
    vars: { ΔH: above, ΔT_v: cooler },
    value: 1 - above / 10_000 + 0.015 * cooler,
    unit: '',
    clause: '变频器厂家手册',
  });
  return d.lookup(
    {
      id: 'drive-factor',
      symbol: 'k_v',
      zh: '变频器出力系数',
      formula: '取 k_v0 与 1 的较小值',
      substitution: '出力系数不大于 1',
      value: Math.min(1, raw),
      unit: '',
    },
    'result',
  );
}
