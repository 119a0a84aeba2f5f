/** The columns an equipment ledger may have. */

export const textColumns = ['name', 'kind', 'tag', 'model', 'manufacturer', 'location', 'note'] as const;
export type TextColumn = (typeof textColumns)[number];
export const yearColumns = ['madeYear', 'commissionedYear'] as const;
export type YearColumn = (typeof yearColumns)[number];
export const figureColumns = [
  'powerKW',
  'motorPowerKW',
  'capacityKVA',
  'outputTPerH',
  'thermalPowerMW',
  'voltageV',
  'currentA',
  'speedRPM',
  'efficiencyPct',
  'powerFactorRatio',
  'flowM3PerH',
  'headM',
  'totalPressurePa',
  'pressureMPa',
  'noLoadLossKW',
  'loadLossKW',
  'annualHoursH',
] as const;
export type FigureColumn = (typeof figureColumns)[number];
export const choiceColumns = ['poles', 'fuel', 'efficiencyClass'] as const;
export type ChoiceColumn = (typeof choiceColumns)[number];
export type InventoryColumn = TextColumn | YearColumn | FigureColumn | ChoiceColumn | 'quantity' | 'ignored';
