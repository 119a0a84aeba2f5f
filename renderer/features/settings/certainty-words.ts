import type { Certainty } from '../../../shared/equipment/types.ts';

export const certaintyZh: Record<Certainty, string> = {
  verified: '✓ 已核对原文',
  transcribed: '依据待核',
  recalled: '待核对',
  unknown: '未知',
};
