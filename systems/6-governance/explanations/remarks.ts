import type { Bounds, Finding, Reading } from '#engines/readability/look.ts';
import { type Label, label } from '#kernel/label.ts';
import { plainWordsFor } from './glossary.ts';

const percent = (share: number) => Math.round(share * 100);

/** Why a finding stands in the reader's way, and what to do about it. */
export function remarkOn({ rule, language, text, count, most, term }: Finding): { why: Label; instead: Label } {
  const plain = plainWordsFor(term);
  switch (rule) {
    case 'long-sentence':
      return {
        why:
          language === 'zh'
            ? label(`这一句有${count}字，超过${most}字`, `This sentence has ${count} characters, over ${most}`)
            : label(`这一句有${count}个词，超过${most}个`, `This sentence has ${count} words, over ${most}`),
        instead: label('一句只说一件事，拆成两三句', 'Say one thing in a sentence; make two or three of it'),
      };
    case 'unexplained-term':
      return {
        why: label(`“${text}”是术语，文中没有解释`, `“${text}” is a term that the text does not explain`),
        instead: label(
          `改说“${plain.zh}”，或者写成“${text}（${plain.zh}）”`,
          `Say “${plain.en}” instead, or write “${text} (${plain.en})”`,
        ),
      };
    case 'rare-character':
      return {
        why: label(`“${text}”不是常用字`, `“${text}” is not a common character`),
        instead: label('换一个常用的词', 'Use a more common word'),
      };
    case 'empty-verb':
      return {
        why: label(`“${text}”把动作说成了名词`, `“${text}” makes a noun of what is done`),
        instead: label(`直接说“${text.slice(2)}”`, `Say “${text.slice(2)}” by itself`),
      };
    case 'chain-of-de':
      return {
        why: label(`这一分句连用${count}个“的”`, `This clause has ${count} “的” in a row`),
        instead: label('拆开说，或者去掉能省的“的”', 'Take it apart, or leave out what can be left out'),
      };
    case 'passive':
      return {
        why: label(`这一句${count}处用被动`, `${count} passives in this sentence`),
        instead: label('说清是谁做的：“系统……”“工作人员……”', 'Say who does it: “the program …”, “staff …”'),
      };
    case 'nouns-for-verbs':
      return {
        why: label(`这一句有${count}个由动词变来的名词`, `${count} nouns made of verbs in this sentence`),
        instead: label('改用动词', 'Use the verbs'),
      };
  }
}

/** A measure over its bound, in words. */
export function remarkOnMeasure(
  over: Reading['over'][number],
  { chinese, englishGrade }: Reading,
  bounds: Bounds,
): Label {
  switch (over) {
    case 'clause':
      return label(
        `分句平均${chinese?.clauseLength.toFixed(1)}字，超过${bounds.clause}字：多断句`,
        `Chinese clauses have ${chinese?.clauseLength.toFixed(1)} characters on average, over ${bounds.clause}: break them`,
      );
    case 'functionWords':
      return label(
        `副词和连词占${percent(chinese?.functionWords ?? 0)}%，超过${percent(bounds.functionWords)}%：少用“并且、从而、非常”`,
        `Adverbs and conjunctions are ${percent(chinese?.functionWords ?? 0)}% of the Chinese, over ${percent(bounds.functionWords)}%`,
      );
    case 'englishGrade':
      return label(
        `英文的阅读年级为${englishGrade?.toFixed(1)}，超过${bounds.englishGrade}：用短词、短句`,
        `The English reads at grade ${englishGrade?.toFixed(1)}, over ${bounds.englishGrade}: use short words and sentences`,
      );
  }
}
