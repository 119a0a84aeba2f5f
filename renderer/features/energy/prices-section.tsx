/** Prices and the factors that the audit may set for itself. */
import type { Prices } from '../../../shared/model/tables.ts';
import { carriers, type Carrier } from '../../../shared/model/vocabulary.ts';
import { Field, FieldGrid, Section } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/inputs.tsx';
import { useAuditStore, useCell, useRows, useSingletonId } from '../audit/audit-context.tsx';

const prices: { key: keyof Prices; carrier: Carrier; unit: string }[] = [
  { key: 'electricityYuanPerKWh', carrier: 'electricity', unit: '元/kWh' },
  { key: 'rawCoalYuanPerT', carrier: 'rawCoal', unit: '元/t' },
  { key: 'naturalGasYuanPerNm3', carrier: 'naturalGas', unit: '元/Nm³' },
  { key: 'lngYuanPerT', carrier: 'lng', unit: '元/t' },
  { key: 'lpgYuanPerT', carrier: 'lpg', unit: '元/t' },
  { key: 'dieselYuanPerT', carrier: 'diesel', unit: '元/t' },
  { key: 'gasolineYuanPerT', carrier: 'gasoline', unit: '元/t' },
  { key: 'fuelOilYuanPerT', carrier: 'fuelOil', unit: '元/t' },
  { key: 'cokeYuanPerT', carrier: 'coke', unit: '元/t' },
  { key: 'biomassYuanPerT', carrier: 'biomass', unit: '元/t' },
  { key: 'purchasedHeatYuanPerGJ', carrier: 'purchasedHeat', unit: '元/GJ' },
  { key: 'freshWaterYuanPerT', carrier: 'freshWater', unit: '元/t' },
];

export function PricesSection() {
  const used = new Set(useRows('energyUse').map((row) => row.carrier));
  // Electricity drives nearly every measure, so its price is always asked for.
  const shown = prices.filter((price) => price.carrier === 'electricity' || used.has(price.carrier));
  return (
    <Section title="能源价格与经济参数" extra="用于节约费用、回收期、净现值">
      <FieldGrid>
        {shown.map((price) => (
          <PriceField
            key={price.key}
            name={price.key}
            label={`${carriers[price.carrier].zh}价格`}
            unit={price.unit}
          />
        ))}
        <PriceField name="discountRatePct" label="折现率" unit="%" hint="用于净现值，不填取默认值" />
        <PriceField
          name="equalValueKgcePerKWh"
          label="电力等价值折标系数"
          unit="kgce/kWh"
          hint="当量值 0.1229 为主；只有填写后才另算等价值"
        />
      </FieldGrid>
    </Section>
  );
}

function PriceField({
  name,
  label,
  unit,
  hint,
}: {
  name: keyof Prices;
  label: string;
  unit: string;
  hint?: string;
}) {
  const store = useAuditStore();
  const id = useSingletonId('audit');
  const value = useCell('audit', id, 'prices')?.[name] ?? null;
  return (
    <Field label={label} field={name} hint={hint}>
      {(parts) => (
        <NumberInput
          {...parts}
          value={value}
          unit={unit}
          testId={`price-${name}`}
          onChange={(next) => {
            if (next === null || next >= 0) store.edit('audit', id, { [`prices.${name}`]: next });
          }}
          onLeave={store.flush}
        />
      )}
    </Field>
  );
}
