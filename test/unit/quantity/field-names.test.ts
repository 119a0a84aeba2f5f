/** Names of inputs end in their unit, from the closed list; units of inputs stand in the unit list. */
import { describe, expect, it } from 'vitest';
import { boilerInputs } from '../../../shared/equipment/boiler/inputs.ts';
import { cementKilnInputs } from '../../../shared/equipment/cement-kiln/inputs.ts';
import { compressorInputs } from '../../../shared/equipment/compressor/inputs.ts';
import { fanInputs } from '../../../shared/equipment/fan/inputs.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { kilnInputs } from '../../../shared/equipment/kiln/inputs.ts';
import { motorInputs } from '../../../shared/equipment/motor/inputs.ts';
import { pumpInputs } from '../../../shared/equipment/pump/inputs.ts';
import { transformerInputs } from '../../../shared/equipment/transformer/inputs.ts';
import { unitOfName, unitSuffixes } from '../../../shared/quantity/name-suffix.ts';
import { isUnit, type Unit, units } from '../../../shared/quantity/units.ts';

const kinds = {
  boiler: boilerInputs,
  'cement-kiln': cementKilnInputs,
  kiln: kilnInputs,
  motor: motorInputs,
  pump: pumpInputs,
  fan: fanInputs,
  compressor: compressorInputs,
  transformer: transformerInputs,
};
const bare = new Set(['', 'kg/kg', '台', '只', '件', '级']);

describe.each(Object.entries(kinds))('%s inputs', (_kind, schema) => {
  const numbers = fieldsOf(schema).filter((f) => f.kind === 'number');
  it('have fields', () => expect(numbers.length).toBeGreaterThan(10));
  it.each(numbers.map((f) => [f.key, f.unit] as const))('%s is in %s', (key, unit) => {
    expect(isUnit(unit), `unit ${unit} is not in the list`).toBe(true);
    const promised = unitOfName(key);
    expect(promised, `${key} ends in no known unit`).not.toBeNull();
    if (promised === '') expect(bare.has(unit)).toBe(true);
    else expect(promised).toBe(unit);
  });
});

describe('name endings', () => {
  it('name units of the list', () => {
    for (const unit of Object.values(unitSuffixes)) expect(Object.hasOwn(units, unit)).toBe(true);
  });
  it.each([
    ['flueGasTemperatureC', '℃'],
    ['shaftPowerKW', 'kW'],
    ['savingKWh', 'kWh'],
    ['steamGaugeMPa', 'MPa'],
    ['barometerPa', 'Pa'],
    ['flowM3PerMin', 'm³/min'],
    ['powerFactorRatio', ''],
  ] as [string, Unit][])('%s promises %s', (name, unit) => expect(unitOfName(name)).toBe(unit));
  it('knows when a name promises nothing', () => expect(unitOfName('flow')).toBeNull());
});
