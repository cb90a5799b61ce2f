// Runs in the browser of a wall screen, at /wall-login#token.

const token = location.hash.slice(1)
// First of all: the token must not stay in the address bar, the history or a screenshot.
history.replaceState(null, '', location.pathname + location.search)

const TRY_AGAIN_MS = 10_000

/** What to say of a refusal that trying again does not mend, by its code. */
const REFUSALS = {
  sign_in_needed: 'No token. Open this address with “#” and the token of this screen at its end.',
  wrong_wall_token:
    'This token is not known here: the server has no such line in VIEWER_TOKEN_FILE.',
  foreign_origin: 'This address is not one of PUBLIC_ORIGIN of the server, port included.',
  bad_wall_login: 'What stands after “#” is no token.',
}

await signIn()

async function signIn() {
  const { isOk, code } = token === '' ? await ask('config.json') : await ask('wall-login', token)
  const refusal = REFUSALS[code]
  if (isOk) location.replace(nextAddress())
  else if (refusal !== undefined) say(refusal)
  else {
    say('The server cannot sign this screen in now. It is asked again every 10 seconds.')
    setTimeout(signIn, TRY_AGAIN_MS)
  }
}

/** Sends the token, or reads the address when there is none; `code` is that of a refusal. */
async function ask(address, token) {
  // Keeps a browser from putting up its own dialog when it is refused.
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'XMLHttpRequest' }
  const sent = { method: 'POST', headers, body: JSON.stringify({ token }) }
  try {
    const answer = await fetch(address, token === undefined ? { headers } : sent)
    return answer.ok ? { isOk: true } : { isOk: false, code: (await answer.json()).code }
  } catch {
    return { isOk: false }
  }
}

/** `?next=/path` of this address, if it is a path here; otherwise the wall page beside this one. */
function nextAddress() {
  const wall = new URL('wall', location.href)
  const next = new URLSearchParams(location.search).get('next')
  if (next === null || !next.startsWith('/')) return wall
  const wanted = new URL(next, location.href)
  return wanted.origin === location.origin ? wanted : wall
}

function say(words) {
  document.getElementById('state').textContent = words
}
