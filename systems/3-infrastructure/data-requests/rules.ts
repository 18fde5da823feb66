import { addDays, today } from '#kernel/dates.ts';
import { label } from '#kernel/label.ts';
import { settingValue } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';
import { longestTerm } from './settings.ts';

interface Granted {
  readonly state: string;
  readonly opening?: string;
  readonly office?: string | null;
  readonly version: { readonly state: string; readonly number: number; readonly served: boolean } | null;
}
interface NamedRequest {
  readonly state: string;
  readonly owner: string | null;
  readonly office?: string;
}
export const readsOfDataset = ['data-requests.granted'] as const;
export const readsOfAgreement = ['data-requests.agreement'] as const;
export const readsOfRequest = ['data-requests.request'] as const;

/** Asked for are data that are public and open on condition, in a version that is there, of the office that holds them. */
export const isAskable: Guard = ({ facts, reads }) => {
  const found = (reads['data-requests.granted'] ?? null) as Granted | null;
  if (found?.state !== 'published')
    return { field: 'dataset', article: '31.1', message: label('该数据资源没有公开', 'This resource is not public') };
  if (found.opening === 'closed')
    return { field: 'dataset', article: '31.1', message: label('该数据不予开放', 'These data are not open') };
  if (found.version?.state !== 'ready')
    return { field: 'version', message: label('没有这个数据版本', 'There is no such version') };
  return (
    (found.office ?? 'data') === facts.office || {
      field: 'office',
      message: label('该数据由其他部门提供', 'Another office provides these data'),
    }
  );
};

/** Nothing personal is granted that the gate would not let pass (Article 33(2)). */
export const passesTheGate: Guard = ({ reads }) =>
  ((reads['data-requests.granted'] ?? null) as Granted | null)?.version?.served === true || {
    field: 'version',
    article: '33.2',
    message: label(
      '该版本属于个人数据，尚未通过去标识化核验',
      'This version is personal data and has not passed de-identification',
    ),
  };

export const endsInTime: Guard = ({ facts, settings, now }) => {
  const days = settingValue(longestTerm, settings);
  const { endsOn = '' } = facts as { endsOn?: string };
  return (
    (endsOn > today(now) && endsOn <= addDays(today(now), days)) || {
      field: 'endsOn',
      message: label(
        `使用期限应在今日之后，不超过${days}日（来源待确认）`,
        `The term lies ahead and takes at most ${days} days (source to be confirmed)`,
      ),
    }
  );
};

export const promises: Guard = ({ facts }) =>
  facts.noReidentification === true || {
    field: 'noReidentification',
    article: '33.2',
    message: label('须承诺不识别个人、不转交他人', 'One must promise to identify nobody and pass nothing on'),
  };

/** Signed is the agreement as it was issued, and nothing else. */
export const signsWhatWasIssued =
  (fact: 'userSignature' | 'officeSignature'): Guard =>
  ({ facts, reads }) => {
    const issued = (reads['data-requests.agreement'] ?? null) as { digest: string } | null;
    const signed = (facts as Record<string, readonly { digest?: string }[] | undefined>)[fact]?.at(-1);
    // Before anybody signs, the page only asks whether it could be done.
    if (signed === undefined) return true;
    return (
      (issued !== null && signed.digest === issued.digest) || {
        field: fact,
        message: label('签署的文本与制发的协议不一致', 'What is signed is not the agreement as issued'),
      }
    );
  };

/** Data leave only a sandbox that is open, and only to whom it is open. */
export const comesFromAnOpenSandbox: Guard = ({ record, reads }) => {
  const request = (reads['data-requests.request'] ?? null) as NamedRequest | null;
  return (
    (request !== null && request.state === 'accessOpen' && request.owner === record.owner) || {
      field: 'request',
      message: label('该申请的沙箱没有开通或者已经关闭', 'The sandbox of this request is not open'),
    }
  );
};
