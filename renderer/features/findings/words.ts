/** Words of this screen. */
import type { Finding, Measure } from '../../../shared/equipment/diagnosis.ts';

export const severityZh: Record<Finding['severity'], string> = { 3: '严重', 2: '一般', 1: '轻微' };
export const originZh: Record<Finding['origin'], string> = {
  checklist: '检查发现',
  diagnosis: '计算判定',
  manual: '人工补充',
};
export const findingStatusZh: Record<Finding['status'], string> = {
  open: '待确认',
  confirmed: '已确认',
  dismissed: '不列入报告',
  rectified: '已整改',
};
export const measureStatusZh: Record<Measure['status'], string> = {
  proposed: '建议',
  adopted: '企业采纳',
  rejected: '不列入报告',
  done: '已实施',
};
