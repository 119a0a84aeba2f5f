/** Words of a template in one or more languages; Chinese is required. */
import { z } from 'zod';

export const textSchema = z.object({ zh: z.string().min(1), en: z.string().optional() }).catchall(z.string());
export type Text = z.infer<typeof textSchema>;
