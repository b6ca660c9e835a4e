import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { type Problem, problems } from '../src/problems.ts'
import { smallApp } from './small-dictionaries.ts'

// `<n×text>` in an address stands for the text n times over.
function readRows(name: string): readonly string[][] {
  return readFileSync(new URL(`cases/${name}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
}

const rows = readRows('bad-requests')

const app = smallApp()
afterAll(() => app.close())

function expectProblem(answer: Awaited<ReturnType<typeof app.inject>>, status: string, code: string): Problem {
  const problem = answer.json<Problem>()
  expect({ status: answer.statusCode, code: problem.code }).toEqual({ status: Number(status), code })
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers.etag).toBeUndefined()
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  expect(problem.type).toBe(`/problems/${code}`)
  expect(problem.status).toBe(Number(status))
  expect(problem.title).toBe(problems[code as keyof typeof problems].title)
  expect(problem.detail.length).toBeGreaterThan(10)
  expect(answer.body.length).toBeLessThan(2500)
  return problem
}

const repeated = (cell: string): string =>
  cell.replace(/<(\d+)×(.*?)>/gu, (_, count, text) => text.repeat(Number(count)))

test.each(rows)('%s %s is told %s %s (%s): %s', async (method = '', url = '', status = '', code = '', parameter) => {
  const answer = await app.inject({ method: method as 'GET', url: repeated(url) })
  const problem = expectProblem(answer, status, code)
  expect(problem.errors?.map((fault) => fault.parameter) ?? []).toEqual(parameter === '' ? [] : [parameter])
})

test.each(readRows('bad-bodies'))(
  'POST /v1/gloss of %s %s is told %s %s (%s): %s',
  async (type = '', body = '', status = '', code = '', parameter) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/gloss',
      headers: type === '' ? {} : { 'content-type': type },
      ...(body === '' ? {} : { payload: repeated(body) }),
    })
    const problem = expectProblem(answer, status, code)
    expect(problem.errors?.map((fault) => fault.parameter) ?? []).toEqual(parameter === '' ? [] : [parameter])
  },
)

test('an address that is sent a text is told so', async () => {
  const answer = await app.inject('/v1/gloss')
  expect(answer.headers.allow).toBe('POST, OPTIONS')
  expect(answer.json<Problem>().detail).toContain('Use POST')
})

test('every faulty parameter is named, not only the first', async () => {
  const answer = await app.inject('/v1/search?limit=999&from=!&x=1')
  const { errors, detail } = answer.json<Problem>()
  expect(errors?.map(({ parameter }) => parameter).sort()).toEqual(['from', 'limit', 'q', 'x'])
  expect(detail).toContain('999')
})

test('a thousand unknown parameters get a short answer', async () => {
  const answer = await app.inject(`/v1/search?q=a&${Array.from({ length: 1000 }, (_, i) => `p${i}=1`).join('&')}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.json<Problem>().errors).toHaveLength(10)
})

test('an unknown dictionary is answered with the known ones', async () => {
  const answer = await app.inject('/v1/browse/nope')
  expect(answer.json<Problem>().detail).toContain('km-vi, jra-vi')
})

test.each([
  ['pos=noun', 'ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X'],
  ['has=video', 'audio, image, example'],
  ['domain=water', 'such as 1.3,5.2'],
  ['dialect=Kien%20Giang', 'Kiên Giang'],
  ['fullText=yes', 'true or false'],
])('a bad value is answered with the good ones: %s', async (parameter, allowed) => {
  const { errors, detail } = (await app.inject(`/v1/search?q=a&${parameter}`)).json<Problem>()
  expect(errors?.[0]?.message).toContain(allowed)
  expect(detail).toContain(allowed)
})

test('a refused method is told which are allowed', async () => {
  const answer = await app.inject({ method: 'POST', url: '/v1/search', payload: 'x'.repeat(5000) })
  expect(answer.statusCode).toBe(405)
  expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS')
})

test('the type of a problem can be opened', async () => {
  for (const code of Object.keys(problems)) {
    const answer = await app.inject(`/problems/${code}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain(code)
  }
})

test('the reference page tells every problem as it is', () => {
  const page = readFileSync(new URL('../../../docs/reference/api.md', import.meta.url), 'utf8')
  const told = [...page.matchAll(/^\| `([a-z-]+)` *\| (\d{3}) *\| ([^|]+?) *\|/gmu)].map(([, code, status, title]) => [
    code,
    Number(status),
    title,
  ])
  expect(told).toEqual(Object.entries(problems).map(([code, { status, title }]) => [code, status, title]))
})
