/** Parts of a ZIP file on disk as streams, so that a workbook of any size is read in constant memory. */
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { ZipError } from './zip.ts';

const endMagic = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const entryMagic = 0x02014b50;
const localMagic = 0x04034b50;
/** A comment at the end of the archive may be 65,535 bytes long. */
const tailBytes = 66_000;
const directoryLimitBytes = 4_000_000;
/** No worksheet packs tighter than this; what does is made to swell. */
const swellLimit = 250;
const swellFromBytes = 20_000_000;

export interface ZipPart {
  name: string;
  offset: number;
  packedBytes: number;
  unpackedBytes: number;
  crc: number;
  method: number;
}

/** @throws ZipError */
export async function listParts(path: string): Promise<ZipPart[]> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const tail = await readAt(handle, Math.max(0, size - tailBytes), Math.min(size, tailBytes));
    const end = tail.lastIndexOf(endMagic);
    if (end < 0 || end + 22 > tail.length) throw new ZipError('damaged');
    const directoryBytes = tail.readUInt32LE(end + 12);
    const directoryAt = tail.readUInt32LE(end + 16);
    if (directoryBytes > directoryLimitBytes || directoryAt + directoryBytes > size)
      throw new ZipError('damaged');
    return partsOf(await readAt(handle, directoryAt, directoryBytes), tail.readUInt16LE(end + 10));
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new ZipError('damaged');
  return buffer;
}

function partsOf(directory: Buffer, count: number): ZipPart[] {
  const parts: ZipPart[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entryMagic)
      throw new ZipError('damaged');
    if ((directory.readUInt16LE(at + 8) & 1) === 1) throw new ZipError('encrypted');
    const nameBytes = directory.readUInt16LE(at + 28);
    parts.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      unpackedBytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return parts;
}

/**
 * Unpacked bytes of one part; ends with a ZipError when they are damaged, more than `limitBytes`, or far more than any
 * honest part of that packed size would hold.
 */
export async function partStream(path: string, part: ZipPart, limitBytes: number): Promise<Readable> {
  const handle = await open(path);
  let header: Buffer;
  try {
    header = await readAt(handle, part.offset, 30);
  } finally {
    await handle.close();
  }
  if (header.readUInt32LE(0) !== localMagic) throw new ZipError('damaged');
  const start = part.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = createReadStream(path, {
    start,
    end: start + Math.max(0, part.packedBytes - 1),
    highWaterMark: 256_000,
  });
  const checked = checker(part, limitBytes);
  const unpacked = part.method === 0 ? null : createInflateRaw({ chunkSize: 256_000 });
  const fail = (error: Error) => checked.destroy(error instanceof ZipError ? error : new ZipError('damaged'));
  packed.on('error', fail);
  unpacked?.on('error', fail);
  checked.on('close', () => {
    packed.destroy();
    unpacked?.destroy();
  });
  return unpacked ? packed.pipe(unpacked).pipe(checked) : packed.pipe(checked);
}

function checker(part: ZipPart, limitBytes: number): Transform {
  const allowed = Math.min(limitBytes, Math.max(swellFromBytes, part.packedBytes * swellLimit));
  let total = 0;
  let crc = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      if (total > allowed) return done(new ZipError('tooLarge'));
      crc = crc32(chunk, crc);
      done(null, chunk);
    },
    flush(done) {
      done(part.crc !== 0 && crc !== part.crc ? new ZipError('damaged') : null);
    },
  });
}

/** A small part as text. @throws ZipError */
export async function partText(path: string, part: ZipPart, limitBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of await partStream(path, part, limitBytes)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
