/** Puts the large plant into a profile by the product's own way of writing, and times it. */
import { createBackend, type Backend } from '../../../backend/backend.ts';
import { addPhoto } from '../../../backend/exchange/photos.ts';
import { resourcesDir, version } from '../../../hosts/paths.ts';
import { shippedTemplates } from '../../helpers/pack.ts';
import { jpeg } from './jpeg.ts';
import { largePlant, type Plant, type PlantSize } from './plant.ts';

export interface Seeded {
  auditId: string;
  counts: Record<string, number>;
  databaseMB: number;
}

const ROWS_PER_WRITE = 500;

/** The backend over a profile, as the browser host has it. The caller closes it. */
export function openBackend(profileDir: string): Backend {
  return createBackend({ profileDir, resourcesDir, host: 'browser', version, secretKey: null });
}

/** Writes everything and closes the profile again. */
export async function seedPlant(profileDir: string, size: PlantSize): Promise<Seeded> {
  const backend = openBackend(profileDir);
  try {
    const plant = largePlant(size, shippedTemplates());
    const { numbering, by } = { numbering: 'kept', by: '示例乙' } as const;
    const text = JSON.stringify(plant.walk);
    backend.templates.publish({ text, fileName: 'plant-walk.json', by, numbering });
    for (let at = 0; at < plant.rows.length; at += ROWS_PER_WRITE) {
      const part = plant.rows.slice(at, at + ROWS_PER_WRITE);
      backend.store.writer.write(part.map((row) => ({ auditId: plant.auditId, ...row })));
    }
    await addPhotos(backend, plant);
    return { auditId: plant.auditId, ...describe(backend) };
  } finally {
    await backend.close();
  }
}

async function addPhotos(backend: Backend, plant: Plant): Promise<void> {
  for (const [n, photo] of plant.photos.entries()) {
    const bytes = await jpeg(n);
    await addPhoto(backend.store, {
      auditId: plant.auditId,
      ...photo,
      fileName: `IMG_${String(n + 1).padStart(4, '0')}.jpg`,
      bytes,
    });
  }
}

/** Rows per table as they stand in the file, and its size. */
export function describe(backend: Backend): Pick<Seeded, 'counts' | 'databaseMB'> {
  const { db } = backend.store;
  const tables = ['equipment', 'reading', 'answer', 'photo', 'op'];
  const counts = Object.fromEntries(
    tables.map((table) => [table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number]),
  );
  const bytes =
    (db.pragma('page_count', { simple: true }) as number) *
    (db.pragma('page_size', { simple: true }) as number);
  return { counts, databaseMB: bytes / 1e6 };
}
