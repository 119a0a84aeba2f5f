import { describe, expect, it } from 'vitest';
import { blockMinutes, createLoadProfile } from '../../../shared/series/load-profile.ts';

const minute = 60_000;

describe('a load profile', () => {
  it('averages demand over quarter hours and relates its mean to the highest', () => {
    const profile = createLoadProfile(15);
    // Two days: 100 kW from 8 to 20, else 20 kW; one quarter hour at 160.
    for (let m = 0; m < 2880; m += 1) {
      const day = m % 1440;
      profile.add(m * minute, day >= 480 && day < 1200 ? (m >= 600 && m < 615 ? 160 : 100) : 20);
    }
    const result = profile.result();
    expect(result).toMatchObject({ blockMin: 15, blocks: 192, maxDemand: 160, maxDemandT: 600 * minute });
    expect(result?.loadFactor).toBeCloseTo((60 + 60 / 192) / 160, 9);
    expect(result?.daily).toHaveLength(96);
    expect(result?.daily[40]).toEqual({ minuteOfDay: 600, mean: 130, min: 100, max: 160, days: 2 });
    expect(result?.duration[0]).toEqual({ sharePct: 0, value: 160 });
    expect(result?.duration.at(-1)).toEqual({ sharePct: 100, value: 20 });
  });

  it('leaves out a block of which only a moment was recorded', () => {
    const profile = createLoadProfile(15);
    profile.add(14 * minute + 59_000, 9999);
    for (let m = 15; m < 60; m += 1) profile.add(m * minute, 50);
    expect(profile.result()).toMatchObject({ blocks: 3, maxDemand: 50, loadFactor: 1 });
  });

  it('says nothing about less than two blocks', () => {
    const profile = createLoadProfile(15);
    profile.add(0, 5);
    expect(profile.result()).toBeNull();
  });

  it.each([
    [1, 15],
    [900, 15],
    [1800, 30],
    [86_400, 1440],
  ])('a step of %d s is averaged over %d min', (stepS, blockMin) =>
    expect(blockMinutes(stepS)).toBe(blockMin),
  );
});
