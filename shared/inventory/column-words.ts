/** Chinese names of the columns. */
import { figureColumns, type FigureColumn, type InventoryColumn } from './columns.ts';
import { figures } from './figures.ts';

export const columnZh: Readonly<Record<Exclude<InventoryColumn, 'ignored'>, string>> = {
  name: '设备名称',
  kind: '设备类型',
  tag: '编号',
  model: '型号',
  manufacturer: '制造厂',
  location: '安装位置',
  note: '备注',
  madeYear: '出厂年份',
  commissionedYear: '投运年份',
  quantity: '数量',
  poles: '极数',
  fuel: '燃料',
  efficiencyClass: '能效等级代号',
  ...(Object.fromEntries(figureColumns.map((key) => [key, figures[key].zh])) as Record<FigureColumn, string>),
};
