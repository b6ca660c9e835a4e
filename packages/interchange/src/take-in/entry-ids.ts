import { HashTable, hashNumber } from './hash-table.ts'

/** Gives the entries of one dictionary their ids. */
export interface EntryIds {
  /**
   * The id of a record that has one of its own: that one where it can be, else the same in lower-case letters, digits
   * and hyphens. Where two records have the same, the second gets signs of its hash behind it.
   */
  ofKey(key: string): string
  /**
   * The id of a record without one: signs of the hash of its headword and first meaning. So it stays the same when the
   * file is imported again, also when other records came or went.
   */
  ofText(headword: string, meaning: string): string
}

const valid = /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/
/** Without vowels, so that no words come out, and without l, which looks like 1. */
const signs = '0123456789bcdfghjkmnpqrstvwxz'
const signsOfHash = 8

/** Makes the ids of one dictionary; the order of the calls is that of the file. */
export function entryIds(): EntryIds {
  const taken = new HashTable()
  const take = (id: string): boolean => {
    if (taken.get(id) !== undefined) return false
    taken.set(id, 0)
    return true
  }
  const hashed = (text: string, before: string): string => {
    for (let time = 1; ; time++) {
      const id = before + signsOf(hashNumber(time === 1 ? text : `${text}\u0000${time}`))
      if (take(id)) return copied(id)
    }
  }
  return {
    ofKey(key) {
      const id = valid.test(key) ? key : plainKey(key)
      if (id !== '' && take(id)) return copied(id)
      return hashed(key, id === '' ? '' : `${id.slice(0, 40).replace(/-+$/, '')}-`)
    },
    ofText: (headword, meaning) => hashed(`${headword}\u0000${meaning}`, ''),
  }
}

function plainKey(key: string): string {
  return key
    .slice(0, 64)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/**
 * The same letters in memory of their own. Engines make a part of a text that only points into the whole, so that an id
 * that is held would hold the record, the line or the piece of the file that it was read from.
 *
 * @param id of at most 64 letters of ASCII
 */
function copied(id: string): string {
  return String.fromCharCode(...Array.from(id, (letter) => letter.charCodeAt(0)))
}

function signsOf(number: number): string {
  let written = ''
  let rest = number
  for (let at = 0; at < signsOfHash; at++) {
    written += signs.charAt(rest % signs.length)
    rest = Math.floor(rest / signs.length)
  }
  return written
}
