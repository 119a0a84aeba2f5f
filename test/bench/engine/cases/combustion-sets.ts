/** Fuels and readings for combustion, and the terms in which the peer speaks of them. */
import {
  flueGas,
  type FlueGas,
  type Stoichiometry,
  stoichiometry,
} from '../../../../shared/fluids/combustion.ts';
import {
  flueGasEnthalpyKJ,
  type FlueHeat,
  flueHeat,
  flueHeatKJ,
} from '../../../../shared/fluids/flue-gas.ts';
import {
  type Fuel,
  gasFuel,
  massFuel,
  type MassFuel,
  MOLAR_VOLUME_NM3,
  ncvOf,
  type UltimateAnalysis,
  type VolumeFuel,
} from '../../../../shared/fluids/fuels.ts';
import { type Gas, gasEnthalpyKJPerNm3 } from '../../../../shared/fluids/gas-heat.ts';
import { fahrenheit, KG_PER_POUND, KJ_PER_BTU } from '../imperial.ts';
import { inputSets, type Peer } from '../pairing.ts';

/** Where the peer's heats are zero: 60 °F. */
export const REFERENCE_C = 140 / 9;
/** Heat of evaporation at 25 °C per volume of vapour, kJ/Nm³ (ISO 6976). */
export const LATENT_KJ_PER_NM3 = (44.013 / MOLAR_VOLUME_NM3) * 1000;
/** kg/kmol over Nm³/kmol. */
const DENSITY = {
  co2: 44.01 / MOLAR_VOLUME_NM3,
  so2: 64.06 / MOLAR_VOLUME_NM3,
  // With the argon of the air.
  n2: 28.16 / MOLAR_VOLUME_NM3,
  o2: 32 / MOLAR_VOLUME_NM3,
  h2o: 18.015 / MOLAR_VOLUME_NM3,
};

export interface GasCase {
  fuel: VolumeFuel;
  /** A fuel is prepared once and asked often; so is the peer's. */
  burnt: Stoichiometry;
  heat: FuelHeat;
  peerFuel: InstanceType<Peer['GasCompositions']>;
  excessAir: number;
  flueC: number;
  flueF: number;
  o2Share: number;
}

export interface CoalCase extends Omit<GasCase, 'fuel' | 'peerFuel'> {
  fuel: MassFuel;
  /** The peer takes per cent here and fractions elsewhere. */
  excessAirPct: number;
}

export function naturalGases(peer: Peer): GasCase[] {
  return inputSets((pick) => {
    const [C2H6, C3H8, N2, CO2] = [pick(3, 0.5, 6), pick(5, 0.1, 2), pick(9, 0.5, 3), pick(11, 0.2, 3)];
    const CH4 = 100 - C2H6 - C3H8 - N2 - CO2;
    const flueC = pick(7, 80, 260);
    const fuel = gasFuel({ CH4, C2H6, C3H8, N2, CO2 });
    return {
      fuel,
      burnt: stoichiometry(fuel),
      heat: fuelHeat(fuel),
      peerFuel: new peer.GasCompositions('gas', CH4, C2H6, N2, 0, C3H8, 0, 0, 0, CO2, 0, 0),
      excessAir: pick(13, 0.05, 0.6),
      flueC,
      flueF: fahrenheit(flueC),
      o2Share: pick(1, 0.02, 0.08),
    };
  });
}

