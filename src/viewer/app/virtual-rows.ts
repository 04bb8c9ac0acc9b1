import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core'
import { useLayoutEffect, useState } from 'preact/hooks'

export interface VirtualRows {
  /** The rows to draw, with the empty heights before and after them. */
  first: number
  last: number
  before: number
  after: number
  scrollTo: (index: number) => void
}

/** Draws only those of many rows of one height that can be seen. */
export function useVirtualRows(scroller: { current: HTMLElement | null }, count: number, height: number): VirtualRows {
  const [, redraw] = useState(0)
  const [virtualizer] = useState(
    () =>
      new Virtualizer<HTMLElement, HTMLElement>({
        count,
        getScrollElement: () => scroller.current,
        estimateSize: () => height,
        overscan: 12,
        scrollToFn: elementScroll,
        observeElementRect,
        observeElementOffset,
        initialRect: { width: 800, height: 800 },
        onChange: () => redraw((turn) => turn + 1),
      }),
  )
  virtualizer.setOptions({ ...virtualizer.options, count })
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())
  const items = virtualizer.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  return {
    first: first?.index ?? 0,
    last: last ? last.index + 1 : 0,
    before: first?.start ?? 0,
    after: Math.max(0, virtualizer.getTotalSize() - (last?.end ?? 0)),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}
