/** Three numbers: red, green, blue as light (0 to 1), or L*, a*, b*. */
type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** How people see who lack one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1. */
export const SIGHTS: Readonly<Record<'normal' | 'protan' | 'deutan' | 'tritan', Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** sRGB (D65) to XYZ, divided by the white point. */
const TO_XYZ: Matrix = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
]

/** Light of a colour such as `#4ed9b0`, red, green and blue from 0 to 1. */
export function lightOf(colour: string): Triple {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

/** WCAG 2.2 contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminances = [one, other].map((colour) => times([0.2126, 0.7152, 0.0722], lightOf(colour)))
  const [dark = 0, light = 0] = luminances.toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Distance of two colours (CIEDE2000) as somebody with this sight sees them. */
export function distance(one: string, other: string, sight: Matrix): number {
  return ciede2000(labOf(one, sight), labOf(other, sight))
}

function labOf(colour: string, sight: Matrix): Triple {
  const seen = transform(sight, lightOf(colour))
  const clipped: Triple = [clip(seen[0]), clip(seen[1]), clip(seen[2])]
  const [x, y, z] = transform(TO_XYZ, clipped)
  const [fx, fy, fz] = [lightness(x), lightness(y), lightness(z)]
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
}

function lightness(part: number): number {
  return part > 216 / 24389 ? Math.cbrt(part) : (841 / 108) * part + 4 / 29
}

/** Sharma, Wu and Dalal 2005, with all weights 1; their test pairs are this module's. */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const g = 0.5 * (1 - Math.sqrt(grey((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2)))
  const [c1, c2] = [Math.hypot(a1 * (1 + g), b1), Math.hypot(a2 * (1 + g), b2)]
  const [h1, h2] = [hueOf(a1 * (1 + g), b1), hueOf(a2 * (1 + g), b2)]
  const isGrey = c1 * c2 === 0
  const turn = isGrey ? 0 : ((h2 - h1 + 540) % 360) - 180
  const hue = isGrey ? h1 + h2 : (h1 + turn / 2 + 360) % 360
  const [light, chroma] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const t =
    1 -
    0.17 * cosine(hue - 30) +
    0.24 * cosine(2 * hue) +
    0.32 * cosine(3 * hue + 6) -
    0.2 * cosine(4 * hue - 63)
  const fromMiddle = (light - 50) ** 2
  const dl = (l2 - l1) / (1 + (0.015 * fromMiddle) / Math.sqrt(20 + fromMiddle))
  const dc = (c2 - c1) / (1 + 0.045 * chroma)
  const dh = (2 * Math.sqrt(c1 * c2) * sine(turn / 2)) / (1 + 0.015 * chroma * t)
  const rotation = -2 * Math.sqrt(grey(chroma)) * sine(60 * Math.exp(-(((hue - 275) / 25) ** 2)))
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rotation * dc * dh)
}

function grey(chroma: number): number {
  return chroma ** 7 / (chroma ** 7 + 25 ** 7)
}

function hueOf(a: number, b: number): number {
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180)
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180)
}

function transform([first, second, third]: Matrix, of: Triple): Triple {
  return [times(first, of), times(second, of), times(third, of)]
}

function times(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value))
}
