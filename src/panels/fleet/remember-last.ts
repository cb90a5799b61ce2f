/**
 * The same function, which gives its last result again while its arguments are the same objects: what
 * several parts of a page ask for is worked out once.
 */
export function rememberLast<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | null = null
  return (...args) => {
    if (last && args.every((arg, index) => Object.is(arg, last?.args[index]))) return last.result
    const result = work(...args)
    last = { args, result }
    return result
  }
}
