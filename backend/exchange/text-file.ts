/** Text of unknown encoding, as Chinese programs and instruments write it. */
import { BadFileError } from './errors.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** Largest piece looked at to tell an encoding. */
const probeBytes = 256_000;

/**
 * By byte order mark, else UTF-8 when the bytes are valid UTF-8, else windows-1252 when each byte beyond ASCII stands
 * alone (the degree sign of a European instrument), else GB18030. A probe may cut a character in half at its end, which
 * `whole` false allows for.
 * @throws BadFileError for bytes that are no text.
 */
export function detectEncoding(bytes: Uint8Array, whole: boolean, fileName: string): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const probe = bytes.subarray(0, probeBytes);
  const complete = whole && probe.length === bytes.length;
  const wide = wideEncoding(probe);
  if (wide) return wide;
  if (probe.includes(0)) {
    throw new BadFileError(fileName, '不是文本文件。请在原软件里另存为 CSV 或 .xlsx 后再导入。');
  }
  if (decodes(probe, 'utf-8', complete)) return 'utf-8';
  if (standsAlone(probe)) return 'windows-1252';
  if (decodes(probe, 'gb18030', complete)) return 'gb18030';
  const lines = new TextDecoder('gb18030').decode(probe).split('\n');
  const row = lines.findIndex((line) => line.includes('\ufffd')) + 1;
  throw new BadFileError(
    fileName,
    `第 ${row} 行的文字编码既不是 UTF-8 也不是 GB18030（GBK）。请用 Excel 打开核对这一行后另存为“CSV UTF-8”或 .xlsx。`,
  );
}

/** UTF-16 without its mark: every other byte of plain text is zero. */
function wideEncoding(bytes: Uint8Array): Encoding | null {
  const pairs = Math.min(2000, bytes.length >> 1);
  let low = 0;
  let high = 0;
  for (let i = 0; i < pairs; i += 1) {
    if (bytes[2 * i] === 0) high += 1;
    if (bytes[2 * i + 1] === 0) low += 1;
  }
  if (pairs < 8 || Math.min(low, high) > 0) return null;
  return low * 2 > pairs ? 'utf-16le' : high * 2 > pairs ? 'utf-16be' : null;
}

/** True when every byte beyond ASCII has only ASCII around it; Chinese text always has pairs. */
function standsAlone(bytes: Uint8Array): boolean {
  for (let i = 1; i < bytes.length; i += 1) {
    if ((bytes[i] ?? 0) >= 0x80 && (bytes[i - 1] ?? 0) >= 0x80) return false;
  }
  return true;
}

/** Whole file as text. */
export function decodeText(bytes: Uint8Array, fileName: string): string {
  const encoding = detectEncoding(bytes, true, fileName);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const lines = new TextDecoder(encoding).decode(bytes).split('\n');
    const row = lines.findIndex((line) => line.includes('\ufffd')) + 1;
    throw new BadFileError(
      fileName,
      `第 ${row} 行有不能识别的字符，文件混用了两种编码或已损坏。请用 Excel 打开核对后另存为 .xlsx。`,
    );
  }
}

function decodes(bytes: Uint8Array, encoding: Encoding, complete: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !complete });
    return true;
  } catch {
    return false;
  }
}
