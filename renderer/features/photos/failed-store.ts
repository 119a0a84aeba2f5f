/** Photos that could not be stored: kept over changes of page, because the picture may exist nowhere else. */
import { create } from 'zustand';
import type { NewPhotoFile, PhotoPlace } from './use-photo-drop.tsx';

interface FailedPhoto {
  /** Place of the audit, see `placeKey`. */
  place: string;
  photo: NewPhotoFile;
}

export const useFailedPhotos = create<{ list: readonly FailedPhoto[] }>(() => ({ list: [] }));

export const placeKey = (auditId: string, { subjectId, itemId, readingKey }: PhotoPlace): string =>
  JSON.stringify([auditId, subjectId, itemId, readingKey ?? null]);

export function keepFailed(place: string, photo: NewPhotoFile): void {
  useFailedPhotos.setState(({ list }) => ({ list: [...list, { place, photo }] }));
}

/** Hands out the failed photos of a place and forgets them. */
export function takeFailed(place: string): NewPhotoFile[] {
  const { list } = useFailedPhotos.getState();
  useFailedPhotos.setState({ list: list.filter((entry) => entry.place !== place) });
  return list.filter((entry) => entry.place === place).map((entry) => entry.photo);
}

// Closing the page would lose them.
window.addEventListener('beforeunload', (event) => {
  if (useFailedPhotos.getState().list.length > 0) event.preventDefault();
});
