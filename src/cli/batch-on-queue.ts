export async function batchOnQueue(..._: unknown[]): Promise<number> {
  return 2
}
