import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../src/candidates/candidate.ts'
import {
  type CandidateEvent,
  type CandidateKey,
  type CandidateRules,
  type CandidateState,
  type CandidateStep,
  noCandidates,
  stepCandidates,
} from '../../src/candidates/candidate-state.ts'
import { mergeOffers } from '../../src/candidates/merge-offers.ts'
import { begunWords, segmentByLetters, soundedWords } from '../../src/candidates/pending-words.ts'

const sounds: CandidateRules = { sounds: true, numberKeys: true }
const letters: CandidateRules = { sounds: false, numberKeys: true }
const vni: CandidateRules = { sounds: false, numberKeys: false }

const words: Readonly<Record<string, readonly string[]>> = {
  sruk: ['ស្រុក', 'ស្រេក'],
  sala: ['សាលា'],
  rien: ['រៀន'],
  'sala rien': ['សាលារៀន'],
  hơ: ['hơdôm', 'hơmâo'],
}

/** A field with a list of candidates: every key ends in text, as in a browser. */
function field(rules: CandidateRules, source = words) {
  let state: CandidateState = noCandidates
  let text = ''
  let open: CandidateStep['ask']
  const answer = (failed = false): void => {
    const ask = open
    open = undefined
    if (ask === undefined) return
    const found = ask.words.map((word) => ({
      word,
      candidates: failed ? [] : (source[word.query] ?? []).map((each): Candidate => ({ text: each })),
      personal: [],
    }))
    see({ is: 'answer', question: ask.question, offers: mergeOffers(found, rules.sounds) })
  }
  const see = (event: CandidateEvent): boolean => {
    const step = stepCandidates(state, event, rules)
    state = step.state
    if (step.ask !== undefined) open = step.ask
    if (step.write !== undefined) put(text + step.write)
    if (step.pick !== undefined) {
      const { replaces } = step.pick
      expect(text.endsWith(replaces)).toBe(true)
      put(text.slice(0, text.length - replaces.length) + step.pick.text)
    }
    return step.taken
  }
  const put = (next: string): void => {
    text = next
    const pending = rules.sounds ? soundedWords(text, state.picked) : begunWords(text, segmentByLetters)
    see({ is: 'text', before: text, words: pending })
  }
  const special: Readonly<Record<string, CandidateKey>> = {
    ' ': { is: 'space' },
    '⎋': { is: 'escape' },
    '⇥': { is: 'tab' },
    '↓': { is: 'next' },
    '↑': { is: 'previous' },
    '→': { is: 'forward' },
    '←': { is: 'back' },
  }
  const key = (char: string): boolean => {
    const digit = /[1-9]/.test(char) ? ({ is: 'digit', digit: Number(char), text: char } as const) : undefined
    const taken = see({ is: 'key', key: digit ?? special[char] ?? { is: 'other' } })
    if (taken) return true
    if (char === '⌫') put(text.slice(0, -1))
    else if (!/[⎋⇥↓↑→←]/.test(char)) put(text + char)
    return false
  }
  return {
    see,
    put,
    key,
    answer,
    /** Types keys, each answered at once. */
    type(keys: string) {
      for (const char of keys) {
        key(char)
        answer()
      }
    },
    get text() {
      return text
    },
    get state() {
      return state
    },
    get shown() {
      return state.offers.map((offer) => offer.text)
    },
  }
}

