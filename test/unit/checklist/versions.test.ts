import { describe, expect, it } from 'vitest';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import {
  highestVersion,
  misfitsOf,
  newestRefs,
  refsToRecord,
  templatesInUse,
  templatesOfAudit,
} from '../../../shared/checklist/versions.ts';
import { item, template } from './sample-template.ts';

const make = (
  id: string,
  version: number,
  subject: ChecklistTemplate['subject'] = 'boiler',
): ChecklistTemplate => ({
  ...template,
  id,
  version,
  subject,
  groups: [{ id: 'g', title: { zh: '组' }, items: [item(`${id}-a`), item(`${id}-b`)] }],
});
const boiler1 = make('boiler', 1);
const boiler2 = make('boiler', 2);
const boiler3 = make('boiler', 3);
const extra = make('boiler-extra', 1);
const metering = make('metering', 1, 'site');
const posts = make('management', 4, 'site');
const all = [boiler1, boiler3, boiler2, extra, metering, posts];
const names = (list: readonly ChecklistTemplate[]) => list.map(({ id, version }) => `${id} ${version}`);
const used = (...args: Parameters<typeof templatesInUse>) =>
  names(templatesInUse(...args).map((use) => use.template));

describe('templatesInUse', () => {
  it('takes the newest of every template while nothing is recorded', () => {
    expect(used(all, 'boiler', null)).toEqual(['boiler 3', 'boiler-extra 1']);
    expect(used(all, 'boiler', {})).toEqual(['boiler 3', 'boiler-extra 1']);
    expect(used(all, 'pump', null)).toEqual([]);
  });

  it('keeps the version the audit recorded, and says that a newer one exists', () => {
    const refs = { boiler: { id: 'boiler', version: 1 } };
    expect(templatesInUse(all, 'boiler', refs)).toEqual([{ template: boiler1, newest: 3, absent: null }]);
  });

  it('asks an audit nothing of a template that was published after it had started', () => {
    const refs = newestRefs([boiler1, metering]);
    expect(names(templatesOfAudit(all, refs))).toEqual(['boiler 1', 'metering 1']);
  });

  it('does not take the records of one subject for those of another', () => {
    const refs = { metering: { id: 'metering', version: 1 } };
    expect(used(all, 'boiler', refs)).toEqual(['boiler 3', 'boiler-extra 1']);
    expect(used(all, 'site', refs)).toEqual(['metering 1']);
  });

  it('goes by the id in the record, not by its key', () => {
    expect(used(all, 'boiler', { any: { id: 'boiler', version: 2 } })).toEqual(['boiler 2']);
  });

  it('stands in for a version this laptop lacks by the nearest below, else the oldest, and names the lack', () => {
    const refs = (version: number) => ({ boiler: { id: 'boiler', version } });
    const some = [boiler1, boiler3];
    expect(templatesInUse(some, 'boiler', refs(2))).toEqual([{ template: boiler1, newest: 3, absent: 2 }]);
    expect(templatesInUse([boiler3, boiler2], 'boiler', refs(1))[0]).toMatchObject({
      template: boiler2,
      absent: 1,
    });
  });
});

describe('refs of an audit', () => {
  it('records the newest version of each template, by id', () => {
    expect(newestRefs(all)).toEqual({
      boiler: { id: 'boiler', version: 3 },
      'boiler-extra': { id: 'boiler-extra', version: 1 },
      metering: { id: 'metering', version: 1 },
      management: { id: 'management', version: 4 },
    });
    expect(newestRefs([])).toEqual({});
  });

  it('records all templates of a subject with its first answer and never again', () => {
    const first = refsToRecord(all, 'site', { boiler: { id: 'boiler', version: 1 } });
    expect(first).toEqual({
      metering: { id: 'metering', version: 1 },
      management: { id: 'management', version: 4 },
    });
    expect(refsToRecord(all, 'site', first)).toBeNull();
    expect(refsToRecord(all, 'pump', null)).toBeNull();
  });

  it('changes nothing in what an audit is asked when it records', () => {
    for (const subject of ['boiler', 'site'] as const) {
      expect(used(all, subject, refsToRecord(all, subject, null))).toEqual(used(all, subject, null));
    }
  });
});

describe('a new version', () => {
  it('is numbered after the highest of its own id', () => {
    expect(highestVersion(all, 'boiler')).toBe(3);
    expect(highestVersion(all, 'unheard-of')).toBe(0);
  });

  it('may share items with its own versions, but not with another template', () => {
    expect(misfitsOf(make('boiler', 9), all)).toEqual([]);
    expect(misfitsOf({ ...boiler1, id: 'copy' }, all).map((m) => m.path)).toEqual([
      ['groups', 0, 'items', 0, 'id'],
      ['groups', 0, 'items', 1, 'id'],
    ]);
    expect(misfitsOf({ ...boiler1, id: 'copy' }, all)[0]?.reason).toContain('boiler-a');
    expect(misfitsOf(make('copy', 1), all)).toEqual([]);
  });

  it('keeps its subject', () => {
    expect(misfitsOf(make('boiler', 4, 'pump'), all).map((m) => m.path)).toEqual([['id']]);
  });
});
