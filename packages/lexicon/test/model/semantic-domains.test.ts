import { describe, expect, test } from 'vitest'
import { domainName } from '../../src/model/semantic-domains.ts'

describe('semantic domains', () => {
  test.each([
    ['1.3', 'vi', 'Nước'],
    ['1.3.2.4', 'vi', 'Nước'],
    ['5', 'en', 'Daily life'],
    ['5.99', 'en', 'Daily life'],
    ['5.2.3.1', 'en', 'Food'],
  ])('%s in %s is %s', (number, language, name) => {
    expect(domainName(number, language)).toBe(name)
  })

  test.each(['', '0', '99', 'x.1'])('%j is no domain', (number) => {
    expect(domainName(number, 'vi')).toBeUndefined()
  })
})
