/** 2 企业概况. */
import { formatValue } from '../../quantity/format.ts';
import {
  NONE,
  countOr,
  dateZh,
  factTable,
  given,
  numberOr,
  paragraph,
  paragraphs,
  table,
  textOr,
  warn,
  yesNo,
  type CellInput,
} from '../blocks.ts';
import type { SectionBuilder } from './section.ts';

export const basicFacts: SectionBuilder = (ctx, no) => {
  const { enterprise, site } = ctx.snapshot;
  const { energy, air } = ctx.diagnosis;
  const industry = [enterprise.industry, enterprise.industryCode].filter((part) => part).join('，代码 ');
  const address = [enterprise.region, enterprise.county, enterprise.address].filter((part) => part).join('');
  const facts: [string, string][] = [
    ['企业名称', textOr(enterprise.name)],
    ['统一社会信用代码', textOr(enterprise.creditCode)],
    ['所属行业', textOr(industry)],
    ['厂址名称', textOr(site.name)],
    ['地址', textOr(address)],
    ['海拔（m）', given(air.altitudeM)],
    ['法定代表人', textOr(enterprise.legalRepresentative)],
    ['能源管理负责人', textOr(enterprise.energyManager)],
    ['联系人', textOr(enterprise.contact)],
    ['联系电话', textOr(enterprise.phone)],
    ['职工人数', countOr(enterprise.employeeCount, ' 人')],
    ['投产日期', dateZh(enterprise.commissionedAt)],
    ['主要产品及产能', textOr(enterprise.mainProducts)],
    ['工业总产值', numberOr(enterprise.outputValueWanYuan, '万元')],
    ['工业增加值', numberOr(enterprise.addedValueWanYuan, '万元')],
    ['营业收入', numberOr(enterprise.revenueWanYuan, '万元')],
    ['综合能耗（当量值）', energy.carriers.length === 0 ? textOr(null) : numberOr(energy.totalTce, 'tce')],
    [
      '综合能耗（等价值）',
      energy.totalTceEqualValue === null ? NONE : numberOr(energy.totalTceEqualValue, 'tce'),
    ],
    ['是否规模以上', yesNo(enterprise.isAboveScale)],
    ['是否重点用能单位', yesNo(enterprise.isKeyUnit)],
    ['中小企业类别', textOr(enterprise.smeClass)],
    ['上次诊断（审计、监察）', dateZh(enterprise.lastDiagnosisAt)],
  ];
  return [
    ...paragraphs(enterprise.profile, '企业简况待企业补充。'),
    factTable(ctx.tableCaption(no, ctx.tableTitle('T01')), facts),
  ];
};

export const processDescription: SectionBuilder = ({ snapshot }) =>
  paragraphs(snapshot.enterprise.processDescription, '生产工艺概况待企业补充。');

export const energySystem: SectionBuilder = ({ snapshot }) =>
  paragraphs(snapshot.enterprise.energySystem, '电力、热力、供水等供能系统情况待企业补充。');

/** Reference values of the standard atmosphere at sea level, 15 °C (ISO 2533 / GB/T 1920). */
const SEA_LEVEL = { pressureKPa: 101.325, densityKgPerM3: 1.225, oxygenKPa: 21.23, boilingC: 100 };

export const siteAir: SectionBuilder = (ctx, no) => {
  const { air } = ctx.diagnosis;
  const pressureKPa = air.pressurePa / 1000;
  const share = (value: number, reference: number): string => `${formatValue((value / reference) * 100)}%`;
  const number = (text: string): CellInput => ({ text, align: 'right' });
  const rows: CellInput[][] = [
    [
      '大气压力',
      'kPa',
      number(formatValue(pressureKPa)),
      number(given(SEA_LEVEL.pressureKPa)),
      number(share(pressureKPa, SEA_LEVEL.pressureKPa)),
    ],
    [
      '空气密度',
      'kg/m³',
      number(formatValue(air.densityKgPerM3)),
      number(given(SEA_LEVEL.densityKgPerM3)),
      number(share(air.densityKgPerM3, SEA_LEVEL.densityKgPerM3)),
    ],
    [
      '氧分压（干空气）',
      'kPa',
      number(formatValue(air.oxygenPartialPressureKPa)),
      number(formatValue(SEA_LEVEL.oxygenKPa)),
      number(share(air.oxygenPartialPressureKPa, SEA_LEVEL.oxygenKPa)),
    ],
    [
      '水的沸点',
      '℃',
      number(formatValue(air.boilingPointC)),
      number(given(SEA_LEVEL.boilingC)),
      number(NONE),
    ],
  ];
  return [
    paragraph(
      `厂址海拔 ${given(air.altitudeM)} m。计算采用气温 ${given(air.temperatureC)} ℃、相对湿度 ${given(air.relativeHumidityPct)}%、大气压力 ${formatValue(pressureKPa)} kPa（${air.pressureSource === 'measured' ? '实测' : '按标准大气推算'}）。`,
    ),
    table(
      ctx.tableCaption(no, '厂址大气条件与海平面比较'),
      [
        { title: '项目', width: 30 },
        { title: '单位', width: 14, align: 'center' },
        { title: '厂址', width: 18, align: 'right' },
        { title: '海平面标准大气', width: 22, align: 'right' },
        { title: '厂址/海平面', width: 16, align: 'right' },
      ],
      rows,
      { note: '海平面标准大气：气温 15 ℃，压力 101.325 kPa（GB/T 1920）。' },
    ),
    paragraph(
      '高原空气稀薄：同样的体积流量，送入炉窑的氧气、风机的全压和电动机的冷却能力都按密度减小，水在较低温度沸腾。因此风量、风压、过量空气、排烟损失、电动机允许负载和水泵汽蚀余量均按厂址大气条件计算，不得直接套用平原数据。',
    ),
    ...(air.pressureSource === 'measured'
      ? []
      : [
          warn(
            '当地大气压力未实测，为推算值。请补测大气压力后重新诊断，以减小与压力有关各项结果的不确定度。',
          ),
        ]),
  ];
};
