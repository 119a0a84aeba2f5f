/** The file that carries ops by USB stick or e-mail; importing it twice, late or out of order is harmless. */
import { z } from 'zod';
import { hasTrueHash, type Sha256 } from './chain.ts';
import { opSchema, stateVectorSchema, type Op, type StateVector } from './op.ts';

export const bundleFormat = 'plateau-audit-bundle';
export const bundleVersion = 1;

const blobEntrySchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.number().int().min(0),
});
export type BundleBlob = z.infer<typeof blobEntrySchema>;

const bundleSchema = z.object({
  format: z.literal(bundleFormat),
  version: z.literal(bundleVersion),
  /** Device that wrote the file. */
  device: z.string().max(40),
  createdAt: z.string().max(40),
  /** Only ops beyond this vector are in the file: a receiver that lacks earlier ones sees a gap. */
  from: stateVectorSchema,
  ops: z.array(opSchema),
  /** Photos and documents the ops refer to; their bytes travel beside the file. */
  blobs: z.array(blobEntrySchema),
  hash: z.string().length(64),
});
export type Bundle = z.infer<typeof bundleSchema>;

export type ParsedBundle = { ok: true; bundle: Bundle } | { ok: false; reason: string };

const hashText = (bundle: Omit<Bundle, 'hash'>): string =>
  JSON.stringify([
    bundle.format,
    bundle.version,
    bundle.device,
    bundle.createdAt,
    Object.entries(bundle.from).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    bundle.ops.map((op) => op.hash),
    bundle.blobs.map((blob) => [blob.sha256, blob.sizeBytes]),
  ]);

/** Text of a bundle file. `ops` must be those beyond `from`, in travelling order. */
export function writeBundle(
  content: {
    device: string;
    createdAt: string;
    from: StateVector;
    ops: readonly Op[];
    blobs: readonly BundleBlob[];
  },
  sha256: Sha256,
): string {
  const bundle: Omit<Bundle, 'hash'> = {
    format: bundleFormat,
    version: bundleVersion,
    device: content.device,
    createdAt: content.createdAt,
    from: content.from,
    ops: [...content.ops],
    blobs: [...content.blobs],
  };
  return JSON.stringify({ ...bundle, hash: sha256(hashText(bundle)) });
}

const refuse = (reason: string): ParsedBundle => ({ ok: false, reason });

const headerSchema = z.looseObject({ format: z.literal(bundleFormat), version: z.number().int().min(1) });

/** Reads a bundle file and checks every hash in it: the whole file is sound, or the Chinese reason says what to do. */
export function parseBundle(text: string, sha256: Sha256): ParsedBundle {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '') return refuse('文件是空的。请在原电脑上重新导出，并在弹出 U 盘后再拔出。');
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return refuse('文件不完整或不是同步包，可能在写完之前拔出了 U 盘。请在原电脑上重新导出。');
  }
  const header = headerSchema.safeParse(json);
  if (!header.success) return refuse('这不是本软件的同步包，请选择由本软件导出的文件。');
  if (header.data.version > bundleVersion) {
    return refuse(`同步包由更新版本的软件导出（格式 ${header.data.version}）。请先升级本机软件，再导入。`);
  }
  const parsed = bundleSchema.safeParse(json);
  if (!parsed.success) return refuse('同步包的内容格式有误，可能已损坏。请在原电脑上重新导出。');
  const { hash, ...content } = parsed.data;
  const damaged = content.ops.find((op) => !hasTrueHash(op, sha256));
  if (damaged) {
    return refuse(
      `同步包中第 ${damaged.seq} 条修改记录（设备 ${damaged.device}）与校验值不符，文件已损坏或被改动。请重新导出。`,
    );
  }
  if (sha256(hashText(content)) !== hash)
    return refuse('同步包的校验值不符，文件已损坏或被改动。请重新导出。');
  return { ok: true, bundle: parsed.data };
}
