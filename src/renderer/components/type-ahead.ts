/**
 * Collects what is typed into a list. The same key again and again walks through the entries starting with
 * it; different keys spell a prefix. A pause starts anew.
 */
export function useTypeAhead(pause = 700): (key: string) => { prefix: string; advance: boolean } {
  let typed = ''
  let last = 0
  return (key) => {
    const now = Date.now()
    const fresh = now - last > pause
    last = now
    typed = fresh ? key : typed + key
    const repeated = typed.length > 1 && typed === key.repeat(typed.length / key.length)
    return { prefix: repeated ? key : typed, advance: fresh || repeated }
  }
}

/** A key that types a character, with no command key held. */
export const isTypedKey = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey
