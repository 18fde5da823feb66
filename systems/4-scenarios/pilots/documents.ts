import { type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';

const text = (view: DocumentView, name: string) => String(view.record.facts[name] ?? '');
const letter = (zh: string, en: string, blocks: DocumentTemplate['render']): DocumentTemplate => ({
  name: { zh, en },
  law: '44.1',
  fills: ['title'],
  render: blocks,
});
const remedy = paragraph(
  '如不服本决定，可以依法申请行政复议或者提起行政诉讼。（期限和依据来源待确认）',
  'You may apply for administrative reconsideration or bring an action. (Terms and source to be confirmed)',
);
const signed = (view: DocumentView, name: { zh: string; en: string }) => ({
  title: name,
  number: view.record.number,
  addressee: view.ownerName,
  issuer: view.office,
  date: view.today,
});

/** The two letters that answer an application for a pilot. */
export const pilotDocuments = {
  approvalLetter: letter('先行先试批准书', 'Approval of the pilot', (view) => ({
    ...signed(view, { zh: '先行先试批准书', en: 'Approval of the pilot' }),
    blocks: [
      paragraph(
        `同意“${text(view, 'title')}”先行先试，至${text(view, 'endsOn')}止，参与人数不超过${text(view, 'persons')}人，地点不超过${text(view, 'places')}处。`,
        `The pilot of “${text(view, 'title')}” is approved until ${text(view, 'endsOn')}, for at most ${text(view, 'persons')} persons at ${text(view, 'places')} places.`,
      ),
      heading('依据', 'Provisions'),
      paragraph('《深圳经济特区人工智能产业促进条例》第四十四条', 'Article 44 of the Regulation'),
      { kind: 'signature', text: view.office },
    ],
  })),
  refusalLetter: letter('不予先行先试决定书', 'Refusal of the pilot', (view) => ({
    ...signed(view, { zh: '不予先行先试决定书', en: 'Refusal of the pilot' }),
    blocks: [
      paragraph(
        `“${text(view, 'title')}”不予先行先试。理由：${view.reason ?? '（请写明理由）'}`,
        `The pilot of “${text(view, 'title')}” is refused. Reason: ${view.reason ?? '(state the reason)'}`,
      ),
      paragraph('依据：《深圳经济特区人工智能产业促进条例》第四十四条', 'Provision: Article 44 of the Regulation'),
      remedy,
      { kind: 'signature', text: view.office },
    ],
  })),
} satisfies Readonly<Record<string, DocumentTemplate>>;
