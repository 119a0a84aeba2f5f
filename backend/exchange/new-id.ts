import { randomUUID } from 'node:crypto';

/** Short unique id, unambiguous in paths and row ids. */
export const newId = (): string => randomUUID().replaceAll('-', '').slice(0, 20);
