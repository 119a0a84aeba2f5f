/** Heat given off by one surface, as lines that can be redone by hand. */
import type { SiteAir } from '../../air/site-air.ts';
import { convectionWPerM2K, type Surface } from '../../fluids/heat-transfer.ts';
import { formatSignificant } from '../../quantity/format.ts';
import type { Draft, Show } from '../draft.ts';

/** Stefan–Boltzmann constant in the form the formula prints, W/(m²·(100 K)⁴). */
const SIGMA = 5.670374419;

export interface SurfacePart {
  /** Prefix of the step ids. */
  id: string;
  zh: string;
  areaM2: number;
  surfaceC: number;
  ambientC: number;
  windMPerS: number;
  emissivity: number;
  surface: Surface;
  /** Height of a wall, diameter of a cylinder, m. */
  lengthM: number;
}

/**
 * Loss of a surface, kW: convection coefficient at local air density, radiation by Stefan–Boltzmann.
 * Negative when the surface is colder than the air.
 */
export function surfaceLossSteps(d: Draft, air: SiteAir, part: SurfacePart, show?: Show): number {
  const difference = part.surfaceC - part.ambientC;
  const coefficient = convectionWPerM2K({
    surfaceTemperatureC: part.surfaceC,
    ambientTemperatureC: part.ambientC,
    emissivity: part.emissivity,
    windSpeedMPerS: part.windMPerS,
    pressurePa: air.pressurePa,
    surface: part.surface,
    lengthM: part.lengthM,
  });
  const text = (value: number) => formatSignificant(value, 6);
  d.lookup({
    id: `${part.id}-convection`,
    symbol: 'h_c',
    zh: `${part.zh}对流换热系数`,
    formula: '自然对流与受迫对流准则式（Churchill–Chu、Churchill–Bernstein 等），空气物性取膜温和当地大气压',
    substitution: `壁温 ${text(part.surfaceC)} ℃，气温 ${text(part.ambientC)} ℃，风速 ${text(part.windMPerS)} m/s，当地气压 ${text(air.pressurePa)} Pa`,
    value: coefficient,
    unit: 'W/(m²·K)',
  });
  const flux =
    coefficient * difference +
    SIGMA * part.emissivity * (((part.surfaceC + 273.15) / 100) ** 4 - ((part.ambientC + 273.15) / 100) ** 4);
  d.formula({
    id: `${part.id}-flux`,
    symbol: 'q_b',
    zh: `${part.zh}散热热流密度`,
    formula: `h_c·(t_b − t_a) + ${SIGMA}·ε·(((t_b + 273.15)/100)^4 − ((t_a + 273.15)/100)^4)`,
    vars: { h_c: coefficient, t_b: part.surfaceC, t_a: part.ambientC, ε: part.emissivity },
    value: flux,
    unit: 'W/m²',
    clause: '斯忒藩—玻耳兹曼定律',
  });
  return d.formula(
    {
      id: `${part.id}-loss`,
      symbol: 'Q_b',
      zh: `${part.zh}散热量`,
      formula: 'q_b·F/1000',
      vars: { q_b: flux, F: part.areaM2 },
      value: (flux * part.areaM2) / 1000,
      unit: 'kW',
    },
    show,
  );
}
