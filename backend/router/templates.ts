/** What the contract's topic `templates` does. */
import type { TemplateStore } from '../store/templates.ts';
import { NotFoundError } from '../reporting/build-documents.ts';

interface Address {
  id: string;
  version: number;
}

export function templateHandlers(templates: TemplateStore) {
  return {
    list: () => templates.list(),
    validate: ({ input }: { input: { text: string; fileName: string } }) => {
      const parsed = templates.validate(input.text, input.fileName);
      return parsed.ok
        ? { problems: [], template: parsed.template }
        : {
            problems: parsed.problems.map(({ line, place, zh }) => ({ line, place, zh })),
            template: null,
          };
    },
    publish: ({ input }: { input: Parameters<TemplateStore['publish']>[0] }) => templates.publish(input),
    exportFile: ({ input }: { input: Address }) => {
      const template = templates.find(input.id, input.version);
      if (!template) throw new NotFoundError('template', `${input.id} ${input.version}`);
      const name = `检查表-${template.title.zh}-第${template.version}版.json`.replaceAll(
        /[\\/:*?"<>|]/g,
        '_',
      );
      return new File([`${JSON.stringify(template, null, 2)}\n`], name, { type: 'application/json' });
    },
  };
}
