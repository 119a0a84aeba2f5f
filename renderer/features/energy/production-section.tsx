/** Output of the products by month or as a yearly total. */
import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { Section } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { useAuditId, useAuditStore, useRows } from '../audit/audit-context.tsx';
import { usePeriods } from './carrier-grid.tsx';
import { NumberGrid } from './number-grid.tsx';
import { monthZh } from './periods.ts';

const YEAR = 'year';

export function ProductionSection() {
  const auditId = useAuditId();
  const store = useAuditStore();
  const rows = useRows('production');
  const months = usePeriods();
  const products = useMemo(() => productsOf(rows), [rows]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const write = (period: string, product: string, amount: number | null) =>
    store.edit('production', rowIds.production(auditId, product, period), {
      product,
      period,
      amount,
      unit: products.find((p) => p.name === product)?.unit ?? 't',
    });
  const monthly = rows.some((row) => row.period !== YEAR && row.amount !== null);
  const [byMonth, setByMonth] = useState(monthly);
  const showMonths = byMonth || monthly;
  return (
    <Section
      title="产品产量"
      extra={
        products.length > 0 && !monthly ? (
          <Button size="small" onClick={() => setByMonth(!byMonth)}>
            {byMonth ? '只填全年值' : '按月填写'}
          </Button>
        ) : null
      }
    >
      {products.length > 0 ? (
        <NumberGrid
          caption="产品产量"
          testId="production-grid"
          columns={products.map((p) => ({ key: p.name, label: p.name, name: p.name, unit: p.unit }))}
          rows={[
            ...(showMonths
              ? months.map((month) => ({ key: month, label: monthZh(month), name: monthZh(month) }))
              : []),
            { key: YEAR, label: '全年值', name: '全年值' },
          ]}
          value={(period, product) => byId.get(rowIds.production(auditId, product, period))?.amount ?? null}
          onChange={write}
          onPaste={(cells) => {
            for (const { row, column, value } of cells) {
              const held = byId.get(rowIds.production(auditId, column, row))?.amount ?? null;
              if (value !== held) write(row, column, value);
            }
            store.flush();
          }}
          onLeave={store.flush}
        />
      ) : (
        <p className="muted">还没有产品。填产品名称和计量单位后，单位产品能耗随产量算出。</p>
      )}
      <AddProduct
        known={products.map((p) => p.name)}
        onAdd={(name, unit) => {
          store.edit('production', rowIds.production(auditId, name, YEAR), {
            product: name,
            period: YEAR,
            unit,
          });
          store.flush();
        }}
      />
    </Section>
  );
}

function productsOf(
  rows: readonly { product: string | null; unit: string | null }[],
): { name: string; unit: string }[] {
  const units = new Map<string, string>();
  for (const row of rows) if (row.product) units.set(row.product, units.get(row.product) || (row.unit ?? ''));
  return [...units].map(([name, unit]) => ({ name, unit: unit || 't' }));
}

function AddProduct({
  known,
  onAdd,
}: {
  known: readonly string[];
  onAdd: (name: string, unit: string) => void;
}) {
  const [name, setName] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>('t');
  const form = useRef<HTMLFormElement>(null);
  const doubled = name !== null && known.includes(name.trim());
  return (
    <form
      ref={form}
      className="add-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (!name?.trim() || doubled) return;
        onAdd(name.trim(), unit?.trim() || 't');
        setName(null);
        // The button goes dead with the empty name; the focus stays in the form.
        form.current?.querySelector('input')?.focus();
      }}
    >
      <TextInput
        value={name}
        onChange={setName}
        label="产品名称"
        placeholder="产品名称，如 水泥熟料"
        maxLength={80}
        testId="product-name"
      />
      <TextInput
        value={unit}
        onChange={setUnit}
        label="计量单位"
        placeholder="单位"
        maxLength={30}
        testId="product-unit"
      />
      <button
        type="submit"
        className="ant-like"
        disabled={!name?.trim() || doubled}
        data-testid="add-product"
      >
        添加产品
      </button>
      {doubled ? <span className="field-doubt">已有这个产品</span> : null}
    </form>
  );
}
