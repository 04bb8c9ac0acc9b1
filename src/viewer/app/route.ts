/** What the address names: the part after #, so that it works from a file too. */
export type Route =
  | { view: 'list' }
  | { view: 'report'; id: string; claim: string | null }
  | { view: 'agency'; agency: string }
  | { view: 'paste' }
  | { view: 'changes' }

export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [view, rest = ''] = path.split('/')
  if (view === 'report' && rest !== '')
    return { view, id: decode(rest), claim: new URLSearchParams(query).get('claim') }
  if (view === 'agency' && rest !== '') return { view, agency: decode(rest) }
  if (view === 'paste' || view === 'changes') return { view }
  return { view: 'list' }
}

export function hashOf(route: Route): string {
  switch (route.view) {
    case 'list':
      return '#/'
    case 'report':
      return `#/report/${encodeURIComponent(route.id)}${route.claim ? `?claim=${encodeURIComponent(route.claim)}` : ''}`
    case 'agency':
      return `#/agency/${encodeURIComponent(route.agency)}`
    default:
      return `#/${route.view}`
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
