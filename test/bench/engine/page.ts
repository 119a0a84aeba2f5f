/** What runs inside the browser page, next to the peer's module. */
import type createPeer from 'measur-tools-suite';
import { siteAir } from '../../../shared/air/site-air.ts';
import type { StandardsPack } from '../../../shared/standards/pack.ts';
import { type Agreement, agreement } from './agreement.ts';
import { allPairings } from './cases/all.ts';
import { timePairings, type Timing, type TimingOptions } from './timing.ts';

export interface EngineBench {
  agreements: Agreement[];
  time: (options: TimingOptions) => Timing[];
}

declare global {
  interface Window {
    /** The peer's script defines it. */
    Module: typeof createPeer;
    openEngineBench: (pack: StandardsPack) => Promise<EngineBench>;
    engineBench: EngineBench;
  }
}

/** Lhasa, with a barometer reading. */
const air = siteAir({ altitudeM: 3650, pressureKPa: 65.2, temperatureC: 20, relativeHumidityPct: 30 });

window.openEngineBench = async (pack) => {
  const peer = await window.Module({ locateFile: (name: string) => `/${name}` });
  const pairings = allPairings(peer, { air, pack, prices: {}, date: '2026-11-22' });
  return { agreements: pairings.map(agreement), time: (options) => timePairings(pairings, options) };
};
