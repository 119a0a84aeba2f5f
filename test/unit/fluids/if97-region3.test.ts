/** Region 3 from pressure and temperature: no wrong root, held against the independent equations v(p, T). */
import { describe, expect, it } from 'vitest';
import { boundaryPressure } from '../../../shared/fluids/if97/boundary23.ts';
import { denseDensity3, density3, lightDensity3 } from '../../../shared/fluids/if97/region3-density.ts';
import { region3 } from '../../../shared/fluids/if97/region3.ts';
import { saturationPressure, T_CRITICAL_K } from '../../../shared/fluids/if97/region4.ts';

function deviation(p: number, t: number, volume: number): number {
  return Math.abs(1 / density3(p, t) / volume - 1);
}

describe('IAPWS SR5-05(2016) table 5, v(p, T) of the main subregions 3a–3t, stated within 0.001 %', () => {
  it.each([
    [50, 630, 0.0014708531],
    [80, 670, 0.001503831359],
    [50, 710, 0.002204728587],
    [80, 750, 0.00197369294],
    [20, 630, 0.001761696406],
    [30, 650, 0.001819560617],
    [26, 656, 0.00224558772],
    [30, 670, 0.002506897702],
    [26, 661, 0.002970225962],
    [30, 675, 0.003004627086],
    [26, 671, 0.005019029401],
    [30, 690, 0.004656470142],
    [23.6, 649, 0.002163198378],
    [24, 650, 0.002166044161],
    [23.6, 652, 0.002651081407],
    [24, 654, 0.002967802335],
    [23.6, 653, 0.003273916816],
    [24, 655, 0.003550329864],
    [23.5, 655, 0.004545001142],
    [24, 660, 0.005100267704],
    [23, 660, 0.006109525997],
    [24, 670, 0.006427325645],
    [22.6, 646, 0.002117860851],
    [23, 646, 0.002062374674],
    [22.6, 648.6, 0.00253306378],
    [22.8, 649.3, 0.002572971781],
    [22.6, 649, 0.002923432711],
    [22.8, 649.7, 0.002913311494],
    [22.6, 649.1, 0.003131208996],
    [22.8, 649.9, 0.003221160278],
    [22.6, 649.4, 0.003715596186],
    [22.8, 650.2, 0.00366475479],
    [21.1, 640, 0.001970999272],
    [21.8, 643, 0.002043919161],
    [21.1, 644, 0.005251009921],
    [21.8, 648, 0.005256844741],
    [19.1, 635, 0.001932829079],
    [20, 638, 0.001985387227],
    [17, 626, 0.008483262001],
    [20, 640, 0.006227528101],
  ])('v(%f MPa, %f K) = %f m³/kg', (p, t, v) => expect(deviation(p, t, v)).toBeLessThan(1e-5));
});

describe('IAPWS SR5-05(2016) table 13, v(p, T) beside the critical point, stated within 0.1 % (3u–3x)', () => {
  it.each([
    [21.5, 644.6, 0.002268366647],
    [22, 646.1, 0.002296350553],
    [22.5, 648.6, 0.00283237326],
    [22.3, 647.9, 0.002811424405],
    [22.15, 647.5, 0.003694032281],
    [22.3, 648.1, 0.003622226305],
    [22.11, 648, 0.004528072649],
    [22.3, 649, 0.004556905799],
  ])('v(%f MPa, %f K) = %f m³/kg', (p, t, v) => expect(deviation(p, t, v)).toBeLessThan(1e-3));
});

describe('IAPWS SR5-05(2016) table 13, v(p, T) at the critical point, stated within 2 % (3y, 3z)', () => {
  it.each([
    [22, 646.84, 0.002698354719],
    [22.064, 647.05, 0.002717655648],
    [22, 646.89, 0.003798732962],
    [22.064, 647.15, 0.00370194001],
  ])('v(%f MPa, %f K) = %f m³/kg', (p, t, v) => expect(deviation(p, t, v)).toBeLessThan(2e-2));
});

describe('region 3 sweep, 623.15–863.15 K, boundary to 100 MPa', () => {
  it('returns the pressure, rises with it, and stays on the stable side', () => {
    let states = 0;
    for (let t = 623.2; t <= 863.15; t += 0.55) {
      const low = boundaryPressure(t);
      let before = 0;
      for (let k = 0; k <= 150; k += 1) {
        const p = low + ((100 - low) * k) / 150;
        const rho = density3(p, t);
        states += 1;
        if (!(Math.abs(region3.pressure(rho, t) / p - 1) < 1e-10)) expect.fail(`p(ρ) at ${p} MPa, ${t} K`);
        if (!(rho > before)) expect.fail(`ρ falls at ${p} MPa, ${t} K`);
        if (!(region3.pressureSlope(rho, t) > 0)) expect.fail(`unstable root at ${p} MPa, ${t} K`);
        if (t < T_CRITICAL_K && rho > 322 !== p >= saturationPressure(t)) expect.fail(`phase at ${p}, ${t}`);
        before = rho;
      }
    }
    expect(states).toBeGreaterThan(60_000);
  });

  it('finds both saturated phases up to a thousandth of a kelvin below the critical point', () => {
    let beforeLiquid = Infinity;
    let beforeVapour = 0;
    for (let t = 623.15; t <= T_CRITICAL_K - 0.001; t += 0.0239) {
      const p = saturationPressure(t);
      const liquid = denseDensity3(p, t);
      const vapour = lightDensity3(p, t);
      expect(Math.abs(region3.pressure(liquid, t) / p - 1)).toBeLessThan(1e-10);
      expect(Math.abs(region3.pressure(vapour, t) / p - 1)).toBeLessThan(1e-10);
      expect(liquid).toBeLessThan(beforeLiquid);
      expect(vapour).toBeGreaterThan(beforeVapour);
      // Equal Gibbs energy of both phases: g = h − T·s. The saturation equation and region 3 agree within 0.01 kJ/kg.
      const g = (rho: number) => region3.enthalpy(rho, t) - t * region3.entropy(rho, t);
      expect(Math.abs(g(liquid) - g(vapour))).toBeLessThan(0.02);
      [beforeLiquid, beforeVapour] = [liquid, vapour];
    }
  });
});
