/** Text of the report as pdfmake inlines: every character drawable, indices lowered, powers raised. */
import type { Content } from './pdf-engine.ts';
import type { FontMetrics } from './font-metrics.ts';
import { toRuns, type Run } from './glyphs.ts';

export interface TextStyle {
  fontSize?: number;
  bold?: boolean;
  color?: string;
  alignment?: 'left' | 'right' | 'center' | 'justify';
  font?: string;
  lineHeight?: number;
  margin?: [number, number, number, number];
  leadingIndent?: number;
  noWrap?: boolean;
}
export type TextNode = Content & { text: string | object[] };
export type TextMaker = (text: string, style?: TextStyle) => TextNode;

/** `_` and the letters, digits or Chinese characters behind it are the index of a symbol: Q_net, E_天然气; `^2` is a power. */
const index = /_\{?([\p{L}\p{N}′″,.]+)\}?|\^(−?[\d.]+)/gu;

export interface Texts {
  /** Ordinary text. */
  text: TextMaker;
  /** A symbol or a formula, where an underscore starts an index. */
  formula: TextMaker;
  metrics: FontMetrics;
}

export function createTexts(metrics: FontMetrics): Texts {
  const runs = (text: string): Run[] => toRuns(text, metrics.hasGlyph);
  return {
    metrics,
    text: (text, style = {}) => node(runs(text), style),
    formula: (text, style = {}) => node(formulaRuns(text, runs), style),
  };
}

function formulaRuns(text: string, runs: (text: string) => Run[]): Run[] {
  const out: Run[] = [];
  let last = 0;
  for (const match of text.matchAll(index)) {
    out.push(...runs(text.slice(last, match.index)));
    const [whole, lowered, raised] = match;
    if (lowered !== undefined) out.push(...runs(lowered).map(({ text }) => ({ text, sub: true })));
    if (raised !== undefined) out.push({ text: raised, sup: true });
    last = match.index + whole.length;
  }
  out.push(...runs(text.slice(last)));
  return out;
}

function node(runs: Run[], style: TextStyle): TextNode {
  const plain = runs.length <= 1 && runs[0]?.sub !== true && runs[0]?.sup !== true;
  return { text: plain ? (runs[0]?.text ?? '') : runs.map((run) => ({ ...run })), ...style };
}
