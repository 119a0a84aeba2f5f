/** A data file as lines of bytes in which separators, digits and line ends are single ASCII bytes. */
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { open, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Progress } from '../../shared/contract/base.ts';
import { splitLines } from '../../shared/series/detect.ts';
import { columnLimit, type SeriesEncoding, type SeriesSettings } from '../../shared/series/mapping.ts';
import { BadFileError } from './errors.ts';
import type { InboxFile } from './series-inbox.ts';
import { openWorkbook, writeSheetText } from './sheet-text.ts';
import { detectEncoding } from './text-file.ts';
import { foreignFormat } from './xlsx-file.ts';
import { looksLikeZip } from './zip.ts';

const headBytes = 256_000;
const minLinesOfHead = 40;
const largestHeadBytes = 8_000_000;

export interface SeriesText {
  /** The file itself, or a text made from it. */
  path: string;
  /** Of the bytes at `path`. */
  encoding: SeriesEncoding;
  /** Of the original. */
  originalEncoding: SeriesEncoding;
  sheet: number;
  /** Names of the worksheets; none for text. */
  sheets: string[];
  /** The first lines, decoded and complete. */
  head: string;
  /** What a person had set when this was made; the rest was recognised. */
  madeFor: Pick<SeriesSettings, 'encoding' | 'sheet'>;
}

/** Encoding and sheet make the text; the other settings only say how it is read. */
function serves(text: SeriesText, settings: SeriesSettings): boolean {
  const isSame = <T>(asked: T | undefined, set: T | undefined, found: T) =>
    asked === undefined ? set === undefined : asked === found;
  return (
    isSame(settings.encoding, text.madeFor.encoding, text.originalEncoding) &&
    isSame(settings.sheet, text.madeFor.sheet, text.sheet) &&
    !(settings.delimiter === '|' && text.encoding === 'gb18030')
  );
}

/**
 * The text of a file under the given settings; kept with the file until they change.
 * @throws BadFileError for files that are neither text nor a sound workbook
 */
export async function* seriesText(
  file: InboxFile,
  settings: SeriesSettings,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, SeriesText> {
  if (file.text && serves(file.text, settings)) return file.text;
  file.text = null;
  const start = await readStart(file.path, headBytes);
  if (start.sizeBytes === 0) throw new BadFileError(file.fileName, '文件是空的。请核对选中的文件。');
  try {
    const made = looksLikeZip(start.bytes)
      ? yield* sheetText(file, settings, signal)
      : yield* plainText(file, start, settings, signal);
    const head = await readHead(made.path, made.encoding, file.fileName);
    const { encoding, sheet } = settings;
    const madeFor = { ...(encoding && { encoding }), ...(sheet !== undefined && { sheet }) };
    file.text = { ...made, head, madeFor };
    return file.text;
  } catch (error) {
    await rm(file.textPath, { force: true });
    throw error;
  }
}

async function readStart(path: string, length: number): Promise<{ bytes: Buffer; sizeBytes: number }> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return { bytes: buffer.subarray(0, bytesRead), sizeBytes: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}

type Made = Omit<SeriesText, 'head' | 'madeFor'>;

async function* sheetText(
  file: InboxFile,
  settings: SeriesSettings,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Made> {
  yield { phase: 'prepare', done: 0, total: 0 };
  const workbook = await openWorkbook(file.path, file.fileName);
  const sheet = settings.sheet ?? workbook.longest;
  yield* writeSheetText(workbook, sheet, file.textPath, file.fileName, signal);
  const sheets = workbook.sheets.map(({ name }) => name);
  return { path: file.textPath, encoding: 'utf-8', originalEncoding: 'utf-8', sheet, sheets };
}

async function* plainText(
  file: InboxFile,
  start: { bytes: Buffer; sizeBytes: number },
  settings: SeriesSettings,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Made> {
  const foreign = foreignFormat(start.bytes);
  if (foreign) throw new BadFileError(file.fileName, foreign);
  const whole = start.sizeBytes === start.bytes.length;
  const encoding = settings.encoding ?? detectEncoding(start.bytes, whole, file.fileName);
  const made = { originalEncoding: encoding, sheet: 0, sheets: [] };
  // The second byte of a GB18030 character may look like a bar.
  const isPlain = !encoding.startsWith('utf-16') && !(encoding === 'gb18030' && settings.delimiter === '|');
  if (isPlain) return { ...made, path: file.path, encoding };
  yield* transcode(file, encoding, start.sizeBytes, signal);
  return { ...made, path: file.textPath, encoding: 'utf-8' };
}

async function* transcode(
  file: InboxFile,
  encoding: SeriesEncoding,
  sizeBytes: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, void> {
  const decoder = new TextDecoder(encoding);
  const out = createWriteStream(file.textPath, { mode: 0o600 });
  const total = Math.ceil(sizeBytes / 1_000_000);
  let doneBytes = 0;
  try {
    for await (const chunk of createReadStream(file.path, { highWaterMark: 512_000 })) {
      signal?.throwIfAborted();
      if (!out.write(decoder.decode(chunk as Buffer, { stream: true }))) await once(out, 'drain');
      doneBytes += (chunk as Buffer).length;
      yield { phase: 'prepare', done: Math.floor(doneBytes / 1_000_000), total, detail: 'MB' };
    }
    out.end(decoder.decode());
    await finished(out);
  } finally {
    out.destroy();
  }
}

/** Enough complete lines to recognise the layout; a power logger's line may have thousands of cells. */
async function readHead(path: string, encoding: SeriesEncoding, fileName: string): Promise<string> {
  for (let length = headBytes; ; length *= 8) {
    const { bytes, sizeBytes } = await readStart(path, length);
    const isWhole = bytes.length === sizeBytes;
    const text = new TextDecoder(encoding).decode(bytes, { stream: !isWhole });
    const complete = isWhole ? text : text.slice(0, text.lastIndexOf('\n') + 1);
    if (isWhole || splitLines(complete).length >= minLinesOfHead || length * 8 > largestHeadBytes) {
      if (complete === '' && !isWhole)
        throw new BadFileError(fileName, '第 1 行超过 100 万个字符，不是按行记录的数据。请重新导出为 CSV。');
      return complete;
    }
  }
}

/** @throws BadFileError naming the line when a table is wider than anybody can choose from */
export function refuseTooWide(lines: readonly (readonly string[])[], fileName: string): void {
  const line = lines.findIndex((cells) => cells.length > columnLimit);
  if (line >= 0)
    throw new BadFileError(
      fileName,
      `第 ${line + 1} 行有 ${lines[line]?.length} 列，最多 ${columnLimit} 列。请在仪器软件里只选需要的量后重新导出。`,
    );
}
