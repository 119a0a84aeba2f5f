/** Oxygen in the combustion air: what the altitude takes, and what enrichment leaves out of the flue gas. */
import { OXYGEN_SHARE, P0_PA } from '../../air/site-air.ts';
import type { MeasureDef } from '../types.ts';
import type { KilnInputs } from './inputs.ts';
import { excessAirOf, rosinVolumes } from './rosin.ts';
import { fuelClassOf, netCalorificValueKJ, text, type FurnaceRun } from './run.ts';

/** Oxygen of air, %, as combustion counts it. */
export const AIR_O2_PCT = 21;
/** Oxygen share whose absence is worth showing: from about 500 m upwards. */
const LEAST_LACK_PCT = 22;
/** Readings above this are not admitted; firing so rich needs an analysis of its own. */
const HIGHEST_FLUE_O2_PCT = 20.5;

/** Oxygen of what the fuel burns in, %; air where nothing else was entered. */
export const oxidantO2Pct = ({ oxidantO2Pct: share }: KilnInputs): number => share ?? AIR_O2_PCT;

/** The oxygen share at which the local air offers the flame as much oxygen as air at sea level. */
export function restoringShare({ d, inputs, ctx }: FurnaceRun): void {
  if (fuelClassOf(inputs) === undefined) return;
  const P_H = ctx.air.pressurePa / 1000;
  const p_O2 = (OXYGEN_SHARE * P0_PA) / 1000;
  const value = (100 * p_O2) / P_H;
  if (value < LEAST_LACK_PCT || value > 100) return;
  d.formula(
    {
      id: 'restoring-oxygen',
      symbol: 'x_r',
      zh: '恢复海平面氧分压所需的助燃气含氧',
      formula: '100·p_O2/P_H',
      vars: { p_O2, P_H },
      value,
      unit: '%',
    },
    'result',
  );
}

/**
 * Pure oxygen added to the air of one unit of fuel, Nm³; 0 for air.
 * @source oxygen balance of the mixture: x·V = 21·(V − V_O₂) + 100·V_O₂
 */
export function addedOxygenNm3(inputs: KilnInputs): number | undefined {
  const x = oxidantO2Pct(inputs);
  if (x <= AIR_O2_PCT) return 0;
  const fuel = fuelClassOf(inputs);
  const Q_net = netCalorificValueKJ(inputs);
  if (fuel === undefined || Q_net === undefined || inputs.flueGasO2Pct === undefined) return undefined;
  const { air } = rosinVolumes(fuel, Q_net, x);
  return ((x - AIR_O2_PCT) / (100 - AIR_O2_PCT)) * excessAirOf(inputs.flueGasO2Pct, x) * air;
}

/** The state after enrichment at the same excess oxygen; unchanged where it cannot be told. */
function enriched(inputs: KilnInputs): KilnInputs {
  const x = inputs.targetOxidantO2Pct;
  const was = oxidantO2Pct(inputs);
  const { flueGasO2Pct: O2, flueGasM3PerH: flow } = inputs;
  const fuel = fuelClassOf(inputs);
  if (x === undefined || x <= was || O2 === undefined || fuel === undefined) return inputs;
  const α = excessAirOf(O2, was);
  const flueGasO2Pct = (O2 * x) / was;
  if (flueGasO2Pct > HIGHEST_FLUE_O2_PCT) return inputs;
  const state: KilnInputs = { ...inputs, oxidantO2Pct: x, flueGasO2Pct };
  if (flow === undefined) return state;
  const Q_net = netCalorificValueKJ(inputs);
  if (Q_net === undefined) return inputs;
  const volume = (share: number) => {
    const { air, gas } = rosinVolumes(fuel, Q_net, share);
    return gas + (α - 1) * air;
  };
  return { ...state, flueGasM3PerH: Math.max(1, (flow * volume(x)) / volume(was)) };
}

export const oxygenEnrichment: MeasureDef<KilnInputs> = {
  key: 'oxygen-enrichment',
  zh: '富氧燃烧',
  description: (inputs, outcome) => {
    const restoring = outcome.results.find((result) => result.id === 'restoring-oxygen')?.value;
    const local =
      restoring === undefined ? '' : `（当地恢复海平面氧分压需 ${text(Number(restoring.toFixed(1)))}%）`;
    return `助燃气含氧提高到 ${text(inputs.targetOxidantO2Pct ?? 0)}%${local}，减少随氮气带走的热量，火焰温度和燃尽改善；制氧电耗已计入。燃烧器、窑衬和氮氧化物须一并核算。`;
  },
  basis:
    '烟气量按少带入的氮气重算，过剩氧比例不变，制氧电耗按填写值；未计入火焰增强的产量收益。公开资料称富氧节能 5%～10%，凭记忆，待核对',
  costClass: 'capital',
  lifeYears: 10,
  applicable: (inputs, outcome) =>
    inputs.oxygenElectricityKWhPerNm3 !== undefined &&
    (inputs.targetOxidantO2Pct ?? 0) > oxidantO2Pct(inputs) &&
    outcome.results.some((result) => result.id === 'flue-heat') &&
    addedOxygenNm3(enriched(inputs)) !== undefined,
  apply: enriched,
};
