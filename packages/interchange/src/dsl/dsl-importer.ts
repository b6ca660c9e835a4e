import type { DraftEntry } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask } from '../importer.ts'
import { mediaFiles, mediaThere } from '../sfm/media-files.ts'
import { draftsOf } from './draft-card.ts'
import { languageOfName } from './language-of-name.ts'
import { type DslDirective, readCards } from './read-cards.ts'

/**
 * Reads DSL, the language of dictionaries for ABBYY Lingvo that GoldenDict reads too: UTF-16 or UTF-8, packed as
 * `.dsl.dz` or not.
 */
export const dslImporter: Importer = {
  format: 'dsl',
  endings: ['.dsl', '.dsl.dz'],
  recognises: (head) => {
    const encoding = head[0] === 0xff || head[1] === 0 ? 'utf-16le' : head[0] === 0xfe ? 'utf-16be' : 'utf-8'
    return /^\ufeff?\s*#\s*(NAME|INDEX_LANGUAGE|CONTENTS_LANGUAGE)\b/i.test(
      new TextDecoder(encoding, { ignoreBOM: true }).decode(head),
    )
  },
  read,
}

async function* read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const media = mediaFiles()
  let header: readonly DslDirective[] = []
  let gloss = task.glossLanguage
  for await (const each of readCards(task)) {
    if (!('header' in each)) {
      // The header comes before the first card, and nothing is read where it leaves the language open.
      if (gloss !== undefined) yield* draftsOf(each, { gloss, media, tell: task.tell })
      continue
    }
    header = each.header
    gloss ??= languageOfName(directive(header, 'CONTENTS_LANGUAGE') ?? '')
    if (gloss === undefined) {
      const said = directive(header, 'CONTENTS_LANGUAGE')
      task.tell({
        column: '#CONTENTS_LANGUAGE',
        rule: 'language-missing',
        severity: 'fatal',
        message:
          said === undefined
            ? 'The file does not say in which language its articles are.'
            : `No language is known as “${said.slice(0, 40)}”.`,
        advice: 'Say it with --gloss, as a tag of BCP 47 such as vi.',
      })
      return {}
    }
  }
  const title = directive(header, 'NAME')
  const language = task.language ?? languageOfName(directive(header, 'INDEX_LANGUAGE') ?? '')
  return {
    ...(title === undefined ? {} : { title: { [gloss ?? 'en']: title } }),
    ...(language === undefined ? {} : { language }),
    ...(gloss === undefined ? {} : { glossLanguages: [gloss] }),
    reading: [
      `headwords → headword, others variants${language === undefined ? '' : `, in ${language}`}`,
      `meanings → glosses in ${gloss}`,
      'colours, fonts and margins are left out',
    ],
    ...(header.length === 0 ? {} : { kept: { header } }),
    ...(media.paths.size === 0 ? {} : { media: await mediaThere(media, task.input) }),
  }
}

function directive(header: readonly DslDirective[], name: string): string | undefined {
  const value = header.find((each) => each.name === name)?.value.trim()
  return value === '' ? undefined : value
}
