import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundleErrorCodes } from '@hiap/bundle'
import { inputErrorCodes } from '@hiap/input/error-codes'
import { lexiconErrorCodes } from '@hiap/lexicon'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const documents = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')

describe('documents', () => {
  it.each(documents)('%s links to files that are there', (document) => {
    const links = [...read(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? '')
    const missing = links.filter(
      (link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(document), decodeURI(link))),
    )
    expect(missing).toEqual([])
  })

  it.each(Object.entries({ ...lexiconErrorCodes, ...bundleErrorCodes, ...inputErrorCodes }))(
    'docs/reference/errors.md tells %s as the program does',
    (code, meaning) => {
      expect(read('docs/reference/errors.md')).toContain(`| \`${code}\` | ${meaning}`)
    },
  )

  it.each(['km-vi', 'jra-vi', 'vi-jra'])('README.md counts the entries of %s right', (dictionary) => {
    const row = read('README.md')
      .split('\n')
      .find((line) => line.startsWith(`| [${dictionary}]`))
    const entries = read(`dictionaries/${dictionary}/entries.jsonl`).trim().split('\n').length
    expect(row).toContain(`| ${entries.toLocaleString('en')} |`)
  })
})
