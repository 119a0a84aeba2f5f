/** What each column of the ledger means: told by its heading, guessed from its cells, corrected by a person. */
import type { InventoryPreview } from '../../../shared/contract/inventory.ts';
import { columnZh } from '../../../shared/inventory/column-words.ts';
import { figures, isFigure } from '../../../shared/inventory/figures.ts';
import { mappableColumns, type Layout, type MappableColumn } from '../../../shared/inventory/layout.ts';
import { SelectInput } from '../../ui/inputs.tsx';

interface ColumnMappingProps {
  preview: InventoryPreview;
  layout: Layout;
  onLayout: (layout: Layout) => void;
}

/** A figure without a unit of its own counts in the unit that the choice names. */
const options = Object.fromEntries(
  mappableColumns.map((column) => {
    const unit = isFigure(column) ? figures[column].unit : '';
    return [column, unit ? `${columnZh[column]}（${unit}）` : columnZh[column]];
  }),
);

export function ColumnMapping({ preview, layout, onLayout }: ColumnMappingProps) {
  const isGuessed = layout.headerRow === null;
  const left = preview.columns.filter((_, i) => !layout.columns[i]).length;
  return (
    <details className="import-mapping" open={isGuessed} data-testid="import-mapping">
      <summary>
        各列内容：{preview.columns.length - left} 列要导入
        {left > 0 ? `，${left} 列不导入` : ''}
        {isGuessed ? '（没有表头，以下是按内容推断的，请核对）' : ''}
      </summary>
      <div className="scroll-x">
        <table className="grid">
          <thead>
            <tr>
              {preview.columns.map((column, i) => (
                <th key={column.letters} scope="col">
                  <div className="import-column">
                    {column.letters} {column.heading}
                  </div>
                  <SelectInput
                    value={layout.columns[i] ?? null}
                    label={`${column.letters} 列${column.heading ? `“${column.heading}”` : ''}的内容`}
                    options={options}
                    empty="不导入"
                    testId={`map-${column.letters}`}
                    onChange={(value) => {
                      const columns = preview.columns.map((_, c) => layout.columns[c] ?? null);
                      columns[i] = value as MappableColumn | null;
                      onLayout({ ...layout, columns });
                    }}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[0, 1, 2].map((row) => (
              <tr key={row}>
                {preview.columns.map((column) => (
                  <td key={column.letters}>{column.samples[row]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
