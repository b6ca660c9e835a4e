import { checkWholeEntry, type FaultList, type ManifestFacts, sourceLimits } from '@hiap/bundle/source'
import {
  anyLanguageOf,
  type Citation,
  type CrossReference,
  type Entry,
  type Language,
  type Manifest,
} from '@hiap/lexicon'
import type { DraftEntry, DraftReference } from '../draft-entry.ts'
import type { ExportFile, ExportTarget } from '../exporter.ts'
import { importLimits } from '../import-limits.ts'
import type { Importer, ImportFacts, ImportLimits, ImportTask, InputFile } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import type { Problem, ProblemCode, Told } from '../problem.ts'
import { type CleanEntry, type CleanSetting, cleanEntry } from './clean-entry.ts'
import { cleanText } from './clean-text.ts'
import { casesOf, readmeOf, sourcesOf } from './companions.ts'
import { importedMedia, withMedia } from './entry-media.ts'
import { EntryRegistry } from './entry-registry.ts'
import { type ExternalSort, externalSort } from './external-sort.ts'
import { HashTable } from './hash-table.ts'
import { type EncodingsByTag, legacyEncodings } from './legacy-encodings.ts'
import { lineSpool } from './line-spool.ts'
import { type DictionaryFacts, importedManifest, manifestFaults, unknownLicence } from './manifest.ts'
import {
  compareKeys,
  keyOfLine,
  lineOf,
  mostHomographs,
  numbered,
  type Parked,
  parkedOf,
  type SortKey,
} from './parked-entry.ts'
import { type ProblemCount, problemCount } from './problem-count.ts'
import type { Scratch } from './scratch.ts'
import { sourceIdOf } from './source-id.ts'
import { type TextFile, textFile } from './text-file.ts'

/** An import. */
export interface TakeInRequest {
  readonly importer: Importer
  readonly input: InputFile
  readonly dictionary: DictionaryFacts
  /** Choices of the format. */
  readonly options?: Readonly<Record<string, string>>
  readonly limits?: ImportLimits
  readonly scratch: Scratch
  /** Where the source goes; left out, nothing is written. It holds a whole source only where the report says `whole`. */
  readonly target?: ExportTarget
  tell(problem: Problem): void
  progress?(progress: ImportProgress): void
  /** Aborted, the import throws the reason at the next record. */
  readonly signal?: AbortSignal
}

/** What an import is at. `of` is what `done` will be in the end: bytes of the file, then entries. */
export interface ImportProgress {
  readonly stage: 'read' | 'write'
  readonly done: number
  readonly of: number
}

/** What came of an import. */
export interface ImportReport {
  /** Whether there is a source; where not, the problems say why. */
  readonly whole: boolean
  readonly format: string
  /** Records that the file has. */
  readonly records: number
  /** Entries that the source has. */
  readonly entries: number
  /** Texts that are written otherwise than in the file. */
  readonly repairs: number
  /** How many problems there were of each rule. */
  readonly problems: Readonly<Record<string, number>>
  /** How the file was read: `Bahnaric → headword`. */
  readonly reading: readonly string[]
  /** Left out where nothing could be made. */
  readonly manifest?: Manifest
}

/** Drafts that are looked at before the first is cleaned. */
const draftsLookedAt = 2000
const mostCited = 900
/** Room that an entry needs for what is added in the end: homograph and references. */
const bytesOfReferences = 16 * 1024
const casesWanted = 20
const progressEvery = 2000

/**
 * Makes a dictionary source of what an importer reads: letters, ids, homographs, references, citations, order, checks.
 * Never holds more than a part of the entries; the work is in proportion to n log n. Everything that the file gets wrong
 * is told; nothing is thrown for what it holds.
 *
 * @example
 * const report = await takeIn({ importer, input, dictionary: { id: 'bdq-vi' }, scratch, target, tell })
 */
export async function takeIn(request: TakeInRequest): Promise<ImportReport> {
  const problems = problemCount(request.input.name, request.tell)
  const result = await new TakeIn(request, problems).run()
  problems.end()
  return result
}

