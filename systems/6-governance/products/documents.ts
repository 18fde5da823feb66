import { explainedFacts } from '#families/explained.ts';
import { type DocumentModel, type DocumentTemplate, heading, paragraph } from '#kernel/documents.ts';
import { rowsOf as rows, factIn as value } from './documentText.ts';
import { filingDocuments } from './filingDocuments.ts';

const disclosed = [
  'name',
  'version',
  'providerName',
  'developer',
  'purpose',
  'users',
  'field',
  'decisionRole',
  'peopleAffected',
  'vulnerableGroups',
  'sensitivePersonalData',
  'personalDataKinds',
  'generative',
  'humanControl',
  'reversible',
  'complaints',
  'grade',
];
const explained = Object.keys(explainedFacts);

/** What Article 66(2) has published before use, the plain words that Article 71 asks for, and what filings ask for. */
export const productDocuments: Readonly<Record<string, DocumentTemplate>> = {
  disclosure: {
    name: { zh: '事前披露', en: 'Prior disclosure' },
    law: '66.2',
    fills: disclosed,
    render: (view): DocumentModel => ({
      title: { zh: `${value(view, 'name').zh}事前披露`, en: `Prior disclosure: ${value(view, 'name').en}` },
      number: view.record.number,
      date: view.today,
      blocks: [
        paragraph(
          '依据《深圳经济特区人工智能产业促进条例》第六十六条第二款，公开下列事项。',
          'Published under Article 66(2) of the Regulation.',
        ),
        rows(view, disclosed),
        paragraph(
          `风险等级依暂行规则认定（${value(view, 'ruleVersion').zh}）；市人民政府尚未制定分级分类监管办法。`,
          `The grade follows provisional rules (${value(view, 'ruleVersion').en}); the city has not issued its measure under Article 66(3).`,
        ),
      ],
    }),
  },
  explanation: {
    name: { zh: '算法说明（草稿）', en: 'Algorithm explanation (draft)' },
    law: '71.1',
    fills: explained,
    render: (view): DocumentModel => ({
      title: { zh: `${value(view, 'name').zh}：算法说明`, en: `How ${value(view, 'name').en} works` },
      number: view.record.number,
      date: view.today,
      blocks: [
        heading('它做什么', 'What it does'),
        { kind: 'paragraph', text: value(view, 'purpose') },
        rows(view, ['generative']),
        heading('它怎样得出结果', 'How it reaches a result'),
        { kind: 'paragraph', text: value(view, 'model') },
        heading('它用到您的哪些信息', 'What it uses about you'),
        { kind: 'paragraph', text: value(view, 'personalDataKinds') },
        heading('谁来把关', 'Who is in control'),
        { kind: 'paragraph', text: value(view, 'humanControl') },
        heading('不同意怎么办', 'If you disagree'),
        { kind: 'paragraph', text: value(view, 'complaints') },
      ],
    }),
  },
  ...filingDocuments,
};
