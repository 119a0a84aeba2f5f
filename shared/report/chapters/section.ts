/** A section builder: fills one heading of the outline. `no` is the chapter number, used to number tables and figures. */
import type { ReportContext } from '../context.ts';
import type { Block } from '../model.ts';

export type SectionBuilder = (ctx: ReportContext, no: string) => Block[];
