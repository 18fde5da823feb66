/** A text that the city shows: Chinese first, English everywhere too. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

export type Language = 'zh' | 'en';

/** `label('草稿', 'Draft')`. */
export const label = (zh: string, en: string): Label => ({ zh, en });

/** The text in one language. */
export const say = (text: Label, language: Language): string => text[language];