/** One import, from its first record to the last file. */
class TakeIn {
  readonly #request: TakeInRequest
  readonly #problems: ProblemCount
  readonly #limits: ImportLimits
  readonly #source: { readonly id: string; readonly file: string; readonly format: string }
  readonly #registry = new EntryRegistry()
  readonly #rowOfMeaning = new HashTable()
  readonly #glossLanguages = new Set<string>()
  readonly #cited = new Set<string>()
  readonly #repairs: TextFile
  #records = 0
  /** Records of which the importer made nothing, and where the last of them stands. */
  #unread = 0
  #lastUnread: string | undefined
  #repairCount = 0
  #readingEnded = false

  constructor(request: TakeInRequest, problems: ProblemCount) {
    this.#request = request
    this.#problems = problems
    this.#limits = request.limits ?? importLimits
    this.#source = {
      id: sourceIdOf(request.input.name),
      file: request.input.name.slice(request.input.name.lastIndexOf('/') + 1),
      format: request.importer.format,
    }
    this.#repairs = textFile(request.target, 'repairs.tsv', 'file\trow\tfield\tbefore\tafter\tkind\n')
    for (const tag of request.dictionary.glossLanguages ?? []) {
      const canonical = languageTag(tag)
      if (canonical !== undefined) this.#glossLanguages.add(canonical)
    }
  }

  async run(): Promise<ImportReport> {
    const { dictionary } = this.#request
    const read = this.#read()
    let stream: AsyncGenerator<DraftEntry, ImportFacts | undefined, undefined> = read
    let tag = dictionary.language
    if (tag === undefined) {
      // The file says its language only when it has been read.
      const { facts, again } = await this.#spool(read)
      if (this.#problems.fatal) return this.#report(facts)
      tag = facts?.language
      stream = again
    }
    const language = tag === undefined ? undefined : anyLanguageOf(languageTag(tag) ?? '')
    if (language === undefined) {
      this.#problems.tell({
        rule: 'language-missing',
        severity: 'fatal',
        message:
          tag === undefined
            ? 'The file does not say in which language its headwords are.'
            : `“${tag.slice(0, 40)}” is no tag of a language.`,
        advice: 'Say it with --lang, as a tag of BCP 47 such as km or jra-Latn.',
      })
      // What is begun must be ended, so that the file is closed.
      await stream.return(undefined)
      return this.#report(undefined)
    }

    // Before the work: what the person said and no manifest may have.
    await this.#checkManifest(this.#manifest({}, language.tag, ['en']))
    if (this.#problems.fatal) {
      await stream.return(undefined)
      return this.#report(undefined)
    }

    const sort = externalSort<SortKey>(
      this.#request.scratch,
      (a, b) => compareKeys(a, b, language),
      (line) => keyOfLine(line, language),
    )
    const facts = await this.#park(stream, language, sort)
    if (this.#problems.fatal) return this.#report(facts)
    if (this.#registry.length === 0) {
      this.#problems.tell({
        rule: 'file-empty',
        severity: 'fatal',
        message: 'No record of the file became an entry.',
        advice: 'Look at the other problems, and at how the file was read.',
      })
      return this.#report(facts)
    }
    return this.#write(sort, facts ?? {}, language)
  }

  #manifest(facts: ImportFacts, language: string, glossLanguages: readonly string[]): Manifest {
    const { dictionary } = this.#request
    return importedManifest({ dictionary, facts, language, glossLanguages, source: this.#source, cited: this.#cited })
  }

  async #checkManifest(manifest: Manifest): Promise<void> {
    for (const { field, message, advice } of await manifestFaults(manifest)) {
      this.#problems.tell({
        ...(field === undefined ? {} : { column: field }),
        rule: 'manifest-refused',
        severity: 'fatal',
        message,
        advice,
      })
    }
    for (const tag of this.#request.dictionary.glossLanguages ?? []) {
      if (languageTag(tag) !== undefined) continue
      this.#problems.tell({
        column: 'glossLanguages',
        rule: 'manifest-refused',
        severity: 'fatal',
        message: `“${tag.slice(0, 40)}” is no tag of a language.`,
        advice: 'Use a tag of BCP 47, such as vi.',
      })
    }
  }

  /** Reads the file by its importer, no further than the limits. */
  async *#read(): AsyncGenerator<DraftEntry, ImportFacts | undefined, undefined> {
    const { importer, input, dictionary, options = {}, progress } = this.#request
    const [glossLanguage] = dictionary.glossLanguages ?? []
    const task: ImportTask = {
      input,
      language: dictionary.language,
      glossLanguage,
      options,
      limits: this.#limits,
      scratch: this.#request.scratch,
      tell: (problem) => {
        const place = `${problem.file ?? ''}\t${problem.row ?? ''}`
        if (problem.severity === 'left-out' && place !== this.#lastUnread) {
          this.#unread += 1
          this.#lastUnread = place
        }
        this.#problems.tell(problem)
      },
      reached: (done) => progress?.({ stage: 'read', done, of: input.size }),
    }
    if (input.size > this.#limits.bytes) {
      this.#problems.tell({
        rule: 'file-too-large',
        severity: 'fatal',
        message: `The file has ${input.size} bytes; at most ${this.#limits.bytes} are read.`,
        advice: 'Divide it.',
      })
      return undefined
    }
    const read = importer.read(task)
    try {
      for (;;) {
        this.#request.signal?.throwIfAborted()
        const next = await read.next()
        if (this.#problems.fatal) return undefined
        if (next.done === true) return next.value
        this.#records += 1
        if (this.#records > this.#limits.records) {
          this.#problems.tell({
            row: next.value.row,
            rule: 'file-too-large',
            severity: 'fatal',
            message: `The file has more than ${this.#limits.records} records.`,
            advice: 'Divide it.',
          })
          return undefined
        }
        yield next.value
      }
    } finally {
      await read.return({})
    }
  }

  /** Puts all drafts down and gives them again. */
  async #spool(read: AsyncGenerator<DraftEntry, ImportFacts | undefined, undefined>): Promise<{
    readonly facts: ImportFacts | undefined
    readonly again: AsyncGenerator<DraftEntry, ImportFacts | undefined, undefined>
  }> {
    const spool = lineSpool(this.#request.scratch)
    let next = await read.next()
    for (; next.done !== true; next = await read.next()) {
      const written = spool.add(JSON.stringify(next.value))
      if (written !== undefined) await written
    }
    const facts = next.value
    async function* again(): AsyncGenerator<DraftEntry, ImportFacts | undefined, undefined> {
      try {
        for await (const lines of spool.lots()) for (const line of lines) yield JSON.parse(line) as DraftEntry
      } finally {
        await spool.remove()
      }
      return facts
    }
    return { facts, again: again() }
  }

  /** Cleans and checks every draft, gives it its id and puts it down for sorting. */
  async #park(
    stream: AsyncGenerator<DraftEntry, ImportFacts | undefined, undefined>,
    language: Language,
    sort: ExternalSort<SortKey>,
  ): Promise<ImportFacts | undefined> {
    const first: DraftEntry[] = []
    let setting: CleanSetting | undefined
    const begin = (): CleanSetting => {
      const encodings = this.#encodings(first, language.tag)
      return { language: language.tag, encodings, source: this.#source.id, glossLanguages: this.#glossLanguages }
    }
    const take = async (draft: DraftEntry, known: CleanSetting): Promise<void> => {
      this.#request.signal?.throwIfAborted()
      const parked = this.#parked(draft, known)
      if (parked !== undefined) {
        const line = lineOf(parked)
        const added = sort.add(keyOfLine(line, language), line)
        if (added !== undefined) await added
      }
      const written = this.#repairs.flushed()
      if (written !== undefined) await written
    }

    let next = await stream.next()
    for (; next.done !== true; next = await stream.next()) {
      if (setting === undefined && first.length < draftsLookedAt) {
        first.push(next.value)
        continue
      }
      if (setting === undefined) {
        setting = begin()
        for (const draft of first.splice(0)) await take(draft, setting)
      }
      await take(next.value, setting)
    }
    setting ??= begin()
    for (const draft of first.splice(0)) await take(draft, setting)
    this.#readingEnded = true
    return next.value
  }

  #encodings(first: readonly DraftEntry[], language: string): EncodingsByTag {
    const { sure, likely } = legacyEncodings(first, language, this.#request.options?.encoding)
    for (const [tag, encoding] of sure) {
      this.#problems.tell({
        rule: 'legacy-converted',
        severity: 'changed',
        message: `The texts in ${tag} are in the old encoding ${encoding}; they are written in Unicode.`,
        advice: 'Look through repairs.tsv, which has every text as it was and as it is now.',
      })
    }
    for (const [tag, encoding] of likely) {
      this.#problems.tell({
        rule: 'letter-doubtful',
        severity: 'changed',
        message: `The texts in ${tag} may be in the old encoding ${encoding}; they were left as they are.`,
        advice: `Say it where they are: --option encoding=${encoding}; else --option encoding=unicode.`,
      })
    }
    return sure
  }

  #parked(draft: DraftEntry, setting: CleanSetting): Parked | undefined {
    const place = { row: draft.row, ...(draft.file === undefined ? {} : { file: draft.file }) }
    const tell = (problem: Omit<Told, 'file' | 'row'>): void =>
      this.#problems.tell({ ...place, row: rowOf(draft, problem.column), ...problem })
    const clean = cleanEntry(draft, setting, tell)
    if (clean === undefined) return undefined
    this.#noteRepairs(draft, clean, tell)

    const headword = clean.entry.headword.text
    if (this.#registry.isFull(headword)) {
      tell({
        column: 'headword.text',
        rule: 'entry-refused',
        severity: 'left-out',
        message: `More than ${mostHomographs} records have the headword “${headword}”.`,
        advice: 'Join those that are one word as its senses.',
      })
      return undefined
    }
    const meaning = Object.values(clean.entry.senses[0]?.glosses ?? {})[0]?.[0] ?? ''
    const key = draft.key === undefined || draft.key.trim() === '' ? undefined : draft.key
    const id = this.#registry.newId(key, headword, meaning)
    if (key !== undefined && this.#registry.hasKey(key)) {
      tell({
        column: 'id',
        rule: 'id-repeated',
        severity: 'changed',
        message: `Another record has the id “${key.slice(0, 60)}” too; this one is ${id}.`,
        advice: 'Give each record an id of its own.',
      })
    }
    const entry = this.#entry(draft, clean, id)
    if (!this.#passes(entry, draft, setting.language, tell)) return undefined

    const number = this.#registry.add(draft, key, headword, id)
    this.#tellDuplicate(draft, entry, setting.language, tell)
    for (const { supports } of entry.sources) {
      for (const support of supports) if (support.startsWith('gloss:')) this.#glossLanguages.add(support.slice(6))
    }
    for (const source of citedBy(entry)) this.#cited.add(source)
    return {
      number,
      ...place,
      ...(draft.homograph === undefined ? {} : { homograph: draft.homograph }),
      entry,
      ...(draft.references === undefined || draft.references.length === 0 ? {} : { references: draft.references }),
      ...(draft.kept === undefined ? {} : { kept: draft.kept }),
      ...(clean.leftOut.size === 0 ? {} : { leftOut: Object.fromEntries(clean.leftOut) }),
    }
  }

  #noteRepairs(draft: DraftEntry, { repairs }: CleanEntry, tell: (problem: Omit<Told, 'file' | 'row'>) => void): void {
    for (const { field, before, after, kinds } of repairs) {
      this.#repairCount += 1
      const cells = [
        draft.file ?? this.#source.file,
        rowOf(draft, field),
        field,
        cell(before),
        cell(after),
        kinds.join(' '),
      ]
      this.#repairs.add(`${cells.join('\t')}\n`)
      const lost = kinds.includes('control')
      if (!lost && !kinds.includes('nfc') && !kinds.includes('letters')) continue
      tell({
        column: field,
        rule: lost ? 'character-forbidden' : 'letters-repaired',
        severity: 'changed',
        message: lost
          ? `“${cell(before).slice(0, 60)}” has a character that stands for no text; it is taken out.`
          : `“${before.slice(0, 60)}” is written “${after.slice(0, 60)}”.`,
        advice: 'repairs.tsv has the text as it was.',
      })
    }
  }

  #entry(draft: DraftEntry, clean: CleanEntry, id: string): Entry {
    const { senses } = clean.entry
    const supported = new Set(clean.citations?.flatMap(({ supports }) => supports))
    const glossed = [...new Set(senses.flatMap(({ glosses }) => Object.keys(glosses)))]
    const status = draft.status ?? 'attested'
    const lacks =
      !supported.has('form') || (status === 'attested' && !glossed.some((tag) => supported.has(`gloss:${tag}`)))
    const own: Citation = {
      source: this.#source.id,
      supports: ['form', ...(status === 'drafted' ? [] : glossed.map((tag) => `gloss:${tag}` as const))],
      ...(clean.form === undefined ? {} : { form: clean.form }),
      ...locatorOf(draft.key, id),
    }
    return { ...clean.entry, id, status, sources: [...(clean.citations ?? []), ...(lacks ? [own] : [])] }
  }

  /** Whether the rules of dictionary sources let an entry pass; tells each that does not. */
  #passes(
    entry: Entry,
    draft: DraftEntry,
    language: string,
    tell: (problem: Omit<Told, 'file' | 'row'>) => void,
  ): boolean {
    let passes = true
    const faults: FaultList = {
      add({ field, message, advice }) {
        passes = false
        tell({
          ...(field === undefined ? {} : { column: field }),
          rule: 'entry-refused',
          severity: 'left-out',
          message: `“${entry.headword.text.slice(0, 60)}”: ${message}`,
          advice,
        })
      },
      diagnostics: () => [],
    }
    const facts: ManifestFacts = { manifest: undefined, language, glossLanguages: undefined, sourceIds: undefined }
    if (!checkWholeEntry(entry, draft.row, facts, sourceLimits, faults) || !passes) return false
    const refuse = (message: string, advice: string): false => {
      tell({
        rule: 'entry-refused',
        severity: 'left-out',
        message: `“${entry.headword.text.slice(0, 60)}”: ${message}`,
        advice,
      })
      return false
    }
    const text = JSON.stringify(entry)
    const room = sourceLimits.lineBytes - bytesOfReferences
    if (text.length * 3 > room && byteLength(text) > room) {
      return refuse('The entry is larger than the line of a source may be.', 'Divide it.')
    }
    const works = new Set([...citedBy(entry)].filter((source) => !this.#cited.has(source)))
    return this.#cited.size + works.size <= mostCited
      ? true
      : refuse(
          `The entries cite more than ${mostCited} works.`,
          'Cite the works by fewer ids, and tell them apart by “locator”.',
        )
  }

  #tellDuplicate(
    draft: DraftEntry,
    { headword, senses }: Entry,
    tag: string,
    tell: (problem: Omit<Told, 'file' | 'row'>) => void,
  ): void {
    const folded = foldIn(tag, headword.text)
    let same: number | undefined
    for (const { glosses } of senses) {
      for (const [glossTag, texts] of Object.entries(glosses)) {
        for (const text of texts) {
          const key = `${folded}\u0000${glossTag}\u0000${foldIn(glossTag, text)}`
          const row = this.#rowOfMeaning.get(key)
          if (row === undefined) this.#rowOfMeaning.set(key, draft.row)
          else if (row !== draft.row) same ??= row
        }
      }
    }
    if (same === undefined) return
    tell({
      column: 'headword.text',
      rule: 'duplicate-possible',
      severity: 'changed',
      message: `“${headword.text.slice(0, 60)}” stands on row ${same} too, with a meaning in common.`,
      advice: 'Keep one of them where they are one word.',
    })
  }

  /** Writes the source: entries in order with homographs and references, then what tells of them. */
  async #write(sort: ExternalSort<SortKey>, facts: ImportFacts, language: Language): Promise<ImportReport> {
    const { target, importer, progress } = this.#request
    const manifest = this.#manifest(facts, language.tag, this.#orderedGlossLanguages(facts))
    await this.#checkManifest(manifest)
    if (this.#problems.fatal) return this.#report(facts)
    if (manifest.licence.spdx === unknownLicence) {
      this.#problems.tell({
        rule: 'licence-unknown',
        severity: 'changed',
        message: `The file does not say its licence; the dictionary has ${unknownLicence}, which permits nothing.`,
        advice: 'Ask the owner of the data, then say it with --licence, such as --licence CC-BY-4.0.',
      })
    }

    const entries = textFile(target, 'entries.jsonl')
    const kept = textFile(target, 'kept.jsonl')
    const media = await importedMedia(facts.media, this.#request.input, (problem) => this.#problems.tell(problem))
    if (facts.kept !== undefined) kept.add(`${JSON.stringify({ format: importer.format, kept: facts.kept })}\n`)
    const count = this.#registry.length
    const stride = Math.max(1, Math.floor(count / casesWanted))
    const cases: string[] = []
    let written = 0
    let bytes = 0
    const write = async (group: readonly Parked[]): Promise<void> => {
      this.#request.signal?.throwIfAborted()
      for (const [parked, homograph] of numbered(group)) {
        const { crossReferences, unknown } = this.#references(parked, language)
        const { entry, missing } = withMedia(parked.entry, media.missing)
        const whole = inFieldOrder({
          ...entry,
          ...(homograph === undefined ? {} : { homograph }),
          ...(crossReferences.length === 0 ? {} : { crossReferences }),
        })
        for (const { file } of missing) {
          if (facts.media?.has(file) === true) continue
          this.#problems.tell({
            row: parked.row,
            ...(parked.file === undefined ? {} : { file: parked.file }),
            column: 'media',
            rule: 'media-missing',
            severity: 'changed',
            message: `${file.slice(0, 200)} is named and not there.`,
            advice: 'Put it beside the file and import again.',
          })
        }
        const text = `${JSON.stringify(whole)}\n`
        bytes += byteLength(text)
        entries.add(text)
        const line = {
          entry: whole.id,
          format: importer.format,
          ...(parked.kept === undefined ? {} : { kept: parked.kept }),
          ...(parked.leftOut === undefined ? {} : { leftOut: parked.leftOut }),
          ...(unknown.length === 0 ? {} : { references: unknown }),
          ...(missing.length === 0 ? {} : { media: missing }),
        }
        if (Object.keys(line).length > 2) kept.add(`${JSON.stringify(line)}\n`)
        if (written % stride === 0 && cases.length < casesWanted && homograph === undefined) {
          cases.push(whole.headword.text)
        }
        written += 1
        if (written % progressEvery === 0) progress?.({ stage: 'write', done: written, of: count })
        const flushed = entries.flushed() ?? kept.flushed()
        if (flushed !== undefined) await flushed
      }
    }
    let group: Parked[] = []
    for await (const line of sort.sorted()) {
      const parked = parkedOf(line)
      if (group[0] !== undefined && group[0].entry.headword.text !== parked.entry.headword.text) {
        await write(group)
        group = []
      }
      group.push(parked)
    }
    await write(group)
    progress?.({ stage: 'write', done: count, of: count })

    if (bytes > sourceLimits.entriesBytes) {
      this.#problems.tell({
        rule: 'file-too-large',
        severity: 'fatal',
        message: `The entries have ${bytes} bytes; a source has at most ${sourceLimits.entriesBytes}.`,
        advice: 'Divide the file into several dictionaries.',
      })
      return this.#report(facts)
    }
    await entries.end()
    await kept.end()
    await this.#repairs.end()
    await media.copy(target)
    const counts = {
      records: this.#records + this.#unread,
      entries: count,
      leftOut: this.#records + this.#unread - count,
      repairs: this.#repairCount,
      problems: this.#problems.counts,
    }
    // Where every headword has homographs, one of them may still be asked for.
    if (cases.length === 0) cases.push(...group.slice(0, 1).map(({ entry }) => entry.headword.text))
    await writeText(target, 'cases.tsv', casesOf(cases))
    await writeText(target, 'SOURCES.md', sourcesOf(manifest, this.#source.file, counts))
    await writeText(target, 'README.md', readmeOf(manifest, this.#source.file, counts))
    await writeText(target, 'dictionary.json', `${JSON.stringify(manifest, undefined, 2)}\n`)
    return { ...this.#report(facts), whole: true, manifest }
  }

  /** Those that the person named, then those of the file in its own order, then the others as they came. */
  #orderedGlossLanguages(facts: ImportFacts): readonly string[] {
    const named = (this.#request.dictionary.glossLanguages ?? []).flatMap((tag) => languageTag(tag) ?? [])
    const told = (facts.glossLanguages ?? []).flatMap((tag) => languageTag(tag) ?? [])
    const seen = this.#glossLanguages
    return [...new Set([...named, ...told.filter((tag) => seen.has(tag)), ...seen])]
  }

  #references(
    { number, row, file, references = [] }: Parked,
    language: Language,
  ): { readonly crossReferences: readonly CrossReference[]; readonly unknown: readonly DraftReference[] } {
    const crossReferences = new Map<string, CrossReference>()
    const unknown: DraftReference[] = []
    for (const reference of references) {
      const found = this.#registry.resolve(reference, language)
      if (typeof found === 'number' && found !== number && crossReferences.size < 100) {
        const entry = this.#registry.idOf(found) ?? ''
        crossReferences.set(`${reference.type} ${entry}`, { type: reference.type, entry })
        continue
      }
      unknown.push(reference)
      const to = reference.key ?? reference.headword ?? ''
      this.#problems.tell({
        row,
        ...(file === undefined ? {} : { file }),
        column: 'crossReferences',
        rule: 'reference-unknown',
        severity: 'changed',
        message:
          found === 'several'
            ? `Several entries have the headword “${to.slice(0, 60)}”; the reference does not say which.`
            : found === number
              ? `The reference to “${to.slice(0, 60)}” leads to its own entry.`
              : `The reference to “${to.slice(0, 60)}” leads to no entry.`,
        advice: 'It is kept beside the entry. Name the record by its id, or add it.',
      })
    }
    return { crossReferences: [...crossReferences.values()], unknown }
  }

  #report(facts: ImportFacts | undefined): ImportReport {
    return {
      whole: false,
      format: this.#request.importer.format,
      records: this.#records + this.#unread,
      entries: this.#readingEnded ? this.#registry.length : 0,
      repairs: this.#repairCount,
      problems: Object.fromEntries<number>(this.#problems.counts) as Record<ProblemCode, number>,
      reading: facts?.reading ?? [],
    }
  }
}

