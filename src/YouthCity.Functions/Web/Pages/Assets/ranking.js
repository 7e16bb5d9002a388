// Sorts the ranking without loading the page anew. Without it the links do the same.
document.addEventListener('click', async click => {
  const link = click.target.closest('#ranking-section a[href^="?"]');
  if (!link || click.ctrlKey || click.metaKey || click.shiftKey) return;
  click.preventDefault();
  const address = new URL(link.getAttribute('href'), location.href);
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.getElementById('ranking-section').replaceChildren(...page.getElementById('ranking-section').childNodes);
    history.pushState(null, '', address);
    document.querySelector(`#ranking-section a[href="${link.getAttribute('href')}"]`)?.focus();
  } catch {
    location.href = address;
  }
});
addEventListener('popstate', () => location.reload());
