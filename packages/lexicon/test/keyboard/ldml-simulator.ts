/** Types on an exported LDML keyboard as UTS 35 part 7 describes it: transforms, reorders, backspace, markers, NFC at the end. */
export interface LdmlKeyboard {
  press(keyId: string): void
  backspace(): void
  text(): string
  /** Begins a new text. */
  clear(): void
}

type Group =
  | {
      readonly kind: 'transform'
      readonly rules: readonly { readonly from: RegExp; readonly to: (match: RegExpExecArray) => string }[]
    }
  | {
      readonly kind: 'reorder'
      readonly rules: readonly { readonly from: RegExp; readonly length: number; readonly order: number }[]
    }

const marker = /[\u{f0000}-\u{f0fff}]/gu
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

function attributesOf(tag: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...tag.matchAll(/([A-Za-z]+)="([^"]*)"/g)].map(([, name, value]) => [
      name,
      (value ?? '').replace(/&\w+;/g, (entity) => entities[entity] ?? entity),
    ]),
  )
}

const unescaped = (text: string): string =>
  text.replace(/\\u\{([0-9A-F]+)\}/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))

const asRegex = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')

export function ldmlKeyboard(xml: string): LdmlKeyboard {
  const tags = (name: string, within = xml): readonly Readonly<Record<string, string>>[] =>
    [...within.matchAll(new RegExp(`<${name} [^>]*>`, 'g'))].map(([tag]) => attributesOf(tag))
  const keys = new Map(tags('key').map(({ id, output }) => [id, unescaped(output ?? '').normalize('NFD')]))
  const sets = new Map(
    tags('set').map(({ id, value }) => [
      id ?? '',
      (value ?? '').split(' ').map((each) => unescaped(each).normalize('NFD')),
    ]),
  )
  const usets = new Map(tags('uset').map(({ id, value }) => [id ?? '', value ?? '']))
  const markers = new Map<string, string>()
  const markerOf = (id: string): string => {
    if (!markers.has(id)) markers.set(id, String.fromCodePoint(0xf0000 + markers.size))
    return markers.get(id) ?? ''
  }
  // Literal text and escapes become NFD; what is syntax of the standard becomes that of the language.
  const pattern = (from: string): string =>
    from
      .replace(/\$\[(\w+)\]/g, (_, id: string) => {
        const members = sets.get(id)
        if (members !== undefined) return `(?:${members.map(asRegex).join('|')})`
        const set = usets.get(id)
        if (set === undefined) throw new Error(`no variable ${id}`)
        return set.startsWith('[^') ? `[^\\u{f0000}-\\u{f0fff}${set.slice(2)}` : set
      })
      .replace(/\\m\{\.\}/g, '[\\u{f0000}-\\u{f0fff}]')
      .replace(/\\m\{(\w+)\}/g, (_, id: string) => markerOf(id))
      .replace(/(?<![\\\]])\.(?!\])/g, '[^\\u{f0000}-\\u{f0fff}]')
      .normalize('NFD')
  const mappedFrom = (from: string, group: number): readonly string[] => {
    const captures = [...from.matchAll(/\((?!\?:)((?:[^()]|\((?:\?:)[^()]*\))*)\)/g)].map(([, body]) => body ?? '')
    const id = /^\$\[(\w+)\]$/.exec(captures[group - 1] ?? '')?.[1] ?? ''
    const members = sets.get(id)
    if (members === undefined) throw new Error(`capture ${group} of ${from} is no set`)
    return members
  }
  const output = (from: string, to: string): ((match: RegExpExecArray) => string) => {
    const pieces = to.match(/\$\[\d:\w+\]|\$\d|\\m\{\w+\}|\\u\{[0-9A-F]+\}|./gu) ?? []
    return (match) =>
      pieces
        .map((piece) => {
          const mapped = /^\$\[(\d):(\w+)\]$/.exec(piece)
          if (mapped !== null) {
            const group = Number(mapped[1])
            return sets.get(mapped[2] ?? '')?.[mappedFrom(from, group).indexOf(match[group] ?? '')] ?? ''
          }
          if (/^\$\d$/.test(piece)) return match[Number(piece[1])] ?? ''
          const id = /^\\m\{(\w+)\}$/.exec(piece)?.[1]
          return id === undefined ? unescaped(piece) : markerOf(id)
        })
        .join('')
  }
  const groupsOf = (type: string): readonly Group[] => {
    const body = new RegExp(`<transforms type="${type}">(.*?)</transforms>`, 's').exec(xml)?.[1] ?? ''
    return [...body.matchAll(/<transformGroup>(.*?)<\/transformGroup>/gs)].map(([, group = '']): Group => {
      const reorders = tags('reorder', group)
      if (reorders.length > 0) {
        const rules = reorders.map(({ from = '', order }) => ({
          from: new RegExp(`^${pattern(from)}`, 'u'),
          length: from.match(/\$\[\w+\]/g)?.length ?? 1,
          order: Number(order),
        }))
        return { kind: 'reorder', rules: rules.toSorted((a, b) => b.length - a.length) }
      }
      const rules = tags('transform', group).map(({ from = '', to = '' }) => ({
        from: new RegExp(`(?:${pattern(from)})$`, 'u'),
        to: output(from, to),
      }))
      return { kind: 'transform', rules }
    })
  }
  const simple = groupsOf('simple')
  const backspaces = groupsOf('backspace')
  let context = ''

  const apply = (groups: readonly Group[]): boolean => {
    let any = false
    for (const group of groups) {
      if (group.kind === 'reorder') {
        context = reordered(context, group.rules)
        continue
      }
      for (const { from, to } of group.rules) {
        const match = from.exec(context)
        if (match === null) continue
        context = (context.slice(0, match.index) + to(match)).normalize('NFD')
        any = true
        break
      }
    }
    return any
  }
  return {
    press(keyId) {
      const text = keys.get(keyId)
      if (text === undefined) throw new Error(`no key ${keyId}`)
      context = (context + text).normalize('NFD')
      apply(simple)
    },
    backspace() {
      if (!apply(backspaces)) context = context.replace(/[\u{f0000}-\u{f0fff}]*.?[\u{f0000}-\u{f0fff}]*$/u, '')
      apply(simple)
    },
    text: () => context.replace(marker, '').normalize('NFC'),
    clear() {
      context = ''
    },
  }
}

function reordered(
  text: string,
  rules: readonly { readonly from: RegExp; readonly length: number; readonly order: number }[],
): string {
  const chars = [...text]
  const orders: number[] = []
  while (orders.length < chars.length) {
    const rest = chars.slice(orders.length).join('')
    const rule = rules.find(({ from }) => from.test(rest))
    // A marker belongs to what stands before it.
    const own = /^[\u{f0000}-\u{f0fff}]/u.test(rest) ? (orders.at(-1) ?? 0) : 0
    for (let n = rule?.length ?? 1; n > 0; n--) orders.push(rule?.order ?? own)
  }
  const runs: { readonly char: string; readonly order: number }[][] = []
  chars.forEach((char, at) => {
    const order = orders[at] ?? 0
    if (order === 0 || runs.length === 0) runs.push([{ char, order }])
    else runs.at(-1)?.push({ char, order })
  })
  // What has no base is in no run.
  return runs
    .flatMap((run) => (run[0]?.order === 0 ? run.toSorted((a, b) => a.order - b.order) : run).map(({ char }) => char))
    .join('')
}
