/** A worksheet of any length → tab-separated text on disk, row by row, in constant memory. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Progress } from '../../shared/contract/base.ts';
import { columnLimit } from '../../shared/series/mapping.ts';
import { BadFileError } from './errors.ts';
import { decodeXml, kindOfFormat, readSheetRow, textRuns, type SheetWords } from './sheet-cells.ts';
import { ZipError } from './zip.ts';
import { listParts, partStream, partText, type ZipPart } from './zip-parts.ts';

const smallPartBytes = 20_000_000;
const sharedLimitBytes = 200_000_000;
/** A full sheet of 1,048,576 rows and 30 columns of figures. */
const sheetLimitBytes = 3_000_000_000;
const rowLimitChars = 4_000_000;
const flushChars = 500_000;
const lastSheetRow = 1_048_576;

const faults: Record<ZipError['reason'], string> = {
  damaged: '工作簿不完整或已损坏，没有读入任何一行。请重新复制，或用 Excel 打开后另存为 .xlsx。',
  encrypted: '有密码保护。请去掉密码后另存为 .xlsx。',
  tooLarge: '解压后大得不合常理，没有打开。请用 Excel 打开核对后只保留数据所在的工作表，另存为 .xlsx。',
};

export interface Workbook {
  path: string;
  sheets: { name: string; part: ZipPart }[];
  /** The longest sheet: that is where a logger's figures are. */
  longest: number;
  words: SheetWords;
}

/** Names of the sheets and what their cells refer to. @throws BadFileError */
export async function openWorkbook(path: string, fileName: string): Promise<Workbook> {
  try {
    return await readParts(path);
  } catch (error) {
    throw asBadFile(error, fileName);
  }
}

function asBadFile(error: unknown, fileName: string): unknown {
  return error instanceof ZipError ? new BadFileError(fileName, faults[error.reason]) : error;
}

async function readParts(path: string): Promise<Workbook> {
  const parts = new Map((await listParts(path)).map((part) => [part.name, part]));
  const text = async (name: string) => {
    const part = parts.get(name);
    return part ? partText(path, part, smallPartBytes) : '';
  };
  const workbook = await text('xl/workbook.xml');
  const targets = new Map(
    [...(await text('xl/_rels/workbook.xml.rels')).matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      /\bId="([^"]*)"/.exec(tag)?.[1] ?? '',
      /\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );
  const sheets = [...workbook.matchAll(/<sheet\b[^>]*>/g)].flatMap(([tag]) => {
    const target = targets.get(/\br:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '';
    const part = parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return part ? [{ name: decodeXml(/\bname="([^"]*)"/.exec(tag)?.[1] ?? ''), part }] : [];
  });
  if (sheets.length === 0) throw new ZipError('damaged');
  const sizes = sheets.map(({ part }) => part.packedBytes);
  const shared = parts.get('xl/sharedStrings.xml');
  return {
    path,
    sheets,
    longest: sizes.indexOf(Math.max(...sizes)),
    words: {
      shared: shared ? await sharedTexts(path, shared) : [],
      styles: stylesOf(await text('xl/styles.xml')),
      from1904: /<workbookPr\b[^>]*\bdate1904="(1|true)"/.test(workbook),
    },
  };
}

async function sharedTexts(path: string, part: ZipPart): Promise<string[]> {
  const texts: string[] = [];
  for await (const item of elements(await partStream(path, part, sharedLimitBytes), 'si'))
    texts.push(textRuns(item));
  return texts;
}

function stylesOf(xml: string): SheetWords['styles'] {
  const codes = new Map(
    [...xml.matchAll(/<numFmt\b[^>]*>/g)].map(([tag]) => [
      Number(/\bnumFmtId="(\d+)"/.exec(tag)?.[1] ?? -1),
      decodeXml(/\bformatCode="([^"]*)"/.exec(tag)?.[1] ?? ''),
    ]),
  );
  const formats = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(xml)?.[0] ?? '';
  return [...formats.matchAll(/<xf\b[^>]*>/g)].map(([tag]) => {
    const id = Number(/\bnumFmtId="(\d+)"/.exec(tag)?.[1] ?? 0);
    return kindOfFormat(id, codes.get(id));
  });
}

/** `<name …>…</name>` and `<name …/>` one after the other out of a stream of XML. */
async function* elements(stream: AsyncIterable<unknown>, name: string): AsyncGenerator<string> {
  for await (const { items } of elementBlocks(stream, name)) yield* items;
}

async function* elementBlocks(stream: AsyncIterable<unknown>, name: string) {
  const decoder = new TextDecoder('utf-8');
  const open = `<${name}`;
  const close = `</${name}>`;
  let text = '';
  for await (const chunk of stream) {
    text += decoder.decode(chunk as Buffer, { stream: true });
    const items: string[] = [];
    let done = 0;
    let at = text.indexOf(open);
    for (; at >= 0; at = text.indexOf(open, done)) {
      const tagEnd = text.indexOf('>', at);
      if (tagEnd < 0) break;
      const after = text.charCodeAt(at + open.length);
      const isOurs = after === 32 || after === 62 || after === 47 || after === 10 || after === 13;
      const closed = isOurs && text[tagEnd - 1] !== '/' ? text.indexOf(close, tagEnd) : tagEnd;
      if (closed < 0) break;
      done = closed === tagEnd ? tagEnd + 1 : closed + close.length;
      if (isOurs) items.push(text.slice(at, done));
    }
    text = text.slice(at >= 0 ? at : Math.max(done, text.length - open.length));
    if (text.length > rowLimitChars) throw new ZipError('damaged');
    yield { items, bytes: (chunk as Buffer).length };
  }
}

/** Writes one sheet as text; line n of the text is row n of the sheet. @throws BadFileError */
export async function* writeSheetText(
  workbook: Workbook,
  sheet: number,
  target: string,
  fileName: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, void> {
  const chosen = workbook.sheets[sheet] ?? workbook.sheets[workbook.longest];
  if (!chosen) return;
  const out = createWriteStream(target, { mode: 0o600 });
  try {
    const stream = await partStream(workbook.path, chosen.part, sheetLimitBytes);
    const totalMB = Math.ceil(chosen.part.unpackedBytes / 1_000_000);
    let doneBytes = 0;
    let reportedMB = 0;
    let row = 1;
    let text = '';
    for await (const { items, bytes } of elementBlocks(stream, 'row')) {
      signal?.throwIfAborted();
      for (const item of items) {
        const { number, cells } = readSheetRow(item, workbook.words, columnLimit + 1);
        const missing = Math.min(number ?? row, lastSheetRow) - row;
        if (missing > 0) {
          text += '\n'.repeat(missing);
          row += missing;
        }
        text += `${cells.map((cell) => (/[\t\n\r"]/.test(cell) ? cell.replace(/[\t\n\r"]/g, ' ') : cell)).join('\t')}\n`;
        row += 1;
        if (text.length > flushChars) {
          if (!out.write(text)) await once(out, 'drain');
          text = '';
        }
      }
      doneBytes += bytes;
      const doneMB = Math.floor(doneBytes / 1_000_000);
      if (doneMB >= reportedMB + 5) {
        reportedMB = doneMB;
        yield { phase: 'prepare', done: Math.min(doneMB, totalMB), total: totalMB, detail: 'MB' };
      }
    }
    out.end(text);
    await finished(out);
  } catch (error) {
    throw asBadFile(error, fileName);
  } finally {
    out.destroy();
  }
}
