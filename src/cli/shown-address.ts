/** A queue's address as it may be shown: without the password. */
export function shownAddress(url: string): string {
  const shown = new URL(url)
  if (shown.password !== '') shown.password = '***'
  return shown.href
}
