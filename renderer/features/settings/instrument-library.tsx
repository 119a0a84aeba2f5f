/** 仪器库: the institution's instruments, from which every project takes its own. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { emptyRow } from '../../../shared/model/tables.ts';
import { focusField } from '../../app/go-to-field.ts';
import { Section } from '../../ui/field.tsx';
import { newRowId } from '../audit/edits.ts';
import { InstrumentTable } from '../equipment/instrument-table.tsx';
import type { SettingsForm } from './settings-forms.tsx';

export function InstrumentLibrary({ form }: { form: SettingsForm }) {
  const { instruments } = form.values;
  const add = () => {
    const { auditId: _auditId, deleted: _deleted, ...line } = emptyRow('instrument', newRowId('i'), '');
    form.change('instruments', [...instruments, line]);
    focusField(`instrument-${line.id}`);
  };
  return (
    <Section title="仪器库" extra="各项目从这里选用；检定日期更新后，已有项目中的记录不变">
      {instruments.length === 0 ? (
        <p className="muted">登记本机构的测试仪器和检定证书，新项目不必重复录入。</p>
      ) : (
        <InstrumentTable
          rows={instruments}
          onChange={(id, change) =>
            form.change(
              'instruments',
              instruments.map((line) => (line.id === id ? { ...line, ...change } : line)),
            )
          }
          onLeave={() => form.save('instruments')}
          onRemove={(id) => {
            const rest = instruments.filter((line) => line.id !== id);
            form.change('instruments', rest);
            form.save('instruments', rest);
          }}
        />
      )}
      <Button className="add-row" icon={<PlusOutlined />} onClick={add} data-testid="add-own-instrument">
        添加仪器
      </Button>
    </Section>
  );
}
