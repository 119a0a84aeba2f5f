/** The fuels a boiler can burn, their classes, and the conditions under which a field is shown. */

export const solidFuels = ['bituminous', 'leanCoal', 'anthracite', 'lignite', 'biomass'] as const;
export const coals = ['bituminous', 'leanCoal', 'anthracite', 'lignite'] as const;
export const massFuels = [...solidFuels, 'diesel', 'fuelOil', 'lng', 'lpg'] as const;
export const burning = [...massFuels, 'naturalGas'] as const;

export const boilerFuels = {
  bituminous: '烟煤',
  leanCoal: '贫煤',
  anthracite: '无烟煤',
  lignite: '褐煤',
  biomass: '生物质',
  diesel: '柴油',
  fuelOil: '燃料油',
  naturalGas: '天然气',
  lng: '液化天然气',
  lpg: '液化石油气',
  electricity: '电',
} as const;
export type BoilerFuel = keyof typeof boilerFuels;

export const onFuel = (list: readonly string[]) => ({ key: 'fuel', in: list });
export const steamMedia = { key: 'medium', in: ['saturatedSteam', 'superheatedSteam'] } as const;
export const hotWater = { key: 'medium', in: ['hotWater'] } as const;
export const detailed = { key: 'heatLossMethod', in: ['detailed', 'enthalpy'] } as const;

export type FuelClass = 'solid' | 'liquid' | 'gas' | 'electric';

/** The class of fuel, which decides the losses a boiler has; undefined while no fuel is chosen. */
export function fuelClassOf(fuel: BoilerFuel | undefined): FuelClass | undefined {
  if (fuel === undefined) return undefined;
  if (fuel === 'electricity') return 'electric';
  if ((solidFuels as readonly string[]).includes(fuel)) return 'solid';
  return fuel === 'diesel' || fuel === 'fuelOil' ? 'liquid' : 'gas';
}
