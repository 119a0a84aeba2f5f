/** Which builder fills which section of the outline. */
import * as annex from './chapters/annexes.ts';
import { readings } from './chapters/annex-readings.ts';
import * as conclusion from './chapters/conclusion.ts';
import * as efficiency from './chapters/efficiency.ts';
import * as use from './chapters/energy-use.ts';
import * as enterprise from './chapters/enterprise.ts';
import { equipmentDetail } from './chapters/equipment.ts';
import * as findings from './chapters/findings.ts';
import * as management from './chapters/management.ts';
import * as measures from './chapters/measures.ts';
import type { SectionBuilder } from './chapters/section.ts';
import * as task from './chapters/task.ts';
import type { SectionKey } from './outline.ts';

export const sectionBuilders: Record<SectionKey, SectionBuilder> = {
  purpose: task.purpose,
  references: task.references,
  scope: task.scope,
  period: task.period,
  team: task.team,
  process: task.process,
  conventions: task.conventions,
  basicFacts: enterprise.basicFacts,
  processDescription: enterprise.processDescription,
  energySystem: enterprise.energySystem,
  siteAir: enterprise.siteAir,
  energyStructure: use.energyStructure,
  energyBalance: use.energyBalance,
  wasteHeat: use.wasteHeat,
  renewables: use.renewables,
  unitConsumption: efficiency.unitConsumption,
  benchmarking: efficiency.benchmarking,
  mainEquipment: efficiency.mainEquipment,
  equipmentDetail,
  obsolete: efficiency.obsolete,
  efficiencyFindings: efficiency.efficiencyFindings,
  managementSummary: management.managementSummary,
  managementChecks: management.managementChecks,
  managementFindings: management.managementFindings,
  findingList: findings.findingList,
  findingDetail: findings.findingDetail,
  potential: findings.potential,
  measureList: measures.measureList,
  measureDetail: measures.measureDetail,
  interaction: measures.interaction,
  plan: measures.plan,
  funding: measures.funding,
  conclusion: conclusion.conclusion,
  resultSummary: conclusion.resultSummary,
  openPoints: conclusion.openPoints,
  calculations: annex.calculations,
  readings,
  standards: annex.standards,
  instruments: annex.instruments,
  checklists: annex.checklists,
  photos: annex.photos,
  followUp: annex.followUp,
  confirmation: annex.confirmation,
  attachments: annex.attachments,
  stamp: annex.stamp,
};
