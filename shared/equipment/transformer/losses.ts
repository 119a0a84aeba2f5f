/** Losses of a transformer under its load, and the economic load (GB/T 13462-2008). */
import { formatSignificant } from '../../quantity/format.ts';
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { has } from '../fields.ts';
import type { TransformerInputs } from './inputs.ts';

const clause = 'GB/T 13462-2008';

export const defaultFluctuation = 1.05;
export const defaultReactiveEquivalent = 0.04;

export const unitsOf = (inputs: TransformerInputs): number => Math.round(inputs.unitsInServiceCount ?? 1);
export const fluctuationOf = (inputs: TransformerInputs): number =>
  inputs.loadFluctuationRatio ?? defaultFluctuation;
export const reactiveEquivalentOf = (inputs: TransformerInputs): number =>
  inputs.reactiveEquivalentKWPerKvar ?? defaultReactiveEquivalent;

export interface TransformerLoad {
  /** Load factor of each unit in service. */
  beta: number;
  /** Apparent power carried by all units, kVA. */
  apparentKVA: number;
  /** Active power carried, kW; undefined when the power factor is not known. */
  activeKW: number | undefined;
}

/** Mean load of the units in service: from the energy carried, else as given. */
export function transformerLoad(d: Draft, inputs: TransformerInputs): TransformerLoad | undefined {
  if (has(inputs, 'annualEnergyKWh', 'energisedHoursH', 'powerFactorRatio', 'ratedCapacityKVA')) {
    return d.block(inputs, 'load', '平均负载系数', [], () => loadFromEnergy(d, inputs));
  }
  if (has(inputs, 'loadFactorPct', 'ratedCapacityKVA')) {
    return d.block(inputs, 'load', '平均负载系数', ['loadFactorPct', 'ratedCapacityKVA'], (i) => {
      const beta = d.formula(
        {
          id: 'load-factor',
          symbol: 'β',
          zh: '平均负载系数（填写值）',
          formula: 'β_%/100',
          vars: { 'β_%': i.loadFactorPct },
          value: i.loadFactorPct / 100,
          unit: '',
        },
        'key',
      );
      const apparentKVA = apparentStep(
        d,
        'β·n·S_r',
        { β: beta, n: unitsOf(inputs), S_r: i.ratedCapacityKVA },
        beta * unitsOf(inputs) * i.ratedCapacityKVA,
      );
      const cosφ = inputs.powerFactorRatio;
      return {
        beta,
        apparentKVA,
        activeKW: cosφ === undefined ? undefined : activeStep(d, apparentKVA, cosφ),
      };
    });
  }
  const keys = ['ratedCapacityKVA', 'annualEnergyKWh', 'energisedHoursH', 'powerFactorRatio'] as const;
  d.missing(
    'load',
    '平均负载系数',
    keys.filter((key) => inputs[key] === undefined),
  );
  return undefined;
}

function loadFromEnergy(d: Draft, inputs: TransformerInputs): TransformerLoad {
  const A = inputs.annualEnergyKWh as number;
  const T = inputs.energisedHoursH as number;
  const S_r = inputs.ratedCapacityKVA as number;
  const cosφ = inputs.powerFactorRatio as number;
  if (T <= 0) refuse('带电时间应大于零。', ['energisedHoursH']);
  const P = d.formula({
    id: 'mean-power',
    symbol: 'P_m',
    zh: '平均有功功率',
    formula: 'A/T',
    vars: { A, T },
    value: A / T,
    unit: 'kW',
  });
  const n = unitsOf(inputs);
  const beta = d.formula(
    {
      id: 'load-factor',
      symbol: 'β',
      zh: '平均负载系数',
      formula: n === 1 ? 'A/(T·S_r·cosφ)' : 'A/(T·S_r·cosφ)/n',
      vars: { A, T, S_r, cosφ, n },
      value: A / (T * S_r * cosφ) / n,
      unit: '',
      clause,
    },
    'key',
  );
  return { beta, apparentKVA: apparentStep(d, 'P_m/cosφ', { P_m: P, cosφ }, P / cosφ), activeKW: P };
}

function apparentStep(d: Draft, formula: string, vars: Record<string, number>, value: number): number {
  return d.formula({
    id: 'apparent-power',
    symbol: 'S_m',
    zh: '平均视在功率',
    formula,
    vars,
    value,
    unit: 'kVA',
  });
}

