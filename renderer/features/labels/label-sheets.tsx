/** Sheets of labels in their true size, the same on screen and on paper. */
import { A4_MM, type LabelFormat, type PlacedLabel } from '../../../shared/inventory/label-sheet.ts';
import { machineCode } from '../../../shared/inventory/machine-code.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { useAuditId, useRows } from '../audit/audit-context.tsx';
import { QrCode } from './qr-code.tsx';

export interface Label {
  machine: Row<'equipment'>;
  /** `2/3` where several machines of one row get a label each. */
  part: string | null;
}

interface LabelSheetsProps {
  format: LabelFormat;
  labels: readonly Label[];
  sheets: readonly (readonly PlacedLabel[])[];
}

const mm = (value: number): string => `${value}mm`;

export function LabelSheets({ format, labels, sheets }: LabelSheetsProps) {
  const enterprise = useRows('enterprise')[0]?.name ?? '';
  if (sheets.length === 0) return <p className="muted labels-none">没有选中设备。</p>;
  return (
    <div className="label-sheets" data-testid="label-sheets">
      {sheets.map((sheet, page) => (
        <article
          // A sheet is nothing but its place in the order.
          // oxlint-disable-next-line react/no-array-index-key
          key={page}
          className="label-sheet"
          aria-label={`第 ${page + 1} 张标签`}
          style={{ width: mm(A4_MM.width), height: mm(A4_MM.height) }}
        >
          {sheet.map((place) => {
            const label = labels[place.index];
            return label ? (
              <OneLabel
                key={place.index}
                label={label}
                place={place}
                format={format}
                enterprise={enterprise}
              />
            ) : null;
          })}
        </article>
      ))}
    </div>
  );
}

function OneLabel(props: { label: Label; place: PlacedLabel; format: LabelFormat; enterprise: string }) {
  const { label, place, format, enterprise } = props;
  const auditId = useAuditId();
  const { machine, part } = label;
  // A code of 15 mm is read by every telephone; a larger label gives a larger one, seen from farther away.
  const codeMm = Math.min(format.heightMm - 6, format.widthMm * 0.46);
  const name = machine.name ?? '未命名设备';
  const small = format.heightMm < 30;
  return (
    <div
      className={small ? 'label label-small' : 'label'}
      data-testid={`label-${machine.id}`}
      style={{
        left: mm(place.leftMm),
        top: mm(place.topMm),
        width: mm(format.widthMm),
        height: mm(format.heightMm),
        fontSize: mm(Math.max(2.5, Math.min(4.2, format.heightMm * 0.085))),
      }}
    >
      <div className="label-code" style={{ width: mm(codeMm), height: mm(codeMm) }}>
        <QrCode text={machineCode({ auditId, equipmentId: machine.id })} label={`${name}的二维码`} />
      </div>
      <div className="label-words">
        <strong>{name}</strong>
        {machine.tag ? <span className="label-tag">{machine.tag}</span> : null}
        <span>{[machine.kind ? equipmentKindZh[machine.kind] : null, part].filter(Boolean).join(' ')}</span>
        <span className="label-enterprise">{enterprise}</span>
      </div>
    </div>
  );
}
