/** The work of a diagnosis as tasks, and where each belongs: stage of the project, step of the process, report chapter. */
import { stages, stageZh, type Stage } from '../model/vocabulary.ts';
import type { MissingItem } from './diagnosis.ts';

/**
 * Steps of an energy audit in their order.
 * @source ISO 50002-1:2025 clause 5, contents page (transcribed). GB/T 17166-2019 is not equivalent to ISO 50002:2014;
 *   its clause numbers were not seen and are therefore not given.
 */
export const processSteps = [
  'planning',
  'opening',
  'data',
  'measurementPlan',
  'siteVisit',
  'analysis',
  'reporting',
  'closing',
] as const;
export type ProcessStep = (typeof processSteps)[number];
export const processStepZh: Record<ProcessStep, string> = {
  planning: '策划',
  opening: '启动会议',
  data: '资料收集',
  measurementPlan: '测试计划',
  siteVisit: '现场工作',
  analysis: '分析',
  reporting: '报告',
  closing: '总结会议与跟踪',
};

/** Chapters of the report, as in its outline. */
export const reportChapterZh = {
  '1': '诊断任务说明',
  '2': '企业概况',
  '3': '能源利用诊断',
  '4': '能源效率诊断',
  '5': '能源管理诊断',
  '6': '存在问题与节能潜力',
  '7': '节能改造建议',
  '8': '诊断结论',
  '9': '附件',
} as const;
export type ReportChapter = keyof typeof reportChapterZh;

interface TaskPlace {
  zh: string;
  stage: Stage;
  step: ProcessStep;
  chapter: ReportChapter;
}

export const taskPlaces = {
  assignment: {
    zh: '诊断任务（机构、统计期、目的、范围）',
    stage: 'prepare',
    step: 'planning',
    chapter: '1',
  },
  team: { zh: '诊断组与企业配合人员', stage: 'prepare', step: 'opening', chapter: '1' },
  enterprise: { zh: '企业基本情况', stage: 'prepare', step: 'data', chapter: '2' },
  altitude: { zh: '厂区海拔', stage: 'prepare', step: 'data', chapter: '2' },
  energy: { zh: '能源消费记录', stage: 'prepare', step: 'data', chapter: '3' },
  production: { zh: '产品产量', stage: 'prepare', step: 'data', chapter: '4' },
  prices: { zh: '能源价格', stage: 'prepare', step: 'data', chapter: '7' },
  inventory: { zh: '用能设备清单', stage: 'prepare', step: 'data', chapter: '4' },
  instruments: { zh: '测试仪器与证书', stage: 'onsite', step: 'measurementPlan', chapter: '9' },
  air: { zh: '现场大气压与气温', stage: 'onsite', step: 'siteVisit', chapter: '2' },
  use: { zh: '能源利用检查', stage: 'onsite', step: 'siteVisit', chapter: '3' },
  efficiency: { zh: '设备检查', stage: 'onsite', step: 'siteVisit', chapter: '4' },
  management: { zh: '管理与计量检查', stage: 'onsite', step: 'siteVisit', chapter: '5' },
  readings: { zh: '设备读数', stage: 'onsite', step: 'siteVisit', chapter: '4' },
  evidence: { zh: '读数的证据（仪器、时间、人员）', stage: 'onsite', step: 'siteVisit', chapter: '9' },
  photos: { zh: '证据照片', stage: 'onsite', step: 'siteVisit', chapter: '9' },
  contradictions: { zh: '读数之间的矛盾', stage: 'onsite', step: 'analysis', chapter: '4' },
  problems: { zh: '不符合项的现场情况', stage: 'onsite', step: 'analysis', chapter: '6' },
  measures: { zh: '措施的投资', stage: 'report', step: 'analysis', chapter: '7' },
  conclusion: { zh: '诊断过程与结论', stage: 'report', step: 'reporting', chapter: '8' },
  signatures: { zh: '报告编号与编审', stage: 'report', step: 'reporting', chapter: '1' },
  sealed: { zh: '封存正式报告', stage: 'report', step: 'reporting', chapter: '9' },
  delivered: { zh: '报送', stage: 'delivered', step: 'closing', chapter: '9' },
  followUp: { zh: '措施落实', stage: 'followUp', step: 'closing', chapter: '9' },
} as const satisfies Record<string, TaskPlace>;
export type AuditTask = keyof typeof taskPlaces;

/** How far one task is: things to do and those still open, with the lines that name them. */
export interface TaskCheck {
  task: AuditTask;
  total: number;
  open: number;
  gaps: MissingItem[];
}

export type ProgressBy = 'stage' | 'step' | 'chapter';

export interface ProgressGroup {
  key: string;
  zh: string;
  total: number;
  done: number;
  /** Null where nothing is asked. */
  donePct: number | null;
  tasks: TaskCheck[];
  /** Most serious first. */
  gaps: MissingItem[];
}

const groupNames: Record<ProgressBy, readonly (readonly [string, string])[]> = {
  stage: stages.map((stage) => [stage, stageZh[stage]]),
  step: processSteps.map((step, i) => [step, `${i + 1} ${processStepZh[step]}`]),
  chapter: Object.entries(reportChapterZh).map(([no, zh]) => [no, `${no} ${zh}`]),
};

/** Completeness by stage, by step or by chapter, each group with its gaps by rank; every group is there, also empty. */
export function groupProgress(checks: readonly TaskCheck[], by: ProgressBy): ProgressGroup[] {
  return groupNames[by].map(([key, zh]) => {
    const tasks = checks.filter((check) => taskPlaces[check.task][by] === key);
    const total = tasks.reduce((sum, check) => sum + check.total, 0);
    const done = total - tasks.reduce((sum, check) => sum + check.open, 0);
    return {
      key,
      zh,
      total,
      done,
      donePct: total === 0 ? null : (100 * done) / total,
      tasks,
      gaps: tasks.flatMap((check) => check.gaps).toSorted((a, b) => a.rank - b.rank),
    };
  });
}

/** Checks of one task added up, in the order of the work. */
export function joinChecks(checks: readonly TaskCheck[]): TaskCheck[] {
  const byTask = Map.groupBy(checks, (check) => check.task);
  return (Object.keys(taskPlaces) as AuditTask[]).flatMap((task) => {
    const own = byTask.get(task) ?? [];
    const sum = (of: (check: TaskCheck) => number) => own.reduce((n, check) => n + of(check), 0);
    return own.length === 0
      ? []
      : [{ task, total: sum((c) => c.total), open: sum((c) => c.open), gaps: own.flatMap((c) => c.gaps) }];
  });
}
