import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import schema from '../schema/costs.schema.json' with { type: 'json' }
import type { Confusion, EditCosts, Language } from '../src/language.ts'
import { type CostTable, groupsOf } from '../src/languages/read-costs.ts'
import { findSlips, slipTable } from '../src/search/slip-distance.ts'

/** What is wrong in a `costs.json`, where, and the way out. */
export interface CostFault {
  /** Counted from 1. */
  readonly line: number
  /** `swap`, `confusions › final stop › ដ/ត`. */
  readonly place: string
  readonly message: string
  readonly advice: string
}

const ajv = new Ajv2020({ allErrors: true, verbose: true, ownProperties: true })
const matches = ajv.compile<CostTable>(schema)

/**
 * Checks the form of a `costs.json`: JSON, then `schema/costs.schema.json`, then costs in whole hundredths and classes
 * that are there and used.
 *
 * @param text of the file
 * @returns the table where there is no fault
 * @example
 * checkCostsForm('{ "letter": 1, "swap": 2, "confusions": {} }').faults[0]?.message // 'The cost 2 is too large.'
 */
export function checkCostsForm(text: string): { table?: CostTable; faults: readonly CostFault[] } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const { message } = error as SyntaxError
    const at = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length)
    const fault = {
      line: text.slice(0, at).split('\n').length,
      place: 'the file',
      message: `This is no JSON: ${message}.`,
      advice: 'Look for a missing comma or quotation mark here or in the line above.',
    }
    return { faults: [fault] }
  }
  if (!matches(value)) return { faults: (matches.errors ?? []).flatMap((error) => shapeFault(text, error)) }
  const faults = ruleFaults(text, value)
  return faults.length === 0 ? { table: value, faults } : { faults }
}

/**
 * Checks what a table of the right form says: letters in the spelling that the search compares, no pair twice, no rule
 * that others make cheaper.
 *
 * @param text of the file, for the lines
 */
export function checkCostsMeaning(text: string, table: CostTable, language: Language): readonly CostFault[] {
  const faults: CostFault[] = []
  const seen = new Map<string, string>()
  const pairs: Confusion[] = []
  for (const [name, { cost, among, final }] of Object.entries(table.confusions)) {
    const fault = (members: readonly string[], message: string, advice: string): void => {
      faults.push({ line: lineOf(text, name), place: placeOf(name, members.map(shown).join('/')), message, advice })
    }
    for (const group of groupsOf(among, table.classes)) {
      for (const member of group) {
        const spelt = canonical(language, member)
        if (spelt !== member)
          fault(
            group,
            `“${shown(member)}” (${codePoints(member)}) is never compared: words are put into canonical spelling first.`,
            `Write “${shown(spelt)}” (${codePoints(spelt)}).`,
          )
      }
      group.forEach((a, at) => {
        for (const b of group.slice(at + 1)) {
          const pair = [...[a, b].sort(), final ? 'final' : ''].join('\0')
          const before = seen.get(pair)
          if (a === b) fault([a, b], 'The two are the same.', 'Take one of them out.')
          else if (before !== undefined)
            fault([a, b], `The pair stands in “${before}” already.`, 'Keep it in one rule.')
          else pairs.push(final ? [a, b, cost, 'final'] : [a, b, cost])
          seen.set(pair, name)
        }
      })
    }
  }
  if (faults.length > 0) return faults
  for (const pair of pairs) {
    const [a, b, cost, where] = pair
    // A letter of no language behind the two: rules for the end of a word do not hold there.
    const behind = where === 'final' ? [] : ['\u0000']
    const others = costsTable(language, { ...table, confusions: pairs.filter((other) => other !== pair) })
    const cheaper =
      (findSlips(others, [...language.letters(a), ...behind], [...language.letters(b), ...behind])?.cost ?? Infinity) /
      100
    if (cheaper > cost) continue
    const name = Object.keys(table.confusions).find((rule) =>
      groupsOf(table.confusions[rule]!.among, table.classes).some((group) => group.includes(a) && group.includes(b)),
    )!
    faults.push({
      line: lineOf(text, name),
      place: placeOf(name, `${shown(a)}/${shown(b)}`),
      message: `The cost ${cost} is never used: the other rules already make this pair ${cheaper}.`,
      advice: `Choose a cost below ${cheaper}, or take the pair out.`,
    })
  }
  return faults
}

/** A line for people: file, line, place, what, and what to do. */
export function faultLine(file: string, { line, place, message, advice }: CostFault): string {
  return `${file}:${line}: ${place}: ${message} ${advice}`
}

function costsTable(language: Language, costs: EditCosts): ReturnType<typeof slipTable> {
  return slipTable(
    costs,
    (text) => language.letters(text),
    (text) => text,
  )
}

