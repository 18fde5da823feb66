import { type Label, label } from './label.ts';

/**
 * Every way in which Tiaoli refuses, with its HTTP status and its words. The list is closed: anything that is not
 * here is a defect of the program (500). On the wire a refusal is RFC 9457 problem+json.
 */
export const refusals = {
  'not-found': { status: 404, title: label('没有这条记录', 'There is no such record') },
  'sign-in-required': { status: 401, title: label('请先登录', 'Please sign in first') },
  'wrong-credentials': {
    status: 401,
    title: label('账号、口令或动态码不正确', 'The account, password or code is wrong'),
  },
  'code-required': { status: 401, title: label('请输入动态码', 'Please enter the code of your second factor') },
  'not-allowed': { status: 403, title: label('您无权办理此事项', 'You may not do this') },
  'wrong-token': {
    status: 403,
    title: label('页面已过期，请刷新后重试', 'This page is out of date; please reload it'),
  },
  'no-such-move': {
    status: 409,
    title: label('当前状态下不能办理此步骤', 'This step is not open in the present state'),
  },
  'guard-failed': { status: 409, title: label('条件尚未满足', 'A condition is not met yet') },
  'same-hands': { status: 409, title: label('提出人与批准人不得为同一人', 'Who proposes may not approve') },
  'revision-conflict': {
    status: 412,
    title: label('记录已被他人更新，请查看最新内容后再办理', 'Somebody changed this record; look at it again first'),
  },
  'revision-required': { status: 428, title: label('请注明所见的版本', 'Name the revision that you saw (If-Match)') },
  'key-reused': {
    status: 422,
    title: label('幂等键已用于另一请求', 'That idempotency key was used for another request'),
  },
  'invalid-input': { status: 422, title: label('填写内容有误', 'Some of what was entered is wrong') },
  'facts-missing': { status: 422, title: label('尚有必填事项', 'Required facts are missing') },
  contradiction: { status: 422, title: label('事实之间相互矛盾', 'Facts contradict each other') },
  'letter-required': { status: 422, title: label('此步骤须附文书', 'This step needs its letter') },
  'notice-required': { status: 422, title: label('须书面告知', 'A written notice is required') },
  'malformed-request': { status: 400, title: label('请求格式有误', 'The request is malformed') },
  'malformed-file': { status: 422, title: label('文件无法读取', 'The file cannot be read') },
  'file-type': { status: 415, title: label('不接受此类文件', 'Files of this type are not accepted') },
  'too-large': { status: 413, title: label('内容过大', 'Too large') },
  'too-many-requests': { status: 429, title: label('请求过于频繁，请稍后再试', 'Too many requests; please wait') },
  'already-exists': { status: 409, title: label('已经存在', 'It exists already') },
  'rules-exceeded': {
    status: 503,
    title: label('规则运行超出时间或者内存限度', 'The rules ran beyond their limits'),
  },
  'not-open': {
    status: 403,
    title: label('该数据不予开放或者须先申请', 'These data are not open, or must be asked for'),
  },
  'not-cleared': {
    status: 403,
    title: label(
      '个人数据未经去标识化核验，不得提供',
      'Personal data are not provided before their de-identification is verified',
    ),
  },
  'law-forbids': { status: 409, title: label('条例不允许', 'The Regulation does not allow it') },
} as const satisfies Record<string, { status: number; title: Label }>;

export type RefusalCode = keyof typeof refusals;

/** What is wrong, where, and under which provision; `field` is a fact's name, `article` a reference such as `66.2`. */
export interface RefusalDetail {
  readonly message?: Label;
  readonly field?: string;
  readonly article?: string;
  readonly fields?: readonly { field: string; message: Label }[];
}

export interface Refusal extends RefusalDetail {
  readonly code: RefusalCode;
}

/** Thrown where a refusal leaves the pure code, caught once by the host. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(`${code}: ${detail.message?.en ?? refusals[code].title.en}`);
    this.name = 'Refused';
    this.refusal = { code, ...detail };
  }
}

/** A refusal as RFC 9457 problem+json; both languages travel, so that the screen can switch in place. */
export function problemOf(refusal: Refusal, instance?: string) {
  const { status, title } = refusals[refusal.code];
  return {
    type: `/docs/refusals#${refusal.code}`,
    title: title.zh,
    status,
    code: refusal.code,
    title_zh: title.zh,
    title_en: title.en,
    detail: refusal.message?.zh,
    detail_zh: refusal.message?.zh,
    detail_en: refusal.message?.en,
    field: refusal.field,
    article: refusal.article,
    fields: refusal.fields,
    instance,
  };
}
export type Problem = ReturnType<typeof problemOf>;
