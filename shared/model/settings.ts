/** Settings of this laptop. Secrets (SMTP password, hub token) are written, never read back. */
import { z } from 'zod';
import { tables } from './tables.ts';

/** An instrument of the institution, as a project takes it over. */
export const ownInstrumentSchema = tables.instrument.extend({ id: z.string().min(1).max(80) });
export type OwnInstrument = z.infer<typeof ownInstrumentSchema>;

export const settingsSchema = z.object({
  provider: z.string().max(200),
  providerAddress: z.string().max(300),
  providerPhone: z.string().max(60),
  userName: z.string().max(60),
  teamMembers: z.string().max(1000),
  instruments: z.array(ownInstrumentSchema).max(300),
  authorityName: z.string().max(200),
  authorityEmail: z.string().max(200),
  smtpHost: z.string().max(200),
  smtpPort: z.number().int().min(1).max(65_535),
  smtpSecure: z.boolean(),
  smtpUser: z.string().max(200),
  smtpFrom: z.string().max(200),
  attachmentLimitMB: z.number().min(1).max(100),
  hubUrl: z.string().max(300),
});
export type Settings = z.infer<typeof settingsSchema>;

export const secretNames = ['smtpPassword', 'hubToken'] as const;
export type SecretName = (typeof secretNames)[number];

export const defaultSettings: Settings = {
  provider: '',
  providerAddress: '',
  providerPhone: '',
  userName: '',
  teamMembers: '',
  instruments: [],
  authorityName: '西藏自治区经济和信息化厅',
  authorityEmail: '',
  smtpHost: '',
  smtpPort: 465,
  smtpSecure: true,
  smtpUser: '',
  smtpFrom: '',
  attachmentLimitMB: 10,
  hubUrl: '',
};
