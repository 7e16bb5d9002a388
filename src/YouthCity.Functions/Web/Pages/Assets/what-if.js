// Works the places out again while weights are typed or slid. Without it the form's button does the same.
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

// A slider beside each field; it has no name, so that the field alone is sent.
const fields = [...form.querySelectorAll('input.num')];
const numberOf = field => Number(field.value.replace(',', '.')) || 0;
const most = 2 * Math.max(1, ...fields.map(numberOf));
for (const field of fields) {
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = 0;
  slider.max = most;
  slider.step = most / 40;
  slider.value = numberOf(field);
  slider.setAttribute('aria-label', form.querySelector(`label[for="${field.id}"]`).textContent.trim());
  slider.addEventListener('input', () => {
    field.value = document.documentElement.lang === 'en' ? slider.value : slider.value.replace('.', ',');
  });
  field.addEventListener('input', () => { slider.value = numberOf(field); });
  field.parentElement.append(slider);
}

form.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => renew().catch(() => {}), 250);
});
