/** Domain errors become codes of the contract here and nowhere else; anything unknown stays an internal error. */
import { ORPCError } from '@orpc/server';
import { RecipientError } from '../delivery/outbox.ts';
import { BadFileError } from '../exchange/errors.ts';
import { NotFoundError, UnfinishedError } from '../reporting/build-documents.ts';
import { BlobDamagedError } from '../store/blobs.ts';
import { VerificationError } from '../store/standards.ts';
import { InvalidValueError } from '../store/write.ts';
import { SyncError } from '../sync/errors.ts';
import { NotConfiguredError } from '../sync/run.ts';

/** The folder of the data, or the disk under it, does not take files. */
const unwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO']);
const unwritableWords = (code: string): string =>
  `数据文件夹不能写入（${code}），内容没有存入。请检查文件夹的权限、磁盘是否写保护或已断开，然后重新添加`;

export function toContractError(error: unknown): unknown {
  if (error instanceof ORPCError) return error;
  if (error instanceof InvalidValueError)
    return new ORPCError('VALIDATION_FAILED', { data: { issues: error.issues } });
  if (error instanceof RecipientError) {
    return new ORPCError('VALIDATION_FAILED', {
      data: { issues: [{ path: 'recipient', message: error.message }] },
    });
  }
  if (error instanceof VerificationError) {
    return new ORPCError('VALIDATION_FAILED', {
      data: { issues: [{ path: 'verification', message: error.message }] },
    });
  }
  if (error instanceof BadFileError) {
    return new ORPCError('BAD_FILE', { data: { fileName: error.fileName, reason: error.message } });
  }
  if (error instanceof UnfinishedError) {
    const issues = error.reasons.map((message) => ({ path: 'seal', message }));
    return new ORPCError('VALIDATION_FAILED', { data: { issues } });
  }
  if (error instanceof NotFoundError)
    return new ORPCError('NOT_FOUND', { data: { what: error.what, id: error.id } });
  if (error instanceof NotConfiguredError)
    return new ORPCError('NOT_CONFIGURED', { data: { what: error.what } });
  if (error instanceof SyncError) return new ORPCError(error.code, { data: { detail: error.message } });
  if (error instanceof BlobDamagedError)
    return new ORPCError('DATABASE_CORRUPT', { data: { detail: error.message } });
  if (error instanceof Error && error.name === 'AbortError') return new ORPCError('CANCELLED', { data: {} });
  const code = (error as { code?: string } | null)?.code ?? '';
  if (['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(code)) return new ORPCError('STORAGE_FULL', { data: {} });
  if (unwritable.has(code)) return new ORPCError('READ_ONLY', { data: { reason: unwritableWords(code) } });
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return new ORPCError('DATABASE_CORRUPT', { data: {} });
  }
  return error;
}

/** Wraps a generator so that errors inside it are mapped too; a middleware sees only its creation. */
export async function* guarded<Y, R>(generator: AsyncGenerator<Y, R>): AsyncGenerator<Y, R> {
  try {
    return yield* generator;
  } catch (error) {
    throw toContractError(error);
  }
}
