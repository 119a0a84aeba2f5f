/** Words of the template pages. */
import type { ChecklistItem, ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';

export const photoZh: Record<ChecklistItem['photo'], string> = {
  required: '必拍',
  recommended: '建议拍',
  none: '不要求',
};

export const severityOptions: Readonly<Record<string, string>> = {
  '3': '重点（未查则报告不完整）',
  '2': '一般',
  '1': '轻微',
};

export function subjectZh(subject: ChecklistTemplate['subject']): string {
  return subject === 'site' ? '全厂' : equipmentKindZh[subject];
}

/** What an author calls the parts of an item. */
export const partZh: Readonly<Record<string, string>> = {
  id: '编号',
  title: '名称',
  scope: '适用范围',
  question: '检查内容',
  problem: '问题表述',
  method: '检查方法',
  readings: '读数',
  optionalReadings: '选填读数',
  evidence: '证据',
  limit: '参考限值',
  basis: '依据',
  doc: '文件',
  impact: '不符合的影响',
  suggestion: '建议',
  measure: '措施',
  plateau: '高原因素',
  when: '出现条件',
  repeat: '逐个检查',
  combine: '合成方法',
  constraints: '读数须满足',
};

/** Path of a problem as an author says it: 分组 2 · 检查项 bl-o2 · 检查内容. */
export function placeZh(template: ChecklistTemplate, path: readonly PropertyKey[]): string {
  const group = path[0] === 'groups' ? template.groups[Number(path[1])] : undefined;
  const item = group && path[2] === 'items' ? group.items[Number(path[3])] : undefined;
  const rest = path.slice(item ? 4 : group ? 2 : 0);
  const parts = rest.flatMap(
    (key) => partZh[String(key)] ?? (typeof key === 'number' ? `第 ${key + 1} 条` : []),
  );
  return [
    group && !item ? `分组“${group.title.zh}”` : '',
    item ? item.question.zh || item.id : '',
    parts.join(' '),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
