/** Elements of a solid fuel estimated where the laboratory gave only moisture, ash and volatile matter. */
import type { UltimateAnalysis } from './fuels.ts';

/** Mass shares as received (收到基), %; moisture and ash together below 100. */
export interface ProximateAnalysis {
  moisturePct: number;
  ashPct: number;
  volatilePct: number;
  /** Total sulphur, %. */
  sulphurPct?: number;
}

export type AnalysisBasis = 'ar' | 'ad' | 'd' | 'daf';

/** Moisture (ar and ad) and ash (ar), needed to pass between bases, %. */
export interface BasisData {
  moistureArPct: number;
  moistureAdPct?: number;
  ashArPct?: number;
}

/**
 * Factor that takes a share from one basis to another (收到基, 空气干燥基, 干燥基, 干燥无灰基).
 * @source GB/T 483, mass balance: dry mass per unit of each basis
 */
export function basisFactor(from: AnalysisBasis, to: AnalysisBasis, data: BasisData): number {
  return combustibleFreeMass(to, data) / combustibleFreeMass(from, data);
}

/** Dry ash-free mass per unit mass of the basis (ash follows the dry mass). */
function combustibleFreeMass(basis: AnalysisBasis, data: BasisData): number {
  const ashDry = (data.ashArPct ?? 0) / (100 - data.moistureArPct);
  switch (basis) {
    case 'ar':
      return (1 - data.moistureArPct / 100) * (1 - ashDry);
    case 'ad':
      return (1 - (data.moistureAdPct ?? 0) / 100) * (1 - ashDry);
    case 'd':
      return 1 - ashDry;
    case 'daf':
      return 1;
    default:
      throw new Error(`unknown basis ${String(basis)}`);
  }
}

/**
 * Elements of biomass (wood, straw, dung) from its proximate analysis.
 * @source Parikh, Channiwala, Ghosal (2007), Fuel 86, 1710–1719: dry basis, mean error 3–5 %
 */
export function biomassElements(p: ProximateAnalysis): UltimateAnalysis {
  const fixedPct = 100 - p.moisturePct - p.ashPct - p.volatilePct;
  const carbon = 0.637 * fixedPct + 0.455 * p.volatilePct;
  const hydrogen = 0.052 * fixedPct + 0.062 * p.volatilePct;
  const oxygen = 0.304 * fixedPct + 0.476 * p.volatilePct;
  const organic = fixedPct + p.volatilePct;
  // The correlation leaves 0.7 % of the organic mass open; sulphur and nitrogen share it.
  const sulphurPct = Math.min(p.sulphurPct ?? 0, organic - carbon - hydrogen - oxygen);
  return {
    carbonPct: carbon,
    hydrogenPct: hydrogen,
    oxygenPct: oxygen,
    nitrogenPct: organic - carbon - hydrogen - oxygen - sulphurPct,
    sulphurPct,
    moisturePct: p.moisturePct,
    ashPct: p.ashPct,
  };
}

/** Nitrogen of coals, % of the dry ash-free mass: they lie between 0.8 and 2. */
const NITROGEN_DAF_PCT = 1.4;

/**
 * Elements of coal from its proximate analysis and measured net calorific value. Hydrogen follows the volatile
 * matter; carbon and oxygen are the pair that closes the mass and gives the measured heat. Estimated hydrogen errs
 * by up to 0.5 % daf, which moves the water vapour by 0.05 Nm³/kg and hardly moves the air demand.
 * @param ncvKJPerKg net calorific value as received.
 * @source heat of the elements: Channiwala and Parikh (2002), Fuel 81, 1051–1063
 */
export function coalElements(p: ProximateAnalysis, ncvKJPerKg: number): UltimateAnalysis {
  const organic = 100 - p.moisturePct - p.ashPct;
  const volatileDafPct = (p.volatilePct / organic) * 100;
  const sulphurPct = p.sulphurPct ?? 0;
  const hydrogenPct = (coalHydrogenDafPct(volatileDafPct) * organic) / 100;
  const nitrogenPct = (NITROGEN_DAF_PCT * organic) / 100;
  const rest = organic - hydrogenPct - nitrogenPct - sulphurPct;
  const gross = ncvKJPerKg + 24.42 * (9 * hydrogenPct + p.moisturePct);
  const known = 1178.3 * hydrogenPct + 100.5 * sulphurPct - 15.1 * nitrogenPct - 21.1 * p.ashPct;
  const carbon = (gross - known + 103.4 * rest) / (349.1 + 103.4);
  const carbonPct = Math.min(Math.max(carbon, 0), rest);
  return {
    carbonPct,
    hydrogenPct,
    oxygenPct: rest - carbonPct,
    nitrogenPct,
    sulphurPct,
    moisturePct: p.moisturePct,
    ashPct: p.ashPct,
  };
}

/** Hydrogen of coal over its volatile matter, both % daf: usual middle values from anthracite to lignite. */
function coalHydrogenDafPct(volatileDafPct: number): number {
  const points: readonly (readonly [number, number])[] = [
    [3, 2.4],
    [10, 3.9],
    [20, 4.7],
    [40, 5.4],
  ];
  let [v0, h0] = points[0] as readonly [number, number];
  if (volatileDafPct <= v0) return h0;
  for (const [v1, h1] of points) {
    if (volatileDafPct <= v1) return h0 + ((h1 - h0) * (volatileDafPct - v0)) / (v1 - v0);
    [v0, h0] = [v1, h1];
  }
  return h0;
}
