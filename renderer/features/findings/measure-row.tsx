/** One measure: figures, investment, status; opened it shows description, economics and the derivation. */
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import type { Measure } from '../../../shared/equipment/diagnosis.ts';
import { costClassZh } from '../../../shared/model/vocabulary.ts';
import { formatFixed, formatValue } from '../../../shared/quantity/format.ts';
import { NumberInput, SelectInput } from '../../ui/inputs.tsx';
import { useAuditStore, useRow } from '../audit/audit-context.tsx';
import { measureRowId, useEditMeasure } from './measure-edit.ts';
import { MeasureEditor } from './measure-editor.tsx';
import { MoveButtons, moveByKey, useMove } from './measure-order.tsx';
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
  const row = useRow('measure', measureRowId(derived));
  const measure = withRow(derived, row?.deleted ? undefined : row);
  const edit = useEditMeasure(measure);
  const move = useMove(siblings, at);
  const rejected = measure.status === 'rejected';
  const weakened = measure.savingAlone.tce - measure.saving.tce > 0.005 * Math.abs(measure.savingAlone.tce);
  return (
    <>
      <tr
        className={rejected ? 'measure measure-rejected' : 'measure'}
        data-field={measure.id}
        data-testid={`measure-${measure.id}`}
        onKeyDown={(event) => moveByKey(event, move)}
      >
        <td>
          <div className="measure-title">
            <MoveButtons
              title={measure.title}
              move={move}
              isFirst={at === 0}
              isLast={at === siblings.length - 1}
            />
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
                edit({ investmentYuan: wanYuan === null ? null : Math.round(wanYuan * 1e6) / 100 });
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
