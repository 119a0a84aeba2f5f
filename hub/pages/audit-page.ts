import { z } from 'zod';
import { singletonTables } from '../../shared/model/snapshot.ts';
import { tableNames } from '../../shared/model/tables.ts';
import { clockToIso } from '../../shared/sync/clock.ts';
import { deletedColumn } from '../../shared/sync/row-state.ts';
import { groupBy } from '../../shared/sync/fold.ts';
import { html, page, type Html } from './html.ts';
import { columnLabel, tableLabel, valueLabel } from './labels.ts';
import { beijingTime } from './list-page.ts';
import type { AuditCells, CellEntry } from './overview.ts';

const mostRows = 1000;
const headsSchema = z.array(z.object({ value: z.string(), author: z.string(), at: z.string() }));

/** A row's cells by column. */
type RowCells = ReadonlyMap<string, CellEntry>;

function rowsOfTable(cells: readonly CellEntry[], table: string): [string, RowCells][] {
  const shown = cells.filter((cell) => cell.table === table && cell.state !== 'deleted');
  return [...groupBy(shown, (cell) => cell.rowId)].map(([rowId, ofRow]) => [
    rowId,
    new Map(ofRow.map((cell) => [cell.column, cell])),
  ]);
}

/** Names for the ids that other rows carry: a reading says 「一号锅炉」 and not its machine's id. */
function namesById(cells: readonly CellEntry[]): Map<string, string> {
  const named = cells.filter(
    (cell) => cell.column === 'name' && ['equipment', 'instrument'].includes(cell.table),
  );
  return new Map(named.map((cell) => [cell.rowId, valueLabel(cell.table, cell.column, cell.value)]));
}

const referring = new Set(['equipmentId', 'subjectId', 'instrumentId']);

function cellContent(cell: CellEntry | undefined, names: ReadonlyMap<string, string>): Html | string {
  if (!cell) return '';
  const text = valueLabel(cell.table, cell.column, cell.value);
  const shown = referring.has(cell.column) ? (names.get(text) ?? text) : text;
  return cell.conflict ? html`<span class="warn">${shown}（有冲突）</span>` : shown;
}

function definitionTable(cells: RowCells): Html {
  const rows = [...cells.values()].map(
    (cell) =>
      html`<tr>
        <th scope="row">${columnLabel(cell.table, cell.column)}</th>
        <td>${cellContent(cell, new Map())}</td>
        <td class="quiet">${cell.author} ${beijingTime(clockToIso(cell.clock))}</td>
      </tr>`,
  );
  return html`<table>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function rowTable(
  table: string,
  rows: readonly [string, RowCells][],
  names: ReadonlyMap<string, string>,
): Html {
  const columns = [...new Set(rows.flatMap(([, cells]) => [...cells.keys()]))].filter(
    (column) => column !== deletedColumn,
  );
  const line = ([, cells]: [string, RowCells]) => {
    const disputed = [...cells.values()].some((cell) => cell.state === 'deletedButEdited');
    return html`<tr>
      ${columns.map((column) => html`<td>${cellContent(cells.get(column), names)}</td>`)}
      <td>${disputed ? html`<span class="warn">一方已删除，另一方作了修改</span>` : null}</td>
    </tr>`;
  };
  return html`<div class="scroll">
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th>${columnLabel(table, column)}</th>`)}
            <th>说明</th>
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, mostRows).map(line)}
        </tbody>
      </table>
    </div>
    ${rows.length > mostRows ? html`<p class="notice">共 ${rows.length} 行，这里只列出前 ${mostRows} 行。</p>` : null}`;
}

function conflictSection(cells: readonly CellEntry[]): Html | null {
  const conflicts = cells.filter((cell) => cell.conflict);
  if (conflicts.length === 0) return null;
  const lines = conflicts.map((cell) => {
    const heads = headsSchema.safeParse(JSON.parse(cell.heads)).data ?? [];
    const values = heads.map(
      (head) =>
        html`<div>
          ${valueLabel(cell.table, cell.column, head.value)}
          <span class="quiet">（${head.author}，${beijingTime(head.at)}）</span>
        </div>`,
    );
    return html`<tr>
      <td>${tableLabel(cell.table)}</td>
      <td>${columnLabel(cell.table, cell.column)}</td>
      <td>${values}</td>
    </tr>`;
  });
  return html`<h2>冲突</h2>
    <p class="notice">以下内容由不同人员同时改成了不同的值，第一个为当前显示的值。请诊断机构在软件中确认。</p>
    <table>
      <thead>
        <tr>
          <th>表</th>
          <th>项目</th>
          <th>各方的值</th>
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>`;
}

function documentSection(
  rows: readonly [string, RowCells][],
  institutionId: number,
  blobs: ReadonlySet<string>,
): Html | null {
  if (rows.length === 0) return null;
  const text = (cells: RowCells, column: string) => {
    const cell = cells.get(column);
    return cell ? valueLabel('document', column, cell.value) : '—';
  };
  const lines = rows.map(([, cells]) => {
    const sha256 = text(cells, 'sha256');
    const name = text(cells, 'fileName');
    const link = html`<a href="/documents/${institutionId}/${sha256}">${name}</a>`;
    return html`<tr>
      <td>${blobs.has(sha256) ? link : html`${name} <span class="quiet">（文件尚未上传）</span>`}</td>
      <td>${text(cells, 'kind')}</td>
      <td class="number">${text(cells, 'version')}</td>
      <td>${text(cells, 'sealed')}</td>
      <td>${text(cells, 'createdAt')}</td>
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

export function auditPage(institutionId: number, { institution, cells, blobs }: AuditCells): string {
  const names = namesById(cells);
  const title = cells.find((cell) => cell.table === 'audit' && cell.column === 'title');
  const heading = title ? valueLabel('audit', 'title', title.value) : '（未命名）';
  const known: readonly string[] = tableNames;
  const unknown = [...new Set(cells.map((cell) => cell.table))].filter((table) => !known.includes(table));
  const sections = [...known.filter((table) => table !== 'document'), ...unknown].map((table) => {
    const rows = rowsOfTable(cells, table);
    const [first] = rows;
    if (!first) return null;
    const single = (singletonTables as readonly string[]).includes(table);
    return html`<h2>${tableLabel(table)}</h2>
      ${single ? definitionTable(first[1]) : rowTable(table, rows, names)}`;
  });
  return page(
    heading,
    html`<h1>${heading}</h1>
      <p class="quiet">诊断机构：${institution}</p>
      ${conflictSection(cells)} ${documentSection(rowsOfTable(cells, 'document'), institutionId, blobs)}
      ${sections}`,
  );
}
