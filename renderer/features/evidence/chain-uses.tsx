/** The results that a reading goes into, with its share of their uncertainty. */
import { plainKey } from '../../../shared/checklist/repeat.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { formatFixed } from '../../../shared/quantity/format.ts';
import { Quantity } from '../../ui/figures.tsx';
import { useEquipmentDiagnosis } from '../audit/diagnosis-context.tsx';

export function ChainUses({ reading }: { reading: Row<'reading'> }) {
  const diagnosis = useEquipmentDiagnosis(reading.equipmentId ?? '');
  const uses = (diagnosis?.budget ?? [])
    .filter((line) => line.key === plainKey(reading.key ?? ''))
    .flatMap((line) => {
      const result = diagnosis?.results.find((entry) => entry.id === line.resultId);
      return result ? [{ result, sharePct: line.sharePct }] : [];
    });
  if (uses.length === 0) {
    return (
      <p className="muted">
        {diagnosis ? '目前没有影响到主要结果（或还缺其他读数）。' : '这类设备暂不能自动计算。'}
      </p>
    );
  }
  return (
    <table className="chain-uses" data-testid="chain-uses">
      <thead>
        <tr>
          <th>结果</th>
          <th className="num">数值（k = 2）</th>
          <th className="num">占不确定度</th>
        </tr>
      </thead>
      <tbody>
        {uses.map(({ result, sharePct }) => (
          <tr key={result.id}>
            <td>{result.zh}</td>
            <td className="num">
              <Quantity value={result.value} unit={result.unit} expandedU={result.expandedU} />
            </td>
            <td className="num">
              {sharePct > 0 && sharePct < 1 ? '< 1' : formatFixed(sharePct, 0)}
              <span className="unit">%</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
