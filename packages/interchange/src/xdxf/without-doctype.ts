import { joinBytes } from '../archive/join-bytes.ts'
import type { InputFile } from '../importer.ts'

const most = 16 * 1024
/** Up to the end of a document type that names a file and declares nothing itself. */
const doctype = /^(?:\u00ef\u00bb\u00bf)?(?:\s|<\?[^<>]*\?>|<!--(?:(?!-->)[\s\S])*-->)*(<!DOCTYPE\s[^<>[\]]*>)/

/**
 * The file without its document type, where that only names `xdxf_strict.dtd` or another one: nearly every XDXF has it,
 * and no reader has ever needed what it names. Spaces stand for it, so that lines and columns stay. One that declares
 * entities of its own is left for the reader of XML to refuse.
 */
export function withoutDoctype(input: InputFile): InputFile {
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    const held: Uint8Array[] = []
    let length = 0
    let begun = false
    for await (const chunk of input.chunks()) {
      if (begun) {
        yield chunk
        continue
      }
      held.push(chunk.slice())
      length += chunk.length
      if (length < most && length < input.size) continue
      begun = true
      yield blanked(joinBytes(held, length))
    }
    if (!begun && length > 0) yield blanked(joinBytes(held, length))
  }
  return { ...input, chunks }
}

function blanked(bytes: Uint8Array): Uint8Array {
  // One character for each byte, so that places in the text are places in the bytes.
  const found = doctype.exec(new TextDecoder('latin1').decode(bytes.subarray(0, most)))
  const declared = found?.[1]
  if (found === null || declared === undefined) return bytes
  const end = found[0].length
  for (let at = end - declared.length; at < end; at++) {
    if (bytes[at] !== 0x0a && bytes[at] !== 0x0d) bytes[at] = 0x20
  }
  return bytes
}
