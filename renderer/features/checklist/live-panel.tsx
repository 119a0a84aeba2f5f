/** The diagnosis beside the form, while typing: results, losses, limits, what is missing, what to measure better. */
import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { EquipmentDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { measureNext, resultToImprove, type NextReading } from '../../../shared/equipment/measure-next.ts';
import type { EquipmentKind } from '../../../shared/model/vocabulary.ts';
import { formatFixed } from '../../../shared/quantity/format.ts';
import { focusField, goToField } from '../../app/go-to-field.ts';
import { Quantity } from '../../ui/figures.tsx';
import { LimitBar } from '../../ui/limit-bar.tsx';
import { LossesBar } from '../../ui/losses-bar.tsx';
import { useAuditId, useRows, useTablesShallow } from '../audit/audit-context.tsx';
import { useEquipmentDiagnosis } from '../audit/diagnosis-context.tsx';
import { inputFields } from '../audit/engine.ts';
import { mainResult } from '../audit/main-result.ts';
import { rowsWhere } from '../audit/tables-state.ts';
import { ReadingsBehind } from '../evidence/readings-behind.tsx';

export interface LivePanelProps {
  equipmentId: string;
  kind: EquipmentKind | null;
  progress: ReactNode;
  onSteps: () => void;
}

export function LivePanel({ equipmentId, kind, progress, onSteps }: LivePanelProps) {
  const diagnosis = useEquipmentDiagnosis(equipmentId);
  const names = useMemo(() => new Map(inputFields(kind).map((field) => [field.key, field.zh])), [kind]);
  return (
    <aside className="live" aria-label="实时诊断" data-testid="live-panel">
      <header className="live-head">
        <h2>实时诊断</h2>
        <Button
          size="small"
          onClick={onSteps}
          disabled={!diagnosis || diagnosis.steps.length === 0}
          data-testid="open-steps"
        >
          计算过程
        </Button>
      </header>
      {progress}
      {diagnosis ? (
        <Figures diagnosis={diagnosis} names={names} />
      ) : (
        <p className="muted live-note">这类设备暂不能自动计算，检查表和照片照常写入报告。</p>
      )}
    </aside>
  );
}

type Names = ReadonlyMap<string, string>;

function Figures({ diagnosis, names }: { diagnosis: EquipmentDiagnosis; names: Names }) {
  const keyed = diagnosis.results.filter((result) => result.key);
  const results = keyed.length > 0 ? keyed : diagnosis.results.slice(0, 4);
  const general = diagnosis.issues.filter((issue) => issue.fields.length === 0);
  return (
    <div aria-live="polite">
      {results.length === 0 ? <p className="muted live-note">填入读数后，这里立即显示结果。</p> : null}
      <dl className="live-results">
        {results.map((result) => (
          <div key={result.id} data-testid={`result-${result.id}`}>
            <dt>{result.zh}</dt>
            <dd>
              <Quantity value={result.value} unit={result.unit} expandedU={result.expandedU} />
            </dd>
          </div>
        ))}
      </dl>
      {diagnosis.losses.length > 0 ? (
        <Part title="能量去向">
          <LossesBar losses={diagnosis.losses} />
        </Part>
      ) : null}
      {diagnosis.limits.length > 0 ? (
        <Part title="限值与等级">
          <Limits diagnosis={diagnosis} names={names} />
        </Part>
      ) : null}
      {diagnosis.missing.length > 0 ? (
        <Part title="还缺读数">
          <ul className="live-missing">
            {diagnosis.missing.map((block) => (
              <li key={block.id}>
                <span>{block.zh}：</span>
                {block.keys.map((key) => (
                  <FieldLink key={key} field={key} name={names.get(key) ?? key} />
                ))}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <NextReadings diagnosis={diagnosis} names={names} />
      {general.length > 0 ? (
        <Part title="提示">
          {general.map((issue) => (
            <p key={issue.code + issue.zh} className={`live-issue live-issue-${issue.level}`}>
              {issue.zh}
            </p>
          ))}
        </Part>
      ) : null}
    </div>
  );
}

/** What decides stands open; limits that are only a reference wait behind one line. */
function Limits({ diagnosis, names }: { diagnosis: EquipmentDiagnosis; names: Names }) {
  const { limits } = diagnosis;
  const decided = limits.filter((limit) => limit.verdict !== 'unchecked');
  const others = limits.filter((limit) => limit.verdict === 'unchecked');
  return (
    <>
      {decided.map((limit) => (
        <div key={limit.id} className="limit-with-readings">
          <LimitBar limit={limit} />
          <ReadingsBehind diagnosis={diagnosis} resultId={limit.resultId} names={names} />
        </div>
      ))}
      {others.length > 0 ? (
        <details className="other-limits" open={decided.length === 0 || undefined}>
          <summary>
            待核对的限值 {others.length} 项<span className="muted">　不作判定，供参考</span>
          </summary>
          {others.map((limit) => (
            <LimitBar key={limit.id} limit={limit} />
          ))}
        </details>
      ) : null}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="live-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function FieldLink({ field, name }: { field: string; name: string }) {
  return (
    <button type="button" className="link-button" onClick={() => focusField(field)}>
      {name}
    </button>
  );
}

const reasonZh: Record<NextReading['reason'], string | null> = {
  assumed: '未实测',
  certificate: '证书无效',
  spread: null,
};

/** The readings that carry most of the main result's uncertainty; what nobody measured comes first. */
function NextReadings({ diagnosis, names }: { diagnosis: EquipmentDiagnosis; names: Names }) {
  const readings = useTablesShallow((tables) =>
    rowsWhere(tables, 'reading', 'equipmentId', diagnosis.equipmentId),
  );
  const instruments = useRows('instrument');
  const isPressureMeasured = typeof useRows('site')[0]?.pressureKPa === 'number';
  const result = resultToImprove(diagnosis, mainResult(diagnosis)?.id);
  if (!result) return null;
  const rows = { readings, instruments, isPressureMeasured };
  const lines = measureNext(diagnosis, result.id, rows).slice(0, SHOWN_NEXT);
  if (lines.length === 0) return null;
  return (
    <Part title={`下一步测准什么（对${result.zh}）`}>
      <ul className="budget" data-testid="measure-next">
        {lines.map((line) => (
          <li key={line.key}>
            <span>
              <NextLink next={line} name={names.get(line.key) ?? line.zh} />
              {reasonZh[line.reason] ? <span className="mark">{reasonZh[line.reason]}</span> : null}
            </span>
            <span className="budget-bar" aria-hidden="true">
              <span style={{ width: `${Math.min(100, line.sharePct)}%` }} />
            </span>
            <span className="num">
              {formatFixed(line.sharePct, 0)}
              <span className="unit">%</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="muted live-note">占不确定度的比例。先把未实测的换成实测，再复测比例大的读数。</p>
    </Part>
  );
}

const SHOWN_NEXT = 5;

/** To the field of the machine, or to the enterprise's page for what belongs to the plant. */
function NextLink({ next, name }: { next: NextReading; name: string }) {
  const auditId = useAuditId();
  if (!next.site) return <FieldLink field={next.key} name={name} />;
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => goToField(`/audit/${auditId}/enterprise`, next.key)}
    >
      {name}
    </button>
  );
}
