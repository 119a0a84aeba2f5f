/** Large data files to measure with; fictional figures of a compressor that runs and idles. */
import { createWriteStream, existsSync, statSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

const startMs = Date.UTC(2026, 6, 1);
const piece = 1_000_000;

const iso = (s: number) => new Date(startMs + s * 1000).toISOString().slice(0, 19).replace('T', ' ');

function csvLine(s: number): string {
  const loaded = s % 700 < 500;
  const kw = (loaded ? 118 : 41) + Math.sin(s / 40) * 3;
  return `${iso(s)},${(398 + (s % 30) / 10).toFixed(2)},${(kw * 1.62).toFixed(2)},${kw.toFixed(3)},${(kw * 0.31).toFixed(3)},0.${90 + (s % 5)}\n`;
}

async function put(out: WriteStream, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}

/** One value a second, six columns; ends after `rows` lines or `bytes` bytes, whichever comes first. */
export async function makeCsv(path: string, rows: number, bytes: number): Promise<number> {
  const out = createWriteStream(path);
  let text = '时间,U(V),I(A),P(kW),Q(kvar),PF\n';
  let written = 0;
  let row = 0;
  for (; row < rows && written + text.length < bytes; row += 1) {
    text += csvLine(row);
    if (text.length < piece) continue;
    await put(out, text);
    written += text.length;
    text = '';
  }
  out.end(text);
  await finished(out);
  return row;
}

const parts: readonly (readonly [name: string, xml: string])[] = [
  [
    '[Content_Types].xml',
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  ],
  [
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  ],
  [
    'xl/workbook.xml',
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="记录" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ],
  [
    'xl/_rels/workbook.xml.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ],
  [
    'xl/styles.xml',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>',
  ],
];

function* sheetPieces(rows: number): Generator<string> {
  const head = (r: string, text: string) => `<c r="${r}" t="inlineStr"><is><t>${text}</t></is></c>`;
  let text = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${head('A1', '时间')}${head('B1', 'P(kW)')}${head('C1', 'Q(kvar)')}</row>`;
  const day0 = (startMs - Date.UTC(1899, 11, 30)) / 86_400_000;
  for (let r = 2; r <= rows; r += 1) {
    const kw = (r % 700 < 500 ? 118 : 41) + Math.sin(r / 40) * 3;
    text += `<row r="${r}"><c r="A${r}" s="1"><v>${day0 + r / 86_400}</v></c><c r="B${r}"><v>${kw.toFixed(3)}</v></c><c r="C${r}"><v>${(kw * 0.31).toFixed(3)}</v></c></row>`;
    if (text.length > piece) {
      yield text;
      text = '';
    }
  }
  yield `${text}</sheetData></worksheet>`;
}

/** A workbook with one sheet of `rows` rows, packed as Excel packs it. */
export async function makeXlsx(path: string, rows: number): Promise<void> {
  const file = await open(path, 'w');
  const directory: Buffer[] = [];
  let at = 0;
  const write = async (bytes: Buffer) => {
    await file.write(bytes, 0, bytes.length, at);
    at += bytes.length;
  };
  const addPart = async (name: string, pieces: Iterable<string>) => {
    const offset = at;
    const nameBytes = Buffer.from(name);
    await write(Buffer.alloc(30 + nameBytes.length));
    const deflate = createDeflateRaw({ level: 6 });
    let crc = 0;
    let size = 0;
    const packing = (async () => {
      for await (const chunk of deflate) await write(chunk as Buffer);
    })();
    for (const text of pieces) {
      const bytes = Buffer.from(text);
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
    await packing;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(at - offset - 30 - nameBytes.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, nameBytes]);
    await file.write(local, 0, local.length, offset);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, Buffer.alloc(10), place, nameBytes);
  };
  for (const [name, xml] of parts) await addPart(name, [xml]);
  await addPart('xl/worksheets/sheet1.xml', sheetPieces(rows));
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length + 1, 8);
  end.writeUInt16LE(parts.length + 1, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(at, 16);
  await write(Buffer.concat([table, end]));
  await file.close();
}

export const sizeOf = (path: string) => (existsSync(path) ? statSync(path).size : 0);