export function coals(peer: Peer): CoalCase[] {
  return inputSets((pick) => {
    const a = {
      hydrogenPct: pick(3, 2.5, 4.5),
      oxygenPct: pick(5, 4, 10),
      nitrogenPct: 1,
      sulphurPct: pick(7, 0.3, 2),
      moisturePct: pick(9, 5, 15),
      ashPct: pick(11, 10, 25),
    };
    const carbonPct = 100 - Object.values(a).reduce((sum, value) => sum + value, 0);
    const analysis = { ...a, carbonPct };
    const grossKJPerKg = peerGrossKJPerKg(peer, analysis);
    // The peer knows no measured calorific value, so its estimate serves as one.
    const fuel = massFuel(analysis, grossKJPerKg - latentKJPerKg(analysis));
    const flueC = pick(15, 120, 260);
    return {
      fuel,
      burnt: stoichiometry(fuel),
      heat: fuelHeat(fuel),
      excessAir: pick(13, 0.2, 1),
      excessAirPct: pick(13, 20, 100),
      o2Share: pick(1, 0.04, 0.12),
      flueC,
      flueF: fahrenheit(flueC),
    };
  });
}

export function peerGrossKJPerKg(peer: Peer, e: UltimateAnalysis): number {
  const btuPerPound = peer.calculateHeatingValueFuel(
    e.carbonPct,
    e.hydrogenPct,
    e.sulphurPct,
    e.ashPct,
    e.oxygenPct,
    e.moisturePct,
    e.nitrogenPct,
  );
  return (btuPerPound * KJ_PER_BTU) / KG_PER_POUND;
}

/** Of the vapour in the flue gas of a kilogram of fuel; 2,442 kJ/kg at 25 °C. */
export const latentKJPerKg = (e: UltimateAnalysis): number => 24.42 * (9 * e.hydrogenPct + e.moisturePct);

/** The heat side of a fuel, made once. */
export interface FuelHeat {
  /** Above 60 °F. */
  flue: FlueHeat;
  latentKJ: number;
  grossKJ: number;
}

export function fuelHeat(fuel: Fuel): FuelHeat {
  const s = stoichiometry(fuel);
  const latentKJ = LATENT_KJ_PER_NM3 * s.fuelH2ONm3;
  return { flue: flueHeat(s, 0, REFERENCE_C), latentKJ, grossKJ: ncvOf(fuel) + latentKJ };
}

/** Share of the gross heat that stays in the furnace, air and fuel entering at 60 °F. */
export function availableHeat(
  { flue, latentKJ, grossKJ }: FuelHeat,
  excessAir: number,
  flueC: number,
): number {
  return 1 - (flueHeatKJ(flue, 1 + excessAir, flueC) + latentKJ) / grossKJ;
}

/** The same from the elements or the composition at every call. */
export function availableHeatFromFuel(fuel: Fuel, excessAir: number, flueC: number): number {
  const s = stoichiometry(fuel);
  const gas = flueGas(s, 1 + excessAir);
  const latentKJ = LATENT_KJ_PER_NM3 * s.fuelH2ONm3;
  return 1 - (flueGasEnthalpyKJ(gas, flueC) - referenceKJ(gas) + latentKJ) / (ncvOf(fuel) + latentKJ);
}

const zeroOf = (gas: Gas): number => gasEnthalpyKJPerNm3(gas, REFERENCE_C);
const ZERO = {
  co2: zeroOf('CO2'),
  so2: zeroOf('SO2'),
  n2: zeroOf('N2'),
  o2: zeroOf('O2'),
  h2o: zeroOf('H2O'),
};

/** Enthalpy at 60 °F above 0 °C, where ours is zero. */
const referenceKJ = (g: FlueGas): number =>
  g.co2Nm3 * ZERO.co2 + g.so2Nm3 * ZERO.so2 + g.n2Nm3 * ZERO.n2 + g.o2Nm3 * ZERO.o2 + g.h2oNm3 * ZERO.h2o;

/** Share of the oxygen in the mass of wet flue gas. */
export function oxygenMassShare(gas: FlueGas): number {
  const oxygenKg = DENSITY.o2 * gas.o2Nm3;
  const restKg =
    DENSITY.co2 * gas.co2Nm3 + DENSITY.so2 * gas.so2Nm3 + DENSITY.n2 * gas.n2Nm3 + DENSITY.h2o * gas.h2oNm3;
  return oxygenKg / (oxygenKg + restKg);
}
