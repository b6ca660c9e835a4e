import { type BundleReport, inspectBundle } from '@hiap/bundle'
import { readBundle } from '@hiap/bundle/node'
import type { Arguments } from '../arguments.ts'
import { usageError } from '../errors.ts'
import { inColumn, print, styled } from '../output.ts'

/** `hiap inspect BUNDLE`: manifest, counts, sizes and checksums; 1 where the bundle is not whole. */
export async function run(args: Arguments, command: string): Promise<number> {
  const [file, more] = args.operands
  if (file === undefined) throw usageError('Name the file of a bundle.', command)
  if (more !== undefined) throw usageError(`One bundle at a time; “${more}” is one too many.`, command)
  const report = inspectBundle(await readBundle(file), file)
  await print(args.has('json') ? `${JSON.stringify(report)}\n` : inWords(report))
  return report.intact ? 0 : 1
}

function inWords({ file, intact, fault, bytes, hash, formatVersion, sections, dictionary }: BundleReport): string {
  const rows: (readonly [name: string, value: string, colour?: 'green' | 'red'])[] = [
    ['file', file],
    intact ? ['verdict', 'whole', 'green'] : ['verdict', `damaged: ${fault ?? 'unknown cause'}`, 'red'],
    ['format', formatVersion === undefined ? 'unknown' : String(formatVersion)],
    ['bytes', String(bytes)],
    ['hash', hash],
  ]
  if (dictionary !== undefined) {
    const { id, title, version, language, glossLanguages, licence, attribution, counts } = dictionary
    rows.push(
      ['id', id],
      ['title', Object.values(title).join(' · ')],
      ['version', version],
      ['languages', `${language} → ${glossLanguages.join(', ')}`],
      ['licence', `${licence.spdx}, ${attribution}`],
      ['entries', String(counts.entries)],
      ['by status', inCounts(counts.byStatus)],
      ['by kind', inCounts(counts.byKind)],
    )
  }
  for (const section of sections) {
    rows.push([`section ${section.name}`, `${section.bytes} bytes, checksum ${section.intact ? 'right' : 'wrong'}`])
  }
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows
    .map(([name, value, colour]) => {
      const text = inColumn(value)
      return `${inColumn(name).padEnd(width)}  ${colour === undefined ? text : styled(colour, text)}\n`
    })
    .join('')
}

function inCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}
