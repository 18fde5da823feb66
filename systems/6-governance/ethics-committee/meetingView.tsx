import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { itemInVote, type Meeting, presentFor, standingOf } from '#families/committee/meetingFacts.ts';
import { type Choice, recusals, type Seat } from '#families/committee/tally.ts';
import { choices, grounds, outcomes, ruleInWords, seatOffices, tallyInWords } from '#families/committee/words.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Nothing, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Page, SessionView } from '#ui/types.ts';
import './committee.css';

type Shown = Omit<Meeting, 'agenda'> & {
  readonly agenda?: readonly {
    readonly title: string;
    readonly concerned?: string;
    readonly norm?: string;
    readonly motion?: string;
  }[];
  readonly dissent?: readonly { readonly item: number; readonly reason: string }[];
  readonly ruleConfirmed?: boolean;
};

/** The meeting as it goes: its agenda with who stands aside and how the vote stands, who is there, and the rule in words. */
export function MeetingView({ page, refresh }: RecordSlot) {
  const { t, say } = useLanguage();
  const { id, state } = page.record;
  const meeting = page.record.facts as Shown;
  const live = state === 'inSession' || state === 'convened';
  const session = useApi<SessionView>('/api/session');
  // The page's own query, read again while the meeting is on, so that everybody sees the vote as it comes in.
  useApi<Page>(`/api/ethics-committee/${id}`, { every: live ? 2_500 : undefined });
  const [fault, setFault] = useState<ProblemError | null>(null);
  const add = async (move: string, list: string, entry: object) => {
    setFault(null);
    try {
      await refresh(
        await send<Page>(
          `/api/ethics-committee/${id}/${move}`,
          { facts: { [list]: entry } },
          { key: crypto.randomUUID() },
        ),
      );
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  const { quorum, majority, atLeast, roll = [], agenda = [] } = meeting;
  const may = (move: string) => page.moves.some((one) => one.name === move);
  const me = session.data?.person;
  const rows = { meeting, page, me, may, add };
  return (
    <section className="meeting" aria-label={t('会议进行', 'The meeting')}>
      {quorum && majority && atLeast && (
        <p className="rule quiet">
          {say(ruleInWords({ quorum, majority, atLeast }))}{' '}
          {meeting.ruleConfirmed !== true && (
            <em className="confirm">{t('规则来源待确认', 'source to be confirmed')}</em>
          )}
        </p>
      )}
      <div>
        {fault && <Refusal error={fault} />}
        <h2>{t('议程', 'Agenda')}</h2>
        {agenda.length === 0 && <Nothing zh="还没有议题" en="No items yet" />}
        <ol>
          {agenda.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item's number is its place on the agenda
            <ItemRow key={at} item={at + 1} of={one} {...rows} />
          ))}
        </ol>
      </div>
      <Roll {...rows} roll={roll} />
    </section>
  );
}

interface RowParts {
  readonly meeting: Shown;
  readonly page: Page;
  readonly me: string | undefined;
  may(move: string): boolean;
  add(move: string, list: string, entry: object): Promise<void>;
}

