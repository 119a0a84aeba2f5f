/** Where the supplied energy goes, as one bar with its table. */
import type { Loss } from '../../shared/equipment/types.ts';
import { formatFixed } from '../../shared/quantity/format.ts';

export function LossesBar({ losses }: { losses: readonly Loss[] }) {
  if (losses.length === 0) return null;
  const shown = losses.filter((loss) => Number.isFinite(loss.sharePct));
  const total = shown.reduce((sum, loss) => sum + Math.max(0, loss.sharePct), 0) || 1;
  const lost = shown.filter((loss) => loss.role === 'loss');
  const rows = shown.map((loss) => ({
    ...loss,
    tone: loss.role === 'loss' ? `loss-${(lost.indexOf(loss) % 6) + 1}` : loss.role,
  }));
  return (
    <div className="losses" data-testid="losses">
      <div className="losses-bar" aria-hidden="true">
        {rows.map((row) => (
          <span
            key={row.id}
            className={`tone-${row.tone}`}
            style={{ width: `${(Math.max(0, row.sharePct) / total) * 100}%` }}
            title={`${row.zh} ${formatFixed(row.sharePct, 2)} %`}
          />
        ))}
      </div>
      <table className="losses-table">
        <caption className="visually-hidden">能量去向，占供入能量的百分比</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <span className={`swatch tone-${row.tone}`} aria-hidden="true" />
                {row.zh}
              </th>
              <td className="num">
                {formatFixed(row.sharePct, 2)}
                <span className="unit">%</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
