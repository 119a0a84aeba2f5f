/** The contract over the backend; thin: parse → call → return. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ORPCError, implement } from '@orpc/server';
import { newestRefs } from '../../shared/checklist/versions.ts';
import { contract } from '../../shared/contract/contract.ts';
import { ENGINE_VERSION } from '../../shared/equipment/version.ts';
import { beijingDay } from '../../shared/quantity/day.ts';
import { checklistsDonePct } from '../../shared/equipment/audit-checklists.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import type { TableName } from '../../shared/model/tables.ts';
import type { Backend } from '../backend.ts';
import { documentMime } from '../delivery/outbox.ts';
import { createPhotoCache } from '../documents/photo-cache.ts';
import { writeAuditCopy } from '../exchange/audit-copy.ts';
import { importFile } from '../exchange/import-file.ts';
import { newId } from '../exchange/new-id.ts';
import { addPhoto } from '../exchange/photos.ts';
import { exportUsbBundle } from '../exchange/usb-bundle.ts';
import { buildDocuments, NotFoundError } from '../reporting/build-documents.ts';
import { backUp, listBackups } from '../safety/backup.ts';
import { readRow, readSnapshot } from '../store/snapshot.ts';
import { runHubSync, syncStatus } from '../sync/run.ts';
import { guarded, toContractError } from './errors.ts';
import { inventoryRouter } from './inventory.ts';
import { seriesRouter } from './series.ts';
import { searchAudits } from './search.ts';
import { templateHandlers } from './templates.ts';

export function createRouter(backend: Backend) {
  const { store, resources, secrets, outbox, standards } = backend;
  const templates = templateHandlers(backend.templates);
  const photoCache = createPhotoCache(join(store.profileDir, 'cache', 'photos'));
  const samplesDir = join(resources.dir, 'samples');
  const reads = new Set([
    'preview',
    'list',
    'get',
    'history',
    'search',
    'find',
    'read',
    'readDocument',
    'readEml',
    'info',
    'pack',
    'templates',
    'validate',
    'samples',
    'status',
    'exportFile',
    'exportBundle',
  ]);
  const os = implement(contract).use(async ({ next, path }) => {
    if (store.readOnlyReason !== null && !reads.has(path.at(-1) ?? '')) {
      throw new ORPCError('READ_ONLY', { data: { reason: store.readOnlyReason } });
    }
    try {
      return await next();
    } catch (error) {
      throw toContractError(error);
    }
  });
  const savedAt = () => backend.now().toISOString();
  const file = (bytes: Uint8Array, name: string, type: string) =>
    new File([new Uint8Array(bytes)], name, { type });
  const bytesOf = async (upload: Blob) => Buffer.from(await upload.arrayBuffer());
  const knownAudit = (auditId: string) => {
    if (!store.db.prepare('SELECT 1 FROM audit WHERE id = ?').get(auditId))
      throw new NotFoundError('audit', auditId);
  };

  /** A sealed version of a report stays as it was sent. */
  const refuseSealed = (input: { auditId: string; table: TableName; rowId: string }) => {
    if (
      input.table === 'document' &&
      readRow(store.db, 'document', input.auditId, input.rowId).sealed === true
    ) {
      throw new ORPCError('SEALED', { data: {} });
    }
  };

  return os.router({
    app: {
      info: os.app.info.handler(() => ({
        version: backend.options.version,
        engineVersion: ENGINE_VERSION,
        packVersion: standards.current().version,
        deviceId: store.device(),
        profileDir: store.profileDir,
        host: backend.options.host,
        readOnlyReason: store.readOnlyReason,
      })),
      pack: os.app.pack.handler(() => standards.current()),
      templates: os.app.templates.handler(() => backend.templates.all()),
    },
    audit: {
      list: os.audit.list.handler(() => store.audits.list()),
      progress: os.audit.progress.handler(({ input }) => {
        const snapshot = readSnapshot(store.db, input.auditId);
        if (!snapshot) throw new NotFoundError('audit', input.auditId);
        return { checklistsPct: checklistsDonePct(snapshot, backend.templates.all()) };
      }),
      create: os.audit.create.handler(({ input }) => {
        const auditId = newId();
        const { provider, providerAddress, providerPhone, userName, teamMembers } = store.settings.get();
        store.writer.write([
          {
            auditId,
            table: 'audit',
            rowId: rowIds.audit(auditId),
            values: {
              title: input.title,
              stage: 'prepare',
              provider: provider || null,
              providerAddress: providerAddress || null,
              providerPhone: providerPhone || null,
              teamMembers: teamMembers || null,
              leadAuditor: userName || null,
              templates: newestRefs(backend.templates.all()),
              createdAt: savedAt(),
            },
          },
          {
            auditId,
            table: 'enterprise',
            rowId: rowIds.enterprise(auditId),
            values: { name: input.enterpriseName || null },
          },
        ]);
        return { auditId };
      }),
      get: os.audit.get.handler(({ input }) => {
        const snapshot = readSnapshot(store.db, input.auditId);
        if (!snapshot) throw new NotFoundError('audit', input.auditId);
        return { snapshot, conflicts: store.audits.conflicts(input.auditId) };
      }),
      remove: os.audit.remove.handler(({ input }) => {
        knownAudit(input.auditId);
        store.writer.write([
          {
            auditId: input.auditId,
            table: 'audit',
            rowId: rowIds.audit(input.auditId),
            values: { deleted: true },
          },
        ]);
        return {};
      }),
      search: os.audit.search.handler(({ input }) => searchAudits(store, input.text)),
      samples: os.audit.samples.handler(() =>
        resources.samples().map(({ id, title, summary }) => ({ id, title, summary })),
      ),
      importSample: os.audit.importSample.handler(async ({ input }) => {
        const sample = resources.samples().find((s) => s.id === input.sampleId);
        if (!sample) throw new NotFoundError('sample', input.sampleId);
        const bytes = Buffer.from(JSON.stringify(sample));
        const { auditId } = await importFile(store, bytes, `${sample.id}.json`, join(samplesDir, 'photos'));
        return { auditId };
      }),
      importFile: os.audit.importFile.handler(async ({ input }) =>
        importFile(store, await bytesOf(input.file), input.file.name, join(samplesDir, 'photos')),
      ),
      exportFile: os.audit.exportFile.handler(({ input }) => {
        const snapshot = readSnapshot(store.db, input.auditId);
        if (!snapshot) throw new NotFoundError('audit', input.auditId);
        const name = `${snapshot.enterprise.name ?? snapshot.audit.title ?? '诊断项目'}.plateau`;
        return file(writeAuditCopy(snapshot, store.blobs), name, 'application/gzip');
      }),
    },
    record: {
      write: os.record.write.handler(({ input }) => {
        knownAudit(input.auditId);
        refuseSealed(input);
        store.writer.write([input]);
        return { savedAt: savedAt(), row: readRow(store.db, input.table, input.auditId, input.rowId) };
      }),
      writeMany: os.record.writeMany.handler(({ input: { auditId, rows } }) => {
        knownAudit(auditId);
        const changes = rows.map((row) => ({ auditId, ...row }));
        changes.forEach(refuseSealed);
        store.writer.write(changes);
        return { savedAt: savedAt() };
      }),
      remove: os.record.remove.handler(({ input }) => {
        knownAudit(input.auditId);
        refuseSealed(input);
        store.writer.write([{ ...input, values: { deleted: true } }]);
        return { savedAt: savedAt() };
      }),
      history: os.record.history.handler(({ input }) =>
        store.audits.history(input.auditId, input.table, input.rowId, input.column),
      ),
      resolve: os.record.resolve.handler(({ input }) => {
        store.writer.resolve(input);
        return { savedAt: savedAt() };
      }),
    },
    inventory: inventoryRouter(backend),
    series: seriesRouter(backend),
    photo: {
      add: os.photo.add.handler(async ({ input }) => {
        knownAudit(input.auditId);
        const { file: upload, ...photo } = input;
        const takenBy = store.settings.get().userName || null;
        return addPhoto(store, { ...photo, fileName: upload.name, bytes: await bytesOf(upload), takenBy });
      }),
      read: os.photo.read.handler(async ({ input: { sha256, size } }) => {
        if (!store.blobs.path(sha256)) throw new NotFoundError('photo', sha256);
        const original = () => store.blobs.read(sha256);
        if (size === 'original') return file(original(), sha256, 'application/octet-stream');
        return file(await photoCache.read(sha256, size, original), `${sha256}.jpg`, 'image/jpeg');
      }),
    },
    report: {
      build: os.report.build.handler(({ input, signal }) => guarded(buildDocuments(backend, input, signal))),
      readDocument: os.report.readDocument.handler(({ input }) => {
        const row = store.db
          .prepare('SELECT auditId, kind, sha256, fileName FROM document WHERE id = ? AND deleted = 0')
          .get(input.documentId) as
          | { kind: string; sha256: string | null; fileName: string | null }
          | undefined;
        if (!row?.sha256 || !store.blobs.path(row.sha256))
          throw new NotFoundError('document', input.documentId);
        return file(store.blobs.read(row.sha256), row.fileName ?? 'document', documentMime(row.kind));
      }),
    },
    delivery: {
      list: os.delivery.list.handler(({ input }) => store.deliveries.list(input.auditId)),
      queue: os.delivery.queue.handler(({ input }) => outbox.queue(input)),
      send: os.delivery.send.handler(({ signal }) => guarded(outbox.send(signal))),
      decide: os.delivery.decide.handler(({ input }) => {
        if (!store.deliveries.get(input.id)) throw new NotFoundError('delivery', input.id);
        return store.deliveries.update(
          input.id,
          input.decision === 'requeue'
            ? { status: 'queued', lastError: null }
            : { status: 'sent', sentAt: savedAt(), lastError: null },
        );
      }),
      readEml: os.delivery.readEml.handler(({ input }) => {
        const delivery = store.deliveries.get(input.id);
        if (!delivery?.emlPath) throw new NotFoundError('eml', input.id);
        return file(readFileSync(delivery.emlPath), basename(delivery.emlPath), 'message/rfc822');
      }),
    },
    standards: {
      verify: os.standards.verify.handler(({ input }) => standards.verify(input)),
      withdraw: os.standards.withdraw.handler(({ input }) => standards.withdraw(input)),
      preview: os.standards.preview.handler(async ({ input }) =>
        standards.preview(await bytesOf(input.file), input.file.name),
      ),
      replace: os.standards.replace.handler(async ({ input }) =>
        standards.replace(await bytesOf(input.file), input.file.name, input.by),
      ),
    },
    templates: {
      list: os.templates.list.handler(templates.list),
      validate: os.templates.validate.handler(templates.validate),
      publish: os.templates.publish.handler(templates.publish),
      exportFile: os.templates.exportFile.handler(templates.exportFile),
    },
    settings: {
      get: os.settings.get.handler(() => ({ settings: store.settings.get(), secretsSet: secrets.isSet() })),
      set: os.settings.set.handler(({ input }) => store.settings.set(input)),
      setSecret: os.settings.setSecret.handler(({ input }) => {
        secrets.set(input.name, input.value);
        return { set: input.value !== '' };
      }),
    },
    sync: {
      status: os.sync.status.handler(() => syncStatus(backend)),
      run: os.sync.run.handler(({ signal }) => guarded(runHubSync(backend, signal))),
      exportBundle: os.sync.exportBundle.handler(() =>
        file(
          exportUsbBundle(store, {}, backend.now()),
          `同步包-${beijingDay(backend.now())}.plateau-usb`,
          'application/gzip',
        ),
      ),
    },
    backup: {
      run: os.backup.run.handler(() =>
        guarded(
          (async function* () {
            yield { phase: 'write' as const, done: 0, total: 2 };
            const backup = backUp(store.db, store.profileDir, backend.now());
            yield { phase: 'verify' as const, done: 2, total: 2 };
            return { path: backup.path, sizeBytes: backup.sizeBytes, ops: backup.ops };
          })(),
        ),
      ),
      list: os.backup.list.handler(() => listBackups(store.profileDir)),
    },
  });
}
export type Router = ReturnType<typeof createRouter>;
