/** How the file is read: what was recognised, each choice open to the hand, and the first lines as they come out. */
import { useState, type ReactNode } from 'react';
import {
  type DateOrder,
  type SeriesColumn,
  type SeriesEncoding,
  type SeriesMapping,
  type SeriesSettings,
} from '../../../shared/series/mapping.ts';
import type { Delimiter } from '../../../shared/tabular/delimited.ts';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { NumberInput, SelectInput } from '../../ui/inputs.tsx';
import { SeriesPreview } from './series-preview.tsx';
import type { OpenSeries } from './upload-series.ts';

const encodingZh: Record<SeriesEncoding, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030（GBK）',
  'windows-1252': '西欧 windows-1252',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};
const delimiterZh: Record<Delimiter, string> = {
  '\t': '制表符',
  ',': '逗号 ,',
  ';': '分号 ;',
  '|': '竖线 |',
};
const dateOrderZh: Record<DateOrder, string> = {
  ymd: '年-月-日',
  dmy: '日-月-年',
  mdy: '月-日-年',
  excel: 'Excel 日期序号',
  unix: 'Unix 秒数（UTC）',
};
const decimalZh: Record<SeriesMapping['decimal'], string> = { '.': '点 1.5', ',': '逗号 1,5' };
const thousandsZh = {
  none: '无',
  ',': '逗号 1,234',
  '.': '点 1.234',
  ' ': '空格 1 234',
  "'": "撇号 1'234",
} as const;
const noColumn = 'none';

export interface SettingsPanelProps {
  opened: OpenSeries;
  onChange: (settings: SeriesSettings) => void;
  onReset: () => void;
}

export function SeriesSettingsPanel({ opened, onChange, onReset }: SettingsPanelProps) {
  const { inspection, settings } = opened;
  const { mapping } = inspection;
  const doubtful = inspection.dateDoubtful || inspection.decimalDoubtful;
  const [open, setOpen] = useState(doubtful);
  const set = (change: SeriesSettings) => onChange({ ...settings, ...change });
  return (
    <details
      className="series-settings"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-testid="series-settings"
    >
      <summary>
        读取方式：{describe(mapping)}
        {doubtful ? <span className="series-doubt">　请核对</span> : null}
      </summary>
      <div className="stack">
        <FieldGrid>
          <TextChoices opened={opened} set={set} />
          <TimeChoices opened={opened} set={set} />
        </FieldGrid>
        <SeriesPreview inspection={inspection} />
        {Object.keys(settings).length > 0 ? (
          <div>
            <button type="button" className="link-button" onClick={onReset}>
              恢复自动识别
            </button>
          </div>
        ) : null}
      </div>
    </details>
  );
}

function describe(mapping: SeriesMapping): string {
  const time = mapping.timeColumns.length > 0 ? dateOrderZh[mapping.dateOrder] : '没有时间列，按行号';
  const name = mapping.nameLine === null ? '没有列名' : `列名在第 ${mapping.nameLine} 行`;
  return [
    encodingZh[mapping.encoding],
    `${delimiterZh[mapping.delimiter].split(' ')[0]}分隔`,
    mapping.decimal === '.' ? '小数点为点' : '小数点为逗号',
    time,
    name,
    `数据从第 ${mapping.headerLines + 1} 行起`,
  ].join(' · ');
}

interface ChoiceProps {
  opened: OpenSeries;
  set: (change: SeriesSettings) => void;
}

function Choice<T extends string>(props: {
  label: ReactNode;
  value: T;
  options: Readonly<Record<T, string>>;
  doubt?: string | null;
  testId?: string;
  onChange: (value: T) => void;
}) {
  return (
    <Field label={props.label} doubt={props.doubt ?? null}>
      {(parts) => (
        <SelectInput
          {...parts}
          value={props.value}
          options={props.options}
          testId={props.testId}
          onChange={(value) => {
            if (value !== null) props.onChange(value as T);
          }}
        />
      )}
    </Field>
  );
}

