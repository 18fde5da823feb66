import { rm } from 'node:fs/promises';
import type { Job } from '#kernel/effects.ts';
import { label } from '#kernel/label.ts';
import { type SettingOf, settingValue } from '#kernel/settings.ts';

export const abandonedAfter: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'data-catalogue.abandonedAfter',
  label: label('未传完的上传保留天数', 'Days that an unfinished upload is kept'),
  value: 7,
  min: 1,
  max: 365,
  unit: label('天', 'days'),
  source: label('本平台技术限制，来源待确认', 'A technical limit of this platform, source to be confirmed'),
  confirmed: false,
};

/** Every night at twenty to three in Shenzhen: uploads of which no piece has come for that long go, with what lies on the disk. */
export const removeAbandonedUploads: Job = {
  name: 'data-catalogue.removeAbandonedUploads',
  times: '40 18 * * *',
  async run(_payload, city) {
    const days = settingValue(abandonedAfter, city.settings);
    const before = new Date(city.now().getTime() - days * 86_400_000).toISOString();
    const abandoned = await city.query<{ id: string }>('select id from dataset_uploads where at < $1', [before]);
    for (const { id } of abandoned) {
      // The file first: broken off between the two, the next night still finds the row.
      await rm(await city.files.partial(id), { force: true });
      await city.query('delete from dataset_uploads where id = $1', [id]);
    }
  },
};
