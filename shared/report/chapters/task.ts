/** 1 诊断任务说明. */
import { list, muted, paragraph, paragraphs, table, dateZh, textOr, type CellInput } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { certaintyZh } from '../judgement.ts';
import type { Block } from '../model.ts';
import type { SectionBuilder } from './section.ts';
import { allLimits } from './summary.ts';

export const purpose: SectionBuilder = ({ snapshot }) =>
  paragraphs(
    snapshot.audit.purpose ??
      '查清企业能源利用、能源效率和能源管理状况，找出问题，提出节能改造建议，为企业节能降碳和主管部门管理提供依据。',
    '诊断目的待核对。',
  );

export const references: SectionBuilder = ({ outline, diagnosis }) => {
  const general = outline.references.map((ref) => {
    const mark = ref.certainty === 'verified' ? '' : `（${certaintyZh[ref.certainty]}）`;
    return `${ref.code === '' ? '' : `${ref.code} `}《${ref.zh}》${mark}`;
  });
  const limits = allLimits(diagnosis.equipment, diagnosis.energy.indicators);
  const codes = [...new Set(limits.map((limit) => limit.standard.code))].filter((code) => code !== '');
  const own =
    codes.length === 0
      ? []
      : [paragraph(`判定所用标准：${codes.join('、')}。各标准的条款和核对状态见附件。`)];
  return [list(general), ...own];
};

export const scope: SectionBuilder = ({ snapshot, equipment, subjectName }) => [
  ...paragraphs(snapshot.audit.scope, '诊断范围待核对。'),
  ...(equipment.length > 0
    ? [paragraph(`列入设备诊断的主要用能设备：${equipment.map((row) => subjectName(row.id)).join('、')}。`)]
    : []),
];

export const period: SectionBuilder = ({ snapshot }) => [
  paragraph(`诊断统计期：${dateZh(snapshot.audit.periodStart)}至${dateZh(snapshot.audit.periodEnd)}。`),
];

export const team: SectionBuilder = (ctx, no) => {
  const { audit } = ctx.snapshot;
  const rows: CellInput[][] = [
    ['诊断服务机构', textOr(audit.provider)],
    ['机构地址', textOr(audit.providerAddress)],
    ['机构电话', textOr(audit.providerPhone)],
    ['诊断组长', textOr(audit.leadAuditor)],
    ['诊断组成员', textOr(audit.teamMembers)],
    ['企业配合人员', textOr(audit.enterpriseStaff)],
  ];
  return [
    table(
      ctx.tableCaption(no, '诊断机构与人员'),
      [
        { title: '项目', width: 25 },
        { title: '内容', width: 75 },
      ],
      rows,
    ),
  ];
};

export const process: SectionBuilder = ({ snapshot }) =>
  paragraphs(snapshot.audit.process, '诊断过程记录待补充。');

export const conventions: SectionBuilder = (ctx) => [
  paragraph(
    '本报告中的每个输入数据均注明来源：实测（附仪器）、铭牌、企业台账、估计或默认值，见附件“输入数据表”。各项结果由输入数据重新计算得出，计算过程见附件“计算书”，可用计算器逐步复核。',
  ),
  paragraph('结果的不确定度由各输入的标准不确定度合成，以“数值 ± 扩展不确定度”表示，包含因子 k=2。'),
  list([
    '合格、不合格：考虑不确定度后，结果明确位于限值一侧。',
    '不确定：限值落在结果的不确定度区间内，需改进测量后再判定。',
    '待核对：缺少必需输入，或限值未经核实，不作判定。',
    '依据待核：限值取自公开转录资料，尚未与标准原文逐条核对；判定有效，但须在使用前核对原文。',
  ]),
  ...altitudeConvention(ctx),
];

function altitudeConvention({ diagnosis }: ReportContext): Block[] {
  const measured = diagnosis.air.pressureSource === 'measured';
  return [
    measured
      ? paragraph(
          '所有涉及燃烧、送风、沸腾和冷却的计算均采用当地实测大气压力；绝对压力等于表压加当地大气压力。',
        )
      : muted('当地大气压力未实测，按标准大气由海拔推算（估计值）；绝对压力等于表压加当地大气压力。'),
  ];
}
