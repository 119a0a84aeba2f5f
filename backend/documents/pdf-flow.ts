/** The blocks of a chapter in order, with headings kept together with what they head. */
import type { Block } from '../../shared/report/model.ts';
import { blockContent, type BlockContext } from './pdf-blocks.ts';
import type { Content } from './pdf-engine.ts';

/**
 * Headings and the first piece behind them become one unbreakable group. Only where that piece may be longer than
 * a page does the layout have to find lonely headings afterwards, which costs one more layout of the whole document
 * for each.
 */
export function flowContent(ctx: BlockContext, blocks: readonly Block[]): Content[] {
  const out: Content[] = [];
  let headings: Content[] = [];
  for (const block of blocks) {
    const contents = blockContent(ctx, block);
    if (block.type === 'heading') {
      headings.push(...contents);
      continue;
    }
    const [first, ...rest] = contents;
    if (headings.length > 0 && first && isShort(block, first)) {
      // In a group the heading cannot be lonely, and a mark on it would only start needless layouts.
      const bare = headings.map((node) => ({ ...node, headlineLevel: undefined }));
      out.push({ stack: [...bare, first], unbreakable: true }, ...rest);
    } else {
      out.push(...headings, ...contents);
    }
    headings = [];
  }
  return [...out, ...headings];
}

const MAX_TEXT_CHARACTERS = 400;

/** Whether the first piece of a block surely fits on a page together with its headings. */
function isShort(block: Block, first: Content): boolean {
  if (first['unbreakable'] === true) return true;
  if (block.type === 'paragraph') return block.text.length <= MAX_TEXT_CHARACTERS;
  return block.type === 'list' && (block.items[0] ?? '').length <= MAX_TEXT_CHARACTERS;
}
