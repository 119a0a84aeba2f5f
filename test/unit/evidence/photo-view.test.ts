import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaFromShown,
  areaToShown,
  cropOf,
  fromShown,
  photoView,
  pictureTransform,
  toShown,
  turnOf,
  type Area,
} from '../../../shared/evidence/photo-view.ts';

const size = { widthPx: 400, heightPx: 300 };
const turns = [0, 90, 180, 270];
const crop: Area = { x: 0.1, y: 0.2, w: 0.5, h: 0.6 };

describe('photoView', () => {
  it('exchanges the sides of what is shown with a turn to the side', () => {
    const shown = turns.map((turn) => {
      const view = photoView(size, turn, crop);
      return [view.shownWidthPx, view.shownHeightPx];
    });
    expect(shown).toEqual([
      [200, 180],
      [180, 200],
      [200, 180],
      [180, 200],
    ]);
  });

  it('takes any multiple of 90°, also negative ones, and rounds what lies between', () => {
    expect([null, 0, 90, 450, -90, -360, 100].map(turnOf)).toEqual([0, 0, 90, 90, 270, 0, 90]);
  });

  it('puts the upper left corner of a picture turned right to the upper right', () => {
    expect(toShown(photoView(size, 90), [0, 0])).toEqual([300, 0]);
    expect(toShown(photoView(size, 180), [0, 0])).toEqual([400, 300]);
    expect(toShown(photoView(size, 270), [0, 0])).toEqual([0, 400]);
  });

  it('finds every point again, whatever turn and crop', () => {
    const inside = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(inside, inside, fc.constantFrom(...turns), fc.boolean(), (x, y, turn, isCut) => {
        const view = photoView(size, turn, isCut ? crop : undefined);
        const [bx, by] = fromShown(view, toShown(view, [x, y]));
        expect(bx).toBeCloseTo(x, 4);
        expect(by).toBeCloseTo(y, 4);
      }),
    );
  });

  it('draws the picture where its points are said to be', () => {
    for (const turn of turns) {
      const view = photoView(size, turn, crop);
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] =
        pictureTransform(view)
          .match(/-?[\d.]+(?:e-?\d+)?/g)
          ?.map(Number) ?? [];
      for (const [x, y] of [
        [0, 0],
        [0.3, 0.9],
        [1, 1],
      ] as const) {
        const [px, py] = [x * size.widthPx, y * size.heightPx];
        const [sx, sy] = toShown(view, [x, y]);
        expect(a * px + c * py + e).toBeCloseTo(sx, 6);
        expect(b * px + d * py + f).toBeCloseTo(sy, 6);
      }
    }
  });

  it('keeps an area an area through any turn', () => {
    for (const turn of turns) {
      const view = photoView(size, turn, crop);
      const shown = areaToShown(view, { x: 0.2, y: 0.3, w: 0.2, h: 0.1 });
      const back = areaFromShown(view, [shown.x, shown.y], [shown.x + shown.w, shown.y + shown.h]);
      expect([back.x, back.y]).toEqual([expect.closeTo(0.2, 4), expect.closeTo(0.3, 4)]);
      expect([back.w, back.h]).toEqual([expect.closeTo(0.2, 4), expect.closeTo(0.1, 4)]);
    }
  });
});

describe('cropOf', () => {
  it('is the whole picture without a crop, with a removed one and with an empty one', () => {
    const whole = { x: 0, y: 0, w: 1, h: 1 };
    expect(cropOf(null)).toEqual(whole);
    expect(cropOf({ crop: null })).toEqual(whole);
    expect(cropOf({ crop: { kind: 'crop', x: 0.5, y: 0.5, w: 0, h: 0.2 } })).toEqual(whole);
  });
  it('ends at the edge of the picture', () => {
    expect(cropOf({ crop: { kind: 'crop', x: 0.5, y: 0, w: 0.9, h: 1 } })).toEqual({
      x: 0.5,
      y: 0,
      w: 0.5,
      h: 1,
    });
  });
});
