// Says in words what a browser lacks that is too old for the page. Written for browsers that are:
// their engines cannot even read the page's own code.
;(function () {
  var lacks = []
  if (typeof Map.groupBy !== 'function') lacks.push('Map.groupBy')
  if (typeof AbortSignal === 'undefined' || !('any' in AbortSignal)) lacks.push('AbortSignal.any')
  if (!window.CSS || !CSS.supports('color', 'color-mix(in srgb, red, blue)'))
    lacks.push('color-mix')
  if (lacks.length === 0) return
  var words = document.createElement('p')
  words.setAttribute('role', 'alert')
  words.textContent =
    'Streamgauge needs a newer browser: Chromium or Chrome 119, Firefox 128, Safari 17.4 or later. This one lacks ' +
    lacks.join(', ') +
    '.'
  document.body.insertBefore(words, document.body.firstChild)
})()
