/** Text of unknown encoding, as Chinese programs and instruments write it. */
import { BadFileError } from './errors.ts';

export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

/** Largest piece looked at to tell an encoding. */
const probeBytes = 256_000;

/**
 * By byte order mark, else UTF-8 when the bytes are valid UTF-8, else GB18030. A probe may cut a character in half at
 * its end, which `whole` false allows for.
 * @throws BadFileError for bytes that are no text.
 */
export function detectEncoding(bytes: Uint8Array, whole: boolean, fileName: string): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const probe = bytes.subarray(0, probeBytes);
  const complete = whole && probe.length === bytes.length;
  if (probe.includes(0)) {
    throw new BadFileError(fileName, '不是文本文件。请在原软件里另存为 CSV 或 .xlsx 后再导入。');
  }
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (decodes(probe, encoding, complete)) return encoding;
  }
  throw new BadFileError(
    fileName,
    '文字编码既不是 UTF-8 也不是 GB18030（GBK）。请用 Excel 打开后另存为“CSV UTF-8”或 .xlsx。',
  );
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
