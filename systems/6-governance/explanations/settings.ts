import type { Bounds } from '#engines/readability/look.ts';
import { type Label, label } from '#kernel/label.ts';
import { type SettingOf, type SettingValues, settingValue } from '#kernel/settings.ts';

const ours = label(
  '条例第七十一条“利于公众理解的方式”没有规定数值；本平台暂行做法',
  'Article 71 (“in a way that helps the public understand”) gives no figure; a working rule of this platform',
);
const whole = (key: string, said: Label, value: number, min: number, max: number): SettingOf<'integer'> => ({
  kind: 'integer',
  key: `explanations.${key}`,
  label: said,
  value,
  min,
  max,
  source: ours,
  confirmed: false,
});
const asked = (key: string, said: Label, source: Label): SettingOf<'yesNo'> => ({
  kind: 'yesNo',
  key: `explanations.asks.${key}`,
  label: said,
  value: true,
  source,
  confirmed: false,
});

const longestSentence = whole(
  'longestSentence',
  label('算法说明的句长上限（字）', 'Longest sentence of an explanation (characters)'),
  60,
  20,
  200,
);
const clauseLength = whole(
  'clauseLength',
  label('算法说明的分句平均字数上限', 'Longest clause of an explanation on average (characters)'),
  15,
  5,
  60,
);
const functionWords = whole(
  'functionWords',
  label('算法说明的副词和连词占比上限（%）', 'Largest share of adverbs and conjunctions (%)'),
  25,
  5,
  100,
);
const englishSentence = whole(
  'englishSentence',
  label('英文说明的句长上限（词）', 'Longest English sentence (words)'),
  30,
  10,
  100,
);
const englishGrade = whole(
  'englishGrade',
  label('英文说明的阅读年级上限（Coleman–Liau）', 'Highest school grade of the English (Coleman–Liau)'),
  12,
  4,
  20,
);
const shortestAnswer = whole(
  'shortestAnswer',
  label('每一要点的最少字数', 'Fewest characters that answer a point'),
  8,
  1,
  100,
);

/** Points beyond those that were always asked; whether an explanation must answer them is a setting. */
export const askedPoints = {
  steps: asked(
    'steps',
    label('须说明主要运行机制', 'The main steps are explained'),
    label(
      '参照《互联网信息服务算法推荐管理规定》第十六条“主要运行机制”；是否适用于全部算法待确认',
      'By analogy with Article 16 of the provisions on recommendation algorithms; whether it holds for all is to be confirmed',
    ),
  ),
  scene: asked(
    'scene',
    label('须说明应用场景', 'Where it is used is explained'),
    label(
      '参照国家算法备案“拟公示内容”中的应用场景；是否适用待确认',
      'As the content for publication of a state filing has it; whether it holds here is to be confirmed',
    ),
  ),
  effect: asked(
    'effect',
    label('须说明对个人的影响', 'What it means for a person is explained'),
    label(
      '参照个人信息保护法第二十四条对自动化决策的说明要求；是否适用待确认',
      'By analogy with Article 24 of the personal information law; whether it holds here is to be confirmed',
    ),
  ),
} as const;

export const gateSettings = [
  longestSentence,
  clauseLength,
  functionWords,
  englishSentence,
  englishGrade,
  shortestAnswer,
  ...Object.values(askedPoints),
];

/** The bounds in force. */
export const boundsOf = (settings: SettingValues): Bounds => ({
  sentence: settingValue(longestSentence, settings),
  clause: settingValue(clauseLength, settings),
  functionWords: settingValue(functionWords, settings) / 100,
  englishSentence: settingValue(englishSentence, settings),
  englishGrade: settingValue(englishGrade, settings),
});
export const fewestCharacters = (settings: SettingValues): number => settingValue(shortestAnswer, settings);
