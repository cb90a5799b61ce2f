import type { PathMark, Picture, TextMark } from './export-picture.ts'
import { FONT_FAMILY } from './export-picture.ts'

/** What of a canvas the painting needs. */
export type Canvas2d = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'scale'
  | 'translate'
  | 'fillRect'
  | 'fillText'
  | 'fill'
  | 'stroke'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
>

/** Device px per px of the picture. */
const SCALE = 2

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const

/**
 * A picture as PNG at twice its size. Painted mark by mark: loading our own SVG as an image would
 * need a `data:` or `blob:` address, which the page's security policy forbids.
 */
export async function pngOf(picture: Picture): Promise<Blob> {
  const canvas = new OffscreenCanvas(picture.width * SCALE, picture.height * SCALE)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser gives no canvas to draw on')
  const texts = picture.marks.filter((mark) => mark.kind === 'text')
  // A canvas does not wait for fonts: a letter that nothing on the page uses may not be there yet.
  await Promise.all(texts.map((mark) => document.fonts.load(fontOf(mark), mark.text)))
  paint(picture, context)
  return canvas.convertToBlob({ type: 'image/png' })
}

/** Paints a picture in its order of drawing. */
export function paint(picture: Picture, context: Canvas2d): void {
  context.scale(SCALE, SCALE)
  context.fillStyle = picture.background
  context.fillRect(0, 0, picture.width, picture.height)
  context.lineJoin = 'round'
  for (const mark of picture.marks) {
    context.globalAlpha = mark.kind === 'path' ? mark.opacity : 1
    if (mark.kind === 'text') paintText(mark, context)
    else paintPath(mark, context)
  }
}

function paintPath(mark: PathMark, context: Canvas2d): void {
  const { x, y } = mark.shift ?? { x: 0, y: 0 }
  context.translate(x, y)
  paintShape(new Path2D(mark.d), mark, context)
  context.translate(-x, -y)
}

function paintText(mark: TextMark, context: Canvas2d): void {
  context.font = fontOf(mark)
  context.textAlign = ALIGN[mark.anchor]
  context.fillStyle = mark.fill
  context.fillText(mark.text, mark.x, mark.y)
}

function paintShape(shape: Path2D, mark: PathMark, context: Canvas2d): void {
  if (mark.fill !== null) {
    context.fillStyle = mark.fill
    context.fill(shape)
  }
  if (mark.stroke === null) return
  context.strokeStyle = mark.stroke
  context.lineWidth = mark.width
  context.lineCap = mark.cap
  context.setLineDash(mark.dash?.split(' ').map(Number) ?? [])
  context.stroke(shape)
}

function fontOf({ size, isStrong }: TextMark): string {
  return `${isStrong ? 600 : 400} ${size}px ${FONT_FAMILY}`
}