describe('by sound', () => {
  const cases: readonly (readonly [keys: string, text: string, note: string])[] = [
    ['sruk ', 'ស្រុក', 'Space takes the first'],
    ['sruk2', 'ស្រេក', 'a number its place'],
    ['sruk3', 'sruk3', 'a number without a candidate is typed'],
    ['sruk\n', 'sruk\n', 'Enter is left alone'],
    ['sruk⇥', 'sruk', 'Tab goes on where nothing is chosen'],
    ['sruk↓↓⇥', 'ស្រេក', 'Tab takes what arrows chose'],
    ['sruk↓↓ ', 'ស្រេក', 'Space too'],
    ['sruk↓↑ ', 'ស្រុក', 'up again: nothing is chosen'],
    ['sruk↓→ ', 'ស្រេក', 'along the bar'],
    ['sruk↓→→→← ', 'ស្រុក', 'the ends hold'],
    ['sruk⎋ ', 'sruk ', 'Esc closes: the letters stay, Space is a space'],
    ['sruk⎋⌫k ', 'sruk ', 'and stays closed for the word'],
    ['sruk⎋ sruk ', 'sruk ស្រុក', 'not for the next'],
    ['zzz ', 'zzz ', 'nothing found: Space is a space'],
    ['1 2', '1 2', 'numbers alone'],
    ['sala rien ', 'សាលារៀន', 'word by word'],
    ['sala⎋ rien1', 'សាលារៀន', 'with a space between'],
    ['sala sruk ', 'សាលាស្រុក', 'two words that are no compound'],
    ['sruk sala 2', 'ស្រុកសាលា2', 'a number behind a pick is typed'],
  ]
  it.each(cases)('%j gives %s: %s', (keys, text) => {
    const typed = field(sounds)
    typed.type(keys)
    expect(typed.text).toBe(text)
  })

  it('shows the compound where a word goes on from the one picked', () => {
    const typed = field(sounds)
    typed.type('sala rien')
    expect(typed.text).toBe('សាលាrien')
    expect(typed.shown).toEqual(['សាលារៀន'])
    typed.key(' ')
    expect(typed.text).toBe('សាលារៀន')
  })

  it('asks nothing when a pick is undone, until a letter is typed', () => {
    const typed = field(sounds)
    typed.type('sruk ')
    typed.put('sruk')
    typed.answer()
    expect(typed.shown).toEqual([])
    expect(typed.key(' ')).toBe(false)
    typed.put('sru')
    typed.type('k ')
    expect(typed.text).toBe('ស្រុក')
  })

  it('lets Space wait for a late answer, and picks then', () => {
    const typed = field(sounds)
    for (const char of 'sruk') typed.key(char)
    expect(typed.key(' ')).toBe(true)
    expect(typed.text).toBe('sruk')
    typed.answer()
    expect(typed.text).toBe('ស្រុក')
  })

  it('types the space where the answer is empty, fails, is too late, or another key comes first', () => {
    const waiting = (): ReturnType<typeof field> => {
      const typed = field(sounds, {})
      for (const char of 'sruk ') typed.key(char)
      expect(typed.text).toBe('sruk')
      return typed
    }
    const empty = waiting()
    empty.answer()
    expect(empty.text).toBe('sruk ')
    const failed = waiting()
    failed.answer(true)
    expect(failed.text).toBe('sruk ')
    const late = waiting()
    late.see({ is: 'late' })
    expect(late.text).toBe('sruk ')
    const next = waiting()
    next.key('k')
    expect(next.text).toBe('sruk k')
    const gone = waiting()
    gone.see({ is: 'left' })
    expect(gone.text).toBe('sruk ')
  })

  it('passes over an answer to an earlier question', () => {
    const typed = field(sounds)
    typed.key('s')
    const { question } = typed.state.asked!
    typed.key('r')
    const offer = { candidate: { text: 'ស' }, text: 'ស', replaces: 's', query: 's' }
    typed.see({ is: 'answer', question, offers: [offer] })
    expect(typed.shown).toEqual([])
  })

  it('picks by a click what is shown for the text as it stands, nothing else', () => {
    const typed = field(sounds)
    typed.type('sruk')
    expect(typed.see({ is: 'click', place: 7 })).toBe(false)
    typed.see({ is: 'click', place: 1 })
    expect(typed.text).toBe('ស្រេក')
  })

  it('closes when the field is left', () => {
    const typed = field(sounds)
    typed.type('sruk')
    typed.see({ is: 'left' })
    expect(typed.shown).toEqual([])
    expect(typed.text).toBe('sruk')
  })
})

describe('words that go on', () => {
  const cases: readonly (readonly [keys: string, rules: CandidateRules, text: string, note: string])[] = [
    ['hơ ', letters, 'hơ ', 'Space is a space'],
    ['hơ1', letters, 'hơdôm', 'a number picks'],
    ['Hơ1', letters, 'Hơ1', 'the source is asked with the capital'],
    ['hơ1', vni, 'hơ1', 'but not where numbers are letters'],
    ['hơ↓2', vni, 'hơmâo', 'unless an arrow has chosen'],
    ['hơ↓⇥', vni, 'hơdôm', 'Tab takes what is chosen'],
    ['hơ↓ ', letters, 'hơ ', 'Space is a space even then'],
    ['hơ⎋1', letters, 'hơ1', 'Esc closes'],
    ['hơ11', letters, 'hơdôm1', 'what was picked is not offered again'],
  ]
  it.each(cases)('%j gives %s: %s', (keys, rules, text) => {
    const typed = field(rules)
    typed.type(keys)
    expect(typed.text).toBe(text)
  })
})

