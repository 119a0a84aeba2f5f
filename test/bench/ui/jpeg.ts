/** Small pictures, each with other bytes, as a phone or camera would hand them over. */
import sharp from 'sharp';

const WIDTH = 640;
const HEIGHT = 480;

/** A landscape of blocks whose colours follow from `no`. */
export async function jpeg(no: number): Promise<Buffer> {
  const cells = Buffer.alloc(16 * 12 * 3);
  let state = (no + 1) * 2_654_435_761;
  for (let i = 0; i < cells.length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    cells[i] = state >>> 24;
  }
  return sharp(cells, { raw: { width: 16, height: 12, channels: 3 } })
    .resize(WIDTH, HEIGHT, { kernel: 'cubic' })
    .jpeg({ quality: 80 })
    .toBuffer();
}
