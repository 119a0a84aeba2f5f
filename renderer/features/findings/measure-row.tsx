/** One measure: figures, investment, status; opened it shows description, economics and the derivation. */
import { ArrowDownOutlined, ArrowUpOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Measure } from '../../../shared/equipment/diagnosis.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { costClassZh } from '../../../shared/model/vocabulary.ts';
import { formatFixed, formatValue } from '../../../shared/quantity/format.ts';
import { DerivationTable } from '../../ui/derivation.tsx';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { NumberInput, SelectInput, TextArea, TextInput } from '../../ui/inputs.tsx';
import { useAuditStore, useRow } from '../audit/audit-context.tsx';
import { withRow } from './with-row.ts';
import { measureStatusZh } from './words.ts';

export interface MeasureRowProps {
  measure: Measure;
  /** The measures of the same machine in their order. */
  siblings: readonly Measure[];
  at: number;
  isOpen: boolean;
  onToggle: () => void;
}

export function MeasureRow({ measure: derived, siblings, at, isOpen, onToggle }: MeasureRowProps) {
  const store = useAuditStore();
  const row = useRow('measure', rowIdOf(derived));
  const measure = withRow(derived, row?.deleted ? undefined : row);
  const edit = useEditMeasure(measure);
  const rejected = measure.status === 'rejected';
  const weakened = measure.savingAlone.tce - measure.saving.tce > 0.005 * Math.abs(measure.savingAlone.tce);
  return (
    <>
      <tr
        className={rejected ? 'measure measure-rejected' : 'measure'}
        data-field={measure.id}
        data-testid={`measure-${measure.id}`}
      >
        <td>
          <div className="measure-title">
            <MoveButtons measure={measure} siblings={siblings} at={at} />
            <button type="button" className="finding-title" aria-expanded={isOpen} onClick={onToggle}>
              {measure.title}
              {isOpen ? <UpOutlined /> : <DownOutlined />}
            </button>
            <span className="chip">{costClassZh[measure.costClass]}</span>
          </div>
        </td>
        <td className="num">
          {formatValue(measure.saving.tce)}
          <span className="unit">tce/a</span>
          {weakened ? (
            <div className="muted audit-sub">单独 {formatValue(measure.savingAlone.tce)}</div>
          ) : null}
        </td>
        <td className="num">
          {measure.saving.kWh === 0 ? (
            <span className="muted">—</span>
          ) : (
            formatValue(measure.saving.kWh / 10_000)
          )}
          {measure.saving.kWh === 0 ? null : <span className="unit">万kWh</span>}
        </td>
        <td className="num">
          {formatValue(measure.saving.yuan / 10_000)}
          <span className="unit">万元</span>
        </td>
        <td className="num measure-investment">
          <NumberInput
            value={measure.investmentYuan === null ? null : measure.investmentYuan / 10_000}
            label={`${measure.title}的投资，万元`}
            placeholder="待填"
            testId={`investment-${measure.id}`}
            onChange={(wanYuan) => {
              if (wanYuan === null || wanYuan >= 0)
                edit({ investmentYuan: wanYuan === null ? null : wanYuan * 10_000 });
            }}
            onLeave={store.flush}
          />
        </td>
        <td className="num">
          {measure.paybackYears === null ? (
            <span className="muted">—</span>
          ) : (
            <>
              {formatFixed(measure.paybackYears, 1)}
              <span className="unit">年</span>
            </>
          )}
        </td>
        <td>
          <SelectInput
            value={measure.status}
            label={`${measure.title}的状态`}
            options={measureStatusZh}
            onChange={(status) => {
              edit({ status });
              store.flush();
            }}
          />
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={7} className="measure-editor">
            <MeasureEditor measure={measure} edit={edit} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

const rowIdOf = (measure: Measure): string =>
  measure.origin === 'manual' ? measure.id : rowIds.measure(measure.equipmentId, measure.key);

type Edit = (values: Record<string, unknown>) => void;

function useEditMeasure(measure: Measure): Edit {
  const store = useAuditStore();
  return (values) => {
    store.edit('measure', rowIdOf(measure), {
      equipmentId: measure.equipmentId,
      key: measure.key,
      ...values,
    });
  };
}

/** Ranks are written for all measures of the machine, so that the order is the same on every laptop. */
function MoveButtons({
  measure,
  siblings,
  at,
}: {
  measure: Measure;
  siblings: readonly Measure[];
  at: number;
}) {
  const store = useAuditStore();
  const move = (by: 1 | -1) => {
    const order = [...siblings];
    order.splice(at, 1);
    order.splice(at + by, 0, measure);
    order.forEach((entry, i) => {
      store.edit('measure', rowIdOf(entry), { equipmentId: entry.equipmentId, key: entry.key, rank: i + 1 });
    });
    store.flush();
  };
  return (
    <span className="move-buttons">
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        disabled={at === 0}
        aria-label={`${measure.title}提前`}
        onClick={() => move(-1)}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        disabled={at === siblings.length - 1}
        aria-label={`${measure.title}推后`}
        onClick={() => move(1)}
      />
    </span>
  );
}

function MeasureEditor({ measure, edit }: { measure: Measure; edit: Edit }) {
  const store = useAuditStore();
  const number = (label: string, column: string, value: number | null, unit: string) => (
    <Field label={label} key={column}>
      {(parts) => (
        <NumberInput
          {...parts}
          value={value}
          unit={unit}
          onChange={(next) => edit({ [column]: next })}
          onLeave={store.flush}
        />
      )}
    </Field>
  );
  return (
    <>
      <FieldGrid>
        <Field label="措施名称">
          {(parts) => (
            <TextInput
              {...parts}
              value={measure.title}
              maxLength={400}
              onChange={(title) => edit({ title })}
              onLeave={store.flush}
            />
          )}
        </Field>
        <Field label="费用类别">
          {(parts) => (
            <SelectInput
              {...parts}
              value={measure.costClass}
              options={costClassZh}
              onChange={(costClass) => edit({ costClass })}
            />
          )}
        </Field>
        {number('寿命期', 'lifeYears', measure.lifeYears, '年')}
        {number('年新增费用', 'annualCostYuan', measure.annualCostYuan, '元')}
        {number('实施周期', 'implementationMonths', measure.implementationMonths, '月')}
        <Field label="资金渠道">
          {(parts) => (
            <TextInput
              {...parts}
              value={measure.fundingChannel}
              placeholder="自筹、合同能源管理、专项资金"
              maxLength={400}
              onChange={(fundingChannel) => edit({ fundingChannel })}
              onLeave={store.flush}
            />
          )}
        </Field>
        {measure.origin === 'manual' ? <ManualSavings measure={measure} number={number} /> : null}
        <Field label="方案说明" wide>
          {(parts) => (
            <TextArea
              {...parts}
              value={measure.description}
              maxLength={20_000}
              onChange={(description) => edit({ description })}
              onLeave={store.flush}
            />
          )}
        </Field>
      </FieldGrid>
      <dl className="measure-economics">
        <div>
          <dt>净现值</dt>
          <dd>{measure.npvYuan === null ? '—' : `${formatValue(measure.npvYuan / 10_000)} 万元`}</dd>
        </div>
        <div>
          <dt>内部收益率</dt>
          <dd>{measure.irrPct === null ? '—' : `${formatFixed(measure.irrPct, 1)} %`}</dd>
        </div>
        <div>
          <dt>减排二氧化碳</dt>
          <dd>{formatValue(measure.saving.co2T)} t/a</dd>
        </div>
        {measure.basis ? (
          <div>
            <dt>依据</dt>
            <dd>{measure.basis}</dd>
          </div>
        ) : null}
      </dl>
      {measure.steps.length > 0 ? (
        <details className="measure-steps">
          <summary>节能量计算过程</summary>
          <DerivationTable steps={measure.steps} />
        </details>
      ) : null}
    </>
  );
}

function ManualSavings({
  measure,
  number,
}: {
  measure: Measure;
  number: (label: string, column: string, value: number | null, unit: string) => ReactNode;
}) {
  const row = useRow('measure', measure.id);
  return (
    <>
      {number('年节电量', 'savingKWh', row?.savingKWh ?? null, 'kWh')}
      {number('年节能量', 'savingTce', row?.savingTce ?? null, 'tce')}
      {number('年减排二氧化碳', 'savingCO2T', row?.savingCO2T ?? null, 't')}
      {number('年节约费用', 'savingYuan', row?.savingYuan ?? null, '元')}
    </>
  );
}
