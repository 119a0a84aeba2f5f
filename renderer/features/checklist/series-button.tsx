/** Opens a data file beside a reading; the dialog is loaded when it is first wanted. */
import { lazy, Suspense, useState } from 'react';
import type { NumberField } from './reading-field.tsx';
import './series.css';

const SeriesDialog = lazy(() =>
  import('./series-dialog.tsx').then((module) => ({ default: module.SeriesDialog })),
);

export function SeriesButton({ equipmentId, field }: { equipmentId: string; field: NumberField }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="series-open"
        data-aside
        title="由数据文件（分析仪、功率记录仪）取平均值"
        aria-label={`曲线：由数据文件取“${field.zh}”`}
        data-testid={`series-${field.key}`}
        onClick={() => setOpen(true)}
      >
        曲线
      </button>
      {open ? (
        <Suspense fallback={null}>
          <SeriesDialog equipmentId={equipmentId} field={field} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
