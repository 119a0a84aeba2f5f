/** Search over everything people wrote, in Chinese, with words of any length. */
import { describe, expect, it } from 'vitest';
import { searchAudits, snippetOf } from '../../../backend/router/search.ts';
import type { Store } from '../../../backend/store/store.ts';
import type { TableName } from '../../../shared/model/tables.ts';
import { testStore } from '../../helpers/store.ts';
import { tempDir } from '../../helpers/temp.ts';

const put = (
  store: Store,
  table: TableName,
  rowId: string,
  values: Record<string, unknown>,
  auditId = 'a1',
) => store.writer.write([{ auditId, table, rowId, values }]);

function plant(dir = tempDir()): Store {
  const store = testStore(dir);
  put(store, 'audit', 'a1', { title: '节能诊断', leadAuditor: '示例负责人' });
  put(store, 'enterprise', 'a1:enterprise', { name: '示例高原食品有限公司', contact: '示例联系人' });
  put(store, 'equipment', 'e1', { kind: 'boiler', name: '1号锅炉', model: 'SZS4-1.25-Q' });
  put(store, 'reading', 'e1:flueGasO2Pct', { equipmentId: 'e1', key: 'flueGasO2Pct', note: '省煤器后取样' });
  put(store, 'answer', 'e1:bl-o2', { subjectId: 'e1', itemId: 'bl-o2', answer: 'fail', note: '引风机漏风' });
  put(store, 'finding', 'f1', { subjectId: 'e1', title: '排烟温度偏高', detail: '积灰 50% 以上' });
  put(store, 'measure', 'm1', { equipmentId: 'e1', title: '加装冷凝式省煤器' });
  put(store, 'photo', 'p1', {
    subjectId: 'e1',
    itemId: 'bl-grade',
    caption: '铭牌近照',
    fileName: 'IMG_0001.jpg',
  });
  return store;
}

const found = (store: Store, text: string) =>
  searchAudits(store, text).map((hit) => `${hit.table}/${hit.rowId}`);

describe('search', () => {
  it.each([
    ['高原食品', ['enterprise/a1:enterprise']],
    ['锅炉', ['equipment/e1']],
    ['漏', ['answer/e1:bl-o2']],
    ['szs4', ['equipment/e1']],
    ['省煤器', ['measure/m1', 'reading/e1:flueGasO2Pct']],
    ['省煤器 冷凝', ['measure/m1']],
    ['近照', ['photo/p1']],
    ['IMG_0', ['photo/p1']],
    ['0%', ['finding/f1']],
    ['"', []],
    ['没有这样的词', []],
    ['  ', []],
  ])('finds %s', (text, hits) => {
    expect(found(plant(), text).toSorted()).toEqual(hits);
  });

  it('says where to go and shows the words around the match', () => {
    const [hit] = searchAudits(plant(), '漏风');
    expect(hit).toMatchObject({
      auditName: '示例高原食品有限公司',
      machine: '1号锅炉',
      route: '/audit/a1/equipment/e1',
      field: 'bl-o2',
      snippet: { before: '引风机', match: '漏风', after: '' },
    });
    expect(searchAudits(plant(), '联系人')[0]).toMatchObject({
      route: '/audit/a1/enterprise',
      field: 'contact',
    });
    expect(snippetOf('第一行\n第二行有词', '有词')).toEqual({ before: '第二行', match: '有词', after: '' });
  });

  it('follows edits, deletions and their reversal', () => {
    const store = plant();
    expect(found(store, '引风机')).toHaveLength(1);
    put(store, 'answer', 'e1:bl-o2', { note: '送风机漏风' });
    expect(found(store, '引风机')).toEqual([]);
    expect(found(store, '送风机')).toHaveLength(1);
    put(store, 'equipment', 'e1', { deleted: true });
    expect(found(store, '送风机')).toEqual([]);
    put(store, 'equipment', 'e1', { deleted: false });
    expect(found(store, '送风机')).toHaveLength(1);
    put(store, 'audit', 'a1', { deleted: true });
    expect(found(store, '送风机')).toEqual([]);
  });

  it('finds what came from another laptop, also when an action arrived in two parts', () => {
    const [a, b] = [plant(), testStore()];
    b.writer.ingest(a.log.after({}, 10_000));
    expect(found(b, '省煤器')).toHaveLength(2);
    const [one, two] = put(a, 'equipment', 'e2', { name: '循环水泵', note: '叶轮汽蚀' });
    if (!one || !two) throw new Error('two ops expected');
    b.writer.ingest([one]);
    expect(found(b, '循环水泵')).toEqual([]);
    b.writer.ingest([two]);
    expect(found(b, '循环水泵')).toEqual(['equipment/e2']);
  });

  it('makes a missing index anew', () => {
    const dir = tempDir();
    const store = plant(dir);
    expect(found(store, '省煤器')).toHaveLength(2);
    store.db.exec('DELETE FROM searchRow; DELETE FROM searchMark');
    expect(found(store, '省煤器')).toHaveLength(2);
    store.search.forget();
    store.close();
    const again = testStore(dir);
    expect(found(again, '省煤器')).toHaveLength(2);
    expect(() =>
      again.db.exec("INSERT INTO searchText (searchText, rank) VALUES ('integrity-check', 1)"),
    ).not.toThrow();
  });
});
