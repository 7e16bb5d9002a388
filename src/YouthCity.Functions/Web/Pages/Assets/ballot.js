// Saves a ballot by itself after a pause, and when the page is left. Without it the form's buttons do the same.
const form = document.getElementById('ballot');
const pause = 20_000;
let waiting, isChanged = false, isBusy = false;

async function save(isLeaving) {
  clearTimeout(waiting);
  if (!isChanged || isBusy) return;
  isBusy = true;
  isChanged = false;
  const body = new URLSearchParams(new FormData(form));
  body.set('go', 'stay');
  try {
    const answer = await fetch(form.action, { method: 'POST', body, keepalive: isLeaving });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of ['ballot-status', 'ballot-progress']) {
      const fresh = page.getElementById(id);
      if (fresh) document.getElementById(id).replaceChildren(...fresh.childNodes);
    }
  } catch {
    isChanged = true;
  } finally {
    isBusy = false;
  }
}

form.addEventListener('input', () => {
  isChanged = true;
  clearTimeout(waiting);
  waiting = setTimeout(() => save(false), pause);
});
form.addEventListener('submit', () => { isChanged = false; });
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(true); });
