// The operator's page: shows the state that the simulator tells, asked for once a second while the page is seen, and
// posts what the buttons say. Rows are changed in place, so that neither focus nor an opened detail is lost.
'use strict';

const language = document.documentElement.lang;
const said = document.getElementById('said');
const connection = document.getElementById('connection');
const faultForm = document.getElementById('fault');
let version = '';
let statuses = null;

function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function badges(cell, answers) {
  const wanted = JSON.stringify(answers);
  if (cell.dataset.shown === wanted) {
    return;
  }
  cell.dataset.shown = wanted;
  cell.replaceChildren(...answers.map((answer) => {
    const badge = document.createElement('span');
    badge.className = 'badge';
    badge.dataset.kind = answer.kind;
    badge.textContent = answer.text;
    badge.title = answer.title;
    return badge;
  }));
}

function fill(row, record) {
  for (const element of row.querySelectorAll('[data-field]')) {
    setText(element, String(record[element.dataset.field]));
    if (element.dataset.kind !== undefined) {
      element.dataset.kind = record.kind;
    }
  }
  for (const element of row.querySelectorAll('[data-href]')) {
    element.setAttribute('href', record[element.dataset.href]);
  }
  for (const element of row.querySelectorAll('[data-show]')) {
    element.hidden = !record[element.dataset.show];
  }
  for (const element of row.querySelectorAll('[data-badges]')) {
    badges(element, record[element.dataset.badges]);
  }
  for (const button of row.querySelectorAll('button')) {
    button.setAttribute('aria-label', button.textContent + ' ' + record.name);
  }
}

function list(body, records) {
  const name = body.dataset.list;
  const template = document.querySelector('template[data-row="' + name + '"]');
  const old = new Map([...body.rows].map((row) => [row.dataset.key, row]));
  records.forEach((record, index) => {
    const key = String(record.key);
    let row = old.get(key);
    old.delete(key);
    if (!row) {
      row = template.content.firstElementChild.cloneNode(true);
      row.dataset.key = key;
    }
    fill(row, record);
    if (body.rows[index] !== row) {
      body.insertBefore(row, body.rows[index] || null);
    }
  });
  old.forEach((row) => row.remove());
  const empty = document.querySelector('[data-empty="' + name + '"]');
  if (empty) {
    empty.hidden = records.length > 0;
    body.parentElement.hidden = records.length === 0;
  }
}

// For those who don't see the page: what has become of orders since the last look.
function announce(orders) {
  const now = new Map(orders.map((order) => [order.key, order.status]));
  const news = statuses === null
    ? []
    : orders.filter((order) => statuses.get(order.key) !== order.status).map((order) => order.name + ': ' + order.status);
  statuses = now;
  if (news.length > 0) {
    said.textContent = news.join(', ');
  }
}

async function refresh() {
  try {
    const answer = await fetch('state?lang=' + language + '&known=' + version);
    if (answer.status === 200) {
      const state = await answer.json();
      document.querySelectorAll('[data-list]').forEach((body) => list(body, state[body.dataset.list]));
      announce(state.orders);
      version = state.version;
    }
    connection.hidden = answer.ok;
  } catch (error) {
    connection.hidden = false;
  }
}

async function act(fields) {
  try {
    const answer = await fetch('act', { method: 'POST', body: new URLSearchParams(fields) });
    if (!answer.ok) {
      said.textContent = await answer.text();
    }
  } catch (error) {
    connection.hidden = false;
  }
  await refresh();
}

async function live() {
  if (document.visibilityState === 'visible') {
    await refresh();
  }
  setTimeout(live, 1000);
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-action]');
  if (button) {
    const row = button.closest('tr');
    act({ action: button.dataset.action, number: row ? row.dataset.key : '' });
  }
});

faultForm.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = new FormData(faultForm);
  fields.append('action', 'fault');
  act(fields);
});

faultForm.elements.fault.addEventListener('change', () => {
  const usual = faultForm.elements.fault.selectedOptions[0].dataset.usual;
  faultForm.elements.value.disabled = usual === '0';
  faultForm.elements.value.value = usual === '0' ? '' : usual;
});

live();
