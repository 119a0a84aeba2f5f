/** Closed word lists of the domain with their Chinese names. */

export const stages = ['prepare', 'onsite', 'report', 'delivered', 'followUp'] as const;
export type Stage = (typeof stages)[number];
export const stageZh: Record<Stage, string> = {
  prepare: '前期准备',
  onsite: '现场诊断',
  report: '报告编制',
  delivered: '已报送',
  followUp: '跟踪',
};

export const equipmentKinds = [
  'boiler',
  'cement-kiln',
  'kiln',
  'motor',
  'pump',
  'fan',
  'compressor',
  'transformer',
] as const;
export type EquipmentKind = (typeof equipmentKinds)[number];
export const equipmentKindZh: Record<EquipmentKind, string> = {
  boiler: '锅炉',
  'cement-kiln': '水泥窑',
  kiln: '其他窑炉',
  motor: '电动机',
  pump: '泵',
  fan: '风机',
  compressor: '空压机',
  transformer: '变压器',
};

export const answers = ['ok', 'fail', 'na', 'todo'] as const;
export type AnswerValue = (typeof answers)[number];
export const answerZh: Record<AnswerValue, string> = {
  ok: '符合',
  fail: '不符合',
  na: '不适用',
  todo: '待查',
};

/** Energy carriers an audit can record. `unit` is the unit of every stored amount. */
export const carriers = {
  electricity: { zh: '电力', unit: 'kWh' },
  rawCoal: { zh: '原煤', unit: 't' },
  naturalGas: { zh: '天然气', unit: 'Nm³' },
  lng: { zh: '液化天然气', unit: 't' },
  lpg: { zh: '液化石油气', unit: 't' },
  diesel: { zh: '柴油', unit: 't' },
  gasoline: { zh: '汽油', unit: 't' },
  fuelOil: { zh: '燃料油', unit: 't' },
  coke: { zh: '焦炭', unit: 't' },
  biomass: { zh: '生物质', unit: 't' },
  purchasedHeat: { zh: '外购热力', unit: 'GJ' },
  freshWater: { zh: '新水', unit: 't' },
} as const;
export type Carrier = keyof typeof carriers;
export const carrierNames = Object.keys(carriers) as Carrier[];

export const areas = ['use', 'efficiency', 'management'] as const;
export type Area = (typeof areas)[number];
export const areaZh: Record<Area, string> = {
  use: '能源利用',
  efficiency: '能源效率',
  management: '能源管理',
};

export const costClasses = ['none', 'low', 'capital'] as const;
export type CostClass = (typeof costClasses)[number];
export const costClassZh: Record<CostClass, string> = { none: '无费', low: '低费', capital: '中高费' };

export const findingStatuses = ['open', 'confirmed', 'dismissed', 'rectified'] as const;
export const measureStatuses = ['proposed', 'adopted', 'rejected', 'done'] as const;
export const documentKinds = ['report', 'improvementPdf', 'improvementXlsx'] as const;
export type DocumentKind = (typeof documentKinds)[number];
export const documentKindZh: Record<DocumentKind, string> = {
  report: '节能诊断报告',
  improvementPdf: '节能改进清单（PDF）',
  improvementXlsx: '节能改进清单（Excel）',
};
export const deliveryStatuses = ['queued', 'sending', 'sent', 'unknown', 'failed'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];
