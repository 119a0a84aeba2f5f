/** 9 附件: calculation book, standards, instruments, photos, checklists, forms, version stamp. */
import { takenWords } from '../../evidence/photo-doubts.ts';
import { answerZh } from '../../model/vocabulary.ts';
import { NONE, TO_CHECK, dateZh, list, muted, paragraph, table, textOr, type CellInput } from '../blocks.ts';
import { equipmentName } from '../context.ts';
import { askedQuestions, isQuestion } from '../asked-items.ts';
import { certaintyZh } from '../judgement.ts';
import type { Block } from '../model.ts';
import { photosOf } from '../photos.ts';
import type { SectionBuilder } from './section.ts';
import { allLimits } from './summary.ts';

export const calculations: SectionBuilder = (ctx, no) => {
  const machines = ctx.diagnosis.equipment.filter((machine) => machine.steps.length > 0);
  const { steps } = ctx.diagnosis.energy;
  return [
    paragraph(
      '公式下一行为代入数值；代入数值取 8 位有效数字，中间结果不作修约。“查表”表示取自表格、物性函数或迭代求解。',
    ),
    ...(steps.length > 0
      ? [{ type: 'derivation' as const, caption: ctx.tableCaption(no, '综合能耗与单位产品能耗计算'), steps }]
      : []),
    ...machines.map((machine): Block => {
      const caption = ctx.tableCaption(no, `${ctx.subjectName(machine.equipmentId)}计算书`);
      return { type: 'derivation', caption, steps: machine.steps };
    }),
    ...ctx.measures
      .filter((measure) => measure.steps.length > 0)
      .map((measure): Block => {
        const caption = ctx.tableCaption(no, `${measure.no} ${measure.title}节能量与经济性计算`);
        return { type: 'derivation', caption, steps: measure.steps };
      }),
    ...(machines.length === 0 && steps.length === 0 ? [muted('无。')] : []),
  ];
};

export const standards: SectionBuilder = (ctx, no) => {
  const limits = allLimits(ctx.diagnosis.equipment, ctx.diagnosis.energy.indicators);
  const titles = new Map((ctx.options.pack?.standards ?? []).map((standard) => [standard.code, standard.zh]));
  const seen = new Map<string, CellInput[]>();
  for (const { standard, zh } of limits) {
    const key = `${standard.code}|${standard.clause}`;
    if (seen.has(key)) continue;
    const title = titles.get(standard.code);
    seen.set(key, [
      title === undefined ? standard.code : `${standard.code}《${title}》`,
      standard.clause === '' ? NONE : standard.clause,
      zh,
      certaintyZh[standard.certainty],
    ]);
  }
  for (const ref of ctx.outline.references) {
    seen.set(`outline|${ref.zh}`, [
      `${ref.code} 《${ref.zh}》`.trim(),
      NONE,
      '总体依据',
      certaintyZh[ref.certainty],
    ]);
  }
  return [
    table(
      ctx.tableCaption(no, '引用标准及核对状态'),
      [
        { title: '标准', width: 42 },
        { title: '条款', width: 20 },
        { title: '用于', width: 22 },
        { title: '核对状态', width: 16, align: 'center' },
      ],
      [...seen.values()],
      { note: '已核对原文：有署名的核对记录；依据待核：取自公开转录资料；待核对：仅作参考，不作判定。' },
    ),
  ];
};

export const instruments: SectionBuilder = (ctx, no) => {
  const rows = ctx.snapshot.instrument.filter((row) => !row.deleted);
  if (rows.length === 0) return [muted('未登记检测仪器。')];
  return [
    table(
      ctx.tableCaption(no, '检测仪器一览'),
      [
        { title: '仪器', width: 18 },
        { title: '型号', width: 13 },
        { title: '编号', width: 13 },
        { title: '测量参数', width: 16 },
        { title: '准确度', width: 13 },
        { title: '证书编号', width: 14 },
        { title: '有效期至', width: 13, align: 'center' },
      ],
      rows.map((row): CellInput[] => [
        textOr(row.name),
        textOr(row.model),
        textOr(row.serialNo),
        textOr(row.measures),
        textOr(row.accuracy),
        textOr(row.certificateNo),
        row.validUntil === null
          ? TO_CHECK
          : row.validUntil < ctx.options.date
            ? { text: `${row.validUntil.slice(0, 10)}（已过期）`, bold: true, align: 'center' }
            : row.validUntil.slice(0, 10),
      ]),
    ),
  ];
};

