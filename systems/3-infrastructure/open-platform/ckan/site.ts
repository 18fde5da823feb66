import { licences } from '#families/opendata/words.ts';
import { Refused } from '#kernel/refusals.ts';
import { catalogueOf, licenceOf } from '../published.ts';
import { type Action, type Asked, reading } from './asked.ts';

/** Whose accounts there are is nobody's business but their own: a key's holder finds themself, and nobody else. */
async function ownAccount({ city, actor, given }: Asked): Promise<object | null> {
  if (actor.kind !== 'person' || actor.person === undefined) return null;
  const [row] = await city.query<{ account: string; name: string; since: string }>(
    `select account, name, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as since from people where id = $1`,
    [actor.person],
  );
  const asked = given.text('id');
  if (!row || (asked !== undefined && asked !== row.account && asked !== actor.person)) return null;
  return {
    id: actor.person,
    name: row.account,
    fullname: row.name,
    display_name: row.name,
    about: '',
    created: row.since,
    state: 'active',
    sysadmin: false,
    activity_streams_email_notifications: false,
    image_url: '',
  };
}

/** The site, its licences, and one's own account. */
export const siteActions: Readonly<Record<string, Action>> = {
  site_read: reading('whether the site may be read', async () => true),
  status_show: reading(
    'what the site is; ckan_version is the version of the interface that is spoken',
    async ({ city }) => {
      const { title, abstract } = catalogueOf(city, '');
      return {
        ckan_version: '2.11.0',
        site_url: city.address,
        site_title: title.zh,
        site_description: abstract.zh,
        locale_default: 'zh_Hans_CN',
        error_emails_to: null,
        extensions: ['datastore', 'dcat'],
      };
    },
  ),
  license_list: reading('licences', async () =>
    (Object.keys(licences) as (keyof typeof licences)[]).map((id) => {
      const { title, url = '', open } = licenceOf(id);
      return {
        id,
        title,
        url,
        status: 'active',
        family: '',
        maintainer: '',
        od_conformance: open ? 'approved' : 'not reviewed',
        osd_conformance: 'not reviewed',
        domain_content: false,
        domain_data: open,
        domain_software: false,
        is_generic: false,
        is_okd_compliant: open,
        is_osi_compliant: false,
      };
    }),
  ),
  user_list: reading('one’s own account, by a key', async (asked) => {
    const own = (await ownAccount({ ...asked })) as { name: string } | null;
    if (!own) return [];
    return asked.given.yes('all_fields', true) ? [own] : [own.name];
  }),
  user_show: reading('one’s own account, by a key', async (asked) => {
    const own = await ownAccount(asked);
    if (!own) throw new Refused('not-found');
    return own;
  }),
};
