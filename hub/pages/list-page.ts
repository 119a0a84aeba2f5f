import { clockToIso } from '../../shared/sync/clock.ts';
import { formatFixed } from '../../shared/quantity/format.ts';
import { html, page, type Html } from './html.ts';
import { valueLabel } from './labels.ts';
import type { AuditOverview } from './overview.ts';

const beijingOffsetMs = 8 * 3_600_000;

/** Beijing time to the minute; the region keeps no summer time. */
export const beijingTime = (iso: string): string =>
  new Date(new Date(iso).getTime() + beijingOffsetMs).toISOString().slice(0, 16).replace('T', ' ');

export const auditPath = (audit: Pick<AuditOverview, 'institutionId' | 'auditId'>): string =>
  `/audits/${audit.institutionId}/${encodeURIComponent(audit.auditId)}`;

const fact = (label: string, value: number) => html`<li><b>${value}</b>${label}</li>`;
const sum = (audits: readonly AuditOverview[], of: (audit: AuditOverview) => number) =>
  audits.reduce((total, audit) => total + of(audit), 0);

function auditRow(audit: AuditOverview): Html {
  return html`<tr>
    <td><a href="${auditPath(audit)}">${audit.title ?? '（未命名）'}</a></td>
    <td>${audit.enterprise ?? '—'}</td>
    <td>${audit.region ?? '—'}</td>
    <td>${audit.institution}</td>
    <td>${audit.stage === null ? '—' : valueLabel('audit', 'stage', JSON.stringify(audit.stage))}</td>
    <td class="number">${audit.altitudeM === null ? '—' : formatFixed(audit.altitudeM, 0)}</td>
    <td class="number">${audit.equipmentCount}</td>
    <td class="number">${audit.findingCount}</td>
    <td class="number">${audit.measureCount}</td>
    <td class="number">
      ${audit.conflictCount > 0 ? html`<span class="warn">${audit.conflictCount}</span>` : audit.conflictCount}
    </td>
    <td>${beijingTime(clockToIso(audit.clock))}</td>
  </tr>`;
}

export function listPage(audits: readonly AuditOverview[]): string {
  const facts = html`<ul class="facts">
    ${fact('诊断项目', audits.length)}
    ${fact('诊断机构', new Set(audits.map((audit) => audit.institution)).size)}
    ${fact(
      '设备',
      sum(audits, (audit) => audit.equipmentCount),
    )}
    ${fact(
      '问题',
      sum(audits, (audit) => audit.findingCount),
    )}
    ${fact(
      '节能措施',
      sum(audits, (audit) => audit.measureCount),
    )}
    ${fact(
      '待处理的冲突',
      sum(audits, (audit) => audit.conflictCount),
    )}
  </ul>`;
  const table = html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>诊断项目</th>
          <th>企业</th>
          <th>地市</th>
          <th>诊断机构</th>
          <th>阶段</th>
          <th>海拔（m）</th>
          <th>设备</th>
          <th>问题</th>
          <th>措施</th>
          <th>冲突</th>
          <th>最后修改</th>
        </tr>
      </thead>
      <tbody>
        ${audits.map(auditRow)}
      </tbody>
    </table>
  </div>`;
  const empty = html`<p class="notice">
    还没有收到任何诊断项目。各机构在软件的“设置 → 数据中心”填写地址和设备令牌，同步后即在这里显示。
  </p>`;
  return page(
    '诊断项目',
    html`<h1>诊断项目</h1>
      ${audits.length > 0 ? html`${facts}${table}` : empty}
      <p class="quiet">时间为北京时间，取自诊断人员电脑的时钟。</p>`,
  );
}
