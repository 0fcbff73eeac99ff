/** As many pixels as a canvas of the browser has on a side, and in all. */
const LONGEST_SIDE = 16_384
const MOST_PIXELS = 100_000_000

/** Twice the size it has on the screen, as far as a canvas can be that large. */
export function pictureScale(width: number, height: number): number {
  return Math.min(2, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)))
}

/** An SVG document as a PNG: its bytes in base64. Rejects where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<string> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = pictureScale(image.naturalWidth, image.naturalHeight)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(image.naturalWidth * scale))
  canvas.height = Math.max(1, Math.floor(image.naturalHeight * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const [, base64] = canvas.toDataURL('image/png').split('base64,')
  if (!base64) throw new Error('The browser made no picture.')
  return base64
}
