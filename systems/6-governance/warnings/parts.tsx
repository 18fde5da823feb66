import { Link } from 'react-router';
import { warningLevels, warningSteps } from '#families/rules/tableFacts.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import './warnings.css';

export type Level = keyof typeof warningLevels;
export interface OpenWarning {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly stateLabel: Label;
  readonly since: string;
  readonly title: string;
  readonly product: string;
  readonly level: Level;
  readonly step: keyof typeof warningSteps;
  readonly what?: Bilingual;
  readonly restriction?: Bilingual;
}

const signs: Readonly<Record<Level, string>> = { red: '■', orange: '▲', yellow: '◆', blue: '●', none: '○' };
/** A level in colour, sign and word, never by colour alone. */
export function LevelTag({ level }: { level: Level }) {
  const { say, t } = useLanguage();
  return (
    <span className={`tag warning-${level}`}>
      {signs[level]} {say(warningLevels[level])}
      {level !== 'none' && t('预警', ' warning')}
    </span>
  );
}

const meaning: Readonly<Record<Level, Label>> = {
  red: { zh: '发生了严重的问题，应当暂停使用。', en: 'Something grave happened; it is to be taken out of use.' },
  orange: { zh: '存在较大危险，使用受到限制。', en: 'There is considerable danger; its use is restricted.' },
  yellow: {
    zh: '出现了须查明的问题，主管部门到现场核查。',
    en: 'A problem must be cleared up; the authority looks into it on site.',
  },
  blue: {
    zh: '出现了轻微的异常，经营者须核查并说明。',
    en: 'Something is a little off; the operator checks and explains.',
  },
  none: { zh: '目前没有生效的风险预警。', en: 'No risk warning is live.' },
};
export const useMeaning = (level: Level): string => useLanguage().say(meaning[level]);

/** A text that may lack its English. */
export const useText = () => {
  const { language } = useLanguage();
  return (text: Bilingual | undefined): string => (language === 'en' ? (text?.en ?? text?.zh) : text?.zh) ?? '';
};

/** Warnings as anybody may read them: what happened, what must be done, what is restricted. */
export function WarningList({ of, withProduct }: { of: readonly OpenWarning[]; withProduct?: boolean }) {
  const { say, t } = useLanguage();
  const text = useText();
  return (
    <ul className="warnings">
      {of.map((one) => (
        <li key={one.id}>
          <p>
            <LevelTag level={one.level} />{' '}
            {withProduct && (
              <>
                <Link to={`/products/${one.product}`}>{one.title}</Link> ·{' '}
              </>
            )}
            <Link to={`/registers/warnings/${one.id}`}>{one.number}</Link> · {say(one.stateLabel)}{' '}
            <span className="quiet">{momentText(one.since)}</span>
          </p>
          <p>{text(one.what)}</p>
          <p>
            {t('须采取的措施：', 'Step to be taken: ')}
            {say(warningSteps[one.step])}
          </p>
          {one.restriction && (
            <p>
              <strong>{t('限制内容：', 'Restricted: ')}</strong>
              {text(one.restriction)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
