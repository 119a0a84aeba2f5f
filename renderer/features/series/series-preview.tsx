/** The first lines of the file: as they stand, and how their times and figures are read. */
import type { SeriesInspection } from '../../../shared/contract/series.ts';
import { wallClock } from './wall-clock.ts';

const shownColumns = 14;

export function SeriesPreview({ inspection }: { inspection: SeriesInspection }) {
  const { mapping, heading, sample, columns } = inspection;
  const timed = mapping.timeColumns.length > 0;
  const shown = columns.slice(0, shownColumns);
  return (
    <div className="series-preview" tabIndex={0} role="region" aria-label="文件开头的预览">
      <table data-testid="series-preview">
        <caption className="visually-hidden">文件开头各行及其读法</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            {timed ? <th scope="col">读作时间</th> : null}
            {shown.map((column) => (
              <th scope="col" key={column.index}>
                {column.name}
                {column.unit ? <span className="unit"> {column.unit}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heading.map(({ line, cells }) => (
            <tr key={line} className="series-preview-heading">
              <th scope="row">{line}</th>
              <td colSpan={shown.length + (timed ? 1 : 0)}>
                {line === mapping.nameLine ? '列名：' : line === mapping.unitLine ? '单位：' : '跳过：'}
                {cells.filter((cell) => cell !== '').join('　') || '（空行）'}
              </td>
            </tr>
          ))}
          {sample.map((row) => (
            <tr key={row.line}>
              <th scope="row">{row.line}</th>
              {timed ? (
                <td className={row.t === null ? 'series-unread' : undefined}>
                  {row.t === null ? '读不出' : wallClock(row.t)}
                </td>
              ) : null}
              {shown.map((column) => (
                <PreviewCell
                  key={column.index}
                  text={row.cells[column.index] ?? ''}
                  value={row.values[column.index] ?? null}
                  isFigure={column.numeric}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.length > shown.length ? (
        <p className="muted">另有 {columns.length - shown.length} 列未显示，都可以在“数值列”里选。</p>
      ) : null}
    </div>
  );
}

function PreviewCell({ text, value, isFigure }: { text: string; value: number | null; isFigure: boolean }) {
  if (!isFigure) return <td className="muted">{text}</td>;
  if (value === null) return <td className="series-unread">{text === '' ? '（空）' : `${text} 读不出`}</td>;
  return <td className="num">{String(value)}</td>;
}
