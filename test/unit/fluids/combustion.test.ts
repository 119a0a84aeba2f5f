import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AIR_KG_PER_NM3,
  atReferenceOxygen,
  excessAir,
  excessAirFromAnalysis,
  excessAirFromBalance,
  excessAirFromOxygen,
  flueGas,
  ro2FromO2,
  ro2MaxPct,
  stoichiometry,
} from '../../../shared/fluids/combustion.ts';
import {
  estimatedNcvKJPerKg,
  gasFuel,
  gasNcvKJPerNm3,
  gasSpecies,
  massFuel,
  ncvAtMoisture,
  ncvOf,
  type UltimateAnalysis,
} from '../../../shared/fluids/fuels.ts';
import { basisFactor, biomassElements, coalElements } from '../../../shared/fluids/proximate.ts';

const coal: UltimateAnalysis = {
  carbonPct: 50,
  hydrogenPct: 3.2,
  oxygenPct: 8,
  nitrogenPct: 0.9,
  sulphurPct: 0.6,
  moisturePct: 12,
  ashPct: 25.3,
};

describe('thermal.md §1.2, excess air in three forms', () => {
  it.each([
    [10.5, 2],
    [8, 1.6154],
    [3.5, 1.2],
    [0, 1],
  ])('simple: O₂ %f %% → α %f (§1.10 A and B)', (o2, alpha) => {
    expect(excessAirFromOxygen(o2)).toBeCloseTo(alpha, 4);
  });
  it('refuses O₂ of air and beyond, and negative O₂', () => {
    for (const o2 of [21, 25, -0.1, Number.NaN]) {
      expect(excessAirFromOxygen(o2)).toBeNaN();
      expect(excessAirFromAnalysis({ o2Pct: o2, ro2Pct: 10 })).toBeNaN();
      expect(atReferenceOxygen(100, o2, 9)).toBeNaN();
    }
    expect(excessAirFromAnalysis({ o2Pct: 20.9, ro2Pct: 60 })).toBeNaN();
  });
  it('with CO: 21/(21 − 79·(6 − 0.25)/(100 − 12.5 − 6 − 0.5)) = 1.36443', () => {
    expect(excessAirFromAnalysis({ o2Pct: 6, ro2Pct: 12.5, coPct: 0.5 })).toBeCloseTo(
      21 / (21 - (79 * 5.75) / 81),
      12,
    );
  });
  it('with CO, H₂ and hydrocarbons', () => {
    const alpha = excessAir({ o2Pct: 6, ro2Pct: 12, coPct: 0.5, h2Pct: 0.2, cmhnPct: 0.1 });
    expect(alpha).toBeCloseTo(
      21 / (21 - (79 * (6 - 0.25 - 0.1 - 0.2)) / (100 - 12 - 6 - 0.5 - 0.2 - 0.1)),
      12,
    );
    expect(excessAir({ o2Pct: 6 })).toBe(excessAirFromOxygen(6));
  });
  it('the full form gives back the true α of complete and of incomplete combustion', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.05, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 0.05, noNaN: true }),
        (alpha, coShare) => {
          // Methane of which a share of the carbon burns only to CO.
          const air = 9.523_809_523_809_524;
          const o2 = 0.21 * (alpha - 1) * air + 0.5 * coShare;
          const n2 = 0.79 * alpha * air;
          const dry = 1 + n2 + o2;
          const found = excessAirFromAnalysis({
            o2Pct: (100 * o2) / dry,
            ro2Pct: (100 * (1 - coShare)) / dry,
            coPct: (100 * coShare) / dry,
          });
          expect(found).toBeCloseTo(alpha, 9);
        },
      ),
    );
  });
  it('rises with O₂, from 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20, noNaN: true }), (o2) => {
        expect(excessAirFromOxygen(o2)).toBeGreaterThanOrEqual(1);
        expect(excessAirFromOxygen(o2 + 0.5)).toBeGreaterThan(excessAirFromOxygen(o2));
      }),
    );
  });
  it('GB 13271-2014 conversion to reference oxygen is another thing', () => {
    expect(atReferenceOxygen(200, 12, 9)).toBeCloseTo((200 * 12) / 9, 9);
  });
});

describe('fuel gas, component by component', () => {
  it.each(Object.entries(gasSpecies))('%s burns by its atoms', (name, { c, h, s, o }) => {
    const burnt = stoichiometry(gasFuel({ [name]: 100 }));
    expect(burnt.airNm3).toBeCloseTo(Math.max(0, (c + h / 4 + s - o / 2) / 0.21), 12);
    expect(burnt.co2Nm3).toBeCloseTo(c, 12);
    expect(burnt.so2Nm3).toBeCloseTo(s, 12);
    expect(burnt.fuelH2ONm3).toBeCloseTo(h / 2, 12);
    expect(burnt.fuelN2Nm3).toBe(0);
  });
  it('nitrogen passes through', () => {
    const burnt = stoichiometry(gasFuel({ CH4: 60, N2: 40 }));
    expect(burnt.fuelN2Nm3).toBeCloseTo(0.4, 12);
    expect(burnt.airNm3).toBeCloseTo((0.6 * 2) / 0.21, 12);
  });
});

