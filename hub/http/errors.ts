/** Refusals of the hub: a status, a code for programs and a Chinese sentence for people. */

/** Marks every answer of the interface; a captive portal does not know it. */
export const hubMark = 'plateau-audit-hub';

export class HubError extends Error {
  override name = 'HubError';
  readonly status: number;
  readonly code: string;
  /** More for the caller, e.g. the offset at which to resume. */
  readonly extra: Record<string, unknown>;

  constructor(status: number, code: string, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.extra = extra;
  }
}

/** Body of every refusal of the interface. */
export const refusalBody = (error: HubError) => ({
  hub: hubMark,
  ...error.extra,
  error: { code: error.code, message: error.message },
});

interface FrameworkError {
  statusCode?: number;
  code?: string;
}

/** A known refusal for any error; errors of our own making become 500 and say nothing of the inside. */
export function toHubError(error: unknown): HubError {
  if (error instanceof HubError) return error;
  const { statusCode, code } = error as FrameworkError;
  if (statusCode === 413 || code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new HubError(413, 'TOO_LARGE', '一次提交的内容太大，请升级软件后重试。');
  }
  if (statusCode === 415)
    return new HubError(415, 'UNSUPPORTED_TYPE', '中心不接受这种内容格式，请升级软件后重试。');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new HubError(statusCode, 'BAD_REQUEST', '请求的格式有误，请升级软件后重试。');
  }
  return new HubError(500, 'INTERNAL', '中心内部出错，数据没有丢失，请稍后重试。');
}
