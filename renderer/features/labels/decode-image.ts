/** QR codes in pictures and camera frames. */
import { decodeQR, decodeQRBatch } from 'qr/decode.js';

/** A larger photo holds no more of a code than this many pixels show. */
const LONGEST_PX = 2400;
const FRAME_PX = 1280;

interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** All codes in a photo or a scan, each once. @throws when the file is no picture. */
export async function codesInPicture(file: Blob): Promise<string[]> {
  const bitmap = await createImageBitmap(file);
  try {
    const pixels = pixelsOf(bitmap, bitmap.width, bitmap.height, LONGEST_PX);
    const maxSize = { width: pixels.width, height: pixels.height };
    const [found = []] = await decodeQRBatch([pixels], { maxSize, effort: Infinity, timeLimit: 4000 });
    return [...new Set(found.filter((result) => typeof result === 'string'))];
  } finally {
    bitmap.close();
  }
}

/** The code in the picture that a camera shows now; null when there is none in it. */
export function codeInFrame(video: HTMLVideoElement): string | null {
  if (video.videoWidth === 0) return null;
  try {
    return decodeQR(pixelsOf(video, video.videoWidth, video.videoHeight, FRAME_PX));
  } catch {
    // Most frames hold no code; the next one may.
    return null;
  }
}

function pixelsOf(source: CanvasImageSource, width: number, height: number, longest: number): Pixels {
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  // A transparent picture is a code on white paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
