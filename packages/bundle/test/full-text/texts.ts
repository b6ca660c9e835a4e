import type { Entry, Manifest } from '@hiap/lexicon'
import { compileBundle } from '../../src/compile.ts'
import type { DictionarySource } from '../../src/source/dictionary-source.ts'
import { entryOf, manifest } from '../small-source.ts'

const khmerManifest: Manifest = { ...manifest, id: 'km-test', language: 'km' }

/** Example sentences and articles in Khmer, Jrai, Vietnamese and English, written for the tests. */
export const sources: readonly DictionarySource[] = [
  {
    manifest: khmerManifest,
    entries: [
      khmer('k1', 'កុមារ', {
        senses: [
          {
            glosses: { vi: ['trẻ em'], en: ['child'] },
            definition: { vi: 'người còn nhỏ tuổi', en: 'a person who is still young' },
            examples: [
              {
                text: 'កុមារទៅសាលារៀន។ កុមាររៀនភាសាខ្មែរ។',
                translations: { vi: 'Trẻ em đi học. Trẻ em học tiếng Khmer.' },
                status: 'drafted',
              },
            ],
          },
        ],
      }),
      khmer('k2', 'សាលារៀន', { senses: [{ glosses: { vi: ['trường học'] }, note: { en: 'also: school-house' } }] }),
      khmer('k3', 'រៀន'),
      khmer('k4', 'ទៅ'),
      khmer('k5', 'ពិធី'),
      khmer('k6', 'បុណ្យ'),
      khmer('k7', 'អុំទូក', {
        kind: 'culture',
        senses: [
          {
            glosses: { vi: ['đua ghe ngo'] },
            definition: {
              vi: 'Lễ đua ghe ngo diễn ra trong dịp lễ cúng trăng. Người ta ăn cốm dẹp và thả đèn nước.',
              km: 'ពិធីបុណ្យអកអំបុកសំពះព្រះខែ',
            },
          },
        ],
        notes: [{ vi: 'Bà con gọi ghe là tuk ngo.' }],
        culture: { place: { vi: 'Sóc Trăng, Trà Vinh' }, time: { vi: 'rằm tháng mười' } },
      }),
    ],
  },
  {
    manifest: { ...manifest, id: 'jra-test' },
    entries: [
      entryOf('j1', 'huă', ['ăn'], {
        senses: [
          {
            glosses: { vi: ['ăn'] },
            examples: [
              { text: 'Kâo huă asơi hăng ia hơdang.', translations: { vi: 'Tôi ăn cơm với nước.' }, status: 'drafted' },
            ],
          },
        ],
      }),
      entryOf('j2', 'asơi', ['cơm'], {
        senses: [{ glosses: { vi: ['cơm'] }, definition: { vi: 'gạo nấu chín', en: 'rice, cooked' } }],
      }),
      entryOf('j3', 'pơtao', ['vua'], {
        senses: [
          {
            glosses: { vi: ['vua'] },
            definition: {
              vi: 'người đứng đầu một nước thời trước',
              en: 'the head of a country in former times; __proto__ constructor',
            },
          },
        ],
      }),
      entryOf('j4', 'plơi', ['làng']),
    ],
  },
]

export const bundles: readonly Uint8Array<ArrayBuffer>[] = sources.map(compileBundle)

function khmer(id: string, text: string, more: Partial<Entry> = {}): Entry {
  return entryOf(id, text, [`nghĩa ${id}`], { headword: { text, script: 'Khmr' }, ...more })
}
