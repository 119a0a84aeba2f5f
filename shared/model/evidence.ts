/**
 * What people lay over a photo without touching the file: one shape per cell of `photo.layer`, so that marks of two
 * laptops meet side by side. Coordinates are fractions of the upright original (EXIF orientation applied, not turned by
 * hand), origin top left.
 */
import { z } from 'zod';

const fraction = z.number().min(0).max(1);
const point = z.tuple([fraction, fraction]);

export const markColors = ['red', 'yellow', 'blue', 'white'] as const;
export type MarkColor = (typeof markColors)[number];
const color = z.enum(markColors);

const area = { x: fraction, y: fraction, w: fraction, h: fraction };

export const photoMarkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('arrow'), from: point, to: point, color }),
  z.strictObject({ kind: z.literal('box'), ...area, color }),
  z.strictObject({ kind: z.literal('ellipse'), ...area, color }),
  z.strictObject({ kind: z.literal('pen'), points: z.array(point).min(2).max(400), color }),
  z.strictObject({ kind: z.literal('text'), at: point, text: z.string().min(1).max(80), color }),
  /** The part that is shown; at most one, under the key `crop`. */
  z.strictObject({ kind: z.literal('crop'), ...area }),
]);
export type PhotoMark = z.infer<typeof photoMarkSchema>;

/** Marks by id, in the order of the ids; a removed mark is null. */
export const photoLayerSchema = z.record(z.string().max(60), photoMarkSchema.nullable());
export type PhotoLayer = z.infer<typeof photoLayerSchema>;

/** Key of the crop in a layer. */
export const cropKey = 'crop';

export const pairRoles = ['before', 'after'] as const;
export type PairRole = (typeof pairRoles)[number];
export const pairRoleZh: Record<PairRole, string> = { before: '改造前', after: '改造后' };
