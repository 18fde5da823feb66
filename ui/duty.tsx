import type { Label } from '#kernel/label.ts';
import { useLanguage } from './language.tsx';
import { statusLook } from './parts.tsx';

/** A duty of the Regulation with its status now; see hosts/server/lawRoutes.ts. */
export interface DutyRow {
  readonly id: string;
  readonly chapter: number;
  readonly article: number;
  readonly paragraph: number;
  readonly item?: number;
  readonly action: Label;
  readonly modality: string;
  /** Why the modality is read so, where the Chinese leaves room. */
  readonly note?: Label;
  readonly addressee: Label & {
    readonly stated: boolean;
    readonly offices: readonly string[];
    readonly officeNames: readonly Label[];
  };
  readonly timeRule: Label | null;
  readonly answeredBy: { readonly id: string; readonly name: Label; readonly built: boolean } | null;
  readonly status: string;
  readonly count: number;
  readonly explanation: Label;
}

/** How the Chinese binds, as a word for each modality. */
export const modalityLook: Readonly<Record<string, Label>> = {
  shall: { zh: '应当', en: 'shall' },
  'must not': { zh: '不得', en: 'must not' },
  may: { zh: '可以', en: 'may' },
  entitled: { zh: '有权', en: 'entitled' },
  encouraged: { zh: '鼓励', en: 'encouraged' },
  'encouraged+supported': { zh: '鼓励和支持', en: 'encouraged and supported' },
  supported: { zh: '支持', en: 'supported' },
  promoted: { zh: '推动', en: 'promoted' },
  explored: { zh: '探索', en: 'explored' },
  principle: { zh: '原则', en: 'principle' },
};

/** What a duty asks, after how it binds; “encouraged: take part” where the word is no verb that leads to the next. */
export function DutyStatement({ duty }: { duty: Pick<DutyRow, 'modality' | 'action'> }) {
  const { t, say } = useLanguage();
  const leads = ['shall', 'must not', 'may'].includes(duty.modality);
  return (
    <>
      <strong>
        {say(modalityLook[duty.modality])}
        {leads ? '' : t('', ':')}
      </strong>{' '}
      {say(duty.action)}
    </>
  );
}

/** A status in sign, word and colour, never by colour alone. */
export function StatusMark({ status, count }: { status: string; count?: number }) {
  const { t } = useLanguage();
  const look = statusLook[status];
  return (
    <span className={`mark tone-${status}`}>
      {look?.sign} {t(look?.zh ?? status, look?.en ?? status)}
      {count ? t(` · ${count} 条`, ` · ${count}`) : ''}
    </span>
  );
}

/** Whom a duty binds; where the law names nobody, our proposal says that it is to be confirmed. */
export function Addressee({ duty }: { duty: Pick<DutyRow, 'addressee'> }) {
  const { t } = useLanguage();
  const proposed = (text: string) => /^(?:未明确|unstated)(?:\s*[（(].+?[:：]\s*(.+)[)）])?$/u.exec(text);
  const [zh, en] = [proposed(duty.addressee.zh), proposed(duty.addressee.en)];
  return (
    <>
      {t(
        zh ? `条文未写明${zh[1] ? `，拟为${zh[1]}` : ''}` : duty.addressee.zh,
        en ? `not stated${en[1] ? `; proposed: ${en[1]}` : ''}` : duty.addressee.en,
      )}
      {!duty.addressee.stated && <em className="confirm">{t('待确认', 'to be confirmed')}</em>}
    </>
  );
}