function ItemRow({ item, of, ...parts }: RowParts & { item: number; of: NonNullable<Shown['agenda']>[number] }) {
  const { t, say } = useLanguage();
  const { meeting, page, me, may, add } = parts;
  const aside = recusals(meeting.agenda ?? [], meeting.roll ?? [], meeting.declared ?? []).filter(
    (one) => one.item === item,
  );
  const inVote = itemInVote(meeting);
  const put = meeting.votings?.some((one) => one.item === item) ?? false;
  const standing = standingOf(meeting as Meeting, item);
  const counted = meeting.tallies?.find((one) => one.item === item);
  const name = (person: string) => meeting.roll?.find((one) => one.person === person)?.name ?? person;
  const mineAside = aside.some((one) => one.person === me);
  return (
    <li className={`item${inVote === item ? ' in-vote' : ''}`}>
      <h3>
        {item}. {of.title}
      </h3>
      {of.motion && (
        <p>
          {t('提请表决：', 'Motion: ')}
          {of.motion}
        </p>
      )}
      {of.norm && (
        <p>
          <Link to={`/ethics-norms/${of.norm}`}>{t('阅读规范和意见答复', 'Read the norm, comments and answers')}</Link>
        </p>
      )}
      {of.concerned && (
        <p className="quiet">
          {t('当事单位：', 'Party concerned: ')}
          {page.names[of.concerned] ?? ''}
        </p>
      )}
      {aside.map((one) => (
        <p key={one.person}>
          <span className="tag tone-medium">{t('回避', 'Stands aside')}</span> {name(one.person)}
          {t('：', ': ')}
          {say(grounds[one.ground])}
        </p>
      ))}
      {counted ? (
        <Counted counted={counted} inVote={inVote === item} />
      ) : (
        meeting.roll && <p className="quiet">{t('尚未表决', 'Not voted on yet')}</p>
      )}
      {meeting.dissent
        ?.filter((one) => one.item === item)
        .map((one) => (
          <p key={one.reason}>
            <span className="tag tone-high">{t('不同意见', 'Dissent')}</span> {one.reason}
          </p>
        ))}
      <Space wrap className="no-print">
        {may('putToVote') && !put && inVote === null && (
          <Button type="primary" onClick={() => add('putToVote', 'votings', { item })}>
            {t('提请表决', 'Put to the vote')}
          </Button>
        )}
        {may('declareResult') && inVote === item && (
          <Button type="primary" onClick={() => add('declareResult', 'closings', { item })}>
            {t('宣布表决结果', 'Declare the result')}
          </Button>
        )}
        {may('declareInterest') && !put && !mineAside && (
          <DeclareInterest onDeclare={(reason) => add('declareInterest', 'declared', { item, reason })} />
        )}
      </Space>
      {may('putToVote') && !put && standing.outcome === 'inquorate' && <p>{say(tallyInWords(standing))}</p>}
      {may('castVote') && inVote === item && <Ballot item={item} aside={mineAside} {...parts} />}
    </li>
  );
}

function Counted({ counted, inVote }: { counted: NonNullable<Shown['tallies']>[number]; inVote: boolean }) {
  const { t, say } = useLanguage();
  const width = (n: number) => ({ width: `${(n / Math.max(1, counted.present)) * 100}%` });
  return (
    <>
      <div className="votes" aria-hidden="true">
        <span className="for" style={width(counted.for)} />
        <span className="against" style={width(counted.against)} />
        <span className="abstain" style={width(counted.abstained)} />
      </div>
      {inVote ? (
        <p aria-live="polite">
          <strong>{t('正在表决', 'Being voted on')}</strong>{' '}
          {t(
            `实到${counted.present}人，已投${counted.present - counted.notVoting}票：同意${counted.for}，反对${counted.against}，弃权${counted.abstained}；须${counted.needed}票同意`,
            `${counted.present - counted.notVoting} of ${counted.present} have voted: ${counted.for} for, ${counted.against} against, ${counted.abstained} abstaining; ${counted.needed} must agree`,
          )}
        </p>
      ) : (
        <p>
          <span className={`tag tone-${counted.outcome === 'adopted' ? 'low' : 'high'}`}>
            {counted.outcome === 'adopted' ? '✓' : '✕'} {say(outcomes[counted.outcome])} {counted.for}:{counted.against}
          </span>{' '}
          {say(tallyInWords(counted))}
        </p>
      )}
    </>
  );
}