/** The row of a field of a draft: that of its sense, where the senses stand on rows of their own. */
function rowOf({ row, senseRows }: DraftEntry, field: string | undefined): number {
  const sense = senseRows === undefined || field === undefined ? null : /^senses\[(\d+)\]/.exec(field)
  return (sense === null ? undefined : senseRows?.[Number(sense[1])]) ?? row
}

/** The fields of an entry in the order of its model, so that lines of one dictionary are alike. */
const fieldOrder = [
  'id',
  'kind',
  'headword',
  'homograph',
  'forms',
  'variants',
  'pronunciations',
  'partOfSpeech',
  'frequencyBand',
  'senses',
  'crossReferences',
  'etymology',
  'status',
  'review',
  'sources',
  'notes',
  'media',
  'culture',
] as const satisfies readonly (keyof Entry)[]

function inFieldOrder(entry: Entry): Entry {
  return Object.fromEntries(
    fieldOrder.flatMap((field) => (entry[field] === undefined ? [] : [[field, entry[field]]])),
  ) as unknown as Entry
}

/** Every work that an entry cites, wherever it does. */
function* citedBy({ sources, pronunciations = [], senses }: Entry): Generator<string> {
  for (const { source } of sources) yield source
  for (const { source } of pronunciations) if (source !== undefined) yield source
  for (const { examples = [] } of senses) for (const { source } of examples) if (source !== undefined) yield source
}

/** The file's own id, where the entry's is another. */
function locatorOf(key: string | undefined, id: string): { readonly locator?: string } {
  if (key === undefined || key === id) return {}
  const locator = cleanText(key, undefined).text
  return locator === undefined || locator === '' ? {} : { locator }
}

const folds = new Map<string, Language | undefined>()

function foldIn(tag: string, text: string): string {
  let language = folds.get(tag)
  if (language === undefined) {
    language = anyLanguageOf(tag)
    folds.set(tag, language)
  }
  return language?.fold(text) ?? text.toLowerCase()
}

/** A text as a cell: a tab or a line end inside it is written as an escape. */
function cell(text: string): string {
  return text.replace(/[\\\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
    character === '\\' ? '\\\\' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}

/** Bytes of a text in UTF-8. */
function byteLength(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    // Each half of a pair has two of its four bytes.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2
  }
  return bytes
}

async function writeText(target: ExportTarget | undefined, path: string, text: string): Promise<void> {
  const file: ExportFile | undefined = await target?.file(path)
  await file?.write(text)
  await file?.end()
}
