import { describe, expect, it } from 'vitest';
import { fontPaths } from '../../../backend/documents/fonts.ts';
import { bodyFont, renderPdf, type Definition } from '../../../backend/documents/pdf-engine.ts';

const fonts = fontPaths();
const definition = (content: Definition['content']): Definition => ({
  pageSize: 'A4',
  pageMargins: [40, 40, 40, 40],
  defaultStyle: { font: bodyFont, fontSize: 10, color: '#000' },
  info: { title: 't', author: 'a', subject: 's', creator: 'c', keywords: 'k' },
  content,
});
const render = (content: Definition['content']): Promise<Buffer> =>
  renderPdf({ fonts, createdAt: new Date(0), definition: definition(content) });

describe('renderPdf', () => {
  it('reads no local file but its fonts', async () => {
    await expect(render([{ image: '/etc/hostname' }])).rejects.toThrow(/denied/);
  });

  it('fetches nothing from the network', async () => {
    const remote = { ...definition([{ image: 'x' }]), images: { x: 'http://127.0.0.1:9/x.png' } };
    await expect(renderPdf({ fonts, createdAt: new Date(0), definition: remote })).rejects.toThrow();
  });

  it('names the missing font file and its folder', () => {
    expect(() => fontPaths('/nonexistent')).toThrow(
      /找不到字体文件 NotoSansSC_400Regular\.ttf（\/nonexistent）/,
    );
  });
});
