/** Economic load of a transformer, its zones, and when to switch a unit on or off (GB/T 13462-2008). */
import { monitoringLimit } from '../../standards/monitoring-limit.ts';
import type { Draft } from '../draft.ts';
import type { CalcContext } from '../types.ts';
import type { TransformerInputs } from './inputs.ts';
import { fluctuationOf, unitsOf } from './losses.ts';
import type { Comprehensive, Rating, TransformerLoad } from './losses.ts';

const clause = 'GB/T 13462-2008';

/** Load factors at which losses per energy carried are lowest. */
export function economicLoad(
  d: Draft,
  inputs: TransformerInputs,
  rating: Rating,
  z: Comprehensive | undefined,
): number | undefined {
  const K_T = fluctuationOf(inputs);
  d.formula(
    {
      id: 'economic-active',
      symbol: 'β_JP',
      zh: '有功经济负载系数',
      formula: 'sqrt(P0/(K_T·P_k))',
      vars: { P0: rating.noLoadKW, K_T, P_k: rating.loadKW },
      value: Math.sqrt(rating.noLoadKW / (K_T * rating.loadKW)),
      unit: '',
      clause,
    },
    'result',
  );
  if (!z) return undefined;
  return d.formula(
    {
      id: 'economic-comprehensive',
      symbol: 'β_JZ',
      zh: '综合经济负载系数',
      formula: 'sqrt(P_0Z/(K_T·P_kZ))',
      vars: { P_0Z: z.p0z, K_T, P_kZ: z.pkz },
      value: Math.sqrt(z.p0z / (K_T * z.pkz)),
      unit: '',
      clause,
    },
    'result',
  );
}

/** Comprehensive loss at the present load, and the zone the load lies in. */
export function judgeZone(
  d: Draft,
  inputs: TransformerInputs,
  load: TransformerLoad,
  z: Comprehensive,
  economic: number,
  ctx: CalcContext,
): void {
  const K_T = fluctuationOf(inputs);
  d.formula(
    {
      id: 'comprehensive-loss',
      symbol: 'ΔP_Z',
      zh: '综合功率损耗（每台）',
      formula: 'P_0Z + K_T·β^2·P_kZ',
      vars: { P_0Z: z.p0z, K_T, β: load.beta, P_kZ: z.pkz },
      value: z.p0z + K_T * load.beta ** 2 * z.pkz,
      unit: 'kW',
      clause,
    },
    'result',
  );
  const square = (id: string, symbol: string, zh: string, factor: number) =>
    d.formula({
      id,
      symbol,
      zh,
      formula: factor === 1 ? 'β_JZ^2' : 'm·β_JZ^2',
      vars: { β_JZ: economic, m: factor },
      value: factor * economic ** 2,
      unit: '',
      clause,
    });
  const lower = square('economic-lower', 'β_1', '经济运行区下限', 1);
  const low = monitoringLimit(ctx.pack, 'transformer-best-zone-low', clause);
  const high = monitoringLimit(ctx.pack, 'transformer-best-zone-high', clause);
  const best =
    low.value === null ? undefined : square('optimum-lower', 'β_2', '最佳经济运行区下限', low.value);
  d.limit({
    id: 'economic-zone',
    zh: '变压器经济运行区',
    resultId: 'load-factor',
    value: load.beta,
    unit: '',
    sense: 'min',
    limit: lower,
    standard: { ...low.standard, code: clause },
    note: `${zoneOf(load.beta, lower, best, high.value)}。分区系数凭记忆，仅供参考。`,
  });
}

/** Zone in words. @param best lower end of the optimum zone, undefined when its factor is not known. */
export function zoneOf(
  beta: number,
  lower: number,
  best: number | undefined,
  bestUpper: number | null,
): string {
  if (beta > 1) return '过载';
  if (best !== undefined && bestUpper !== null && beta >= best && beta <= bestUpper) return '最佳经济运行区';
  return beta >= lower ? '经济运行区' : '非经济运行区（轻载）';
}

/** Load above which one more unit in parallel loses less. */
export function switchingLoad(d: Draft, inputs: TransformerInputs, rating: Rating, z: Comprehensive): void {
  const n = Math.max(2, unitsOf(inputs));
  const K_T = fluctuationOf(inputs);
  d.formula(
    {
      id: 'switching-load',
      symbol: 'S_L',
      zh: `${n - 1} 台与 ${n} 台并列运行的临界负载`,
      formula: 'S_r·sqrt(n·(n − 1)·P_0Z/(K_T·P_kZ))',
      vars: { S_r: rating.capacityKVA, n, P_0Z: z.p0z, K_T, P_kZ: z.pkz },
      value: rating.capacityKVA * Math.sqrt((n * (n - 1) * z.p0z) / (K_T * z.pkz)),
      unit: 'kVA',
      clause,
    },
    'result',
  );
}