/** Active power from a given load factor; a measured one comes with its energy. */
function activeStep(d: Draft, apparentKVA: number, powerFactor: number): number {
  return d.formula({
    id: 'mean-power',
    symbol: 'P_m',
    zh: '平均有功功率',
    formula: 'S_m·cosφ',
    vars: { S_m: apparentKVA, cosφ: powerFactor },
    value: apparentKVA * powerFactor,
    unit: 'kW',
  });
}

export interface Rating {
  capacityKVA: number;
  noLoadKW: number;
  loadKW: number;
}

/** Rated losses as results, so that they can be judged; undefined (noted as missing) when one is not known. */
export function transformerRating(d: Draft, inputs: TransformerInputs): Rating | undefined {
  return d.block(inputs, 'rating', '额定损耗', ['ratedCapacityKVA', 'noLoadLossKW', 'loadLossKW'], (i) => {
    const plate = (id: string, symbol: string, zh: string, value: number) =>
      d.lookup(
        {
          id,
          symbol,
          zh,
          formula: '铭牌或出厂试验报告',
          substitution: `${formatSignificant(value, 6)} kW`,
          value,
          unit: 'kW',
        },
        'result',
      );
    return {
      capacityKVA: i.ratedCapacityKVA,
      noLoadKW: plate('no-load-loss', 'P0', '空载损耗', i.noLoadLossKW),
      loadKW: plate('load-loss', 'P_k', '负载损耗', i.loadLossKW),
    };
  });
}

/** Active loss of one unit at its load, kW. @source ΔP = P0 + K_T·β²·P_k */
export function activeLoss(d: Draft, rating: Rating, beta: number, inputs: TransformerInputs): number {
  const K_T = fluctuationOf(inputs);
  return d.formula(
    {
      id: 'active-loss',
      symbol: 'ΔP',
      zh: '有功损耗（每台）',
      formula: 'P0 + K_T·β^2·P_k',
      vars: { P0: rating.noLoadKW, K_T, β: beta, P_k: rating.loadKW },
      value: rating.noLoadKW + K_T * beta ** 2 * rating.loadKW,
      unit: 'kW',
      clause,
    },
    'result',
  );
}

export interface Comprehensive {
  /** P0 and P_k with the active worth of their reactive power, kW. */
  p0z: number;
  pkz: number;
}

/** Comprehensive no-load and load loss, which weigh reactive power with K_Q. */
export function comprehensive(
  d: Draft,
  inputs: TransformerInputs,
  rating: Rating,
): Comprehensive | undefined {
  const keys = ['noLoadCurrentPct', 'shortCircuitImpedancePct'] as const;
  return d.block(inputs, 'comprehensive', '综合功率损耗', keys, (i) => {
    const S_r = rating.capacityKVA;
    const K_Q = reactiveEquivalentOf(inputs);
    const Q0 = d.formula({
      id: 'no-load-reactive',
      symbol: 'Q0',
      zh: '空载无功',
      formula: 'I0·S_r/100',
      vars: { I0: i.noLoadCurrentPct, S_r },
      value: (i.noLoadCurrentPct * S_r) / 100,
      unit: 'kvar',
      clause,
    });
    const Q_k = d.formula({
      id: 'load-reactive',
      symbol: 'Q_k',
      zh: '额定负载漏磁无功',
      formula: 'u_k·S_r/100',
      vars: { u_k: i.shortCircuitImpedancePct, S_r },
      value: (i.shortCircuitImpedancePct * S_r) / 100,
      unit: 'kvar',
      clause,
    });
    const p0z = d.formula({
      id: 'comprehensive-no-load',
      symbol: 'P_0Z',
      zh: '综合空载损耗',
      formula: 'P0 + K_Q·Q0',
      vars: { P0: rating.noLoadKW, K_Q, Q0 },
      value: rating.noLoadKW + K_Q * Q0,
      unit: 'kW',
      clause,
    });
    const pkz = d.formula({
      id: 'comprehensive-load',
      symbol: 'P_kZ',
      zh: '综合负载损耗',
      formula: 'P_k + K_Q·Q_k',
      vars: { P_k: rating.loadKW, K_Q, Q_k },
      value: rating.loadKW + K_Q * Q_k,
      unit: 'kW',
      clause,
    });
    return { p0z, pkz };
  });
}
