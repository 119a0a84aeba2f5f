/** One photo as a picture. */
import type { Row } from '../../../shared/model/tables.ts';
import { usePhotoUrl, type PhotoSize } from './use-photo-url.ts';

export function PhotoImage({
  photo,
  size,
}: {
  photo: Pick<Row<'photo'>, 'sha256' | 'caption'>;
  size: PhotoSize;
}) {
  const { url, failed } = usePhotoUrl(photo.sha256, size);
  if (failed) return <span className="photo-missing">照片文件不在本机</span>;
  if (url === null) return <span className="photo-missing" aria-busy="true" />;
  return <img src={url} alt={photo.caption ?? '现场照片'} />;
}
