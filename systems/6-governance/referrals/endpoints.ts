import { z } from 'zod';
import { isProhibitedAct, type ProhibitedAct } from '#families/prohibitedActs.ts';
import { everyone } from '#kernel/access.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { getOffice, type OfficeId } from '#law/offices.ts';
import type { Law } from './facts.ts';
import { officesFor } from './rules.ts';

const asked = z.object({
  from: z.string(),
  report: z.uuid().optional(),
  examination: z.uuid().optional(),
  product: z.uuid().optional(),
});
const lawsOf: Readonly<Partial<Record<ProhibitedAct, Law>>> = {
  publicHarm: 'security',
  privacy: 'personalInformation',
  pricing: 'consumer',
};

export const referralEndpoints = [
  endpoint({
    method: 'POST',
    path: '/api/referrals/begin',
    by: everyone,
    law: '72.3',
    summary: label('拟一件移送，按来源填好', 'Begin a referral, filled in from what it comes from'),
    async answer({ actor, body }, city) {
      const read = asked.safeParse(body);
      if (!read.success) throw new Refused('invalid-input', { field: read.error.issues[0]?.path.join('.') });
      const from = actor.offices.find((one) => one === read.data.from);
      if (from === undefined) throw new Refused('not-allowed', { field: 'from' });
      const seen = async (system: string, id: string | undefined) => {
        const record = id === undefined ? null : await city.get(system, id);
        if (id !== undefined && !(record && city.mayRead(record, actor))) throw new Refused('not-found');
        return record;
      };
      const report = await seen('violation-reports', read.data.report);
      // Everybody reads a report's number; only the office with which it lies may take it further.
      if (report && report.facts.office !== from) throw new Refused('not-allowed', { field: 'report' });
      const examination = await seen('prohibited-acts', read.data.examination ?? (report?.facts.audit as string));
      const source = examination ?? report;
      const product = await seen('products', read.data.product ?? (source?.facts.product as string | undefined));
      const act = source?.facts.act;
      const found = isProhibitedAct(act) ? act : undefined;
      const law = found && lawsOf[found];
      const named = { acts: found ? [found] : undefined, laws: law ? [law] : undefined };
      const facts = {
        ...named,
        from,
        title: String(source?.facts.title ?? source?.facts.subject ?? product?.facts.name ?? '').slice(0, 160),
        target: source?.facts.target ?? source?.facts.firm ?? product?.owner ?? undefined,
        product: product?.id,
        report: report?.id,
        examination: examination?.id,
        to: officesFor({ ...named, from })[0]?.office,
      };
      const made = await city.create('referrals', { from });
      const { from: _from, ...rest } = facts;
      const saved = await city.as(actor).move('referrals', made.id, 'save', {
        ...rest,
        title: facts.title || undefined,
      });
      return { status: 201, body: { id: saved.id } };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/referrals/offices',
    by: everyone,
    law: '72.3',
    summary: label('按涉嫌行为和依据建议接收部门', 'The offices proposed for acts and laws'),
    async answer({ body }) {
      const read = z
        .object({ acts: z.array(z.string()).max(7), laws: z.array(z.string()).max(5), from: z.string().optional() })
        .safeParse(body);
      if (!read.success) throw new Refused('invalid-input', { field: read.error.issues[0]?.path.join('.') });
      const { acts: given, laws, from } = read.data;
      const known = given.filter(isProhibitedAct);
      const offices = officesFor({ acts: known, laws: laws as Law[], from: from as OfficeId });
      return { body: { offices: offices.map((one) => ({ ...one, name: getOffice(one.office).name })) } };
    },
  }),
] as const;
