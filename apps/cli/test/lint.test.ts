import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runHiap } from './run-hiap.ts'
import { entry, writeSource } from './sample-source.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hiap-lint-'))
  const whole = {
    partOfSpeech: { ud: 'NOUN' },
    senses: [{ glosses: { vi: ['nước'] }, semanticDomain: '1.3' }],
  } as const
  await writeSource(root, 'clean', entry('ia', 'ia', 'nước', whole))
  await writeSource(root, 'gaps', entry('ia', 'ia', 'nước', { partOfSpeech: { ud: 'NOUN' } }))
  await writeSource(root, 'excepted', entry('ia', 'ia', 'nước', { partOfSpeech: { ud: 'NOUN' } }))
  await writeFile(join(root, 'excepted', 'lint-exceptions.tsv'), 'code\tentry\treason\ndomain-missing\tia\ta reason\n')
  await writeSource(root, 'faulty', '{"id":}\n')
  await writeFile(join(root, 'one.txt'), 'plơi\t3\n')
  await writeFile(join(root, 'two.txt'), 'ia\n')
})
afterAll(() => rm(root, { recursive: true, force: true }))

test('a source without finding', async () => {
  const ended = await runHiap(['lint', 'clean', 'excepted'], { cwd: root })
  expect(ended).toEqual({
    code: 0,
    stdout: 'clean: 1 entries, nothing found.\nexcepted: 1 entries, nothing found, 1 excepted.\n',
    stderr: '',
  })
})

test('a finding is a line, and one of JSON', async () => {
  const { code, stdout, stderr } = await runHiap(['lint', 'gaps'], { cwd: root })
  expect([code, stderr]).toEqual([1, 'gaps: 1 found.\n'])
  expect(stdout).toMatch(
    /^gaps\/entries\.jsonl:1: domain-missing ia senses\[0\]\.semanticDomain: The sense has no .+\n$/,
  )
  const json = await runHiap(['lint', 'gaps', '--json'], { cwd: root })
  expect(JSON.parse(json.stdout)).toMatchObject({
    file: 'gaps/entries.jsonl',
    line: 1,
    entry: 'ia',
    code: 'domain-missing',
  })
})

test('word lists attest together', async () => {
  const one = await runHiap(['lint', 'clean', '--words', 'one.txt'], { cwd: root })
  expect([one.code, one.stdout.split(' ')[1]]).toEqual([1, 'headword-unattested'])
  const both = await runHiap(['lint', 'clean', '--words', 'one.txt', '--words', 'two.txt'], { cwd: root })
  expect(both.code).toBe(0)
  expect((await runHiap(['lint', 'clean', '--words', 'none.txt'], { cwd: root })).stderr).toContain('(words-missing)')
})

test('a source with an error is told and not linted; no source is wrong usage', async () => {
  const { code, stdout, stderr } = await runHiap(['lint', 'faulty'], { cwd: root })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain('json-invalid')
  expect((await runHiap(['lint'], { cwd: root })).code).toBe(2)
})

test('--html writes a page', async () => {
  expect((await runHiap(['lint', 'gaps', '--html', 'page.html'], { cwd: root })).code).toBe(1)
  expect(await readFile(join(root, 'page.html'), 'utf8')).toMatch(
    /^<!doctype html>[\s\S]*domain-missing[\s\S]*<\/html>\n$/,
  )
})
