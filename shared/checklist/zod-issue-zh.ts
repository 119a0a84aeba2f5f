/** Schema issues as Chinese reasons a template's author understands. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const typeZh: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
};

export function zodIssueZh(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? typeReason(issue.expected)
        : `应为${typeZh[issue.expected] ?? issue.expected}`;
    case 'unrecognized_keys':
      return `有不认识的字段：${issue.keys.join('、')}`;
    case 'invalid_value':
      return `只能取：${issue.values.map(String).join('、')}`;
    case 'too_small':
      return issue.origin === 'string'
        ? '不能为空'
        : `至少要有 ${issue.minimum}${issue.origin === 'array' ? ' 条' : ''}`;
    case 'too_big':
      return `不能超过 ${issue.maximum}${issue.origin === 'string' ? ' 个字符' : ''}`;
    case 'invalid_union':
      return '取值不在允许的范围内';
    case 'invalid_format':
    case 'custom':
      return issue.message;
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return '取值不合规定';
    default:
      return '取值不合规定';
  }
}

function typeReason(expected: string): string {
  return `缺少这一项或类型不对，应为${typeZh[expected] ?? expected}`;
}
