/** Flue gas as a hot and wet gas: enthalpy, water and acid dew point at local pressure. */
import { saturationPointC, vapourPressurePa } from '../air/vapour-pressure.ts';
import { AIR_KG_PER_NM3, flueGas, type FlueGas, type Stoichiometry } from './combustion.ts';
import {
  gasEnthalpyKJPerNm3,
  gasTemperature,
  heatCurve,
  type HeatCurve,
  heatCurves,
  heatKJ,
  joinedHeatKJ,
} from './gas-heat.ts';

/** Enthalpy above 0 °C of the flue gas of one unit of fuel, kJ; vapour stays vapour. */
export function flueGasEnthalpyKJ(gas: FlueGas, temperatureC: number): number {
  const at = gasTemperature(temperatureC);
  return (
    gas.co2Nm3 * heatKJ(heatCurves.CO2, at) +
    gas.so2Nm3 * heatKJ(heatCurves.SO2, at) +
    gas.n2Nm3 * heatKJ(heatCurves.N2, at) +
    gas.o2Nm3 * heatKJ(heatCurves.O2, at) +
    gas.h2oNm3 * heatKJ(heatCurves.H2O, at)
  );
}

/** What the flue gas of one unit of fuel carries at any excess air and temperature; made once per fuel. */
export interface FlueHeat {
  /** Of the gas at α = 1. */
  burnt: HeatCurve;
  /** Of the theoretical air with its moisture. */
  air: HeatCurve;
}

/**
 * @param humidityRatioKgPerKg water in the combustion air, kg per kg of dry air.
 * @param zeroC temperature from which the heat is counted, °C: 0, or that of the cold air.
 */
export function flueHeat(s: Stoichiometry, humidityRatioKgPerKg = 0, zeroC = 0): FlueHeat {
  const gas = flueGas(s, 1, humidityRatioKgPerKg);
  const vapourNm3 = 1.24 * AIR_KG_PER_NM3 * humidityRatioKgPerKg * s.airNm3;
  return {
    burnt: heatCurve({ CO2: gas.co2Nm3, SO2: gas.so2Nm3, N2: gas.n2Nm3, H2O: gas.h2oNm3 }, zeroC),
    air: heatCurve({ air: s.airNm3, H2O: vapourNm3 }, zeroC),
  };
}

/**
 * Heat of the flue gas of one unit of fuel above the zero of its curve, kJ; with zero at 0 °C the same as
 * `flueGasEnthalpyKJ` of that gas.
 * @source I_y = I_y⁰ + (α − 1)·I_k⁰
 */
export function flueHeatKJ(heat: FlueHeat, excessAir: number, temperatureC: number): number {
  return joinedHeatKJ(heat.burnt, excessAir - 1, heat.air, gasTemperature(temperatureC));
}

/** Mean specific heat of wet flue gas from 0 °C, kJ/(Nm³·K). */
export function flueGasMeanHeat(gas: FlueGas, temperatureC: number): number {
  const t = Math.abs(temperatureC) < 0.01 ? 0.01 : temperatureC;
  return flueGasEnthalpyKJ(gas, t) / (gas.wetNm3 * t);
}

/** Enthalpy above 0 °C of dry air with its moisture, kJ. @param humidityRatioKgPerKg kg per kg of dry air. */
export function moistAirEnthalpyKJ(dryNm3: number, temperatureC: number, humidityRatioKgPerKg = 0): number {
  const vapourNm3 = 1.24 * AIR_KG_PER_NM3 * humidityRatioKgPerKg * dryNm3;
  return (
    dryNm3 * gasEnthalpyKJPerNm3('air', temperatureC) + vapourNm3 * gasEnthalpyKJPerNm3('H2O', temperatureC)
  );
}

/** Volume share of water vapour in wet flue gas, 0–1. */
export function vapourShare(gas: FlueGas): number {
  return gas.wetNm3 > 0 ? gas.h2oNm3 / gas.wetNm3 : 0;
}

/**
 * Water dew point, °C, of a gas with this share of vapour.
 * @param pressurePa absolute: 9 K lower at 3,650 m than at sea level for the flue gas of natural gas.
 */
export function waterDewPointC(vapourVolumeShare: number, pressurePa: number): number {
  return saturationPointC(vapourVolumeShare * pressurePa);
}

/**
 * Share of the SO₂ that is taken to become SO₃ where nothing was measured: between 1 and 5 % in boilers, so the dew
 * point it gives is an estimate, good to about 8 K.
 */
export const DEFAULT_SO3_CONVERSION = 0.02;

const PA_PER_MMHG = 133.322_368;

/**
 * Acid dew point, °C; the water dew point when there is no SO₃.
 * @param vapourVolumeShare of wet gas, 0–1. @param so3VolumeShare of wet gas, 0–1. @param pressurePa absolute.
 * @source Verhoeff and Banchero (1974), Chem. Eng. Prog. 70(8), 71–72; partial pressures in mmHg
 */
export function acidDewPointC(vapourVolumeShare: number, so3VolumeShare: number, pressurePa: number): number {
  const water = waterDewPointC(vapourVolumeShare, pressurePa);
  if (!(so3VolumeShare > 0 && vapourVolumeShare > 0)) return water;
  const lnWater = Math.log((vapourVolumeShare * pressurePa) / PA_PER_MMHG);
  const lnAcid = Math.log((so3VolumeShare * pressurePa) / PA_PER_MMHG);
  const inverse = 2.276 - 0.0294 * lnWater - 0.0858 * lnAcid + 0.0062 * lnWater * lnAcid;
  return Math.max(1000 / inverse - 273.15, water);
}

/** Acid dew point, °C, of the flue gas of a fuel that contains sulphur. */
export function flueGasAcidDewPointC(
  gas: FlueGas,
  pressurePa: number,
  so3Conversion: number = DEFAULT_SO3_CONVERSION,
): number {
  const so3Share = (gas.so2Nm3 * so3Conversion) / gas.wetNm3;
  return acidDewPointC(vapourShare(gas), so3Share, pressurePa);
}

/**
 * Water that condenses from the flue gas of one unit of fuel when it is cooled to t at local pressure, kg.
 * @source dry gas leaves saturated: V_H₂O,left = V_gy·p_s/(P − p_s)
 */
export function condensedWaterKg(gas: FlueGas, temperatureC: number, pressurePa: number): number {
  if (temperatureC >= waterDewPointC(vapourShare(gas), pressurePa)) return 0;
  const saturated = vapourPressurePa(temperatureC);
  const left = (gas.dryNm3 * saturated) / (pressurePa - saturated);
  return Math.max(0, gas.h2oNm3 - left) / 1.24;
}
