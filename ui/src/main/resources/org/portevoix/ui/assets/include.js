// Puts a part of another page in the place of the link to it: [data-include] is that page's
// address, [data-part] the id of the part. Again whenever this page was brought up to date.
const places = document.querySelectorAll("[data-include]");

async function include(place) {
	try {
		const answer = await fetch(place.dataset.include, { headers: { Accept: "text/html" }, redirect: "error" });
		if (!answer.ok) {
			return;
		}
		const part = new DOMParser().parseFromString(await answer.text(), "text/html")
			.getElementById(place.dataset.part);
		if (part && part.innerHTML !== place.innerHTML && !place.contains(document.activeElement)) {
			place.replaceChildren(...part.childNodes);
		}
	}
	catch {
		// The line is gone or the other service away: the link, or what was there, stays.
	}
}

const all = () => places.forEach(include);
all();
document.addEventListener("refreshed", all);
