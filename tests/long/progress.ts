/** Long tests say how far they are: past the test runner, which keeps what is printed until a test ends. */
export function progress(what: string): (how: string) => void {
  const began = performance.now()
  return (how) => {
    const seconds = ((performance.now() - began) / 1_000).toFixed(0)
    process.stderr.write(`[${what}, ${seconds} s] ${how}\n`)
  }
}
