/** Reads PDFs with poppler, an implementation that is not ours. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PdfTools {
  text: () => string;
  info: () => string;
  fonts: () => { name: string; embedded: boolean }[];
  attachment: (name: string) => string;
}

/** Runs `use` with the PDF in a folder of its own, removed afterwards. */
export function withPdf<T>(pdf: Uint8Array, use: (tools: PdfTools) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'plateau-pdf-'));
  const file = join(dir, 'report.pdf');
  writeFileSync(file, pdf);
  const run = (command: string, args: string[]): string => execFileSync(command, args, { encoding: 'utf8' });
  try {
    return use({
      text: () => run('pdftotext', ['-raw', file, '-']),
      info: () => run('pdfinfo', [file]),
      fonts: () =>
        run('pdffonts', [file])
          .split('\n')
          .slice(2)
          .filter((line) => line.trim() !== '')
          .map((line) => ({
            name: line.split(/\s+/)[0] ?? '',
            embedded: /\s+yes\s+yes\s+yes\s+\d+\s+\d+$/.test(line),
          })),
      attachment: (name) => {
        const out = join(dir, 'attachment');
        run('pdfdetach', ['-savefile', name, '-o', out, file]);
        return readFileSync(out, 'utf8');
      },
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Text without spaces and line ends, so that a sentence is found however it was broken into lines. */
export const squeeze = (text: string): string => text.replace(/\s/g, '');
