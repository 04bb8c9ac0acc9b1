import type { FormSet } from './load-forms.ts'

/** The official words of a cell's path: 'applications.received.total' is 本年新收政府信息公开申请数量 · 总计; null for other paths. */
export function pathLabel(forms: FormSet, path: string): string | null {
  for (const { forms: list } of Object.values(forms.vocabularies)) {
    for (const form of list) {
      if (!path.startsWith(`${form.table}.`)) continue
      const rest = path.slice(form.table.length + 1)
      for (const block of form.blocks) {
        for (const row of [...block.groups, ...block.rows]) {
          if (row.id === undefined || !(rest === row.id || rest.startsWith(`${row.id}.`))) continue
          const column = rest.slice(row.id.length + 1)
          const found = block.variants.flatMap((variant) => variant.columns).find((one) => one.id === column)
          if (found) return column === '' ? row.zh : `${row.zh} · ${found.zh}`
        }
      }
    }
  }
  return null
}
