import { type SettingOf, settingValue } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';

/** Article 71 asks for a way that the public can understand and gives no measure of it; the bound is ours. */
export const longestSentence: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'explanations.longestSentence',
  label: { zh: '算法说明的句长上限（字）', en: 'Longest sentence of an explanation (characters)' },
  value: 60,
  min: 20,
  max: 200,
  source: {
    zh: '条例第七十一条“利于公众理解的方式”没有规定数值；本平台暂行做法',
    en: 'Article 71 (“in a way that helps the public understand”) gives no figure; a working rule of this platform',
  },
  confirmed: false,
};

/** Plain words: no sentence longer than the bound in what the public reads. */
export const saysWhatMatters: Guard = ({ facts, settings }) => {
  const longest = settingValue(longestSentence, settings);
  for (const name of ['what', 'how', 'data', 'control', 'object']) {
    const text = (facts as Readonly<Record<string, { zh?: string } | undefined>>)[name]?.zh ?? '';
    const sentence = text.split(/[。！？；\n]/u).find((one) => [...one].length > longest);
    if (sentence)
      return {
        field: name,
        article: '71.1',
        message: {
          zh: `句子过长（超过${longest}字）：${[...sentence].slice(0, 20).join('')}…`,
          en: `A sentence is too long for the public (over ${longest} characters)`,
        },
      };
  }
  return true;
};
