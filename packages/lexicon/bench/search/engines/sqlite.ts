import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { foldedKey } from '../../../src/search/search-key.ts'
import {
  canonicalFirst,
  type Engine,
  type EngineMaker,
  editsOf,
  glossKinds,
  headwordKinds,
  type Made,
  mostFound,
  prefixKinds,
} from '../engine.ts'
import { editDistance } from '../letter-code.ts'

/** So many rows that share most trigrams with the query are put in order by distance. */
const reranked = 100

/**
 * SQLite FTS5, the one inside Node: trigrams of the headword, then the rows that share most of them in order of edit
 * distance. Exact words and beginnings go by an ordinary index, meanings by words.
 */
export const sqlite: EngineMaker = {
  name: 'SQLite FTS5',
  answers: [...headwordKinds, ...glossKinds, ...prefixKinds, 'run-together'],
  limits: 'words of one or two letters have no trigram',
  build(made) {
    const { corpus, folded } = made
    const vietnamese = corpus.glossLanguages[0]!
    const database = new DatabaseSync(':memory:')
    database.exec(`
      CREATE TABLE entry (number INTEGER PRIMARY KEY, folded TEXT NOT NULL);
      CREATE VIRTUAL TABLE headword USING fts5(folded, content='entry', content_rowid='number', tokenize='trigram');
      CREATE VIRTUAL TABLE gloss USING fts5(words, content='', tokenize='unicode61');
      BEGIN`)
    const entryRow = database.prepare('INSERT INTO entry VALUES (?, ?)')
    const glossRow = database.prepare('INSERT INTO gloss (rowid, words) VALUES (?, ?)')
    corpus.entries.forEach((entry, number) => {
      entryRow.run(number, folded[number]!)
      glossRow.run(number, foldedKey(vietnamese, [...entry.vi, ...entry.en].join(' ')))
    })
    database.exec(`
      INSERT INTO headword (headword) VALUES ('rebuild');
      CREATE INDEX entry_folded ON entry (folded);
      COMMIT;
      INSERT INTO headword (headword) VALUES ('optimize');
      INSERT INTO gloss (gloss) VALUES ('optimize');
      VACUUM`)
    return asked(database, made)
  },
  load: (file, made) => asked(new DatabaseSync(file, { readOnly: true }), made),
}

interface Row {
  readonly number: number
  readonly folded: string
}

function asked(database: DatabaseSync, made: Made): Engine {
  const { corpus, code } = made
  const vietnamese = corpus.glossLanguages[0]!
  const exact = database.prepare(`SELECT number FROM entry WHERE folded = ? LIMIT ${mostFound}`)
  const prefix = database.prepare(`SELECT number FROM entry WHERE folded BETWEEN ? AND ? LIMIT ${mostFound}`)
  const gloss = database.prepare(
    `SELECT rowid AS number FROM gloss WHERE gloss MATCH ? ORDER BY rank LIMIT ${mostFound}`,
  )
  const trigrams = database.prepare(`
    SELECT rowid AS number, folded FROM headword WHERE headword MATCH ? ORDER BY rank LIMIT ?`)
  const all = (statement: StatementSync, ...values: (string | number)[]): readonly Row[] =>
    statement.all(...values) as unknown as readonly Row[]
  return {
    search(kind, query) {
      if (glossKinds.includes(kind)) {
        const words = foldedKey(vietnamese, query).match(/[\p{L}\p{N}]+/gu) ?? []
        return words.length === 0 ? [] : numbers(all(gloss, words.map((word) => `"${word}"`).join(' AND ')))
      }
      const folded = code.encode(query)
      if (prefixKinds.includes(kind)) return numbers(all(prefix, folded, `${folded}\uffff`))
      if (kind !== 'run-together') {
        const found = all(exact, folded)
        if (found.length > 0 && editsOf(kind) === 0) return canonicalFirst(made, query, numbers(found))
      }
      if (folded.length < 3) return []
      const asked = new Set(Array.from({ length: folded.length - 2 }, (_, i) => `"${folded.slice(i, i + 3)}"`))
      if (kind !== 'run-together') {
        return numbers(
          all(trigrams, [...asked].join(' OR '), reranked)
            .map((row) => ({ ...row, distance: editDistance(folded, row.folded) }))
            .sort((a, b) => a.distance - b.distance)
            .slice(0, mostFound),
        )
      }
      return numbers(wordsIn(folded, all(trigrams, [...asked].join(' OR '), 5 * reranked)))
    },
    save: () => database.serialize(),
  }
}

const numbers = (rows: readonly Row[]): readonly number[] => rows.map(({ number }) => number)

/** The words that stand in a text, the longest first, none over another. */
function wordsIn(text: string, rows: readonly Row[]): readonly Row[] {
  let rest = text
  const found: Row[] = []
  for (const row of rows.toSorted((a, b) => b.folded.length - a.folded.length)) {
    if (!rest.includes(row.folded)) continue
    rest = rest.replace(row.folded, '\0')
    found.push(row)
  }
  return found
}
