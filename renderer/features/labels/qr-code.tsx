/** A QR code as one path, black on white in every theme. */
import { encodeQR } from 'qr';
import { memo, useMemo } from 'react';

/** Modules of white that a reader needs around the code. */
const QUIET = 4;

/** Drawing of the code's dark modules: one rectangle per run. */
export function qrPath(text: string): { d: string; size: number } {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const parts: string[] = [];
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      let end = x;
      while (row[end]) end += 1;
      parts.push(`M${x} ${y}h${end - x}v1h${x - end}z`);
      x = end;
    }
  });
  return { d: parts.join(''), size: modules.length };
}

export const QrCode = memo(function QrCode({ text, label }: { text: string; label: string }) {
  const { d, size } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  );
});
