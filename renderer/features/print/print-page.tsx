/** A checklist on paper: empty to be filled in by hand, or filled in to be signed. */
import { LeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { askedKeys } from '../../../shared/checklist/asked-keys.ts';
import { itemNumbers } from '../../../shared/checklist/numbering.ts';
import { fieldOfReading } from '../../../shared/checklist/reading-fields.ts';
import { readingsToAsk, visibleGroups } from '../../../shared/checklist/visibility.ts';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import type { Field } from '../../../shared/equipment/fields.ts';
import type { Choices, Row } from '../../../shared/model/tables.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { formatFixed } from '../../../shared/quantity/format.ts';
import { Empty } from '../../ui/states.tsx';
import { useAuditId, useRow, useRows } from '../audit/audit-context.tsx';
import { inputFields, visibleFields } from '../audit/engine.ts';
import { useTemplates } from '../audit/use-templates.ts';
import { useSiteChoices } from '../checklist/use-instances.ts';
import { BlankCopies, withBlankCopies, type Copies } from './blank-copies.tsx';
import { PaperItem, PaperReading } from './paper-item.tsx';
import './print.css';

export function PrintMachinePage({ equipmentId }: { equipmentId: string }) {
  const machine = useRow('equipment', equipmentId);
  const templates = useTemplates(machine?.kind ?? null);
  if (!machine || machine.deleted)
    return <Empty title="没有这台设备">它可能已被删除。请回到用能设备选择。</Empty>;
  return (
    <Paper
      back={`equipment/${encodeURIComponent(equipmentId)}`}
      subjectId={equipmentId}
      machine={machine}
      templates={templates}
      choices={machine.inputs ?? {}}
      fields={visibleFields(inputFields(machine.kind), machine.inputs ?? {})}
    />
  );
}

export function PrintSitePage() {
  const auditId = useAuditId();
  const templates = useTemplates('site');
  const choices = useSiteChoices(auditId);
  return (
    <Paper
      back="management"
      subjectId={auditId}
      machine={null}
      templates={templates}
      choices={choices}
      fields={[]}
    />
  );
}

interface PaperProps {
  back: string;
  subjectId: string;
  machine: Row<'equipment'> | null;
  templates: readonly ChecklistTemplate[];
  choices: Readonly<Choices>;
  fields: readonly Field[];
}

function Paper(props: PaperProps) {
  const auditId = useAuditId();
  const [isFilled, setFilled] = useState(true);
  const [copies, setCopies] = useState<Copies>({});
  const choices = isFilled
    ? props.choices
    : props.templates.reduce((all, template) => withBlankCopies(template, all, copies), props.choices);
  return (
    <div className="page print-page" data-testid="print-page">
      <div className="print-tools">
        <Link className="back-link" href={`/audit/${auditId}/${props.back}`}>
          <LeftOutlined /> 返回
        </Link>
        <div className="print-choice" role="radiogroup" aria-label="打印内容">
          {(
            [
              [true, '已填内容'],
              [false, '空白表（手写用）'],
            ] as const
          ).map(([value, text]) => (
            <label key={text}>
              <input
                type="radio"
                name="print-variant"
                checked={isFilled === value}
                onChange={() => setFilled(value)}
                data-testid={value ? 'print-filled' : 'print-blank'}
              />
              {text}
            </label>
          ))}
        </div>
        {isFilled ? null : (
          <BlankCopies
            templates={props.templates}
            choices={props.choices}
            copies={copies}
            onChange={setCopies}
          />
        )}
        <Button
          type="primary"
          icon={<PrinterOutlined />}
          onClick={() => window.print()}
          data-testid="print-now"
        >
          打印（A4）
        </Button>
      </div>
      {props.templates.length === 0 ? (
        <Empty title="没有可打印的检查表">这类设备还没有检查表。</Empty>
      ) : (
        props.templates.map((template) => (
          <Sheet key={template.id} {...props} choices={choices} template={template} isFilled={isFilled} />
        ))
      )}
    </div>
  );
}

function Sheet(props: PaperProps & { template: ChecklistTemplate; isFilled: boolean }) {
  const { template, machine, choices, fields, isFilled, subjectId } = props;
  const groups = visibleGroups(template, choices);
  const asked = askedKeys([template], choices);
  const others = fields.filter((field) => field.kind === 'number' && !asked.has(field.key));
  return (
    <article className="paper">
      <h1>现场检查表：{template.title.zh}</h1>
      <Facts machine={machine} />
      <Setup fields={fields} choices={isFilled ? choices : {}} />
      {groups.map((group, g) => {
        const numbers = itemNumbers(group, g + 1);
        return (
          <section key={group.id} className="paper-group">
            <h2>
              {g + 1} {group.title.zh}
            </h2>
            {group.items.map((item) => (
              <PaperItem
                key={item.id}
                no={numbers.get(item.id) ?? ''}
                item={item}
                subjectId={subjectId}
                isFilled={isFilled}
                fields={readingsToAsk(item, fields, choices).flatMap((key) => {
                  const field = fieldOfReading(key, item, fields);
                  return field?.kind === 'number' ? [field] : [];
                })}
              />
            ))}
          </section>
        );
      })}
      {others.length > 0 ? (
        <section className="paper-group">
          <h2>其他数据</h2>
          <div className="paper-readings">
            {others.map((field) => (
              <PaperReading key={field.key} field={field} equipmentId={subjectId} isFilled={isFilled} />
            ))}
          </div>
        </section>
      ) : null}
      <p className="paper-signatures">
        <span>检查人：</span>
        <span>企业陪同人员：</span>
        <span>日期：</span>
      </p>
    </article>
  );
}

/** What tells this sheet from all others. */
function Facts({ machine }: { machine: Row<'equipment'> | null }) {
  const enterprise = useRows('enterprise')[0];
  const altitudeM = useRows('site')[0]?.altitudeM ?? null;
  const facts: [string, string][] = [
    ['企业', enterprise?.name ?? ''],
    ['海拔', altitudeM === null ? '' : `${formatFixed(altitudeM, 0)} m`],
  ];
  if (machine) {
    facts.push(
      ['设备', [machine.name, machine.tag].filter(Boolean).join(' · ')],
      ['类型', machine.kind ? equipmentKindZh[machine.kind] : ''],
      ['型号', machine.model ?? ''],
      ['位置', machine.location ?? ''],
    );
  }
  return (
    <dl className="paper-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The choices that decide how the machine is diagnosed. */
function Setup({ fields, choices }: { fields: readonly Field[]; choices: Readonly<Choices> }) {
  const shown = fields.flatMap((field) => (field.kind === 'choice' ? [field] : []));
  if (shown.length === 0) return null;
  return (
    <section className="paper-setup">
      {shown.map((field) => (
        <p key={field.key}>
          <strong>{field.zh}</strong>
          {Object.entries(field.options).map(([value, zh]) => (
            <span key={value} className={choices[field.key] === value ? 'box box-ticked' : 'box'}>
              {zh}
            </span>
          ))}
        </p>
      ))}
    </section>
  );
}
