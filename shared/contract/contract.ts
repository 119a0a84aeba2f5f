/** The one API between renderer, CLI and backend. */
import type { ContractRouterClient } from '@orpc/contract';
import { auditContract, recordContract } from './audit.ts';
import { photoContract } from './evidence.ts';
import { inventoryContract } from './inventory.ts';
import { deliveryContract, reportContract } from './report.ts';
import { seriesContract } from './series.ts';
import { standardsContract } from './standards.ts';
import { appContract, backupContract, settingsContract, syncContract } from './system.ts';
import { templatesContract } from './templates.ts';

export const contract = {
  app: appContract,
  audit: auditContract,
  record: recordContract,
  inventory: inventoryContract,
  series: seriesContract,
  photo: photoContract,
  report: reportContract,
  delivery: deliveryContract,
  standards: standardsContract,
  templates: templatesContract,
  settings: settingsContract,
  sync: syncContract,
  backup: backupContract,
};

export type Client = ContractRouterClient<typeof contract>;
