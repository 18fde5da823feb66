import type { Searched } from './jobs.ts';

/** In words: what each column becomes at a candidate's levels. */
export function becomes(
  { levels }: { readonly levels: readonly number[] },
  { shown }: Pick<Searched, 'shown'>,
  t: (zh: string, en: string) => string,
): { readonly column: string; readonly text: string }[] {
  return shown.map(({ column, levels: all }, at) => {
    const level = levels[at] ?? 0;
    const samples = (all[level] ?? []).join(t('、', ', '));
    const text =
      level === 0
        ? t('不变', 'as it is')
        : samples === '*'
          ? t('整列隐去', 'taken away')
          : t(`第${level}级：${samples}…`, `level ${level}: ${samples}…`);
    return { column, text };
  });
}
