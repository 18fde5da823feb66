import { warningLevels, warningSteps } from '#families/rules/tableFacts.ts';
import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';

const longText = (view: DocumentView, name: string): Label => {
  const value = view.record.facts[name] as Bilingual | undefined;
  return { zh: value?.zh ?? '（未填写）', en: value?.en ?? value?.zh ?? '(not stated)' };
};
const facts = (view: DocumentView) =>
  view.record.facts as {
    readonly title: string;
    readonly level: keyof typeof warningLevels;
    readonly step: keyof typeof warningSteps;
    readonly workingDays: number;
  };
const named = (view: DocumentView) => {
  const { title, level, step } = facts(view);
  return { title, level: warningLevels[level], step: warningSteps[step] };
};
const remedies = [
  heading('救济途径', 'Remedies'),
  paragraph(
    '如不服本决定，可以依法申请行政复议或者提起行政诉讼。（期限和依据来源待确认）',
    'You may apply for administrative reconsideration or bring an action. (Terms and source to be confirmed)',
  ),
] as const;

const letter = (
  zh: string,
  en: string,
  fills: readonly string[],
  blocks: (view: DocumentView) => readonly Block[],
): DocumentTemplate => ({
  name: { zh, en },
  law: '66.2',
  fills,
  render: (view) => ({
    title: { zh, en },
    number: view.record.number,
    addressee: view.ownerName,
    issuer: view.office,
    date: view.today,
    blocks: [
      ...blocks(view),
      paragraph(
        '依据：《深圳经济特区人工智能产业促进条例》第六十六条第二款；预警分级和措施期限依本平台暂行规则。',
        'Provision: Article 66(2) of the Regulation; levels and terms by provisional rules of this platform.',
      ),
      { kind: 'signature', text: view.office },
    ],
  }),
});
const reasonOf = (view: DocumentView): Block =>
  paragraph(`理由：${view.reason ?? '（请写明理由）'}`, `Reason: ${view.reason ?? '(state the reason)'}`);

/** The letters of a warning: that there is one, what it orders, and that it is over. */
export const warningDocuments = {
  warningNotice: letter('风险预警通知书', 'Notice of a risk warning', ['title', 'level', 'what', 'step'], (view) => {
    const { title, level, step } = named(view);
    const { workingDays } = facts(view);
    return [
      paragraph(
        `你单位的${title}已触发${level.zh}风险预警。`,
        `Your ${title} is under a risk warning of level ${level.en.toLowerCase()}.`,
      ),
      heading('预警情形', 'What happened'),
      { kind: 'paragraph', text: longText(view, 'what') },
      heading('定级理由', 'Why this level'),
      { kind: 'paragraph', text: longText(view, 'reasons') },
      heading('须采取的措施', 'What is to be done'),
      paragraph(
        `${step.zh}。期限：自本通知之日的次日起${workingDays}个工作日。`,
        `${step.en}, within ${workingDays} working day${workingDays === 1 ? '' : 's'} from the day after this notice.`,
      ),
      ...(facts(view).level === 'red'
        ? []
        : [paragraph('逾期未落实的，预警级别上升。', 'Where it is not done within the term, the level rises.')]),
    ];
  }),
  restrictionOrder: letter('限制使用决定书', 'Order to restrict use', ['title', 'restriction'], (view) => [
    paragraph(
      `因${named(view).level.zh}风险预警，决定对${named(view).title}的使用作如下限制：`,
      `Because of a risk warning of level ${named(view).level.en.toLowerCase()}, the use of ${named(view).title} is restricted:`,
    ),
    { kind: 'paragraph', text: longText(view, 'restriction') },
    reasonOf(view),
    paragraph(
      '请落实限制，并在期限内报告原因和措施。限制在预警解除前有效。',
      'Put the restriction into effect and report cause and measures within the term. It holds until the warning is lifted.',
    ),
    ...remedies,
  ]),
  suspensionOrder: letter('暂停使用决定书', 'Order to suspend use', ['title', 'restriction'], (view) => [
    paragraph(
      `因红色风险预警，决定暂停${named(view).title}的使用，自本决定作出之日起生效。`,
      `Because of a red risk warning, the use of ${named(view).title} is suspended from the day of this order.`,
    ),
    { kind: 'paragraph', text: longText(view, 'restriction') },
    reasonOf(view),
    paragraph(
      '请查明原因，并在期限内报告原因和措施。预警解除前不得恢复使用。',
      'Find the cause and report it with your measures within the term. It may not be used again before the warning is lifted.',
    ),
    ...remedies,
  ]),
  liftingNotice: letter('解除风险预警通知书', 'Notice that a risk warning is lifted', ['title', 'closing'], (view) => [
    paragraph(
      `${named(view).title}的${named(view).level.zh}风险预警即日解除，因该预警作出的限制或者暂停同时终止。`,
      `The risk warning (${named(view).level.en.toLowerCase()}) on ${named(view).title} is lifted today; restrictions or suspension ordered for it end with it.`,
    ),
    { kind: 'paragraph', text: longText(view, 'closing') },
    reasonOf(view),
  ]),
  dismissalNotice: letter(
    '撤销风险预警通知书',
    'Notice that a risk warning is withdrawn',
    ['title', 'closing'],
    (view) => [
      paragraph(
        `经核查，${named(view).title}的风险预警不成立，予以撤销。`,
        `On examination the risk warning on ${named(view).title} does not stand and is withdrawn.`,
      ),
      { kind: 'paragraph', text: longText(view, 'closing') },
      reasonOf(view),
    ],
  ),
} satisfies Readonly<Record<string, DocumentTemplate>>;
