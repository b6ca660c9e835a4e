import type { TypingMethod } from '@hiap/elements'
import type { Layout } from '@hiap/lexicon'

/** The layouts that come with Hiap, as the page offers them; the text of each is fetched when it is chosen. */
export const typingMethods: readonly TypingMethod[] = [
  {
    id: 'km-nida',
    locale: 'km',
    name: { vi: 'Khmer NiDA', en: 'Khmer NiDA' },
    load: () => layoutOf(import('@hiap/lexicon/layouts/km-nida.json', { with: { type: 'json' } })),
  },
  {
    id: 'km-microsoft',
    locale: 'km',
    name: { vi: 'Khmer Microsoft', en: 'Khmer Microsoft' },
    load: () => layoutOf(import('@hiap/lexicon/layouts/km-microsoft.json', { with: { type: 'json' } })),
  },
  {
    id: 'km-latin',
    locale: 'km',
    name: { vi: 'Khmer bằng chữ La-tinh', en: 'Khmer by Latin letters' },
    load: () => layoutOf(import('@hiap/lexicon/layouts/km-latin.json', { with: { type: 'json' } })),
  },
  {
    id: 'jra-telex',
    locale: 'jra-Latn',
    name: { vi: 'Gia Rai – Telex', en: 'Jrai – Telex' },
    load: () => layoutOf(import('@hiap/lexicon/layouts/jra-telex.json', { with: { type: 'json' } })),
  },
  {
    id: 'jra-vni',
    locale: 'jra-Latn',
    name: { vi: 'Gia Rai – VNI', en: 'Jrai – VNI digits' },
    load: () => layoutOf(import('@hiap/lexicon/layouts/jra-vni.json', { with: { type: 'json' } })),
  },
  {
    id: 'jra-positional',
    locale: 'jra-Latn',
    name: { vi: 'Gia Rai – theo vị trí phím', en: 'Jrai – by key position' },
    load: () => layoutOf(import('@hiap/lexicon/layouts/jra-positional.json', { with: { type: 'json' } })),
  },
  {
    id: 'bdq-telex',
    locale: 'bdq',
    name: { vi: 'Ba Na – Telex', en: 'Bahnar – Telex' },
    load: () => layoutOf(import('@hiap/lexicon/layouts/bdq-telex.json', { with: { type: 'json' } })),
  },
  {
    id: 'ede-telex',
    locale: 'rad',
    name: { vi: 'Ê Đê – Telex', en: 'Êđê (Rade) – Telex' },
    load: () => layoutOf(import('@hiap/lexicon/layouts/ede-telex.json', { with: { type: 'json' } })),
  },
  {
    id: 'vi-telex',
    locale: 'vi',
    name: { vi: 'Tiếng Việt – Telex', en: 'Vietnamese – Telex' },
    load: () => layoutOf(import('@hiap/lexicon/layouts/vi-telex.json', { with: { type: 'json' } })),
  },
  {
    id: 'vi-vni',
    locale: 'vi',
    name: { vi: 'Tiếng Việt – VNI', en: 'Vietnamese – VNI' },
    load: () => layoutOf(import('@hiap/lexicon/layouts/vi-vni.json', { with: { type: 'json' } })),
  },
]

/** The compiler takes the words in a JSON file for any text; that they are those of a layout, a test makes sure. */
async function layoutOf(file: Promise<{ readonly default: unknown }>): Promise<Layout> {
  return (await file).default as Layout
}
