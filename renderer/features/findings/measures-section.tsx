/** Measures in the order in which they are applied, with saving, cost, payback and their interaction. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { AuditDiagnosis, Measure } from '../../../shared/equipment/diagnosis.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { formatFixed, formatValue } from '../../../shared/quantity/format.ts';
import { focusField } from '../../app/go-to-field.ts';
import { Tiles } from '../../ui/figures.tsx';
import { useListWindow } from '../../ui/list-window.ts';
import { Empty } from '../../ui/states.tsx';
import { useAuditId, useAuditStore } from '../audit/audit-context.tsx';
import { newRowId } from '../audit/edits.ts';
import { MeasureCharts } from './measure-charts.tsx';
import { MeasureRow } from './measure-row.tsx';

/** Height of a machine with two or three measures, CSS px. */
const GROUP_PX = 180;

export function MeasuresSection({
  diagnosis,
  names,
}: {
  diagnosis: AuditDiagnosis;
  names: (id: string) => string;
}) {
  const store = useAuditStore();
  const auditId = useAuditId();
  const [opened, setOpened] = useState<string | null>(null);
  const { measures } = diagnosis;
  const groups = useMemo(() => byMachine(measures), [measures]);
  const keys = useMemo(() => groups.map((group) => group.equipmentId), [groups]);
  const openedAt = measures.find((measure) => measure.id === opened)?.equipmentId ?? null;
  const { box, parts } = useListWindow(keys, GROUP_PX, openedAt);
  const add = () => {
    const key = newRowId('m');
    const id = rowIds.measure(auditId, key);
    store.edit('measure', id, {
      equipmentId: auditId,
      key,
      title: '新措施',
      costClass: 'low',
      status: 'proposed',
      lifeYears: 10,
    });
    store.flush();
    setOpened(id);
    focusField('measure-title');
  };
  const addButton = (
    <Button icon={<PlusOutlined />} onClick={add} data-testid="add-measure">
      补充措施
    </Button>
  );
  if (measures.length === 0) {
    return (
      <section className="panel">
        <Empty title="还没有可行的措施" actions={addButton}>
          补齐设备读数和能源价格后，软件按实测工况算出每项措施的节能量与回收期。也可以自己补充措施。
        </Empty>
      </section>
    );
  }
  return (
    <>
      <MeasureTotals diagnosis={diagnosis} />
      <MeasureCharts diagnosis={diagnosis} names={names} />
      <div className="section-tools">
        <span className="muted">同一台设备的措施按先后扣减，用 ↑ ↓ 调整实施顺序（键盘 Alt+↑ / Alt+↓）</span>
        {addButton}
      </div>
      <section className="panel panel-flush scroll-x">
        <table className="grid measures" data-testid="measures" ref={box}>
          <thead>
            <tr>
              <th>措施</th>
              <th className="num">节能量</th>
              <th className="num">节电量</th>
              <th className="num">年节约</th>
              <th className="num">投资（万元）</th>
              <th className="num">回收期</th>
              <th>状态</th>
            </tr>
          </thead>
          {parts.map((part) => {
            if ('gapPx' in part) return <Gap key={`gap-${part.before}`} heightPx={part.gapPx} />;
            const group = groups[part.at];
            return group ? (
              <tbody key={group.equipmentId} data-at={part.at}>
                <tr className="measure-group">
                  <th colSpan={7} scope="rowgroup">
                    {names(group.equipmentId)}
                  </th>
                </tr>
                {group.measures.map((measure, i) => (
                  <MeasureRow
                    key={measure.id}
                    measure={measure}
                    siblings={group.measures}
                    at={i}
                    isOpen={opened === measure.id}
                    onToggle={() => setOpened(opened === measure.id ? null : measure.id)}
                  />
                ))}
              </tbody>
            ) : null;
          })}
        </table>
      </section>
    </>
  );
}

/** Stands for the machines that are too far from the screen to be drawn. */
function Gap({ heightPx }: { heightPx: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={7} style={{ height: heightPx }} />
      </tr>
    </tbody>
  );
}

function MeasureTotals({ diagnosis }: { diagnosis: AuditDiagnosis }) {
  const kept = diagnosis.measures.filter((measure) => measure.status !== 'rejected');
  const investment = kept.reduce((sum, measure) => sum + (measure.investmentYuan ?? 0), 0);
  const { totalSaving, energy } = diagnosis;
  const unknown = kept.filter((measure) => measure.investmentYuan === null).length;
  return (
    <Tiles
      tiles={[
        {
          label: '节能量合计',
          value: formatValue(totalSaving.tce),
          unit: 'tce/a',
          note:
            energy.totalTce > 0
              ? `占综合能耗 ${formatFixed((totalSaving.tce / energy.totalTce) * 100, 1)} %`
              : null,
        },
        { label: '节电量合计', value: formatValue(totalSaving.kWh / 10_000), unit: '万kWh/a' },
        { label: '减排二氧化碳', value: formatValue(totalSaving.co2T), unit: 't/a' },
        { label: '年节约费用', value: formatValue(totalSaving.yuan / 10_000), unit: '万元/a' },
        {
          label: '总投资',
          value: investment > 0 ? formatValue(investment / 10_000) : unknown > 0 ? '待填' : '0',
          ...(investment > 0 || unknown === 0 ? { unit: '万元' } : {}),
          note: unknown > 0 ? `${unknown} 项未填投资` : null,
        },
        {
          label: '总体静态回收期',
          value:
            totalSaving.yuan > 0 && unknown === 0 ? formatFixed(investment / totalSaving.yuan, 1) : '待投资',
          ...(totalSaving.yuan > 0 && unknown === 0 ? { unit: '年' } : {}),
        },
      ]}
    />
  );
}

function byMachine(measures: readonly Measure[]): { equipmentId: string; measures: Measure[] }[] {
  const ids = [...new Set(measures.map((measure) => measure.equipmentId))];
  return ids.map((equipmentId) => ({
    equipmentId,
    measures: measures.filter((measure) => measure.equipmentId === equipmentId),
  }));
}
