/** 企业信息: the T01 fields of the report, the site, and who does the diagnosis. */
import { FieldGrid, Section } from '../../ui/field.tsx';
import { useSingletonId } from '../audit/audit-context.tsx';
import { CellArea, CellDate, CellFlag, CellNumber, CellText } from '../audit/cells.tsx';
import { creditCodeDoubt } from './credit-code.ts';
import { SiteSection } from './site-section.tsx';
import './enterprise.css';

const regions = ['拉萨市', '日喀则市', '昌都市', '林芝市', '山南市', '那曲市', '阿里地区'];
const industries = [
  '水泥制造',
  '中成药生产（藏医药）',
  '有色金属矿采选',
  '饮料制造',
  '食品加工',
  '砖瓦、石材等建筑材料制造',
  '电力、热力生产和供应',
];

export function EnterprisePage() {
  const id = useSingletonId('enterprise');
  return (
    <div className="page" data-testid="enterprise-page">
      <header className="page-head">
        <h1>企业信息</h1>
        <span className="muted">每一栏离开即保存</span>
      </header>
      <Section title="企业基本情况">
        <FieldGrid>
          <CellText table="enterprise" rowId={id} column="name" label="企业名称" required />
          <CellText
            table="enterprise"
            rowId={id}
            column="creditCode"
            label="统一社会信用代码"
            maxLength={18}
            check={creditCodeDoubt}
            required
          />
          <CellText
            table="enterprise"
            rowId={id}
            column="region"
            label="所在地（市）"
            suggestions={regions}
            required
          />
          <CellText table="enterprise" rowId={id} column="county" label="县（区）" />
          <CellText table="enterprise" rowId={id} column="address" label="详细地址" />
          <CellText
            table="enterprise"
            rowId={id}
            column="industry"
            label="所属行业"
            suggestions={industries}
            required
          />
          <CellText
            table="enterprise"
            rowId={id}
            column="industryCode"
            label="行业代码"
            hint="按 GB/T 4754，如 3011"
            maxLength={20}
          />
          <CellText table="enterprise" rowId={id} column="mainProducts" label="主要产品" required />
          <CellText table="enterprise" rowId={id} column="legalRepresentative" label="法定代表人" />
          <CellText table="enterprise" rowId={id} column="energyManager" label="能源管理负责人" />
          <CellText table="enterprise" rowId={id} column="contact" label="联系人" />
          <CellText table="enterprise" rowId={id} column="phone" label="联系电话" type="tel" maxLength={60} />
          <CellText
            table="enterprise"
            rowId={id}
            column="email"
            label="电子邮箱"
            type="email"
            maxLength={200}
            hint="改进清单发到这里"
          />
          <CellDate table="enterprise" rowId={id} column="commissionedAt" label="投产日期" />
        </FieldGrid>
      </Section>
      <Section title="规模与管理">
        <FieldGrid>
          <CellNumber table="enterprise" rowId={id} column="employeeCount" label="职工人数" unit="人" />
          <CellNumber
            table="enterprise"
            rowId={id}
            column="outputValueWanYuan"
            label="工业总产值"
            unit="万元"
          />
          <CellNumber
            table="enterprise"
            rowId={id}
            column="addedValueWanYuan"
            label="工业增加值"
            unit="万元"
          />
          <CellNumber
            table="enterprise"
            rowId={id}
            column="revenueWanYuan"
            label="主营业务收入"
            unit="万元"
          />
          <CellFlag table="enterprise" rowId={id} column="isAboveScale" label="规模以上企业" />
          <CellFlag table="enterprise" rowId={id} column="isKeyUnit" label="重点用能单位" />
          <CellText
            table="enterprise"
            rowId={id}
            column="smeClass"
            label="中小微划型"
            suggestions={['大型', '中型', '小型', '微型']}
            maxLength={40}
          />
          <CellDate table="enterprise" rowId={id} column="lastDiagnosisAt" label="上次诊断日期" />
        </FieldGrid>
      </Section>
      <SiteSection />
      <Section title="叙述材料" extra="写进报告的相应章节">
        <FieldGrid>
          <CellArea table="enterprise" rowId={id} column="profile" label="企业概况" rows={4} />
          <CellArea table="enterprise" rowId={id} column="processDescription" label="主要生产工艺" rows={4} />
          <CellArea table="enterprise" rowId={id} column="energySystem" label="供用能系统" rows={3} />
          <CellArea table="enterprise" rowId={id} column="managementSummary" label="能源管理现状" rows={3} />
        </FieldGrid>
      </Section>
    </div>
  );
}
