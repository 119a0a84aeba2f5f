/** Grate cooler: heat brought by the clinker, heat lost, recovery efficiency. */
import type { Flow } from './gas-flows.ts';
import { flowSteps } from './gas-flows.ts';
import { clinkerRate, text, type KilnRun } from './run.ts';

export interface Cooler {
  /** Heat of the clinker that enters, kJ/kg. */
  clinkerInKJ: number | undefined;
  clinkerOut: number | undefined;
  vent: Flow | undefined;
  wasteHeat: Flow | undefined;
  coalMill: Flow | undefined;
  coolingAir: Flow | undefined;
  /** As entered, else by the balance, %. */
  efficiencyPct: number | undefined;
}

/** Mean specific heat of clinker, kJ/(kg·K): engineering fit of the usual table, 0.78 at 100 °C, 1.09 at 1,400 °C. */
function clinkerHeat(t: number): number {
  return 0.75 + 0.000_24 * t;
}

const clause = 'GB/T 26281';

/** All flows of the cooler that were measured, and its efficiency. */
export function cooler(run: KilnRun, surfaceKW: number | undefined): Cooler {
  const { d, inputs, ctx } = run;
  const flow = (id: string, symbol: string, zh: string, V: number | undefined, t: number | undefined) =>
    V === undefined || t === undefined
      ? undefined
      : flowSteps(run, { id, symbol, zh, actualM3PerH: V, temperatureC: t, staticPa: 0, gas: 'air' });
  const coolingC = inputs.coolingAirTemperatureC ?? ctx.air.temperatureC;
  const vent = flow('vent-air', 'V_pk', '余风', inputs.ventAirM3PerH, inputs.ventAirTemperatureC);
  const wasteHeat = flow(
    'aqc-air',
    'V_aqc',
    '送 AQC 锅炉热风',
    inputs.wasteHeatAirM3PerH,
    inputs.wasteHeatAirTemperatureC,
  );
  const coalMill = flow(
    'coal-mill-air',
    'V_mm',
    '送煤磨热风',
    inputs.coalMillAirM3PerH,
    inputs.coalMillAirTemperatureC,
  );
  const coolingAir = flow('cooling-air', 'V_lk', '冷却空气', inputs.coolingAirM3PerH, coolingC);
  const clinkerOut =
    inputs.clinkerExitTemperatureC === undefined
      ? undefined
      : clinkerStep(
          run,
          'clinker-out',
          'Q_ls',
          '出冷却机熟料带出热',
          inputs.clinkerExitTemperatureC,
          'result',
        );
  const hotC = inputs.kilnClinkerTemperatureC ?? 1400;
  const any = inputs.coolerEfficiencyPct !== undefined || vent !== undefined || clinkerOut !== undefined;
  const clinkerInKJ = any ? clinkerStep(run, 'clinker-in', 'Q_ys', '出窑熟料显热', hotC) : undefined;
  const found: Cooler = {
    clinkerInKJ,
    clinkerOut,
    vent,
    wasteHeat,
    coalMill,
    coolingAir,
    efficiencyPct: undefined,
  };
  const efficiencyPct = efficiency(run, found, surfaceKW);
  if (efficiencyPct === undefined) {
    d.missing('cooler-efficiency', '篦冷机热回收效率', [
      'ventAirM3PerH',
      'ventAirTemperatureC',
      'clinkerExitTemperatureC',
      'coolingAirM3PerH',
    ]);
  }
  return { ...found, efficiencyPct };
}

function clinkerStep(
  run: KilnRun,
  id: string,
  symbol: string,
  zh: string,
  t: number,
  show?: 'result',
): number {
  return run.d.formula(
    {
      id,
      symbol,
      zh,
      formula: '(0.75 + 0.00024·t)·t',
      vars: { t },
      value: clinkerHeat(t) * t,
      unit: 'kJ/kg',
      clause: '熟料平均比热容为工程拟合值，待核对',
    },
    show,
  );
}

function efficiency(run: KilnRun, found: Cooler, surfaceKW: number | undefined): number | undefined {
  const { d, inputs } = run;
  const step = { id: 'cooler-efficiency', symbol: 'η_L', zh: '篦冷机热回收效率', unit: '%' };
  if (inputs.coolerEfficiencyPct !== undefined) {
    const value = inputs.coolerEfficiencyPct;
    return d.lookup({ ...step, formula: '录入的测试值', substitution: `${text(value)} %`, value }, 'result');
  }
  const { clinkerInKJ: Q_ys, clinkerOut: Q_ls, vent, coolingAir } = found;
  if (Q_ys === undefined || Q_ls === undefined || vent === undefined || coolingAir === undefined)
    return undefined;
  const M_sh = clinkerRate(run);
  const Q_bl = surfaceKW === undefined || M_sh === undefined ? 0 : (surfaceKW * 3600) / (M_sh * 1000);
  const Q_pk = vent.heatKJ;
  const Q_aqc = found.wasteHeat?.heatKJ ?? 0;
  const Q_mm = found.coalMill?.heatKJ ?? 0;
  const Q_lk = coolingAir.heatKJ;
  return d.formula(
    {
      ...step,
      formula: '(1 − (Q_ls + Q_pk + Q_aqc + Q_mm + Q_bl − Q_lk)/Q_ys)·100',
      vars: { Q_ls, Q_pk, Q_aqc, Q_mm, Q_bl, Q_lk, Q_ys },
      value: (1 - (Q_ls + Q_pk + Q_aqc + Q_mm + Q_bl - Q_lk) / Q_ys) * 100,
      clause,
    },
    'result',
  );
}

/** Heat the kiln does not get back from the cooler, kJ per kg of clinker. */
export function coolerLossKJ({ clinkerInKJ, efficiencyPct }: Cooler): number | undefined {
  if (clinkerInKJ === undefined || efficiencyPct === undefined) return undefined;
  return clinkerInKJ * (1 - efficiencyPct / 100);
}
