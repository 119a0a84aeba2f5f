/** Unit consumption of clinker and cement of the statistical period. */
import { STANDARD_COAL_KJ } from '../../quantity/units.ts';
import { has } from '../fields.ts';
import type { KilnRun } from './run.ts';
import { text } from './run.ts';

/** Calorific value of electricity, kgce/kWh. @source GB/T 2589-2020 */
const POWER_KGCE = 0.1229;
/** Diesel, kgce/kg. @source GB/T 2589-2020 */
const DIESEL_KGCE = 1.4571;

export interface Indicators {
  clinkerCoal: number | undefined;
  clinkerPower: number | undefined;
  clinkerEnergy: number | undefined;
  cementEnergy: number | undefined;
  cementPreparationPower: number | undefined;
}

const clause = 'GB 16780-2021 第6章';

/** All indicators that the records allow; entered values stand in where totals are missing. */
export function indicators(run: KilnRun): Indicators {
  const clinkerCoal = coal(run);
  const clinkerPower = power(run);
  const clinkerEnergy = energy(run, clinkerCoal, clinkerPower);
  const cementPreparationPower = preparation(run);
  const cementEnergy = cement(run, clinkerEnergy, cementPreparationPower);
  return { clinkerCoal, clinkerPower, clinkerEnergy, cementEnergy, cementPreparationPower };
}

function entered(run: KilnRun, id: string, symbol: string, zh: string, value: number, unit: string): number {
  const step = { id, symbol, zh, unit, value, formula: '企业核算值', substitution: `${text(value)} ${unit}` };
  return run.d.lookup(step, 'key');
}

function coal(run: KilnRun): number | undefined {
  const { d, inputs } = run;
  const zh = '熟料单位产品综合煤耗';
  if (has(inputs, 'kilnCoalT', 'coalLowerHeatingValueKJPerKg', 'clinkerOutputT')) {
    const { kilnCoalT: B_a, coalLowerHeatingValueKJPerKg: Q_net, clinkerOutputT: P_sh } = inputs;
    return d.formula(
      {
        id: 'clinker-coal',
        symbol: 'e_cl',
        zh,
        formula: `B_a·1000·Q_net/(P_sh·${STANDARD_COAL_KJ})`,
        vars: { B_a, Q_net, P_sh },
        value: (B_a * 1000 * Q_net) / (P_sh * STANDARD_COAL_KJ),
        unit: 'kgce/t',
        clause,
      },
      'key',
    );
  }
  if (inputs.clinkerCoalKgcePerT !== undefined) {
    return entered(run, 'clinker-coal', 'e_cl', zh, inputs.clinkerCoalKgcePerT, 'kgce/t');
  }
  d.missing('clinker-coal', zh, ['clinkerOutputT', 'kilnCoalT', 'coalLowerHeatingValueKJPerKg']);
  return undefined;
}

function power(run: KilnRun): number | undefined {
  const { d, inputs } = run;
  const zh = '熟料单位产品综合电耗';
  if (has(inputs, 'clinkerElectricityKWh', 'clinkerOutputT')) {
    const { clinkerElectricityKWh: W_sh, clinkerOutputT: P_sh } = inputs;
    return d.formula(
      {
        id: 'clinker-power',
        symbol: 'Q_cl',
        zh,
        formula: 'W_sh/P_sh',
        vars: { W_sh, P_sh },
        value: W_sh / P_sh,
        unit: 'kWh/t',
        clause,
      },
      'key',
    );
  }
  if (inputs.clinkerPowerKWhPerT !== undefined) {
    return entered(run, 'clinker-power', 'Q_cl', zh, inputs.clinkerPowerKWhPerT, 'kWh/t');
  }
  d.missing('clinker-power', zh, ['clinkerOutputT', 'clinkerElectricityKWh']);
  return undefined;
}

function energy(run: KilnRun, e_cl: number | undefined, Q_cl: number | undefined): number | undefined {
  const { d, inputs } = run;
  const step = { id: 'clinker-energy', symbol: 'e_cz', zh: '熟料单位产品综合能耗', unit: 'kgce/t', clause };
  if (e_cl !== undefined && Q_cl !== undefined) {
    if (has(inputs, 'kilnDieselT', 'clinkerOutputT') && inputs.kilnDieselT > 0) {
      const { kilnDieselT: B_d, clinkerOutputT: P_sh } = inputs;
      return d.formula(
        {
          ...step,
          formula: `e_cl + ${POWER_KGCE}·Q_cl + ${DIESEL_KGCE}·B_d·1000/P_sh`,
          vars: { e_cl, Q_cl, B_d, P_sh },
          value: e_cl + POWER_KGCE * Q_cl + (DIESEL_KGCE * B_d * 1000) / P_sh,
        },
        'key',
      );
    }
    const value = e_cl + POWER_KGCE * Q_cl;
    return d.formula({ ...step, formula: `e_cl + ${POWER_KGCE}·Q_cl`, vars: { e_cl, Q_cl }, value }, 'key');
  }
  if (inputs.clinkerEnergyKgcePerT === undefined) return undefined;
  return entered(run, step.id, step.symbol, step.zh, inputs.clinkerEnergyKgcePerT, step.unit);
}

function preparation(run: KilnRun): number | undefined {
  const { d, inputs } = run;
  const zh = '水泥制备工段电耗';
  if (has(inputs, 'cementPreparationElectricityKWh', 'cementOutputT') && inputs.cementOutputT >= 1) {
    const { cementPreparationElectricityKWh: W_sn, cementOutputT: P_sn } = inputs;
    return d.formula(
      {
        id: 'cement-preparation-power',
        symbol: 'Q_sn',
        zh,
        formula: 'W_sn/P_sn',
        vars: { W_sn, P_sn },
        value: W_sn / P_sn,
        unit: 'kWh/t',
        clause,
      },
      'result',
    );
  }
  if (inputs.cementPreparationPowerKWhPerT === undefined) return undefined;
  return entered(run, 'cement-preparation-power', 'Q_sn', zh, inputs.cementPreparationPowerKWhPerT, 'kWh/t');
}

function cement(run: KilnRun, e_cz: number | undefined, Q_sn: number | undefined): number | undefined {
  const { d, inputs } = run;
  const zh = '水泥单位产品综合能耗';
  if (e_cz !== undefined && Q_sn !== undefined && inputs.clinkerRatioPct !== undefined) {
    const r = inputs.clinkerRatioPct;
    const e_h = inputs.admixtureDryingKgcePerT ?? 0;
    return d.formula(
      {
        id: 'cement-energy',
        symbol: 'E_sn',
        zh,
        formula: `e_cz·r/100 + ${POWER_KGCE}·Q_sn + e_h`,
        vars: { e_cz, r, Q_sn, e_h },
        value: (e_cz * r) / 100 + POWER_KGCE * Q_sn + e_h,
        unit: 'kgce/t',
        clause,
      },
      'result',
    );
  }
  if (inputs.cementEnergyKgcePerT === undefined) return undefined;
  return entered(run, 'cement-energy', 'E_sn', zh, inputs.cementEnergyKgcePerT, 'kgce/t');
}
