/** The program behind the contract, wired once: every host and the desktop shell start it through here. */
import { join } from 'node:path';
import { plainKey } from '../shared/checklist/repeat.ts';
import type { ChecklistTemplate } from '../shared/checklist/template.ts';
import { createOutbox, type Outbox } from './delivery/outbox.ts';
import { createDocumentMaker, type DocumentMaker } from './documents/worker-client.ts';
import { backUp } from './safety/backup.ts';
import { createSecretStore, type SecretStore } from './safety/secrets.ts';
import { loadResources, type Resources } from './store/resources.ts';
import type { QuestionOf } from './store/search-words.ts';
import { createStandardsStore, type StandardsStore } from './store/standards.ts';
import { openStore, type Store } from './store/store.ts';
import { createTemplateStore, type TemplateStore } from './store/templates.ts';

export interface BackendOptions {
  profileDir: string;
  resourcesDir: string;
  host: 'desktop' | 'browser' | 'cli';
  version: string;
  /** 32 bytes from the operating system's key store, null where there is none. */
  secretKey: Buffer | null;
  now?: () => Date;
}

export interface Backend {
  options: BackendOptions;
  store: Store;
  resources: Resources;
  standards: StandardsStore;
  templates: TemplateStore;
  secrets: SecretStore;
  outbox: Outbox;
  documents: DocumentMaker;
  now: () => Date;
  close: () => Promise<void>;
}

/** @throws ProfileError when the profile cannot be used; its message is for the user. */
export function createBackend(options: BackendOptions): Backend {
  const now = options.now ?? (() => new Date());
  const resources = loadResources(options.resourcesDir);
  const store = openStore(options.profileDir, {
    migrationsDir: join(options.resourcesDir, 'migrations'),
    backupBeforeMigration: (db) => void backUp(db, options.profileDir, now(), 'before-migration'),
    now,
    questionOf: questionsOf(resources.templates),
  });
  const secrets = createSecretStore(options.profileDir, options.secretKey);
  const documents = createDocumentMaker();
  return {
    options,
    store,
    resources,
    standards: createStandardsStore(store.db, store.blobs, resources.pack, now),
    templates: createTemplateStore(store.db, resources.templates, now),
    secrets,
    documents,
    outbox: createOutbox(store, secrets, now),
    now,
    close: async () => {
      await documents.close();
      store.close();
    },
  };
}

function questionsOf(templates: readonly ChecklistTemplate[]): QuestionOf {
  // Of several versions the newest words are found.
  const words = new Map(
    templates
      .toSorted((a, b) => a.version - b.version)
      .flatMap((template) =>
        template.groups.flatMap((group) =>
          group.items.map(
            (item) => [`${template.id}/${item.id}`, (item.problem ?? item.question).zh] as const,
          ),
        ),
      ),
  );
  return (templateId, itemId) => words.get(`${templateId}/${plainKey(itemId ?? '')}`) ?? null;
}
