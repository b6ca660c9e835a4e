import type { LayoutTest } from '../layout.ts'
import { parseKeys } from '../parse-keys.ts'
import type { DropList, ExportedFile } from './exported-layout.ts'
import { ldmlKeyId, ldmlText } from './ldml-text.ts'
import type { SettledLayout } from './settle-options.ts'
import { xmlText } from './xml-text.ts'

/** The vectors of a layout that hold under the chosen options, as an LDML keyboard test file. */
export function ldmlTest({ layout, values }: SettledLayout, drops: DropList): readonly ExportedFile[] {
  const tests = layout.tests.filter((test) => holds(test, values))
  const left = layout.tests.length - tests.length
  if (left > 0) drops.add('tests', `${left} vectors are for other options`)
  if (tests.length === 0) return []
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<keyboardTest3 conformsTo="techpreview">',
    `  <info keyboard="${layout.id}.xml" author="Hiap" name="${layout.id}-test"/>`,
    '  <tests name="vectors">',
    ...tests.flatMap((test, at) => [
      `    <test name="vector-${at + 1}">`,
      ...parseKeys(test.keys).map(({ code, level, backspace }) =>
        backspace === true || code === undefined
          ? '      <backspace/>'
          : `      <keystroke key="${ldmlKeyId(code, level)}"/>`,
      ),
      `      <check result="${xmlText(ldmlText(test.text))}"/>`,
      '    </test>',
    ]),
    '  </tests>',
    '</keyboardTest3>',
    '',
  ].join('\n')
  return [{ name: `${layout.id}-test.xml`, text }]
}

function holds(test: LayoutTest, values: Readonly<Record<string, string>>): boolean {
  return Object.entries(test.options ?? {}).every(([name, value]) => values[name] === value)
}
