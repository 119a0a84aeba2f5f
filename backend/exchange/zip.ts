/** The little of ZIP that a workbook needs: its parts, unpacked within a limit, and a plain archive made of them. */
import { crc32, inflateRawSync } from 'node:zlib';

const localMagic = 0x04034b50;
const entryMagic = 0x02014b50;
const endMagic = 0x06054b50;
const partsLimit = 5000;

export class ZipError extends Error {
  override name = 'ZipError';
  readonly reason: 'damaged' | 'encrypted' | 'tooLarge';
  constructor(reason: ZipError['reason']) {
    super(reason);
    this.reason = reason;
  }
}

export function looksLikeZip(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === localMagic;
}

/**
 * Parts by name. Sizes written in the archive are claims, so each part is unpacked against what is left of the limit.
 * @param limitBytes unpacked size of all parts together
 * @throws ZipError
 */
export function unzip(bytes: Buffer, limitBytes: number): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  let leftBytes = limitBytes;
  for (const entry of entriesOf(bytes)) {
    if (entry.encrypted) throw new ZipError('encrypted');
    const content = unpack(bytes, entry, leftBytes);
    leftBytes -= content.length;
    if (leftBytes < 0) throw new ZipError('tooLarge');
    parts.set(entry.name, content);
  }
  return parts;
}

interface Entry {
  name: string;
  offset: number;
  packedBytes: number;
  method: number;
  encrypted: boolean;
}

function unpack(bytes: Buffer, entry: Entry, limitBytes: number): Buffer {
  try {
    const { offset } = entry;
    if (bytes.readUInt32LE(offset) !== localMagic) throw new ZipError('damaged');
    const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const packed = bytes.subarray(from, from + entry.packedBytes);
    if (packed.length < entry.packedBytes) throw new ZipError('damaged');
    if (entry.method === 0) return packed;
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limitBytes) });
  } catch (error) {
    throw new ZipError((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'damaged');
  }
}

function entriesOf(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  try {
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    const count = bytes.readUInt16LE(end + 10);
    if (end < 0 || count > partsLimit) throw new ZipError('damaged');
    let at = bytes.readUInt32LE(end + 16);
    for (let i = 0; i < count; i += 1) {
      if (bytes.readUInt32LE(at) !== entryMagic) throw new ZipError('damaged');
      const nameBytes = bytes.readUInt16LE(at + 28);
      entries.push({
        name: bytes.toString('utf8', at + 46, at + 46 + nameBytes),
        encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
        method: bytes.readUInt16LE(at + 10),
        packedBytes: bytes.readUInt32LE(at + 20),
        offset: bytes.readUInt32LE(at + 42),
      });
      at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  } catch {
    throw new ZipError('damaged');
  }
  return entries;
}

/** An archive of uncompressed parts. */
export function zipStored(parts: ReadonlyMap<string, Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    bodies.push(u32(localMagic), common, nameBytes, content);
    directory.push(u32(entryMagic), Buffer.from([20, 0]), common, Buffer.alloc(10), u32(offset), nameBytes);
    offset += 30 + nameBytes.length + content.length;
  }
  const directoryBytes = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endMagic, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
