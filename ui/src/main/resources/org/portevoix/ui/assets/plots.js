// Draws what the tables say. A plot names its table by data-plot; each row carries data-x and data-y.
import uPlot from "./uplot.js";

const lang = document.documentElement.lang;
const numbers = new Intl.NumberFormat(lang, { useGrouping: "always", notation: "standard" });
const days = new Intl.DateTimeFormat(lang, { day: "numeric", month: "short", timeZone: "UTC" });
const INK = "#17201f", VOICE = "#c2331d", MUTED = "#5b625e", HAIR = "#ddd5c6", PINE = "#1e5a4c";
const plots = new Map();

draw();
document.addEventListener("refreshed", draw);

function draw() {
	for (const place of document.querySelectorAll("[data-plot]")) {
		if (plots.has(place)) {
			plots.get(place).refresh();
		}
		// Nothing to draw yet: the page says so in words.
		else if (rows(place).length > 0) {
			plots.set(place, plot(place));
		}
	}
}

function rows(place) {
	const table = document.getElementById(place.dataset.plot);
	return [...table.querySelectorAll("tr[data-x]")].map((row) => [Number(row.dataset.x), Number(row.dataset.y)]);
}

function columns(place) {
	const found = rows(place);
	const x = found.map((row) => row[0]);
	const y = found.map((row) => row[1]);
	if (place.dataset.kind !== "days") {
		return [x, y];
	}
	let sum = 0;
	return [x, y, y.map((value) => (sum += value))];
}

function marks(place) {
	const list = document.getElementById(place.dataset.marks ?? "");
	return list ? [...list.querySelectorAll("[data-at]")].map((item) => ({ at: Number(item.dataset.at), name: item.dataset.mark })) : [];
}

function plot(place) {
	const isDays = place.dataset.kind === "days";
	const options = {
		width: Math.max(place.clientWidth, 200),
		height: place.clientWidth < 480 ? 220 : 280,
		cursor: { y: false },
		legend: { show: true, live: true },
		scales: {
			x: { time: false, range: (self, low, high) => (isDays ? [low - 43200, high + 43200] : [-0.6, 23.6]) },
			y: { range: (self, low, high) => [0, Math.max(high, 4) * 1.08] },
			sum: { range: (self, low, high) => [0, Math.max(high, 4) * 1.08] },
		},
		series: [
			{ label: place.dataset.x, value: (self, value) => (value == null ? "–" : isDays ? days.format(value * 1000) : hour(value)) },
			{
				label: place.dataset.y, fill: VOICE, stroke: VOICE, width: 0, points: { show: false },
				paths: uPlot.paths.bars({ size: [0.7, 60] }), value: (self, value) => (value == null ? "–" : numbers.format(value)),
			},
		],
		axes: [
			{ stroke: MUTED, grid: { show: false }, ticks: { stroke: HAIR }, values: (self, splits) => splits.map((value) => (isDays ? label(value) : Number.isInteger(value) ? hour(value) : "")), space: 64, incrs: isDays ? [86400, 172800, 345600, 604800, 1209600, 2592000, 7776000] : [1, 3, 6, 12] },
			{ stroke: MUTED, grid: { stroke: HAIR }, ticks: { show: false }, values: whole, size: width },
		],
		hooks: { draw: isDays ? [(self) => drawMarks(self, marks(place))] : [] },
	};
	if (isDays) {
		options.series.push({ label: place.dataset.sum, scale: "sum", stroke: PINE, width: 2, points: { show: rows(place).length < 2 }, value: (self, value) => (value == null ? "–" : numbers.format(value)) });
		options.axes.push({ scale: "sum", side: 1, stroke: PINE, grid: { show: false }, ticks: { show: false }, values: whole, size: width });
	}
	const drawn = new uPlot(options, columns(place), place);
	let last = JSON.stringify(drawn.data);
	new ResizeObserver(() => drawn.setSize({ width: Math.max(place.clientWidth, 200), height: options.height })).observe(place);
	return {
		refresh() {
			const data = columns(place);
			const text = JSON.stringify(data);
			if (text !== last) {
				last = text;
				drawn.setData(data);
			}
			else {
				drawn.redraw();
			}
		},
	};
}

function label(seconds) {
	return seconds % 86400 === 0 ? days.format(seconds * 1000) : "";
}

function hour(value) {
	return String(value).padStart(2, "0") + ":00";
}

function whole(self, splits) {
	return splits.map((value) => (Number.isInteger(value) ? numbers.format(value) : ""));
}

function width(self, values) {
	return 14 + 8 * Math.max(2, ...(values ?? []).map((value) => value.length));
}

// What happened, as lines with the letters of the list below.
function drawMarks(self, list) {
	const { ctx, bbox } = self;
	const ratio = devicePixelRatio || 1;
	ctx.save();
	ctx.font = `600 ${12 * ratio}px system-ui, sans-serif`;
	ctx.textAlign = "center";
	list.forEach((mark, index) => {
		const x = Math.round(self.valToPos(mark.at, "x", true));
		if (x < bbox.left || x > bbox.left + bbox.width) {
			return;
		}
		const y = bbox.top + (index % 2) * 16 * ratio;
		ctx.strokeStyle = INK;
		ctx.lineWidth = ratio;
		ctx.setLineDash([3 * ratio, 3 * ratio]);
		ctx.beginPath();
		ctx.moveTo(x, y);
		ctx.lineTo(x, bbox.top + bbox.height);
		ctx.stroke();
		ctx.setLineDash([]);
		ctx.fillStyle = INK;
		ctx.beginPath();
		ctx.arc(x, y + 8 * ratio, 9 * ratio, 0, 2 * Math.PI);
		ctx.fill();
		ctx.fillStyle = "#fff";
		ctx.fillText(mark.name, x, y + 12 * ratio);
	});
	ctx.restore();
}
