import { describe, expect, it } from 'vitest';
import { parseClipboard, placePaste } from '../../../renderer/features/energy/paste-table.ts';

describe('pasting a block from Excel', () => {
  it('splits rows and cells, with quoted line breaks and no phantom last row', () => {
    expect(parseClipboard('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(parseClipboard('"a\nb"\t"say ""x"""\n')).toEqual([['a\nb', 'say "x"']]);
    expect(parseClipboard('1\n\n3')).toEqual([['1'], [''], ['3']]);
  });

  it('places numbers from the focused cell on, names what is no number, counts what falls outside', () => {
    const paste = placePaste(
      [
        ['142,920', '95340'],
        ['一月', '83,536.5'],
        ['', '9'],
      ],
      { row: 10, column: 1 },
      { rows: 12, columns: 3 },
    );
    expect(paste.cells).toEqual([
      { row: 10, column: 1, value: 142_920 },
      { row: 10, column: 2, value: 95_340 },
      { row: 11, column: 2, value: 83_536.5 },
    ]);
    expect(paste.refused).toEqual([{ row: 11, column: 1, text: '一月' }]);
    expect(paste.outside).toBe(1);
  });

  it('empties a cell where the block is empty', () => {
    expect(placePaste([['', '2']], { row: 0, column: 0 }, { rows: 1, columns: 2 }).cells).toEqual([
      { row: 0, column: 0, value: null },
      { row: 0, column: 1, value: 2 },
    ]);
  });
});
