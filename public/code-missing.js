// Says in words that the page's own code did not come, and opens the page again once the server answers:
// without that code nothing else could, and a screen that nobody touches would stay white.
;(function () {
  var EVERY_MS = 10000
  var isWaiting = false
  function later() {
    return setTimeout(tryAgain, EVERY_MS)
  }
  function tryAgain() {
    fetch(location.href, { cache: 'no-store', headers: { accept: 'text/html' } })
      .then(function (response) {
        return response.ok ? location.reload() : later()
      })
      .catch(later)
  }
  function onError(event) {
    if (isWaiting || !event.target || event.target.type !== 'module') return
    isWaiting = true
    var words = document.createElement('p')
    words.setAttribute('role', 'alert')
    words.textContent =
      'The code of this page did not come from the server. The page opens by itself when it does.'
    document.body.insertBefore(words, document.body.firstChild)
    later()
  }
  // Errors of scripts do not bubble.
  window.addEventListener('error', onError, true)
})()