describe('joining what was found', () => {
  const word = (query: string, keeps = '') => ({ replaces: keeps + query, query, keeps })
  const found = (
    query: string,
    texts: readonly string[],
    own: readonly (readonly [string, string])[] = [],
    keeps = '',
  ) => ({
    word: word(query, keeps),
    candidates: texts.map((text) => ({ text })),
    personal: own.map(([text, reading]) => ({ text, reading, count: 1, last: 0 })),
  })
  const merged = (...args: Parameters<typeof mergeOffers>): readonly string[] =>
    mergeOffers(...args).map(({ text }) => text)

  it('puts own words typed whole first, begun ones behind the first by sound', () => {
    const own = [
      ['ក', 'sala rien'],
      ['ខ', 'sala'],
    ] as const
    expect(merged([found('sala', ['គ', 'ឃ'], own)], true)).toEqual(['ខ', 'គ', 'ក', 'ឃ'])
    expect(merged([found('sala', ['គ', 'ឃ'], own)], false)).toEqual(['ក', 'ខ', 'គ', 'ឃ'])
  })

  it('gives an own word the meaning that the dictionary has, once', () => {
    const each = { ...found('sruk', [], [['ស្រុក', 'sruk']]), candidates: [{ text: 'ស្រុក', gloss: 'huyện' }] }
    expect(mergeOffers([each], true).map(({ candidate }) => candidate)).toEqual([
      { text: 'ស្រុក', gloss: 'huyện', personal: true },
    ])
  })

  it('leaves out what stands there already, and keeps a capital', () => {
    expect(merged([found('Ana', ['ana', 'ană hơdip'])], false)).toEqual(['Ană hơdip'])
  })

  it('puts what goes on from a pick second, unless it writes what the first does', () => {
    expect(merged([found('rien', ['សាលាក', 'ខ'], [], 'សាលា'), found('rien', ['រៀន', 'រ'])], true)).toEqual([
      'រៀន',
      'សាលាក',
      'រ',
    ])
  })
})

describe('laws', () => {
  const keys = fc.string({ unit: fc.constantFrom(...'srukala rien12⎋⇥↓↑→←⌫\n'), maxLength: 40 })
  const rules = fc.constantFrom(sounds, letters, vni)
  const anything: Readonly<Record<string, readonly string[]>> = new Proxy(
    {},
    { get: (_, query) => [`ក${String(query).length}`, 'ខ'] },
  )

  it('every key is typed or picks, whenever answers come; shown are at most nine, chosen is among them', () => {
    fc.assert(
      fc.property(keys, fc.array(fc.boolean()), rules, (typed, answered, rule) => {
        const shown = field(rule, anything)
        ;[...typed].forEach((char, at) => {
          const before = shown.text
          const waiting = shown.state.waiting?.text ?? ''
          const open = shown.shown.length > 0
          const asked = shown.state.asked !== undefined
          const taken = shown.key(char)
          if (taken) expect(open || (asked && char === ' ')).toBe(true)
          if (/[\n\w]/.test(char) && !/[12]/.test(char)) {
            expect(taken).toBe(false)
            expect(shown.text).toBe(before + waiting + char)
          }
          if (answered[at] !== false) shown.answer()
          expect(shown.state.offers.length).toBeLessThanOrEqual(9)
          expect(shown.state.chosen).toBeLessThan(Math.max(1, shown.state.offers.length))
        })
      }),
    )
  })

  it('without a source every key is typed as it is, whatever comes of the answers', () => {
    fc.assert(
      fc.property(keys, fc.array(fc.boolean()), rules, (typed, answered, rule) => {
        const shown = field(rule, {})
        const plain = [...typed].reduce((text, char) => {
          if (char === '⌫') return text.slice(0, -1)
          return /[⎋⇥↓↑→←]/.test(char) ? text : text + char
        }, '')
        ;[...typed].forEach((char, at) => {
          shown.key(char)
          if (answered[at] !== false) shown.answer()
        })
        shown.see({ is: 'left' })
        expect(shown.text).toBe(plain)
      }),
    )
  })
})
