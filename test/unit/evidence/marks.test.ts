import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWhole, movedCrop, pulledCrop, resizedCrop } from '../../../shared/evidence/crop-edit.ts';
import {
  boundsOf,
  drawnMark,
  markKinds,
  movedMark,
  placedMark,
  pulledMark,
  resizedMark,
} from '../../../shared/evidence/mark-edit.ts';
import { labelBox, layerNodes, marksOf } from '../../../shared/evidence/mark-shapes.ts';
import { layerKeyZh, markWords } from '../../../shared/evidence/mark-words.ts';
import { photoView, type Point } from '../../../shared/evidence/photo-view.ts';
import { svgDocument } from '../../../shared/evidence/svg-node.ts';
import { textLines, textWidthEm } from '../../../shared/evidence/text-lines.ts';
import { photoMarkSchema, type PhotoLayer } from '../../../shared/model/evidence.ts';

const size = { widthPx: 1600, heightPx: 1200 };
const turns = [0, 90, 180, 270];

describe('marks', () => {
  it('are valid records after placing, moving and resizing in every turn, and stay in what is shown', () => {
    const step = fc.integer({ min: -3000, max: 3000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...markKinds),
        fc.constantFrom(...turns),
        step,
        step,
        (kind, turn, dx, dy) => {
          const view = photoView(size, turn, { x: 0.2, y: 0.1, w: 0.6, h: 0.7 });
          const placed = placedMark(view, kind, 'red', '仪表读数');
          expect(placed.kind).toBe(kind);
          for (const mark of [placed, movedMark(view, placed, dx, dy), resizedMark(view, placed, dx, dy)]) {
            expect(photoMarkSchema.safeParse(mark).success).toBe(true);
            const { x, y, w, h } = boundsOf(view, mark);
            expect(Math.min(x, y)).toBeGreaterThan(-0.1);
            expect(x + w).toBeLessThan(view.shownWidthPx + 0.1);
            expect(y + h).toBeLessThan(view.shownHeightPx + 0.1);
          }
        },
      ),
    );
  });

  it('move to the right on the screen whatever the turn', () => {
    for (const turn of turns) {
      const view = photoView(size, turn);
      for (const kind of markKinds) {
        const mark = placedMark(view, kind, 'blue', '甲');
        const before = boundsOf(view, mark);
        const after = boundsOf(view, movedMark(view, mark, 50, 0));
        expect(after.x - before.x, `${kind} ${turn}`).toBeCloseTo(50, 0);
        expect(after.y - before.y, `${kind} ${turn}`).toBeCloseTo(0, 0);
      }
    }
  });

  it('are pulled by a corner while the opposite one stays', () => {
    const view = photoView(size, 90);
    const box = placedMark(view, 'box', 'red', '');
    const before = boundsOf(view, box);
    const after = boundsOf(view, pulledMark(view, box, 2, [1000, 1400]));
    expect([after.x, after.y]).toEqual([expect.closeTo(before.x, 0), expect.closeTo(before.y, 0)]);
    expect([after.x + after.w, after.y + after.h]).toEqual([
      expect.closeTo(1000, 0),
      expect.closeTo(1400, 0),
    ]);
  });

  it('are not made by a tap, and a long stroke is thinned to what the record takes', () => {
    const view = photoView(size, 0);
    expect(
      drawnMark(view, 'box', 'red', [
        [10, 10],
        [11, 11],
      ]),
    ).toBeNull();
    const long = Array.from({ length: 2000 }, (_, i): Point => [i / 2, 300 + 100 * Math.sin(i / 50)]);
    const pen = drawnMark(view, 'pen', 'red', long);
    expect(pen?.kind === 'pen' ? pen.points.length : 0).toBe(400);
    expect(photoMarkSchema.safeParse(pen).success).toBe(true);
  });

  it('come in the order in which they were made, without crop and removed ones', () => {
    const layer: PhotoLayer = {
      m2: { kind: 'box', x: 0, y: 0, w: 0.1, h: 0.1, color: 'red' },
      crop: { kind: 'crop', x: 0, y: 0, w: 0.5, h: 0.5 },
      m1: { kind: 'text', at: [0, 0], text: '甲', color: 'white' },
      m3: null,
    };
    expect(marksOf(layer).map(({ id }) => id)).toEqual(['m1', 'm2']);
  });
});

describe('drawing of a layer', () => {
  const view = photoView(size, 0);
  const text = (words: string, at: [number, number] = [0.9, 0.98]): PhotoLayer => ({
    m1: { kind: 'text', at, text: words, color: 'yellow' },
  });

  it('escapes what people type', () => {
    const svg = svgDocument(layerNodes(view, text('<b>"O₂" & 5 > 3</b>')), {
      viewWidth: 1600,
      viewHeight: 1200,
      widthPx: 800,
      heightPx: 600,
    });
    expect(svg).toContain('&lt;b&gt;&quot;O₂&quot; &amp; 5 &gt; 3&lt;/b&gt;');
    expect(svg).not.toContain('<b>');
    expect(svg).toContain('stroke-width');
  });

  it('keeps a label inside the picture wherever it is put and however long it is', () => {
    for (const words of ['排烟温度', '引风机入口挡板开度仅三成且变频器未投用，'.repeat(4)]) {
      const box = labelBox(view, { at: [0.99, 0.99], text: words });
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.w).toBeLessThanOrEqual(1600.001);
      expect(box.y + box.h).toBeLessThanOrEqual(1200.001);
    }
  });

  it('loses no character when it breaks lines', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[一-龥A-Za-z0-9，。]{1,80}$/),
        fc.integer({ min: 1, max: 30 }),
        (words, em) => {
          const lines = textLines(words, em);
          expect(lines.join('')).toBe(words);
          for (const line of lines)
            expect(Array.from(line).length === 1 || textWidthEm(line) <= em).toBe(true);
        },
      ),
    );
  });
});

describe('crop frame', () => {
  const view = photoView(size, 90);
  const frame = { x: 100, y: 100, w: 400, h: 300 };

  it('never leaves the picture nor turns inside out', () => {
    expect(pulledCrop(view, frame, 'nw', [-500, 5000])).toEqual({ x: 0, y: 320, w: 500, h: 80 });
    expect(movedCrop(view, frame, 9999, -9999)).toEqual({ x: 800, y: 0, w: 400, h: 300 });
    expect(resizedCrop(view, frame, 9999, 9999)).toEqual({ x: 100, y: 100, w: 1100, h: 1500 });
  });
  it('is whole when nothing worth mentioning is left out', () => {
    expect(isWhole(view, { x: 0, y: 0, w: 1199, h: 1599 })).toBe(true);
    expect(isWhole(view, frame)).toBe(false);
  });
});

describe('marks in words', () => {
  it('name kind and colour, and the words of a label', () => {
    expect(markWords({ kind: 'arrow', from: [0, 0], to: [1, 1], color: 'red' })).toBe('红色箭头');
    expect(markWords({ kind: 'text', at: [0, 0], text: '挡板全关', color: 'yellow' })).toBe(
      '黄色文字“挡板全关”',
    );
    expect(markWords({ kind: 'crop', x: 0, y: 0, w: 0.5, h: 0.5 })).toBe('保留画面的 25%');
    expect(markWords({ a: 1 })).toBeNull();
    expect([layerKeyZh('crop'), layerKeyZh('m1')]).toEqual(['裁剪', '标注']);
  });
});
