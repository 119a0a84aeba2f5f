/** Yearly losses of a transformer in a changed state, carrying the load of the baseline. */
import { createDraft } from '../draft.ts';
import type { Draft, Show } from '../draft.ts';
import { capacitorKvar, compensationSavingKWh, netEnergyKWh } from '../electrical/reactive.ts';
import type { CalcContext, CarrierAmount, Step } from '../types.ts';
import type { TransformerInputs } from './inputs.ts';
import { fluctuationOf, reactiveEquivalentOf, transformerLoad, unitsOf } from './losses.ts';
import type { TransformerLoad } from './losses.ts';

/** Yearly loss, kWh; the energy carried is not the transformer's own use. Null when load or losses are not known. */
export function simulateTransformer(
  inputs: TransformerInputs,
  baseline: TransformerInputs,
  _ctx: CalcContext,
): CarrierAmount[] | null {
  const kWh = yearlyLoss(createDraft(), inputs, baseline);
  return kWh === undefined ? null : [{ carrier: 'electricity', amount: kWh }];
}

/** The lines behind `simulateTransformer`. */
export function explainTransformer(
  inputs: TransformerInputs,
  baseline: TransformerInputs,
  _ctx: CalcContext,
): Step[] {
  const d = createDraft();
  yearlyLoss(d, inputs, baseline);
  return d.outcome().steps;
}

/** Loss of all units in service over the year, with its steps, kWh. */
export function yearlyLoss(
  d: Draft,
  inputs: TransformerInputs,
  baseline: TransformerInputs,
  show?: Show,
): number | undefined {
  const load = transformerLoad(createDraft(), baseline);
  const T = baseline.energisedHoursH;
  const { noLoadLossKW: P0, loadLossKW: P_k, ratedCapacityKVA: S_r } = inputs;
  if (!load || T === undefined || P0 === undefined || P_k === undefined || S_r === undefined)
    return undefined;
  return d.block(inputs, 'yearly-loss', '年损耗电量', [], () => {
    const n = unitsOf(inputs);
    const β = d.formula({
      id: 'simulated-load-factor',
      symbol: 'β',
      zh: '每台负载系数',
      formula: 'S_m/(n·S_r)',
      vars: { S_m: load.apparentKVA, n, S_r },
      value: load.apparentKVA / (n * S_r),
      unit: '',
    });
    const K_T = fluctuationOf(inputs);
    const h_off = Math.min(T, Math.max(0, (baseline.noLoadHoursH ?? 0) - (inputs.noLoadHoursH ?? 0)));
    const loss = d.formula(
      {
        id: 'annual-loss',
        symbol: 'ΔE',
        zh: '年损耗电量',
        formula: h_off > 0 ? 'n·(P0·(T − h_k) + K_T·β^2·P_k·T)' : 'n·(P0·T + K_T·β^2·P_k·T)',
        vars: { n, P0, T, h_k: h_off, K_T, β, P_k },
        value: n * (P0 * (T - h_off) + K_T * β ** 2 * P_k * T),
        unit: 'kWh/a',
      },
      show,
    );
    const saved = compensated(d, inputs, baseline, load, T);
    return saved === 0 ? loss : netEnergyKWh(d, loss, saved);
  });
}

/**
 * What a capacitor on the low-voltage side saves. K_Q already contains this transformer, so its own load loss stays at
 * the baseline's power factor; counting both would be twice the same.
 */
function compensated(
  d: Draft,
  inputs: TransformerInputs,
  baseline: TransformerInputs,
  load: TransformerLoad,
  hours: number,
): number {
  const from = baseline.powerFactorRatio;
  const to = inputs.powerFactorRatio;
  if (from === undefined || to === undefined || to <= from || load.activeKW === undefined) return 0;
  const kvar = capacitorKvar(d, load.activeKW, from, to);
  return compensationSavingKWh(d, kvar, reactiveEquivalentOf(inputs), hours);
}
