/** Months × carriers; a yearly total may stand for the months. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useMemo, useState } from 'react';
import type { AuditDiagnosis, CarrierSummary } from '../../../shared/equipment/diagnosis.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { carrierNames, carriers, type Carrier } from '../../../shared/model/vocabulary.ts';
import { formatFixed, formatValue } from '../../../shared/quantity/format.ts';
import { today } from '../../ui/dates.ts';
import { Section } from '../../ui/field.tsx';
import { Empty } from '../../ui/states.tsx';
import { useAuditId, useAuditStore, useCell, useRows, useSingletonId } from '../audit/audit-context.tsx';
import { useDiagnosis } from '../audit/diagnosis-context.tsx';
import { NumberGrid } from './number-grid.tsx';
import { monthsOf, monthZh } from './periods.ts';

export type EnergyColumn = 'amount' | 'costYuan' | 'ncvMJPerUnit';

const YEAR = 'year';

export function usePeriods(): string[] {
  const id = useSingletonId('audit');
  const start = useCell('audit', id, 'periodStart');
  const end = useCell('audit', id, 'periodEnd');
  return useMemo(() => monthsOf(start, end, today()), [start, end]);
}

export function CarrierGrid({ column }: { column: EnergyColumn }) {
  const auditId = useAuditId();
  const store = useAuditStore();
  const uses = useRows('energyUse');
  const diagnosis = useDiagnosis();
  const months = usePeriods();
  const [added, setAdded] = useState<Carrier[]>([]);
  const shown = carrierNames.filter(
    (name) => added.includes(name) || uses.some((row) => row.carrier === name),
  );
  const byId = useMemo(() => new Map(uses.map((row) => [row.id, row])), [uses]);
  const write = (period: string, carrier: string, value: number | null) =>
    store.edit('energyUse', rowIds.energyUse(auditId, carrier, period), { carrier, period, [column]: value });
  const unitOf = (carrier: Carrier) =>
    column === 'amount'
      ? carriers[carrier].unit
      : column === 'costYuan'
        ? '元'
        : `MJ/${carriers[carrier].unit}`;
  const add = (
    <Dropdown
      trigger={['click']}
      menu={{
        items: carrierNames
          .filter((name) => !shown.includes(name))
          .map((name) => ({ key: name, label: `${carriers[name].zh}（${carriers[name].unit}）` })),
        onClick: ({ key }) => setAdded((before) => [...before, key as Carrier]),
      }}
      autoFocus
    >
      <Button size="small" icon={<PlusOutlined />} data-testid="add-carrier">
        添加能源品种
      </Button>
    </Dropdown>
  );
  return (
    <Section title="能源消费量" extra={add}>
      {shown.length === 0 ? (
        <Empty title="还没有能源消费记录" actions={add}>
          先选择企业使用的能源品种，再按月填写，或从 Excel 复制一块数据，点中左上角的格子粘贴。
        </Empty>
      ) : (
        <NumberGrid
          caption="各月能源消费"
          testId="energy-grid"
          columns={shown.map((name) => ({
            key: name,
            label: carriers[name].zh,
            name: carriers[name].zh,
            unit: unitOf(name),
          }))}
          rows={[
            ...months.map((month) => ({ key: month, label: monthZh(month), name: monthZh(month) })),
            {
              key: YEAR,
              name: '全年值',
              label: (
                <>
                  全年值<span className="grid-hint">填了以此为准</span>
                </>
              ),
            },
          ]}
          value={(period, carrier) => byId.get(rowIds.energyUse(auditId, carrier, period))?.[column] ?? null}
          onChange={write}
          onPaste={(cells) => {
            for (const { row, column: carrier, value } of cells) {
              const held = byId.get(rowIds.energyUse(auditId, carrier, row))?.[column] ?? null;
              if (value !== held) write(row, carrier, value);
            }
            store.flush();
          }}
          onLeave={store.flush}
          foot={<CarrierFoot shown={shown} diagnosis={diagnosis} />}
        />
      )}
    </Section>
  );
}

const lines: { zh: string; unit: string; text: (c: CarrierSummary) => string }[] = [
  { zh: '统计期合计', unit: '', text: (c) => formatValue(c.amount) },
  { zh: '折标准煤', unit: 'tce', text: (c) => formatValue(c.tce) },
  { zh: '占比', unit: '%', text: (c) => formatFixed(c.sharePct, 1) },
  { zh: '二氧化碳', unit: 't', text: (c) => (c.co2T === null ? '待核对' : formatValue(c.co2T)) },
  {
    zh: '费用',
    unit: '万元',
    text: (c) => (c.costYuan === null ? '缺价格' : formatValue(c.costYuan / 10_000)),
  },
  { zh: '折标系数', unit: '', text: (c) => `${formatValue(c.tceFactor)} ${c.tceFactorUnit}` },
];

function CarrierFoot({ shown, diagnosis }: { shown: readonly Carrier[]; diagnosis: AuditDiagnosis | null }) {
  const byCarrier = new Map((diagnosis?.energy.carriers ?? []).map((c) => [c.carrier, c]));
  return (
    <tfoot>
      {lines.map((line) => (
        <tr key={line.zh}>
          <th scope="row">
            {line.zh}
            {line.unit ? <span className="unit">{line.unit}</span> : null}
          </th>
          {shown.map((name) => {
            const summary = byCarrier.get(name);
            return (
              <td key={name} className="num">
                {summary ? line.text(summary) : <span className="muted">—</span>}
              </td>
            );
          })}
        </tr>
      ))}
    </tfoot>
  );
}
