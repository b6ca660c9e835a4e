/** Codes of the `HiapError`s with which the server refuses to start. */
export const serverErrorCodes = {
  'data-empty': 'The data folder has no bundle.',
  'release-missing': 'The folder of the release has no list of checksums.',
  'release-broken': 'The list of checksums of the release names a file that is not there.',
  'port-taken': 'No free port was found.',
  'port-refused': 'The system does not let this program listen at the address.',
} as const

export type ServerErrorCode = keyof typeof serverErrorCodes
