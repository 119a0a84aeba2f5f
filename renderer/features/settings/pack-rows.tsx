/** Rows of one standard's table; a named person marks those that were compared with the printed standard. */
import { today } from '../../ui/dates.ts';
import { App as AntApp, Button } from 'antd';
import { useMemo, useState } from 'react';
import { certaintyOf } from '../../../shared/standards/pack-verify.ts';
import { findTable } from '../../../shared/standards/pack.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { certaintyZh } from './certainty-words.ts';
import { packColumns } from './pack-columns.ts';

export function PackRows({ code, tableId }: { code: string; tableId: string }) {
  const { pack, client, setPack } = useBackend();
  const { message } = AntApp.useApp();
  const [by, setBy] = useState<string | null>(null);
  const [on, setOn] = useState<string | null>(() => today());
  const [page, setPage] = useState<string | null>(null);
  const table = findTable(pack, code, tableId);
  const columns = useMemo(() => (table ? packColumns(table) : []), [table]);
  if (!table) return null;
  const verify = async (row: number | null) => {
    try {
      setPack(
        await client.standards.verify({ code, tableId, row, by: by ?? '', on: on ?? '', page: page ?? '' }),
      );
    } catch (error) {
      message.error(errorWords(error));
    }
  };
  const withdraw = async (row: number | null) => {
    try {
      setPack(await client.standards.withdraw({ code, tableId, row }));
    } catch (error) {
      message.error(errorWords(error));
    }
  };
  const actOf = (row: number) =>
    pack.verifications.find(
      (v) => v.code === code && v.tableId === tableId && (v.row === row || v.row === null),
    );
  return (
    <div className="stack">
      <p className="muted">
        {code}　{table.clause}　{table.zh}。来源：{table.source}
        {table.note ? `　${table.note}` : ''}
      </p>
      <FieldGrid>
        <Field label="核对人" required>
          {(parts) => <TextInput {...parts} value={by} onChange={setBy} maxLength={40} testId="verify-by" />}
        </Field>
        <Field label="核对日期" required>
          {(parts) => <TextInput {...parts} value={on} onChange={setOn} maxLength={10} testId="verify-on" />}
        </Field>
        <Field label="标准原文页码" required>
          {(parts) => (
            <TextInput {...parts} value={page} onChange={setPage} maxLength={40} testId="verify-page" />
          )}
        </Field>
      </FieldGrid>
      <p className="muted">只有与标准原文逐项对照过才可标记。标记会记录姓名、日期和页码，并随报告印出。</p>
      <div className="pack-scroll" tabIndex={0} role="region" aria-label="表中各行">
        <table className="grid" data-testid="pack-rows">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key}>{column.zh}</th>
              ))}
              <th>可靠程度</th>
              <th>
                <Button size="small" onClick={() => void verify(null)}>
                  整表已核对
                </Button>
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => {
              const act = actOf(index);
              return (
                // Rows have no identity but their place in the printed table.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={index}>
                  {columns.map((column) => (
                    <td key={column.key}>{column.text(row)}</td>
                  ))}
                  <td className="nowrap">
                    {certaintyZh[certaintyOf(table, row)]}
                    {act ? (
                      <div className="muted audit-sub">
                        {act.by} {act.on} 第 {act.page} 页
                      </div>
                    ) : null}
                  </td>
                  <td>
                    {act ? (
                      <Button size="small" onClick={() => void withdraw(act.row)}>
                        撤回
                      </Button>
                    ) : (
                      <Button
                        size="small"
                        data-testid={`verify-row-${index}`}
                        onClick={() => void verify(index)}
                      >
                        已核对
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
