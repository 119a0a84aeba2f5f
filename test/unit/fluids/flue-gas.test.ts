import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { P0_PA, standardPressurePa } from '../../../shared/air/site-air.ts';
import { flueGas, stoichiometry } from '../../../shared/fluids/combustion.ts';
import {
  acidDewPointC,
  condensedWaterKg,
  flueGasAcidDewPointC,
  flueGasEnthalpyKJ,
  flueGasMeanHeat,
  flueHeat,
  flueHeatKJ,
  moistAirEnthalpyKJ,
  vapourShare,
  waterDewPointC,
} from '../../../shared/fluids/flue-gas.ts';
import { gasFuel, massFuel } from '../../../shared/fluids/fuels.ts';
import {
  type Gas,
  gasEnthalpyKJPerNm3,
  gasHeatCapacity,
  meanSpecificHeat,
} from '../../../shared/fluids/gas-heat.ts';

const coal = {
  carbonPct: 50,
  hydrogenPct: 3.2,
  oxygenPct: 8,
  nitrogenPct: 0.9,
  sulphurPct: 1,
  moisturePct: 12,
  ashPct: 24.9,
};

const gases = ['N2', 'O2', 'CO2', 'H2O', 'SO2', 'CO', 'air'] as const satisfies Gas[];
const kJPerMol = (gas: Gas, fromK: number, toK: number) =>
  ((gasEnthalpyKJPerNm3(gas, toK - 273.15) - gasEnthalpyKJPerNm3(gas, fromK - 273.15)) * 22.414) / 1000;

describe('NIST-JANAF tables, H(T) − H(298.15 K), kJ/mol', () => {
  it.each([
    ['N2', 21.463, 56.137],
    ['O2', 22.703, 59.175],
    ['CO2', 33.397, 91.439],
    ['H2O', 26.0, 72.79],
    ['CO', 21.69, 56.744],
  ] as const)('%s at 1000 and 2000 K', (gas, at1000, at2000) => {
    expect(kJPerMol(gas, 298.15, 1000) / at1000).toBeCloseTo(1, 3);
    expect(kJPerMol(gas, 298.15, 2000) / at2000).toBeCloseTo(1, 2);
  });
});

describe('specific heats of combustion gases', () => {
  it('thermal.md §1.4: air 1.30 kJ/(Nm³·K) near 100 °C', () => {
    expect(meanSpecificHeat('air', 100)).toBeCloseTo(1.3, 2);
  });
  it('thermal.md §1.3: dry flue gas about 1.38, vapour about 1.51 kJ/(Nm³·K) at boiler exits', () => {
    const dry = flueGas({ airNm3: 5.2, co2Nm3: 0.95, so2Nm3: 0.004, fuelN2Nm3: 0.007, fuelH2ONm3: 0 }, 1.3);
    expect(flueGasMeanHeat(dry, 200)).toBeGreaterThan(1.34);
    expect(flueGasMeanHeat(dry, 200)).toBeLessThan(1.39);
    expect(Math.abs(meanSpecificHeat('H2O', 150) - 1.51)).toBeLessThan(0.01);
  });
  it('is continuous at 0 °C and at 1000 K, where the coefficients change', () => {
    for (const gas of gases) {
      expect(gasEnthalpyKJPerNm3(gas, 0)).toBeCloseTo(0, 9);
      expect(meanSpecificHeat(gas, 0)).toBeCloseTo(meanSpecificHeat(gas, 0.02), 4);
      const below = gasEnthalpyKJPerNm3(gas, 726.85 - 1e-6);
      expect(gasEnthalpyKJPerNm3(gas, 726.85 + 1e-6) / below).toBeCloseTo(1, 7);
      expect(gasHeatCapacity(gas, 726.86) / gasHeatCapacity(gas, 726.84)).toBeCloseTo(1, 3);
    }
  });
  it('enthalpy rises with temperature and its slope is the heat capacity, −70–2,700 °C', () => {
    fc.assert(
      fc.property(fc.constantFrom(...gases), fc.double({ min: -70, max: 2700, noNaN: true }), (gas, t) => {
        fc.pre(Math.abs(t - 726.85) > 0.1);
        const slope = (gasEnthalpyKJPerNm3(gas, t + 0.01) - gasEnthalpyKJPerNm3(gas, t - 0.01)) / 0.02;
        expect(slope).toBeGreaterThan(1);
        expect(slope / gasHeatCapacity(gas, t)).toBeCloseTo(1, 5);
      }),
    );
  });
  it('is held at the ends of its range', () => {
    expect(gasEnthalpyKJPerNm3('CO2', 5000)).toBe(gasEnthalpyKJPerNm3('CO2', 2726.85));
    expect(Number.isFinite(gasEnthalpyKJPerNm3('H2O', -273))).toBe(true);
  });
});

