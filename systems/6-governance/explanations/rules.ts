import { settingValue } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';
import { fewestQuestions, optionsOf, questionsOf } from './comprehension.ts';
import { pointFacts } from './facts.ts';
import { gapsIn, readingOf } from './reading.ts';
import { remarkOn, remarkOnMeasure } from './remarks.ts';
import { boundsOf } from './settings.ts';

/** Every point that is asked for is answered. */
export const answersEveryPoint: Guard = ({ facts, settings }) => {
  const [first, ...more] = gapsIn(facts, settings).map(({ point, message }) => ({
    field: point,
    message: {
      zh: `“${pointFacts[point].label.zh}”${message.zh}`,
      en: `“${pointFacts[point].label.en}”: ${message.en}`,
    },
  }));
  return first ? { ...first, article: '71.1', fields: [first, ...more] } : true;
};

/** Plain words: within the bounds of sentence and measure, and no term that the text does not explain. */
export const isPlain: Guard = ({ facts, settings }) => {
  const reading = readingOf(facts, settings);
  const found = reading.findings
    .filter((one) => !one.advice)
    .map((one) => {
      const { why, instead } = remarkOn(one);
      const of = pointFacts[one.part as keyof typeof pointFacts].label;
      return {
        field: one.part,
        message: { zh: `${of.zh}：${why.zh}；${instead.zh}`, en: `${of.en}: ${why.en}. ${instead.en}` },
      };
    });
  const over = reading.over.map((one) => ({
    field: 'how',
    message: remarkOnMeasure(one, reading, boundsOf(settings)),
  }));
  const [first, ...more] = [...found, ...over];
  return first ? { ...first, article: '71.1', fields: [first, ...more] } : true;
};

/** One asks about one's own explanation, while the public reads it. */
export const concernsOwnExplanation: Guard = ({ record, reads }) => {
  const edition = reads['explanations.edition'] as { owner: string | null; state: string } | null;
  return (
    (edition?.owner === record.owner && edition?.state === 'published') || {
      field: 'explanation',
      message: { zh: '须为本单位已公开的算法说明', en: 'It must be a published explanation of your own' },
    }
  );
};

export const asksEnough: Guard = ({ record, settings }) => {
  const fewest = settingValue(fewestQuestions, settings);
  return (
    questionsOf(record).length >= fewest || {
      field: 'questions',
      message: { zh: `至少${fewest}个问题`, en: `At least ${fewest} questions` },
    }
  );
};

export const answersDiffer: Guard = ({ record }) =>
  questionsOf(record).every((one) => new Set(optionsOf(one).map(({ zh }) => zh)).size === optionsOf(one).length) || {
    field: 'questions',
    message: { zh: '同一问题的回答不能相同', en: 'The answers to a question must differ' },
  };