function ruleFaults(text: string, table: CostTable): readonly CostFault[] {
  const faults: CostFault[] = []
  const used = new Set<string>()
  const costs: [string, number][] = [['swap', table.swap]]
  for (const [name, { cost, among }] of Object.entries(table.confusions)) {
    costs.push([name, cost])
    for (const group of among.split(' ')) {
      const names = new Set(group.normalize('NFD').match(/[A-Z]/g))
      for (const letter of names) used.add(letter)
      const unknown = [...names].filter((letter) => table.classes?.[letter] === undefined)
      const fault = { line: lineOf(text, name), place: placeOf(name, group) }
      if (unknown.length > 0)
        faults.push({
          ...fault,
          message: `There is no class ${unknown.join(', ')}.`,
          advice: 'A capital letter stands for a class: define it in “classes”, or write a small letter.',
        })
      else if (names.size > 1)
        faults.push({
          ...fault,
          message: `The group has two classes, ${[...names].join(' and ')}.`,
          advice: 'Write one class as its letters.',
        })
    }
  }
  for (const [name, cost] of costs)
    if (Math.abs(cost * 100 - Math.round(cost * 100)) > 1e-9)
      faults.push({
        line: lineOf(text, name),
        place: name === 'swap' ? name : placeOf(name),
        message: `The cost ${cost} is finer than a hundredth.`,
        advice: `Write ${Math.round(cost * 100) / 100}.`,
      })
  for (const letter of Object.keys(table.classes ?? {}))
    if (!used.has(letter))
      faults.push({
        line: lineOf(text, letter),
        place: `classes › ${letter}`,
        message: 'No rule uses the class.',
        advice: 'Take it out, or use it.',
      })
  return faults
}

function shapeFault(text: string, error: ErrorObject): readonly CostFault[] {
  // The name of a field failed: `propertyNames` tells it once more, with the place.
  if (error.propertyName !== undefined && error.keyword !== 'propertyNames') return []
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const { keyword, params } = error
  const last = String(params.missingProperty ?? params.additionalProperty ?? params.propertyName ?? '')
  const place = [...steps, ...(last === '' ? [] : [last])]
  const value: unknown = error.data
  const [message, advice] = ((): [string, string] => {
    switch (keyword) {
      case 'required':
        return [`“${last}” is not there.`, `Add “${last}”.`]
      case 'additionalProperties':
        return [
          `Nobody reads “${last}”.`,
          `Take it out; what can stand here is ${Object.keys(error.parentSchema?.properties ?? {}).join(', ')}.`,
        ]
      case 'minimum':
      case 'maximum':
        return [
          `The cost ${JSON.stringify(value)} is too ${keyword === 'minimum' ? 'small' : 'large'}.`,
          `Write a number from 0.05 to 1; 1 is an unrelated letter.`,
        ]
      case 'type':
        return [`This should be a ${String(params.type)} and is ${JSON.stringify(value)}.`, 'See the description.']
      case 'const':
        return [
          `This can only be ${JSON.stringify(params.allowedValue)}.`,
          steps.at(-1) === 'final'
            ? 'Leave “final” out where the rule holds everywhere.'
            : 'Change the others instead.',
        ]
      case 'pattern':
        return steps.at(-1) === 'among'
          ? [
              `${JSON.stringify(value)} is not a list of groups.`,
              'Write at least two members with / between, one space between groups: "s/x tr/ch".',
            ]
          : [`${JSON.stringify(value)} is not the members of a class.`, 'Write their characters without spaces.']
      case 'propertyNames':
        return [
          `“${last}” is not a name that can stand here.`,
          steps.at(-1) === 'classes' ? 'A class is one capital letter from A to Z.' : 'Write 1 to 40 characters.',
        ]
      default:
        return [`This ${error.message ?? 'is not what the schema wants'}.`, 'See schema/costs.schema.json.']
    }
  })()
  const line = lineOf(text, ...(keyword === 'required' ? steps : place))
  return [{ line, place: place.join(' › ') || 'the file', message, advice }]
}

/** The line of a field: each step is looked for behind the one before. */
function lineOf(text: string, ...steps: readonly string[]): number {
  let at = 0
  for (const step of steps) {
    const found = text.indexOf(`${JSON.stringify(step)}:`, at)
    if (found >= 0) at = found
  }
  return text.slice(0, at).split('\n').length
}

function placeOf(rule: string, group?: string): string {
  return ['confusions', rule, ...(group === undefined ? [] : [group])].join(' › ')
}

/** What canonical spelling makes of a member; a mark is looked at on the letter that may carry it. */
function canonical(language: Language, member: string): string {
  const alone = language.normalise(member.toLowerCase())
  const base = language.alphabet[0] ?? ''
  const carried = /^\p{M}/u.test(member) ? language.normalise(base + member) : ''
  return carried.startsWith(base) && carried !== '' ? carried.slice(base.length) : alone
}

function shown(member: string): string {
  return member === '' ? '∅' : member.replace(/^(?=\p{M})/u, '◌')
}

function codePoints(text: string): string {
  return Array.from(text, (each) => `U+${each.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')
}
