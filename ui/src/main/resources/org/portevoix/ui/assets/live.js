// Brings the marked parts of a page up to date: each [data-live] is taken from the page as the
// server writes it now. What is open or typed stays as it is, since it is not replaced; a part
// that has the focus waits until the focus leaves it.
// [data-stream] names a stream whose events say when; [data-poll] a number of milliseconds.
// [data-live-note] says that the page does so, and is shown only where it does.
const SPARE = 2000;

const streaming = document.querySelector("[data-stream]");
const polling = document.querySelector("[data-poll]");
let source = null;
let timer = null;
let waiting = null;

if (streaming) {
	document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
	addEventListener("pagehide", close);
	addEventListener("pageshow", open);
}
else if (polling) {
	timer = setInterval(() => document.hidden || refresh(), Number(polling.dataset.poll));
	document.addEventListener("submit", () => setTimeout(refresh, SPARE / 2));
}

function open() {
	if (source || document.hidden) {
		return;
	}
	source = new EventSource(streaming.dataset.stream);
	document.querySelectorAll("[data-live-note]").forEach((note) => (note.hidden = false));
	source.addEventListener("message", soon);
}

function close() {
	source?.close();
	source = null;
}

// However quickly they come, the page is asked for every two seconds at most.
function soon() {
	waiting ??= setTimeout(() => {
		waiting = null;
		refresh();
	}, SPARE);
}

let late = false;
document.addEventListener("focusout", () => {
	if (late) {
		late = false;
		soon();
	}
});

async function refresh() {
	try {
		const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
		if (!answer.ok) {
			return;
		}
		const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
		for (const part of document.querySelectorAll("[data-live]")) {
			const now = fresh.getElementById(part.id);
			if (!now || now.innerHTML === part.innerHTML) {
				continue;
			}
			if (part.contains(document.activeElement)) {
				late = true;
				continue;
			}
			part.replaceChildren(...now.childNodes);
		}
		document.dispatchEvent(new Event("refreshed"));
	}
	catch {
		// The line is gone or the session over; what is shown stays, with the time it was true.
	}
}
