/** The tables of one audit's page. */
import { z } from 'zod';
import { tableNameSchema, tables } from '../../shared/model/tables.ts';
import { clockToIso } from '../../shared/sync/clock.ts';
import { groupBy } from '../../shared/sync/fold.ts';
import { deletedColumn } from '../../shared/sync/row-state.ts';
import { html, type Html } from './html.ts';
import { columnLabel, tableLabel, valueLabel } from './labels.ts';
import { beijingTime } from './list-page.ts';
import type { Naming } from './naming.ts';
import type { CellEntry } from './overview.ts';

const mostRows = 1000;
const longText = 60;
const mediumText = 14;
const headsSchema = z.array(z.object({ value: z.string(), author: z.string(), at: z.string() }));

/** Columns that mean something to the program only. */
const technical = new Set([
  deletedColumn,
  'sha256',
  'mime',
  'sizeBytes',
  'widthPx',
  'heightPx',
  'rotationDeg',
  'sortOrder',
  'templateId',
  'templateVersion',
  'templates',
]);
const inputPrefix = 'inputs.';

/** A row's cells by column. */
export type RowCells = ReadonlyMap<string, CellEntry>;

/** Rows of a table that are not deleted, in the order of their ids. */
export function rowsOfTable(cells: readonly CellEntry[], table: string): RowCells[] {
  const shown = cells.filter((cell) => cell.table === table && cell.state !== 'deleted');
  return [...groupBy(shown, (cell) => cell.rowId).values()].map(
    (ofRow) => new Map(ofRow.map((cell) => [cell.column, cell])),
  );
}

/** Columns that occur, in the order of the model; paths into a JSON column count as that column. */
function columnsOf(table: string, rows: readonly RowCells[]): string[] {
  const known = tableNameSchema.safeParse(table).data;
  const order = known ? Object.keys(tables[known].shape) : [];
  const rank = (column: string) => (order.includes(column) ? order.indexOf(column) : order.length);
  const filled = (cells: RowCells) =>
    [...cells.values()].filter((cell) => cell.value !== 'null' || cell.conflict);
  const present = new Set(
    rows.flatMap((cells) => filled(cells).map((cell) => cell.column.replace(/^inputs\..*/, 'inputs'))),
  );
  return [...present].filter((column) => !technical.has(column)).toSorted((a, b) => rank(a) - rank(b));
}

/** Numbers stand right; long texts get room. */
function classOf(cell: CellEntry | undefined): Html | null {
  if (!cell) return null;
  if (/^-?[\d.]+(e[+-]?\d+)?$/i.test(cell.value)) return html` class="number"`;
  if (cell.value.length > longText) return html` class="long"`;
  return cell.value.length > mediumText ? html` class="medium"` : null;
}

const marked = (cell: CellEntry, text: string): Html | string =>
  cell.conflict ? html`<span class="warn">${text}（有冲突）</span>` : text;

function content(cells: RowCells, column: string, naming: Naming): Html | string | null {
  const cell = cells.get(column);
  if (cell) return marked(cell, naming.value(cell));
  if (column !== 'inputs') return null;
  const inputs = [...cells.values()].filter(
    (entry) => entry.column.startsWith(inputPrefix) && entry.value !== 'null',
  );
  return html`${inputs.map((entry) => html`<div>${marked(entry, `${naming.column(entry)}：${naming.value(entry)}`)}</div>`)}`;
}

/** The one row of a table as pairs of name and value, with who wrote it and when. */
export function definitionTable(table: string, cells: RowCells, naming: Naming): Html {
  const filled = columnsOf(table, [cells]).flatMap((column) => {
    const cell = cells.get(column);
    return cell && cell.value !== 'null' ? [cell] : [];
  });
  const rows = filled.map(
    (cell) =>
      html`<tr>
        <th scope="row">${columnLabel(table, cell.column)}</th>
        <td>${marked(cell, naming.value(cell))}</td>
        <td class="quiet meta">${cell.author} ${beijingTime(clockToIso(cell.clock))}</td>
      </tr>`,
  );
  return html`<table>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

export function rowTable(table: string, rows: readonly RowCells[], naming: Naming): Html {
  const columns = columnsOf(table, rows);
  const disputed = (cells: RowCells) => [...cells.values()].some((cell) => cell.state === 'deletedButEdited');
  const warns = rows.some(disputed);
  const warning = html`<span class="warn">一方已删除，另一方作了修改</span>`;
  const line = (cells: RowCells) =>
    html`<tr>
      ${columns.map((column) => html`<td${classOf(cells.get(column))}>${content(cells, column, naming)}</td>`)}
      ${warns ? html`<td>${disputed(cells) ? warning : null}</td>` : null}
    </tr>`;
  return html`<div class="scroll">
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th>${columnLabel(table, column)}</th>`)}
            ${warns ? html`<th>提示</th>` : null}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, mostRows).map(line)}
        </tbody>
      </table>
    </div>
    ${rows.length > mostRows ? html`<p class="notice">共 ${rows.length} 行，这里只列出前 ${mostRows} 行。</p>` : null}`;
}

export function conflictSection(cells: readonly CellEntry[], naming: Naming): Html | null {
  const conflicts = cells.filter((cell) => cell.conflict && cell.state !== 'deleted');
  if (conflicts.length === 0) return null;
  const lines = conflicts.map((cell) => {
    const heads = headsSchema.safeParse(JSON.parse(cell.heads)).data ?? [];
    const values = heads.map(
      (head) =>
        html`<div>
          ${naming.value({ ...cell, value: head.value })}
          <span class="quiet">（${head.author}，${beijingTime(head.at)}）</span>
        </div>`,
    );
    return html`<tr>
      <td>${tableLabel(cell.table)}</td>
      <td>${naming.row(cell)}</td>
      <td>${naming.column(cell)}</td>
      <td>${values}</td>
    </tr>`;
  });
  return html`<h2>冲突</h2>
    <p class="notice">以下内容由不同人员同时改成了不同的值，第一个为当前显示的值。请诊断机构在软件中确认。</p>
    <table>
      <thead>
        <tr>
          <th>类别</th>
          <th>对象</th>
          <th>项目</th>
          <th>各方的值</th>
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>`;
}

export function documentSection(
  rows: readonly RowCells[],
  institutionId: number,
  blobs: ReadonlySet<string>,
): Html | null {
  if (rows.length === 0) return null;
  const text = (cells: RowCells, column: string) => {
    const cell = cells.get(column);
    return cell ? valueLabel('document', column, cell.value) : '—';
  };
  const lines = rows.map((cells) => {
    const sha256 = text(cells, 'sha256');
    const name = text(cells, 'fileName');
    const link = html`<a href="/documents/${institutionId}/${sha256}">${name}</a>`;
    const createdAt = text(cells, 'createdAt');
    return html`<tr>
      <td>${blobs.has(sha256) ? link : html`${name} <span class="quiet">（文件尚未上传）</span>`}</td>
      <td>${text(cells, 'kind')}</td>
      <td class="number">${text(cells, 'version')}</td>
      <td>${text(cells, 'sealed')}</td>
      <td>${Number.isNaN(Date.parse(createdAt)) ? createdAt : beijingTime(createdAt)}</td>
    </tr>`;
  });
  return html`<h2>文件</h2>
    <table>
      <thead>
        <tr>
          <th>文件</th>
          <th>类别</th>
          <th>版本</th>
          <th>已定稿</th>
          <th>建立时间</th>
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>`;
}
