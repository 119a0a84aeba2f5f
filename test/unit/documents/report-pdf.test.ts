import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontMetrics } from '../../../backend/documents/font-metrics.ts';
import { fontPaths } from '../../../backend/documents/fonts.ts';
import { toRuns } from '../../../backend/documents/glyphs.ts';
import {
  createDocumentMaker,
  type Documents,
  type DocumentInput,
} from '../../../backend/documents/worker-client.ts';
import { buildImprovementList } from '../../../shared/report/build-improvement-list.ts';
import { buildReport } from '../../../shared/report/build-report.ts';
import type { Progress } from '../../../shared/contract/base.ts';
import type { ReportModel } from '../../../shared/report/model.ts';
import { diagnosis, loadOutline, snapshot } from '../report/fixture.ts';
import { squeeze, withPdf } from './pdf-tools.ts';

const outline = loadOutline();
const options = { date: '2026-08-03', outline };
const report = buildReport(snapshot(), diagnosis(), options);
const auditJson = JSON.stringify({ format: 'plateau-audit-report', snapshot: snapshot() });
const dir = mkdtempSync(join(tmpdir(), 'plateau-report-'));
const maker = createDocumentMaker();
const input: DocumentInput = {
  report,
  list: buildImprovementList(snapshot(), diagnosis(), options),
  photos: [{ photoId: 'p1', path: join(dir, 'photo.jpg') }],
  auditJson,
  createdAt: '2026-08-03T08:00:00.000Z',
};
/** Findings with their photo only: quick to make. */
const shortInput: DocumentInput = {
  ...input,
  report: { ...report, chapters: report.chapters.filter((entry) => entry.no === '6') },
};
let documents: Documents;
const progress: Progress[] = [];

