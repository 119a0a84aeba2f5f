import { describe, expect, it } from 'vitest';
import { heatPumpCop } from '../../../../shared/equipment/boiler/electrification.ts';
import { lhasa } from '../../../helpers/electrical.ts';

describe('thermal.md §4.3: COP = η_II·T_k/(T_k − T_s) at the lower end of η_II, 0.45', () => {
  it.each([
    [10, 60, 3.0],
    [40, 85, 3.6],
    [60, 120, 2.9],
    [80, 150, 2.7],
  ])('from %d ℃ to %d ℃: %f', (heatSourceTemperatureC, supplyTemperatureC, cop) => {
    const own = heatPumpCop({ heatSourceTemperatureC, supplyTemperatureC }, lhasa);
    expect(own).toBeGreaterThanOrEqual(cop - 0.05);
    expect(own).toBeLessThan(cop + 0.05);
  });
  it('promises nothing without a lift, and no more than 6', () => {
    expect(heatPumpCop({ heatSourceTemperatureC: 55, supplyTemperatureC: 60 }, lhasa)).toBeUndefined();
    expect(heatPumpCop({ heatSourceTemperatureC: 48, supplyTemperatureC: 60 }, lhasa)).toBe(6);
    expect(heatPumpCop({ heatSourceTemperatureC: 20 }, lhasa)).toBeUndefined();
  });
});
