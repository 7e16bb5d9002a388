// Takes a file that is dropped on a form, and shows how much of it is sent. Without it the form does the same.
for (const form of document.querySelectorAll('form.upload')) {
  const input = form.querySelector('input[type=file]'), progress = form.querySelector('progress');
  form.addEventListener('dragover', over => over.preventDefault());
  form.addEventListener('drop', drop => {
    drop.preventDefault();
    if (drop.dataTransfer.files.length === 1) input.files = drop.dataTransfer.files;
  });
  form.addEventListener('submit', submit => {
    submit.preventDefault();
    const sending = new XMLHttpRequest();
    progress.hidden = false;
    sending.upload.onprogress = part => { if (part.lengthComputable) progress.value = part.loaded / part.total; };
    sending.onerror = () => form.submit();
    sending.onload = () => {
      const page = new DOMParser().parseFromString(sending.responseText, 'text/html');
      document.title = page.title;
      document.body.replaceWith(document.adoptNode(page.body));
      history.pushState(null, '', sending.responseURL || form.action);
      scrollTo(0, 0);
      const heading = document.querySelector('h1');
      heading.tabIndex = -1;
      heading.focus();
    };
    sending.open('POST', form.action);
    sending.send(new FormData(form));
  });
}
addEventListener('popstate', () => location.reload());
