/** Simulated seconds since the lab began, as the console shows them: `Day 1, 00:00`. */
export function labTime(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = Math.floor(seconds / 86_400) + 1
  const hours = Math.floor((seconds % 86_400) / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  return `Day ${day}, ${two(hours)}:${two(minutes)}`
}
