import { label } from '#kernel/label.ts';
import { type ChoiceSetting, termSetting } from '#kernel/settings.ts';

const working = label(
  '参照医疗机构伦理审查互认的通行做法；条例未规定',
  'As mutual recognition is commonly done; the Regulation sets none',
);
export const answerTerm = termSetting(
  'medical-recognition.answer',
  label('合作医院答复期限', 'Term of a partner to answer'),
  10,
  'working',
  working,
);
export const quickReviewTerm = termSetting(
  'medical-recognition.quickReview',
  label('快速审查期限', 'Term of a quick review'),
  15,
  'working',
  working,
);
/** What it means that a partner lets its term pass. */
export const silence: ChoiceSetting<'notRecognised' | 'recognised'> = {
  kind: 'choice',
  key: 'medical-recognition.silence',
  label: label('逾期未答复的处理', 'A partner that does not answer in time'),
  value: 'notRecognised',
  choices: {
    notRecognised: label('不视为认可，仍可补充答复', 'does not recognise; it may still answer'),
    recognised: label('视为认可', 'counts as recognising'),
  },
  source: working,
  confirmed: false,
};
