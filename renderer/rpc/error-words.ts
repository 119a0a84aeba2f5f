/** Error codes of the contract → sentences for a person, each saying what to do. */
import { ORPCError } from '@orpc/client';
import type { ErrorCode } from '../../shared/contract/base.ts';
import { NoCarrierError } from './client.ts';
import { BackendGoneError, DeadlineError } from './deadline.ts';

type Data = Record<string, unknown>;

const notConfigured: Record<string, string> = {
  mail: '还没有设置发件服务器。请到“设置 → 邮件”填写，或用导出的 .eml 文件手工发送。',
  hub: '还没有设置数据中心。请到“设置 → 数据中心”填写地址和令牌。',
  recipient: '还没有收件人。请填写收件邮箱后再发送。',
};

const words: Record<ErrorCode, (data: Data) => string> = {
  NOT_FOUND: (d) => `没有找到${text(d['what']) || '这条记录'}，它可能已被删除。请返回上一页刷新。`,
  CONFLICT: (d) => `内容已被另一处修改${because(d['detail'])}。请刷新后核对再改。`,
  VALIDATION_FAILED: (d) => `填写的内容不符合要求：${issues(d['issues'])}。请改正后再存。`,
  READ_ONLY: (d) => `当前档案只能查看，不能修改：${text(d['reason']) || '档案由更新版本的软件写成'}。`,
  SEALED: (d) => `这一版报告已封存，不能修改${because(d['detail'])}。需要更正时请生成新版本。`,
  STORAGE_FULL: () => '磁盘空间不足，内容没有写入。请清理磁盘后点“重试”。',
  DATABASE_CORRUPT: (d) =>
    `数据文件损坏${because(d['detail'])}。请停止录入，到“设置 → 备份”用最近的备份恢复。`,
  HUB_UNREACHABLE: (d) => `连接不到数据中心${because(d['detail'])}。资料都在本机，联网后再同步即可。`,
  HUB_REFUSED: (d) => `数据中心拒绝了请求${because(d['detail'])}。请核对设备令牌，或联系数据中心管理员。`,
  NOT_CONFIGURED: (d) => notConfigured[text(d['what'])] ?? '还缺少设置，请到“设置”补全。',
  BAD_FILE: (d) =>
    `文件“${text(d['fileName'])}”无法导入：${text(d['reason']).replace(/。$/, '')}。没有写入任何内容。`,
  CANCELLED: () => '已取消。',
};

/** One sentence for any error a call can end with. */
export function errorWords(error: unknown): string {
  if (error instanceof ORPCError) {
    const maker = words[error.code as ErrorCode] as ((data: Data) => string) | undefined;
    if (maker) return maker((error.data ?? {}) as Data);
    if (error.code === 'UNAUTHORIZED' || error.code === 'FORBIDDEN') {
      return '本页的访问令牌已失效。请用启动程序时显示的地址重新打开。';
    }
    if (error.code === 'BAD_REQUEST') return '提交的内容不符合要求，没有写入。请核对后重试。';
    return '后台程序出错，操作没有完成。请重试；仍不行时重启软件，已保存的内容不会丢失。';
  }
  if (error instanceof BackendGoneError) return '与后台程序的连接已断开。请重启软件，已保存的内容不会丢失。';
  if (error instanceof DeadlineError) return '后台程序没有及时回应。请稍候重试。';
  if (error instanceof NoCarrierError) return '没有连接到后台程序。请用启动程序时显示的地址重新打开本页。';
  if (error instanceof TypeError) return '连接不到后台程序。请确认程序仍在运行，然后重试。';
  if (isAbort(error)) return '已取消。';
  return '操作没有完成。请重试；仍不行时重启软件，已保存的内容不会丢失。';
}

/** True when trying again later can succeed: the carrier or the disk failed, not the content. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof ORPCError) {
    return !['VALIDATION_FAILED', 'BAD_REQUEST', 'SEALED', 'READ_ONLY', 'NOT_FOUND'].includes(
      String(error.code),
    );
  }
  return true;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const because = (detail: unknown): string => (text(detail) ? `（${text(detail)}）` : '');

function issues(value: unknown): string {
  if (!Array.isArray(value)) return '请核对';
  return value.map((issue: { message?: unknown }) => text(issue.message)).join('；') || '请核对';
}
