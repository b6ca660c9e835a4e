import { describe, expect, it } from 'vitest'
import type { Entry, Media } from '../../src/model/entry.ts'
import { domainPath, facetsOf } from '../../src/model/entry-facets.ts'

const bare: Entry = {
  id: 'j1',
  kind: 'word',
  headword: { text: 'ia', script: 'Latn' },
  senses: [{ glosses: { vi: ['nước'] } }],
  status: 'drafted',
  sources: [{ source: 'list', supports: ['form'] }],
}
const media = (type: Media['type']): Media => ({ id: type, type, file: `${type}.bin`, licence: 'CC0-1.0' })

describe('facets of an entry', () => {
  it('are none where it says nothing', () => {
    expect(facetsOf(bare)).toEqual({ semanticDomains: [], dialects: [], has: [] })
  })

  it('come from every sense and pronunciation, each once', () => {
    expect(
      facetsOf({
        ...bare,
        partOfSpeech: { ud: 'NOUN', label: { vi: 'loại từ' } },
        senses: [
          { glosses: {}, semanticDomain: '1.3', dialect: 'Pleiku' },
          { glosses: {}, semanticDomain: '1.3' },
          { glosses: {}, semanticDomain: '1.3.2' },
        ],
        pronunciations: [{ ipa: 'ia', dialect: 'Chơrai' }, { ipa: 'ia', dialect: 'Pleiku' }, { ipa: 'ja' }],
      }),
    ).toEqual({ partOfSpeech: 'NOUN', semanticDomains: ['1.3', '1.3.2'], dialects: ['Pleiku', 'Chơrai'], has: [] })
  })

  it('have audio and image by the media, a video being neither, and an example by the senses', () => {
    expect(facetsOf({ ...bare, media: [media('audio')] }).has).toEqual(['audio'])
    expect(facetsOf({ ...bare, media: [media('image')] }).has).toEqual(['image'])
    expect(facetsOf({ ...bare, media: [media('video')] }).has).toEqual([])
    const example = { text: 'ia', translations: { vi: 'nước' }, status: 'drafted' } as const
    expect(facetsOf({ ...bare, senses: [{ glosses: {} }, { glosses: {}, examples: [example] }] }).has).toEqual([
      'example',
    ])
  })

  it.each([
    ['1', ['1']],
    ['4.1.9.1.2', ['4', '4.1', '4.1.9', '4.1.9.1', '4.1.9.1.2']],
  ])('lie in the domain %s and those above', (domain, path) => {
    expect(domainPath(domain)).toEqual(path)
  })
})
