import { singletonTables } from '../../shared/model/snapshot.ts';
import { tableNames } from '../../shared/model/tables.ts';
import { conflictSection, definitionTable, documentSection, rowsOfTable, rowTable } from './audit-tables.ts';
import { html, page } from './html.ts';
import { tableLabel, valueLabel } from './labels.ts';
import { nameRows } from './naming.ts';
import type { AuditCells } from './overview.ts';

/** Everything of one audit: conflicts and documents first, then table by table, tables of a newer version too. */
export function auditPage(
  institutionId: number,
  { institution, cells, blobs }: AuditCells,
  questions: ReadonlyMap<string, string>,
): string {
  const naming = nameRows(cells, questions);
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
      ${single ? definitionTable(table, first, naming) : rowTable(table, rows, naming)}`;
  });
  return page(
    heading,
    html`<h1>${heading}</h1>
      <p class="quiet">诊断机构：${institution}</p>
      ${conflictSection(cells, naming)}
      ${documentSection(rowsOfTable(cells, 'document'), institutionId, blobs)} ${sections}`,
  );
}
