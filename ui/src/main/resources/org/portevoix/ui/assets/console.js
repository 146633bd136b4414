// Every form works without this. It proposes an address from a title, shows a preview
// without leaving the page, and looks whether the session still lasts before it sends
// what somebody typed. Nothing typed is kept in the browser: the computer may be shared.

// What was done is said once, and not again to who comes back to the address.
const address = new URL(location.href);
if (address.searchParams.has("done")) {
	address.searchParams.delete("done");
	history.replaceState(null, "", address);
}

const slug = document.querySelector("[data-slug]");
const title = document.querySelector("[data-slug-from]");
if (slug && title) {
	let own = slug.value !== "" && slug.value !== slugOf(title.value);
	slug.addEventListener("input", () => (own = slug.value !== ""));
	title.addEventListener("input", () => {
		if (!own) {
			slug.value = slugOf(title.value);
		}
	});
}

// What is being written is no longer missing.
for (const badge of document.querySelectorAll("[data-missing]")) {
	const input = badge.closest(".field").querySelector("input[type=text], textarea");
	input.addEventListener("input", () => (badge.hidden = input.value.trim() !== ""));
}

for (const button of document.querySelectorAll("[data-preview-button]")) {
	button.addEventListener("click", (event) => {
		event.preventDefault();
		preview(button.form, button);
	});
}

for (const form of document.querySelectorAll("form[data-guarded]")) {
	form.addEventListener("submit", (event) => {
		if (form.dataset.checked) {
			delete form.dataset.checked;
			return;
		}
		event.preventDefault();
		event.stopImmediatePropagation();
		check(form, event.submitter);
	});
}

// The page is asked for again: it is there as long as the session is, and says what the
// form must send back, which is another one after signing in again elsewhere.
async function check(form, button) {
	const page = await answer(location.href, {});
	const token = page?.querySelector("meta[name=csrf-token]");
	const lost = form.querySelector("[data-lost]");
	if (!token) {
		lost.hidden = false;
		lost.focus();
		return;
	}
	lost.hidden = true;
	form.elements._csrf.value = token.content;
	form.dataset.checked = "yes";
	form.requestSubmit(button);
}

async function preview(form, button) {
	const fields = new URLSearchParams(new FormData(form, button));
	const page = await answer(form.action, { method: "POST", body: fields });
	const made = page?.querySelector("#preview");
	if (!made) {
		form.requestSubmit(button);
		return;
	}
	(document.querySelector("#preview") ?? document.querySelector("[data-preview]")).replaceWith(made);
	made.focus();
	made.scrollIntoView();
}

async function answer(url, options) {
	try {
		const response = await fetch(url, { redirect: "error", headers: { Accept: "text/html" }, ...options });
		return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
	} catch {
		return null;
	}
}

function slugOf(text) {
	const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
	return plain.replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("ß", "ss").replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "");
}
