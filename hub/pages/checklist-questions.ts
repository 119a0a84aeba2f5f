/** The questions of the checklists, so that a page shows them and not their ids. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Only what is needed here: a template of a newer version must not stop the hub. */
const questionsSchema = z.object({
  version: z.number(),
  groups: z.array(
    z.object({ items: z.array(z.object({ id: z.string(), question: z.object({ zh: z.string() }) })) }),
  ),
});

/** Question by item id, of all templates in the folder. @throws when a file there is no JSON. */
export async function readQuestions(folder: string): Promise<Map<string, string>> {
  const found: z.infer<typeof questionsSchema>[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted()) {
    const template = questionsSchema.safeParse(JSON.parse(await readFile(join(folder, name), 'utf8')));
    if (template.data) found.push(template.data);
  }
  // Of several versions the newest words stand.
  const items = found
    .toSorted((a, b) => a.version - b.version)
    .flatMap((template) => template.groups.flatMap((group) => group.items));
  return new Map(items.map((item) => [item.id, item.question.zh]));
}
