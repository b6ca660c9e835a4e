import type { ImportTask } from '../importer.ts'
import type { NamedPartOfSpeech } from '../part-of-speech/part-of-speech-names.ts'
import { readXml } from '../xml/read-xml.ts'
import { childOf, childrenOf, textOf, type XmlElement } from '../xml/xml-element.ts'
import { catalogued } from './lift-names.ts'

/** The lists of a project, from the file beside the document. */
export interface Ranges {
  /** Text of the file, to be written again; `undefined` where there is none. */
  readonly text: string | undefined
  /** What names of parts of speech mean by the catalogue of FieldWorks, in lower case. */
  readonly partsOfSpeech: ReadonlyMap<string, NamedPartOfSpeech>
}

const most = 12 * 1024 * 1024

/** Reads the `.lift-ranges` file that the header names, or that has the name of the document. */
export async function readRanges(task: ImportTask, header: XmlElement | undefined): Promise<Ranges> {
  const partsOfSpeech = new Map<string, NamedPartOfSpeech>()
  const take = (rangeId: string | undefined, each: XmlElement): void => {
    if (rangeId !== 'grammatical-info') return
    const names = namesOf(each)
    const named = names.map(catalogued).find((found) => found !== undefined)
    if (named === undefined) return
    for (const name of names) if (!partsOfSpeech.has(name.toLowerCase())) partsOfSpeech.set(name.toLowerCase(), named)
  }
  const inHeader = header === undefined ? [] : childrenOf(childOf(header, 'ranges') ?? header, 'range')
  for (const range of inHeader) {
    for (const each of childrenOf(range, 'range-element')) take(range.attributes.get('id'), each)
  }

  const input = await besideOf(task, inHeader)
  if (input === undefined) return { text: undefined, partsOfSpeech }
  let whole = input.size <= most
  let problem = whole ? undefined : `It has more than ${most} bytes.`
  let rangeId: string | undefined
  if (whole) {
    const quiet = {
      input,
      limits: task.limits,
      tell: ({ message }: { readonly message: string }) => {
        whole = false
        problem ??= message
      },
      reached: () => {},
    }
    for await (const each of readXml(quiet, new Set(['range-element']))) {
      if (!('start' in each)) take(rangeId, each)
      else if (each.start === 'range') rangeId = each.attributes.get('id')
    }
  }
  if (whole) return { text: new TextDecoder().decode(await input.slice(0, input.size)), partsOfSpeech }
  task.tell({
    file: input.name,
    column: 'range',
    rule: 'syntax-wrong',
    severity: 'changed',
    message: `The lists of the project cannot be read: ${problem}`,
    advice: 'They are not kept. Export the dictionary from FieldWorks again.',
  })
  return { text: undefined, partsOfSpeech }
}

async function besideOf(task: ImportTask, ranges: readonly XmlElement[]) {
  const named = ranges.flatMap(({ attributes }) => attributes.get('href') ?? [])
  const name = task.input.name.slice(task.input.name.lastIndexOf('/') + 1)
  // FieldWorks writes where the file lay on the machine that made it: only its name tells anything here.
  const names = new Set([
    ...[name.replace(/\.lift$/i, '')].map((stem) => `${stem}.lift-ranges`),
    ...named.map((href) => href.replaceAll('\\', '/')).map((href) => href.slice(href.lastIndexOf('/') + 1)),
  ])
  for (const each of [...names].slice(0, 8)) {
    if (!/\.lift-ranges$/i.test(each)) continue
    const found = await task.input.beside(decoded(each))
    if (found !== undefined) return found
  }
  return undefined
}

function decoded(name: string): string {
  try {
    const plain = decodeURIComponent(name)
    return /[\\/]/.test(plain) ? name : plain
  } catch {
    return name
  }
}

/** What a part of speech is called: its id, label and abbreviation, and where it stands in the catalogue. */
function namesOf(whole: XmlElement): readonly string[] {
  const texts = ['label', 'abbrev'].flatMap((name) => {
    const inside = childOf(whole, name)
    return inside === undefined ? [] : childrenOf(inside, 'form').map((each) => textOf(childOf(each, 'text') ?? each))
  })
  const catalogue = childrenOf(whole, 'trait')
    .filter(({ attributes }) => attributes.get('name') === 'catalog-source-id')
    .flatMap(({ attributes }) => attributes.get('value') ?? [])
  return [...catalogue, whole.attributes.get('id') ?? '', ...texts].filter((name) => name.trim() !== '')
}