/** One's own vote on the item: once; a vote against with its reason, which stands in the minutes. */
function Ballot({ item, aside, meeting, me, add }: RowParts & { item: number; aside: boolean }) {
  const { t, say } = useLanguage();
  const [against, setAgainst] = useState(false);
  const [reason, setReason] = useState('');
  const mine = meeting.votes?.find((one) => one.item === item && one.by === me);
  if (aside) return <p role="status">{t('您须回避本议题，不参加表决', 'You stand aside from this item')}</p>;
  if (mine)
    return (
      <p role="status">
        {t('您已投票：', 'You have voted: ')}
        <strong>{say(choices[mine.choice])}</strong>
      </p>
    );
  if (me === undefined || !presentFor(meeting, item).includes(me))
    return <p role="status">{t('签到后才能投票', 'Sign in before you vote')}</p>;
  const vote = (choice: Choice) => add('castVote', 'votes', { item, choice, ...(reason && { reason }) });
  return (
    <div>
      <Space wrap>
        <Button type="primary" onClick={() => vote('for')}>
          {t('同意', 'For')}
        </Button>
        <Button onClick={() => setAgainst(true)}>{t('反对', 'Against')}</Button>
        <Button onClick={() => vote('abstain')}>{t('弃权', 'Abstain')}</Button>
      </Space>
      {against && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            vote('against');
          }}
        >
          <label htmlFor={`against-${item}`}>
            {t('反对的理由（写入纪要）', 'Why you are against (in the minutes)')}
          </label>
          <Input.TextArea
            id={`against-${item}`}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button htmlType="submit" disabled={reason.trim() === ''}>
            {t('投反对票', 'Vote against')}
          </Button>
        </form>
      )}
    </div>
  );
}

function DeclareInterest({ onDeclare }: { onDeclare(reason: string): void }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!open) return <Button onClick={() => setOpen(true)}>{t('申报利害关系', 'Declare an interest')}</Button>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onDeclare(reason);
      }}
    >
      <Space wrap>
        <Input
          aria-label={t('利害关系', 'The interest')}
          placeholder={t('与本议题有何利害关系', 'What interest you have')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button htmlType="submit" disabled={reason.trim() === ''}>
          {t('申报并回避', 'Declare and stand aside')}
        </Button>
      </Space>
    </form>
  );
}

function Roll({ roll, meeting, me, may, add }: RowParts & { roll: readonly Seat[] }) {
  const { t, say } = useLanguage();
  const there = (person: string) => meeting.present?.find((one) => one.by === person);
  const gone = (person: string) => meeting.departed?.some((one) => one.by === person) ?? false;
  const here = roll.filter((seat) => there(seat.person) && !gone(seat.person)).length;
  const inVote = itemInVote(meeting);
  const stateOf = (person: string) => {
    if (inVote !== null && meeting.recusals?.some((one) => one.item === inVote && one.person === person))
      return <span className="tone-medium">{t('回避', 'stands aside')}</span>;
    const vote = inVote === null ? undefined : meeting.votes?.find((one) => one.item === inVote && one.by === person);
    if (vote) return <strong>{say(choices[vote.choice])}</strong>;
    if (gone(person)) return <span className="quiet">{t('已退席', 'left')}</span>;
    const at = there(person)?.at;
    return at ? (
      <span className="tone-low">
        ✓ {t('签到', 'here')} {momentText(at).slice(11)}
      </span>
    ) : (
      <span className="quiet">{t('未签到', 'not here')}</span>
    );
  };
  return (
    <aside aria-label={t('委员', 'Members')}>
      <h2>
        {t('委员', 'Members')}{' '}
        <span className="quiet">{t(`到会 ${here} / ${roll.length}`, `${here} of ${roll.length} here`)}</span>
      </h2>
      {roll.length === 0 && (
        <p className="quiet">
          {t('通知开会时按任期核定应到委员。', 'The members in term are fixed when the meeting is called.')}
        </p>
      )}
      <ul>
        {roll.map((seat) => (
          <li key={seat.person} className="seat">
            <span>
              {seat.name}
              {seat.office !== 'member' && <span className="quiet"> {say(seatOffices[seat.office])}</span>}
            </span>
            {stateOf(seat.person)}
          </li>
        ))}
      </ul>
      {may('signIn') && me !== undefined && !there(me) && (
        <Button type="primary" style={{ marginTop: 12 }} onClick={() => add('signIn', 'present', {})}>
          {t('签到', 'Sign in')}
        </Button>
      )}
      {may('leaveMeeting') && inVote === null && me !== undefined && there(me) && !gone(me) && (
        <Button style={{ marginTop: 12 }} onClick={() => add('leaveMeeting', 'departed', {})}>
          {t('退席', 'Leave the meeting')}
        </Button>
      )}
    </aside>
  );
}
