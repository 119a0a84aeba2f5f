/** The outline of the report as data: chapter order, headings, table titles, notices. See resources/report/outline.json. */
import { z } from 'zod';
import { certaintySchema } from '../standards/pack.ts';

/** Sections the builder knows how to fill. An outline may leave some out or order them differently. */
export const sectionKeys = [
  'purpose',
  'references',
  'scope',
  'period',
  'team',
  'process',
  'conventions',
  'basicFacts',
  'processDescription',
  'energySystem',
  'siteAir',
  'energyStructure',
  'energyBalance',
  'wasteHeat',
  'renewables',
  'unitConsumption',
  'benchmarking',
  'mainEquipment',
  'equipmentDetail',
  'obsolete',
  'efficiencyFindings',
  'managementSummary',
  'managementChecks',
  'managementFindings',
  'findingList',
  'findingDetail',
  'potential',
  'measureList',
  'measureDetail',
  'interaction',
  'plan',
  'funding',
  'conclusion',
  'resultSummary',
  'openPoints',
  'calculations',
  'readings',
  'standards',
  'instruments',
  'checklists',
  'photos',
  'followUp',
  'confirmation',
  'attachments',
  'stamp',
] as const;
export type SectionKey = (typeof sectionKeys)[number];

export const signatureKeys = [
  'providerStaff',
  'enterpriseStaff',
  'author',
  'reviewer',
  'legalRepresentative',
  'providerHead',
  'issueDate',
] as const;

export const tableKeys = ['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09', 'T10'] as const;
export type TableKey = (typeof tableKeys)[number];

export const outlineSchema = z.strictObject({
  version: z.number().int().min(1),
  title: z.string().min(1),
  confidentiality: z.string(),
  signatures: z.array(z.strictObject({ key: z.enum(signatureKeys), zh: z.string().min(1) })),
  validityNotices: z.array(z.string().min(1)),
  /** Documents the diagnosis as a whole rests on; equipment standards are added from the verdicts. */
  references: z.array(
    z.strictObject({ code: z.string(), zh: z.string().min(1), certainty: certaintySchema }),
  ),
  chapters: z
    .array(
      z.strictObject({
        no: z.string().min(1),
        title: z.string().min(1),
        sections: z.array(z.strictObject({ key: z.enum(sectionKeys), title: z.string().min(1) })).min(1),
      }),
    )
    .min(1),
  tables: z.record(z.enum(tableKeys), z.string().min(1)),
  /** Papers the enterprise adds behind the report. */
  attachments: z.array(z.string().min(1)),
});
export type Outline = z.infer<typeof outlineSchema>;
