import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { textOf } from '#kernel/fields/text.ts';
import { type Label, label } from '#kernel/label.ts';
import { contractFacts, productFacts } from './facts.ts';

const all = { ...contractFacts, ...productFacts };
const rows = ({ record }: DocumentView, names: readonly (keyof typeof all)[]): Block => ({
  kind: 'facts',
  rows: names.flatMap((fact) => {
    const value = record.facts[fact];
    if (value === undefined || value === null) return [];
    const shown = label(textOf(all[fact] as never, value, 'zh'), textOf(all[fact] as never, value, 'en'));
    return [{ fact, label: all[fact].label, value: shown }];
  }),
});
const long = ({ record }: DocumentView, name: string, otherwise: Label): Block => {
  const value = record.facts[name] as Bilingual | undefined;
  return { kind: 'paragraph', text: value ? label(value.zh, value.en ?? value.zh) : otherwise };
};

/** The certificate of registration, the letter that asks for correction, and the contract of use. */
export const productDocuments = {
  certificate: {
    name: label('数据产品登记证书', 'Certificate of registration of a data product'),
    law: '33.1',
    fills: ['title', 'form', 'rights', 'priceMode', 'price'],
    credential: {
      type: 'DataProductRegistration',
      holdsIn: ['registered', 'onOffer'],
      subject: ({ record: { id, number, facts } }) => ({
        id: `urn:uuid:${id}`,
        product: facts.title,
        registration: number,
        rights: facts.rights,
        article: '33.1',
      }),
    },
    render: (view) => ({
      title: label('数据产品登记证书', 'Certificate of registration of a data product'),
      number: view.record.number,
      addressee: view.ownerName,
      issuer: view.office,
      date: view.today,
      blocks: [
        rows(view, ['title', 'form', 'rights', 'priceMode', 'price']),
        paragraph(
          '上述数据产品已经登记。登记不改变数据来源中他人依法享有的权利。',
          'The product above is registered. Registration changes no right that others have in the sources by law.',
        ),
        { kind: 'signature', text: view.office },
      ],
    }),
  },
  correction: {
    name: label('数据产品登记补正通知', 'Notice to correct a registration'),
    law: '33.1',
    fills: ['title', 'defects'],
    render: (view) => ({
      title: label('数据产品登记补正通知', 'Notice to correct a registration'),
      number: view.record.number,
      addressee: view.ownerName,
      issuer: view.office,
      date: view.today,
      blocks: [
        heading('请补正以下事项', 'Please correct'),
        long(view, 'defects', label('（请写明）', '(state what)')),
        { kind: 'signature', text: view.office },
      ],
    }),
  },
} satisfies Readonly<Record<string, DocumentTemplate>>;

export const contractDocuments = {
  contract: {
    name: label('数据产品使用合同', 'Contract on the use of a data product'),
    law: '33.1',
    fills: ['title', 'purpose', 'priceMode', 'price', 'limits', 'endsOn'],
    render: (view) => ({
      title: label('数据产品使用合同', 'Contract on the use of a data product'),
      number: view.record.number,
      date: view.today,
      blocks: [
        rows(view, ['title', 'purpose', 'priceMode', 'price', 'limits', 'endsOn']),
        paragraph(
          '使用方不得超出上述目的使用，不得再识别个人，不得向第三方提供产品本身；到期后删除并书面确认。',
          'The user shall not use the product beyond the purpose above, re-identify anybody, or pass the product on; at the end it is deleted and the deletion confirmed in writing.',
        ),
        paragraph(
          '双方以本平台账号确认，时间和内容记入日志，可以核验。',
          'Both sides confirm with their accounts on this platform; time and content stand in the journal and can be verified.',
        ),
      ],
    }),
  },
} satisfies Readonly<Record<string, DocumentTemplate>>;
