/** Opens a data file beside a reading; the dialog is loaded when it is first wanted. */
import { lazy, Suspense, useState } from 'react';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { useRow } from '../audit/audit-context.tsx';
import type { NumberField } from '../checklist/reading-field.tsx';
import './series.css';

const SeriesDialog = lazy(() =>
  import('./series-dialog.tsx').then((module) => ({ default: module.SeriesDialog })),
);

export function SeriesButton({ equipmentId, field }: { equipmentId: string; field: NumberField }) {
  const [open, setOpen] = useState(false);
  const row = useRow('reading', rowIds.reading(equipmentId, field.key));
  const hasFile = row !== undefined && !row.deleted && row.dataFileId !== null;
  return (
    <>
      <button
        type="button"
        className={hasFile ? 'series-open series-open-kept' : 'series-open'}
        data-aside
        title={hasFile ? '打开这个读数的原始数据文件' : '由数据文件（分析仪、功率记录仪）取平均值'}
        aria-label={hasFile ? `原始曲线：“${field.zh}”的数据文件` : `曲线：由数据文件取“${field.zh}”`}
        data-testid={`series-${field.key}`}
        onClick={() => setOpen(true)}
      >
        {hasFile ? '原始曲线' : '曲线'}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <SeriesDialog equipmentId={equipmentId} field={field} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
