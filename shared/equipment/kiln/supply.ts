/** Heat supplied and heat used, kW. The base temperature is that of the surroundings. */
import { has } from '../fields.ts';
import { fuelRate, isElectric, netCalorificValueKJ, type FurnaceRun } from './run.ts';

const clause = 'GB/T 13338、JC/T 428';

export interface Supply {
  totalKW: number;
  /** Heat of the fuel fired in the kiln, kW; 0 for electric kilns. */
  firedKW: number;
}

/** Fuel, fuel mixed into the ware, and electric heating. */
export function supplied(run: FurnaceRun): Supply | undefined {
  const { inputs } = run;
  const fired = isElectric(inputs) ? electricHeat(run) : firedHeat(run);
  if (fired === undefined) return undefined;
  const inner = internalHeat(run);
  const totalKW = run.d.formula(
    {
      id: 'heat-supplied',
      symbol: 'Q_GG',
      zh: '供给热量',
      formula: inner === undefined ? 'Q_1' : 'Q_1 + Q_2',
      vars: { Q_1: fired, ...(inner === undefined ? {} : { Q_2: inner }) },
      value: fired + (inner ?? 0),
      unit: 'kW',
      clause: 'GB/T 2588',
    },
    'result',
  );
  return totalKW > 0.001 ? { totalKW, firedKW: isElectric(inputs) ? 0 : fired } : undefined;
}

function electricHeat({ d, inputs }: FurnaceRun): number | undefined {
  return d.block(inputs, 'heat-supplied', '供给热量', ['powerKW'], ({ powerKW: P }) =>
    d.formula({
      id: 'electric-heat',
      symbol: 'Q_1',
      zh: '电加热功率',
      formula: 'P',
      vars: { P },
      value: P,
      unit: 'kW',
    }),
  );
}

function firedHeat({ d, inputs }: FurnaceRun): number | undefined {
  if (inputs.fuel === undefined) {
    d.missing('heat-supplied', '供给热量', ['fuel']);
    return undefined;
  }
  const gas = inputs.fuel === 'naturalGas';
  const keys = gas
    ? (['fuelRateNm3PerH', 'lowerHeatingValueKJPerNm3'] as const)
    : (['fuelRateKgPerH', 'lowerHeatingValueKJPerKg'] as const);
  return d.block(inputs, 'heat-supplied', '供给热量', keys, () => {
    const [B, Q_net] = [fuelRate(inputs) as number, netCalorificValueKJ(inputs) as number];
    return d.formula({
      id: 'fuel-heat',
      symbol: 'Q_1',
      zh: '燃料燃烧热',
      formula: 'B·Q_net/3600',
      vars: { B, Q_net },
      value: (B * Q_net) / 3600,
      unit: 'kW',
      clause,
    });
  });
}

function internalHeat({ d, inputs }: FurnaceRun): number | undefined {
  if (inputs.kilnType !== 'tunnel' || !has(inputs, 'internalFuelKgPerH', 'internalFuelHeatingValueKJPerKg')) {
    return undefined;
  }
  const { internalFuelKgPerH: B_i, internalFuelHeatingValueKJPerKg: Q_n } = inputs;
  return d.formula({
    id: 'internal-fuel-heat',
    symbol: 'Q_2',
    zh: '内燃料燃烧热（干基）',
    formula: 'B_i·Q_n/3600',
    vars: { B_i, Q_n },
    value: (B_i * Q_n) / 3600,
    unit: 'kW',
    clause: 'JC/T 428',
  });
}

/** Heat the ware takes up: heating, reaction, drying, kW. */
export function usefulHeat({ d, inputs }: FurnaceRun): number | undefined {
  const keys = [
    'throughputTPerH',
    'productInTemperatureC',
    'productOutTemperatureC',
    'productSpecificHeatKJPerKgK',
  ] as const;
  return d.block(inputs, 'useful-heat', '有效热量', keys, (given) => {
    const { throughputTPerH: G, productInTemperatureC: t_1, productOutTemperatureC: t_2 } = given;
    const c_w = given.productSpecificHeatKJPerKgK;
    const step = { unit: 'kW', clause };
    const sensible = d.formula({
      ...step,
      id: 'product-heat',
      symbol: 'Q_w',
      zh: '物料加热耗热',
      formula: 'G·1000·c_w·(t_2 − t_1)/3600',
      vars: { G, c_w, t_1, t_2 },
      value: (G * 1000 * c_w * (t_2 - t_1)) / 3600,
    });
    const q_f = inputs.reactionHeatKJPerKg ?? 0;
    const reaction = d.formula({
      ...step,
      id: 'reaction-heat',
      symbol: 'Q_f',
      zh: '物料反应耗热',
      formula: 'G·1000·q_f/3600',
      vars: { G, q_f },
      value: (G * 1000 * q_f) / 3600,
    });
    const w_p = inputs.productMoisturePct ?? 0;
    const drying = d.formula({
      ...step,
      id: 'drying-heat',
      symbol: 'Q_s',
      zh: '水分蒸发耗热',
      formula: 'G·1000·w_p/100·2500/3600',
      vars: { G, w_p },
      value: (((G * 1000 * w_p) / 100) * 2500) / 3600,
    });
    return d.formula(
      {
        ...step,
        id: 'useful-heat',
        symbol: 'Q_YX',
        zh: '有效热量',
        formula: 'Q_w + Q_f + Q_s',
        vars: { Q_w: sensible, Q_f: reaction, Q_s: drying },
        value: sensible + reaction + drying,
        clause: 'GB/T 2588',
      },
      'result',
    );
  });
}
