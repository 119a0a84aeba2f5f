/** The standards pack: every table with its edition and how sure its values are. */
import { Drawer } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Certainty } from '../../../shared/equipment/types.ts';
import type { StandardsPack } from '../../../shared/standards/pack.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { Section } from '../../ui/field.tsx';
import { certaintyZh } from './certainty-words.ts';
import { PackReplace } from './pack-replace.tsx';
import { PackRows } from './pack-rows.tsx';

const effectZh: Record<Certainty, string> = {
  verified: '用于判定',
  transcribed: '用于判定，并注明“依据待核”',
  recalled: '只作参考，不作判定',
  unknown: '不作判定',
};

export function PackSection() {
  const { pack } = useBackend();
  const [query, setQuery] = useState('');
  const word = useDeferredValue(query.trim().toLowerCase());
  const lines = useMemo(() => linesOf(pack), [pack]);
  const shown = lines.filter((line) => line.text.includes(word));
  const [open, setOpen] = useState<{ code: string; tableId: string } | null>(null);
  return (
    <Section title="标准数据" extra={`标准包 ${pack.version}，${pack.standards.length} 个标准`}>
      <input
        className="input search"
        type="search"
        placeholder="标准号、名称"
        aria-label="搜索标准"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="pack-scroll" tabIndex={0} role="region" aria-label="标准数据表">
        <table className="grid" data-testid="pack-table">
          <thead>
            <tr>
              <th>标准</th>
              <th>表</th>
              <th>施行</th>
              <th className="num">行数</th>
              <th>数据可靠程度</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.id}>
                <td>
                  <strong>{line.code}</strong>
                  <div className="muted audit-sub">{line.standardZh}</div>
                </td>
                <td>
                  <button
                    type="button"
                    className="link-button"
                    data-testid={`pack-${line.id}`}
                    onClick={() => setOpen({ code: line.code, tableId: line.tableId })}
                  >
                    {line.zh}
                  </button>
                  <div className="muted audit-sub">{line.clause}</div>
                </td>
                <td className="nowrap">{line.force}</td>
                <td className="num">{line.rows}</td>
                <td title={line.source}>
                  <span className={line.certainty === 'verified' ? 'tone-pass' : ''}>
                    {certaintyZh[line.certainty]}
                  </span>
                  <div className="muted audit-sub">{effectZh[line.certainty]}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PackReplace />
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        title="对照标准原文核对"
        size="large"
        destroyOnHidden
      >
        {open ? <PackRows {...open} /> : null}
      </Drawer>
    </Section>
  );
}

function linesOf(pack: StandardsPack) {
  return pack.standards.flatMap((standard) =>
    standard.tables.map((table) => {
      const verified = pack.verifications.some(
        (v) => v.code === standard.code && v.tableId === table.id && v.row === null,
      );
      return {
        id: `${standard.code}/${table.id}`,
        code: standard.code,
        tableId: table.id,
        standardZh: standard.zh,
        zh: table.zh,
        clause: table.clause,
        rows: table.rows.length,
        source: table.source,
        certainty: verified ? ('verified' as const) : table.certainty,
        force: standard.inForceTo ? `至 ${standard.inForceTo}` : (standard.inForceFrom ?? '未知'),
        text: `${standard.code} ${standard.zh} ${table.zh}`.toLowerCase(),
      };
    }),
  );
}
