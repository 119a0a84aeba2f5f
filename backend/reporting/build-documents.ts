/** Audit → diagnosis → report model → PDF and XLSX files filed as documents of the audit. */
import { templatesOfAudit } from '../../shared/checklist/versions.ts';
import type { Progress } from '../../shared/contract/base.ts';
import type { AuditDiagnosis } from '../../shared/equipment/diagnosis.ts';
import { diagnoseAudit } from '../../shared/equipment/audit.ts';
import type { Row } from '../../shared/model/tables.ts';
import { beijingDay } from '../../shared/quantity/day.ts';
import type { DocumentKind } from '../../shared/model/vocabulary.ts';
import { calculators } from '../../shared/equipment/registry.ts';
import { fieldsOf } from '../../shared/equipment/fields.ts';
import { buildImprovementList } from '../../shared/report/build-improvement-list.ts';
import { buildReport } from '../../shared/report/build-report.ts';
import type { FieldsByKind, ReportOptions } from '../../shared/report/context.ts';
import type { Backend } from '../backend.ts';
import { newId } from '../exchange/new-id.ts';
import { reportFormat } from '../exchange/report-file.ts';
import { readRow, readSnapshot } from '../store/snapshot.ts';
import { streamProgress } from './stream-progress.ts';

export interface BuiltDocuments {
  documents: Row<'document'>[];
  notes: string[];
}

/** What stands in the way of a final version; the sentences are for the user. */
export class UnfinishedError extends Error {
  override name = 'UnfinishedError';
  readonly reasons: string[];
  constructor(reasons: string[]) {
    super(reasons.join('；'));
    this.reasons = reasons;
  }
}

function refuseUnfinished(diagnosis: AuditDiagnosis, conflicts: number): void {
  const reasons = diagnosis.missing.filter((item) => item.rank === 1).map((item) => item.zh);
  if (conflicts > 0) reasons.unshift(`还有 ${conflicts} 处冲突没有处理，请先在“报送与同步”中逐一选定`);
  if (reasons.length > 0) throw new UnfinishedError(reasons);
}

/** An audit or document that is not on this laptop. */
export class NotFoundError extends Error {
  override name = 'NotFoundError';
  readonly what: string;
  readonly id: string;
  constructor(what: string, id: string) {
    super(`${what} ${id}`);
    this.what = what;
    this.id = id;
  }
}

export async function* buildDocuments(
  backend: Backend,
  request: { auditId: string; seal: boolean },
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, BuiltDocuments> {
  const { store, resources } = backend;
  const pack = backend.standards.current();
  yield { phase: 'diagnose', done: 0, total: 1 };
  const snapshot = readSnapshot(store.db, request.auditId);
  if (!snapshot) throw new NotFoundError('audit', request.auditId);
  const now = backend.now();
  const createdAt = now.toISOString();
  // A report written in the morning carries the day it has in Xizang.
  const date = beijingDay(now);
  const templates = backend.templates.all();
  const diagnosis = diagnoseAudit(snapshot, pack, templates, { date });
  const options: ReportOptions = {
    date,
    outline: resources.outline,
    pack,
    templates: templatesOfAudit(templates, snapshot.audit.templates),
    allTemplates: templates,
    fields: fieldsByKind(),
  };
  if (request.seal) refuseUnfinished(diagnosis, store.audits.conflicts(request.auditId).length);
  const report = buildReport(snapshot, diagnosis, options);
  const list = buildImprovementList(snapshot, diagnosis, options);
  const photos = snapshot.photo.flatMap((row) => {
    const path = row.sha256 === null ? null : store.blobs.path(row.sha256);
    return path === null ? [] : [{ photoId: row.id, path, rotationDeg: row.rotationDeg, layer: row.layer }];
  });
  // A mail carries attachments in base64, which makes them 37 % larger.
  const limitBytes = (store.settings.get().attachmentLimitMB * 1_000_000) / 1.37;
  const made = yield* streamProgress((onProgress) =>
    backend.documents.makeReport(
      {
        report,
        list,
        photos,
        auditJson: JSON.stringify({ format: reportFormat, version: 1, snapshot, diagnosis }, null, 1),
        createdAt,
        limitBytes,
      },
      { signal, onProgress },
    ),
  );
  yield { phase: 'write', done: 0, total: 3 };
  const version = 1 + Math.max(0, ...snapshot.document.map((row) => row.version ?? 0));
  const name = (snapshot.enterprise.name ?? snapshot.audit.title ?? '节能诊断').replaceAll(
    /[\\/:*?"<>|\u0000-\u001f]/g,
    '_',
  );
  const files: { kind: DocumentKind; bytes: Uint8Array; fileName: string; pages: number | null }[] = [
    {
      kind: 'report',
      bytes: made.report,
      fileName: `${name}-节能诊断报告-第${version}版.pdf`,
      pages: made.pages,
    },
    {
      kind: 'improvementPdf',
      bytes: made.improvementPdf,
      fileName: `${name}-节能改进清单-第${version}版.pdf`,
      pages: null,
    },
    {
      kind: 'improvementXlsx',
      bytes: made.improvementXlsx,
      fileName: `${name}-节能改进清单-第${version}版.xlsx`,
      pages: null,
    },
  ];
  const rows = files.map((file) => ({
    auditId: request.auditId,
    table: 'document' as const,
    rowId: newId(),
    values: {
      kind: file.kind,
      version,
      // The bytes are durable before the row that names them.
      sha256: store.blobs.put(file.bytes),
      fileName: file.fileName,
      sizeBytes: file.bytes.byteLength,
      pages: file.pages,
      engineVersion: diagnosis.engineVersion,
      packVersion: diagnosis.packVersion,
      sealed: request.seal,
      createdAt,
    },
  }));
  store.writer.write(rows);
  return {
    documents: rows.map((row) => readRow(store.db, 'document', row.auditId, row.rowId)),
    notes: made.notes,
  };
}

function fieldsByKind(): FieldsByKind {
  return Object.fromEntries(
    Object.entries(calculators).map(([kind, { inputs }]) => [kind, fieldsOf(inputs)]),
  );
}