function TextChoices({ opened, set }: ChoiceProps) {
  const { mapping, sheets, decimalDoubtful } = opened.inspection;
  return (
    <>
      {sheets.length > 0 ? (
        <Choice
          label="工作表"
          value={String(mapping.sheet)}
          options={Object.fromEntries(sheets.map((name, i) => [String(i), name]))}
          onChange={(sheet) => set({ sheet: Number(sheet) })}
        />
      ) : (
        <Choice
          label="文字编码"
          value={mapping.encoding}
          options={encodingZh}
          testId="series-encoding"
          onChange={(encoding) => set({ encoding })}
        />
      )}
      <Choice
        label="分隔符"
        value={mapping.delimiter}
        options={delimiterZh}
        testId="series-delimiter"
        onChange={(delimiter) => set({ delimiter })}
      />
      <Choice
        label="小数点"
        value={mapping.decimal}
        options={decimalZh}
        testId="series-decimal"
        doubt={decimalDoubtful ? '逗号可能是小数点，也可能是千位分隔，请核对下面的数值' : null}
        onChange={(decimal) =>
          set({ decimal, thousands: mapping.thousands === decimal ? '' : mapping.thousands })
        }
      />
      <Choice
        label="千位分隔"
        value={mapping.thousands === '' ? 'none' : mapping.thousands}
        options={thousandsZh}
        onChange={(sign) => set({ thousands: sign === 'none' ? '' : sign })}
      />
      <LineInput
        label="列名在第几行"
        value={mapping.nameLine}
        onChange={(nameLine) => set({ nameLine })}
        testId="series-name-line"
      />
      <LineInput label="单位在第几行" value={mapping.unitLine} onChange={(unitLine) => set({ unitLine })} />
      <LineInput
        label="数据从第几行起"
        value={mapping.headerLines + 1}
        onChange={(line) => {
          if (line !== null) set({ headerLines: line - 1 });
        }}
        testId="series-first-line"
      />
    </>
  );
}

function LineInput(props: {
  label: string;
  value: number | null;
  testId?: string;
  onChange: (line: number | null) => void;
}) {
  return (
    <Field label={props.label}>
      {(parts) => (
        <NumberInput
          {...parts}
          value={props.value}
          placeholder="没有"
          testId={props.testId}
          onChange={(line) => {
            if (line === null || (Number.isInteger(line) && line >= 1 && line <= 1001)) props.onChange(line);
          }}
        />
      )}
    </Field>
  );
}

function TimeChoices({ opened, set }: ChoiceProps) {
  const { mapping, columns, dateDoubtful, statedZoneMin } = opened.inspection;
  const [first, second] = mapping.timeColumns;
  const choices = (words: string) => ({
    [noColumn]: words,
    ...Object.fromEntries(columns.map((column: SeriesColumn) => [String(column.index), column.name])),
  });
  const pick = (a: number | undefined, b: number | undefined) =>
    set({ timeColumns: [a, b].filter((index): index is number => index !== undefined) });
  const indexOf = (value: string) => (value === noColumn ? undefined : Number(value));
  return (
    <>
      <Choice
        label="时间列"
        value={first === undefined ? noColumn : String(first)}
        options={choices('不用时间，按行号')}
        testId="series-time-column"
        onChange={(value) => pick(indexOf(value), value === noColumn ? undefined : second)}
      />
      {first === undefined ? null : (
        <>
          <Choice
            label="时刻另在一列"
            value={second === undefined ? noColumn : String(second)}
            options={choices('没有')}
            onChange={(value) => pick(first, indexOf(value))}
          />
          <Choice
            label="日期写法"
            value={mapping.dateOrder}
            options={dateOrderZh}
            testId="series-date-order"
            doubt={dateDoubtful ? '从文件看不出日和月的先后，请核对' : null}
            onChange={(dateOrder) => set({ dateOrder })}
          />
          <Field
            label="时钟修正"
            hint={
              statedZoneMin === null
                ? '文件时间加上这个数即为现场时间；仪器慢 7 分钟写 7'
                : `文件写明时区 UTC${statedZoneMin < 0 ? '−' : '+'}${Math.abs(statedZoneMin) / 60}，已换算为北京时间`
            }
          >
            {(parts) => (
              <NumberInput
                {...parts}
                value={mapping.clockOffsetMin}
                unit="min"
                testId="series-offset"
                onChange={(minutes) => {
                  if (minutes !== null && Math.abs(minutes) <= 1440) set({ clockOffsetMin: minutes });
                }}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}
