/** Reads JSON and remembers the line of every value, so that a wrong template can be refused with its line. */

export interface JsonSource {
  value: unknown;
  /** Line (from 1) of the value at a path; of the nearest parent when the path does not exist. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** A place where the text stops being JSON, in words for the user. */
export class JsonSyntaxError extends Error {
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = 'JsonSyntaxError';
    this.line = line;
    this.column = column;
  }
}

const MAX_DEPTH = 64;

/** @throws JsonSyntaxError with line, column and a Chinese sentence */
export function readJson(text: string): JsonSource {
  const reader = new Reader(text);
  const value = reader.document();
  const { lines } = reader;
  return {
    value,
    lineOf: (path) => {
      for (let end = path.length; end > 0; end -= 1) {
        const line = lines.get(keyOf(path.slice(0, end)));
        if (line !== undefined) return line;
      }
      return lines.get('') ?? 1;
    },
  };
}

function keyOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part)}`).join('');
}

class Reader {
  readonly lines = new Map<string, number>();
  private readonly text: string;
  private at = 0;
  private line = 1;
  private lineStart = 0;

  constructor(text: string) {
    // A byte-order mark is what Windows editors put before UTF-8.
    this.text = text.startsWith('﻿') ? text.slice(1) : text;
  }

  document(): unknown {
    const value = this.value('', 0);
    this.space();
    if (this.at < this.text.length) this.fail('结尾之后还有多余的内容');
    return value;
  }

  private value(path: string, depth: number): unknown {
    this.space();
    this.lines.set(path, this.line);
    if (depth > MAX_DEPTH) this.fail('层次太深');
    const next = this.text[this.at];
    if (next === '{') return this.object(path, depth);
    if (next === '[') return this.array(path, depth);
    if (next === '"') return this.string();
    return this.word();
  }

  private object(path: string, depth: number): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    this.at += 1;
    if (this.takes('}')) return out;
    do {
      this.space();
      if (this.text[this.at] !== '"') this.fail('这里应是带双引号的字段名');
      const key = this.string();
      if (Object.hasOwn(out, key)) this.fail(`字段“${key}”重复`);
      if (!this.takes(':')) this.fail(`字段“${key}”后面缺少冒号`);
      const value = this.value(`${path}/${key}`, depth + 1);
      Object.defineProperty(out, key, { value, enumerable: true, writable: true, configurable: true });
    } while (this.takes(','));
    if (!this.takes('}')) this.fail('缺少逗号或右花括号');
    return out;
  }

  private array(path: string, depth: number): unknown[] {
    const out: unknown[] = [];
    this.at += 1;
    if (this.takes(']')) return out;
    do out.push(this.value(`${path}/${out.length}`, depth + 1));
    while (this.takes(','));
    if (!this.takes(']')) this.fail('缺少逗号或右方括号');
    return out;
  }

  private string(): string {
    const rest = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
    rest.lastIndex = this.at;
    const found = rest.exec(this.text);
    if (!found) return this.fail('引号里的文字没有写完，或含有换行等不允许的字符');
    this.at = rest.lastIndex;
    return JSON.parse(found[0]) as string;
  }

  private word(): unknown {
    const rest = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    rest.lastIndex = this.at;
    const found = rest.exec(this.text);
    if (!found) return this.fail('这里的写法不是 JSON');
    this.at = rest.lastIndex;
    return JSON.parse(found[0]) as unknown;
  }

  private takes(sign: string): boolean {
    this.space();
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private space(): void {
    for (let c = this.text[this.at]; c !== undefined && /[ \t\r\n]/.test(c); c = this.text[this.at]) {
      this.at += 1;
      if (c === '\n') {
        this.line += 1;
        this.lineStart = this.at;
      }
    }
  }

  private fail(reason: string): never {
    const ended = this.at >= this.text.length;
    throw new JsonSyntaxError(
      ended ? '文件不完整，在此处中断' : reason,
      this.line,
      this.at - this.lineStart + 1,
    );
  }
}
