/** What the document worker and its client say to each other. */
import type { Progress } from '../../shared/contract/base.ts';
import type { DocumentInput, Documents } from './make-documents.ts';

export interface MakeRequest {
  input: DocumentInput;
  fontsDir: string | undefined;
}

export type WorkerAnswer =
  | { type: 'progress'; progress: Progress }
  | { type: 'done'; documents: Documents }
  | { type: 'failed'; message: string };
