/** Who diagnoses what, when and under which number: the fields that only the report needs. */
import { FieldGrid, Section } from '../../ui/field.tsx';
import { useSingletonId } from '../audit/audit-context.tsx';
import { CellArea, CellDate, CellText } from '../audit/cells.tsx';

export function TaskSection() {
  const id = useSingletonId('audit');
  return (
    <Section title="诊断任务与报告信息">
      <FieldGrid>
        <CellText table="audit" rowId={id} column="title" label="项目名称" />
        <CellText
          table="audit"
          rowId={id}
          column="diagnosisType"
          label="诊断类型"
          suggestions={['全面诊断', '专项诊断', '跟踪复诊']}
        />
        <CellDate table="audit" rowId={id} column="periodStart" label="统计期起" required />
        <CellDate table="audit" rowId={id} column="periodEnd" label="统计期止" required />
        <CellText table="audit" rowId={id} column="reportNo" label="报告编号" />
        <CellText
          table="audit"
          rowId={id}
          column="provider"
          label="诊断机构"
          hint="新项目从“设置”带入"
          required
        />
        <CellText table="audit" rowId={id} column="leadAuditor" label="诊断负责人" required />
        <CellText table="audit" rowId={id} column="teamMembers" label="诊断组成员" />
        <CellText table="audit" rowId={id} column="enterpriseStaff" label="企业配合人员" />
        <CellText table="audit" rowId={id} column="author" label="报告编写" />
        <CellText table="audit" rowId={id} column="reviewer" label="报告审核" />
        <CellText table="audit" rowId={id} column="providerPhone" label="机构电话" maxLength={60} />
        <CellText table="audit" rowId={id} column="providerAddress" label="机构地址" />
        <CellArea table="audit" rowId={id} column="purpose" label="诊断目的" />
        <CellArea table="audit" rowId={id} column="scope" label="诊断范围" />
        <CellArea table="audit" rowId={id} column="process" label="诊断过程" />
        <CellArea table="audit" rowId={id} column="conclusion" label="诊断结论" rows={4} />
      </FieldGrid>
    </Section>
  );
}
