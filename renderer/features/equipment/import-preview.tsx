/** What a ledger would add, which rows stay out and why; kinds the name does not tell are chosen here. */
import { useState } from 'react';
import type { InventoryPreview } from '../../../shared/contract/inventory.ts';
import type { Layout } from '../../../shared/inventory/layout.ts';
import { figureWords } from '../../../shared/inventory/read-inventory.ts';
import { refusalZh, type InventoryRow } from '../../../shared/inventory/row.ts';
import { equipmentKindZh, type EquipmentKind } from '../../../shared/model/vocabulary.ts';
import { SelectInput } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/states.tsx';
import { ColumnMapping } from './column-mapping.tsx';

export type ChosenRow = InventoryRow;

export interface ImportPreviewProps {
  preview: InventoryPreview;
  layout: Layout;
  onSheet: (sheet: string) => void;
  onLayout: (layout: Layout) => void;
  onBack: () => void;
  onImport: (rows: ChosenRow[]) => void;
}

export function ImportPreview(props: ImportPreviewProps) {
  const { preview, onSheet, onBack, onImport } = props;
  const [kinds, setKinds] = useState<ReadonlyMap<number, EquipmentKind | null>>(
    () => new Map(preview.rows.map((row) => [row.row, row.kind])),
  );
  const [left, setLeft] = useState<ReadonlySet<number>>(
    () => new Set(preview.rows.filter((row) => row.known).map((row) => row.row)),
  );
  const [skipRefused, setSkipRefused] = useState(false);
  const kindOf = (row: InventoryRow) => kinds.get(row.row) ?? null;
  const taken = preview.rows.filter((row) => !left.has(row.row) && kindOf(row) !== null);
  const undecided = preview.rows.filter((row) => !left.has(row.row) && kindOf(row) === null).length;
  // What the columns were last said to mean could not be read: the rows on screen are older.
  const isOld = JSON.stringify(props.layout) !== JSON.stringify(preview.layout);
  const blocked = isOld || (preview.refused.length > 0 && !skipRefused);
  const toggle = (row: number) => {
    const next = new Set(left);
    if (!next.delete(row)) next.add(row);
    setLeft(next);
  };
  return (
    <form
      className="stack"
      data-testid="import-preview"
      onSubmit={(event) => {
        event.preventDefault();
        if (taken.length === 0 || blocked) return;
        onImport(taken.map(({ known: _known, ...row }) => ({ ...row, kind: kindOf(row) })));
      }}
    >
      {preview.sheets.length > 1 ? (
        <SelectInput
          value={preview.sheet}
          label="工作表"
          options={Object.fromEntries(preview.sheets.map((sheet) => [sheet, `工作表：${sheet}`]))}
          onChange={(sheet) => sheet && onSheet(sheet)}
        />
      ) : null}
      <ColumnMapping preview={preview} layout={props.layout} onLayout={props.onLayout} />
      <Refusals preview={preview} skip={skipRefused} onSkip={setSkipRefused} />
      {preview.rows.length > 0 ? (
        <div className="import-table">
          <table className="grid">
            <caption className="visually-hidden">将要导入的设备</caption>
            <thead>
              <tr>
                <th>行</th>
                <th>导入</th>
                <th>类型</th>
                <th>设备</th>
                <th>型号</th>
                <th className="num">数量</th>
                <th>铭牌</th>
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row) => (
                <tr key={row.row} className={left.has(row.row) ? 'import-left' : undefined}>
                  <td>{row.row}</td>
                  <td>
                    <input
                      type="checkbox"
                      className="import-check"
                      checked={!left.has(row.row)}
                      aria-label={`导入第 ${row.row} 行 ${row.name}`}
                      onChange={() => toggle(row.row)}
                    />
                  </td>
                  <td>
                    <SelectInput
                      value={kindOf(row)}
                      label={`第 ${row.row} 行 ${row.name} 的类型`}
                      options={equipmentKindZh}
                      empty="请选择"
                      onChange={(kind) => setKinds(new Map(kinds).set(row.row, kind as EquipmentKind | null))}
                    />
                  </td>
                  <td>
                    {row.name}
                    <div className="muted audit-sub">
                      {[row.known ? '本项目已有同名设备' : null, row.tag, row.location]
                        .filter(Boolean)
                        .join(' · ')}
                    </div>
                  </td>
                  <td>{row.model}</td>
                  <td className="num">{row.quantity}</td>
                  <td>{plateWords(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Passed preview={preview} undecided={undecided} />
      <div className="form-actions">
        <button type="button" className="ant-like" onClick={onBack}>
          换一个文件
        </button>
        <button
          type="submit"
          className="ant-like ant-like-primary"
          disabled={taken.length === 0 || blocked}
          data-testid="import-ok"
        >
          导入 {taken.length} 行设备
        </button>
      </div>
    </form>
  );
}

function plateWords(row: InventoryRow): string {
  return [
    row.manufacturer,
    row.madeYear ? `${row.madeYear} 年出厂` : null,
    row.commissionedYear ? `${row.commissionedYear} 年投运` : null,
    ...figureWords(row),
    row.note,
  ]
    .filter(Boolean)
    .join('；');
}

function Refusals(props: { preview: InventoryPreview; skip: boolean; onSkip: (skip: boolean) => void }) {
  const { refused, rows } = props.preview;
  if (refused.length === 0) return null;
  const count = new Set(refused.map((refusal) => refusal.row)).size;
  return (
    <div data-testid="import-refused">
      <Notice tone="error">
        有 {count} 行不能导入。请在原表中改正后重新选择或粘贴：
        <ul className="import-refusals">
          {refused.map((refusal) => (
            <li key={`${refusal.row}-${refusal.column}`}>{refusalZh(refusal)}</li>
          ))}
        </ul>
        {rows.length > 0 ? (
          <label className="import-skip">
            <input
              type="checkbox"
              className="import-check"
              checked={props.skip}
              onChange={(event) => props.onSkip(event.target.checked)}
            />
            不要这 {count} 行，只导入其余的行
          </label>
        ) : null}
      </Notice>
    </div>
  );
}

/** What stays out without being wrong. */
function Passed({ preview, undecided }: { preview: InventoryPreview; undecided: number }) {
  const notes = [
    undecided > 0 ? `${undecided} 行看不出类型，选定类型后才会导入` : null,
    preview.rows.some((row) => row.known) ? '已有同名设备的行默认不导入' : null,
    ...preview.skipped.map(({ row, zh }) => `第 ${row} 行是${zh}`),
    preview.unknownHeadings.length > 0 ? `不导入的列：${preview.unknownHeadings.join('、')}` : null,
  ].filter((note) => note !== null);
  return notes.length > 0 ? <p className="muted">{notes.join('；')}。</p> : null;
}