describe('flue-gas enthalpy', () => {
  const gas = flueGas(stoichiometry(gasFuel({ CH4: 100 })), 1.2, 0.006);
  it('is the sum of its parts, zero at 0 °C', () => {
    expect(flueGasEnthalpyKJ(gas, 0)).toBeCloseTo(0, 9);
    expect(flueGasMeanHeat(gas, 160) * gas.wetNm3 * 160).toBeCloseTo(flueGasEnthalpyKJ(gas, 160), 9);
    expect(flueGasMeanHeat(gas, 0)).toBeGreaterThan(1.3);
  });
  it('closes the balance of an adiabatic flame: methane in cold air reaches 2,000–2,100 °C', () => {
    const stoichiometric = flueGas(stoichiometry(gasFuel({ CH4: 100 })), 1);
    expect(flueGasEnthalpyKJ(stoichiometric, 2000)).toBeLessThan(35_806);
    expect(flueGasEnthalpyKJ(stoichiometric, 2100)).toBeGreaterThan(35_806);
  });
  it('curves made once per fuel give the same at any excess air, temperature and moisture', () => {
    const fuels = [gasFuel({ CH4: 95, N2: 3, CO2: 2 }), massFuel(coal)];
    fc.assert(
      fc.property(
        fc.constantFrom(...fuels),
        fc.double({ min: 1, max: 4, noNaN: true }),
        fc.double({ min: -60, max: 2600, noNaN: true }),
        fc.double({ min: 0, max: 0.03, noNaN: true }),
        (fuel, alpha, t, d) => {
          const s = stoichiometry(fuel);
          const direct = flueGasEnthalpyKJ(flueGas(s, alpha, d), t);
          const near = (value: number, expected: number) =>
            expect(Math.abs(value - expected)).toBeLessThan(1e-11 * (1 + Math.abs(expected)) + 1e-9);
          near(flueHeatKJ(flueHeat(s, d), alpha, t), direct);
          near(
            flueHeatKJ(flueHeat(s, d, 20), alpha, t),
            direct - flueGasEnthalpyKJ(flueGas(s, alpha, d), 20),
          );
        },
      ),
    );
  });
  it('moist air carries its vapour', () => {
    const dry = moistAirEnthalpyKJ(10, 30);
    expect(dry).toBeCloseTo(10 * gasEnthalpyKJPerNm3('air', 30), 12);
    expect(moistAirEnthalpyKJ(10, 30, 0.01)).toBeGreaterThan(dry);
  });
});

describe('thermal.md §3.5, water dew point', () => {
  it('17 % vapour: 56.9 °C at 101.3 kPa, 47.6 °C at 64.5 kPa', () => {
    expect(waterDewPointC(0.17, P0_PA)).toBeCloseTo(56.9, 1);
    expect(waterDewPointC(0.17, 64_504)).toBeCloseTo(47.6, 1);
  });
});

describe('acid dew point', () => {
  it('Verhoeff and Banchero, worked case: 12 % H₂O, 3.2 ppm SO₃, 1.0246 atm → 129 °C', () => {
    expect(acidDewPointC(0.12, 3.2e-6, 1.024_57 * P0_PA)).toBeCloseTo(129, 0);
  });
  it('is the water dew point without sulphur', () => {
    expect(acidDewPointC(0.12, 0, P0_PA)).toBe(waterDewPointC(0.12, P0_PA));
    const clean = flueGas(stoichiometry(gasFuel({ CH4: 100 })), 1.1);
    expect(flueGasAcidDewPointC(clean, 64_504)).toBe(waterDewPointC(vapourShare(clean), 64_504));
  });
  it('lies above the water dew point and falls with altitude', () => {
    const gas = flueGas(stoichiometry(massFuel(coal)), 1.4);
    const sea = flueGasAcidDewPointC(gas, P0_PA);
    const high = flueGasAcidDewPointC(gas, 64_504);
    expect(sea).toBeGreaterThan(110);
    expect(sea).toBeLessThan(150);
    expect(high).toBeLessThan(sea);
    expect(high).toBeGreaterThan(waterDewPointC(vapourShare(gas), 64_504) + 40);
  });
  it('is finite for every share and altitude 0–5,500 m', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.4, noNaN: true }),
        fc.double({ min: -9, max: -3.5, noNaN: true }).map((x) => 10 ** x),
        fc.double({ min: 0, max: 5500, noNaN: true }),
        (water, so3, altitudeM) => {
          const p = standardPressurePa(altitudeM);
          const dew = acidDewPointC(water, so3, p);
          expect(dew).toBeGreaterThanOrEqual(waterDewPointC(water, p));
          expect(dew).toBeLessThan(260);
        },
      ),
    );
  });
});

describe('condensate of flue gas', () => {
  const gas = flueGas(stoichiometry(gasFuel({ CH4: 100 })), 1.15, 0.005);
  it('starts at the dew point, grows with cooling, stays below the vapour there is', () => {
    for (const p of [P0_PA, 64_504]) {
      const dew = waterDewPointC(vapourShare(gas), p);
      expect(condensedWaterKg(gas, dew + 0.1, p)).toBe(0);
      let before = 0;
      for (let t = dew - 0.1; t > 0; t -= 2) {
        const now = condensedWaterKg(gas, t, p);
        expect(now).toBeGreaterThan(before);
        before = now;
      }
      expect(before).toBeLessThan(gas.h2oNm3 / 1.24);
    }
  });
  it('is less on the plateau at the same temperature', () => {
    expect(condensedWaterKg(gas, 40, 64_504)).toBeLessThan(condensedWaterKg(gas, 40, P0_PA));
  });
});
