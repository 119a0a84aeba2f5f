/** Equipment ledgers over the contract. Errors are mapped and writing is guarded by the router this part stands in. */
import { implement } from '@orpc/server';
import { inventoryContract } from '../../shared/contract/inventory.ts';
import type { Backend } from '../backend.ts';
import { importRows, previewTables, readTables, tableOfText } from '../exchange/inventory-file.ts';
import { findMachine } from '../store/find-machine.ts';
import { NotFoundError } from '../reporting/build-documents.ts';

export function inventoryRouter({ store, now }: Backend) {
  const os = implement(inventoryContract);
  const knownAudit = (auditId: string) => {
    if (!store.db.prepare('SELECT 1 FROM audit WHERE id = ?').get(auditId))
      throw new NotFoundError('audit', auditId);
  };
  return os.router({
    find: os.find.handler(({ input }) => findMachine(store, input.text, input.here)),
    preview: os.preview.handler(async ({ input }) => {
      knownAudit(input.auditId);
      const fileName = 'file' in input.source ? input.source.file.name : '粘贴的表格';
      const tables =
        'file' in input.source
          ? await readTables(Buffer.from(await input.source.file.arrayBuffer()), fileName)
          : [tableOfText(input.source.text, fileName)];
      return previewTables(
        store,
        {
          auditId: input.auditId,
          sheet: input.sheet,
          fileName,
          thisYear: now().getFullYear(),
          layout: input.layout ?? null,
          mayGuess: !('file' in input.source),
        },
        tables,
      );
    }),
    import: os.import.handler(({ input }) => {
      knownAudit(input.auditId);
      return { equipmentIds: importRows(store, input.auditId, input.rows) };
    }),
  });
}
