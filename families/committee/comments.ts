import { z } from 'zod';
import { findPersonalData } from '#engines/personalData/find.ts';
import { everyone, officer } from '#kernel/access.ts';
import { type Endpoint, endpoint } from '#kernel/endpoint.ts';
import { field } from '#kernel/fields/field.ts';
import { type Label, label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord, Guard } from '#kernel/system.ts';
import type { OfficeId } from '#law/offices.ts';

/** In whose name a comment is made: nobody needs an account, and only a party that signed in is named. */
export const commenters = {
  citizen: label('个人', 'A person'),
  enterprise: label('企业', 'An enterprise'),
  organisation: label('其他组织', 'Another organisation'),
} as const satisfies Record<string, Label>;
export const dispositions = {
  adopted: label('采纳', 'Adopted'),
  partly: label('部分采纳', 'Adopted in part'),
  notAdopted: label('未采纳', 'Not adopted'),
  explained: label('已说明', 'Explained'),
} as const satisfies Record<string, Label>;

/** A comment on a record of the system `on`: what was said, in whose name, and the answer that it got. */
export const commentFacts = <const S extends string>(on: S, parent: Label) => ({
  about: field.record(parent.zh, parent.en, { system: on }),
  topic: field.text('所针对的条文或者问题', 'Clause or question', { max: 120 }),
  text: field.longText('意见', 'Comment', { max: 2000 }),
  from: field.choice('意见人', 'Made by', commenters),
  party: field.party('单位', 'Organisation', { optional: true }),
  replyTo: field.record('回应的意见', 'In reply to', { system: `${on}-comments`, optional: true }),
  disposition: field.choice('处理', 'Disposition', dispositions, { optional: true }),
  answer: field.longText('答复', 'Answer', { optional: true, max: 2000 }),
});

/**
 * Received, then answered. An answer may be taken back to be written better: until then the comment counts as
 * unanswered. What must not be shown, such as an insult, is withheld with its reason.
 */
export const commentLifecycle = (keeper: OfficeId, law: string) => {
  const by = officer(keeper);
  return {
    toBeAnswered: {
      answerComment: {
        to: 'answered',
        by,
        sets: ['disposition', 'answer'],
        requires: ['disposition', 'answer'],
        law,
      },
      withhold: { to: 'withheld', by, sets: ['answer'], requires: ['answer'], waits: false },
    },
    answered: { takeBackAnswer: { to: 'toBeAnswered', by, waits: false } },
    withheld: {},
  } as const;
};
export const commentReaders = (keeper: OfficeId) =>
  ({ toBeAnswered: everyone, answered: everyone, withheld: officer(keeper) }) as const;

/** SQL over the asking record `r`: how many comments on it have no answer yet. */
export const unansweredOn = (comments: string): string =>
  `select count(*)::int from records c where c.system = '${comments}' and c.state = 'toBeAnswered' and c.facts @> jsonb_build_object('about', r.id)`;

/** Every comment has its own answer before anything is made of them. */
export const everyCommentIsAnswered =
  (comments: string, article: string): Guard =>
  ({ reads }) => {
    const left = Number(reads[`${comments}.unanswered`] ?? 0);
    return (
      left === 0 || {
        article,
        message: {
          zh: `还有${left}条意见没有答复`,
          en: left === 1 ? '1 comment has no answer yet' : `${left} comments have no answer yet`,
        },
      }
    );
  };

const given = z.object({
  topic: z.string().trim().min(1).max(120),
  text: z.string().trim().min(5).max(2000),
  from: z.enum(['citizen', 'enterprise', 'organisation']),
  party: z.uuid().optional(),
  replyTo: z.uuid().optional(),
});
/** Kinds that are nobody's business on a public page; a name alone may well be the subject of a comment. */
const personal = new Set(['residentId', 'mobile', 'bankCard', 'passport', 'email', 'plate']);

function assertNothingPersonal(text: string): void {
  const found = findPersonalData(text).find((one) => personal.has(one.kind));
  if (found)
    throw new Refused('invalid-input', {
      field: 'text',
      message: {
        zh: `意见将公开，请删去个人信息：${found.text}`,
        en: `Comments are public: please take out the personal data ${found.text}`,
      },
    });
}

/**
 * Anybody comments, with or without an account, while the record takes comments. Kept are the words and in whose name;
 * no address, no account: a party is named only where somebody who acts for it asks for that.
 */
export const commentEndpoint = (
  on: string,
  law: string,
  summary: Label,
  takesComments: (record: CaseRecord, topic: string) => true | Label,
): Endpoint =>
  endpoint({
    method: 'POST',
    path: `/api/${on}/:id/comments`,
    by: everyone,
    law,
    summary,
    limit: 20_000,
    unlogged: true,
    perMinute: 6,
    async answer({ actor, params, body }, city) {
      const read = given.safeParse(body);
      if (!read.success) throw new Refused('invalid-input', { field: read.error.issues[0]?.path.join('.') });
      const { topic, text, from, party, replyTo } = read.data;
      const record = await city.get(on, params.id ?? '');
      if (!record || !city.mayRead(record, actor)) throw new Refused('not-found');
      const open = takesComments(record, topic);
      if (open !== true) throw new Refused('guard-failed', { article: law, message: open });
      if (party !== undefined && !actor.parties.includes(party)) throw new Refused('not-allowed', { field: 'party' });
      if (replyTo !== undefined) {
        const other = await city.get(`${on}-comments`, replyTo);
        if (other?.facts.about !== record.id || other.state === 'withheld')
          throw new Refused('invalid-input', { field: 'replyTo' });
      }
      assertNothingPersonal(text);
      const facts = { about: record.id, topic, text: { zh: text }, from, party, replyTo };
      const made = await city.create(`${on}-comments`, facts);
      return { status: 201, body: { id: made.id, number: made.number } };
    },
  });
