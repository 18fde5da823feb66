import type { Guard } from '#kernel/system.ts';

const longest = 60;

/** Plain words: no sentence longer than 60 characters in what the public reads. The bound is ours, to be confirmed. */
export const saysWhatMatters: Guard = ({ facts }) => {
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
