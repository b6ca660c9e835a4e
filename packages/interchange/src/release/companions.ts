import type { Licence, Manifest } from '@hiap/lexicon'
import type { Dropped } from '../exporter.ts'
import type { ReleasedDictionary } from './catalogue.ts'
import { addressOfLicence } from './defined-term.ts'

/** What each format does not carry, by dictionary. */
export interface DroppedByFormat {
  readonly id: string
  readonly dropped: Readonly<Record<string, readonly Dropped[]>>
}

/** The page that says what a release is. */
export function readmeOf(dictionaries: readonly ReleasedDictionary[], dropped: readonly DroppedByFormat[]): string {
  const rows = dictionaries.map(
    ({ manifest, entries }) =>
      `| [${manifest.id}](${manifest.id}/NOTICE.md) | ${titleOf(manifest)} | ${manifest.version} | ${entries} | ${licenceLink(manifest.licence)} |`,
  )
  const lost = dropped.flatMap(({ id, dropped: formats }) =>
    Object.entries(formats).flatMap(([format, list]) =>
      list.map(({ field, count, why }) => `| ${id} | ${format} | \`${field}\` | ${count} | ${why} |`),
    ),
  )
  return [
    '# Open data',
    '',
    'Each dictionary has a folder: in it a folder for each format, `terms.jsonld` with its words for search engines (DefinedTermSet of schema.org), and in',
    '`NOTICE.md` the licence, the attribution that it asks for, and the works that its entries cite.',
    '',
    '| dictionary | title | version | entries | licence |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '`SHA256SUMS` has the checksum of every file; `sha256sum -c SHA256SUMS` checks them. `catalogue.jsonld` and `catalogue.ttl` describe all files by DCAT 3, for catalogues of data.',
    '',
    ...(lost.length === 0
      ? []
      : [
          '## What a format does not carry',
          '',
          '| dictionary | format | field | times | why |',
          '| --- | --- | --- | --- | --- |',
          ...lost,
          '',
        ]),
  ].join('\n')
}

/** Licence, attribution and sources of a dictionary. */
export function noticeOf(manifest: Manifest, texts: readonly string[]): string {
  const { id, version, licence, attribution, sources } = manifest
  const link = (its: Licence): string =>
    texts.includes(its.spdx) ? `${licenceLink(its)} ([text](licences/${its.spdx}.txt))` : licenceLink(its)
  return [
    `# ${titleOf(manifest)}`,
    '',
    `Dictionary ${id}, version ${version}. Licence: ${link(licence)}. Attribution: ${attribution}`,
    '',
    '## Sources',
    '',
    ...sources.flatMap((source) => [
      `- **${source.id}**: ${source.url === undefined ? source.title : `[${source.title}](${source.url})`}${source.author === undefined ? '' : `, ${source.author}`}${source.year === undefined ? '' : `, ${source.year}`}.`,
      `  Licence: ${link(source.licence)}. ${source.attribution}`,
    ]),
    '',
  ].join('\n')
}

/** A page that lists the files, for people; it needs no script and no style. */
export function indexOf(dictionaries: readonly ReleasedDictionary[]): string {
  const sections = dictionaries.map(({ manifest, entries, files }) => {
    const rows = files.map(
      ({ path, format = '', bytes, sha256 }) =>
        `<tr><td>${escaped(format)}</td><td><a href="${path.split('/').map(encodeURIComponent).join('/')}">${escaped(path.slice(path.indexOf('/') + 1))}</a></td><td>${bytes}</td><td><code>${sha256}</code></td></tr>\n`,
    )
    const titles = Object.entries(manifest.title).map(([tag, text]) => `<span lang="${tag}">${escaped(text)}</span>`)
    return `<h2>${titles.join(' · ')}</h2>
<p>${escaped(manifest.id)} ${escaped(manifest.version)}, ${entries} entries. <a href="${escaped(addressOfLicence(manifest))}" rel="license">${escaped(manifest.licence.spdx)}</a>. ${escaped(manifest.attribution)} <a href="${manifest.id}/NOTICE.md">NOTICE.md</a></p>
<table>
<tr><th>format</th><th>file</th><th>bytes</th><th>SHA-256</th></tr>
${rows.join('')}</table>
`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Open data</title>
<link rel="describedby" type="application/ld+json" href="catalogue.jsonld">
<link rel="describedby" type="text/turtle" href="catalogue.ttl">
</head>
<body>
<h1>Open data</h1>
<p><a href="README.md">README.md</a> · <a href="SHA256SUMS">SHA256SUMS</a> · <a href="catalogue.jsonld">catalogue.jsonld</a> · <a href="catalogue.ttl">catalogue.ttl</a></p>
${sections.join('')}</body>
</html>
`
}

function titleOf({ title }: Manifest): string {
  return Object.values(title).join(' · ')
}

function licenceLink(licence: Licence): string {
  return `[${licence.spdx}](${addressOfLicence({ licence })})`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
}