beforeAll(async () => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 50 };
  const photo = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer();
  writeFileSync(join(dir, 'photo.jpg'), photo);
  documents = await maker.makeReport(input, { onProgress: (step) => progress.push(step) });
});
afterAll(async () => {
  await maker.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Every text that stands in a report model. */
function textsOf(model: ReportModel): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(model);
  return found;
}

describe('report PDF', () => {
  it('opens as PDF 1.7 with the number of pages that was reported', () => {
    const info = withPdf(documents.report, (pdf) => pdf.info());
    expect(info).toMatch(/PDF version:\s+1\.7/);
    expect(info).toMatch(new RegExp(`Pages:\\s+${documents.pages}\\n`));
    expect(info).toMatch(/Title:\s+示例藏药有限公司工业节能诊断报告/);
    expect(info).toMatch(/Tagged:\s+no/);
    expect(info).toMatch(/Page size:.*A4/);
  });

  it('declares PDF/A-3b and embeds every font', () => {
    const bytes = Buffer.from(documents.report).toString('latin1');
    expect(bytes).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(bytes).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    const fonts = withPdf(documents.report, (pdf) => pdf.fonts());
    expect(fonts.map((font) => font.name.replace(/^.*\+/, '')).toSorted()).toEqual([
      'NotoSansSC-Bold',
      'NotoSansSC-Medium',
      'NotoSansSC-Regular',
    ]);
    expect(fonts.filter((font) => !font.embedded)).toEqual([]);
  });

  it('shows every number and sentence of the model in its extracted text', () => {
    const text = squeeze(withPdf(documents.report, (pdf) => pdf.text()));
    for (const chapter of report.chapters) {
      expect(text).toContain(squeeze(`${chapter.no}${chapter.title}`));
      for (const block of chapter.blocks) {
        if (block.type !== 'table') continue;
        for (const cell of block.rows.flat()) {
          // Long cells are broken over lines between the lines of their neighbours; figures and short words are not.
          if (cell.text.length <= 6) expect(text).toContain(squeeze(drawn(cell.text)));
        }
      }
    }
    expect(text).toContain('综合能耗775.0tce（当量值）');
    expect(text).toContain('90.53±0.84');
    expect(text).toContain('合格（依据待核）');
    expect(text).toContain('=512000·1.216/1000');
    expect(text).toContain('CO2');
  });

  it('numbers its pages and lists the chapters with their pages', () => {
    const text = withPdf(documents.report, (pdf) => pdf.text());
    for (let page = 2; page <= documents.pages; page += 1) {
      expect(squeeze(text)).toContain(`第${page}页共${documents.pages}页`);
    }
    const pages = text.split('\f');
    for (const chapter of report.chapters) {
      const line = new RegExp(`^${chapter.no} *　? *${chapter.title} *\\.{3,} *(\\d+)$`, 'm');
      const listed = Number(line.exec(text)?.[1]);
      expect(pages[listed - 1]).toContain(`${chapter.no}.1`);
    }
  });

  it('carries audit.json byte for byte', () => {
    expect(withPdf(documents.report, (pdf) => pdf.attachment('audit.json'))).toBe(auditJson);
  });

  it('has a glyph for every character of the model, and turns unknown ones into a box', () => {
    for (const path of Object.values(fontPaths())) {
      const { hasGlyph } = fontMetrics(path);
      const all = new Set(Array.from(textsOf(report).join('')));
      const missing = [...all].filter((character) =>
        toRuns(character, hasGlyph).some((run) => run.text === '□' && character !== '☐' && character !== '□'),
      );
      expect(missing).toEqual([]);
      for (const run of toRuns([...all].join(''), hasGlyph)) {
        for (const character of run.text)
          expect(character === '\n' || hasGlyph(character.codePointAt(0) ?? 0)).toBe(true);
      }
    }
  });

  it('reports progress up to the last file', () => {
    expect(progress.map((step) => step.phase)).toContain('render');
    expect(progress.at(-1)).toEqual({ phase: 'write', done: 3, total: 3 });
  });

  it('is the same byte for byte when made again, and after a cancelled run', async () => {
    const abort = new AbortController();
    const cancelled = maker.makeReport(shortInput, { signal: abort.signal, onProgress: () => abort.abort() });
    await expect(cancelled).rejects.toThrow(/abort/i);
    const again = await maker.makeReport(input);
    expect(Buffer.compare(again.report, documents.report)).toBe(0);
    expect(Buffer.compare(again.improvementPdf, documents.improvementPdf)).toBe(0);
    expect(Buffer.compare(again.improvementXlsx, documents.improvementXlsx)).toBe(0);
  });

  it('scales photos until the report fits, and says so', async () => {
    const full = await maker.makeReport(shortInput);
    const limit = full.report.byteLength - 100_000;
    const fitted = await maker.fitReport(shortInput, limit);
    expect(fitted.report.byteLength).toBeLessThanOrEqual(limit);
    expect(fitted.notes.join()).toMatch(/照片已缩小到长边 \d+ 像素/);
    expect(fitted.pages).toBe(full.pages);
    const tooSmall = await maker.fitReport({ ...shortInput, photos: [] }, 1000);
    expect(tooSmall.notes.join()).toContain('超过 0.0 MB 的限制');
  });

  it('loses nothing of texts that are longer than a page', async () => {
    const long = (mark: string): string => `${mark}始${'现场情况说明，'.repeat(700)}${mark}终`;
    const cells = [{ text: long('甲') }, { text: '短' }];
    const chapter = {
      no: '1',
      title: '长文',
      blocks: [
        { type: 'heading' as const, level: 2 as const, text: '1.1　长表' },
        {
          type: 'table' as const,
          caption: '长表',
          widths: [70, 30],
          head: [],
          rows: [cells, cells.toReversed()],
        },
        { type: 'heading' as const, level: 2 as const, text: '1.2　长段' },
        { type: 'paragraph' as const, text: long('乙') },
        { type: 'callout' as const, tone: 'warn' as const, text: long('丙') },
        { type: 'list' as const, items: [long('丁')] },
      ],
    };
    const made = await maker.makeReport({ ...input, photos: [], report: { ...report, chapters: [chapter] } });
    const text = withPdf(made.report, (pdf) => pdf.text());
    const count = (mark: string): number => squeeze(text).split(mark).length - 1;
    expect(['甲始', '甲终', '乙终', '丙终', '丁终'].map(count)).toEqual([2, 2, 1, 1, 1]);
    expect(count('现场情况说明')).toBeGreaterThan(4.9 * 700);
  });

  it('survives a damaged photo with a note that names it', async () => {
    const path = join(dir, 'damaged.jpg');
    writeFileSync(path, 'not a picture');
    const made = await maker.makeReport({ ...shortInput, photos: [{ photoId: 'p1', path }] });
    expect(made.notes).toEqual([expect.stringMatching(/^照片 1.*无法读取/)]);
    expect(squeeze(withPdf(made.report, (pdf) => pdf.text()))).toContain('照片文件不在本机');
  });
});

const drawn = (text: string): string =>
  toRuns(text, fontMetrics(fontPaths().regular).hasGlyph)
    .map((run) => run.text)
    .join('');
