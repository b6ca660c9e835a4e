import { decode } from './decode.ts'
import type { FaultList } from './fault-list.ts'
import { byteOrderMarkFault, notUtf8Fault, tooLargeFault } from './file-faults.ts'
import type { SourceLimits } from './limits.ts'
import { readLines } from './read-lines.ts'

/**
 * Checks the bytes of `SOURCES.md` or `README.md`: that they are text, and that there is some.
 */
export async function checkProse(
  chunks: AsyncIterable<Uint8Array>,
  limits: SourceLimits,
  faults: FaultList,
): Promise<void> {
  let bytes = 0
  let saysSomething = false
  reading: for await (const lines of readLines(chunks, limits.companionBytes)) {
    for (const line of lines) {
      bytes += line.length + 1
      if (line.bytes === undefined || bytes > limits.companionBytes) {
        faults.add(tooLargeFault(limits.companionBytes))
        saysSomething = true
        break reading
      }
      const { text, fault } = decode(line.bytes)
      if (fault !== undefined) faults.add(notUtf8Fault(line.number, fault))
      if (line.number === 1 && text?.startsWith('\ufeff')) faults.add(byteOrderMarkFault)
      saysSomething ||= text === undefined || /[^\s\ufeff]/.test(text)
    }
  }
  if (!saysSomething) {
    faults.add({
      code: 'companion-empty',
      message: 'The file says nothing.',
      advice: 'Tell readers what the dictionary is and what it rests on.',
    })
  }
}
