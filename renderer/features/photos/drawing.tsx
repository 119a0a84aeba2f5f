/** Drawings of the shared layer code as elements of the page. */
import { createElement, type ReactNode } from 'react';
import type { SvgNode } from '../../../shared/evidence/svg-node.ts';
import { pictureTransform, type PhotoView } from '../../../shared/evidence/photo-view.ts';

export function Drawing({ nodes }: { nodes: readonly SvgNode[] }): ReactNode {
  return nodes.map((node, i) =>
    createElement(
      node.tag,
      { key: i, ...node.attributes },
      node.children ? <Drawing nodes={node.children} /> : node.text,
    ),
  );
}

/** The photo itself inside an SVG whose coordinates are those of what is shown; what is cropped away stays hidden. */
export function Picture({ url, view }: { url: string; view: PhotoView }) {
  const { shownWidthPx, shownHeightPx } = view;
  return (
    <svg
      width={shownWidthPx}
      height={shownHeightPx}
      viewBox={`0 0 ${shownWidthPx} ${shownHeightPx}`}
      overflow="hidden"
    >
      <image
        href={url}
        width={view.widthPx}
        height={view.heightPx}
        preserveAspectRatio="none"
        transform={pictureTransform(view)}
      />
    </svg>
  );
}
