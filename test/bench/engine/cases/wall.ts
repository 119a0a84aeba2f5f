/** Heat given off by walls. */
import { P0_PA } from '../../../../shared/air/site-air.ts';
import {
  convectionWPerM2K,
  radiationWPerM2,
  type SurfaceCase,
} from '../../../../shared/fluids/heat-transfer.ts';
import { fahrenheit, KJ_PER_BTU, M2_PER_SQUARE_FOOT, M_PER_SECOND_PER_MPH } from '../imperial.ts';
import { inputSets, pair, type Pairing, type Peer } from '../pairing.ts';

const area = '散热';
/** The peer's factor for a vertical wall. */
const VERTICAL = 1.394;
/** Btu/(h·ft²) as W/m². */
const toFlux = (btu: number) => (btu * KJ_PER_BTU) / 3.6 / M2_PER_SQUARE_FOOT;

const walls = inputSets((pick) => {
  const c: SurfaceCase = {
    surfaceTemperatureC: pick(1, 45, 320),
    ambientTemperatureC: pick(7, -10, 30),
    emissivity: pick(11, 0.6, 0.95),
    windSpeedMPerS: pick(13, 0.2, 6),
    pressurePa: P0_PA,
    surface: 'vertical',
    lengthM: pick(5, 1, 4),
  };
  return {
    c,
    ambientF: fahrenheit(c.ambientTemperatureC),
    surfaceF: fahrenheit(c.surfaceTemperatureC),
    windMPH: c.windSpeedMPerS / M_PER_SECOND_PER_MPH,
  };
});

/** As the kiln and boiler calculators put it together. */
const wallLoss = (c: SurfaceCase): number =>
  convectionWPerM2K(c) * (c.surfaceTemperatureC - c.ambientTemperatureC) +
  radiationWPerM2(c.emissivity, c.surfaceTemperatureC, c.ambientTemperatureC);

export function wallPairings(peer: Peer): Pairing[] {
  return [
    pair({
      id: 'radiation',
      area,
      zh: '壁面辐射散热',
      unit: 'W/m²',
      sets: walls,
      ours: ({ c }) => radiationWPerM2(c.emissivity, c.surfaceTemperatureC, c.ambientTemperatureC),
      theirs: (s) => peer.wallRadiativeHeatLoss(s.c.emissivity, 1, s.surfaceF, s.ambientF),
      toOurUnit: toFlux,
      sameDefinition: true,
      why: '斯忒藩—玻耳兹曼定律',
    }),
    pair({
      id: 'wall',
      area,
      zh: '立壁总散热（海平面）',
      unit: 'W/m²',
      sets: walls,
      ours: ({ c }) => wallLoss(c),
      theirs: (s) =>
        peer.wallTotalHeatLoss(1, s.ambientF, s.surfaceF, s.windMPH, s.c.emissivity, VERTICAL, 1),
      toOurUnit: toFlux,
      sameDefinition: false,
      why: '对流关联式不同：对方是海平面空气的经验式，特征长度固定（24 in）；本软件按壁面尺寸和当地空气密度',
    }),
  ];
}
