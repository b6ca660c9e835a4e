import { domainName } from '@hiap/lexicon'
import { sha256 } from '@noble/hashes/sha2.js'
import type { DictionarySource } from '../source/dictionary-source.ts'
import { coverage as coverageOf, type DomainCount, type SourceCoverage } from './coverage.ts'
import { type LintFinding, lintCodes } from './finding.ts'
import type { LintResult } from './lint-source.ts'

/** Most findings that the page lists; more are counted. */
const mostListed = 2000

/**
 * Writes what a lint found, and what the source covers, as one HTML page that needs nothing beside it: no script, no
 * address, a style that its own Content-Security-Policy names by hash. For light and dark.
 *
 * @example
 * await writeFile('lint.html', lintPage([{ source, result: lintSource(source) }]))
 */
export function lintPage(
  linted: readonly { readonly source: DictionarySource; readonly result: LintResult }[],
): string {
  const names = linted.map(({ source }) => source.manifest.id).join(', ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Lint of ${escaped(names)}</title>
<style>${style}</style>
</head>
<body>
${linted.map(({ source, result }) => sectionOf(source, result)).join('\n')}
</body>
</html>
`
}

function sectionOf(source: DictionarySource, { findings, excepted }: LintResult): string {
  const { manifest } = source
  const counts = coverageOf(source)
  const title = manifest.title.en ?? Object.values(manifest.title)[0] ?? manifest.id
  return `<article>
<header>
<h1>${escaped(title)}</h1>
<p class="quiet">${escaped(manifest.id)} ${escaped(manifest.version)} · ${escaped(manifest.language)} → ${escaped(manifest.glossLanguages.join(', '))} · ${escaped(manifest.licence.spdx)}</p>
<p class="verdict">${findings.length === 0 ? 'Nothing found' : `${counted(findings.length)} found`}${excepted === 0 ? '' : `, ${counted(excepted)} excepted with a reason`}.</p>
</header>
${numbersOf(counts)}
${domainsOf(counts)}
${findingsOf(findings, manifest.language)}
</article>`
}

function numbersOf({ entries, senses, byStatus, having }: SourceCoverage): string {
  const facts: readonly (readonly [string, number])[] = [
    ['entries', entries],
    ['senses', senses],
    ['attested', byStatus.attested],
    ['drafted', byStatus.drafted],
    ['reviewed', byStatus.reviewed],
    ['with an example', having.example],
    ['with a pronunciation', having.pronunciation],
    ['with a cross-reference', having.crossReference],
    ['with a recording or picture', having.media],
  ]
  return `<dl>${facts.map(([name, count]) => `<div><dt>${name}</dt><dd>${counted(count)}</dd></div>`).join('')}</dl>`
}

function domainsOf({ domains, withoutDomain }: SourceCoverage): string {
  const upper = domains.filter(({ number }) => !number.includes('.'))
  const lower = domains.filter(({ number }) => number.includes('.'))
  const empty = lower.filter(({ entries }) => entries === 0).length
  const most = Math.max(1, ...lower.map(({ entries }) => entries))
  return `<section>
<h2>Coverage by semantic domain</h2>
<p class="quiet">Entries with a sense in each domain of the SIL Dictionary Development Process. ${empty === 0 ? 'No domain of the second level is empty' : `${counted(empty)} of ${lower.length} domains of the second level are empty`}; ${counted(withoutDomain)} entries have no domain.</p>
<figure class="upper">${barsOf('The nine upper domains', upper, Math.max(1, ...upper.map(({ entries }) => entries)), barWidths.wide)}</figure>
<div class="domains">
${upper
  .map(({ number, entries }) => {
    const rows = lower.filter((each) => each.number.startsWith(`${number}.`))
    const name = domainName(number, 'en') ?? number
    return `<figure><figcaption>${number} ${escaped(name)} <span class="quiet">${counted(entries)}</span></figcaption>${barsOf(name, rows, most, barWidths.narrow)}</figure>`
  })
  .join('\n')}
</div>
</section>`
}

const labelWidth = 216
/** Of the longest bar: of the first picture, and of those in columns beside each other. */
const barWidths = { wide: 420, narrow: 92 } as const
const rowHeight = 24

function barsOf(title: string, rows: readonly DomainCount[], most: number, barWidth: number): string {
  const height = rows.length * rowHeight
  const said = rows.map(({ number, entries }) => `${domainName(number, 'en')} ${entries}`).join(', ')
  const bars = rows.map(({ number, entries }, index) => {
    const y = index * rowHeight
    const width = entries === 0 ? 0 : Math.max(1, Math.round((entries / most) * barWidth))
    const label = `${number} ${shortened(domainName(number, 'en') ?? '')}`
    return `<text x="0" y="${y + 16}"${entries === 0 ? ' class="none"' : ''}>${escaped(label)}</text><rect x="${labelWidth}" y="${y + 5}" width="${width}" height="14" rx="2"/><text x="${labelWidth + width + 6}" y="${y + 16}"${entries === 0 ? ' class="none"' : ''}>${counted(entries)}</text>`
  })
  const all = labelWidth + barWidth + 44
  return `<svg role="img" aria-label="${escaped(`${title}: ${said}`)}" viewBox="0 0 ${all} ${height}" width="${all}" height="${height}">${bars.join('')}</svg>`
}

function findingsOf(findings: readonly LintFinding[], language: string): string {
  if (findings.length === 0) return ''
  const codes = [...new Set(findings.map(({ code }) => code))].map((code) => ({
    code,
    count: findings.filter((each) => each.code === code).length,
  }))
  const rest = findings.length - mostListed
  return `<section>
<h2>Findings</h2>
<table><thead><tr><th>code</th><th class="count">found</th><th>means</th></tr></thead><tbody>
${codes.map(({ code, count }) => `<tr><td><code>${code}</code></td><td class="count">${counted(count)}</td><td>${escaped(lintCodes[code])}</td></tr>`).join('\n')}
</tbody></table>
<table><thead><tr><th>place</th><th>entry</th><th>what</th></tr></thead><tbody>
${findings
  .slice(0, mostListed)
  .map(
    ({ file, line, entry = '', field = '', code, message, advice }) =>
      `<tr><td><code>${escaped(file)}:${line}</code></td><td><code>${escaped(entry)}</code><br><span class="quiet">${escaped(field)}</span></td><td><strong>${code}</strong> <bdi lang="${escaped(language)}">${escaped(message)}</bdi> <span class="quiet">${escaped(advice)}</span></td></tr>`,
  )
  .join('\n')}
</tbody></table>
${rest > 0 ? `<p>${counted(rest)} more are not listed.</p>` : ''}
</section>`
}

function shortened(name: string): string {
  return name.length > 26 ? `${name.slice(0, 25)}…` : name
}

function counted(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Escapes a text for HTML, inside an element or a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function hashOf(text: string): string {
  return `sha256-${btoa(String.fromCharCode(...sha256(new TextEncoder().encode(text))))}`
}

const style = `
:root { color-scheme: light dark; --text: #1d1b18; --quiet: #665f57; --ground: #fdfcfa; --line: #e3ded6; --bar: #8c2f2b; }
@media (prefers-color-scheme: dark) { :root { --text: #ece7df; --quiet: #a79f94; --ground: #171614; --line: #37332e; --bar: #d0736c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem 4rem; background: var(--ground); color: var(--text); font: 1rem/1.6 system-ui, "Noto Sans", "Noto Sans Khmer", sans-serif; }
article + article { margin-top: 4rem; border-top: 1px solid var(--line); padding-top: 2rem; }
h1 { margin: 0; font-size: 2rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 0.5rem; font-size: 1.25rem; }
p { margin: 0.25rem 0; }
.quiet { color: var(--quiet); font-weight: 400; }
.verdict { margin-top: 1rem; font-size: 1.125rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 1rem; margin: 1.5rem 0; }
dl div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
dt { color: var(--quiet); font-size: 0.875rem; line-height: 1.3; }
dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
figure { margin: 0; }
.upper { margin: 1rem 0 2rem; }
.domains { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 2rem; }
figcaption { margin-bottom: 0.25rem; font-weight: 600; }
svg { display: block; max-width: 100%; height: auto; }
svg text { fill: var(--text); font-size: 14px; font-variant-numeric: tabular-nums; }
svg text.none { fill: var(--quiet); }
svg rect { fill: var(--bar); }
table { margin: 1rem 0; border-collapse: collapse; width: 100%; }
th, td { padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { color: var(--quiet); font-size: 0.875rem; font-weight: 400; }
td { overflow-wrap: anywhere; }
td code { overflow-wrap: normal; white-space: nowrap; }
.count { text-align: end; font-variant-numeric: tabular-nums; }
bdi:lang(km) { line-height: 1.8; }
@media (forced-colors: active) { svg rect { fill: CanvasText; } svg text { fill: CanvasText; } }
`