describe('thermal.md §1.3, combustion volumes', () => {
  it('coal: V⁰, V_gy and V_H₂O by the printed formulas', () => {
    const s = stoichiometry(massFuel(coal));
    const v0 = 0.0889 * (50 + 0.375 * 0.6) + 0.265 * 3.2 - 0.0333 * 8;
    expect(s.airNm3).toBeCloseTo(v0, 12);
    const gas = flueGas(s, 1.65, 0.008);
    expect(gas.dryNm3).toBeCloseTo(
      (1.866 * (50 + 0.375 * 0.6)) / 100 + 0.79 * v0 + 0.008 * 0.9 + 0.65 * v0,
      12,
    );
    expect(gas.h2oNm3).toBeCloseTo(1.24 * ((9 * 3.2 + 12) / 100 + 1.293 * 1.65 * v0 * 0.008), 12);
    expect(gas.wetNm3).toBeCloseTo(gas.dryNm3 + gas.h2oNm3, 12);
  });
  it('weighs in flue gas what came in as fuel and air, within the rounding of the coefficients', () => {
    const gas = flueGas(stoichiometry(massFuel(coal)), 1.4);
    const out = (44.01 * gas.co2Nm3 + 64.06 * gas.so2Nm3 + 28.01 * gas.n2Nm3 + 32 * gas.o2Nm3) / 22.414;
    const water = gas.h2oNm3 / 1.24;
    // Air of 21 % O₂ and 79 % N₂ weighs 1.287 kg/Nm³.
    const into = 1 - coal.ashPct / 100 + (gas.airNm3 * (0.21 * 32 + 0.79 * 28.01)) / 22.414;
    expect((out + water) / into).toBeCloseTo(1, 2);
  });
  it('§1.4: methane needs 9.52 Nm³/Nm³ and gives 1 CO₂ and 2 H₂O', () => {
    const s = stoichiometry(gasFuel({ CH4: 100 }));
    expect(s.airNm3).toBeCloseTo(9.52, 2);
    expect(s).toMatchObject({ co2Nm3: 1, fuelH2ONm3: 2, so2Nm3: 0, fuelN2Nm3: 0 });
    expect(ro2MaxPct(s)).toBeCloseTo(11.73, 2);
    expect(ro2MaxPct(stoichiometry(gasFuel({})))).toBe(0);
  });
  it('balances every component of a mixed gas', () => {
    const s = stoichiometry(
      gasFuel({ CH4: 50, C2H6: 5, H2: 10, CO: 10, H2S: 1, CO2: 4, N2: 15, O2: 1, H2O: 4 }),
    );
    expect(s.airNm3).toBeCloseTo((2 * 0.5 + 3.5 * 0.05 + 0.5 * 0.2 + 1.5 * 0.01 - 0.01) / 0.21, 12);
    expect(s.co2Nm3).toBeCloseTo(0.5 + 0.1 + 0.1 + 0.04, 12);
    expect(s.fuelH2ONm3).toBeCloseTo(1 + 0.15 + 0.1 + 0.01 + 0.04, 12);
    expect(s.so2Nm3).toBeCloseTo(0.01, 12);
    expect(s.fuelN2Nm3).toBeCloseTo(0.15, 12);
  });
  it('the dry oxygen of the computed flue gas leads back to α by the fuel balance', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 5, noNaN: true }), (alpha) => {
        for (const fuel of [massFuel(coal), gasFuel({ CO: 28, H2: 12, CO2: 6, N2: 54 })]) {
          const s = stoichiometry(fuel);
          const gas = flueGas(s, alpha);
          const o2 = (100 * gas.o2Nm3) / gas.dryNm3;
          expect(excessAirFromBalance(s, o2)).toBeCloseTo(alpha, 9);
          expect((100 * (gas.co2Nm3 + gas.so2Nm3)) / gas.dryNm3).toBeCloseTo(ro2FromO2(ro2MaxPct(s), o2), 1);
        }
      }),
    );
    expect(excessAirFromBalance(stoichiometry(gasFuel({ N2: 100 })), 5)).toBeNaN();
  });
  it('volumes never shrink with α or with moisture of the air', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 0.05, noNaN: true }),
        (alpha, d) => {
          const s = stoichiometry(massFuel(coal));
          expect(flueGas(s, alpha + 0.1, d).wetNm3).toBeGreaterThan(flueGas(s, alpha, d).wetNm3);
          expect(flueGas(s, alpha, d + 0.001).h2oNm3).toBeGreaterThan(flueGas(s, alpha, d).h2oNm3);
          expect(flueGas(s, alpha, d).airNm3 * AIR_KG_PER_NM3).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('calorific values', () => {
  it('ISO 6976: methane 35.8, hydrogen 10.8, carbon monoxide 12.6, propane 91.2 MJ/Nm³ net', () => {
    expect(gasNcvKJPerNm3({ CH4: 100 }) / 1000).toBeCloseTo(35.81, 2);
    expect(gasNcvKJPerNm3({ H2: 100 }) / 1000).toBeCloseTo(10.79, 2);
    expect(gasNcvKJPerNm3({ CO: 100 }) / 1000).toBeCloseTo(12.63, 2);
    expect(gasNcvKJPerNm3({ C3H8: 100 }) / 1000).toBeCloseTo(91.15, 1);
    expect(gasNcvKJPerNm3({ N2: 60, CO2: 40 })).toBe(0);
  });
  it('keeps a measured value and estimates a missing one', () => {
    expect(ncvOf(gasFuel({ CH4: 100 }, 36_000))).toBe(36_000);
    expect(ncvOf(massFuel(coal, 19_000))).toBe(19_000);
    expect(ncvOf(massFuel(coal))).toBe(estimatedNcvKJPerKg(coal));
    expect(estimatedNcvKJPerKg(coal)).toBeGreaterThan(18_000);
    expect(estimatedNcvKJPerKg(coal)).toBeLessThan(20_500);
  });
  it('changes with moisture and back', () => {
    const wetter = ncvAtMoisture(19_000, 12, 20);
    expect(wetter).toBeLessThan(19_000 * (80 / 88));
    expect(ncvAtMoisture(wetter, 20, 12)).toBeCloseTo(19_000, 8);
  });
});

describe('proximate analysis', () => {
  it('passes between bases and back (GB/T 483)', () => {
    const data = { moistureArPct: 12, moistureAdPct: 3, ashArPct: 25 };
    expect(basisFactor('d', 'ar', data)).toBeCloseTo(0.88, 12);
    expect(basisFactor('ad', 'ar', data)).toBeCloseTo(88 / 97, 12);
    expect(basisFactor('daf', 'ar', data)).toBeCloseTo(0.63, 12);
    for (const [from, to] of [
      ['ad', 'd'],
      ['ar', 'daf'],
      ['d', 'daf'],
    ] as const) {
      expect(basisFactor(from, to, data) * basisFactor(to, from, data)).toBeCloseTo(1, 12);
    }
  });
  const total = (a: UltimateAnalysis) => Object.values(a).reduce((sum, x) => sum + x, 0);
  it('biomass by Parikh (2007): the formulas on 20 % fixed carbon and 70 % volatile matter', () => {
    const a = biomassElements({ moisturePct: 8, ashPct: 2, volatilePct: 70 });
    expect(a.carbonPct).toBeCloseTo(0.637 * 20 + 0.455 * 70, 12);
    expect(a.hydrogenPct).toBeCloseTo(0.052 * 20 + 0.062 * 70, 12);
    expect(a.oxygenPct).toBeCloseTo(0.304 * 20 + 0.476 * 70, 12);
    expect(total(a)).toBeCloseTo(100, 9);
  });
  it('coal: closes the mass, gives back the heat and the air demand of the true elements', () => {
    const ncv = estimatedNcvKJPerKg(coal);
    const a = coalElements({ moisturePct: 12, ashPct: 25.3, volatilePct: 22, sulphurPct: 0.6 }, ncv);
    expect(total(a)).toBeCloseTo(100, 9);
    expect(estimatedNcvKJPerKg(a)).toBeCloseTo(ncv, 6);
    const air = (x: UltimateAnalysis) => stoichiometry(massFuel(x)).airNm3;
    expect(Math.abs(air(a) / air(coal) - 1)).toBeLessThan(0.01);
  });
  it('never gives a negative share for any coal or biomass the laboratory can report', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 45, noNaN: true }),
        fc.double({ min: 1, max: 45, noNaN: true }),
        fc.double({ min: 0.03, max: 0.85, noNaN: true }),
        fc.double({ min: 20_000, max: 34_000, noNaN: true }),
        (moisturePct, ashPct, volatileShare, dafNcv) => {
          const organic = 100 - moisturePct - ashPct;
          const p = { moisturePct, ashPct, volatilePct: organic * volatileShare, sulphurPct: 0.3 };
          const ncv = (dafNcv * organic) / 100 - 24.42 * moisturePct;
          for (const a of [coalElements(p, ncv), biomassElements(p)]) {
            expect(Object.values(a).every((x) => Number.isFinite(x) && x >= -1e-9)).toBe(true);
            expect(total(a)).toBeCloseTo(100, 6);
            expect(stoichiometry(massFuel(a)).airNm3).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});
