import type { ImportTask } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import { readXml } from '../xml/read-xml.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'

/** What must be known before the first entry is read. */
export interface Foresight {
  readonly header: XmlElement | undefined
  /** The file's tags of the headwords, the commonest first; empty where there are none. */
  readonly vernacular: readonly string[]
  /** What the person should see of the choice. */
  readonly rows: readonly string[]
}

const entriesLookedAt = 2000
const headerBytes = 12 * 1024 * 1024

/** Looks at the header and at the first entries: in which writing system most headwords are. */
export async function foreseen(task: ImportTask): Promise<Foresight> {
  const counts = new Map<string, number>()
  let header: XmlElement | undefined
  const look = async (names: ReadonlySet<string>): Promise<boolean> => {
    let entries = 0
    let tooLarge = false
    const quiet = {
      input: task.input,
      limits: { ...task.limits, recordBytes: Math.max(task.limits.recordBytes, headerBytes) },
      // What is wrong is told when the entries are read.
      tell: ({ rule }: { readonly rule: string }) => {
        tooLarge ||= rule === 'file-too-large'
      },
      reached: () => {},
    }
    for await (const each of readXml(quiet, names)) {
      if ('start' in each) continue
      if (each.name === 'header') {
        header ??= each
        continue
      }
      for (const name of ['citation', 'lexical-unit']) {
        for (const lang of writtenIn(each, name)) counts.set(lang, (counts.get(lang) ?? 0) + 1)
      }
      entries += 1
      if (entries === entriesLookedAt) break
    }
    return !(tooLarge && header === undefined && entries === 0)
  }
  if (!(await look(new Set(['header', 'entry'])))) {
    task.tell({
      column: 'header',
      rule: 'file-too-large',
      severity: 'changed',
      message: `The header has more than ${headerBytes} bytes.`,
      advice: 'It is not kept. Put the ranges into a .lift-ranges file beside the document.',
    })
    await look(new Set(['entry']))
  }
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([lang]) => lang)
  const wanted = task.language === undefined ? undefined : languageTag(task.language)
  const named = common.filter((lang) => wanted !== undefined && languageTag(lang) === wanted)
  const first = named[0] ?? common[0]
  if (first === undefined) return { header, vernacular: [], rows: [] }
  const tag = languageTag(first)
  const same = common.filter((lang) => lang === first || (tag !== undefined && languageTag(lang) === tag))
  const vernacular = [first, ...same.filter((lang) => lang !== first)]
  const others = common.filter((lang) => !vernacular.includes(lang))
  return {
    header,
    vernacular,
    rows: others.length === 0 ? [] : [`lexical-unit in ${others.join(', ')} → other forms`],
  }
}

/** Tags of the forms of a headword that are writing: neither IPA nor recordings. */
function writtenIn(entry: XmlElement, name: string): readonly string[] {
  const inside = childOf(entry, name)
  return (inside === undefined ? [] : childrenOf(inside, 'form')).flatMap((each) => {
    const lang = each.attributes.get('lang') ?? ''
    return lang === '' || /-(fonipa|zxxx)(-|$)/i.test(lang) ? [] : [lang]
  })
}
