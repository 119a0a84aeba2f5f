/** An opened measure: its words and figures, its economics, and the derivation of its saving. */
import type { ReactNode } from 'react';
import type { Measure } from '../../../shared/equipment/diagnosis.ts';
import { costClassZh } from '../../../shared/model/vocabulary.ts';
import { formatFixed, formatValue } from '../../../shared/quantity/format.ts';
import { DerivationTable } from '../../ui/derivation.tsx';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { NumberInput, SelectInput, TextArea, TextInput } from '../../ui/inputs.tsx';
import { useAuditStore, useRow } from '../audit/audit-context.tsx';
import { measureRowId, type EditMeasure } from './measure-edit.ts';

export function MeasureEditor({ measure, edit }: { measure: Measure; edit: EditMeasure }) {
  const note = useRow('measure', measureRowId(measure))?.note ?? null;
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
        <Field label="措施名称" field="measure-title">
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
        <Field label="备注" wide>
          {(parts) => (
            <TextInput
              {...parts}
              value={note}
              placeholder="估算依据、与企业商定的事项"
              maxLength={2000}
              onChange={(text) => edit({ note: text })}
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
