/** A key that types, and its names in the formats that layouts are exported to. */
export interface PhysicalKey {
  /** `KeyboardEvent.code`. */
  readonly code: string
  /** What it gives on a US keyboard, alone and with Shift. */
  readonly us: readonly [base: string, shift: string]
  /** Scan code set 1, in hexadecimal, as LDML and Windows number keys. */
  readonly scanCode: string
  /** Windows virtual key on a US keyboard, without `VK_`. */
  readonly virtualKey: string
  /** Key name of XKB. */
  readonly xkb: string
  /** Virtual key code of macOS on an ANSI or ISO keyboard. */
  readonly mac: number
}

// Code, US base and shift, scan code, Windows key, XKB key, macOS key. Sources: UI Events KeyboardEvent code Values (W3C);
// xkb-data keycodes/evdev; HIToolbox Events.h; kbd.h of the Windows driver kit. SP is a space.
const table = `
Backquote \` ~ 29 OEM_3 TLDE 50
Digit1 1 ! 02 1 AE01 18
Digit2 2 @ 03 2 AE02 19
Digit3 3 # 04 3 AE03 20
Digit4 4 $ 05 4 AE04 21
Digit5 5 % 06 5 AE05 23
Digit6 6 ^ 07 6 AE06 22
Digit7 7 & 08 7 AE07 26
Digit8 8 * 09 8 AE08 28
Digit9 9 ( 0A 9 AE09 25
Digit0 0 ) 0B 0 AE10 29
Minus - _ 0C OEM_MINUS AE11 27
Equal = + 0D OEM_PLUS AE12 24
KeyQ q Q 10 Q AD01 12
KeyW w W 11 W AD02 13
KeyE e E 12 E AD03 14
KeyR r R 13 R AD04 15
KeyT t T 14 T AD05 17
KeyY y Y 15 Y AD06 16
KeyU u U 16 U AD07 32
KeyI i I 17 I AD08 34
KeyO o O 18 O AD09 31
KeyP p P 19 P AD10 35
BracketLeft [ { 1A OEM_4 AD11 33
BracketRight ] } 1B OEM_6 AD12 30
Backslash \\ | 2B OEM_5 BKSL 42
KeyA a A 1E A AC01 0
KeyS s S 1F S AC02 1
KeyD d D 20 D AC03 2
KeyF f F 21 F AC04 3
KeyG g G 22 G AC05 5
KeyH h H 23 H AC06 4
KeyJ j J 24 J AC07 38
KeyK k K 25 K AC08 40
KeyL l L 26 L AC09 37
Semicolon ; : 27 OEM_1 AC10 41
Quote ' " 28 OEM_7 AC11 39
IntlBackslash \\ | 56 OEM_102 LSGT 10
KeyZ z Z 2C Z AB01 6
KeyX x X 2D X AB02 7
KeyC c C 2E C AB03 8
KeyV v V 2F V AB04 9
KeyB b B 30 B AB05 11
KeyN n N 31 N AB06 45
KeyM m M 32 M AB07 46
Comma , < 33 OEM_COMMA AB08 43
Period . > 34 OEM_PERIOD AB09 47
Slash / ? 35 OEM_2 AB10 44
Space SP SP 39 SPACE SPCE 49`

/** The keys that type, row by row as on a US keyboard; `IntlBackslash` is the key more that an ISO keyboard has. */
export const physicalKeys: readonly PhysicalKey[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', base = '', shift = '', scanCode = '', virtualKey = '', xkb = '', mac = ''] = line.split(' ')
    const us = [base, shift].map((char) => (char === 'SP' ? ' ' : char)) as [string, string]
    return { code, us, scanCode, virtualKey, xkb, mac: Number(mac) }
  })

function rows(spans: readonly (readonly [first: string, last: string])[]): readonly (readonly PhysicalKey[])[] {
  const at = (code: string): number => physicalKeys.findIndex((key) => key.code === code)
  return spans.map(([first, last]) => physicalKeys.slice(at(first), at(last) + 1))
}

/** Rows of a US keyboard, from the digits to the space bar: the form `us` of LDML. */
export const physicalRows: readonly (readonly PhysicalKey[])[] = rows([
  ['Backquote', 'Equal'],
  ['KeyQ', 'Backslash'],
  ['KeyA', 'Quote'],
  ['KeyZ', 'Slash'],
  ['Space', 'Space'],
])

/** Rows of an ISO keyboard, whose `Backslash` stands a row lower: the form `iso` of LDML. */
export const isoRows: readonly (readonly PhysicalKey[])[] = rows([
  ['Backquote', 'Equal'],
  ['KeyQ', 'BracketRight'],
  ['KeyA', 'Quote'],
  ['IntlBackslash', 'Slash'],
  ['Space', 'Space'],
]).map((row, at) => (at === 2 ? [...row, ...physicalKeys.filter(({ code }) => code === 'Backslash')] : row))
