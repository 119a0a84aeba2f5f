/** Bounds that keep one laptop from exhausting the hub. */
export interface HubLimits {
  /** Bytes of a request body as sent. */
  bodyBytes: number;
  /** Bytes of a request body after decompression. */
  inflatedBytes: number;
  /** Bytes of one photo or document. */
  blobBytes: number;
  /** Ops and bytes of JSON in one answer. */
  answerOps: number;
  answerBytes: number;
  /** Requests per device and minute, on average; the same number may come at once. */
  requestsPerMinute: number;
  /** Refused tokens per network address and minute. */
  refusalsPerMinute: number;
}

export const defaultLimits: HubLimits = {
  bodyBytes: 8 * 1024 * 1024,
  inflatedBytes: 32 * 1024 * 1024,
  blobBytes: 200 * 1024 * 1024,
  answerOps: 5000,
  answerBytes: 4 * 1024 * 1024,
  requestsPerMinute: 1200,
  refusalsPerMinute: 30,
};
