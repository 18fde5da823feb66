import { fields } from '#families/grading/input.ts';
import { type DocumentTemplate, heading } from '#kernel/documents.ts';
import { label } from '#kernel/label.ts';
import { duties } from '#law/duties.ts';
import { getOffice, isOfficeId } from '#law/offices.ts';
import { citation } from '#law/places.ts';

/** An office's remit on one sheet: what it does, what the Regulation asks of it, and what is only proposed. */
export const departmentDocuments: Readonly<Record<string, DocumentTemplate>> = {
  remitSheet: {
    name: label('部门职责说明', 'Remit of an office'),
    law: '6.2',
    fills: ['title', 'office', 'remit', 'fields', 'source'],
    render({ record, today }) {
      const {
        office,
        remit,
        fields: kept,
      } = record.facts as {
        office?: unknown;
        remit?: { zh: string; en?: string };
        fields?: readonly (keyof typeof fields)[];
      };
      const name = isOfficeId(office) ? getOffice(office).name : label('（未填写）', '(not stated)');
      const rows = (stated: boolean) =>
        duties
          .filter(({ addressee }) => addressee.stated === stated && addressee.offices.some((one) => one === office))
          .map((duty) => ({
            label: citation(duty.id),
            value: label(duty.action.zh, duty.action.en),
          }));
      const part = (zh: string, en: string, stated: boolean) =>
        rows(stated).length > 0 ? [heading(zh, en), { kind: 'facts' as const, rows: rows(stated) }] : [];
      return {
        title: label(`${name.zh}：人工智能产业工作职责`, `${name.en}: remit in AI industry work`),
        number: record.number,
        date: today,
        blocks: [
          { kind: 'paragraph', text: label(remit?.zh ?? '', remit?.en ?? remit?.zh ?? '') },
          ...part('条例写明的职责', 'What the Regulation asks of it by name', true),
          ...part('拟由其承担的事项（待确认）', 'What is proposed for it, to be confirmed', false),
          ...(kept && kept.length > 0
            ? [
                heading('负责的应用领域', 'Application fields in its charge'),
                { kind: 'list' as const, items: kept.map((one) => label(fields[one].zh, fields[one].en)) },
              ]
            : []),
        ],
      };
    },
  },
};