export const checklists: SectionBuilder = (ctx, no) => {
  const { snapshot, options } = ctx;
  const subjects = [...new Set(snapshot.answer.filter(isQuestion).map((row) => row.subjectId ?? ''))];
  if (subjects.length === 0) return [muted('未填写现场检查表。')];
  const templates = options.templates ?? [];
  return subjects.map((subject): Block => {
    const asked = askedQuestions(snapshot, subject, templates, options.allTemplates ?? []);
    const dropped = asked.filter((entry) => entry.isDropped).length;
    return table(
      ctx.tableCaption(no, `${ctx.subjectName(subject)}现场检查记录`),
      [
        { title: '检查项', width: 54 },
        { title: '结果', width: 11, align: 'center' },
        { title: '说明', width: 35 },
      ],
      asked.map(({ row, question, isDropped }): CellInput[] => [
        `${question}${isDropped ? '*' : ''}`,
        row.answer === null ? answerZh.todo : answerZh[row.answer],
        textOr(row.note, NONE),
      ]),
      dropped > 0 ? { note: '带“*”的检查项在现用检查表中已不再检查，结论保留备查，不作为问题。' } : {},
    );
  });
};

export const photos: SectionBuilder = (ctx, no) => {
  const rows = ctx.snapshot.photo.filter((row) => ctx.photoNumbers.has(row.id));
  if (rows.length === 0) return [muted('无现场照片。')];
  const shown = new Set(
    ctx.findings.flatMap((finding) => photosOf(ctx, finding.photoIds).map((photo) => photo.photoId)),
  );
  const rest = photosOf(
    ctx,
    rows.map((row) => row.id).filter((id) => !shown.has(id)),
  );
  return [
    table(
      ctx.tableCaption(no, '照片索引'),
      [
        { title: '编号', width: 9, align: 'center' },
        { title: '说明', width: 31 },
        { title: '对象', width: 20 },
        { title: '拍摄时间', width: 16, align: 'center' },
        { title: '文件摘要（SHA-256 前 16 位）', width: 24 },
      ],
      rows.map((row): CellInput[] => [
        String(ctx.photoNumbers.get(row.id) ?? ''),
        textOr(row.caption ?? row.fileName),
        ctx.subjectName(row.subjectId ?? ''),
        takenWords(row.takenAt) ?? NONE,
        (row.sha256 ?? '').slice(0, 16),
      ]),
    ),
    ...(rest.length > 0 ? [{ type: 'photos' as const, photos: rest }] : []),
  ];
};

export const followUp: SectionBuilder = (ctx, no) =>
  ctx.measures.length === 0
    ? [muted('本次诊断未提出节能改造建议，无需跟踪。')]
    : [
        table(
          ctx.tableCaption(no, ctx.tableTitle('T10')),
          [
            '建议编号',
            '建议名称',
            '企业答复',
            '计划完工',
            '实际进度（%）',
            '实测节能量（tce）',
            '核验方法',
            '状态',
          ].map((title, i) => ({
            title,
            width: [9, 25, 13, 11, 11, 12, 11, 8][i] ?? 10,
          })),
          ctx.measures.map((m) => [
            { text: m.no, align: 'center' as const },
            m.title,
            '',
            '',
            '',
            '',
            '',
            '',
          ]),
          { note: '由企业填写，跟踪服务时核验；核验方法可采用 GB/T 13234、GB/T 28750。' },
        ),
      ];

export const confirmation: SectionBuilder = ({ snapshot }) => [
  paragraph(
    `${textOr(snapshot.enterprise.name)}已阅知本诊断报告，对报告中的企业基础数据、问题和建议的意见如下：`,
  ),
  paragraph('□ 数据属实，同意报告内容。'),
  paragraph('□ 有不同意见（可另附页）：'),
  paragraph('企业法定代表人或授权代表（签字、盖章）：　　　　　　　　日期：　　　年　　月　　日'),
];

export const attachments: SectionBuilder = ({ outline }) => [list(outline.attachments)];

export const stamp: SectionBuilder = (ctx, no) => {
  const { snapshot, diagnosis, options, outline } = ctx;
  return [
    table(
      ctx.tableCaption(no, '报告生成信息'),
      [
        { title: '项目', width: 30 },
        { title: '内容', width: 70 },
      ],
      [
        ['报告日期', dateZh(options.date)],
        ['报告编号', textOr(snapshot.audit.reportNo)],
        ['诊断编号', snapshot.audit.id],
        ['计算引擎版本', diagnosis.engineVersion],
        ['标准数据包版本', diagnosis.packVersion],
        ['报告目录版本', String(outline.version)],
        ['资料完整度', `${Math.round(diagnosis.completenessPct)}%`],
        [
          '设备台（套）数',
          ctx.equipment.length === 0
            ? NONE
            : `${ctx.equipment.length}（${ctx.equipment.map(equipmentName).join('、')}）`,
        ],
      ],
      {
        note: '本报告 PDF 文件内附诊断数据文件 audit.json；用相同版本的引擎和标准数据包重新计算，应得到相同结果。',
      },
    ),
  ];
};
