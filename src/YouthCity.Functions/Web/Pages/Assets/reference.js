// Finds addresses while one types. Without it the button does the same.
const [form, field] = [document.getElementById('filter'), document.getElementById('q')];
let [waiting, under] = [0, new AbortController()];

async function find() {
  under.abort();
  under = new AbortController();
  const address = new URL(form.action);
  if (field.value.trim()) address.searchParams.set('q', field.value.trim());
  try {
    const answer = await fetch(address, { signal: under.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.getElementById('addresses').replaceChildren(...page.getElementById('addresses').childNodes);
    document.getElementById('found').textContent = page.getElementById('found').textContent;
    history.replaceState(null, '', address);
  } catch (fault) {
    if (fault.name !== 'AbortError') form.submit();
  }
}

field.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, 250);
});
form.addEventListener('submit', submit => {
  submit.preventDefault();
  clearTimeout(waiting);
  find();
});
