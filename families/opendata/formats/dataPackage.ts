import { mediaTypes, type PublishedDataset } from './publishedDataset.ts';

/**
 * The dataset as a Frictionless data package (version 1 of the specification): the CSV file as a tabular resource with
 * the schema of its table, other formats as plain files.
 */
export function dataPackage(dataset: PublishedDataset): Record<string, unknown> {
  const fields = dataset.fields.map(({ name, label, type, unit, meaning }) => ({
    name,
    type,
    ...(label && label !== name && { title: label }),
    ...((meaning || unit) && { description: [meaning, unit && `单位：${unit}`].filter(Boolean).join('；') }),
  }));
  const resources = dataset.resources
    .filter((one) => one.download)
    .map(({ name, format, download, size }) => ({
      name: format,
      path: download,
      title: name.zh,
      format,
      mediatype: mediaTypes[format],
      ...(size !== undefined && { bytes: size }),
      ...(format === 'csv' && {
        profile: 'tabular-data-resource',
        encoding: 'utf-8',
        dialect: { delimiter: ',', header: true },
        schema: { fields, missingValues: [''] },
      }),
    }));
  return {
    profile: 'data-package',
    name: dataset.name,
    id: dataset.id,
    title: dataset.title.zh,
    description: dataset.abstract.zh,
    homepage: dataset.page,
    ...(dataset.version && { version: String(dataset.version.number) }),
    created: dataset.issued,
    keywords: dataset.keywords,
    ...(dataset.licence && {
      licenses: [
        {
          name: dataset.licence.id,
          title: dataset.licence.title,
          ...(dataset.licence.url && { path: dataset.licence.url }),
        },
      ],
    }),
    sources: [{ title: dataset.publisher.title.zh }],
    contributors: [{ title: dataset.publisher.title.zh, role: 'publisher' }],
    resources,
  };
}
