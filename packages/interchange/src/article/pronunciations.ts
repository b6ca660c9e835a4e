import type { Media, Pronunciation } from '@hiap/lexicon'

/**
 * Transcriptions of a headword and its recording, which belongs to the first of them.
 *
 * @example
 * pronunciationsOf(['ʔia'], { id: 'a1' }) // [{ ipa: 'ʔia', audio: 'a1' }]
 */
export function pronunciationsOf(
  ipa: readonly string[],
  audio: Pick<Media, 'id'> | undefined,
): readonly Pronunciation[] {
  const said = ipa.length === 0 && audio !== undefined ? [undefined] : ipa
  return said.map((text, index) => ({
    ...(text === undefined ? {} : { ipa: text }),
    ...(index === 0 && audio !== undefined ? { audio: audio.id } : {}),
  }))
}
