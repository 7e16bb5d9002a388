// Works the places out again while weights are typed. Without it the form's button does the same.
const form = document.getElementById('what-if');
let waiting, latest = 0;

async function renew() {
  const asked = ++latest;
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const answer = await fetch(address);
  if (!answer.ok || asked !== latest) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.getElementById('tried').replaceChildren(...page.getElementById('tried').childNodes);
  document.querySelector('h1').replaceChildren(...page.querySelector('h1').childNodes);
  const shares = page.querySelectorAll('#what-if .small');
  document.querySelectorAll('#what-if .small').forEach((share, i) => share.replaceChildren(...shares[i].childNodes));
  history.replaceState(null, '', address);
}

form.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => renew().catch(() => {}), 250);
});
