import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { languageOf } from '../src/languages/index.ts'
import type { Entry } from '../src/model/entry.ts'

/** The open word lists that stand beside the repository in our own work; nothing of them is in it. */
const lexical = join(import.meta.dirname, '../../../../shared/data/lexical')

/**
 * Reads the Khmer word lists as entries, each different canonical word once, with the glosses of the rows that have
 * some. Throws where the lists are not at hand.
 */
export function khmerEntries(most: number): readonly Entry[] {
  const khmer = languageOf('km')
  if (khmer === undefined) throw new Error('Khmer is not built in')
  const glosses = new Map<string, { vi: Set<string>; en: Set<string> }>()
  const rows = gunzipSync(readFileSync(join(lexical, 'khmer-reference.tsv.gz')))
    .toString('utf8')
    .split('\n')
  for (const row of rows.slice(1)) {
    const [word, en, vi] = row.split('\t')
    if (word === undefined || word === '' || !/^[\u1780-\u17ff\u200b ]+$/u.test(word)) continue
    const canonical = khmer.normalise(word)
    const known = glosses.get(canonical) ?? { vi: new Set(), en: new Set() }
    if (vi) known.vi.add(vi)
    if (en) known.en.add(en)
    glosses.set(canonical, known)
  }
  return [...glosses].slice(0, most).map(
    ([text, { vi, en }], i): Entry => ({
      id: `b${i}`,
      kind: 'word',
      headword: { text, script: 'Khmr' },
      senses: [{ glosses: { ...(vi.size > 0 ? { vi: [...vi] } : {}), ...(en.size > 0 ? { en: [...en] } : {}) } }],
      status: 'drafted',
      sources: [{ source: 'bench', supports: ['form'] }],
    }),
  )
}
