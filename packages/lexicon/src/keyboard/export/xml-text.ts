const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in an attribute or between tags. Characters that XML cannot hold at all become U+FFFD. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r -\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
    .replace(/[&<>"]/g, (char) => entities[char] ?? char)
}

/** Lines as an XML comment: no two hyphens stand together in it. */
export function xmlComment(lines: readonly string[]): string {
  const body = lines.map(
    (line) =>
      `  ${xmlText(line)
        .replace(/-(?=-)/g, '- ')
        .replace(/-$/, '- ')}`,
  )
  return ['<!--', ...body, '-->'].join('\n')
}
