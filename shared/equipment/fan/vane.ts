/** A fan regulated by inlet vanes: no damper takes pressure, the vanes bend the fan's curve down to the duct's. */
import type { Draft } from '../draft.ts';
import { systemHead } from '../electrical/flow-machine.ts';
import type { FanPlant } from './plant.ts';

/** Total pressure at a flow: that of the duct, Pa; undefined while the duct's curve is not known. */
export function vanePressurePa(plant: FanPlant, flow: number): number | undefined {
  return plant.system && systemHead(plant.system, flow);
}

/**
 * Input power at another flow, kW, from the measured point at its efficiency. Vanes turned in further cost efficiency,
 * so at smaller flows the true power is higher and a saving counted from here is on the safe side.
 * Undefined while the measured point or the duct's curve is not known.
 */
export function vanePowerKW(d: Draft, plant: FanPlant, flow: number, mark: string): number | undefined {
  const { reference, system } = plant;
  if (!reference || !system) return undefined;
  const pressure = (name: string, id: string, q: number) =>
    d.formula({
      id: `${id}${mark}`,
      symbol: name,
      zh: '管网需要的全压',
      formula: 'p_st + k·q^2',
      vars: { p_st: system.fixed, k: system.k, q },
      value: systemHead(system, q),
      unit: 'Pa',
    });
  const p1 = pressure('p1', 'vane-pressure-present', reference.flow);
  const p = pressure('p', 'vane-pressure', flow);
  return d.formula({
    id: `power${mark}`,
    symbol: 'P',
    zh: '输入功率（导叶调节，按实测工况的效率换算）',
    formula: 'P1·q·p/(q1·p1)',
    vars: { P1: reference.powerKW, q: flow, p, q1: reference.flow, p1 },
    value: (reference.powerKW * flow * p) / (reference.flow * p1),
    unit: 'kW',
  });
}
