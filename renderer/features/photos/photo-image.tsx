/** One photo as a small picture, with its turn, crop and marks. */
import { layerNodes } from '../../../shared/evidence/mark-shapes.ts';
import { cropOf, photoView } from '../../../shared/evidence/photo-view.ts';
import type { SvgNode } from '../../../shared/evidence/svg-node.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { Drawing, Picture } from './drawing.tsx';
import { usePhotoUrl, type PhotoSize } from './use-photo-url.ts';

export type ShownPhoto = Pick<Row<'photo'>, 'sha256' | 'caption' | 'rotationDeg' | 'layer'>;

/** @param fit fills its box, cutting what is too long, or shows all of it */
export function PhotoImage({
  photo,
  size,
  fit = 'cover',
}: {
  photo: ShownPhoto;
  size: PhotoSize;
  fit?: 'cover' | 'contain';
}) {
  const { picture, failed } = usePhotoUrl(photo.sha256, size);
  if (failed) return <span className="photo-missing">照片文件不在本机</span>;
  if (picture === null) return <span className="photo-missing" aria-busy="true" />;
  const view = photoView(picture, photo.rotationDeg, cropOf(photo.layer));
  return (
    <svg
      className="photo-picture"
      role="img"
      aria-label={photo.caption ?? '现场照片'}
      viewBox={`0 0 ${view.shownWidthPx} ${view.shownHeightPx}`}
      preserveAspectRatio={fit === 'cover' ? 'xMidYMid slice' : 'xMidYMid meet'}
    >
      <Picture url={picture.url} view={view} />
      <Drawing nodes={wordless(layerNodes(view, photo.layer))} />
    </svg>
  );
}

/** Words of labels are unreadable this small and would be read out as the name of the button around the picture. */
const wordless = (nodes: readonly SvgNode[]): SvgNode[] =>
  nodes.flatMap((node) =>
    node.tag === 'text' ? [] : [node.children ? { ...node, children: wordless(node.children) } : node],
  );
