/** Drawings as data: the page turns them into elements, the report into SVG text. Attributes are named as in React. */
export interface SvgNode {
  tag: 'g' | 'path' | 'rect' | 'ellipse' | 'text';
  attributes: Readonly<Record<string, string | number>>;
  text?: string;
  children?: readonly SvgNode[];
}

const escaped = (text: string): string =>
  text
    // Control characters are not allowed in XML at all.
    .replaceAll(/[\u0000-\u001f]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** `strokeWidth` is `stroke-width` in SVG itself; the one exception is kept as it is. */
const attributeName = (name: string): string =>
  name === 'textLength' || name === 'lengthAdjust'
    ? name
    : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export function svgElement({ tag, attributes, text, children }: SvgNode): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${attributeName(name)}="${escaped(String(value))}"`,
  );
  const inside = (text === undefined ? '' : escaped(text)) + (children ?? []).map(svgElement).join('');
  return `<${tag}${written.join('')}>${inside}</${tag}>`;
}

export interface SvgFrame {
  /** Size of the coordinates. */
  viewWidth: number;
  viewHeight: number;
  /** Size of the finished picture, px. */
  widthPx: number;
  heightPx: number;
}

export function svgDocument(nodes: readonly SvgNode[], frame: SvgFrame): string {
  const { viewWidth, viewHeight, widthPx, heightPx } = frame;
  const size = `width="${widthPx}" height="${heightPx}" viewBox="0 0 ${viewWidth} ${viewHeight}"`;
  const fit = 'preserveAspectRatio="none"';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${fit}>${nodes.map(svgElement).join('')}</svg>`;
}
