/** Power that waste heat of preheater gas and cooler air could give. */
import { meanSpecificHeat } from '../../fluids/gas-heat.ts';
import type { Cooler } from './cooler.ts';
import { text, type KilnRun } from './run.ts';

export interface WasteHeat {
  /** Heat that boilers can take up, kJ per kg of clinker. */
  spKJ: number;
  aqcKJ: number;
  powerKWhPerT: number;
}

/** Heat between boiler inlet and outlet, and the power it gives; undefined while no stream is known. */
export function wasteHeat(run: KilnRun, exitGas: number | undefined, cooler: Cooler): WasteHeat | undefined {
  const { d, inputs } = run;
  const spOut = inputs.spExitTemperatureC ?? 210;
  const aqcOut = inputs.aqcExitTemperatureC ?? 100;
  const sp =
    exitGas === undefined || inputs.c1ExitTemperatureC === undefined
      ? undefined
      : stream(run, 'sp-heat', 'SP 锅炉可回收热', exitGas, inputs.c1ExitTemperatureC, spOut, 'exit');
  const hot =
    cooler.wasteHeat && inputs.wasteHeatAirTemperatureC !== undefined
      ? { V: cooler.wasteHeat.perKg, t: inputs.wasteHeatAirTemperatureC }
      : cooler.vent && inputs.ventAirTemperatureC !== undefined
        ? { V: cooler.vent.perKg, t: inputs.ventAirTemperatureC }
        : undefined;
  const aqc = hot && stream(run, 'aqc-heat', 'AQC 锅炉可回收热', hot.V, hot.t, aqcOut, 'air');
  if (sp === undefined && aqc === undefined) return undefined;
  const [q_sp, q_aqc] = [sp ?? 0, aqc ?? 0];
  const η = inputs.heatToPowerPct ?? 18;
  const powerKWhPerT = d.formula(
    {
      id: 'power-potential',
      symbol: 'w_yr',
      zh: '吨熟料余热发电潜力',
      formula: '(q_sp + q_aqc)·1000/3600·η_fd/100',
      vars: { q_sp, q_aqc, η_fd: η },
      value: (((q_sp + q_aqc) * 1000) / 3600) * (η / 100),
      unit: 'kWh/t',
    },
    'result',
  );
  return { spKJ: q_sp, aqcKJ: q_aqc, powerKWhPerT };
}

function stream(
  run: KilnRun,
  id: string,
  zh: string,
  V: number,
  t_1: number,
  t_2: number,
  gas: 'exit' | 'air',
): number | undefined {
  if (!(t_1 > t_2)) return undefined;
  const mean = (t: number) =>
    gas === 'air'
      ? meanSpecificHeat('air', t)
      : 0.28 * meanSpecificHeat('CO2', t) +
        0.06 * meanSpecificHeat('H2O', t) +
        0.66 * meanSpecificHeat('N2', t);
  // Both ends count from 0 °C, so the mean over the span is the difference of the enthalpies.
  const c = (mean(t_1) * t_1 - mean(t_2) * t_2) / (t_1 - t_2);
  run.d.lookup({
    id: `${id}-capacity`,
    symbol: 'c',
    zh: `${zh}的平均比热容`,
    formula: '进出口温度之间的平均比定压热容（NASA 多项式）',
    substitution: `${text(t_1)} ℃ 至 ${text(t_2)} ℃`,
    value: c,
    unit: 'kJ/(Nm³·K)',
  });
  return run.d.formula(
    {
      id,
      symbol: 'q',
      zh,
      formula: 'V·c·(t_1 − t_2)',
      vars: { V, c, t_1, t_2 },
      value: V * c * (t_1 - t_2),
      unit: 'kJ/kg',
    },
    'result',
  );
}
