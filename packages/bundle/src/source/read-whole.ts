/** A small file as bytes, or that it is larger than the limit. */
export type Whole = { readonly bytes: Uint8Array } | { readonly tooLarge: true }

/**
 * Gathers the chunks of a small file and stops reading once they are more than `limit` bytes.
 */
export async function readWhole(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Whole> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > limit) return { tooLarge: true }
    parts.push(chunk.slice())
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return { bytes }
}
