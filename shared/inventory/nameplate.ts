/** Which reading of a calculator a ledger figure becomes, kind by kind; what has no place goes to the note. */
import { fieldsOf, type Field } from '../equipment/fields.ts';
import { calculatorFor } from '../equipment/registry.ts';
import type { Source } from '../model/quantity.ts';
import type { EquipmentKind } from '../model/vocabulary.ts';
import { columnZh } from './column-words.ts';
import type { ChoiceColumn, FigureColumn } from './columns.ts';
import { figures, plateNumber } from './figures.ts';
import type { InventoryRow } from './row.ts';

interface Target {
  key: string;
  /** Ledger unit → field unit. */
  factor?: number;
}
type Targets = Readonly<Partial<Record<FigureColumn, Target>>>;

const motorDriven: Targets = {
  powerKW: { key: 'motorRatedPowerKW' },
  motorPowerKW: { key: 'motorRatedPowerKW' },
  flowM3PerH: { key: 'ratedFlowM3PerH' },
  speedRPM: { key: 'ratedSpeedRPM' },
  efficiencyPct: { key: 'ratedEfficiencyPct' },
  annualHoursH: { key: 'annualHoursH' },
};

const targets: Readonly<Record<EquipmentKind, Targets>> = {
  motor: {
    powerKW: { key: 'ratedPowerKW' },
    motorPowerKW: { key: 'ratedPowerKW' },
    voltageV: { key: 'ratedVoltageV' },
    currentA: { key: 'ratedCurrentA' },
    speedRPM: { key: 'ratedSpeedRPM' },
    efficiencyPct: { key: 'ratedEfficiencyPct' },
    powerFactorRatio: { key: 'ratedPowerFactorRatio' },
    annualHoursH: { key: 'annualHoursH' },
  },
  pump: { ...motorDriven, headM: { key: 'ratedHeadM' } },
  fan: { ...motorDriven, totalPressurePa: { key: 'ratedTotalPressurePa' } },
  compressor: {
    powerKW: { key: 'ratedPowerKW' },
    motorPowerKW: { key: 'ratedPowerKW' },
    flowM3PerH: { key: 'ratedFlowM3PerMin', factor: 1 / 60 },
    pressureMPa: { key: 'ratedPressureMPa' },
    annualHoursH: { key: 'annualHoursH' },
  },
  transformer: {
    capacityKVA: { key: 'ratedCapacityKVA' },
    noLoadLossKW: { key: 'noLoadLossKW' },
    loadLossKW: { key: 'loadLossKW' },
  },
  boiler: {
    outputTPerH: { key: 'ratedOutputTPerH' },
    thermalPowerMW: { key: 'ratedThermalPowerMW' },
    efficiencyPct: { key: 'designEfficiencyPct' },
    annualHoursH: { key: 'runningHoursH' },
  },
  kiln: { powerKW: { key: 'ratedPowerKW' }, annualHoursH: { key: 'runningHoursH' } },
  'cement-kiln': {},
};

/** The calculator's input that a figure of this kind of machine fills; undefined when it has none. */
export function fieldOf(
  kind: EquipmentKind,
  column: FigureColumn,
): Extract<Field, { kind: 'number' }> | undefined {
  const target = targets[kind][column];
  const field = target && fieldsOf(calculatorFor(kind).inputs).find((f) => f.key === target.key);
  return field?.kind === 'number' ? field : undefined;
}

/** Sentence for a figure outside what the input admits, null when it fits. */
export function rangeFault(kind: EquipmentKind, column: FigureColumn, value: number): string | null {
  const field = fieldOf(kind, column);
  if (!field) return null;
  const inField = value * (targets[kind][column]?.factor ?? 1);
  const { min = -Infinity, max = Infinity } = field;
  return inField >= min && inField <= max
    ? null
    : `${field.zh}应在 ${min} 到 ${max} ${field.unit} 之间。请核对数值和单位。`;
}

/** An option of the calculator's choice field; undefined when the kind has no such field or option. */
export function choiceOf(kind: EquipmentKind, column: ChoiceColumn, text: string): string | undefined {
  const field = fieldsOf(calculatorFor(kind).inputs).find((f) => f.key === column);
  if (field?.kind !== 'choice') return undefined;
  const plain = text.replace(/极$/, '').toLowerCase();
  return Object.entries(field.options).find(
    ([value, label]) => value.toLowerCase() === plain || label.toLowerCase() === plain,
  )?.[0];
}

export interface PlateReading {
  key: string;
  value: number;
  unit: string;
  source: Source;
}

export interface PlateValues {
  readings: PlateReading[];
  choices: Record<string, string>;
  /** What the kind has no input for, in words. */
  leftOver: string[];
}

/** Readings, choices and left-over words of a row whose kind is chosen. */
export function plateOf(row: InventoryRow, kind: EquipmentKind): PlateValues {
  const plate: PlateValues = { readings: [], choices: {}, leftOver: [] };
  for (const [name, value] of Object.entries(row.figures)) {
    const column = name as FigureColumn;
    const field = fieldOf(kind, column);
    if (!field || plate.readings.some((reading) => reading.key === field.key)) {
      const { zh, unit } = figures[column];
      plate.leftOver.push(`${zh} ${plateNumber(value)} ${unit}`.trim());
      continue;
    }
    plate.readings.push({
      key: field.key,
      value: value * (targets[kind][column]?.factor ?? 1),
      unit: field.unit,
      source: column === 'annualHoursH' ? 'record' : 'nameplate',
    });
  }
  for (const [name, text] of Object.entries(row.choices)) {
    const column = name as ChoiceColumn;
    const option = choiceOf(kind, column, text);
    if (option === undefined) plate.leftOver.push(`${columnZh[column]} ${text}`);
    else plate.choices[column] = option;
  }
  return plate;
}
