import { z } from 'zod';
import { everyone } from '#kernel/access.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { settingInForce } from '#kernel/settings.ts';
import { wordFor } from '#kernel/words.ts';
import { grounds, groundsAgainst, type InspectionBody } from './admission.ts';
import { silence } from './settings.ts';

const asked = z.object({ body: z.uuid().nullish(), reportedOn: z.iso.date(), scope: z.string().max(8) });

export const recognitionEndpoints = [
  endpoint({
    method: 'GET',
    path: '/api/medical-recognition/:id/overview',
    by: everyone,
    law: '46.1',
    summary: label(
      '各合作医院的答复、期限和理由，以及该产品的检验报告',
      'Who answered what, by when and why; reports on the device',
    ),
    async answer({ actor, params }, city) {
      const record = await city.get('medical-recognition', params.id ?? '');
      if (!record || !city.mayRead(record, actor)) throw new Refused('not-found');
      const answers = await city.query<{ id: string; state: string; name: string; due: string | null; facts: object }>(
        `select a.id::text, a.state, p.name, c.due_on::text as due, a.facts from records a join parties p on p.id = (a.facts->>'partner')::uuid
         left join clocks c on c.record = a.id and not c.ended
         where a.system = 'recognition-answers' and a.facts @> jsonb_build_object('recognition', $1::text) order by a.number limit 40`,
        [record.id],
      );
      const reports = await city.find('inspection-reports', { product: record.facts.product }, [
        'submitted',
        'admitted',
        'notAdmitted',
      ]);
      return {
        body: {
          answers: answers.map(({ state, ...one }) => ({ ...one, state, stateLabel: wordFor(state) })),
          reports: reports
            .filter((one) => city.mayRead(one, actor))
            .map(({ id, number, state, facts }) => ({ id, number, state, stateLabel: wordFor(state), facts })),
          silence: settingInForce(silence, city.settings),
        },
      };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/inspection-reports/check',
    by: everyone,
    law: '46.1',
    summary: label('按名录核对一份检验报告能否采信', 'Whether the list lets a report be admitted'),
    async answer({ body, actor }, city) {
      const read = asked.safeParse(body);
      if (!read.success) throw new Refused('invalid-input', { field: read.error.issues[0]?.path.join('.') });
      const found = read.data.body ? await city.get('inspection-bodies', read.data.body) : null;
      const listed = found && city.mayRead(found, actor) ? found : null;
      const against = groundsAgainst(read.data, listed && ({ state: listed.state, ...listed.facts } as InspectionBody));
      return { body: { admissible: against.length === 0, grounds: against.map((one) => grounds[one]) } };
    },
  }),
] as const;
