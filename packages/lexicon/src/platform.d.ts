/** The one thing of the platform that a contract names; browsers and Node both have it. */
interface AbortSignal {
  readonly aborted: boolean
  // biome-ignore lint/suspicious/noExplicitAny: the platform's own declaration says `any`, and the two merge
  readonly reason: any
  throwIfAborted(): void
}
